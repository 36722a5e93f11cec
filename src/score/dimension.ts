import type { Row } from "../normalize/normalize";
import type { Rules } from "../ruleset/rules";
import type { Dimension } from "../ruleset/schema";

/** The dimension a first-level name stands for (产出, 效益, 满意度, 成本), by the ruleset's words. */
export function dimensionOf(name: string, rules: Rules): Dimension | null {
  for (const split of rules.firstLevelWeights) {
    for (const part of split) {
      if (part.names.some((word) => name.includes(word))) return part.dimension;
    }
  }
  return null;
}

/** Whether a row stands under 满意度指标, on whatever level the word is printed. */
export function isSatisfaction(row: Row): boolean {
  return row.above.isSatisfaction;
}
