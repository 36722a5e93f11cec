import { compare, divide, type Exact, HUNDRED, ONE, signOf, ZERO } from "../figure/exact";
import {
  difference,
  FULL,
  hull,
  type Interval,
  interval,
  maximum,
  point,
  product,
  scaled,
} from "../figure/interval";
import type { Row } from "../normalize/normalize";
import type { Rules } from "../ruleset/rules";
import { type Alignment, alignUnits } from "../value/compare";
import { sameText } from "../value/readValue";
import { unitInName } from "../value/units";
import type { Judgement, Quantity } from "../value/value";
import { acceptedScore, type PrintedScore, printedScores, statedScore } from "./admissible";
import { scoreDate } from "./date";
import { isSatisfaction } from "./dimension";
import { type Direction, directionOf } from "./direction";
import { isOverachieved } from "./overachievement";
import { scoreQuantity } from "./quantity";
import { shareOfStep } from "./steps";

export type IndicatorFormula =
  | "met"
  | "proportional"
  | "linear-to-double"
  | "zero-target"
  | "negative-target"
  | "below-threshold"
  | "overachieved"
  | "satisfaction-step"
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
  /** 不适用: says so instead of a result, and has no score. */
  readonly notApplicable: boolean;
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
  const notApplicable = (stated === null || signOf(stated.value) === 0) && isNotApplicable(row);
  const weight = row.weight.kind === "figure" ? row.weight.figure.value : null;
  const admissible = weight === null ? null : pointsOf(judged, weight, rules);
  const derived = weight !== null && isDerived(judged);
  const computed =
    admissible === null
      ? null
      : printedScores(admissible, derived, stated?.decimals ?? null, rules.rounding.places);
  const accepted =
    computed === null || admissible === null
      ? (stated?.value ?? ZERO)
      : acceptedScore(computed, stated, admissible, derived, rules);
  // Written out, since every row of millions of forms passes here and copying objects is what costs most.
  return {
    method: judged.method,
    formula: judged.formula,
    share: judged.share,
    attainment: judged.attainment,
    direction: judged.direction,
    judgement: judged.judgement,
    aligned: judged.aligned,
    row,
    weight,
    notApplicable,
    stated,
    admissible,
    derived,
    computed,
    accepted,
  };
}

/** Points a share of the weight makes, less what the ruleset takes off for 偏离目标值, never below 0. */
function pointsOf(judged: RowJudgement, weight: Exact, rules: Rules): Interval {
  const points = pointsOfShare(judged.share, weight);
  const { deduction } = rules.overachievement;
  if (judged.formula !== "overachieved" || deduction === null) return points;
  return maximum(difference(points, point(deduction)), point(ZERO));
}

function pointsOfShare(share: Interval, weight: Exact): Interval {
  if (share === FULL) return point(weight);
  return signOf(weight) >= 0 ? scaled(share, weight) : product(share, point(weight));
}

function hasDeduction(judged: RowJudgement, actual: Quantity, { overachievement }: Rules): boolean {
  if (overachievement.deduction === null || judged.formula !== "met") return false;
  return isOverachieved(judged, actual, overachievement) === true;
}

/** 满意度赋分 by what was measured: the highest step reached. A bare figure above 1 is a percentage. */
function satisfactionShare({ actual }: Alignment, rules: Rules): Exact | null {
  if (rules.satisfactionSteps === null) return null;
  const measured = compare(actual.low, ONE) > 0 ? divide(actual.low, HUNDRED) : actual.low;
  return shareOfStep(measured, rules.satisfactionSteps);
}

const NOT_APPLICABLE: ReadonlySet<string> = new Set(["不适用", "不涉及", "未涉及", "无此项", "此项不适用"]);

function isNotApplicable(row: Row): boolean {
  return row.actualText !== null && NOT_APPLICABLE.has(row.actualText.trim());
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
  if (actual.kind === "blank") return UNSCORED;
  if (actual.kind === "text" && actual.judgement !== null) return byJudgement(actual.judgement, rules);
  if (target.kind === "quantity" && actual.kind === "quantity") return byQuantity(row, target, actual, rules);
  if (target.kind === "date" && actual.kind === "date") {
    const { formula, share } = scoreDate(target, actual);
    return judgement("date", formula, share);
  }
  if (row.targetText !== null && row.actualText !== null && sameText(row.targetText, row.actualText)) {
    return byJudgement("achieved", rules);
  }
  return UNCLASSIFIED;
}

function judgement(
  method: RowJudgement["method"],
  formula: IndicatorFormula,
  share: Interval,
  attainment: Exact | null = null,
  direction: Direction | null = null,
  judged: Judgement | null = null,
  aligned: Alignment | null = null,
): RowJudgement {
  return { method, formula, share, attainment, direction, judgement: judged, aligned };
}

const UNSCORED = judgement("unscored", "unclassified", ANY);
const UNCLASSIFIED = judgement("text", "unclassified", ANY);

/** 定性指标: the band of the weight its judgement may earn. */
function byJudgement(judged: Judgement, rules: Rules): RowJudgement {
  return judgement("text", "judgement", rules.bands[judged], null, null, judged);
}

function byQuantity(row: Row, target: Quantity, actual: Quantity, rules: Rules): RowJudgement {
  // The name is only asked where a unit is missing.
  const named = target.unit !== null && actual.unit !== null ? null : unitInName(row.name);
  const aligned = alignUnits(target, actual, named);
  // Units that do not convert say nothing about the result; `unit.mismatch` reports them.
  if (aligned.note === "unit-mismatch") {
    return judgement("quantity", "unclassified", ANY, null, null, null, aligned);
  }
  const direction = directionOf(row, target, rules);
  const { formula, share, attainment } = scoreReadings(aligned, direction, rules);
  const step = isSatisfaction(row) ? satisfactionShare(aligned, rules) : null;
  if (step !== null) {
    return judgement("quantity", "satisfaction-step", point(step), attainment, direction, null, aligned);
  }
  const judged = judgement("quantity", formula, share, attainment, direction, null, aligned);
  if (!hasDeduction(judged, actual, rules)) return judged;
  return judgement("quantity", "overachieved", share, attainment, direction, null, aligned);
}

/** Where a figure may be read two ways, what either earns; no attainment then, as there are two. */
function scoreReadings({ target, actual, other }: Alignment, direction: Direction, rules: Rules) {
  const judged = scoreQuantity(target, actual, direction, rules);
  if (other === null) return judged;
  const second = scoreQuantity(other.target, other.actual, direction, rules);
  const { formula } = judged.formula === "met" ? second : judged;
  return { formula, share: hull(judged.share, second.share), attainment: null };
}
