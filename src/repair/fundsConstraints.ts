import { add, type Exact, halfUnitOf, integer, multiply, negate } from "../figure/exact";
import type { AmountKey, FundsFigures, NormalizedFunds } from "../normalize/normalize";
import type { Cell, CellKind, Cells } from "./cells";
import { type Constraint, NO_DEMAND, SignedSum } from "./constraint";

/** Amounts that checks compare; 目标申报数 is compared with nothing. */
export type ComparedAmount = Extract<AmountKey, CellKind>;

const COLUMNS: readonly ComparedAmount[] = ["initialBudget", "budget", "executed", "carryover"];

/** The cells of one line of the funds block; a total's blank is never filled, a source's may be. */
export interface LineCells {
  readonly path: string;
  readonly amounts: Readonly<Record<ComparedAmount, Cell | null>>;
  readonly rate: Cell | null;
  readonly score: Cell | null;
}

export function lineCells(cells: Cells, line: FundsFigures, isTotal: boolean): LineCells {
  const enter = (key: ComparedAmount): Cell | null => {
    const cell = line[key];
    // An amount with a unit of its own (926万元 in a form in 元) is compared, but not rewritten.
    if (cell.kind === "figure" && cell.figure.suffix !== null) return null;
    const path = `${line.path}/${key}`;
    return isTotal ? cells.figure(key, path, cell) : cells.figureOrBlank(key, path, cell);
  };
  return {
    path: line.path,
    amounts: {
      initialBudget: enter("initialBudget"),
      budget: enter("budget"),
      executed: enter("executed"),
      carryover: enter("carryover"),
    },
    rate: cells.figure("rate", `${line.path}/rate`, line.rate),
    score: cells.figure("executionScore", `${line.path}/score`, line.score),
  };
}

/** `funds.sum`, `funds.carryover`, `funds.overspent`. */
export function fundsConstraints(
  funds: NormalizedFunds,
  total: LineCells,
  sources: readonly LineCells[],
): Constraint[] {
  const found: Constraint[] = [];
  for (const key of COLUMNS) {
    const sum = fundsSum(key, funds, total, sources);
    if (sum !== null) found.push(sum);
  }
  for (const line of [total, ...sources]) found.push(...lineConstraints(line));
  return found;
}

/** Total = Σ sources, each side ± half a unit; a source without a figure is not counted. */
function fundsSum(
  key: ComparedAmount,
  funds: NormalizedFunds,
  total: LineCells,
  sources: readonly LineCells[],
): Constraint | null {
  const stated = total.amounts[key];
  const parts = sources.flatMap((line) => line.amounts[key] ?? []);
  const isRead = funds.sources.every(
    (line) => line[key].kind !== "figure" || line[key].figure.suffix === null,
  );
  if (stated === null || !isRead || parts.every((cell) => cell.figure === null)) return null;
  const sum = new SignedSum([stated], parts);
  return {
    code: "funds.sum",
    path: stated.path,
    cells: [stated, ...parts],
    ranges(at) {
      const counted = parts.reduce((count, cell) => (at.isPresent(cell) ? count + 1 : count), 1);
      return [sum.within(at, multiply(integer(counted), halfUnitOf(at.amountDecimals)))];
    },
    due: (at, cell) => sum.solvedFor(at, cell),
  };
}

function lineConstraints({ path, amounts }: LineCells): Constraint[] {
  const { budget, executed, carryover } = amounts;
  if (budget === null || executed === null) return [];
  const unspent = new SignedSum([budget], [executed]);
  const overspent: Constraint = {
    code: "funds.overspent",
    path: `${path}/executed`,
    cells: [executed, budget],
    ranges(at) {
      if (!at.isPresent(budget) || !at.isPresent(executed)) return NO_DEMAND;
      return [unspent.between(at, negate(doubled(halfUnitOf(at.amountDecimals))), null)];
    },
  };
  if (carryover === null) return [overspent];
  const rest = new SignedSum([budget], [executed, carryover]);
  const left: Constraint = {
    code: "funds.carryover",
    path: `${path}/carryover`,
    cells: [carryover, executed, budget],
    ranges(at) {
      if (![budget, executed, carryover].every((cell) => at.isPresent(cell))) return NO_DEMAND;
      return [rest.within(at, multiply(THREE, halfUnitOf(at.amountDecimals)))];
    },
    due: (at, cell) => rest.solvedFor(at, cell),
  };
  return [left, overspent];
}

const THREE = integer(3);

function doubled(x: Exact): Exact {
  return add(x, x);
}
