import { type Exact, format, formatPlaces, HUNDRED, multiply } from "../figure/exact";
import { type Interval, printsOf } from "../figure/interval";
import type { Expected } from "./finding";

/** What a cell with so many decimals may show for a computed figure. */
export function expectedPrints(computed: Interval, decimals: number): Expected {
  return expectedRange(printsOf(computed, decimals));
}

/** The ends of an interval, in full. */
export function expectedRange(range: Interval): Expected {
  return { min: format(range.lo), max: format(range.hi) };
}

/** One value, in full. */
export function expectedValue(value: Exact): Expected {
  const printed = format(value);
  return { min: printed, max: printed };
}

/** Tells the words of a finding that the figure which bounds the stated one is below 0. */
export const NEGATIVE: Readonly<Record<string, string>> = { sign: "negative" };

/** A ratio as percent with two decimals (0.894233 → `89.42%`). */
export function percent(ratio: Exact): string {
  return `${formatPlaces(multiply(ratio, HUNDRED), 2)}%`;
}
