import { BELOW_FULL, FULL, type Interval } from "../figure/interval";
import type { DateValue } from "../value/value";

/**
 * Scores 时效指标: met when the actual period ends no later than the target's; late, anything from 0 to below
 * the full weight is admissible, since no regulation gives a number.
 */
export function scoreDate(
  target: DateValue,
  actual: DateValue,
): { formula: "on-time" | "late"; share: Interval } {
  // Days are printed YYYY-MM-DD, so their order is that of the texts.
  if (actual.to <= target.to) return { formula: "on-time", share: FULL };
  return { formula: "late", share: BELOW_FULL };
}
