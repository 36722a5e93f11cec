import { Decimal as SharedDecimal } from "decimal.js";

/**
 * Exact rational arithmetic: the only numbers jixiao scores, sums, compares or prints.
 *
 * A value is `n ÷ (10^s × q)`. As long as the integers are safe they stay plain numbers, which is fast and
 * exact; as soon as one is not, the value moves to BigInt (`big`), is rounded by decimal.js, and moves back where
 * that makes it short again. Quotients stay fractions (`q`), so no step of a calculation ever rounds by itself. All
 * ways are tested against decimal.js over the whole range.
 */
export interface Exact {
  readonly n: number;
  readonly s: number;
  readonly q: number;
  readonly big: BigFraction | null;
}

interface BigFraction {
  readonly n: bigint;
  readonly s: number;
  readonly q: bigint;
}

/** How a figure is rounded to its places; 四舍五入 is `half-up` (ties away from zero). */
export type RoundingMode = "half-up" | "half-even" | "floor" | "ceil" | "down" | "up";

// A private clone: the host application's own decimal.js settings neither reach us nor are touched. No quotient of
// figures has so many digits that decimal.js would round by itself.
const Decimal = SharedDecimal.clone({ precision: 10_000, toExpNeg: -1e9, toExpPos: 1e9 });

const MAX_SCALE = 15;
const DIVISION_STEP = 5;
const POW10: readonly number[] = Array.from({ length: MAX_SCALE + 1 }, (_, i) => 10 ** i);

function small(n: number, s: number, q: number): Exact {
  return { n, s, q, big: null };
}

function large(n: bigint, s: number, q: bigint): Exact {
  return { n: 0, s: 0, q: 1, big: { n, s, q } };
}

function toBig(x: Exact): BigFraction {
  return x.big ?? { n: BigInt(x.n), s: x.s, q: BigInt(x.q) };
}

function power(places: number): bigint {
  return 10n ** BigInt(places);
}

const MAX_SAFE = Number.MAX_SAFE_INTEGER;

/** Whether a whole number is exact; what overflowed is not. */
function isSafe(n: number): boolean {
  return n <= MAX_SAFE && n >= -MAX_SAFE;
}

export const ZERO: Exact = small(0, 0, 1);
export const ONE: Exact = small(1, 0, 1);
export const HUNDRED: Exact = small(100, 0, 1);

/**
 * Reads plain decimal notation (`-12.340`): an optional minus, digits, an optional point with digits.
 *
 * @throws RangeError when the text is anything else; printed figures are read by `readFigure`, not here
 */
export function exact(text: string): Exact {
  if (!/^-?\d+(\.\d+)?$/.test(text)) throw new RangeError(`not plain decimal notation: ${text.slice(0, 40)}`);
  const point = text.indexOf(".");
  const decimals = point < 0 ? 0 : text.length - point - 1;
  return fromDigits(point < 0 ? text : text.slice(0, point) + text.slice(point + 1), decimals);
}

/** The value of a run of digits (with an optional minus) of which the last `decimals` stand behind the point. */
export function fromDigits(digits: string, decimals: number): Exact {
  if (decimals <= MAX_SCALE) {
    const n = Number(digits);
    if (isSafe(n)) return small(n === 0 ? 0 : n, decimals, 1);
  }
  return large(BigInt(digits), decimals, 1n);
}

/** n ÷ 10^s for a safe integer and at most 15 decimals. */
export function decimal(n: number, s: number): Exact {
  return small(n, s, 1);
}

/** A whole number, such as a count of forms. */
export function integer(n: number): Exact {
  if (!Number.isSafeInteger(n)) throw new RangeError(`not a safe integer: ${n}`);
  return small(n, 0, 1);
}

const UNITS: readonly Exact[] = Array.from({ length: MAX_SCALE + 1 }, (_, s) => small(1, s, 1));
const HALF_UNITS: readonly Exact[] = Array.from({ length: MAX_SCALE }, (_, s) => small(5, s + 1, 1));

/** 10⁻ᵈ, the unit of the last of `d` decimals. */
export function unitOf(decimals: number): Exact {
  return decimals <= MAX_SCALE ? UNITS[decimals]! : large(1n, decimals, 1n);
}

/** ½·10⁻ᵈ, the slack of a figure printed with `d` decimals. */
export function halfUnitOf(decimals: number): Exact {
  return decimals < MAX_SCALE ? HALF_UNITS[decimals]! : large(5n, decimals + 1, 1n);
}

