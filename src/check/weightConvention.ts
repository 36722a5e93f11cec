import { equals, format } from "../figure/exact";
import { printedOf } from "../figure/printed";
import type { Level, Row } from "../normalize/normalize";
import type { FirstLevelWeight } from "../ruleset/rules";
import { sumOfNode } from "../score/rollUp";
import type { Check } from "./report";
import { expectedValue } from "./words";

/**
 * `weight.convention`: the first-level split differs from the one the ruleset recommends (产出 50, 效益 30,
 * 满意度 10). Adjusting it is allowed, so this is for information.
 */
export const weightConvention: Check = {
  codes: ["weight.convention"],
  run({ form, rules }, report) {
    for (const node of form.firstLevel) {
      const recommended = recommendedFor(node, rules.firstLevelWeights);
      const actual = sumOfNode(node, "weight");
      if (recommended === null || !actual.found) {
        report.notEvaluated("weight.convention");
        continue;
      }
      report.judge("weight.convention", equals(actual.sum, recommended.weight), () => ({
        path: `${node.path}/weight`,
        stated: printedOf(node.weight),
        expected: expectedValue(recommended.weight),
        params: { name: node.name, computed: format(actual.sum), recommended: format(recommended.weight) },
      }));
    }
  },
};

function recommendedFor(node: Level | Row, weights: readonly FirstLevelWeight[]): FirstLevelWeight | null {
  return weights.find((weight) => weight.names.some((word) => node.name.includes(word))) ?? null;
}
