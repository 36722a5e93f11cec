import { ONE, ZERO } from "../figure/exact";
import type { Assignment } from "./assignment";
import { BLANK_WEIGHT, CELL_WEIGHTS, type Cell } from "./cells";
import type { Constraint } from "./constraint";
import { type Solution, type Sourced, solve } from "./linear";
import type { Network } from "./network";

/**
 * Error localisation after Fellegi and Holt (1976): the smallest sets of cells that can be changed so that every
 * condition holds. Their "implicit edits" are not generated beforehand; a set that cannot be made to fit names
 * the conditions that contradict each other, and any larger set that fits must change another cell of those.
 *
 * A *repair set* is a set of cells that can be given figures so that every condition touching them holds, at
 * least one of which does not hold as printed. Contradictions that do not meet in a cell are thereby repaired
 * apart. A set is *minimal* if no part of it resolves as much, and *irreducible* if it is not two repair sets
 * side by side; only such sets are found.
 */

/**
 * How far beyond the cheapest set others are looked for: the difference between the firmest cell and the
 * cheapest, so that every single cell that could be the guilty one is found, whatever it weighs. A set of no more
 * cells than it resolves contradictions is compared with the cheapest repairs of all of them together, and may
 * cost one more for each further one it explains at a stroke.
 */
const SPREAD = Math.max(...Object.values(CELL_WEIGHTS)) - BLANK_WEIGHT;

/** Cells of a set at most: nobody mistypes four to make one contradiction. */
const MAX_CELLS = 3;

/**
 * Sets examined at most; fewer in a form of very many cells, where each takes longer. What was found until then is
 * minimal all the same, since cheaper sets come first.
 */
const MAX_SETS = 1000;
const LEAST_SETS = 50;
/** Sets times cells of the form. */
const MAX_WORK = 500_000;

function setsAllowed(cells: number): number {
  return Math.min(MAX_SETS, Math.max(LEAST_SETS, Math.floor(MAX_WORK / cells)));
}

/** A repair set before its figures are chosen. */
export interface RepairSet {
  readonly cells: readonly Cell[];
  readonly cost: number;
  /** The failing conditions it makes hold. */
  readonly resolves: readonly Constraint[];
}

/**
 * What the figures of a set come to: fitting ones, with all they resolve (also what they only touch through the
 * rounding of another cell), or conditions that even then do not hold.
 */
export type Completion<T> =
  | { readonly fits: true; readonly repair: T; readonly resolves: readonly Constraint[] }
  | { readonly fits: false; readonly broken: readonly Constraint[] };

export interface Found<T> {
  readonly repairs: readonly T[];
  /** `false` where the search was cut (`MAX_SETS`): further sets may exist. */
  readonly complete: boolean;
  readonly examined: number;
}

/**
 * Finds all minimal, irreducible repair sets within the spread, cheapest first.
 *
 * @param failing - the conditions that do not hold as printed
 * @param complete - chooses figures for a feasible set and lets the checks judge them
 */
export function findRepairs<T>(
  network: Network,
  failing: readonly Constraint[],
  complete: (set: RepairSet) => Completion<T>,
): Found<T> {
  return new Search(network, failing, complete).run();
}

class Search<T> {
  private readonly queue: (readonly Cell[])[][] = [];
  private readonly seen = new Set<string>();
  private readonly sets: RepairSet[] = [];
  private readonly repairs: T[] = [];
  private readonly cheapest = new Map<Constraint, number>();
  private examined = 0;
  /** No set dearer than this is within the spread of anything still to be resolved. */
  private limit = Number.POSITIVE_INFINITY;

  constructor(
    private readonly network: Network,
    private readonly failing: readonly Constraint[],
    private readonly complete: (set: RepairSet) => Completion<T>,
  ) {}

  run(): Found<T> {
    for (const constraint of this.failing) {
      for (const cell of this.network.cellsOf(constraint)) this.push([cell], cell.weight);
    }
    const allowed = setsAllowed(this.network.cells.length);
    for (let cost = 0; cost < this.queue.length; cost += 1) {
      for (const cells of this.queue[cost] ?? []) {
        if (this.examined >= allowed) return this.found(false);
        this.examine(cells, cost);
      }
    }
    return this.found(true);
  }

  private found(complete: boolean): Found<T> {
    return { repairs: this.repairs, complete, examined: this.examined };
  }

