import type { Evaluation } from "../../src/evaluation/schema";

const LONG = 100_000;

export const TEXTS = {
  markup: `"><img src=x onerror=alert(1)><script>alert(2)</script>'\`</script></style><!--`,
  formula: "=cmd|' /C calc'!A0",
  bidi: "\u202E100\u2066\u2069\u200B\u200D\uFEFF得分",
  terminal: "\u001b[2J\u001b]0;x\u0007\u009b31m",
  long: "名".repeat(LONG),
} as const;

/** The text in every place of a form that takes one. */
export function formOf(text: string): Evaluation {
  return {
    id: text,
    title: text,
    project: { name: text, code: text, department: text, implementer: text },
    currencyUnit: "万元",
    funds: {
      weight: "10",
      total: { budget: text, executed: "1", rate: text, score: text, reason: text },
      sources: [{ name: text, budget: text, executed: text, rate: text }],
    },
    goals: { planned: text, achieved: text },
    indicators: [
      {
        name: text,
        weight: text,
        children: [
          {
            name: text,
            children: [
              {
                name: text,
                initialTarget: text,
                target: text,
                actual: text,
                weight: "10",
                score: "20",
                reason: text,
              },
              { name: text, target: "10", actual: "5", weight: "80", score: text },
            ],
          },
        ],
      },
    ],
    total: { weight: text, score: "77", grade: text },
    analysis: { [text]: text },
  };
}

/** What may not stand in any text that people read. */
export const OUT_OF_SIGHT = /[^\P{Cc}\n\r\t]|\p{Cf}/u;

/** The first match, so that a failure prints it and not a whole page. */
export const found = (pattern: RegExp, text: string) => pattern.exec(text)?.[0];
