import type { CurrencyUnit } from "../evaluation/schema";
import { type Exact, format, multiply, signOf } from "../figure/exact";
import { isAbove, isBelow, meets } from "../figure/interval";
import { CURRENCY_FACTOR } from "../normalize/amounts";
import type { NormalizedEvaluation } from "../normalize/normalize";
import { isUnderCost } from "../score/direction";
import { amountInYuan, moneyInYuan } from "./money";
import type { Check, CheckInput } from "./report";

/**
 * `funds.unit`: the amounts are evidently in 元 under a 万元 heading, or the reverse. Evidence is a cost indicator
 * whose amount is 10⁴ times off the funds, or an amount no single project has.
 */
export const fundsUnit: Check = {
  codes: ["funds.unit"],
  run(input, report) {
    const { form } = input;
    const amount = mainAmount(form);
    if (form.currencyUnit === null || amount === null) {
      report.of("funds.unit").skip();
      return;
    }
    const evidence =
      costInOtherUnit(input, form.currencyUnit, amount) ?? implausible(input, form.currencyUnit, amount);
    report.of("funds.unit").judge(evidence === null, () => ({
      path: amount.path,
      stated: amount.printed,
      related: ["/currencyUnit", ...(evidence?.related ?? [])],
      params: { unit: form.currencyUnit ?? "", ...evidence?.params },
    }));
  },
};

interface Amount {
  readonly path: string;
  readonly printed: string;
  readonly value: Exact;
}

interface Evidence {
  readonly related: readonly string[];
  readonly params: Readonly<Record<string, string>>;
}

/** The budget, or what stands for it. */
function mainAmount({ funds }: NormalizedEvaluation): Amount | null {
  for (const key of ["budget", "executed", "initialBudget"] as const) {
    const cell = funds.total[key];
    if (cell.kind === "figure" && signOf(cell.figure.value) > 0) {
      return { path: `${funds.total.path}/${key}`, printed: cell.figure.printed, value: cell.figure.value };
    }
  }
  return null;
}

/** A cost indicator that says the same amount in the unit the figures are meant in. */
function costInOtherUnit({ form, rules }: CheckInput, unit: CurrencyUnit, amount: Amount): Evidence | null {
  const meant = unit === "万元" ? "元" : "万元";
  const asMeant = amountInYuan(amount.value, form.funds.amountDecimals, meant);
  // A unit price may equal the budget's digits; only an amount a project can have is evidence.
  if (isBelow(rules.plausibleAmount, asMeant.hi)) return null;
  for (const row of form.rows) {
    if (!isUnderCost(row)) continue;
    for (const key of ["actual", "target"] as const) {
      const value = row[key];
      const said = value.kind === "quantity" ? moneyInYuan(value) : null;
      if (said === null || value.kind !== "quantity" || !meets(asMeant, said)) continue;
      return {
        related: [`${row.path}/${key}`],
        params: { meant, evidence: "cost", name: row.name, amount: value.raw },
      };
    }
  }
  return null;
}

function implausible({ rules }: CheckInput, unit: CurrencyUnit, amount: Amount): Evidence | null {
  const yuan = multiply(amount.value, CURRENCY_FACTOR[unit]);
  if (unit === "元" || !isAbove(rules.plausibleAmount, yuan)) return null;
  return { related: [], params: { meant: "元", evidence: "implausible", amount: `${format(yuan)}元` } };
}
