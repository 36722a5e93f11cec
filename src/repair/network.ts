import type { CheckInput } from "../check/report";
import { add, compare, equals, subtract, ZERO } from "../figure/exact";
import { levelsThatCount, sumOfTree } from "../score/rollUp";
import { Assignment, type Given } from "./assignment";
import { type Cell, Cells } from "./cells";
import type { Constraint } from "./constraint";
import { executionConstraints } from "./executionConstraints";
import { fundsConstraints, type LineCells, lineCells } from "./fundsConstraints";
import { gradeConstraint, type Parts, totalRangeConstraint, totalSumConstraint } from "./totalConstraints";
import {
  countedWeights,
  levelConstraints,
  type RowsByPath,
  scoreRangeConstraint,
  totalWeightConstraint,
} from "./weightConstraints";

/** The cells of a form and the arithmetic conditions between them. */
export class Network {
  private readonly touching: Constraint[][];
  private readonly amounts: readonly Cell[];
  /**
   * The one amount with the most decimals sets the tolerance of all amounts (spec §3), so that it takes part in
   * every condition on amounts; `null` where it is not a single one.
   */
  private readonly finest: Cell | null;

  constructor(
    readonly cells: readonly Cell[],
    readonly constraints: readonly Constraint[],
  ) {
    this.amounts = byDecimals(cells);
    this.finest = finestOf(this.amounts);
    this.touching = cells.map(() => []);
    for (const constraint of constraints) {
      for (const cell of this.cellsOf(constraint)) this.touching[cell.id]!.push(constraint);
    }
  }

  /** The cells whose change may decide whether a condition holds. */
  cellsOf(constraint: Constraint): readonly Cell[] {
    const { finest } = this;
    if (finest === null || !ON_AMOUNTS.test(constraint.code) || constraint.cells.includes(finest)) {
      return constraint.cells;
    }
    return [...constraint.cells, finest];
  }

  /** The conditions that speak of a cell. */
  touchedBy(cell: Cell): readonly Constraint[] {
    return this.touching[cell.id] ?? [];
  }

  constraintOf(code: string, path: string): Constraint | undefined {
    return this.constraints.find((constraint) => constraint.code === code && constraint.path === path);
  }

  /** The form with some cells free and others given a figure. */
  assignment(free: readonly Cell[], given: ReadonlyMap<Cell, Given> = NOTHING_GIVEN): Assignment {
    const byId = new Map<number, Given>();
    const changed = [...free];
    for (const [cell, figure] of given) {
      byId.set(cell.id, figure);
      changed.push(cell);
    }
    return new Assignment(free, byId, changed, this.amounts);
  }
}

const ON_AMOUNTS = /^(funds|execution)\./;
const NOTHING_GIVEN: ReadonlyMap<Cell, Given> = new Map();
const AMOUNT_KINDS: ReadonlySet<string> = new Set(["initialBudget", "budget", "executed", "carryover"]);

export function isAmount(cell: Cell): boolean {
  return AMOUNT_KINDS.has(cell.kind);
}

function byDecimals(cells: readonly Cell[]): Cell[] {
  return cells
    .filter((cell) => isAmount(cell) && cell.figure !== null)
    .sort((a, b) => b.figure!.decimals - a.figure!.decimals);
}

function finestOf([first, second]: readonly Cell[]): Cell | null {
  const coarse = Math.max(2, second?.figure?.decimals ?? 0);
  return first?.figure != null && first.figure.decimals > coarse ? first : null;
}

/** The network of a form, condition by condition as its checks see it. */
export function buildNetwork(input: CheckInput): Network {
  const { form, scores, rules } = input;
  const cells = new Cells();
  const total = lineCells(cells, form.funds.total, true);
  const sources = form.funds.sources.map((line) => lineCells(cells, line, false));
  const rows: RowsByPath = new Map(scores.rows.map((row) => [row.row.path, row]));
  // A blank weight of the execution rate, or of the whole, stands for the ruleset's: no cell to doubt.
  const executionWeight = cells.figure("executionWeight", "/funds/weight", form.funds.weight);
  const totalWeight = isFullMarksExceeded(input)
    ? null
    : cells.figure("totalWeight", "/total/weight", form.total.weight);
  const counts = scores.executionCounts;
  const constraints: Constraint[] = [
    ...fundsConstraints(form.funds, total, sources),
    ...[total, ...sources].flatMap((line) => {
      const base = line === total && rules.executionBase === "sources" ? amountsBehind(sources) : null;
      return executionConstraints(
        line,
        executionWeight,
        rules.executionWeight,
        rules,
        base,
        form.funds.amountDecimals,
      );
    }),
    ...levelConstraints(form, cells, rows),
  ];
  let constant = counts && executionWeight === null ? rules.executionWeight : ZERO;
  if (totalWeight === null) constant = subtract(constant, scores.totalWeight);
  const weights = totalWeightConstraint(
    form,
    countedWeights(form.firstLevel, cells, rows),
    counts ? executionWeight : null,
    totalWeight,
    constant,
  );
  if (weights !== null) constraints.push(weights);
  constraints.push(...scoreRanges(input, cells, rows), ...totals(input, cells, rows, total, totalWeight));
  return new Network(cells.list, constraints);
}

