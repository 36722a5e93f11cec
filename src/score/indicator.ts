import { type Exact, ONE, ZERO } from "../figure/exact";
import { type Interval, interval, point, product } from "../figure/interval";
import type { Row } from "../normalize/normalize";
import type { Rules } from "../ruleset/rules";
import { type Alignment, alignUnits } from "../value/compare";
import { sameText } from "../value/readValue";
import { unitInName } from "../value/units";
import type { Judgement, Quantity } from "../value/value";
import { acceptedScore, type PrintedScore, printedScores, statedScore } from "./admissible";
import { scoreDate } from "./date";
import { type Direction, directionOf } from "./direction";
import { scoreQuantity } from "./quantity";

export type IndicatorFormula =
  | "met"
  | "proportional"
  | "linear-to-double"
  | "zero-target"
  | "on-time"
  | "late"
  | "judgement"
  | "unclassified";

/** How a row was judged; the record its explanation is told from. */
export interface RowJudgement {
  readonly method: "quantity" | "date" | "text" | "unscored";
  readonly formula: IndicatorFormula;
  /** Share of the weight the result supports. */
  readonly share: Interval;
  readonly attainment: Exact | null;
  readonly direction: Direction | null;
  readonly judgement: Judgement | null;
  /** Target and actual in one unit, for quantities. */
  readonly aligned: Alignment | null;
}

/** 三级指标 scored. */
export interface RowScore extends RowJudgement {
  readonly row: Row;
  readonly weight: Exact | null;
  readonly stated: PrintedScore | null;
  /** Points the result supports, unrounded; `null` without a weight. */
  readonly admissible: Interval | null;
  /** Whether the points come from a formula, so that the printed score is a rounding of them. */
  readonly derived: boolean;
  /** Least and greatest admissible score at the printed decimals. */
  readonly computed: Interval | null;
  readonly accepted: Exact;
}

const ANY: Interval = interval(ZERO, ONE);

/** Scores one row under the rules: method by what target and actual are, then shares of its weight. */
export function scoreIndicator(row: Row, rules: Rules): RowScore {
  const judged = judgeRow(row, rules);
  const stated = statedScore(row.score);
  if (row.weight.kind !== "figure") {
    const accepted = stated?.value ?? ZERO;
    return {
      ...judged,
      row,
      weight: null,
      stated,
      admissible: null,
      derived: false,
      computed: null,
      accepted,
    };
  }
  const weight = row.weight.figure.value;
  const admissible = product(judged.share, point(weight));
  const derived = isDerived(judged);
  const computed = printedScores(admissible, derived, stated?.decimals ?? null, rules.rounding.places);
  const accepted = acceptedScore(computed, stated, admissible, derived, rules);
  return { ...judged, row, weight, stated, admissible, derived, computed, accepted };
}

function isDerived(judged: RowJudgement): boolean {
  return (
    judged.formula === "proportional" ||
    judged.formula === "linear-to-double" ||
    judged.direction === "doubtful"
  );
}

function judgeRow(row: Row, rules: Rules): RowJudgement {
  const { target, actual } = row;
  if (actual.kind === "blank") return unscored;
  if (actual.kind === "text" && actual.judgement !== null) return byJudgement(actual.judgement, rules);
  if (target.kind === "quantity" && actual.kind === "quantity") return byQuantity(row, target, actual, rules);
  if (target.kind === "date" && actual.kind === "date") {
    return { ...unscored, method: "date", ...scoreDate(target, actual) };
  }
  if (row.targetText !== null && row.actualText !== null && sameText(row.targetText, row.actualText)) {
    return byJudgement("achieved", rules);
  }
  return unclassified;
}

const unscored: RowJudgement = {
  method: "unscored",
  formula: "unclassified",
  share: ANY,
  attainment: null,
  direction: null,
  judgement: null,
  aligned: null,
};
const unclassified: RowJudgement = { ...unscored, method: "text" };

/** 定性指标: the band of the weight its judgement may earn. */
function byJudgement(judgement: Judgement, rules: Rules): RowJudgement {
  return { ...unscored, method: "text", formula: "judgement", share: rules.bands[judgement], judgement };
}

function byQuantity(row: Row, target: Quantity, actual: Quantity, rules: Rules): RowJudgement {
  const aligned = alignUnits(target, actual, unitInName(row.name));
  // Units that do not convert say nothing about the result; `unit.mismatch` reports them.
  if (aligned.note === "unit-mismatch") return { ...unscored, method: "quantity", aligned };
  const direction = directionOf(row, target);
  const judged = scoreQuantity(aligned.target, aligned.actual, direction, rules);
  return { ...unscored, method: "quantity", ...judged, direction, aligned };
}
