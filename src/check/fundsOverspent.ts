import { compare, format, ZERO } from "../figure/exact";
import { interval, rounded } from "../figure/interval";
import { amountsOf, fundsLines } from "./fundsLines";
import type { Check } from "./report";
import { expectedPrints } from "./words";

/** `funds.overspent`: 全年执行数 is not more than 全年预算数, line by line. */
export const fundsOverspent: Check = {
  codes: ["funds.overspent"],
  run({ form }, report) {
    const places = form.funds.amountDecimals;
    for (const line of fundsLines(form.funds)) {
      const amounts = amountsOf(line, ["budget", "executed"]);
      if (amounts === null) {
        report.of("funds.overspent").skip();
        continue;
      }
      const most = rounded(amounts.budget.value, places).hi;
      const least = rounded(amounts.executed.value, places).lo;
      report.of("funds.overspent").judge(compare(least, most) <= 0, () => ({
        path: `${line.path}/executed`,
        stated: amounts.executed.printed,
        expected: expectedPrints(interval(ZERO, most), places),
        related: [`${line.path}/budget`],
        params: { budget: format(amounts.budget.value) },
      }));
    }
  },
};
