import { format, subtract } from "../figure/exact";
import { difference, meets, rounded } from "../figure/interval";
import { amountsOf, fundsLines } from "./fundsLines";
import type { Check } from "./report";
import { expectedPrints } from "./words";

/** `funds.carryover`: 资金结(转)余 = 全年预算数 − 全年执行数, line by line. */
export const fundsCarryover: Check = {
  codes: ["funds.carryover"],
  run({ form }, report) {
    const places = form.funds.amountDecimals;
    for (const line of fundsLines(form.funds)) {
      const amounts = amountsOf(line, ["budget", "executed", "carryover"]);
      if (amounts === null) {
        report.of("funds.carryover").skip();
        continue;
      }
      const { budget, executed, carryover } = amounts;
      const computed = difference(rounded(budget.value, places), rounded(executed.value, places));
      report.of("funds.carryover").judge(meets(rounded(carryover.value, places), computed), () => ({
        path: `${line.path}/carryover`,
        stated: carryover.printed,
        expected: expectedPrints(computed, places),
        related: [`${line.path}/budget`, `${line.path}/executed`],
        params: { computed: format(subtract(budget.value, executed.value)) },
      }));
    }
  },
};
