import type { Issue } from "../errors";
import type { ConditionLimits } from "./limits";
import { CONDITION_LIMITS } from "./limits";
import { readCondition } from "./read";
import type { Vocabulary } from "./vocabulary";

/**
 * Everything wrong with a condition, found when the ruleset is loaded: what is not plain JSON, over a limit, an
 * operator not listed, a fact not in the vocabulary, a type that does not fit. The condition is only read, never
 * run, and the input may be anything.
 *
 * @returns no issue for a condition that can be compiled and gives a flag; paths start at the condition
 * @example checkCondition({ "<": [{ var: "row.score" }, 60] }, vocabulary) // condition.forbidden-operator at /<
 */
export function checkCondition(
  logic: unknown,
  vocabulary: Vocabulary,
  limits: ConditionLimits = CONDITION_LIMITS,
): readonly Issue[] {
  const reading = readCondition(logic, vocabulary, limits);
  return reading.success ? [] : reading.issues;
}
