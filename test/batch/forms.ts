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
