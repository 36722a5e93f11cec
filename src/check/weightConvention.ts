import { equals, format } from "../figure/exact";
import { printedOf } from "../figure/printed";
import type { Level, Row } from "../normalize/normalize";
import type { FirstLevelWeight, Rules } from "../ruleset/rules";
import { dimensionOf, hasFirstLevel } from "../score/dimension";
import { sumOfNode } from "../score/rollUp";
import type { Check } from "./report";
import { pathsBelow } from "./weightLevel";
import { expectedValue } from "./words";

/**
 * `weight.convention`: the first-level split differs from the one the ruleset recommends (产出 50, 效益 30,
 * 满意度 10). Adjusting it is allowed, so this is for information.
 */
export const weightConvention: Check = {
  codes: ["weight.convention"],
  run({ form, rules }, report) {
    const convention = report.of("weight.convention");
    const split = splitFor(form.firstLevel, rules);
    for (const node of form.firstLevel) {
      const recommended = split.find((part) => part.dimension === dimensionOf(node.name, rules)) ?? null;
      // A printed split is the form's own, whatever its rows add up to: that is `weight.level`.
      const isPrinted = node.weight.kind === "figure";
      const actual = isPrinted ? node.weight.figure.value : sumOfNode(node, "weight");
      const weight = recommended?.weight ?? null;
      if (weight === null || actual === null || !hasFirstLevel(form)) {
        convention.skip();
        continue;
      }
      convention.judge(equals(actual, weight), () => ({
        path: `${node.path}/weight`,
        stated: printedOf(node.weight),
        expected: expectedValue(weight),
        ...(isPrinted ? {} : { related: pathsBelow([node]) }),
        parameter: "firstLevelWeights",
        params: { name: node.name, computed: format(actual), recommended: format(weight) },
      }));
    }
  },
};

/** The split for the dimensions this form has (with or without 成本, 满意度); the first where none fits. */
function splitFor(nodes: readonly (Level | Row)[], rules: Rules): readonly FirstLevelWeight[] {
  const present = new Set(nodes.map((node) => dimensionOf(node.name, rules)));
  const fits = (split: readonly FirstLevelWeight[]) =>
    split.length === present.size && split.every((part) => present.has(part.dimension));
  return rules.firstLevelWeights.find(fits) ?? rules.firstLevelWeights[0] ?? [];
}
