import { compare, equals, format, signOf } from "../figure/exact";
import { rounded } from "../figure/interval";
import { amountsOf } from "./fundsLines";
import type { Check } from "./report";
import { expectedValue, percent } from "./words";

/**
 * `funds.budget-cut-to-spent`: 全年预算数 equals 全年执行数 while 年初预算数 is larger, so the rate is 100% only
 * by revision; the finding gives rate and score on the initial budget.
 */
export const fundsBudgetCut: Check = {
  codes: ["funds.budget-cut-to-spent"],
  run({ form, scores }, report) {
    const { total, amountDecimals: places } = form.funds;
    const amounts = amountsOf(total, ["initialBudget", "budget", "executed"]);
    if (amounts === null || scores.onInitialBudget === null) {
      report.of("funds.budget-cut-to-spent").skip();
      return;
    }
    const { initialBudget, budget, executed } = amounts;
    const larger =
      compare(rounded(initialBudget.value, places).lo, rounded(budget.value, places).hi) > 0 &&
      signOf(budget.value) > 0;
    const { rate, score } = scores.onInitialBudget;
    report.of("funds.budget-cut-to-spent").judge(!(larger && equals(budget.value, executed.value)), () => ({
      path: `${total.path}/budget`,
      stated: budget.printed,
      expected: expectedValue(initialBudget.value),
      related: [`${total.path}/initialBudget`, `${total.path}/executed`],
      params: { initialBudget: format(initialBudget.value), rate: percent(rate), score: format(score) },
    }));
  },
};
