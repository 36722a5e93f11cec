import type { Figure } from "../figure/printed";
import type { AmountKey, FundsFigures, NormalizedFunds } from "../normalize/normalize";

/** The total and every source: the lines of the funds block that are checked one by one. */
export function fundsLines(funds: NormalizedFunds): readonly FundsFigures[] {
  return [funds.total, ...funds.sources];
}

/** The amounts of a line a check needs, or `null` where one of them is blank or unreadable. */
export function amountsOf<K extends AmountKey>(
  line: FundsFigures,
  keys: readonly K[],
): Record<K, Figure> | null {
  const found: Partial<Record<K, Figure>> = {};
  for (const key of keys) {
    const cell = line[key];
    if (cell.kind !== "figure") return null;
    found[key] = cell.figure;
  }
  return found as Record<K, Figure>;
}
