import type { Exact } from "../figure/exact";
import { exact } from "../figure/exact";

const PLAIN_DECIMAL = /^-?\d{1,30}(\.\d{1,10})?$/;

/**
 * A figure as written in a condition: plain decimal notation of at most 30 and 10 digits, or a JSON number, of
 * which the shortest text counts (`0.1` is exactly 0.1).
 *
 * @returns `null` for anything else, such as `1e3`, `90%` or `1,000`
 */
export function figureLiteral(written: string | number): Exact | null {
  const text = String(written);
  return PLAIN_DECIMAL.test(text) ? exact(text) : null;
}