export function add(a: Exact, b: Exact): Exact {
  return a.big === null && b.big === null ? addShort(a, b, b.n) : addBig(toBig(a), toBig(b));
}

export function subtract(a: Exact, b: Exact): Exact {
  return a.big === null && b.big === null ? addShort(a, b, -b.n) : addBig(toBig(a), toBig(negate(b)));
}

/** @param n - the numerator of `b`, its sign turned for a difference */
function addShort(a: Exact, b: Exact, n: number): Exact {
  let left = a.n;
  let right = n;
  let q = a.q;
  if (q !== b.q) {
    left *= b.q;
    right *= q;
    q *= b.q;
  }
  let s = a.s;
  if (s < b.s) {
    left *= POW10[b.s - s]!;
    s = b.s;
  } else if (s > b.s) right *= POW10[s - b.s]!;
  const sum = left + right;
  if (isSafe(left) && isSafe(right) && isSafe(sum) && isSafe(q)) return small(sum, s, q);
  return addBig(toBig(a), { n: BigInt(n), s: b.s, q: BigInt(b.q) });
}

/** Adds up many values: what `add` one after the other gives, without a value made for every step. */
export class Sum {
  private n = 0;
  private s = 0;
  /** What is too long or a fraction, apart from the rest. */
  private other: Exact | null = null;

  add(x: Exact): void {
    if (x.big === null && x.q === 1) {
      const s = x.s > this.s ? x.s : this.s;
      const left = this.n * POW10[s - this.s]!;
      const right = x.n * POW10[s - x.s]!;
      const n = left + right;
      // What was scaled is even, so exact up to 2⁵⁴, and beyond it no sum is safe.
      if (isSafe(n)) {
        this.n = n;
        this.s = s;
        return;
      }
    }
    this.other = this.other === null ? x : add(this.other, x);
  }

  total(): Exact {
    const short = small(this.n, this.s, 1);
    return this.other === null ? short : add(short, this.other);
  }
}

function addBig(a: BigFraction, b: BigFraction): Exact {
  const s = Math.max(a.s, b.s);
  const left = a.n * power(s - a.s);
  const right = b.n * power(s - b.s);
  if (a.q === b.q) return large(left + right, s, a.q);
  return large(left * b.q + right * a.q, s, a.q * b.q);
}

export function negate(a: Exact): Exact {
  if (a.big === null) return a.n === 0 ? a : small(-a.n, a.s, a.q);
  return large(-a.big.n, a.big.s, a.big.q);
}

export function multiply(a: Exact, b: Exact): Exact {
  if (a.big === null && b.big === null) {
    const n = a.n * b.n;
    const q = a.q * b.q;
    const s = a.s + b.s;
    if (s <= MAX_SCALE && isSafe(n) && isSafe(q)) return small(n === 0 ? 0 : n, s, q);
  }
  const x = toBig(a);
  const y = toBig(b);
  return large(x.n * y.n, x.s + y.s, x.q * y.q);
}

/**
 * The exact quotient, kept as a fraction.
 *
 * @throws RangeError when `b` is zero: callers test the divisor first
 */
export function divide(a: Exact, b: Exact): Exact {
  const sign = signOf(b);
  if (sign === 0) throw new RangeError("division by zero");
  if (a.big === null && b.big === null) {
    // a.n/(10^as·aq) ÷ b.n/(10^bs·bq) = a.n·bq·10^bs / (aq·b.n·10^as)
    let n = a.n * b.q * sign;
    let q = a.q * b.n * sign;
    let s = a.s - b.s;
    if (s < 0) {
      n *= POW10[-s]!;
      s = 0;
    }
    if (isSafe(n) && isSafe(q)) {
      const whole = cutQuotient(n, q);
      if (whole * q === n) {
        n = whole;
        q = 1;
      }
      return small(n === 0 ? 0 : n, s, q);
    }
  }
  const x = toBig(a);
  const y = toBig(b);
  const sided = sign > 0 ? 1n : -1n;
  const n = x.n * y.q * sided;
  const q = x.q * y.n * sided;
  return x.s >= y.s ? large(n, x.s - y.s, q) : large(n * power(y.s - x.s), 0, q);
}

/** −1, 0 or 1. */
export function signOf(a: Exact): number {
  if (a.big === null) return a.n > 0 ? 1 : a.n < 0 ? -1 : 0;
  return a.big.n > 0n ? 1 : a.big.n < 0n ? -1 : 0;
}