/** Weights that make 110 are not mended by printing 110: a total weight that is the ruleset's full marks is right. */
function isFullMarksExceeded({ form, scores, rules }: CheckInput): boolean {
  if (!equals(scores.totalWeight, rules.totalWeight)) return false;
  const below = sumOfTree(form.firstLevel, "weight") ?? ZERO;
  const sum = scores.executionCounts ? add(below, scores.execution.weight) : below;
  return compare(sum, rules.totalWeight) > 0;
}

function amountsBehind(lines: readonly LineCells[]): Cell[] {
  return lines.flatMap(({ amounts }) => [amounts.executed, amounts.budget].filter((cell) => cell !== null));
}

function scoreRanges({ form }: CheckInput, cells: Cells, rows: RowsByPath): Constraint[] {
  const found: Constraint[] = [];
  for (const { path, score, weight } of form.rows) {
    const row = rows.get(path) ?? null;
    const cell = cells.figureOrBlank("rowScore", `${path}/score`, score, row);
    if (cell !== null) {
      found.push(scoreRangeConstraint(cell, cells.figureOrBlank("rowWeight", `${path}/weight`, weight, row)));
    }
  }
  for (const { path, score, weight } of form.levels) {
    const cell = cells.figure("levelScore", `${path}/score`, score);
    if (cell !== null) {
      found.push(scoreRangeConstraint(cell, cells.figure("levelWeight", `${path}/weight`, weight)));
    }
  }
  return found;
}

function totals(
  { form, scores, rules }: CheckInput,
  cells: Cells,
  rows: RowsByPath,
  line: LineCells,
  weight: Cell | null,
): Constraint[] {
  const total = cells.figure("totalScore", "/total/score", form.total.score);
  if (total === null) return [];
  const found = [totalRangeConstraint(total, weight, scores.totalWeight)];
  const parts = partsOf({ form, scores, rules }, cells, rows, line);
  if (parts !== null) found.unshift(totalSumConstraint(total, parts, scores, rules));
  const { grade } = form.total;
  if (grade !== null) found.push(gradeConstraint(total, cells.words("grade", "/total/grade", grade), rules));
  return found;
}

/** What the total is added up from; `null` where the check cannot be evaluated. */
function partsOf(
  { form, scores, rules }: CheckInput,
  cells: Cells,
  rows: RowsByPath,
  line: LineCells,
): Parts | null {
  const levels = levelsThatCount(form.levels, "score");
  if (form.rows.every((row) => row.score.kind === "blank") && levels.length === 0) return null;
  const own: Cell[] = [];
  const behind: { cell: Cell; decimals: number }[] = [];
  for (const { path, score, weight } of form.rows) {
    const row = rows.get(path) ?? null;
    const cell = cells.figureOrBlank("rowScore", `${path}/score`, score, row);
    if (cell === null) return null;
    if (row?.notApplicable === true && rules.notApplicableRows === "rescale") continue;
    own.push(cell);
    const by = row?.derived === true ? cells.figure("rowWeight", `${path}/weight`, weight, row) : null;
    if (by !== null) behind.push({ cell: by, decimals: cell.figure?.decimals ?? 0 });
  }
  for (const level of levels) {
    const cell = cells.figure("levelScore", `${level.path}/score`, level.score);
    if (cell !== null) own.push(cell);
  }
  const given = { scores: own, behind, computed: ZERO, computedFrom: null };
  if (!scores.executionCounts) return given;
  const { executed, budget } = line.amounts;
  if (line.score !== null) {
    const decimals = line.score.figure?.decimals ?? 0;
    const amounts = [executed, budget].filter((cell) => cell !== null).map((cell) => ({ cell, decimals }));
    return { ...given, scores: [line.score, ...own], behind: [...behind, ...amounts] };
  }
  if (form.funds.total.score.kind !== "blank") return null;
  const computedFrom = executed === null || budget === null ? null : { executed, budget };
  return { ...given, computed: scores.execution.accepted, computedFrom };
}
