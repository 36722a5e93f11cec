import { format, signOf } from "../figure/exact";
import { printedOf } from "../figure/printed";
import type { Check } from "./report";
import { expectedRange, expectedValue, NEGATIVE } from "./words";

/**
 * `execution.missing`: no execution score is printed though the form scores execution; the computed one counts.
 * `execution.undefined`: the budget is 0, negative or blank, so that there is no rate.
 */
export const executionMissing: Check = {
  codes: ["execution.missing", "execution.undefined"],
  run({ form, scores }, report) {
    if (!scores.executionCounts) {
      report.of("execution.missing").skip();
      report.of("execution.undefined").skip();
      return;
    }
    const { line, rate, accepted, computed } = scores.execution;
    report.of("execution.missing").judge(line.score.kind !== "blank", () => ({
      path: `${line.path}/score`,
      stated: null,
      expected: rate === null ? expectedRange(computed) : expectedValue(accepted),
      related: [`${line.path}/executed`, `${line.path}/budget`],
      parameter: rate === null ? "zeroBudget" : "executionCurve",
      params: { computed: format(accepted), rate: rate === null ? "" : format(rate) },
    }));
    report
      .of("execution.undefined")
      .judge(rate !== null || form.funds.total.executed.kind !== "figure", () => ({
        path: `${line.path}/budget`,
        stated: printedOf(line.budget),
        related: [`${line.path}/executed`, `${line.path}/score`],
        ...(line.budget.kind === "figure" && signOf(line.budget.figure.value) < 0 && { params: NEGATIVE }),
      }));
  },
};
