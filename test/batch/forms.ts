import type { Evaluation } from "../../src/evaluation/schema";

export interface FormParts {
  readonly id?: string;
  readonly name?: string;
  readonly unit?: "元" | "万元" | "亿元";
  readonly initialBudget?: string;
  readonly budget?: string;
  readonly executed?: string;
  readonly executionScore?: string;
  readonly rowScore?: string;
  readonly reason?: string;
  readonly goal?: string;
  readonly total?: string;
  readonly grade?: string;
}

/**
 * Half of the budget spent on a form of the Hubei layout: 10 points for half of the budget, so execution weighs 20.
 * hubei-80-20: 20 × 50/100 = 10, 10 + 80 = 90, 优. mof-2020: 10 × 50/100 = 5, 5 + 80 = 85, 良.
 */
export const hubeiForm: Evaluation = {
  id: "hubei",
  title: "湖北省项目支出绩效自评表",
  year: 2024,
  funds: { total: { budget: "100", executed: "50", score: "10", reason: "结余" } },
  indicators: [
    {
      name: "产出指标",
      children: [{ name: "完成情况", target: "完成", actual: "完成", weight: "80", score: "80" }],
    },
  ],
  total: { weight: "100", score: "90" },
};

/** A form of one row of 90 points, achieved, and the execution score. */
export function formOf(parts: FormParts): Evaluation {
  const { id, name, unit, goal, initialBudget, budget, executed, executionScore, total, grade } = parts;
  return {
    ...(id !== undefined && { id }),
    project: { name },
    ...(unit !== undefined && { currencyUnit: unit }),
    funds: { weight: "10", total: { initialBudget, budget, executed, score: executionScore } },
    goals: { planned: goal },
    indicators: [
      {
        name: "产出指标",
        children: [
          {
            name: "质量指标",
            children: [
              {
                name: "完成情况",
                target: "完成",
                actual: "完成",
                weight: "90",
                score: parts.rowScore,
                reason: parts.reason,
              },
            ],
          },
        ],
      },
    ],
    total: { weight: "100", score: total, grade },
  };
}
