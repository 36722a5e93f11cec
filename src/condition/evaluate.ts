import type { CompiledCondition } from "./compile";
import type { ConditionLimits } from "./limits";
import { CONDITION_LIMITS } from "./limits";
import { soundCondition } from "./read";
import { evaluateReference } from "./reference";
import { factsOf } from "./tree";
import type { FactReader, Facts, FactType, Vocabulary } from "./vocabulary";
import { factOfType, readerOf } from "./vocabulary";

/**
 * Makes a condition ready to be asked by json-logic-js: of a form or a batch, where it is asked once. For rows
 * compile it: the answers are the same.
 *
 * @throws RulesetError with every issue `checkCondition` finds
 */
export function interpretCondition(
  logic: unknown,
  vocabulary: Vocabulary,
  limits: ConditionLimits = CONDITION_LIMITS,
): CompiledCondition {
  const { json, tree } = soundCondition(logic, vocabulary, limits);
  const names = factsOf(tree);
  return {
    facts: names,
    holds: (read) => evaluateReference(json, factsRead(names, vocabulary, read), limits) as boolean | null,
  };
}

/**
 * Asks a condition once, by json-logic-js.
 *
 * @returns whether it holds; `null` is "not evaluated", never a pass
 * @throws RulesetError with every issue `checkCondition` finds, or `condition.steps`
 * @throws TypeError when a fact is not of the type the vocabulary gives it
 * @example evaluateCondition({ "dec.gte": [{ var: "total.score" }, "90"] }, { "total.score": "figure" }, { "total.score": exact("100") }) // true
 */
export function evaluateCondition(
  logic: unknown,
  vocabulary: Vocabulary,
  facts: Facts,
  limits: ConditionLimits = CONDITION_LIMITS,
): boolean | null {
  return interpretCondition(logic, vocabulary, limits).holds(readerOf(facts));
}

/** The facts the condition reads and no others, each certain to be of its type. */
function factsRead(names: readonly string[], vocabulary: Vocabulary, read: FactReader): Facts {
  return Object.fromEntries(
    names.map((name) => [name, factOfType(name, vocabulary[name] as FactType, read(name))]),
  );
}
