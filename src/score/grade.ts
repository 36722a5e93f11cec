import {
  add,
  compare,
  type Exact,
  equals,
  lesser,
  multiply,
  negate,
  ONE,
  subtract,
  ZERO,
} from "../figure/exact";
import { contains, type Interval, intersection, meets } from "../figure/interval";
import type { Figure } from "../figure/printed";
import type { Grade, Rules } from "../ruleset/rules";
import type { FormScores } from "./score";
import { statedTotal } from "./total";

/** 等级 whose band holds the total; `null` outside all bands. */
export function gradeOf(total: Exact, rules: Rules): Grade | null {
  for (const grade of rules.grades) if (contains(grade.range, total)) return grade;
  return null;
}

/** The grade of the accepted total; where the unrounded total is graded, 良 for 89.996 although it prints 90.00. */
export function gradeOfAccepted(scores: FormScores, rules: Rules): Grade | null {
  return gradeOf(gradedTotal(scores, rules), rules);
}

/** The accepted total as it is graded: as printed, or unrounded. */
export function gradedTotal(scores: FormScores, rules: Rules): Exact {
  return rules.gradeBasis === "raw" ? unroundedAccepted(scores) : scores.accepted;
}

/** The accepted total with the points themselves where a score is a rounding of them. */
function unroundedAccepted({ accepted, adjustment, executionCounts, execution, rows }: FormScores): Exact {
  let gained = ZERO;
  if (executionCounts) gained = roundedBy(execution.unrounded, execution.accepted);
  for (const { derived, admissible, accepted: score } of rows) {
    const isPoint = derived && admissible !== null && equals(admissible.lo, admissible.hi);
    if (isPoint) gained = add(gained, roundedBy(admissible.lo, score));
  }
  const total = subtract(accepted, multiply(gained, adjustment.factor));
  return adjustment.cap === null ? total : lesser(total, adjustment.cap);
}

/** By how much a score is above its points through rounding; 0 where it is no rounding of them. */
function roundedBy(points: Exact | null, score: Exact): Exact {
  if (points === null) return ZERO;
  const difference = subtract(score, points);
  return compare(difference, ONE) < 0 && compare(difference, negate(ONE)) > 0 ? difference : ZERO;
}

/** Every grade an interval of totals touches, best first. */
export function gradesTouching(total: Interval, rules: Rules): Grade[] {
  return rules.grades.filter((grade) => meets(grade.range, total));
}

/**
 * The grades a stated total may have: its band; where the unrounded total is graded, every band it may fall in
 * (90.00 printed for 89.996).
 */
export function gradesOfStated(stated: Figure, scores: FormScores, rules: Rules): Grade[] {
  const asPrinted = gradeOf(stated.value, rules);
  if (rules.gradeBasis === "printed") return asPrinted === null ? [] : [asPrinted];
  const sum = scores.sumInterval;
  const total = statedTotal(stated, sum);
  const unrounded = meets(total, sum) ? intersection(total, sum) : total;
  return gradesTouching(unrounded, rules);
}
