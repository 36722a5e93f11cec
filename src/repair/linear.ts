import { compare, type Exact, subtract } from "../figure/exact";
import { exactOf, fractionOf, greatestCommonDivisor } from "./fraction";

/**
 * Exact linear arithmetic over a handful of unknowns: is a system of inequalities feasible, and between which
 * bounds does one unknown lie? Fourier–Motzkin elimination over rationals, so that nothing is ever rounded and
 * no magnitude is too large. The systems are tiny (a repair changes few cells).
 */

/** One unknown with its factor. */
export interface Term {
  readonly unknown: number;
  readonly factor: Exact;
}

/** `lo ≤ Σ factor·unknown ≤ hi`, an open end not included, `null` where there is no bound. */
export interface LinearRange {
  readonly terms: readonly Term[];
  readonly lo: Exact | null;
  readonly hi: Exact | null;
  readonly loOpen?: boolean;
  readonly hiOpen?: boolean;
}

/** Bounds of one unknown. */
export interface Bounds {
  readonly lo: Exact | null;
  readonly hi: Exact | null;
  readonly loOpen: boolean;
  readonly hiOpen: boolean;
}

/** A range and where it comes from, so that a contradiction can name its causes. */
export interface Sourced {
  readonly range: LinearRange;
  readonly source: number;
}

/** Either the bounds of every unknown, or the sources of a contradiction. */
export type Solution =
  | { readonly feasible: true; readonly bounds: readonly Bounds[] }
  | { readonly feasible: false; readonly sources: readonly number[] };

/** Σ factors[i]·unknown[i] ≤ bound (or < where strict), in whole numbers. */
interface Inequality {
  readonly factors: readonly bigint[];
  readonly bound: bigint;
  readonly strict: boolean;
  readonly sources: readonly number[];
}

/**
 * Solves for `count` unknowns numbered from 0.
 *
 * @example x + y = 10, x ≤ 4 → y ≥ 6
 */
export function solve(count: number, system: readonly Sourced[]): Solution {
  const inequalities = system.flatMap((each) => inequalitiesOf(count, each));
  const bounds: Bounds[] = [];
  for (let unknown = 0; unknown < count; unknown += 1) {
    const projected = project(inequalities, unknown, count);
    if ("sources" in projected) return { feasible: false, sources: projected.sources };
    bounds.push(projected);
  }
  if (count > 0) return { feasible: true, bounds };
  const broken = inequalities.find(isContradiction);
  return broken === undefined ? { feasible: true, bounds } : { feasible: false, sources: broken.sources };
}

/** Both ends of a range as inequalities, its fractions brought to one denominator. */
function inequalitiesOf(count: number, { range, source }: Sourced): Inequality[] {
  const found: Inequality[] = [];
  if (range.hi !== null) {
    found.push(whole(count, range.terms, range.hi, range.hiOpen ?? false, source));
  }
  if (range.lo !== null) {
    const { factors, bound, strict, sources } = whole(
      count,
      range.terms,
      range.lo,
      range.loOpen ?? false,
      source,
    );
    found.push({ factors: factors.map((factor) => -factor), bound: -bound, strict, sources });
  }
  return found;
}

function whole(
  count: number,
  terms: readonly Term[],
  bound: Exact,
  strict: boolean,
  source: number,
): Inequality {
  const end = fractionOf(bound);
  const parts = terms.map(({ unknown, factor }) => ({ unknown, ...fractionOf(factor) }));
  let scale = end.d;
  for (const { d } of parts) scale = scale === d ? scale : (scale / greatestCommonDivisor(scale, d)) * d;
  const factors = new Array<bigint>(count).fill(0n);
  for (const { unknown, n, d } of parts) factors[unknown]! += n * (scale / d);
  return { factors, bound: end.n * (scale / end.d), strict, sources: [source] };
}

interface Contradiction {
  readonly sources: readonly number[];
}

/** Eliminates every unknown but one and reads off its bounds. */
function project(inequalities: readonly Inequality[], kept: number, count: number): Bounds | Contradiction {
  let rows = inequalities;
  for (let unknown = 0; unknown < count; unknown += 1) {
    if (unknown !== kept) rows = eliminate(rows, unknown);
  }
  return boundsOf(rows, kept);
}

/** All consequences of the rows that do not speak of the unknown: each upper bound with each lower bound of it. */
function eliminate(rows: readonly Inequality[], unknown: number): Inequality[] {
  const upper: Inequality[] = [];
  const lower: Inequality[] = [];
  const rest: Inequality[] = [];
  for (const row of rows) {
    const factor = row.factors[unknown]!;
    (factor > 0n ? upper : factor < 0n ? lower : rest).push(row);
  }
  for (const up of upper) {
    for (const low of lower) rest.push(combine(up, low, unknown));
  }
  return rest.length > MANY ? tightest(rest) : rest;
}

/** From so many rows on it pays to drop those that say nothing new. */
const MANY = 12;

