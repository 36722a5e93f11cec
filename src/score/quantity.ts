import { compare, divide, type Exact, ONE, signOf, subtract, ZERO } from "../figure/exact";
import { BELOW_FULL, FULL, hull, type Interval, interval, NONE, point } from "../figure/interval";
import type { Rules } from "../ruleset/rules";
import type { Direction } from "./direction";

/** A quantitative indicator judged: the share of its weight it earns. */
export interface QuantityJudgement {
  readonly formula:
    | "met"
    | "proportional"
    | "linear-to-double"
    | "zero-target"
    | "negative-target"
    | "below-threshold";
  /** Share of the weight, from 0 to 1; a single value unless the actual is a range or the direction doubtful. */
  readonly share: Interval;
  /**
   * actual ÷ target, or target ÷ actual where less is better; `null` where the target or the divisor is not above 0:
   * no ratio tells how far such a target was met.
   */
  readonly attainment: Exact | null;
}

interface Ends {
  readonly low: Exact;
  readonly high: Exact;
}

/**
 * Scores 定量指标 against its target, both in the same unit.
 *
 * Met gives the full weight. Not met: where more is better weight × actual ÷ target; where less is better the
 * ruleset's formula (`lowerIsBetterFormula`); below the ruleset's 及格门槛, nothing. A zero target never divides:
 * missed, it gives nothing. Of a negative one there is no proportion: missed, anything below the full weight may
 * stand. A range as target is met inside it.
 *
 * @returns shares of the weight, exact and unrounded
 */
export function scoreQuantity(
  target: Ends,
  actual: Ends,
  direction: Direction,
  rules: Rules,
): QuantityJudgement {
  if (direction === "doubtful") {
    const up = scoreQuantity(target, actual, "higher", rules);
    const down = scoreQuantity(target, actual, "lower", rules);
    return { ...up, share: hull(up.share, down.share) };
  }
  const worst = judge(target, direction === "higher" ? actual.low : actual.high, direction, rules);
  if (actual.low === actual.high || compare(actual.low, actual.high) === 0) return worst;
  const best = judge(target, direction === "higher" ? actual.high : actual.low, direction, rules);
  return { ...worst, share: hull(worst.share, best.share) };
}

function judge(target: Ends, actual: Exact, direction: "higher" | "lower", rules: Rules): QuantityJudgement {
  const bound = direction === "higher" ? target.low : target.high;
  const isRange = target.low !== target.high && compare(target.low, target.high) !== 0;
  const order = compare(actual, bound);
  const met = direction === "higher" ? order >= 0 : order <= 0;
  const attainment = ratio(actual, bound, direction);
  if (met) {
    const inside = !isRange || (compare(actual, target.low) >= 0 && compare(actual, target.high) <= 0);
    // Beyond the far end of a range: whether that is good is not said, so every score stays admissible.
    return { formula: "met", share: inside ? FULL : interval(ZERO, ONE), attainment };
  }
  if (signOf(bound) < 0) return { formula: "negative-target", share: BELOW_FULL, attainment };
  if (signOf(bound) === 0) return { formula: "zero-target", share: NONE, attainment };
  if (rules.passThreshold !== null && compare(attainment ?? ZERO, rules.passThreshold) < 0) {
    return { formula: "below-threshold", share: NONE, attainment };
  }
  if (direction === "higher" || rules.lowerIsBetterFormula === "proportional") {
    return { formula: "proportional", share: clamp(attainment ?? ZERO), attainment };
  }
  const excess = divide(subtract(actual, bound), bound);
  return { formula: "linear-to-double", share: clamp(subtract(ONE, excess)), attainment };
}

function ratio(actual: Exact, bound: Exact, direction: "higher" | "lower"): Exact | null {
  const divisor = direction === "higher" ? bound : actual;
  if (signOf(divisor) <= 0 || signOf(bound) <= 0) return null;
  return divide(direction === "higher" ? actual : bound, divisor);
}

function clamp(share: Exact): Interval {
  if (signOf(share) <= 0) return NONE;
  return compare(share, ONE) >= 0 ? FULL : point(share);
}