/** Negative, zero or positive as `a` is less than, equal to or greater than `b`. */
export function compare(a: Exact, b: Exact): number {
  if (a === b) return 0;
  if (a.big === null && b.big === null) {
    let left = a.n;
    let right = b.n;
    if (a.s === b.s && a.q === b.q) return left < right ? -1 : left > right ? 1 : 0;
    if (a.q !== b.q) {
      left *= b.q;
      right *= a.q;
    }
    if (a.s < b.s) left *= POW10[b.s - a.s]!;
    else if (b.s < a.s) right *= POW10[a.s - b.s]!;
    if (isSafe(left) && isSafe(right)) return left < right ? -1 : left > right ? 1 : 0;
  }
  const x = toBig(a);
  const y = toBig(b);
  const s = Math.max(x.s, y.s);
  const left = x.n * y.q * power(s - x.s);
  const right = y.n * x.q * power(s - y.s);
  return left < right ? -1 : left > right ? 1 : 0;
}

export function equals(a: Exact, b: Exact): boolean {
  return compare(a, b) === 0;
}

export function lesser(a: Exact, b: Exact): Exact {
  return compare(b, a) < 0 ? b : a;
}

export function greater(a: Exact, b: Exact): Exact {
  return compare(b, a) > 0 ? b : a;
}

/** Rounds once, to `places` decimals. */
export function round(a: Exact, places: number, mode: RoundingMode): Exact {
  if (a.big === null && places <= MAX_SCALE) {
    if (a.q === 1 && a.s <= places) return a;
    const rounded = places >= a.s ? roundUpscaled(a, places, mode) : roundDownscaled(a, places, mode);
    if (rounded !== null) return rounded;
  }
  return roundBig(toBig(a), places, mode);
}

function roundDownscaled({ n, s, q }: Exact, places: number, mode: RoundingMode): Exact | null {
  // Even, so exact up to 2⁵⁴, and beyond it more than twice n.
  const divisor = q * POW10[s - places]!;
  const cut = cutQuotient(n, divisor);
  return stepped(cut, n - cut * divisor, divisor, n < 0, places, mode);
}

/**
 * n ÷ q cut towards zero, for safe n and q > 0: far faster than a remainder. The rounded quotient never reaches the
 * next whole number k: it is at least 1/q below it, and half the distance of the numbers there is k/2⁵³ < 1/q.
 */
function cutQuotient(n: number, q: number): number {
  return Math.trunc(n / q);
}

/** Long division, a few decimals at a time, so that the integers stay safe. */
function roundUpscaled({ n, s, q }: Exact, places: number, mode: RoundingMode): Exact | null {
  let k = cutQuotient(n, q);
  let rest = n - k * q;
  for (let left = places - s; left > 0; left -= DIVISION_STEP) {
    const step = POW10[Math.min(left, DIVISION_STEP)]!;
    const dividend = rest * step;
    if (!isSafe(dividend)) return null;
    const digits = cutQuotient(dividend, q);
    rest = dividend - digits * q;
    k = k * step + digits;
  }
  return stepped(k, rest, q, n < 0, places, mode);
}

/** The rounded value, of an integer part cut towards zero and what was cut off; `null` beyond safe integers. */
function stepped(
  cut: number,
  rest: number,
  divisor: number,
  negative: boolean,
  places: number,
  mode: RoundingMode,
): Exact | null {
  let k = cut;
  if (rest !== 0) k += stepAway(mode, negative, k % 2 !== 0, compareHalf(Math.abs(rest), divisor));
  return isSafe(k) ? small(k, places, 1) : null;
}

/** decimal.js divides and rounds what is too long for the fast path. */
function roundBig(a: BigFraction, places: number, mode: RoundingMode): Exact {
  const scaled = new Decimal(a.n.toString()).times(`1e${places - a.s}`);
  const divisor = new Decimal(a.q.toString());
  let k = scaled.dividedToIntegerBy(divisor);
  const rest = scaled.minus(k.times(divisor)).abs();
  if (!rest.isZero()) {
    const half = rest.times(2).comparedTo(divisor);
    k = k.plus(stepAway(mode, scaled.isNegative(), !k.modulo(2).isZero(), half));
  }
  return fromDigits(k.toFixed(0), places);
}

function compareHalf(rest: number, divisor: number): number {
  const other = divisor - rest;
  return rest < other ? -1 : rest > other ? 1 : 0;
}

