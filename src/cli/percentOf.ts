import { divide, exact, formatPlaces, HUNDRED, multiply, signOf } from "../figure/exact";

/** `part ÷ whole` as percent with two decimals (`89.42%`); `-` where the whole is 0. */
export function percentOf(part: string | number, whole: string | number): string {
  const base = exact(String(whole));
  if (signOf(base) === 0) return "-";
  return `${formatPlaces(multiply(divide(exact(String(part)), base), HUNDRED), 2)}%`;
}
