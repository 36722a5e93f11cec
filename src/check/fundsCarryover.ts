import { format, subtract } from "../figure/exact";
import { difference, meets, rounded } from "../figure/interval";
import { fundsLines } from "./fundsLines";
import type { Check } from "./report";
import { expectedPrints } from "./words";

/** `funds.carryover`: 资金结(转)余 = 全年预算数 − 全年执行数, line by line. */
export const fundsCarryover: Check = {
  codes: ["funds.carryover"],
  run({ form }, report) {
    const balance = report.of("funds.carryover");
    const places = form.funds.amountDecimals;
    for (const line of fundsLines(form.funds)) {
      if (
        line.carryover.kind !== "figure" ||
        line.budget.kind !== "figure" ||
        line.executed.kind !== "figure"
      ) {
        balance.skip();
        continue;
      }
      const carryover = line.carryover.figure;
      const budget = line.budget.figure;
      const executed = line.executed.figure;
      const computed = difference(rounded(budget.value, places), rounded(executed.value, places));
      balance.judge(meets(rounded(carryover.value, places), computed), () => ({
        path: `${line.path}/carryover`,
        stated: carryover.printed,
        expected: expectedPrints(computed, places),
        related: [`${line.path}/budget`, `${line.path}/executed`],
        params: { computed: format(subtract(budget.value, executed.value)) },
      }));
    }
  },
};