/** What to add to the integer part (cut towards zero) of an inexact quotient. */
function stepAway(mode: RoundingMode, negative: boolean, odd: boolean, half: number): number {
  const away = negative ? -1 : 1;
  switch (mode) {
    case "half-up":
      return half >= 0 ? away : 0;
    case "half-even":
      return half > 0 || (half === 0 && odd) ? away : 0;
    case "floor":
      return negative ? -1 : 0;
    case "ceil":
      return negative ? 0 : 1;
    case "down":
      return 0;
    case "up":
      return away;
  }
}

/** How many decimals the value really needs (`8.940` needs 2); `null` for a fraction that never ends. */
export function decimalsNeeded(a: Exact): number | null {
  if (a.big !== null || a.q !== 1) return decimalsOfBig(toBig(a));
  let { n, s } = a;
  for (; s > 0 && n % 10 === 0; n /= 10) s -= 1;
  return s;
}

function decimalsOfBig(a: BigFraction): number | null {
  let { n, s } = a;
  let x = n < 0n ? -n : n;
  let y = a.q;
  while (y !== 0n) [x, y] = [y, x % y];
  let rest = a.q / x;
  n /= x;
  for (; rest % 2n === 0n; rest /= 2n) {
    n *= 5n;
    s += 1;
  }
  for (; rest % 5n === 0n; rest /= 5n) {
    n *= 2n;
    s += 1;
  }
  if (rest !== 1n) return null;
  for (; s > 0 && n % 10n === 0n; n /= 10n) s -= 1;
  return s;
}

/**
 * Plain decimal notation without trailing zeros; a value that needs more than `maxPlaces` decimals is rounded
 * half up to them, for reading only.
 */
export function format(a: Exact, maxPlaces = 10): string {
  // Most figures are short decimals; a fraction is rounded first, which leaves one.
  const rounded = a.q === 1 && a.big === null && a.s <= maxPlaces ? a : round(a, maxPlaces, "half-up");
  if (rounded.big !== null) return formatPlaces(rounded, decimalsNeeded(rounded) ?? maxPlaces);
  let { n, s } = rounded;
  for (; s > 0 && n % 10 === 0; n /= 10) s -= 1;
  return write(n, s, s);
}

/** Plain decimal notation with exactly `places` decimals (rounded half up where it has more). */
export function formatPlaces(a: Exact, places: number): string {
  const rounded = round(a, places, "half-up");
  const { n, s } = rounded.big ?? rounded;
  return write(n, s, places);
}

/** n ÷ 10^s for a safe n ≥ 0, with all `s` decimals. */
function divided(n: number, s: number): string {
  const whole = cutQuotient(n, POW10[s]!);
  const rest = n - whole * POW10[s]!;
  return `${whole}.${s <= SHORT ? padded(rest, s) : paddedLong(rest, s)}`;
}

/** Whole numbers of no more digits are written fastest. */
const SHORT = 5;

function paddedLong(n: number, digits: number): string {
  const high = cutQuotient(n, POW10[SHORT]!);
  const first = digits - SHORT;
  const head = first <= SHORT ? padded(high, first) : paddedLong(high, first);
  return head + padded(n - high * POW10[SHORT]!, SHORT);
}

function padded(n: number, digits: number): string {
  const text = String(n);
  return text.length === digits ? text : ZEROS[digits - text.length]! + text;
}

const ZEROS: readonly string[] = Array.from({ length: MAX_SCALE }, (_, i) => "0".repeat(i));

/** Points and percents up to 100 with one or two decimals fill most cells; each is written once. */
const WRITTEN = 10_001;
const known: string[][] = [[], new Array<string>(WRITTEN).fill(""), new Array<string>(WRITTEN).fill("")];

function written(n: number, s: number): string {
  const column = known[s]!;
  let text = column[n]!;
  if (text === "") {
    text = divided(n, s);
    column[n] = text;
  }
  return text;
}

/** n ÷ 10^s with at least `s` decimals. */
function write(n: number | bigint, s: number, places: number): string {
  // A safe integer prints without an exponent.
  if (places === 0) return String(n);
  if (typeof n === "number" && n >= 0 && s === places)
    return s <= 2 && n < WRITTEN ? written(n, s) : divided(n, s);
  const negative = n < 0;
  const printed = String(n);
  let digits = negative ? printed.slice(1) : printed;
  digits += "0".repeat(places - s);
  digits = digits.padStart(places + 1, "0");
  const cut = digits.length - places;
  digits = `${digits.slice(0, cut)}.${digits.slice(cut)}`;
  return negative ? `-${digits}` : digits;
}
