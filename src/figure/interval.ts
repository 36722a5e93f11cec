import type { Exact } from "./exact";
import * as Ex from "./exact";

/**
 * All values a figure may stand for: from `lo` to `hi`, an open end not included.
 *
 * Operations propagate outward: the result holds every value that values of the operands can give. A check is
 * failed only where the intervals of both sides do not meet, so rounding never raises a false alarm.
 */
export interface Interval {
  readonly lo: Exact;
  readonly hi: Exact;
  readonly loOpen: boolean;
  readonly hiOpen: boolean;
}

export function interval(lo: Exact, hi: Exact, loOpen = false, hiOpen = false): Interval {
  return { lo, hi, loOpen, hiOpen };
}

/** The interval of a figure that stands for itself alone, such as a typed score or weight. */
export function point(x: Exact): Interval {
  return { lo: x, hi: x, loOpen: false, hiOpen: false };
}

/** A share of a weight: all of it, nothing of it, and anything less than all. */
export const FULL: Interval = point(Ex.ONE);
export const NONE: Interval = point(Ex.ZERO);
export const BELOW_FULL: Interval = interval(Ex.ZERO, Ex.ONE, false, true);

/** Every value that prints as `x` with `decimals` decimals: x ± ½·10⁻ᵈ, both ends included (the tie rule is unknown). */
export function rounded(x: Exact, decimals: number): Interval {
  const slack = Ex.halfUnitOf(decimals);
  return { lo: Ex.subtract(x, slack), hi: Ex.add(x, slack), loOpen: false, hiOpen: false };
}

/** The figures with so many decimals that stand (± half a unit) for some value of the interval. */
export function printsOf(a: Interval, decimals: number): Interval {
  const half = Ex.halfUnitOf(decimals);
  return interval(
    Ex.round(Ex.subtract(a.lo, half), decimals, "ceil"),
    Ex.round(Ex.add(a.hi, half), decimals, "floor"),
  );
}

export function sum(a: Interval, b: Interval): Interval {
  return interval(Ex.add(a.lo, b.lo), Ex.add(a.hi, b.hi), a.loOpen || b.loOpen, a.hiOpen || b.hiOpen);
}

/** Adds up many intervals: what `sum` one after the other gives. */
export class IntervalSum {
  private readonly lo = new Ex.Sum();
  private readonly hi = new Ex.Sum();
  private loOpen = false;
  private hiOpen = false;

  add(a: Interval): void {
    this.lo.add(a.lo);
    this.hi.add(a.hi);
    this.loOpen ||= a.loOpen;
    this.hiOpen ||= a.hiOpen;
  }

  total(): Interval {
    return interval(this.lo.total(), this.hi.total(), this.loOpen, this.hiOpen);
  }
}

export function difference(a: Interval, b: Interval): Interval {
  return interval(
    Ex.subtract(a.lo, b.hi),
    Ex.subtract(a.hi, b.lo),
    a.loOpen || b.hiOpen,
    a.hiOpen || b.loOpen,
  );
}

/** a × x for x ≥ 0: the ends keep their places; zero times anything is zero, also where an end is open. */
export function scaled(a: Interval, x: Exact): Interval {
  if (Ex.signOf(x) === 0) return point(x);
  const lo = Ex.multiply(a.lo, x);
  return interval(lo, a.hi === a.lo ? lo : Ex.multiply(a.hi, x), a.loOpen, a.hiOpen);
}

/** a × b for any signs: the least and greatest of the four products of ends. */
export function product(a: Interval, b: Interval): Interval {
  if (Ex.signOf(a.lo) >= 0 && Ex.signOf(b.lo) >= 0 && !isEmpty(a) && !isEmpty(b)) {
    const lo = Ex.multiply(a.lo, b.lo);
    const isPoint = a.lo === a.hi && b.lo === b.hi;
    const hi = isPoint ? lo : Ex.multiply(a.hi, b.hi);
    if (Ex.signOf(lo) > 0) return interval(lo, hi, a.loOpen || b.loOpen, a.hiOpen || b.hiOpen);
  }
  const end = (x: End, y: End): End => [
    Ex.multiply(x[0], y[0]),
    // Zero times any value of the other interval is zero, whether or not its ends belong to it.
    (x[1] || y[1]) && !isClosedZero(x) && !isClosedZero(y),
  ];
  return hullOf([
    end(lowOf(a), lowOf(b)),
    end(lowOf(a), highOf(b)),
    end(highOf(a), lowOf(b)),
    end(highOf(a), highOf(b)),
  ]);
}

/** a ÷ b; `null` where b may be zero, since the quotient then has no bounds. */
export function quotient(a: Interval, b: Interval): Interval | null {
  if (Ex.signOf(b.lo) <= 0 && Ex.signOf(b.hi) >= 0) return null;
  if (Ex.signOf(a.lo) > 0 && Ex.signOf(b.lo) > 0 && !isEmpty(a) && !isEmpty(b)) {
    const lo = Ex.divide(a.lo, b.hi);
    return interval(lo, Ex.divide(a.hi, b.lo), a.loOpen || b.hiOpen, a.hiOpen || b.loOpen);
  }
  const end = (x: End, y: End): End => [Ex.divide(x[0], y[0]), (x[1] || y[1]) && !isClosedZero(x)];
  return hullOf([
    end(lowOf(a), lowOf(b)),
    end(lowOf(a), highOf(b)),
    end(highOf(a), lowOf(b)),
    end(highOf(a), highOf(b)),
  ]);
}

