import { add, compare, type Exact, format, ZERO } from "../figure/exact";
import { printedOf } from "../figure/printed";
import type { Level, Row } from "../normalize/normalize";
import type { Check } from "./report";
import { expectedValue } from "./words";

/**
 * `weight.level`: the 分值 printed on a first- or second-level indicator = Σ of its rows' weights. While a row's
 * weight is blank, only a sum already above the printed weight is impossible.
 */
export const weightLevel: Check = {
  codes: ["weight.level"],
  run({ form }, report) {
    for (const level of form.levels) {
      const below = weightsBelow(level.children);
      if (level.weight.kind !== "figure" || below.count === 0) {
        report.notEvaluated("weight.level");
        continue;
      }
      const order = compare(below.sum, level.weight.figure.value);
      if (order < 0 && below.blank) {
        report.notEvaluated("weight.level");
        continue;
      }
      report.judge("weight.level", order === 0, () => ({
        path: `${level.path}/weight`,
        stated: printedOf(level.weight),
        expected: expectedValue(below.sum),
        related: pathsBelow(level.children),
        params: { name: level.name, computed: format(below.sum) },
      }));
    }
  },
};

interface Weights {
  readonly sum: Exact;
  /** How many weights make it up. */
  readonly count: number;
  /** Whether a row below has none. */
  readonly blank: boolean;
}

function weightsBelow(nodes: readonly (Level | Row)[]): Weights {
  let sum = ZERO;
  let count = 0;
  let blank = false;
  for (const node of nodes) {
    const below = weightsOf(node);
    sum = add(sum, below.sum);
    count += below.count;
    blank ||= below.blank;
  }
  return { sum, count, blank };
}

/** What stands below a node, or its own weight where nothing does; a level without rows asks for none. */
function weightsOf(node: Level | Row): Weights {
  if (node.kind === "level") {
    const below = weightsBelow(node.children);
    if (below.count > 0) return below;
  }
  if (node.weight.kind === "figure") return { sum: node.weight.figure.value, count: 1, blank: false };
  return { sum: ZERO, count: 0, blank: node.kind === "row" || node.children.length > 0 };
}

function pathsBelow(nodes: readonly (Level | Row)[]): string[] {
  return nodes.flatMap((node) => {
    const below = node.kind === "level" ? pathsBelow(node.children) : [];
    if (below.length > 0) return below;
    return node.weight.kind === "figure" ? [`${node.path}/weight`] : [];
  });
}
