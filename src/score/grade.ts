import type { Exact } from "../figure/exact";
import { contains, type Interval, meets } from "../figure/interval";
import type { Grade, Rules } from "../ruleset/rules";

/** 等级 whose band holds the total; `null` outside all bands. */
export function gradeOf(total: Exact, rules: Rules): Grade | null {
  return rules.grades.find((grade) => contains(grade.range, total)) ?? null;
}

/** Every grade an interval of totals touches, best first. */
export function gradesTouching(total: Interval, rules: Rules): Grade[] {
  return rules.grades.filter((grade) => meets(grade.range, total));
}

/** The ruleset's grade a printed word stands for (优, 优秀, “优”), or `null`. */
export function gradeNamed(printed: string, rules: Rules): Grade | null {
  const word = printed.replace(/[\s“”"'「」【】()（）]/g, "").replace(/[等级]+$/, "");
  return rules.grades.find((grade) => grade.grade === word || grade.aliases.includes(word)) ?? null;
}
