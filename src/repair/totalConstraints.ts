import {
  add,
  decimalsNeeded,
  type Exact,
  equals,
  halfUnitOf,
  ONE,
  subtract,
  unitOf,
  ZERO,
} from "../figure/exact";
import { contains, type Interval, interval } from "../figure/interval";
import { gradeNamed } from "../ruleset/gradeNamed";
import type { Rules } from "../ruleset/rules";
import { gradeOf } from "../score/grade";
import type { FormScores } from "../score/score";
import type { Assignment } from "./assignment";
import type { Cell } from "./cells";
import { type Constraint, Demand, IMPOSSIBLE, NO_DEMAND, SignedSum } from "./constraint";
import { amountsFromScore } from "./executionConstraints";
import type { LinearRange } from "./linear";

/** What the total is added up from. */
export interface Parts {
  /** Execution score, row scores (blank ones too), scores printed only on a level. */
  readonly scores: readonly Cell[];
  /**
   * Cells that decide what a printed score stands for without being one: weights of rows scored by a formula, the
   * amounts behind the execution score; each with the decimals of that score.
   */
  readonly behind: readonly { readonly cell: Cell; readonly decimals: number }[];
  /** Where the execution score counts but is blank, the computed one is added. */
  readonly computed: Exact;
  /** The cells that one is computed from. */
  readonly computedFrom: { readonly executed: Cell; readonly budget: Cell } | null;
}

/** `total.sum`: total = execution score + Σ row scores, capped or rescaled where the ruleset says so. */
export function totalSumConstraint(total: Cell, parts: Parts, scores: FormScores, rules: Rules): Constraint {
  const { sum, sumInterval, expectedTotal, adjustment } = scores;
  const { computed, computedFrom } = parts;
  const finest = finestFirst(parts.scores);
  const difference = new SignedSum([total], parts.scores, subtract(ZERO, computed));
  const isAdjusted = adjustment.cap !== null || adjustment.factor !== ONE;
  const isExact = equals(sumInterval.lo, sumInterval.hi);
  const isChanged = (at: Assignment, cells: readonly Cell[]) => cells.some((cell) => at.isChanged(cell));
  const amounts = computedFrom === null ? [] : [computedFrom.executed, computedFrom.budget];
  return {
    code: "total.sum",
    path: total.path,
    cells: [total, ...parts.scores, ...amounts],
    ranges(at) {
      // Under a cap or a rescaling the sum of other scores is another matter, which the check itself judges.
      if (isAdjusted && at.changed.some((cell) => cell !== total)) return NO_DEMAND;
      const rounding = roundingOf(at, parts);
      const shown = at.decimalsOf(total);
      const isRounded =
        !isExact || !equals(rounding, ZERO) || computedFrom !== null || mostDecimals(at, finest) > shown;
      const slack = isRounded ? add(rounding, halfUnitOf(shown)) : rounding;
      if (isChanged(at, amounts)) return fromComputed(at, difference, slack, parts, scores, rules);
      const low = subtract(subtract(sumInterval.lo, sum), slack);
      return [difference.between(at, low, add(subtract(sumInterval.hi, sum), slack))];
    },
    due(at, cell) {
      if (at.changed.every((other) => other === total)) return expectedTotal;
      return isAdjusted ? null : difference.solvedFor(at, cell);
    },
  };
}

/** What changed figures may add to the tolerance: a score got by rounding stands for up to a unit more or less. */
function roundingOf(at: Assignment, parts: Parts): Exact {
  let rounding = ZERO;
  for (const cell of at.changed) {
    const isDerived = cell.kind === "executionScore" || cell.row?.derived === true;
    if (isDerived && parts.scores.includes(cell)) rounding = add(rounding, unitOf(at.decimalsOf(cell)));
  }
  for (const { cell, decimals } of parts.behind) {
    if (at.isChanged(cell)) rounding = add(rounding, unitOf(decimals));
  }
  return rounding;
}

/** Most decimals any part needs; of those left alone the finest, which comes first, settles it. */
function mostDecimals(at: Assignment, finest: readonly Cell[]): number {
  const alone = finest.find((cell) => !at.isChanged(cell));
  let most = alone === undefined ? 0 : neededBy(alone.value);
  for (const cell of at.changed) {
    if (!finest.includes(cell)) continue;
    most = Math.max(most, at.isFree(cell) ? at.decimalsOf(cell) : neededBy(at.valueOf(cell)));
  }
  return most;
}

function neededBy(value: Exact): number {
  return decimalsNeeded(value) ?? 0;
}

function finestFirst(parts: readonly Cell[]): readonly Cell[] {
  return [...parts].sort((a, b) => neededBy(b.value) - neededBy(a.value));
}

/** The amounts a blank execution score is computed from are changed: points ≈ total − row scores. */
function fromComputed(
  at: Assignment,
  difference: SignedSum,
  slack: Exact,
  { computed, computedFrom }: Parts,
  scores: FormScores,
  rules: Rules,
): readonly LinearRange[] {
  const { weight } = scores.execution;
  const tolerance = add(slack, halfUnitOf(rules.rounding.places));
  const exactly = difference.between(at, ZERO, ZERO);
  if (computedFrom === null || exactly.terms.length > 0 || rules.executionCurve.kind !== "linear") {
    const least = subtract(ZERO, add(computed, tolerance));
    return [difference.between(at, least, add(subtract(weight, computed), tolerance))];
  }
  const points = subtract(computed, exactly.lo ?? ZERO);
  const range = { lo: subtract(points, tolerance), hi: add(points, tolerance) };
  return amountsFromScore(at, { ...computedFrom, rules }, range, weight);
}

/** `total.range`: 0 ≤ total ≤ total weight. */
export function totalRangeConstraint(total: Cell, weight: Cell | null, constant: Exact): Constraint {
  return {
    code: "total.range",
    path: total.path,
    cells: weight === null ? [total] : [total, weight],
    ranges(at) {
      const notNegative = new Demand(at).plus(ONE, total).atLeast(ZERO);
      const most = new Demand(at).plus(ONE, total);
      return [notNegative, weight === null ? most.atMost(constant) : most.minus(ONE, weight).atMost(ZERO)];
    },
  };
}

/** `total.grade`: the printed 等级 is the band the total lies in. A free grade follows any total. */
export function gradeConstraint(total: Cell, grade: Cell, rules: Rules): Constraint {
  const named = gradeNamed(grade.printed ?? "", rules);
  return {
    code: "total.grade",
    path: grade.path,
    cells: [grade, total],
    ranges(at) {
      // A total outside all bands has no grade to compare with; that is `total.range`.
      const isUngraded = !at.isFree(total) && gradeOf(at.valueOf(total), rules) === null;
      if (at.isFree(grade) || isUngraded) return NO_DEMAND;
      if (named === null) return [IMPOSSIBLE];
      const band = rules.gradeBasis === "printed" ? named.range : widened(named.range, at.decimalsOf(total));
      const { lo, hi, loOpen, hiOpen } = band;
      const unknown = at.unknownOf(total);
      if (unknown >= 0) return [{ terms: [{ unknown, factor: ONE }], lo, hi, loOpen, hiOpen }];
      return contains(band, at.valueOf(total)) ? NO_DEMAND : [IMPOSSIBLE];
    },
  };
}

/** Where the unrounded total is graded, one just outside the band may be a rounding of one inside. */
function widened({ lo, hi }: Interval, decimals: number): Interval {
  const half = halfUnitOf(decimals);
  return interval(subtract(lo, half), add(hi, half));
}
