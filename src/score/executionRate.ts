import { divide, type Exact, lesser, multiply, round, signOf, ZERO } from "../figure/exact";
import { type Interval, interval, point, printsOf, product, quotient, rounded } from "../figure/interval";
import type { FigureCell } from "../figure/printed";
import type { FundsFigures, NormalizedEvaluation } from "../normalize/normalize";
import type { Rules } from "../ruleset/rules";
import { acceptedScore, type PrintedScore, statedScore } from "./admissible";
import { shareOfStep } from "./steps";

/** 预算执行率 of one line: what its amounts say, and what score follows. */
export interface ExecutionScore {
  readonly line: FundsFigures;
  readonly weight: Exact;
  readonly stated: PrintedScore | null;
  /** executed ÷ budget of the printed amounts; `null` where the budget is 0 or an amount is blank. */
  readonly rate: Exact | null;
  /** The same over the amounts' intervals. */
  readonly rateInterval: Interval | null;
  /** Points that follow, over the amounts' intervals; the whole range where the rate is undefined. */
  readonly points: Interval;
  /** Points of the printed amounts, unrounded. */
  readonly unrounded: Exact | null;
  /** Least and greatest admissible score at the printed decimals. */
  readonly computed: Interval;
  readonly accepted: Exact;
}

/**
 * Scores 预算执行率: executed ÷ budget, capped, through the ruleset's curve, times the weight.
 *
 * @param line - amounts in the form's unit; a budget of 0 or blank gives what `zeroBudget` says
 * @param weight - points, from the form or the ruleset
 * @example 828.06 ÷ 926 of weight 10 → 8.9423…, printed 8.94
 */
export function scoreExecutionRate(
  line: FundsFigures,
  weight: Exact,
  amountDecimals: number,
  rules: Rules,
): ExecutionScore {
  const stated = statedScore(line.score);
  const rate = rateOf(line.executed, line.budget);
  const rateInterval = rate === null ? null : rateIntervalOf(line.executed, line.budget, amountDecimals);
  if (rate === null || rateInterval === null) {
    const points = undefinedPoints(line.budget, weight, rules);
    const accepted = acceptedScore(points, stated, points, false, rules);
    return {
      line,
      weight,
      stated,
      rate: null,
      rateInterval: null,
      points,
      unrounded: null,
      computed: points,
      accepted,
    };
  }
  const points = pointsInterval(rateInterval, weight, rules);
  const unrounded = pointsOfRate(rate, weight, rules);
  const computed = printsOf(points, stated?.decimals ?? rules.rounding.places);
  const accepted =
    stated === null
      ? round(unrounded, rules.rounding.places, rules.rounding.mode)
      : acceptedScore(computed, stated, points, false, rules);
  return { line, weight, stated, rate, rateInterval, points, unrounded, computed, accepted };
}

/** executed ÷ budget exactly, not capped; `null` where undefined. */
export function rateOf(executed: FigureCell, budget: FigureCell): Exact | null {
  if (executed.kind !== "figure" || budget.kind !== "figure") return null;
  if (signOf(budget.figure.value) <= 0) return null;
  return divide(executed.figure.value, budget.figure.value);
}

/** The same over the intervals of amounts with so many decimals. */
export function rateIntervalOf(executed: FigureCell, budget: FigureCell, decimals: number): Interval | null {
  if (executed.kind !== "figure" || budget.kind !== "figure") return null;
  return quotient(rounded(executed.figure.value, decimals), rounded(budget.figure.value, decimals));
}

/** Points of a rate: linear, or by the ruleset's steps; at most the weight where the rate is capped. */
export function pointsOfRate(rate: Exact, weight: Exact, rules: Rules): Exact {
  return multiply(shareOf(rate, rules), weight);
}

function shareOf(rate: Exact, rules: Rules): Exact {
  const capped = rules.executionCap === null ? rate : lesser(rate, rules.executionCap);
  if (rules.executionCurve.kind === "linear") return signOf(capped) < 0 ? ZERO : capped;
  return shareOfStep(capped, rules.executionCurve.steps);
}

/** The curve never falls, so the ends of the rate give the ends of the points. */
function pointsInterval(rate: Interval, weight: Exact, rules: Rules): Interval {
  return product(interval(shareOf(rate.lo, rules), shareOf(rate.hi, rules)), point(weight));
}

function undefinedPoints(budget: FigureCell, weight: Exact, rules: Rules): Interval {
  const isZero = budget.kind === "figure" && signOf(budget.figure.value) === 0;
  if (isZero && rules.zeroBudget === "zero") return point(ZERO);
  if (isZero && rules.zeroBudget === "full") return point(weight);
  return signOf(weight) < 0 ? interval(weight, ZERO) : interval(ZERO, weight);
}

/** 分值 of the execution score: the form's own, else the ruleset's. */
export function executionWeightOf(form: NormalizedEvaluation, rules: Rules): Exact {
  const { weight } = form.funds;
  return weight.kind === "figure" ? weight.figure.value : rules.executionWeight;
}
