import type { Exact } from "../../figure/exact";
import * as Ex from "../../figure/exact";
import { type Bounds, type LinearRange, solve } from "../../repair/linear";
import type { Cell } from "../cell";
import { cellsIn, type Equation, type RatioEquation } from "../equation";
import { type Judgement, judge, total } from "../judge";
import { chooseFigure, printAs } from "./choose";
import { demandsOf, type Trial } from "./demand";

/** A smallest set of cells whose change makes every equation they take part in hold. */
export interface AccountsRepair {
  readonly cells: readonly RepairedCell[];
  /** Ids of the violated equations that then hold. */
  readonly resolves: readonly string[];
  /** 1 per cell that is one digit off, more where no slip of the hand explains the figure. */
  readonly cost: number;
}

/** A repair with what breaks a tie between equally cheap ones. */
interface RankedRepair extends AccountsRepair {
  /** How many more equations hold only within rounding than before; fewer is likelier. */
  readonly inexact: number;
}

/** A cell of a repair: what it shows, and what it would show. */
export interface RepairedCell {
  readonly path: string;
  /** Where the figure begins in a text; absent for a table. */
  readonly offset?: number;
  readonly from: string | null;
  readonly to: string;
}

export interface Localisation {
  /** Likeliest first. */
  readonly repairs: readonly AccountsRepair[];
  /** `false` where the search was cut: there may be more sets. */
  readonly complete: boolean;
}

const MAX_CELLS = 3;
/** Sets tried at most, for one group of equations and for all. */
const MAX_TRIALS = 2_000;
const MAX_ALL_TRIALS = 20_000;
/** More separate faults are no slips of the hand. */
const MAX_GROUPS = 100;

/**
 * Says which cells are wrong where equations fail (Fellegi and Holt 1976): for each group of failing equations
 * that share cells, all smallest sets of cells that can be given figures so that every equation holds.
 */
export function localise(judgements: readonly Judgement[]): Localisation {
  const system = new System(judgements);
  let left = MAX_ALL_TRIALS;
  const groups = groupsOf(system.failing);
  const found = groups.slice(0, MAX_GROUPS).map((group) => {
    const search = new Search(system, group, Math.min(MAX_TRIALS, left));
    const result = search.run();
    left -= search.trials;
    return result;
  });
  return {
    repairs: found.flatMap(({ repairs }) => repairs),
    complete: groups.length <= MAX_GROUPS && found.every(({ complete }) => complete),
  };
}

/** The equations that can be evaluated, by the cells they speak of. */
class System {
  readonly failing: readonly Equation[];
  readonly violated: ReadonlySet<Equation>;
  private readonly byCell = new Map<string, Equation[]>();

  constructor(judgements: readonly Judgement[]) {
    // An equation whose cells are all blank holds, and forbids to fill one of them alone.
    const usable = judgements.filter(
      ({ equation, outcome, reason }) =>
        (outcome !== "notEvaluated" || reason === "blank") &&
        equation.severity !== "info" &&
        !(equation.kind === "ratio" && equation.contradictory),
    );
    this.failing = usable.filter(({ outcome }) => outcome === "violated").map(({ equation }) => equation);
    this.violated = new Set(this.failing);
    if (this.failing.length === 0) return;
    for (const { equation } of usable) {
      for (const key of new Set(cellsIn(equation).map((cell) => cell.key))) {
        const touched = this.byCell.get(key);
        if (touched === undefined) this.byCell.set(key, [equation]);
        else touched.push(equation);
      }
    }
  }

  touching(cells: readonly Cell[]): Equation[] {
    return [...new Set(cells.flatMap((cell) => this.byCell.get(cell.key) ?? []))];
  }
}

/** Failing equations that share cells are explained together. */
function groupsOf(failing: readonly Equation[]): (readonly Equation[])[] {
  const leader = failing.map((_, index) => index);
  const find = (index: number): number => {
    let at = index;
    while (leader[at] !== at) at = leader[at] = leader[leader[at]!]!;
    return at;
  };
  const firstWith = new Map<string, number>();
  for (const [index, equation] of failing.entries()) {
    for (const { key } of cellsIn(equation)) {
      const first = firstWith.get(key);
      if (first === undefined) firstWith.set(key, index);
      else leader[find(index)] = find(first);
    }
  }
  const groups = new Map<number, Equation[]>();
  for (const [index, equation] of failing.entries()) {
    const group = groups.get(find(index));
    if (group === undefined) groups.set(find(index), [equation]);
    else group.push(equation);
  }
  return [...groups.values()];
}

