import { compare, type Exact, signOf } from "../figure/exact";
import type { Overachievement } from "../ruleset/rules";
import type { Alignment } from "../value/compare";
import type { Value } from "../value/value";
import type { Direction } from "./direction";

/** What a quantitative row came to, as far as its target could be compared. */
interface MeasuredResult {
  readonly direction: Direction | null;
  readonly attainment: Exact | null;
  readonly aligned: Alignment | null;
}

/**
 * Whether an actual is so far above its target that the target was set too low. Over a target of 0 there is no
 * ratio: there the printed actual counts, where the ruleset says from which on.
 *
 * @returns `null` where that cannot be told, and where less is better
 */
export function isOverachieved(
  { direction, attainment, aligned }: MeasuredResult,
  actual: Value,
  { threshold, thresholdIncluded, zeroTargetActual }: Overachievement,
): boolean | null {
  if (direction !== "higher") return null;
  if (attainment !== null) {
    const order = compare(attainment, threshold);
    return thresholdIncluded ? order >= 0 : order > 0;
  }
  if (zeroTargetActual === null || aligned === null || actual.kind !== "quantity") return null;
  return signOf(aligned.target.low) === 0 ? compare(actual.low, zeroTargetActual) >= 0 : null;
}