  private push(cells: readonly Cell[], cost: number): void {
    if (cost > this.limit) return;
    const key = cells.map((cell) => cell.id).join();
    if (this.seen.has(key)) return;
    this.seen.add(key);
    this.queue[cost] ??= [];
    this.queue[cost].push(cells);
  }

  private examine(cells: readonly Cell[], cost: number): void {
    const touched = touchedBy(this.network, cells);
    const resolves = this.failing.filter((constraint) => touched.includes(constraint));
    if (!this.isWorthwhile(cells, resolves, cost) || this.isRedundant(cells, resolves)) return;
    this.examined += 1;
    const solution = solveFor(this.network.assignment(cells), touched);
    if (!solution.feasible) {
      this.branch(
        cells,
        cost,
        solution.sources.flatMap((source) => touched[source] ?? []),
      );
      return;
    }
    const set: RepairSet = { cells, cost, resolves };
    const completion = this.complete(set);
    if (completion.fits) this.keep({ ...set, resolves: completion.resolves }, completion.repair);
    else this.branch(cells, cost, completion.broken);
  }

  /** Whether the set is within the spread of the cheapest repairs of what it would resolve. */
  private isWorthwhile(cells: readonly Cell[], resolves: readonly Constraint[], cost: number): boolean {
    const cheapest = resolves.map((constraint) => this.cheapest.get(constraint) ?? cost);
    if (cheapest.some((least) => cost <= least + SPREAD)) return true;
    if (cells.length > resolves.length) return false;
    return cost <= cheapest.reduce((sum, least) => sum + least + 1, SPREAD - 1);
  }

  /** Whether a part of the set resolves as much, or the set is two repair sets side by side. */
  private isRedundant(cells: readonly Cell[], resolves: readonly Constraint[]): boolean {
    const parts = this.sets.filter((set) => set.cells.every((cell) => cells.includes(cell)));
    if (parts.some((part) => resolves.every((constraint) => part.resolves.includes(constraint)))) return true;
    return parts.some((part) =>
      parts.some(
        (other) =>
          part.cells.length + other.cells.length === cells.length &&
          cells.every((cell) => part.cells.includes(cell) || other.cells.includes(cell)),
      ),
    );
  }

  private keep(set: RepairSet, repair: T): void {
    this.sets.push(set);
    this.repairs.push(repair);
    for (const constraint of set.resolves) {
      if (!this.cheapest.has(constraint)) this.cheapest.set(constraint, set.cost);
    }
    if (this.cheapest.size < this.failing.length) return;
    this.limit = SPREAD - 1;
    for (const cheapest of this.cheapest.values()) this.limit += cheapest + 1;
  }

  /** A larger set can only fit if it changes another cell of the conditions that contradict each other. */
  private branch(cells: readonly Cell[], cost: number, conflict: readonly Constraint[]): void {
    if (cells.length >= MAX_CELLS) return;
    for (const constraint of conflict) {
      for (const cell of this.network.cellsOf(constraint)) {
        if (cells.includes(cell)) continue;
        const at = cells.findIndex((other) => other.id > cell.id);
        const larger = at < 0 ? [...cells, cell] : [...cells.slice(0, at), cell, ...cells.slice(at)];
        this.push(larger, cost + cell.weight);
      }
    }
  }
}

/** Every condition that speaks of one of the cells. */
export function touchedBy(network: Network, cells: readonly Cell[]): readonly Constraint[] {
  const [first, ...rest] = cells;
  if (first === undefined) return [];
  if (rest.length === 0) return network.touchedBy(first);
  const all = new Set(network.touchedBy(first));
  for (const cell of rest) for (const constraint of network.touchedBy(cell)) all.add(constraint);
  return [...all];
}

/** Bounds of the free cells under the conditions, or which of the conditions contradict each other. */
export function solveFor(at: Assignment, conditions: readonly Constraint[]): Solution {
  const system: Sourced[] = [];
  conditions.forEach((constraint, source) => {
    for (const range of constraint.ranges(at)) system.push({ range, source });
  });
  at.free.forEach((_, unknown) => {
    system.push({ range: { terms: [{ unknown, factor: ONE }], lo: ZERO, hi: null }, source: NOT_NEGATIVE });
  });
  return solve(at.free.length, system);
}

/** No figure of these forms is negative; no cell can be changed about that. */
const NOT_NEGATIVE = -1;
