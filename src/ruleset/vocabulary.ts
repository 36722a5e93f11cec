import type { Vocabulary } from "../condition";
import type { OwnCheck } from "./schema";

/**
 * The facts a ruleset's own checks may read, with their types. Figures are exact; a blank cell, or what cannot be
 * computed from one, is `null` and makes the check "not evaluated".
 */
const EVALUATION = {
  "form.year": "figure",
  "form.currencyUnit": "text",
  "form.title": "text",
  "project.name": "text",
  "project.department": "text",
  "project.implementer": "text",
  "goals.planned": "text",
  "goals.achieved": "text",
  /** Amounts of the total line, in the form's unit. */
  "funds.appliedBudget": "figure",
  "funds.initialBudget": "figure",
  "funds.budget": "figure",
  "funds.executed": "figure",
  "funds.carryover": "figure",
  "funds.sources.count": "figure",
  /** Recomputed, as a ratio. */
  "execution.rate": "figure",
  "execution.rateOnInitialBudget": "figure",
  "execution.counts": "flag",
  "execution.weight": "figure",
  "execution.score": "figure",
  "execution.accepted": "figure",
  "total.weight": "figure",
  "total.stated": "figure",
  "total.sum": "figure",
  "total.min": "figure",
  "total.max": "figure",
  "total.accepted": "figure",
  "total.grade": "text",
  /** Row by row, blank cells left out. */
  "rows.count": "figure",
  "rows.names": "texts",
  "rows.weights": "figures",
  "rows.scores": "figures",
  "rows.reasons": "texts",
  /** Sums over the rows of a first-level dimension; 0 where it has none. */
  "output.weight": "figure",
  "output.score": "figure",
  "benefit.weight": "figure",
  "benefit.score": "figure",
  "satisfaction.weight": "figure",
  "satisfaction.score": "figure",
  "cost.weight": "figure",
  "cost.score": "figure",
} as const satisfies Vocabulary;

const ROW = {
  "row.name": "text",
  "row.firstLevel": "text",
  "row.secondLevel": "text",
  "row.target": "text",
  "row.actual": "text",
  "row.reason": "text",
  "row.weight": "figure",
  "row.score": "figure",
  /** Ends of the admissible interval, in points. */
  "row.min": "figure",
  "row.max": "figure",
  "row.accepted": "figure",
  /** actual ÷ target, or target ÷ actual where less is better. */
  "row.attainment": "figure",
  /** `quantity`, `date`, `text` or `unscored`. */
  "row.method": "text",
  /** `achieved`, `partiallyAchieved`, `notAchieved`. */
  "row.judgement": "text",
  "row.isCost": "flag",
} as const satisfies Vocabulary;

const BATCH = {
  "batch.forms": "figure",
  /** Documents that could not be read. */
  "batch.errors": "figure",
  /** Sums over the forms, in 万元. */
  "batch.initialBudget": "figure",
  "batch.budget": "figure",
  "batch.executed": "figure",
  /** Forms in which every indicator has full marks. */
  "batch.fullMarks": "figure",
} as const satisfies Vocabulary;

export type EvaluationFact = keyof typeof EVALUATION;
export type RowFact = keyof typeof ROW;
export type BatchFact = keyof typeof BATCH;

/** What a check of each scope may read; a row's check also reads the facts of its form. */
export const VOCABULARIES: Readonly<Record<OwnCheck["scope"], Vocabulary>> = {
  evaluation: EVALUATION,
  row: { ...EVALUATION, ...ROW },
  batch: BATCH,
};
