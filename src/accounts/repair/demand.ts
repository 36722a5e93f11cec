import type { Exact } from "../../figure/exact";
import * as Ex from "../../figure/exact";
import type { LinearRange, Term } from "../../repair/linear";
import type { Cell } from "../cell";
import type { SignedCell } from "../cellBook";
import type { Equation, RatioEquation, SumEquation } from "../equation";

/** Cells that are free, each with the number of its unknown, and cells that were given another value. */
export interface Trial {
  readonly free: ReadonlyMap<string, number>;
  readonly given: ReadonlyMap<string, Exact>;
}

/**
 * What an equation demands of the free cells: the same tolerance as `judge`, said linearly. A free rate demands
 * nothing, since a percentage can be printed for any part and whole.
 */
export function demandsOf(equation: Equation, trial: Trial): LinearRange[] {
  return equation.kind === "sum" ? sumDemands(equation, trial) : ratioDemands(equation, trial);
}

function sumDemands({ left, right, relation }: SumEquation, trial: Trial): LinearRange[] {
  if (relation === "zeroTogether") return zeroDemands(left, right, trial);
  const form = new LinearForm(trial);
  form.add(left, Ex.ONE);
  form.add(right, Ex.negate(Ex.ONE));
  const slack = Ex.add(halfOf(left, trial), halfOf(right, trial));
  return [form.between(relation === "<=" ? null : Ex.negate(slack), relation === ">=" ? null : slack)];
}

/** Where one side is known to be nothing, so must be the other; else any figure will do, or none. */
function zeroDemands(left: readonly SignedCell[], right: readonly SignedCell[], trial: Trial): LinearRange[] {
  return [left, right].flatMap((side, index) => {
    if (side.some(({ cell }) => trial.free.has(cell.key))) return [];
    const other = index === 0 ? right : left;
    if (!other.some(({ cell }) => trial.free.has(cell.key)) || Ex.signOf(statedSum(side, trial)) !== 0)
      return [];
    const form = new LinearForm(trial);
    form.add(other, Ex.ONE);
    return [form.between(Ex.ZERO, Ex.ZERO)];
  });
}

function statedSum(cells: readonly SignedCell[], { given }: Trial): Exact {
  return cells.reduce((sum, { cell, sign }) => {
    const value = given.get(cell.key) ?? cell.value;
    return sign > 0 ? Ex.add(sum, value) : Ex.subtract(sum, value);
  }, Ex.ZERO);
}

function ratioDemands({ rate, part, whole }: RatioEquation, trial: Trial): LinearRange[] {
  if (trial.free.has(rate.key)) return [];
  const printed = trial.given.get(rate.key) ?? rate.value;
  const [partHalf, wholeHalf] = [halfOf(part, trial), halfOf(whole, trial)];
  const bound = (at: Exact) => Ex.add(Ex.multiply(Ex.HUNDRED, partHalf), Ex.multiply(at, wholeHalf));
  const against = (at: Exact) => {
    const form = new LinearForm(trial);
    form.add(part, Ex.HUNDRED);
    form.add(whole, Ex.negate(at));
    return form;
  };
  const low = Ex.subtract(printed, rate.filledHalf);
  const high = Ex.add(printed, rate.filledHalf);
  const positive = new LinearForm(trial);
  positive.add(whole, Ex.ONE);
  return [
    against(low).between(Ex.negate(bound(low)), null),
    against(high).between(null, bound(high)),
    { ...positive.between(wholeHalf, null), loOpen: true },
  ];
}

/** Σ factor · cell, the free ones as unknowns. */
class LinearForm {
  private readonly terms: Term[] = [];
  private constant = Ex.ZERO;

  constructor(private readonly trial: Trial) {}

  add(cells: readonly SignedCell[], factor: Exact): void {
    for (const { cell, sign } of cells) {
      const signed = sign > 0 ? factor : Ex.negate(factor);
      const unknown = this.trial.free.get(cell.key);
      if (unknown !== undefined) this.terms.push({ unknown, factor: signed });
      else {
        const value = this.trial.given.get(cell.key) ?? cell.value;
        this.constant = Ex.add(this.constant, Ex.multiply(signed, value));
      }
    }
  }

  between(lo: Exact | null, hi: Exact | null): LinearRange {
    return {
      terms: this.terms,
      lo: lo === null ? null : Ex.subtract(lo, this.constant),
      hi: hi === null ? null : Ex.subtract(hi, this.constant),
    };
  }
}

function halfOf(cells: readonly SignedCell[], trial: Trial): Exact {
  return cells.reduce(
    (sum, { cell }) => Ex.add(sum, isTouched(cell, trial) ? cell.filledHalf : cell.half),
    Ex.ZERO,
  );
}

function isTouched(cell: Cell, { free, given }: Trial): boolean {
  return free.has(cell.key) || given.has(cell.key);
}
