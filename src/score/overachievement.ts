import { compare, type Exact } from "../figure/exact";
import type { Overachievement } from "../ruleset/rules";

/** Whether an actual is so far above its target that the target was set too low. */
export function isOverachieved(
  attainment: Exact,
  { threshold, thresholdIncluded }: Overachievement,
): boolean {
  const order = compare(attainment, threshold);
  return thresholdIncluded ? order >= 0 : order > 0;
}
