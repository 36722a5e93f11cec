import type { Exact } from "../figure/exact";
import { contains, type Interval, intersection, meets } from "../figure/interval";
import type { Figure } from "../figure/printed";
import type { Grade, Rules } from "../ruleset/rules";
import { statedTotal } from "./total";

/** 等级 whose band holds the total; `null` outside all bands. */
export function gradeOf(total: Exact, rules: Rules): Grade | null {
  return rules.grades.find((grade) => contains(grade.range, total)) ?? null;
}

/** Every grade an interval of totals touches, best first. */
export function gradesTouching(total: Interval, rules: Rules): Grade[] {
  return rules.grades.filter((grade) => meets(grade.range, total));
}

/**
 * The grades a stated total may have: its band; where the unrounded total is graded, every band it may fall in
 * (90.00 printed for 89.996).
 */
export function gradesOfStated(stated: Figure, sum: Interval, rules: Rules): Grade[] {
  const asPrinted = gradeOf(stated.value, rules);
  if (rules.gradeBasis === "printed") return asPrinted === null ? [] : [asPrinted];
  const total = statedTotal(stated, sum);
  const unrounded = meets(total, sum) ? intersection(total, sum) : total;
  return gradesTouching(unrounded, rules);
}
