import { compare, format, signOf, ZERO } from "../figure/exact";
import { interval, rounded } from "../figure/interval";
import { fundsLines } from "./fundsLines";
import type { Check } from "./report";
import { expectedPrints, NEGATIVE } from "./words";

/** `funds.overspent`: 全年执行数 is not more than 全年预算数, line by line. */
export const fundsOverspent: Check = {
  codes: ["funds.overspent"],
  run({ form }, report) {
    const overspent = report.of("funds.overspent");
    const places = form.funds.amountDecimals;
    for (const line of fundsLines(form.funds)) {
      if (line.budget.kind !== "figure" || line.executed.kind !== "figure") {
        overspent.skip();
        continue;
      }
      const budget = line.budget.figure;
      const executed = line.executed.figure;
      if (compare(executed.value, budget.value) <= 0) {
        overspent.pass();
        continue;
      }
      const most = rounded(budget.value, places).hi;
      const isNegative = signOf(budget.value) < 0;
      const least = rounded(executed.value, places).lo;
      overspent.judge(compare(least, most) <= 0, () => ({
        path: `${line.path}/executed`,
        stated: executed.printed,
        ...(!isNegative && { expected: expectedPrints(interval(ZERO, most), places) }),
        related: [`${line.path}/budget`],
        params: { budget: format(budget.value), ...(isNegative && NEGATIVE) },
      }));
    }
  },
};
