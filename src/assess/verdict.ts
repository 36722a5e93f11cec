import type { CheckCounts } from "../check/finding";
import { type Exact, format } from "../figure/exact";
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
  const { accepted, executionCounts, onInitialBudget } = scores;
  const onInitial = executionCounts && onInitialBudget !== null ? onInitialBudget.total : null;
  return {
    arithmetic: [...ARITHMETIC].some((code) => (checks[code]?.failed ?? 0) > 0) ? "impossible" : "possible",
    accepted: { total: format(accepted), grade: gradeOfAccepted(scores, rules)?.grade ?? null },
    onInitialBudget: onInitial === null ? null : standing(onInitial, rules),
  };
}

function standing(total: Exact, rules: Rules) {
  return { total: format(total), grade: gradeOf(total, rules)?.grade ?? null };
}
