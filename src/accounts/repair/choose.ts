import type { Exact } from "../../figure/exact";
import * as Ex from "../../figure/exact";
import { type Bounds, isWithin } from "../../repair/linear";
import { neighbours } from "../../repair/typing";
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
 * such, else the one in the middle. Of several the one that leaves the fewest equations to rounding.
 *
 * @param inexact - how many equations do not hold to the last digit if the cell shows a value
 * @returns `null` where no figure with the cell's decimals lies within the bounds
 */
export function chooseFigure(cell: Cell, bounds: Bounds, inexact: (value: Exact) => number): Choice | null {
  const middle = middleOf(bounds, cell);
  const slips = cell.state === "blank" ? [] : slipsWithin(cell, bounds);
  const last = middle === null ? [] : [{ value: middle, cost: unexplained(cell) }];
  const choices = [...slips, ...last];
  const least = choices.reduce((cost, choice) => Math.min(cost, choice.cost), Number.POSITIVE_INFINITY);
  const cheapest = choices.filter(({ cost }) => cost === least);
  if (cheapest.length <= 1) return cheapest[0] ?? null;
  const ranked = cheapest
    .map((choice) => ({ choice, inexact: inexact(choice.value), away: awayFrom(middle, choice.value) }))
    .sort((x, y) => x.inexact - y.inexact || Ex.compare(x.away, y.away));
  return ranked[0]!.choice;
}

function unexplained(cell: Cell): number {
  return cell.state === "blank" ? COSTS.blank : COSTS.unexplained;
}

function awayFrom(middle: Exact | null, value: Exact): Exact {
  return middle === null ? Ex.ZERO : distance(value, middle);
}

function slipsWithin(cell: Cell, bounds: Bounds): Choice[] {
  const printed = Ex.divide(cell.value, cell.scale);
  const length = Ex.formatPlaces(printed, cell.places).replace(/\D/g, "").length;
  const found: Choice[] = [];
  for (const { digits, decimals } of neighbours(printed, cell.places)) {
    if (decimals > cell.places) continue;
    const unscaled = Ex.fromDigits(digits, decimals);
    const value = Ex.multiply(unscaled, cell.scale);
    if (!isWithin(bounds, value) || Ex.equals(value, cell.value)) continue;
    // As many digits around the same point: one of them is another, or two are swapped.
    const oneDigit = decimals === cell.places && digits.length === length;
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