function combine(up: Inequality, low: Inequality, unknown: number): Inequality {
  const a = -low.factors[unknown]!;
  const b = up.factors[unknown]!;
  const [p, q] = a === b ? [1n, 1n] : [a, b];
  return reduced({
    factors: up.factors.map((factor, i) => factor * p + low.factors[i]! * q),
    bound: up.bound * p + low.bound * q,
    strict: up.strict || low.strict,
    sources: union(up.sources, low.sources),
  });
}

/** Divided by what all its numbers have in common, so that they stay short and equal rows look equal. */
function reduced(row: Inequality): Inequality {
  let common = magnitude(row.bound);
  for (const factor of row.factors) {
    if (factor !== 0n) common = greatestCommonDivisor(magnitude(factor), common);
    if (common === 1n) return row;
  }
  if (common <= 1n) return row;
  return { ...row, factors: row.factors.map((factor) => factor / common), bound: row.bound / common };
}

function magnitude(x: bigint): bigint {
  return x < 0n ? -x : x;
}

/** Of rows with proportional factors only the tightest says anything. */
function tightest(rows: readonly Inequality[]): Inequality[] {
  const kept: Inequality[] = [];
  for (const row of rows) {
    const i = kept.findIndex((other) => isParallel(other, row));
    if (i < 0) kept.push(row);
    else if (isTighter(row, kept[i]!)) kept[i] = row;
  }
  return kept;
}

/** Whether the factors of one are a positive multiple of the other's. */
function isParallel(a: Inequality, b: Inequality): boolean {
  const at = a.factors.findIndex((factor) => factor !== 0n);
  if (at < 0) return false;
  const p = a.factors[at]!;
  const q = b.factors[at]!;
  if (p > 0n !== q > 0n || q === 0n) return false;
  return a.factors.every((factor, i) => factor * q === b.factors[i]! * p);
}

function isTighter(a: Inequality, b: Inequality): boolean {
  const at = a.factors.findIndex((factor) => factor !== 0n);
  const left = a.bound * magnitude(b.factors[at]!);
  const right = b.bound * magnitude(a.factors[at]!);
  return left < right || (left === right && a.strict && !b.strict);
}

/** Of a row in which no unknown is left: 0 ≤ bound, or 0 < bound. */
function isContradiction({ bound, strict }: Inequality): boolean {
  return bound < 0n || (bound === 0n && strict);
}

/** n ÷ d, d positive. */
interface End {
  readonly n: bigint;
  readonly d: bigint;
  readonly open: boolean;
  readonly sources: readonly number[];
}

function boundsOf(rows: readonly Inequality[], unknown: number): Bounds | Contradiction {
  let lo: End | null = null;
  let hi: End | null = null;
  for (const row of rows) {
    const factor = row.factors[unknown]!;
    if (factor === 0n) {
      if (isContradiction(row)) return { sources: row.sources };
      continue;
    }
    const sign = factor > 0n ? 1n : -1n;
    const end: End = { n: row.bound * sign, d: factor * sign, open: row.strict, sources: row.sources };
    if (factor > 0n) hi = hi === null || isFirst(orderOf(end, hi), end) ? end : hi;
    else lo = lo === null || isFirst(orderOf(lo, end), end) ? end : lo;
  }
  if (lo !== null && hi !== null) {
    const order = orderOf(lo, hi);
    if (order > 0n || (order === 0n && (lo.open || hi.open))) {
      return { sources: union(lo.sources, hi.sources) };
    }
  }
  return {
    lo: lo === null ? null : exactOf(lo.n, lo.d),
    hi: hi === null ? null : exactOf(hi.n, hi.d),
    loOpen: lo?.open ?? false,
    hiOpen: hi?.open ?? false,
  };
}

/** Negative, zero or positive as `a` lies below, at or above `b`. */
function orderOf(a: End, b: End): bigint {
  return a.n * b.d - b.n * a.d;
}

/** Whether an end is reached before the one it is compared with; at the same place, the open one is. */
function isFirst(order: bigint, end: End): boolean {
  return order < 0n || (order === 0n && end.open);
}

function union(a: readonly number[], b: readonly number[]): readonly number[] {
  if (a === b) return a;
  const all = [...a];
  for (const x of b) if (!all.includes(x)) all.push(x);
  return all;
}

/** Whether a value lies within the bounds. */
export function isWithin(bounds: Bounds, x: Exact): boolean {
  if (bounds.lo !== null) {
    const order = compare(x, bounds.lo);
    if (order < 0 || (order === 0 && bounds.loOpen)) return false;
  }
  if (bounds.hi !== null) {
    const order = compare(x, bounds.hi);
    if (order > 0 || (order === 0 && bounds.hiOpen)) return false;
  }
  return true;
}

/** Whether `a` leaves less room than `b`; what has no bounds leaves the most. */
export function isNarrower(a: Bounds, b: Bounds): boolean {
  const [x, y] = [widthOf(a), widthOf(b)];
  return x !== null && (y === null || compare(x, y) < 0);
}

function widthOf({ lo, hi }: Bounds): Exact | null {
  return lo === null || hi === null ? null : subtract(hi, lo);
}
