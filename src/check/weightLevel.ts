import { compare, format, Sum } from "../figure/exact";
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
    const outcomes = report.of("weight.level");
    for (const level of form.levels) {
      const below = new Weights();
      for (const child of level.children) below.add(child);
      if (level.weight.kind !== "figure" || below.count === 0) {
        outcomes.skip();
        continue;
      }
      const sum = below.sum.total();
      const order = compare(sum, level.weight.figure.value);
      if (order < 0 && below.blank) {
        outcomes.skip();
        continue;
      }
      outcomes.judge(order === 0, () => ({
        path: `${level.path}/weight`,
        stated: printedOf(level.weight),
        expected: expectedValue(sum),
        related: pathsBelow(level.children),
        params: { name: level.name, computed: format(sum) },
      }));
    }
  },
};

/** The weights that stand below a level. */
class Weights {
  readonly sum = new Sum();
  /** How many make it up. */
  count = 0;
  /** Whether a row below has none. */
  blank = false;

  /** What stands below a node, or its own weight where nothing does; a level without rows asks for none. */
  add(node: Level | Row): void {
    if (node.kind === "level") {
      const { count, blank } = this;
      for (const child of node.children) this.add(child);
      if (this.count > count) return;
      this.blank = blank;
    }
    if (node.weight.kind === "figure") {
      this.sum.add(node.weight.figure.value);
      this.count += 1;
    } else if (node.kind === "row" || node.children.length > 0) this.blank = true;
  }
}

/** The cells the weights of these nodes are added up from. */
export function pathsBelow(nodes: readonly (Level | Row)[]): string[] {
  return nodes.flatMap((node) => {
    const below = node.kind === "level" ? pathsBelow(node.children) : [];
    if (below.length > 0) return below;
    return node.weight.kind === "figure" ? [`${node.path}/weight`] : [];
  });
}
