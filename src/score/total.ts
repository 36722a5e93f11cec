import { compare, decimalsNeeded, divide, type Exact, ONE, round, subtract } from "../figure/exact";
import { contains, type Interval, minimum, point, product, rounded } from "../figure/interval";
import type { Figure } from "../figure/printed";
import type { Rules } from "../ruleset/rules";
import type { RowScore } from "./indicator";

/** What the ruleset does to the sum of the scores before it is the total. */
export interface TotalAdjustment {
  /** 按执行率封顶; `null` where no cap applies. */
  readonly cap: Exact | null;
  /** 不适用的指标 dropped: what the rest is multiplied with; 1 where all rows count. */
  readonly factor: Exact;
}

export function adjustmentOf(
  rows: readonly RowScore[],
  executionRate: Exact | null,
  totalWeight: Exact,
  rules: Rules,
): TotalAdjustment {
  return { cap: capFor(executionRate, rules), factor: rescaling(rows, totalWeight, rules) };
}

function capFor(executionRate: Exact | null, rules: Rules): Exact | null {
  if (executionRate === null) return null;
  return rules.totalCaps.find((band) => contains(band.range, executionRate))?.cap ?? null;
}

function rescaling(rows: readonly RowScore[], totalWeight: Exact, rules: Rules): Exact {
  if (rules.notApplicableRows === "keep") return ONE;
  let left = totalWeight;
  for (const row of rows) if (row.notApplicable && row.weight !== null) left = subtract(left, row.weight);
  return compare(left, totalWeight) === 0 || compare(left, ONE) < 0 ? ONE : divide(totalWeight, left);
}

/** A sum of scores as the total it makes. */
export function adjusted(sum: Interval, { cap, factor }: TotalAdjustment): Interval {
  const scaled = factor === ONE ? sum : product(sum, point(factor));
  return cap === null ? scaled : minimum(scaled, point(cap));
}

/** One adjusted value, at the ruleset's places where rescaling made a fraction of it. */
export function adjustedValue(sum: Exact, adjustment: TotalAdjustment, rules: Rules): Exact {
  const value = adjusted(point(sum), adjustment).lo;
  return adjustment.factor === ONE ? value : round(value, rules.rounding.places, rules.rounding.mode);
}

/**
 * What a stated total stands for: itself where its parts are exact; all that rounds to it where a part is a
 * rounding, or where it shows fewer decimals than the sum needs (98.94 printed 98.9).
 */
export function statedTotal(stated: Figure, sum: Interval): Interval {
  return isRounded(stated, sum) ? rounded(stated.value, stated.decimals) : point(stated.value);
}

export function isRounded(stated: Figure, sum: Interval): boolean {
  if (compare(sum.lo, sum.hi) !== 0) return true;
  const needed = decimalsNeeded(sum.lo);
  return needed === null || stated.decimals < needed;
}
