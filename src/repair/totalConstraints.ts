import { add, decimalsNeeded, type Exact, halfUnitOf, ONE, subtract, ZERO } from "../figure/exact";
import { contains } from "../figure/interval";
import type { Rules } from "../ruleset/rules";
import { gradeNamed } from "../score/grade";
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
  /** Weights of rows whose score is a rounding of the formula's points: they decide whether it still is. */
  readonly derivedBy: readonly Cell[];
  /** Where the execution score counts but is blank, the computed one is added. */
  readonly computed: Exact;
  /** The cells that one is computed from. */
  readonly computedFrom: { readonly executed: Cell; readonly budget: Cell } | null;
}

/** `total.sum`: total = execution score + Σ row scores. */
export function totalSumConstraint(total: Cell, parts: Parts, scores: FormScores, rules: Rules): Constraint {
  const { sum, sumInterval } = scores;
  const { computed, computedFrom } = parts;
  const below = subtract(sum, sumInterval.lo);
  const above = subtract(sumInterval.hi, sum);
  const finest = finestFirst(parts.scores);
  const difference = new SignedSum([total], parts.scores, subtract(ZERO, computed));
  return {
    code: "total.sum",
    path: total.path,
    cells: [
      total,
      ...parts.scores,
      ...(computedFrom === null ? [] : [computedFrom.executed, computedFrom.budget]),
    ],
    ranges(at) {
      const slack = slackOf(at, total, parts, finest);
      if (
        computedFrom !== null &&
        (at.isChanged(computedFrom.executed) || at.isChanged(computedFrom.budget))
      ) {
        return fromComputed(at, difference, computed, slack, computedFrom, scores, rules);
      }
      return [difference.between(at, subtract(ZERO, add(below, slack)), add(above, slack))];
    },
  };
}

/**
 * What the rounding of changed figures may add to the tolerance: half a unit of the total where it shows fewer
 * decimals than its parts need, and half a unit of every score that is a rounding of its formula's points.
 */
function slackOf(at: Assignment, total: Cell, parts: Parts, finest: readonly Cell[]): Exact {
  let slack = ZERO;
  for (const cell of at.changed) {
    const isDerived = cell.kind === "executionScore" || (cell.kind === "rowScore" && cell.row?.derived);
    if (isDerived && parts.scores.includes(cell)) slack = add(slack, halfUnitOf(at.decimalsOf(cell)));
  }
  for (const cell of parts.derivedBy) {
    const decimals = cell.row?.stated?.decimals;
    if (at.isChanged(cell) && decimals !== undefined) slack = add(slack, halfUnitOf(decimals));
  }
  if (at.isFree(total)) return slack;
  const shown = at.decimalsOf(total);
  const isRounded = parts.computedFrom !== null || mostDecimals(at, finest) > shown;
  return isRounded ? add(slack, halfUnitOf(shown)) : slack;
}

/** Most decimals any part needs; the parts come finest first, so the first one left alone settles it. */
function mostDecimals(at: Assignment, finest: readonly Cell[]): number {
  let most = 0;
  for (const cell of finest) {
    if (!at.isChanged(cell)) return Math.max(most, decimalsNeeded(cell.value) ?? 0);
    most = Math.max(most, at.isFree(cell) ? at.decimalsOf(cell) : (decimalsNeeded(at.valueOf(cell)) ?? 0));
  }
  return most;
}

function finestFirst(parts: readonly Cell[]): readonly Cell[] {
  const needed = (cell: Cell) => decimalsNeeded(cell.value) ?? 0;
  return [...parts].sort((a, b) => needed(b) - needed(a));
}

/** The amounts a blank execution score is computed from are changed: points ≈ total − row scores. */
function fromComputed(
  at: Assignment,
  difference: SignedSum,
  computed: Exact,
  slack: Exact,
  from: { readonly executed: Cell; readonly budget: Cell },
  scores: FormScores,
  rules: Rules,
): readonly LinearRange[] {
  const { weight } = scores.execution;
  const tolerance = add(slack, halfUnitOf(rules.rounding.places));
  const exactly = difference.between(at, ZERO, ZERO);
  if (exactly.terms.length > 0 || rules.executionCurve.kind !== "linear") {
    const least = subtract(ZERO, add(computed, tolerance));
    return [difference.between(at, least, add(subtract(weight, computed), tolerance))];
  }
  const points = subtract(computed, exactly.lo ?? ZERO);
  const range = { lo: subtract(points, tolerance), hi: add(points, tolerance) };
  return amountsFromScore(at, { ...from, rules }, range, weight);
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
      if (at.isFree(grade)) return NO_DEMAND;
      if (named === null) return [IMPOSSIBLE];
      const { lo, hi, loOpen, hiOpen } = named.range;
      const unknown = at.unknownOf(total);
      if (unknown >= 0) return [{ terms: [{ unknown, factor: ONE }], lo, hi, loOpen, hiOpen }];
      return contains(named.range, at.valueOf(total)) ? NO_DEMAND : [IMPOSSIBLE];
    },
  };
}
