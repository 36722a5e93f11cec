import {
  add,
  compare,
  decimalsNeeded,
  type Exact,
  exact,
  fromDigits,
  halfUnitOf,
  multiply,
  ONE,
  round,
  subtract,
  unitOf,
} from "../figure/exact";
import type { Given } from "./assignment";
import type { Cell, CellKind } from "./cells";
import { type Bounds, isWithin } from "./linear";
import { isAmount } from "./network";
import { type Explained, explainFigure, type Slip, type SlipContext } from "./slips";
import { neighbours } from "./typing";

/** A figure chosen for a cell, and why. */
export interface Choice extends Given, Explained {}

const HALF = exact("0.5");
const PER_WAN = exact("0.0001");
/** Rates and execution scores are printed with two decimals at least, whatever the cell shows now. */
const LEAST_DERIVED_DECIMALS = 2;
/** Beyond so many figures within the bounds, only those one slip away are looked at. */
const FEW = 12;
const MAX_DECIMALS = 10;

/**
 * How a figure is chosen: one that a slip explains; else what the formula gives, at the cell's decimals; else with
 * all the decimals it needs.
 */
export type Manner = "explained" | "plain" | "exact";

/** A cell to be given a figure. */
export interface Request {
  readonly cell: Cell;
  /** What the conditions leave. */
  readonly bounds: Bounds;
  /** What the formula of the cell gives, unrounded, where it is derived from others. */
  readonly due: Exact | null;
  /** Decimals of the form's amounts. */
  readonly amountDecimals: number;
  /** All cells of the set. */
  readonly changed: readonly Cell[];
  readonly manner: Manner;
}

/**
 * Chooses the figure of a cell within its bounds: the one a slip explains best, else what the formula gives (the
 * middle of the bounds, or the bound that was broken) at the cell's decimals.
 */
export function chooseFigure(request: Request, context: SlipContext): Choice | null {
  const { bounds, cell, manner } = request;
  const centre = centreOf(request);
  const places = placesOf(request, centre);
  const plain = nearestWithin(centre, places, bounds);
  if (plain === null) return null;
  const others =
    manner !== "explained" ? [] : likely({ ...request, bounds: atPlaces(request, places) }, plain, places);
  let best: Choice | null = null;
  for (const value of [plain, ...others]) {
    if (cell.figure !== null && compare(value, cell.value) === 0) continue;
    const reason = explainFigure(cell, value, context, request.changed);
    if (best !== null && reason.surcharge >= best.surcharge) continue;
    best = { value, decimals: decimalsFor(request, value, reason.slip), ...reason };
  }
  return best;
}

/** A figure printed finer than the cell shows now stands for less: the bounds are drawn in accordingly. */
function atPlaces({ cell, bounds }: Request, places: number): Bounds {
  const own = cell.figure?.decimals ?? 0;
  const isRounding = cell.kind === "rate" || cell.kind === "executionScore";
  if (!isRounding || places <= own || bounds.lo === null || bounds.hi === null) return bounds;
  const less = subtract(halfUnitOf(own), halfUnitOf(places));
  return { ...bounds, lo: add(bounds.lo, less), hi: subtract(bounds.hi, less) };
}

/** Slips that change how many decimals are printed. */
const CHANGING_DECIMALS: ReadonlySet<Slip> = new Set(["digit-added", "decimal-point-moved", "yuan-for-wan"]);

/** Trailing zeros are kept where the cell shows them; an amount never shows more decimals than the others. */
function decimalsFor({ cell, amountDecimals }: Request, value: Exact, slip: Slip): number {
  const needed = decimalsNeeded(value) ?? 0;
  const own = CHANGING_DECIMALS.has(slip) ? needed : (cell.figure?.decimals ?? 0);
  return Math.max(needed, isAmount(cell) ? Math.min(own, amountDecimals) : own);
}

function centreOf({ cell, bounds, due }: Request): Exact {
  const { lo, hi } = bounds;
  if (due !== null && isWithin(bounds, due)) return due;
  if (lo !== null && hi !== null) {
    // More room than rounding leaves: the least change, not the middle.
    const isWide = compare(subtract(hi, lo), ONE) >= 0;
    if (isWide && cell.figure !== null && POINTS.has(cell.kind)) return clamped(cell.value, lo, hi);
    return multiply(add(lo, hi), HALF);
  }
  if (lo !== null) return compare(cell.value, lo) < 0 ? lo : cell.value;
  return hi !== null && compare(cell.value, hi) > 0 ? hi : cell.value;
}

/** Cells of points: exact as typed, so that only a range of the form leaves them room. */
const POINTS: ReadonlySet<CellKind> = new Set([
  "rowWeight",
  "rowScore",
  "levelWeight",
  "levelScore",
  "totalScore",
]);

function clamped(value: Exact, lo: Exact, hi: Exact): Exact {
  if (compare(value, lo) < 0) return lo;
  return compare(value, hi) > 0 ? hi : value;
}

function placesOf({ cell, amountDecimals, manner }: Request, centre: Exact): number {
  const own = cell.figure?.decimals ?? 0;
  if (manner === "exact") return Math.max(own, decimalsNeeded(centre) ?? own);
  switch (cell.kind) {
    case "rate":
    case "executionScore":
      return Math.max(own, LEAST_DERIVED_DECIMALS);
    case "totalScore":
      return Math.max(
        own,
        Math.min(LEAST_DERIVED_DECIMALS, decimalsNeeded(centre) ?? LEAST_DERIVED_DECIMALS),
      );
    case "initialBudget":
    case "budget":
    case "executed":
    case "carryover":
      return amountDecimals;
    default:
      return own;
  }
}

/** The centre at so many decimals, or at the first more at which it lies within the bounds. */
function nearestWithin(centre: Exact, places: number, bounds: Bounds): Exact | null {
  for (let decimals = places; decimals <= MAX_DECIMALS; decimals += 1) {
    for (const mode of ["half-up", "floor", "ceil"] as const) {
      const value = round(centre, decimals, mode);
      if (isWithin(bounds, value)) return value;
    }
  }
  return null;
}

/** Other figures within the bounds worth explaining: all of them if few, else those one slip away. */
function likely({ cell, bounds, amountDecimals }: Request, plain: Exact, places: number): Exact[] {
  const { lo, hi } = bounds;
  if (lo !== null && hi !== null) {
    if (compare(lo, hi) === 0) return [];
    const unit = unitOf(places);
    if (compare(subtract(hi, lo), multiply(unit, exact(String(FEW)))) <= 0)
      return around(plain, unit, bounds);
  }
  if (cell.figure === null) return [];
  const found: Exact[] = [];
  const most = Math.max(amountDecimals, cell.figure.decimals);
  for (const { digits, decimals } of neighbours(cell.figure.value, cell.figure.decimals)) {
    if (decimals > most) continue;
    const value = fromDigits(digits, decimals);
    if (isWithin(bounds, value)) found.push(value);
  }
  const inWan = round(multiply(cell.value, PER_WAN), amountDecimals, "half-up");
  if (isWithin(bounds, inWan)) found.push(inWan);
  return found;
}

/** Figures within the bounds, nearest first. */
function around(centre: Exact, unit: Exact, bounds: Bounds): Exact[] {
  const found: Exact[] = [];
  let above = centre;
  let below = centre;
  for (let i = 0; i < FEW; i += 1) {
    above = add(above, unit);
    below = subtract(below, unit);
    if (isWithin(bounds, below)) found.push(below);
    if (isWithin(bounds, above)) found.push(above);
  }
  return found;
}
