import { readXlsx } from "hucre";
import { describe, expect, test } from "vitest";
import { assess } from "../../src/assess/assess";
import type { Evaluation } from "../../src/evaluation/schema";
import { drawTable, FIRST_STATE } from "../../src/report/draw/batch";
import { renderReport } from "../../src/report/report";
import { writeReview } from "../../src/report/review/writeReview";
import { createSarif } from "../../src/report/sarif";
import { rowView } from "../../src/report/view/formView";
import { rulesets } from "../../src/rulesets";
import { ndjson } from "../cli/forms";
import { run } from "../cli/run";

// A form whose every text is an attack: nothing of it may be markup, a formula, a command or out of sight.

const ruleset = rulesets["mof-2020"]!;
const LONG = 100_000;

const TEXTS = {
  markup: `"><img src=x onerror=alert(1)><script>alert(2)</script>'\`</script></style><!--`,
  formula: "=cmd|' /C calc'!A0",
  bidi: "\u202E100\u2066\u2069\u200B\u200D\uFEFF得分",
  terminal: "\u001b[2J\u001b]0;x\u0007\u009b31m",
  long: "名".repeat(LONG),
} as const;

/** The text in every place of a form that takes one. */
function formOf(text: string): Evaluation {
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

const judged = (text: string) => {
  const evaluation = formOf(text);
  return { evaluation, ruleset, assessment: assess(evaluation, ruleset), place: text };
};

/** What may not stand in any text that people read. */
const OUT_OF_SIGHT = /[^\P{Cc}\n\r\t]|\p{Cf}/u;

/** The first match, so that a failure prints it and not a whole page. */
const found = (pattern: RegExp, text: string) => pattern.exec(text)?.[0];

describe.each(Object.entries(TEXTS))("%s", (_, text) => {
  test("in a report on one form and on many, in both languages", async () => {
    for (const lang of ["zh", "en"] as const) {
      for (const forms of [[judged(text)], [judged(text), judged(text)]]) {
        const page = await renderReport(forms, { lang, title: text });
        const withoutScript = page.replace(/<script>[\s\S]*?<\/script>/, "");
        expect(found(/<img|<script>|onerror=alert\(1\)>|<\/style><!--/i, withoutScript)).toBeUndefined();
        expect(found(OUT_OF_SIGHT, withoutScript)).toBeUndefined();
        expect(page.match(/<script/g)).toHaveLength(3);
        expect(page.match(/<\/script>/g)).toHaveLength(3);
        expect(page.length).toBeLessThan(1_500_000);
        for (const [, json = ""] of page.matchAll(
          /<script type="application\/json"[^>]*>([\s\S]*?)<\/script>/g,
        )) {
          JSON.parse(json);
        }
      }
    }
  });

  test("in a page of the table of forms", () => {
    const { evaluation, assessment } = judged(text);
    const row = rowView(evaluation, assessment, { index: 0, place: text });
    const drawn = drawTable([row], "zh", { ...FIRST_STATE, text: "" }).html;
    expect(found(/<img|<script/i, drawn)).toBeUndefined();
    expect(found(OUT_OF_SIGHT, drawn)).toBeUndefined();
    expect(drawn.length).toBeLessThan(10_000);
  });

  test("in SARIF: as data, cut to size", () => {
    const sarif = createSarif();
    const { evaluation, assessment } = judged(text);
    sarif.add(evaluation, assessment, { file: `${text.slice(0, 100)}.json`, line: null });
    const log = sarif.build();
    const results = log.runs[0]?.results ?? [];
    expect(results.length).toBeGreaterThan(5);
    for (const { message, locations, partialFingerprints } of results) {
      expect(message.text?.length).toBeLessThan(1300);
      expect(locations?.[0]?.logicalLocations?.[0]?.fullyQualifiedName?.length).toBeLessThan(1600);
      expect(partialFingerprints?.["jixiao/v1"]).toMatch(/^[0-9a-f]{32}$/);
      expect(locations?.[0]?.physicalLocation?.artifactLocation?.uri).toMatch(/^[\w%.~!*'()/-]+$/);
    }
  });

  test("in a reviewer's sheet: as text, with nothing out of sight", async () => {
    const bytes = await writeReview([judged(text)]);
    const { sheets } = await readXlsx(bytes);
    const texts = (sheets[0]?.rows ?? []).flat().filter((value) => typeof value === "string");
    expect(texts.length).toBeGreaterThan(20);
    for (const one of [...texts, sheets[0]?.name ?? ""]) {
      expect(found(OUT_OF_SIGHT, one)).toBeUndefined();
      expect(found(/^[=+\-@]/, one)).toBeUndefined();
      expect(one.length).toBeLessThan(4100);
    }
  });

  test("on the command line: what is printed for people has no control or hidden characters", async () => {
    const stdin = ndjson(formOf(text));
    const table = await run(["check", "-", "--explain"], { stdin });
    expect(found(OUT_OF_SIGHT, table.stdout + table.stderr)).toBeUndefined();
    const sarif = await run(["check", "-", "--format", "sarif"], { stdin });
    expect((JSON.parse(sarif.stdout) as { version: string }).version).toBe("2.1.0");
    const page = await run(["report", "-"], { stdin });
    expect(found(/<img|onerror=alert\(1\)>/i, page.stdout)).toBeUndefined();
    expect(found(OUT_OF_SIGHT, page.stderr)).toBeUndefined();
  });
});

test("what is hidden is shown by its number", async () => {
  const page = await renderReport([judged(TEXTS.bidi)]);
  expect(page).toContain("⟦U+202E⟧100⟦U+2066⟧⟦U+2069⟧⟦U+200B⟧⟦U+200D⟧⟦U+FEFF⟧得分");
});
