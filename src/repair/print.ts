import { decimalsNeeded, type Exact, formatPlaces } from "../figure/exact";
import { toHalfWidth } from "../figure/printed";
import type { Cell } from "./cells";

/**
 * A figure as the cell prints its own: thousands separators where it has them, its percent sign or unit, at
 * least its decimals, and more only where the value needs them.
 *
 * @example printLike(cell "1,594.489", 1954.489) // "1,954.489"
 * @example printLike(cell "89.42%", 89.24) // "89.24%"
 */
export function printLike(cell: Cell, value: Exact, decimals: number): string {
  const needed = decimalsNeeded(value) ?? decimals;
  const text = formatPlaces(value, Math.max(needed, decimals));
  const { printed, figure } = cell;
  const grouped = printed !== null && toHalfWidth(printed).includes(",") ? withSeparators(text) : text;
  return grouped + (figure?.suffix ?? "");
}

function withSeparators(text: string): string {
  const [whole = "", fraction] = text.split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
