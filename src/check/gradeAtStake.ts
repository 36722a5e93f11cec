import { add, type Exact, format, subtract } from "../figure/exact";
import { gradeOf } from "../score/grade";
import type { Check, CheckInput } from "./report";

/**
 * `total.grade-at-stake`: the accepted total, or the execution score on the initial budget, would put the form in
 * another grade than the stated total does.
 */
export const gradeAtStake: Check = {
  codes: ["total.grade-at-stake"],
  run(input, report) {
    const { form, rules } = input;
    const stated = form.total.score.kind === "figure" ? gradeOf(form.total.score.figure.value, rules) : null;
    if (stated === null) {
      report.of("total.grade-at-stake").skip();
      return;
    }
    const other = alternatives(input).find(({ total }) => {
      const grade = gradeOf(total, rules);
      return grade !== null && grade !== stated;
    });
    report.of("total.grade-at-stake").judge(other === undefined, () => ({
      path: "/total/grade",
      stated: form.total.grade,
      ...(other === undefined ? {} : { expected: { oneOf: [gradeOf(other.total, rules)?.grade ?? ""] } }),
      related: ["/total/score", ...(other?.cause === "initialBudget" ? ["/funds/total/initialBudget"] : [])],
      params: {
        grade: stated.grade,
        cause: other?.cause ?? "",
        total: other === undefined ? "" : format(other.total),
        other: other === undefined ? "" : (gradeOf(other.total, rules)?.grade ?? ""),
      },
    }));
  },
};

interface Alternative {
  readonly cause: "accepted" | "initialBudget";
  readonly total: Exact;
}

function alternatives({ scores }: CheckInput): Alternative[] {
  const found: Alternative[] = [{ cause: "accepted", total: scores.accepted }];
  if (scores.executionCounts && scores.onInitialBudget !== null) {
    const others = subtract(scores.accepted, scores.execution.accepted);
    found.push({ cause: "initialBudget", total: add(others, scores.onInitialBudget.score) });
  }
  return found;
}
