import { type Exact, ONE, ZERO } from "../figure/exact";
import type { Level, NormalizedEvaluation, Row } from "../normalize/normalize";
import type { RowScore } from "../score/indicator";
import type { Assignment } from "./assignment";
import type { Cell, Cells } from "./cells";
import { type Constraint, Demand, NO_DEMAND, SignedSum } from "./constraint";

/** The weights that are added up: those of the rows, or a level's own where no row below it has one. */
export interface CountedWeights {
  readonly cells: readonly Cell[];
  /** Blank weights of rows; a sum with one of them is not complete. */
  readonly blank: readonly Cell[];
  /** A weight is blank that no repair can fill. */
  readonly incomplete: boolean;
}

export type RowsByPath = ReadonlyMap<string, RowScore>;

/** The weights below a list of nodes, as `weight.level` and `weight.total` count them. */
export function countedWeights(
  nodes: readonly (Level | Row)[],
  cells: Cells,
  rows: RowsByPath,
): CountedWeights {
  const counted: Cell[] = [];
  const blank: Cell[] = [];
  let incomplete = false;
  for (const node of nodes) {
    if (node.kind === "level") {
      const below = countedWeights(node.children, cells, rows);
      if (below.cells.length > 0) {
        counted.push(...below.cells);
        blank.push(...below.blank);
        incomplete ||= below.incomplete;
        continue;
      }
      if (node.children.length === 0 && node.weight.kind === "blank") continue;
    }
    const row = rows.get(node.path) ?? null;
    const path = `${node.path}/weight`;
    const cell =
      node.kind === "row"
        ? cells.figureOrBlank("rowWeight", path, node.weight, row)
        : cells.figure("rowWeight", path, node.weight);
    if (cell === null) incomplete = true;
    else (cell.figure === null ? blank : counted).push(cell);
  }
  return { cells: counted, blank, incomplete };
}

/** `weight.level`: the weight printed on a level = Σ of the weights below it. */
export function levelConstraints(form: NormalizedEvaluation, cells: Cells, rows: RowsByPath): Constraint[] {
  const found: Constraint[] = [];
  for (const level of form.levels) {
    const below = countedWeights(level.children, cells, rows);
    if (below.cells.length === 0) continue;
    const stated = cells.figure("levelWeight", `${level.path}/weight`, level.weight);
    if (stated !== null) found.push(levelConstraint(stated, below));
  }
  return found;
}

function levelConstraint(stated: Cell, { cells, blank, incomplete }: CountedWeights): Constraint {
  const difference = new SignedSum([stated], [...cells, ...blank]);
  return {
    code: "weight.level",
    path: stated.path,
    cells: [stated, ...cells, ...blank],
    ranges(at) {
      // While a weight is blank, only a sum already above the printed one is impossible.
      const open = incomplete || !blank.every((cell) => at.isPresent(cell));
      return [difference.between(at, ZERO, open ? null : ZERO)];
    },
  };
}

/** `weight.total`: weight of the execution rate + Σ weights = the total weight. */
export function totalWeightConstraint(
  form: NormalizedEvaluation,
  { cells, blank }: CountedWeights,
  execution: Cell | null,
  total: Cell | null,
  constant: Exact,
): Constraint | null {
  const missing = form.rows.filter((row) => row.weight.kind === "blank" && !row.above.hasWeight);
  const needed = blank.filter((cell) => missing.some((row) => cell.path === `${row.path}/weight`));
  if (cells.length === 0 || needed.length < missing.length) return null;
  const plus = [...cells, ...blank, ...(execution === null ? [] : [execution])];
  const minus = total === null ? [] : [total];
  const difference = new SignedSum(plus, minus, constant);
  return {
    code: "weight.total",
    path: "/total/weight",
    cells: [...plus, ...minus],
    ranges(at) {
      if (!needed.every((cell) => at.isPresent(cell))) return NO_DEMAND;
      return [difference.between(at, ZERO, ZERO)];
    },
  };
}

/** `score.range`: 0 ≤ score ≤ weight. */
export function scoreRangeConstraint(score: Cell, weight: Cell | null): Constraint {
  return {
    code: "score.range",
    path: score.path,
    cells: weight === null ? [score] : [score, weight],
    ranges(at: Assignment) {
      if (!at.isPresent(score)) return NO_DEMAND;
      const notNegative = new Demand(at).plus(ONE, score).atLeast(ZERO);
      if (weight === null || !at.isPresent(weight)) return [notNegative];
      return [notNegative, new Demand(at).plus(ONE, score).minus(ONE, weight).atMost(ZERO)];
    },
  };
}
