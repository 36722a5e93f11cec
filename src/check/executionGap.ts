import { compare, divide, type Exact, multiply, ONE, Sum, signOf, subtract } from "../figure/exact";
import { printedOf } from "../figure/printed";
import type { Rules } from "../ruleset/rules";
import type { RowScore } from "../score/indicator";
import type { Check } from "./report";
import { percent } from "./words";

/**
 * `total.execution-gap`: the indicators score near full while money is largely unspent, by the ruleset's
 * thresholds: what reviewers look for first.
 */
export const executionGap: Check = {
  codes: ["total.execution-gap"],
  run({ form, scores, rules }, report) {
    const { rate } = scores.execution;
    const indicatorRate = shareScored(scores.rows);
    if (rate === null || indicatorRate === null) {
      report.of("total.execution-gap").skip();
      return;
    }
    report.of("total.execution-gap").judge(!isGap(indicatorRate, rate, rules), () => ({
      path: "/total/score",
      stated: printedOf(form.total.score),
      related: ["/funds/total/executed", "/funds/total/budget"],
      parameter: "executionGap",
      params: { indicators: percent(indicatorRate), rate: percent(rate) },
    }));
  },
};

function isGap(indicatorRate: Exact, rate: Exact, { executionGap: gap }: Rules): boolean {
  if (compare(indicatorRate, gap.indicatorRate) < 0) return false;
  const unspent = subtract(ONE, rate);
  if (gap.unspent !== null && compare(unspent, gap.unspent) > 0) return true;
  if (gap.excess === null) return false;
  return compare(subtract(indicatorRate, rate), multiply(gap.excess, rate)) > 0;
}

/** Stated points of the rows ÷ their weights. */
function shareScored(rows: readonly RowScore[]): Exact | null {
  const points = new Sum();
  const weights = new Sum();
  for (const row of rows) {
    if (row.weight === null) continue;
    weights.add(row.weight);
    if (row.stated !== null) points.add(row.stated.value);
  }
  const all = weights.total();
  return signOf(all) > 0 ? divide(points.total(), all) : null;
}
