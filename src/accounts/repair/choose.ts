import type { Exact } from "../../figure/exact";
import * as Ex from "../../figure/exact";
import { type Bounds, isWithin } from "../../repair/linear";
import { neighbours, typingSlip } from "../../repair/typing";
import type { Cell } from "../cell";

/** A figure for a cell, and how unlikely it is that the printed one came from it. */
export interface Choice {
  readonly value: Exact;
  readonly cost: number;
}

/** One digit mistyped or two swapped; another slip of the hand; no slip explains it; a lost figure. */
const COSTS = { digit: 1, slip: 2, unexplained: 3, blank: 3 } as const;

/**
 * The figure a cell should show, within bounds: one slip of the hand away from the printed one if there is
 * such, else the one in the middle.
 *
 * @returns `null` where no figure with the cell's decimals lies within the bounds
 */
export function chooseFigure(cell: Cell, bounds: Bounds): Choice | null {
  const middle = middleOf(bounds, cell);
  const slips = cell.state === "blank" ? [] : slipsWithin(cell, bounds);
  let best: Choice | null = middle === null ? null : { value: middle, cost: unexplained(cell) };
  for (const choice of slips) {
    if (best === null || isBetter(choice, best, middle)) best = choice;
  }
  return best;
}

function unexplained(cell: Cell): number {
  return cell.state === "blank" ? COSTS.blank : COSTS.unexplained;
}

function isBetter(a: Choice, b: Choice, middle: Exact | null): boolean {
  if (a.cost !== b.cost) return a.cost < b.cost;
  return middle !== null && Ex.compare(distance(a.value, middle), distance(b.value, middle)) < 0;
}

function slipsWithin(cell: Cell, bounds: Bounds): Choice[] {
  const printed = Ex.divide(cell.value, cell.scale);
  const found: Choice[] = [];
  for (const { digits, decimals } of neighbours(printed, cell.places)) {
    if (decimals > cell.places) continue;
    const unscaled = Ex.fromDigits(digits, decimals);
    const value = Ex.multiply(unscaled, cell.scale);
    if (!isWithin(bounds, value) || Ex.equals(value, cell.value)) continue;
    const slip = typingSlip(printed, cell.places, unscaled);
    const oneDigit = slip === "digit-mistyped" || slip === "digits-swapped";
    found.push({ value, cost: oneDigit ? COSTS.digit : COSTS.slip });
  }
  return found;
}

/** The printable figure nearest to the middle of the bounds; nearest to the only end where one is open. */
function middleOf(bounds: Bounds, cell: Cell): Exact | null {
  const { lo, hi } = bounds;
  if (lo === null && hi === null) return null;
  const at = lo !== null && hi !== null ? Ex.divide(Ex.add(lo, hi), Ex.integer(2)) : (lo ?? hi)!;
  for (const mode of ["half-up", "ceil", "floor"] as const) {
    const unscaled = Ex.round(Ex.divide(at, cell.scale), cell.places, mode);
    const value = Ex.multiply(unscaled, cell.scale);
    if (isWithin(bounds, value) && !Ex.equals(value, cell.value)) return value;
  }
  return null;
}

function distance(a: Exact, b: Exact): Exact {
  const apart = Ex.subtract(a, b);
  return Ex.signOf(apart) < 0 ? Ex.negate(apart) : apart;
}

/** The figure as the cell prints its own: its decimals, and thousands separators where it has them. */
export function printAs(cell: Cell, value: Exact): string {
  const text = Ex.formatPlaces(Ex.divide(value, cell.scale), cell.places);
  return cell.printed?.includes(",") === true ? text.replace(/\B(?=(\d{3})+(?!\d)(\.|$))/g, ",") : text;
}
