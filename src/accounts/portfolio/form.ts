import type { Assessment } from "../../assess/assessment";
import type { Evaluation } from "../../evaluation/schema";

/** A form of the unit, with its grade where it is known from elsewhere than the print. */
export interface PortfolioForm {
  readonly evaluation: Evaluation;
  /** 等级, such as the one of the stated total; absent = as printed. */
  readonly grade?: string | null;
}

/** What the comparison asks of an assessed form: its funds and grade, not its rows and texts, so that many fit. */
export function portfolioForm(evaluation: Evaluation, { grade }: Pick<Assessment, "grade">): PortfolioForm {
  const { goals: _goals, analysis: _analysis, meta: _meta, ...rest } = evaluation;
  return { evaluation: { ...rest, indicators: [] }, grade: grade.stated ?? grade.ofStatedTotal };
}
