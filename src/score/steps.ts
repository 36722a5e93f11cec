import { compare, type Exact, ZERO } from "../figure/exact";
import type { Step } from "../ruleset/rules";

/** The share of the highest step a value reaches; 0 below all of them. */
export function shareOfStep(value: Exact, steps: readonly Step[]): Exact {
  let reached: Step | null = null;
  for (const step of steps) {
    if (compare(value, step.from) >= 0 && (reached === null || compare(step.from, reached.from) > 0))
      reached = step;
  }
  return reached?.share ?? ZERO;
}
