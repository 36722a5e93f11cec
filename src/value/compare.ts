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
  /** Where a bare figure beside a percentage may be a ratio or a percentage: both by the less near reading. */
  readonly other: Scale | null;
}

/** Target and actual in the same unit. */
interface Scale {
  readonly target: Ends;
  readonly actual: Ends;
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
 *   (`unit-missing`). Beside a percentage a bare figure up to 1 is a percentage where that is the nearer reading
 *   (`≤5%` beside `0.8`), and a ratio where that is by far the nearer (`≥90%` beside `0.9`). It may be either where
 *   it is the nearer by less (`≥5%` beside `0.4`), and beside 1% or less, where people write as small figures
 *   without a sign (`≤1%` beside `0.02`). Nothing of something needs no unit: 0 is 0 in any (no note).
 * - Neither has one: the unit in the name, or plain numbers.
 * - Units that do not convert: plain numbers, `unit-mismatch`.
 *
 * @param nameUnit - the unit in the indicator's name (`unitInName`)
 */
export function alignUnits(target: Quantity, actual: Quantity, nameUnit: Unit | null): Alignment {
  if (target.unit !== null && actual.unit !== null) {
    if (!convertible(target.unit, actual.unit)) return plain(target, actual);
    return { target: inBase(target), actual: inBase(actual), note: null, other: null };
  }
  const printed = target.unit ?? actual.unit;
  const named = nameUnit !== null && (printed === null || convertible(printed, nameUnit));
  const unit = named ? nameUnit : printed;
  if (unit === null) return { target: inBase(target), actual: inBase(actual), note: null, other: null };
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
    other: null,
  };
}

/** Both in base units, bare figures in `unit`, or as ratios. */
function supply(target: Quantity, actual: Quantity, unit: Unit): Omit<Alignment, "note"> {
  const inUnit = { target: scale(target, target.unit ?? unit), actual: scale(actual, actual.unit ?? unit) };
  if (unit.dimension === "ratio" && actual.unit === null) {
    const reading = readingOf(actual, inUnit.actual, inUnit.target);
    if (reading !== "percentage") return asRatio({ ...inUnit, actual }, inUnit, reading);
  }
  if (unit.dimension === "ratio" && target.unit === null) {
    const reading = readingOf(target, inUnit.target, inUnit.actual);
    if (reading !== "percentage") return asRatio({ ...inUnit, target }, inUnit, reading);
  }
  return { ...inUnit, other: null };
}

function asRatio(
  { target, actual }: Scale,
  inUnit: Scale,
  reading: "ratio" | "either",
): Omit<Alignment, "note"> {
  return { target, actual, other: reading === "either" ? inUnit : null };
}

/**
 * How a bare figure beside the percentage `other` is read: by which reading is the nearer, and how many times. As a
 * ratio it is `bare`, as a percentage `inUnit`; they are as near as each other where other² = bare × inUnit.
 */
function readingOf(bare: Ends, inUnit: Ends, { low: other }: Ends): "ratio" | "percentage" | "either" {
  if (signOf(bare.low) < 0 || signOf(bare.high) === 0 || compare(bare.high, ONE) > 0) return "percentage";
  const square = multiply(other, other);
  const readings = multiply(bare.high, inUnit.high);
  if (signOf(other) <= 0 || compare(square, readings) <= 0) return "percentage";
  const isByFar = compare(square, multiply(BY_FAR, readings)) >= 0;
  return isByFar && compare(other, ONE_PERCENT) > 0 ? "ratio" : "either";
}

const BY_FAR = integer(10);
const ONE_PERCENT = divide(ONE, HUNDRED);
