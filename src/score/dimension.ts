import type { NormalizedEvaluation, Row } from "../normalize/normalize";
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

/**
 * Whether the form has 一级指标 at all. Some list their indicators by 指标名称 alone; what such a name happens to
 * hold (公益林生态效益) is no level.
 */
export function hasFirstLevel(form: NormalizedEvaluation): boolean {
  return form.levels.length > 0 || form.firstLevel.some(({ name }) => /指标(?:[(（].*)?$/.test(name));
}

/** Whether a row stands under 满意度指标, on whatever level the word is printed. */
export function isSatisfaction(row: Row): boolean {
  return row.above.isSatisfaction;
}
