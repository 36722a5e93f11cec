import type { FundsFigures, NormalizedFunds } from "../normalize/normalize";

/** The total and every source: the lines of the funds block that are checked one by one. */
export function fundsLines(funds: NormalizedFunds): readonly FundsFigures[] {
  return [funds.total, ...funds.sources];
}
