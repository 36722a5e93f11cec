import { add, compare, type Exact, format, ZERO } from "../figure/exact";
import { printedOf } from "../figure/printed";
import type { Level, Row } from "../normalize/normalize";
import { sumOfNode } from "../score/rollUp";
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
      if (level.weight.kind !== "figure" || below.paths.length === 0) {
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
        related: below.paths,
        params: { name: level.name, computed: format(below.sum) },
      }));
    }
  },
};

interface Weights {
  sum: Exact;
  paths: string[];
  blank: boolean;
}

function weightsBelow(nodes: readonly (Level | Row)[]): Weights {
  const found: Weights = { sum: ZERO, paths: [], blank: false };
  for (const node of nodes) {
    if (node.kind === "level") {
      const below = weightsBelow(node.children);
      if (below.paths.length > 0) {
        found.sum = add(found.sum, below.sum);
        found.paths.push(...below.paths);
        found.blank ||= below.blank;
        continue;
      }
      if (node.children.length === 0 && node.weight.kind === "blank") continue;
    }
    const own = sumOfNode(node, "weight");
    if (own.found) {
      found.sum = add(found.sum, own.sum);
      found.paths.push(`${node.path}/weight`);
    } else found.blank = true;
  }
  return found;
}