/** Looks for sets of one cell, then two, then three; branches only on cells of equations still in conflict. */
class Search {
  trials = 0;
  private readonly seen = new Set<string>();

  constructor(
    private readonly system: System,
    private readonly group: readonly Equation[],
    private readonly budget: number,
  ) {}

  run(): Localisation {
    let sets: (readonly Cell[])[] = [[]];
    for (let size = 0; size <= MAX_CELLS; size += 1) {
      const repairs: RankedRepair[] = [];
      const next: (readonly Cell[])[] = [];
      for (const cells of sets) {
        if (this.trials >= this.budget) return { repairs: ranked(repairs), complete: false };
        const result = this.examine(cells);
        if ("repair" in result) repairs.push(result.repair);
        else for (const cell of result.branch) this.extend(cells, cell, next);
      }
      if (repairs.length > 0) return { repairs: ranked(repairs), complete: true };
      sets = next;
    }
    return { repairs: [], complete: false };
  }

  private extend(cells: readonly Cell[], cell: Cell, into: (readonly Cell[])[]): void {
    if (into.length >= this.budget || cells.length >= MAX_CELLS || cell.fixed || cell.state === "unreadable")
      return;
    if (cells.some(({ key }) => key === cell.key)) return;
    const set = [...cells, cell].sort((a, b) => (a.key < b.key ? -1 : 1));
    const name = set.map(({ key }) => key).join(" ");
    if (this.seen.has(name)) return;
    this.seen.add(name);
    into.push(set);
  }

  /** Either a repair, or the cells of the equations that still cannot hold. */
  private examine(cells: readonly Cell[]): { repair: RankedRepair } | { branch: readonly Cell[] } {
    this.trials += 1;
    const keys = new Set(cells.map(({ key }) => key));
    const untouched = this.group.find((equation) => !cellsIn(equation).some(({ key }) => keys.has(key)));
    if (untouched !== undefined) return { branch: cellsIn(untouched) };
    const touched = this.system.touching(cells);
    const figures = this.figuresFor(cells, touched);
    if ("conflict" in figures) return { branch: figures.conflict.flatMap(cellsIn) };
    const broken = touched.filter((equation) => !holdsWith(equation, figures.values));
    if (broken.length > 0) return { branch: broken.flatMap(cellsIn) };
    return {
      repair: repairOf(cells, figures, touched, this.system.violated),
    };
  }

  /** Gives the cells figures one after another, the best determined first; rates last. */
  private figuresFor(
    cells: readonly Cell[],
    touched: readonly Equation[],
  ): { values: Map<string, Exact>; cost: number } | { conflict: readonly Equation[] } {
    const rates = new Map<string, RatioEquation>();
    for (const equation of touched) if (equation.kind === "ratio") rates.set(equation.rate.key, equation);
    const values = new Map<string, Exact>();
    let cost = 0;
    let open = cells.filter((cell) => !rates.has(cell.key));
    while (open.length > 0) {
      const free = new Map(
        [...open, ...cells.filter((cell) => rates.has(cell.key))].map((cell, index) => [cell.key, index]),
      );
      const solved = solveFor(open, touched, { free, given: values });
      if ("conflict" in solved) return solved;
      const cell = open[narrowest(solved.bounds, open.length)]!;
      const others = new Set(
        cells.filter(({ key }) => key !== cell.key && !values.has(key)).map(({ key }) => key),
      );
      const settled = touched.filter((each) => !cellsIn(each).some(({ key }) => others.has(key)));
      const choice = chooseFigure(cell, solved.bounds[open.indexOf(cell)]!, (value) =>
        countInexact(settled, new Map([...values, [cell.key, value]])),
      );
      if (choice === null) return { conflict: touched.filter((each) => cellsIn(each).includes(cell)) };
      values.set(cell.key, choice.value);
      cost += choice.cost;
      open = open.filter((other) => other !== cell);
    }
    for (const cell of cells) {
      const equation = rates.get(cell.key);
      if (equation === undefined) continue;
      const choice = rateFor(equation, values);
      if (choice === null) return { conflict: [equation] };
      values.set(cell.key, choice.value);
      cost += choice.cost;
    }
    return { values, cost };
  }
}

