import { compare, equals, format, signOf } from "../figure/exact";
import { rounded } from "../figure/interval";
import type { Check } from "./report";
import { expectedValue, percent } from "./words";

/**
 * `funds.budget-cut-to-spent`: 全年预算数 equals 全年执行数 while 年初预算数 is larger, so the rate is 100% only
 * by revision; the finding gives rate and score on the initial budget.
 */
export const fundsBudgetCut: Check = {
  codes: ["funds.budget-cut-to-spent"],
  run({ form, scores }, report) {
    const budgetCut = report.of("funds.budget-cut-to-spent");
    const { total, amountDecimals: places } = form.funds;
    if (
      total.initialBudget.kind !== "figure" ||
      total.budget.kind !== "figure" ||
      total.executed.kind !== "figure" ||
      scores.onInitialBudget === null
    ) {
      budgetCut.skip();
      return;
    }
    const initialBudget = total.initialBudget.figure;
    const budget = total.budget.figure;
    const isCut =
      equals(budget.value, total.executed.figure.value) &&
      signOf(budget.value) > 0 &&
      compare(rounded(initialBudget.value, places).lo, rounded(budget.value, places).hi) > 0;
    const { rate, score } = scores.onInitialBudget;
    budgetCut.judge(!isCut, () => ({
      path: `${total.path}/budget`,
      stated: budget.printed,
      expected: expectedValue(initialBudget.value),
      related: [`${total.path}/initialBudget`, `${total.path}/executed`],
      params: { initialBudget: format(initialBudget.value), rate: percent(rate), score: format(score) },
    }));
  },
};
