import { equals, ONE } from "../figure/exact";
import { meets } from "../figure/interval";
import type { Figure } from "../figure/printed";
import type { FormScores } from "./score";
import { statedTotal } from "./total";

/** Whether the stated total can be what the stated scores make under the ruleset. */
export function agreesWithParts(stated: Figure, scores: FormScores): boolean {
  if (isPlainSum(scores) && equals(stated.value, scores.sum)) return true;
  return meets(statedTotal(stated, scores.sumInterval), scores.sumInterval);
}

/** Whether the sum of the stated scores is itself one of the totals they stand for. */
function isPlainSum({ adjustment, executionCounts, execution }: FormScores): boolean {
  if (adjustment.cap !== null || adjustment.factor !== ONE) return false;
  // A score printed although its rate is undefined stands for the accepted one.
  return !executionCounts || execution.unrounded !== null || execution.stated === null;
}
