import type { Exact } from "../figure/exact";
import { compare, divide, HUNDRED, integer, multiply, ONE, signOf } from "../figure/exact";
import { COUNT, NUMBER } from "./unitTable";
import type { Quantity, Unit } from "./value";

/** Both ends of a quantity, on one scale with what it is compared with. */
export interface Ends {
  readonly low: Exact;
  readonly high: Exact;
}

/** Why two quantities stand on one scale only by assumption, or not at all. */
export type UnitNote = "unit-missing" | "unit-mismatch";

/** Target and actual on one scale. */
export interface Alignment {
  readonly target: Ends;
  readonly actual: Ends;
  readonly note: UnitNote | null;
}

/**
 * Whether figures in these units can be compared: the same dimension; a bare 万 or 亿 with money, with anything
 * counted and with bare figures; 台(套) with 台 and with 套.
 */
export function convertible(a: Unit | null, b: Unit | null): boolean {
  if (a === null || b === null) return a === b || (a ?? b)!.dimension === NUMBER;
  if (a.dimension === b.dimension) return true;
  if (a.dimension === NUMBER) return isNumbered(b);
  if (b.dimension === NUMBER) return isNumbered(a);
  return isOneOf(a, b) || isOneOf(b, a);
}

/** What a bare 万 may count: money, counted things, and measures (5万 beside 平方米), but no ratio and no rate. */
function isNumbered({ dimension }: Unit): boolean {
  return (
    dimension === "money" || dimension === "area" || (dimension.startsWith(COUNT) && !dimension.includes("/"))
  );
}

/** Whether `unit` names alternatives, as 台(套) does, of which `other` is one. */
function isOneOf(unit: Unit, other: Unit): boolean {
  const open = unit.dimension.indexOf("(");
  if (open < 0 || !unit.dimension.startsWith(COUNT) || !unit.dimension.endsWith(")")) return false;
  const first = unit.dimension.slice(0, open);
  const second = COUNT + unit.dimension.slice(open + 1, -1);
  return other.dimension === first || other.dimension === second;
}

/** Both ends in the base unit of the quantity's dimension (万元 → 元, % → ratio); a bare figure as it is. */
export function inBase(quantity: Quantity): Ends {
  return scale(quantity, quantity.unit);
}

function scale(quantity: Quantity, unit: Unit | null): Ends {
  if (unit === null || unit.factor === ONE) return quantity;
  const { low, high } = quantity;
  const lowest = multiply(low, unit.factor);
  return { low: lowest, high: low === high ? lowest : multiply(high, unit.factor) };
}

/**
 * Puts a target and an actual on one scale.
 *
 * - Units that convert: both in base units.
 * - One has no unit: it takes the one in the indicator's name where that fits (no note), else the other's
 *   (`unit-missing`). Beside a percentage a bare figure up to 1 is a ratio where that is the nearer reading
 *   (`≥90%` beside `0.9`). Nothing of something needs no unit: 0 is 0 in any (no note).
 * - Neither has one: the unit in the name, or plain numbers.
 * - Units that do not convert: plain numbers, `unit-mismatch`.
 *
 * @param nameUnit - the unit in the indicator's name (`unitInName`)
 */
export function alignUnits(target: Quantity, actual: Quantity, nameUnit: Unit | null): Alignment {
  if (target.unit !== null && actual.unit !== null) {
    if (!convertible(target.unit, actual.unit)) return plain(target, actual);
    return { target: inBase(target), actual: inBase(actual), note: null };
  }
  const printed = target.unit ?? actual.unit;
  const named = nameUnit !== null && (printed === null || convertible(printed, nameUnit));
  const unit = named ? nameUnit : printed;
  if (unit === null) return { target: inBase(target), actual: inBase(actual), note: null };
  const note = named || isBareZero(target) || isBareZero(actual) ? null : "unit-missing";
  return { ...supply(target, actual, unit), note };
}

function isBareZero({ unit, low, high }: Quantity): boolean {
  return unit === null && signOf(low) === 0 && signOf(high) === 0;
}

function plain(target: Quantity, actual: Quantity): Alignment {
  return {
    target: { low: target.low, high: target.high },
    actual: { low: actual.low, high: actual.high },
    note: "unit-mismatch",
  };
}

/** Both in base units, bare figures in `unit`. */
function supply(target: Quantity, actual: Quantity, unit: Unit): { target: Ends; actual: Ends } {
  const ends = { target: scale(target, target.unit ?? unit), actual: scale(actual, actual.unit ?? unit) };
  if (unit.dimension !== "ratio") return ends;
  if (actual.unit === null && isRatio(actual, ends.target))
    return { target: ends.target, actual: scale(actual, null) };
  if (target.unit === null && isRatio(target, ends.actual))
    return { target: scale(target, null), actual: ends.actual };
  return ends;
}

/** Whether a bare figure beside the percentage `other` is nearer to it as a ratio than as a percentage. */
function isRatio(bare: Quantity, other: Ends): boolean {
  if (signOf(bare.low) < 0 || compare(bare.high, ONE) > 0) return false;
  return compare(other.low, ONE_PERCENT) > 0 && compare(bare.high, multiply(integer(10), other.low)) < 0;
}

const ONE_PERCENT = divide(ONE, HUNDRED);