function solveFor(
  open: readonly Cell[],
  touched: readonly Equation[],
  trial: Trial,
): { bounds: readonly Bounds[] } | { conflict: readonly Equation[] } {
  const system = touched.flatMap((equation, source) =>
    demandsOf(equation, trial).map((range) => ({ range, source })),
  );
  // A figure keeps its sign.
  const signs = open.map((_, unknown): { range: LinearRange; source: number } => {
    const negative = Ex.signOf(open[unknown]!.value) < 0;
    const terms = [{ unknown, factor: Ex.ONE }];
    return { range: { terms, lo: negative ? null : Ex.ZERO, hi: negative ? Ex.ZERO : null }, source: -1 };
  });
  const solution = solve(trial.free.size, [...system, ...signs]);
  if (solution.feasible) return { bounds: solution.bounds };
  return { conflict: solution.sources.flatMap((source) => touched[source] ?? []) };
}

function narrowest(bounds: readonly Bounds[], count: number): number {
  let best = 0;
  let width: Exact | null = null;
  for (let index = 0; index < count; index += 1) {
    const { lo, hi } = bounds[index]!;
    if (lo === null || hi === null) continue;
    const own = Ex.subtract(hi, lo);
    if (width !== null && Ex.compare(own, width) >= 0) continue;
    best = index;
    width = own;
  }
  return best;
}

function rateFor(equation: RatioEquation, values: ReadonlyMap<string, Exact>) {
  const changed = withFigures(equation, values) as RatioEquation;
  if (Ex.signOf(total(changed.whole)) === 0) return null;
  const due = Ex.multiply(Ex.divide(total(changed.part), total(changed.whole)), Ex.HUNDRED);
  const { filledHalf } = equation.rate;
  const bounds = {
    lo: Ex.subtract(due, filledHalf),
    hi: Ex.add(due, filledHalf),
    loOpen: false,
    hiOpen: false,
  };
  return chooseFigure(equation.rate, bounds, (value) =>
    countInexact([equation], new Map([...values, [equation.rate.key, value]])),
  );
}

function countInexact(equations: readonly Equation[], values: ReadonlyMap<string, Exact>): number {
  return equations.filter((equation) => judge(withFigures(equation, values)).outcome !== "exact").length;
}

function holdsWith(equation: Equation, values: ReadonlyMap<string, Exact>): boolean {
  const { outcome } = judge(withFigures(equation, values));
  return outcome === "exact" || outcome === "withinRounding";
}

/** The equation with some cells showing other figures. */
function withFigures(equation: Equation, values: ReadonlyMap<string, Exact>): Equation {
  const changed = (cell: Cell): Cell => {
    const value = values.get(cell.key);
    return value === undefined ? cell : { ...cell, value, half: cell.filledHalf, state: "figure" };
  };
  const side = (cells: RatioEquation["part"]) =>
    cells.map((signed) => ({ ...signed, cell: changed(signed.cell) }));
  return equation.kind === "sum"
    ? { ...equation, left: side(equation.left), right: side(equation.right) }
    : { ...equation, rate: changed(equation.rate), part: side(equation.part), whole: side(equation.whole) };
}

function repairOf(
  cells: readonly Cell[],
  { values, cost }: { values: ReadonlyMap<string, Exact>; cost: number },
  touched: readonly Equation[],
  failing: ReadonlySet<Equation>,
): RankedRepair {
  return {
    cells: cells.map((cell) => ({
      path: cell.path,
      ...(cell.offset === null ? {} : { offset: cell.offset }),
      from: cell.printed,
      to: printAs(cell, values.get(cell.key)!),
    })),
    resolves: touched.filter((each) => failing.has(each)).map(({ id }) => id),
    cost,
    inexact: countInexact(touched, values) - countInexact(touched, new Map()),
  };
}

/** Cheapest first; between equals the order in which they were found, that is of the equations. */
function ranked(repairs: readonly RankedRepair[]): AccountsRepair[] {
  return [...repairs]
    .sort((a, b) => a.cost - b.cost || a.inexact - b.inexact)
    .map(({ cells, resolves, cost }) => ({ cells, resolves, cost }));
}
