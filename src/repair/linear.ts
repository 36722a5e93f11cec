import { add, compare, divide, type Exact, multiply, negate, ONE, signOf, ZERO } from "../figure/exact";

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

/** Σ factors[i]·unknown[i] ≤ bound (or < where strict). */
interface Inequality {
  readonly factors: readonly Exact[];
  readonly bound: Exact;
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

function inequalitiesOf(count: number, { range, source }: Sourced): Inequality[] {
  const factors: Exact[] = new Array(count).fill(ZERO);
  for (const { unknown, factor } of range.terms) factors[unknown] = add(factors[unknown]!, factor);
  const found: Inequality[] = [];
  const sources = [source];
  if (range.hi !== null) found.push({ factors, bound: range.hi, strict: range.hiOpen ?? false, sources });
  if (range.lo !== null) {
    const negated = factors.map(negate);
    found.push({ factors: negated, bound: negate(range.lo), strict: range.loOpen ?? false, sources });
  }
  return found;
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
    const sign = signOf(row.factors[unknown]!);
    (sign > 0 ? upper : sign < 0 ? lower : rest).push(row);
  }
  for (const up of upper) {
    for (const low of lower) rest.push(combine(up, low, unknown));
  }
  return rest.length > 24 ? tightest(rest) : rest;
}

function combine(up: Inequality, low: Inequality, unknown: number): Inequality {
  const a = negate(low.factors[unknown]!);
  const b = up.factors[unknown]!;
  const [p, q] = compare(a, b) === 0 ? [ONE, ONE] : [a, b];
  return {
    factors: up.factors.map((factor, i) =>
      i === unknown ? ZERO : add(times(factor, p), times(low.factors[i]!, q)),
    ),
    bound: add(times(up.bound, p), times(low.bound, q)),
    strict: up.strict || low.strict,
    sources: union(up.sources, low.sources),
  };
}

function times(a: Exact, b: Exact): Exact {
  return b === ONE ? a : multiply(a, b);
}

/** Of rows with equal factors only the tightest says anything. */
function tightest(rows: readonly Inequality[]): Inequality[] {
  const kept: Inequality[] = [];
  for (const row of rows) {
    const i = kept.findIndex((other) => sameFactors(other, row));
    if (i < 0) kept.push(row);
    else if (isTighter(row, kept[i]!)) kept[i] = row;
  }
  return kept;
}

function sameFactors(a: Inequality, b: Inequality): boolean {
  return a.factors.every((factor, i) => compare(factor, b.factors[i]!) === 0);
}

function isTighter(a: Inequality, b: Inequality): boolean {
  const order = compare(a.bound, b.bound);
  return order < 0 || (order === 0 && a.strict && !b.strict);
}

function isContradiction(row: Inequality): boolean {
  const sign = signOf(row.bound);
  return row.factors.every((factor) => signOf(factor) === 0) && (sign < 0 || (sign === 0 && row.strict));
}

interface End {
  readonly x: Exact;
  readonly open: boolean;
  readonly sources: readonly number[];
}

function boundsOf(rows: readonly Inequality[], unknown: number): Bounds | Contradiction {
  let lo: End | null = null;
  let hi: End | null = null;
  for (const row of rows) {
    const factor = row.factors[unknown]!;
    const sign = signOf(factor);
    if (sign === 0) {
      if (isContradiction(row)) return { sources: row.sources };
      continue;
    }
    const x = compare(factor, ONE) === 0 ? row.bound : divide(row.bound, factor);
    const end = { x, open: row.strict, sources: row.sources };
    if (sign > 0) hi = hi === null || isInside(end, hi, -1) ? end : hi;
    else lo = lo === null || isInside(end, lo, 1) ? end : lo;
  }
  if (lo !== null && hi !== null) {
    const order = compare(lo.x, hi.x);
    if (order > 0 || (order === 0 && (lo.open || hi.open))) return { sources: union(lo.sources, hi.sources) };
  }
  return { lo: lo?.x ?? null, hi: hi?.x ?? null, loOpen: lo?.open ?? false, hiOpen: hi?.open ?? false };
}

/** Whether an end cuts off more than another; `direction` is 1 for low ends, −1 for high ones. */
function isInside(end: End, other: End, direction: 1 | -1): boolean {
  const order = compare(end.x, other.x) * direction;
  return order > 0 || (order === 0 && end.open && !other.open);
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
