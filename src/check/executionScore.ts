import { format, formatPlaces } from "../figure/exact";
import { contains } from "../figure/interval";
import { printedOf } from "../figure/printed";
import type { ExecutionScore } from "../score/executionRate";
import type { Check, CheckReport } from "./report";
import { expectedRange, percent } from "./words";

/**
 * `execution.score`: the printed execution score follows from the amounts by the ruleset's formula, on every line
 * that prints one.
 */
export const executionScore: Check = {
  codes: ["execution.score"],
  run({ scores }, report) {
    judge(scores.execution, report);
    for (const source of scores.sources) judge(source, report);
  },
};

function judge(execution: ExecutionScore, report: CheckReport): void {
  const { line, stated, computed, rate, unrounded, weight } = execution;
  if (stated === null || rate === null || unrounded === null) {
    report.of("execution.score").skip();
    return;
  }
  report.of("execution.score").judge(contains(computed, stated.value), () => ({
    path: `${line.path}/score`,
    stated: printedOf(line.score),
    expected: expectedRange(computed),
    related: [`${line.path}/executed`, `${line.path}/budget`],
    parameter: "executionCurve",
    params: { computed: formatPlaces(unrounded, 4), rate: percent(rate), weight: format(weight) },
  }));
}
