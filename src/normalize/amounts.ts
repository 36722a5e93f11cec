import type { CurrencyUnit } from "../evaluation/schema";
import { divide, type Exact, exact, multiply } from "../figure/exact";
import type { FigureCell, FigureSuffix } from "../figure/printed";

const CURRENCY_POWER: Readonly<Record<CurrencyUnit, number>> = { 元: 0, 万元: 4, 亿元: 8 };

/** How many 元 one of each unit is. */
export const CURRENCY_FACTOR: Readonly<Record<CurrencyUnit, Exact>> = {
  元: exact("1"),
  万元: exact("10000"),
  亿元: exact("100000000"),
};

/**
 * An amount cell in the form's unit: an amount printed with a unit of its own (`926万元`, `5.8万`) is converted, and one
 * printed with anything but money (`926%`) is no amount.
 */
export function amountsIn(unit: CurrencyUnit | null, cell: FigureCell): FigureCell {
  if (cell.kind !== "figure" || cell.figure.suffix === null || cell.figure.suffix === unit) return cell;
  const { figure } = cell;
  const printed = currencyOf(cell.figure.suffix);
  if (printed === null) return { kind: "notANumber", printed: figure.printed, reason: "grammar" };
  if (unit === null) return cell;
  const shift = CURRENCY_POWER[unit] - CURRENCY_POWER[printed];
  const value = divide(multiply(figure.value, CURRENCY_FACTOR[printed]), CURRENCY_FACTOR[unit]);
  return { kind: "figure", figure: { ...figure, value, decimals: Math.max(0, figure.decimals + shift) } };
}

/** The unit of money behind an amount; 元 is often left away behind 万 and 亿 (`5.8万`). */
export function currencyOf(suffix: FigureSuffix | null): CurrencyUnit | null {
  switch (suffix) {
    case "万":
      return "万元";
    case "亿":
      return "亿元";
    case "元":
    case "万元":
    case "亿元":
      return suffix;
    default:
      return null;
  }
}
