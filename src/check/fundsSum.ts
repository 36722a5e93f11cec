import { add, type Exact, equals, format } from "../figure/exact";
import { type Interval, IntervalSum, meets, rounded } from "../figure/interval";
import { printedOf } from "../figure/printed";
import type { AmountKey, FundsFigures } from "../normalize/normalize";
import type { Check } from "./report";
import { expectedPrints } from "./words";

const COLUMNS: readonly AmountKey[] = ["initialBudget", "budget", "executed", "carryover"];

/** `funds.sum`: 年度资金总额 = Σ sources, column by column, where at least one source has a figure. */
export const fundsSum: Check = {
  codes: ["funds.sum"],
  run({ form }, report) {
    const sums = report.of("funds.sum");
    const { total, sources, amountDecimals } = form.funds;
    for (const key of COLUMNS) {
      const nominal = sumOf(sources, key);
      const stated = total[key];
      if (nominal === null || stated.kind !== "figure") {
        sums.skip();
        continue;
      }
      if (equals(stated.figure.value, nominal)) {
        sums.pass();
        continue;
      }
      const computed = intervalOf(sources, key, amountDecimals);
      sums.judge(meets(rounded(stated.figure.value, amountDecimals), computed), () => ({
        path: `${total.path}/${key}`,
        stated: printedOf(stated),
        expected: expectedPrints(computed, amountDecimals),
        related: sources.filter((line) => line[key].kind === "figure").map((line) => `${line.path}/${key}`),
        params: { column: key, computed: format(nominal) },
      }));
    }
  },
};

/** What the sources print in a column, added up; `null` where none of them has a figure. */
function sumOf(sources: readonly FundsFigures[], key: AmountKey): Exact | null {
  let sum: Exact | null = null;
  for (const line of sources) {
    const cell = line[key];
    if (cell.kind === "figure") sum = sum === null ? cell.figure.value : add(sum, cell.figure.value);
  }
  return sum;
}

/** The same over all values their printed places stand for. */
function intervalOf(sources: readonly FundsFigures[], key: AmountKey, decimals: number): Interval {
  const all = new IntervalSum();
  for (const line of sources) {
    const cell = line[key];
    if (cell.kind === "figure") all.add(rounded(cell.figure.value, decimals));
  }
  return all.total();
}
