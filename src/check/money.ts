import type { CurrencyUnit } from "../evaluation/schema";
import type { Exact } from "../figure/exact";
import { hull, type Interval, point, product, rounded } from "../figure/interval";
import { CURRENCY_FACTOR } from "../normalize/amounts";
import type { Quantity, Unit } from "../value/value";

/** Dimension of 元, 万元, 亿元 in the value grammar; its base unit is 元. */
const MONEY = "money";

function isMoney(unit: Unit | null): unit is Unit {
  return unit?.dimension === MONEY;
}

/** An amount of the funds block in 元, with the slack of its printed places. */
export function amountInYuan(value: Exact, decimals: number, unit: CurrencyUnit): Interval {
  return product(rounded(value, decimals), point(CURRENCY_FACTOR[unit]));
}

/** Amounts are taken at least to their second decimal, as in the funds block: trailing zeros are often trimmed. */
const LEAST_DECIMALS = 2;

/** A quantity of money in 元, with the slack of its printed places; `null` where it is no money. */
export function moneyInYuan(quantity: Quantity, unit: Unit | null = quantity.unit): Interval | null {
  if (!isMoney(unit)) return null;
  const decimals = Math.max(quantity.decimals, LEAST_DECIMALS);
  const printed = hull(rounded(quantity.low, decimals), rounded(quantity.high, decimals));
  return product(printed, point(unit.factor));
}
