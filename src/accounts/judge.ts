import type { Exact } from "../figure/exact";
import * as Ex from "../figure/exact";
import {
  difference,
  type Interval,
  interval,
  meets,
  point,
  product,
  quotient,
  sum,
} from "../figure/interval";
import { rangeOf } from "./cell";
import type { SignedCell } from "./cellBook";
import { cellsIn, type Equation, type RatioEquation, type SumEquation } from "./equation";
import type { Relation } from "./rulesSchema";

/**
 * `exact`: the printed figures agree to the last digit. `withinRounding`: they differ, but no more than
 * rounding explains (尾数误差). `violated`: no values that print like this agree.
 */
export type Outcome = "exact" | "withinRounding" | "violated" | "notEvaluated";

/** Both sides of an equation as printed, how far they lie apart, and how far rounding lets them. */
export interface Judgement {
  readonly equation: Equation;
  readonly outcome: Outcome;
  readonly reason: NotEvaluatedReason | null;
  readonly left: Exact | null;
  readonly right: Exact | null;
  readonly difference: Exact | null;
  readonly slack: Exact | null;
  /** Everything the right side may be. */
  readonly rightRange: Interval | null;
}

/** Why an equation was not evaluated: a cell is not in the table, blank or unreadable, or the whole of a share is 0. */
export type NotEvaluatedReason = "missing" | "blank" | "unreadable" | "zeroWhole";

/** Judges an equation by the intervals of its cells. */
export function judge(equation: Equation): Judgement {
  const cells = cellsIn(equation);
  if (equation.missing !== null) return notEvaluated(equation, "missing");
  if (cells.some((cell) => cell.state === "unreadable")) return notEvaluated(equation, "unreadable");
  if (cells.every((cell) => cell.state === "blank")) return notEvaluated(equation, "blank");
  return equation.kind === "sum" ? judgeSum(equation) : judgeRatio(equation);
}

function judgeSum(equation: SumEquation): Judgement {
  const { relation } = equation;
  if (relation === "zeroTogether") return judgeZeroTogether(equation);
  const left = total(equation.left);
  const right = total(equation.right);
  const leftRange = totalRange(equation.left);
  const rightRange = totalRange(equation.right);
  const apart = Ex.subtract(left, right);
  const [reached, holds] = compareAs[relation](leftRange, rightRange, Ex.signOf(apart));
  const slack = Ex.add(halfWidth(leftRange), halfWidth(rightRange));
  const outcome = reached ? "exact" : holds ? "withinRounding" : "violated";
  return { equation, outcome, reason: null, left, right, difference: apart, slack, rightRange };
}

/** Whether the printed figures agree to the last digit, and whether any figures that print like them do. */
const compareAs: Record<
  Exclude<Relation, "zeroTogether">,
  (left: Interval, right: Interval, apart: number) => readonly [boolean, boolean]
> = {
  "=": (left, right, apart) => [apart === 0, meets(left, right)],
  ">=": (left, right, apart) => [apart >= 0, Ex.compare(left.hi, right.lo) >= 0],
  "<=": (left, right, apart) => [apart <= 0, Ex.compare(left.lo, right.hi) <= 0],
};

/** Judged as printed: whether a printed 0 is nothing cannot be seen in its interval. */
function judgeZeroTogether(equation: SumEquation): Judgement {
  const left = total(equation.left);
  const right = total(equation.right);
  const agree = (Ex.signOf(left) === 0) === (Ex.signOf(right) === 0);
  const nothing = { reason: null, difference: null, slack: null, rightRange: null };
  return { equation, outcome: agree ? "exact" : "violated", left, right, ...nothing };
}

function judgeRatio(equation: RatioEquation): Judgement {
  const whole = totalRange(equation.whole);
  const ratio = quotient(totalRange(equation.part), whole);
  if (ratio === null || Ex.signOf(total(equation.whole)) === 0) return notEvaluated(equation, "zeroWhole");
  const rightRange = product(ratio, point(Ex.HUNDRED));
  const left = equation.rate.value;
  const right = Ex.multiply(Ex.divide(total(equation.part), total(equation.whole)), Ex.HUNDRED);
  const apart = Ex.subtract(left, right);
  const leftRange = rangeOf(equation.rate);
  const printsExactly = Ex.equals(left, Ex.round(right, equation.rate.places, "half-up"));
  const holds = !equation.contradictory && meets(leftRange, rightRange);
  return {
    equation,
    outcome: !holds ? "violated" : printsExactly ? "exact" : "withinRounding",
    reason: null,
    left,
    right,
    difference: apart,
    slack: Ex.add(halfWidth(leftRange), halfWidth(rightRange)),
    rightRange,
  };
}

function notEvaluated(equation: Equation, reason: NotEvaluatedReason): Judgement {
  const nothing = { left: null, right: null, difference: null, slack: null, rightRange: null };
  return { equation, outcome: "notEvaluated", reason, ...nothing };
}

/** The sum of the figures as printed. */
export function total(cells: readonly SignedCell[]): Exact {
  return cells.reduce(
    (so, { cell, sign }) => (sign > 0 ? Ex.add(so, cell.value) : Ex.subtract(so, cell.value)),
    Ex.ZERO,
  );
}

/** Every value the sum may have. */
function totalRange(cells: readonly SignedCell[]): Interval {
  return cells.reduce<Interval>(
    (so, { cell, sign }) => (sign > 0 ? sum(so, rangeOf(cell)) : difference(so, rangeOf(cell))),
    point(Ex.ZERO),
  );
}

function halfWidth(range: Interval): Exact {
  return Ex.divide(Ex.subtract(range.hi, range.lo), Ex.integer(2));
}

/** The values the first cell of the left side may take for a sum to hold; `null` for an inequality. */
export function dueRange(equation: SumEquation): Interval | null {
  const first = equation.left[0];
  if (equation.relation !== "=" || first === undefined) return null;
  const rest = totalRange(equation.left.slice(1));
  const range = difference(totalRange(equation.right), rest);
  return first.sign > 0 ? range : interval(Ex.negate(range.hi), Ex.negate(range.lo));
}
