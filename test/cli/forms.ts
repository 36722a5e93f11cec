import type { Evaluation } from "../../src/evaluation/schema";

/** A form in which everything is as it should be: 9 + 90 = 99, 优. */
export const sound = {
  id: "sound",
  year: 2024,
  project: { name: "道路养护" },
  currencyUnit: "万元",
  funds: {
    weight: "10",
    total: { initialBudget: "100", budget: "100", executed: "90", rate: "90%", score: "9", reason: "结余" },
  },
  indicators: [
    {
      name: "产出指标",
      weight: "50",
      children: [
        {
          name: "数量指标",
          children: [{ name: "养护里程", target: "10公里", actual: "12公里", weight: "50", score: "50" }],
        },
      ],
    },
    {
      name: "效益指标",
      weight: "30",
      children: [
        {
          name: "社会效益",
          children: [{ name: "通行时间缩短", target: "≥5分钟", actual: "6分钟", weight: "30", score: "30" }],
        },
      ],
    },
    {
      name: "满意度指标",
      weight: "10",
      children: [
        {
          name: "服务对象满意度",
          children: [{ name: "群众满意度", target: "≥90%", actual: "95%", weight: "10", score: "10" }],
        },
      ],
    },
  ],
  total: { weight: "100", score: "99", grade: "优" },
} satisfies Evaluation;

/** The same with a total that its parts do not make: 100 against 9 + 90 = 99. */
export const wrongTotal = {
  ...sound,
  id: "wrong-total",
  total: { ...sound.total, score: "100" },
} satisfies Evaluation;

/** The same with a total that is no figure. */
export const unreadableTotal = {
  ...sound,
  id: "unreadable-total",
  total: { ...sound.total, score: "九十九分" },
} satisfies Evaluation;

/** One form a line. */
export function ndjson(...forms: readonly unknown[]): string {
  return forms.map((form) => `${JSON.stringify(form)}\n`).join("");
}
