import { add, format, ZERO } from "../figure/exact";
import { type Interval, meets, rounded, sum } from "../figure/interval";
import { printedOf } from "../figure/printed";
import type { AmountKey } from "../normalize/normalize";
import type { Check } from "./report";
import { expectedPrints } from "./words";

const COLUMNS: readonly AmountKey[] = ["initialBudget", "budget", "executed", "carryover"];

/** `funds.sum`: 年度资金总额 = Σ sources, column by column, where at least one source has a figure. */
export const fundsSum: Check = {
  codes: ["funds.sum"],
  run({ form }, report) {
    const { total, sources, amountDecimals } = form.funds;
    for (const key of COLUMNS) {
      let parts: Interval | null = null;
      let nominal = ZERO;
      const related: string[] = [];
      for (const line of sources) {
        const cell = line[key];
        if (cell.kind !== "figure") continue;
        const part = rounded(cell.figure.value, amountDecimals);
        parts = parts === null ? part : sum(parts, part);
        nominal = add(nominal, cell.figure.value);
        related.push(`${line.path}/${key}`);
      }
      const stated = total[key];
      if (parts === null || stated.kind !== "figure") {
        report.of("funds.sum").skip();
        continue;
      }
      const computed = parts;
      report.of("funds.sum").judge(meets(rounded(stated.figure.value, amountDecimals), computed), () => ({
        path: `${total.path}/${key}`,
        stated: printedOf(stated),
        expected: expectedPrints(computed, amountDecimals),
        related,
        params: { column: key, computed: format(nominal) },
      }));
    }
  },
};
