import { RulesetError } from "../errors";
import type { ConditionLimits } from "./limits";
import { CONDITION_LIMITS } from "./limits";
import { readCondition } from "./read";
import { evaluateReference } from "./reference";
import type { ConditionNode } from "./tree";
import { factsOf } from "./tree";
import type { Facts, FactType, Vocabulary } from "./vocabulary";
import { factOfType, readerOf } from "./vocabulary";

/**
 * Asks a condition once, by json-logic-js. For many rows compile it: the answers are the same.
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
  const reading = readCondition(logic, vocabulary, limits);
  if (!reading.success) throw new RulesetError(reading.issues);
  return evaluateReference(reading.json, factsRead(reading.tree, vocabulary, facts), limits) as
    | boolean
    | null;
}

/** The facts the condition reads and no others, each certain to be of its type. */
function factsRead(tree: ConditionNode, vocabulary: Vocabulary, facts: Facts): Facts {
  const read = readerOf(facts);
  return Object.fromEntries(
    factsOf(tree).map((name) => [name, factOfType(name, vocabulary[name] as FactType, read(name))]),
  );
}
