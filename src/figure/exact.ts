import { Decimal as SharedDecimal } from "decimal.js";

/**
 * Exact rational arithmetic: the only numbers jixiao scores, sums, compares or prints.
 *
 * A value is `n ÷ (10^s × q)`. As long as the integers are safe they stay plain numbers, which is fast and
 * exact; as soon as one is not, the value moves to decimal.js (`big`), which is the reference the fast path is
 * tested against. Quotients stay fractions (`q`), so no step of a calculation ever rounds by itself.
 */
export interface Exact {
  readonly n: number;
  readonly s: number;
  readonly q: number;
  readonly big: BigFraction | null;
}

interface BigFraction {
  readonly n: SharedDecimal;
  readonly q: SharedDecimal;
}

/** How a figure is rounded to its places; 四舍五入 is `half-up` (ties away from zero). */
export type RoundingMode = "half-up" | "half-even" | "floor" | "ceil" | "down" | "up";

// A private clone: the host application's own decimal.js settings neither reach us nor are touched.
// Sums and products of figures are never longer than this, so decimal.js never rounds them.
const Decimal = SharedDecimal.clone({ precision: 100_000, toExpNeg: -1e9, toExpPos: 1e9 });

const MAX_SCALE = 15;
const POW10: readonly number[] = Array.from({ length: MAX_SCALE + 1 }, (_, i) => 10 ** i);

function small(n: number, s: number, q: number): Exact {
  return { n, s, q, big: null };
}

function large(n: SharedDecimal, q: SharedDecimal): Exact {
  return { n: 0, s: 0, q: 1, big: { n, q } };
}

function toBig(x: Exact): BigFraction {
  if (x.big !== null) return x.big;
  return { n: new Decimal(x.n).times(`1e-${x.s}`), q: new Decimal(x.q) };
}

const isSafe = Number.isSafeInteger;

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
  return large(new Decimal(digits).times(`1e-${decimals}`), new Decimal(1));
}

/** A whole number, such as a count of forms. */
export function integer(n: number): Exact {
  if (!isSafe(n)) throw new RangeError(`not a safe integer: ${n}`);
  return small(n, 0, 1);
}

/** 10⁻ᵈ, the unit of the last of `d` decimals. */
export function unitOf(decimals: number): Exact {
  return decimals <= MAX_SCALE ? small(1, decimals, 1) : large(new Decimal(`1e-${decimals}`), new Decimal(1));
}

/** ½·10⁻ᵈ, the slack of a figure printed with `d` decimals. */
export function halfUnitOf(decimals: number): Exact {
  return decimals < MAX_SCALE
    ? small(5, decimals + 1, 1)
    : large(new Decimal(`5e-${decimals + 1}`), new Decimal(1));
}

export function add(a: Exact, b: Exact): Exact {
  if (a.big === null && b.big === null && a.q === 1 && b.q === 1) {
    if (a.s === b.s) {
      const n = a.n + b.n;
      if (isSafe(n)) return small(n, a.s, 1);
    } else {
      const s = Math.max(a.s, b.s);
      const left = a.n * POW10[s - a.s]!;
      const right = b.n * POW10[s - b.s]!;
      const n = left + right;
      if (isSafe(left) && isSafe(right) && isSafe(n)) return small(n, s, 1);
    }
  }
  const x = toBig(a);
  const y = toBig(b);
  if (x.q.eq(y.q)) return large(x.n.plus(y.n), x.q);
  return large(x.n.times(y.q).plus(y.n.times(x.q)), x.q.times(y.q));
}

export function negate(a: Exact): Exact {
  if (a.big === null) return a.n === 0 ? a : small(-a.n, a.s, a.q);
  return large(a.big.n.negated(), a.big.q);
}

export function subtract(a: Exact, b: Exact): Exact {
  return add(a, negate(b));
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
  return large(x.n.times(y.n), x.q.times(y.q));
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
      if (n % q === 0) {
        n /= q;
        q = 1;
      }
      return small(n === 0 ? 0 : n, s, q);
    }
  }
  const x = toBig(a);
  const y = toBig(b);
  const n = x.n.times(y.q);
  const q = x.q.times(y.n);
  return sign > 0 ? large(n, q) : large(n.negated(), q.negated());
}

/** −1, 0 or 1. */
export function signOf(a: Exact): number {
  if (a.big === null) return a.n > 0 ? 1 : a.n < 0 ? -1 : 0;
  return a.big.n.isZero() ? 0 : a.big.n.isNegative() ? -1 : 1;
}

/** Negative, zero or positive as `a` is less than, equal to or greater than `b`. */
export function compare(a: Exact, b: Exact): number {
  if (a.big === null && b.big === null) {
    let left = a.n;
    let right = b.n;
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
  return x.n.times(y.q).comparedTo(y.n.times(x.q));
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
    let numerator = a.n;
    let divisor = a.q;
    if (places >= a.s) numerator *= POW10[places - a.s]!;
    else divisor *= POW10[a.s - places]!;
    if (isSafe(numerator) && isSafe(divisor)) {
      const rest = numerator % divisor;
      let k = (numerator - rest) / divisor;
      if (rest !== 0) k += stepAway(mode, numerator < 0, k % 2 !== 0, compareHalf(Math.abs(rest), divisor));
      return small(k === 0 ? 0 : k, places, 1);
    }
  }
  const { n, q } = toBig(a);
  const scaled = n.times(`1e${places}`);
  const k = scaled.dividedToIntegerBy(q);
  const rest = scaled.minus(k.times(q)).abs();
  const step = rest.isZero()
    ? 0
    : stepAway(mode, scaled.isNegative(), !k.modulo(2).isZero(), rest.times(2).comparedTo(q));
  return large(k.plus(step).times(`1e-${places}`), new Decimal(1));
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
  if (a.big === null && a.q === 1) {
    let { n, s } = a;
    while (s > 0 && n % 10 === 0) {
      n /= 10;
      s -= 1;
    }
    return s;
  }
  const { n, q } = toBig(a);
  if (q.eq(1)) return n.decimalPlaces();
  // Only the factors 2 and 5 of the denominator divide a power of ten.
  for (let places = 0; places <= 40; places += 1) {
    if (n.times(`1e${places}`).modulo(q).isZero()) return places;
  }
  return null;
}

/**
 * Plain decimal notation without trailing zeros; a value that needs more than `maxPlaces` decimals is rounded
 * half up to them, for reading only.
 */
export function format(a: Exact, maxPlaces = 10): string {
  const finite = decimalsNeeded(a);
  const rounded = finite === null || finite > maxPlaces ? round(a, maxPlaces, "half-up") : a;
  return formatPlaces(rounded, decimalsNeeded(rounded) ?? maxPlaces);
}

/** Plain decimal notation with exactly `places` decimals (rounded half up where it has more). */
export function formatPlaces(a: Exact, places: number): string {
  const rounded = round(a, places, "half-up");
  if (rounded.big !== null) return toBig(rounded).n.dividedBy(rounded.big.q).toFixed(places);
  const negative = rounded.n < 0;
  // A safe integer prints without an exponent; rounding left at most `places` decimals.
  let digits = String(Math.abs(rounded.n)) + "0".repeat(places - rounded.s);
  if (places > 0) {
    digits = digits.padStart(places + 1, "0");
    const cut = digits.length - places;
    digits = `${digits.slice(0, cut)}.${digits.slice(cut)}`;
  }
  return negative ? `-${digits}` : digits;
}
