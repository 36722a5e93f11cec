import type { CurrencyUnit, Evaluation, FundsLine } from "../evaluation/schema";
import { type Exact, exact, halfUnitOf, multiply, ZERO } from "../figure/exact";
import { readFigure } from "../figure/printed";
import { amountsIn } from "../normalize/amounts";
import { AMOUNT_KEYS } from "../normalize/normalize";

export const FUNDS_COLUMNS = ["initialBudget", "budget", "executed"] as const;
/** A column of the total line that batches add up. */
export type FundsColumn = (typeof FUNDS_COLUMNS)[number];

/** 年度资金总额 of a form in 万元, as printed. */
export interface FormAmounts extends Readonly<Record<FundsColumn, Exact | null>> {
  readonly hasUnit: boolean;
  /** ½·10⁻ᵈ, d being the most decimals any amount of the funds block shows, at least 2. */
  readonly slack: Exact;
}

/** How many 万元 one of each unit is. */
export const IN_WAN: Readonly<Record<CurrencyUnit, Exact>> = {
  元: exact("0.0001"),
  万元: exact("1"),
  亿元: exact("10000"),
};

/** The amounts of the funds total; a form without 金额单位 is taken to print 万元. */
export function amountsOfForm(evaluation: Evaluation): FormAmounts {
  const unit = evaluation.currencyUnit ?? "万元";
  const hasUnit = evaluation.currencyUnit !== undefined;
  const total = evaluation.funds?.total;
  if (total === undefined) return { hasUnit, initialBudget: null, budget: null, executed: null, slack: ZERO };
  const factor = IN_WAN[unit];
  const lines = [total, ...(evaluation.funds?.sources ?? [])];
  return {
    hasUnit,
    initialBudget: amountOf(total, "initialBudget", unit, factor),
    budget: amountOf(total, "budget", unit, factor),
    executed: amountOf(total, "executed", unit, factor),
    slack: multiply(halfUnitOf(mostDecimals(lines)), factor),
  };
}

function amountOf(line: FundsLine, column: FundsColumn, unit: CurrencyUnit, factor: Exact): Exact | null {
  const cell = amountsIn(unit, readFigure(line[column]));
  return cell.kind === "figure" ? multiply(cell.figure.value, factor) : null;
}

function mostDecimals(lines: readonly FundsLine[]): number {
  let most = 2;
  for (const line of lines) {
    for (const key of AMOUNT_KEYS) {
      const cell = readFigure(line[key]);
      if (cell.kind === "figure" && cell.figure.suffix === null && cell.figure.decimals > most) {
        most = cell.figure.decimals;
      }
    }
  }
  return most;
}