/** The least of both: every value min(x, y) can take. */
export function minimum(a: Interval, b: Interval): Interval {
  const lo = lowerEnd(a, b);
  const upper = Ex.compare(a.hi, b.hi);
  const hiOpen = upper < 0 ? a.hiOpen : upper > 0 ? b.hiOpen : a.hiOpen || b.hiOpen;
  return interval(lo.x, Ex.lesser(a.hi, b.hi), lo.open, hiOpen);
}

/** The greatest of both: every value max(x, y) can take. */
export function maximum(a: Interval, b: Interval): Interval {
  const hi = upperEnd(a, b);
  const lower = Ex.compare(a.lo, b.lo);
  const loOpen = lower > 0 ? a.loOpen : lower < 0 ? b.loOpen : a.loOpen || b.loOpen;
  return interval(Ex.greater(a.lo, b.lo), hi.x, loOpen, hi.open);
}

/** What both have in common, where they meet. */
export function intersection(a: Interval, b: Interval): Interval {
  const lower = Ex.compare(a.lo, b.lo);
  const upper = Ex.compare(a.hi, b.hi);
  const loOpen = lower > 0 ? a.loOpen : lower < 0 ? b.loOpen : a.loOpen || b.loOpen;
  const hiOpen = upper < 0 ? a.hiOpen : upper > 0 ? b.hiOpen : a.hiOpen || b.hiOpen;
  return interval(Ex.greater(a.lo, b.lo), Ex.lesser(a.hi, b.hi), loOpen, hiOpen);
}

/** The smallest interval that holds both. */
export function hull(a: Interval, b: Interval): Interval {
  const lo = lowerEnd(a, b);
  const hi = upperEnd(a, b);
  return interval(lo.x, hi.x, lo.open, hi.open);
}

/**
 * Whether some value belongs to both. Touching ends meet only where both are closed: a total cut to 100, that
 * is [100, 101), does not meet parts that make exactly 101.
 */
export function meets(a: Interval, b: Interval): boolean {
  const left = Ex.compare(a.lo, b.hi);
  if (left > 0 || (left === 0 && (a.loOpen || b.hiOpen))) return false;
  const right = Ex.compare(b.lo, a.hi);
  return !(right > 0 || (right === 0 && (b.loOpen || a.hiOpen)));
}

/** Whether the interval is one value. */
export function isPoint(a: Interval): boolean {
  return a.lo === a.hi || Ex.compare(a.lo, a.hi) === 0;
}

export function contains(a: Interval, x: Exact): boolean {
  if (a.lo === a.hi) return !a.loOpen && !a.hiOpen && Ex.compare(a.lo, x) === 0;
  return !isBelow(a, x) && !isAbove(a, x);
}

/** Whether `x` lies above the whole interval. */
export function isAbove(a: Interval, x: Exact): boolean {
  const order = Ex.compare(x, a.hi);
  return order > 0 || (order === 0 && a.hiOpen);
}

/** Whether `x` lies below the whole interval. */
export function isBelow(a: Interval, x: Exact): boolean {
  const order = Ex.compare(x, a.lo);
  return order < 0 || (order === 0 && a.loOpen);
}

/** Whether the ends are the wrong way round. */
function isEmpty(a: Interval): boolean {
  return a.lo !== a.hi && Ex.compare(a.lo, a.hi) > 0;
}

type End = readonly [x: Exact, open: boolean];

function lowOf(a: Interval): End {
  return [a.lo, a.loOpen];
}

function highOf(a: Interval): End {
  return [a.hi, a.hiOpen];
}

function isClosedZero([x, open]: End): boolean {
  return !open && Ex.signOf(x) === 0;
}

function hullOf(ends: readonly End[]): Interval {
  const first = ends[0]!;
  let lo = first;
  let hi = first;
  for (const end of ends) {
    const below = Ex.compare(end[0], lo[0]);
    if (below < 0 || (below === 0 && lo[1])) lo = end;
    const above = Ex.compare(end[0], hi[0]);
    if (above > 0 || (above === 0 && hi[1])) hi = end;
  }
  return interval(lo[0], hi[0], lo[1], hi[1]);
}

function lowerEnd(a: Interval, b: Interval): { x: Exact; open: boolean } {
  const order = Ex.compare(a.lo, b.lo);
  return {
    x: Ex.lesser(a.lo, b.lo),
    open: order < 0 ? a.loOpen : order > 0 ? b.loOpen : a.loOpen && b.loOpen,
  };
}

function upperEnd(a: Interval, b: Interval): { x: Exact; open: boolean } {
  const order = Ex.compare(a.hi, b.hi);
  return {
    x: Ex.greater(a.hi, b.hi),
    open: order > 0 ? a.hiOpen : order < 0 ? b.hiOpen : a.hiOpen && b.hiOpen,
  };
}
