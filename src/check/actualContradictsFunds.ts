import { meets } from "../figure/interval";
import type { Row } from "../normalize/normalize";
import type { Unit } from "../value/value";
import { amountInYuan, moneyInYuan } from "./money";
import type { Check } from "./report";
import { expectedValue } from "./words";

/**
 * `actual.contradicts-funds`: the actual of the project's total-cost indicator and 全年执行数 are different
 * amounts. 工程总投资 and the like span years and are left alone.
 */
export const actualContradictsFunds: Check = {
  codes: ["actual.contradicts-funds"],
  run({ form }, report) {
    const { executed } = form.funds.total;
    const places = form.funds.amountDecimals;
    for (const row of form.rows) {
      if (!isTotalCost(row)) continue;
      const actual = row.actual.kind === "quantity" ? moneyInYuan(row.actual, unitOf(row)) : null;
      if (actual === null || executed.kind !== "figure" || form.currencyUnit === null) {
        report.of("actual.contradicts-funds").skip();
        continue;
      }
      const spent = amountInYuan(executed.figure.value, places, form.currencyUnit);
      report.of("actual.contradicts-funds").judge(meets(actual, spent), () => ({
        path: `${row.path}/actual`,
        stated: row.actualText,
        expected: expectedValue(executed.figure.value),
        related: [`${form.funds.total.path}/executed`],
        params: { name: row.name, executed: executed.figure.printed, unit: form.currencyUnit ?? "" },
      }));
    }
  },
};

const TOTAL_COST =
  /^(?:项目(?:运行|实施|建设)?总?(?:成本|投资)|(?:运行|实施)?总成本)(?:控制)?(?:\(.*\)|（.*）)?$/;

function isTotalCost(row: Row): boolean {
  return TOTAL_COST.test(row.name);
}

/** A bare actual is in the target's unit. */
function unitOf(row: Row): Unit | null {
  if (row.actual.kind !== "quantity") return null;
  if (row.actual.unit !== null) return row.actual.unit;
  return row.target.kind === "quantity" ? row.target.unit : null;
}
