import { add, type Exact, equals, format, signOf, subtract, ZERO } from "../figure/exact";
import { printedOf } from "../figure/printed";
import { executionWeightOf } from "../score/executionRate";
import { sumOfTree } from "../score/rollUp";
import type { Check, CheckInput } from "./report";
import { expectedValue } from "./words";

/**
 * `weight.total`: execution weight (if the form scores execution) + Σ weights = the printed total 分值, or the
 * ruleset's full marks where none is printed.
 */
export const weightTotal: Check = {
  codes: ["weight.total"],
  run(input, report) {
    const { form, scores, rules } = input;
    const below = sumOfTree(form.firstLevel, "weight");
    if (below === null || form.rows.some((row) => row.weight.kind === "blank" && !row.above.hasWeight)) {
      report.of("weight.total").skip();
      return;
    }
    const execution = scores.executionCounts ? executionWeightOf(form, rules) : ZERO;
    const sum = add(below, execution);
    report.of("weight.total").judge(equals(sum, scores.totalWeight), () => ({
      path: "/total/weight",
      stated: printedOf(form.total.weight),
      expected: expectedValue(sum),
      related: [
        ...(scores.executionCounts ? ["/funds/weight"] : []),
        ...form.rows.filter((row) => row.weight.kind === "figure").map((row) => `${row.path}/weight`),
      ],
      // Whatever the form prints as its total stands on the form.
      parameter: form.total.weight.kind === "figure" ? null : "totalWeight",
      params: {
        total: format(scores.totalWeight),
        computed: format(sum),
        indicators: format(below),
        execution: format(execution),
        fitting: fittingExecution(scores.totalWeight, below, input),
      },
    }));
  },
};

/** The execution weight that would fit, where the form prints none and the ruleset's does not. */
function fittingExecution(total: Exact, below: Exact, { form, scores }: CheckInput): string {
  if (!scores.executionCounts || form.funds.weight.kind === "figure") return "";
  const left = subtract(total, below);
  return signOf(left) > 0 ? format(left) : "";
}
