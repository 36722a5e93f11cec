import type { Fault } from "../check/report";
import type { Exact } from "../figure/exact";
import { gradeOf } from "../score/grade";
import { applyRepair } from "./applyRepair";
import type { Assignment } from "./assignment";
import type { Cell } from "./cells";
import type { Constraint } from "./constraint";
import { type Choice, chooseFigure, type Manner } from "./figures";
import { arithmeticFaults, keyOf } from "./judge";
import { isNarrower } from "./linear";
import type { Network } from "./network";
import { printLike } from "./print";
import type { Repair } from "./repair";
import { type Completion, type RepairSet, solveFor, touchedBy } from "./search";
import { type Explained, isConsequence, ofBoth, type Slip, type SlipContext } from "./slips";

/** A repair with what its rank is made of. */
export interface RankedRepair extends Repair {
  readonly slip: Slip;
  /** The failing conditions it makes hold. */
  readonly fixes: readonly Constraint[];
  /** Numbers of its cells, in the order of the form: the last word between equals. */
  readonly order: readonly number[];
}

/**
 * Gives figures to a set of cells, the best determined first, and lets the checks judge the result: a repair
 * leaves no condition broken that it touches, and breaks no other.
 */
export function completeSet(
  set: RepairSet,
  network: Network,
  context: SlipContext,
): Completion<RankedRepair> {
  let completion = tryFigures(set, network, context, "explained");
  // A figure that a slip explains, or one at the cell's decimals, may be too coarse a rounding for the checks.
  for (const manner of ["plain", "exact"] as const) {
    if (!completion.fits) completion = tryFigures(set, network, context, manner);
  }
  return completion;
}

function tryFigures(
  set: RepairSet,
  network: Network,
  context: SlipContext,
  manner: Manner,
): Completion<RankedRepair> {
  const chosen = chooseAll(set.cells, network, context, manner);
  if ("broken" in chosen) return { fits: false, broken: chosen.broken };
  const draft = repairOf(set, chosen.figures, network, context);
  const after = arithmeticFaults(applyRepair(context.input.form.source, draft), context.input.rules);
  const broken = brokenBy(after, set, network, context);
  // The bounds were wider than the checks: any condition of the set may be what keeps the right figure out.
  if (broken.length > 0) return { fits: false, broken: [...broken, ...touchedBy(network, set.cells)] };
  const left = new Set(after.map(keyOf));
  const resolves = context.contradictions.filter((constraint) => !left.has(keyOf(constraint)));
  return { fits: true, repair: { ...draft, fixes: resolves, resolves: codesOf(resolves) }, resolves };
}

type Figures = ReadonlyMap<Cell, Choice>;

function chooseAll(
  cells: readonly Cell[],
  network: Network,
  context: SlipContext,
  manner: Manner,
): { readonly figures: Figures } | { readonly broken: readonly Constraint[] } {
  const touched = touchedBy(network, cells);
  const figures = new Map<Cell, Choice>();
  let free = cells;
  while (free.some(isFigure)) {
    const at = network.assignment(free, figures);
    const solution = solveFor(at, touched);
    if (!solution.feasible) {
      return { broken: solution.sources.flatMap((source) => touched[source] ?? []) };
    }
    const boundsOf = (cell: Cell) => solution.bounds[at.unknownOf(cell)]!;
    const cell = free
      .filter(isFigure)
      .reduce((best, other) => (isNarrower(boundsOf(other), boundsOf(best)) ? other : best));
    const request = {
      cell,
      bounds: boundsOf(cell),
      due: dueFor(cell, touched, at),
      amountDecimals: at.amountDecimals,
      changed: cells,
      manner,
    };
    const choice = chooseFigure(request, context);
    if (choice === null) return { broken: touched };
    figures.set(cell, choice);
    free = free.filter((other) => other !== cell);
  }
  return { figures };
}

/** What the equations give for a cell: its own formula if it has one, else the first sum it is part of. */
function dueFor(cell: Cell, touched: readonly Constraint[], at: Assignment): Exact | null {
  const own = touched.filter(({ path }) => path === cell.path);
  for (const constraint of [...own, ...touched]) {
    const due = constraint.due?.(at, cell) ?? null;
    if (due !== null) return due;
  }
  return null;
}

/** 等级 is no figure: it follows from the total. */
function isFigure(cell: Cell): boolean {
  return cell.kind !== "grade";
}

function repairOf(set: RepairSet, figures: Figures, network: Network, context: SlipContext): RankedRepair {
  const cells: { path: string; from: string | null; to: string }[] = [];
  let cost = set.cost;
  let main: { cell: Cell; reason: Explained } | null = null;
  for (const cell of set.cells) {
    const choice = figures.get(cell);
    const reason = choice ?? ofGrade(cell, context);
    const to =
      choice === undefined
        ? gradeFor(figures, network, context)
        : printLike(cell, choice.value, choice.decimals);
    cells.push({ path: cell.path, from: cell.printed, to });
    cost += reason.surcharge + ofBothChanged(cell, figures);
    if (main === null || tellsMore(cell, reason, main)) main = { cell, reason };
  }
  return {
    cells,
    slip: main?.reason.slip ?? "recomputed",
    resolves: codesOf(set.resolves),
    cost,
    fixes: set.resolves,
    order: set.cells.map((cell) => cell.id),
  };
}

/** What a score adds whose weight changes as well. */
function ofBothChanged(score: Cell, figures: Figures): number {
  const chosen = figures.get(score);
  if (chosen === undefined || !score.path.endsWith("/score")) return 0;
  const path = `${score.path.slice(0, -"score".length)}weight`;
  for (const [cell, { value }] of figures) {
    if (cell.path === path) {
      return ofBoth({ from: cell.value, to: value }, { from: score.value, to: chosen.value }, chosen);
    }
  }
  return 0;
}

/** A repair is named after its weightiest cell that has an explanation. */
function tellsMore(cell: Cell, reason: Explained, main: { cell: Cell; reason: Explained }): boolean {
  const explains = (slip: Slip) => slip !== "recomputed";
  if (explains(reason.slip) !== explains(main.reason.slip)) return explains(reason.slip);
  return cell.weight > main.cell.weight;
}

function ofGrade(cell: Cell, context: SlipContext): Explained {
  return { slip: "recomputed", surcharge: isConsequence(cell, context) ? 0 : 1 };
}

/** 等级 of the total as it will be. */
function gradeFor(figures: Figures, network: Network, { input }: SlipContext): string {
  const total = network.cells.find((cell) => cell.kind === "totalScore");
  if (total === undefined) return "";
  return gradeOf(figures.get(total)?.value ?? total.value, input.rules)?.grade ?? "";
}

function codesOf(constraints: readonly Constraint[]): string[] {
  return [...new Set(constraints.map((constraint) => constraint.code))];
}

/** Conditions that do not hold after the repair though it touches them, or that it broke elsewhere. */
function brokenBy(
  after: readonly Fault[],
  set: RepairSet,
  network: Network,
  { failing }: SlipContext,
): Constraint[] {
  const due = new Set(set.resolves.map(keyOf));
  return after
    .filter((fault) => due.has(keyOf(fault)) || !failing.has(keyOf(fault)))
    .flatMap((fault) => network.constraintOf(fault.code, fault.path) ?? touchedBy(network, set.cells));
}
