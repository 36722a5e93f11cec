import type { CheckCounts } from "../check/finding";
import { add, type Exact, format, subtract } from "../figure/exact";
import { ARITHMETIC } from "../repair/judge";
import type { Rules } from "../ruleset/rules";
import { gradeOf, gradeOfAccepted } from "../score/grade";
import type { FormScores } from "../score/score";
import type { Verdict } from "./assessment";

/**
 * The two verdicts on a form: whether its arithmetic is possible, and which total and grade stand once only the
 * scores that cannot stand are corrected, also with the execution score taken on the initial budget.
 */
export function verdictOn(
  scores: FormScores,
  checks: Readonly<Record<string, CheckCounts>>,
  rules: Rules,
): Verdict {
  const { accepted, execution, executionCounts, onInitialBudget } = scores;
  const onInitial =
    onInitialBudget === null || !executionCounts
      ? null
      : add(subtract(accepted, execution.accepted), onInitialBudget.score);
  return {
    arithmetic: [...ARITHMETIC].some((code) => (checks[code]?.failed ?? 0) > 0) ? "impossible" : "possible",
    accepted: { total: format(accepted), grade: gradeOfAccepted(scores, rules)?.grade ?? null },
    onInitialBudget: onInitial === null ? null : standing(onInitial, rules),
  };
}

function standing(total: Exact, rules: Rules) {
  return { total: format(total), grade: gradeOf(total, rules)?.grade ?? null };
}
