import { type Exact, equals, format, ZERO } from "../figure/exact";
import { isPoint } from "../figure/interval";
import type { Figure } from "../figure/printed";
import { gradeNamed } from "../ruleset/gradeNamed";
import type { Grade } from "../ruleset/rules";
import { agreesWithParts } from "../score/agreement";
import { gradedTotal, gradeOf, gradesOfStated } from "../score/grade";
import type { FormScores } from "../score/score";
import type { Check, CheckInput } from "./report";

/**
 * `total.grade-at-stake`: the accepted total, or the execution score on the initial budget, would put the form in
 * another grade than the stated total does.
 */
export const gradeAtStake: Check = {
  codes: ["total.grade-at-stake"],
  run(input, report) {
    const { score, grade } = input.form.total;
    const figure = score.kind === "figure" ? score.figure : null;
    const stated = figure === null ? [] : gradesOfStated(figure, input.scores, input.rules);
    if (figure === null || stated.length === 0) {
      report.of("total.grade-at-stake").skip();
      return;
    }
    // Where the form prints the grade that is due, not the grade is in doubt but the total.
    const named = grade === null ? null : gradeNamed(grade, input.rules);
    const other = alternatives(figure, input).find(
      ({ grade: due }) => due !== named && !stated.includes(due),
    );
    if (other === undefined) {
      report.of("total.grade-at-stake").pass();
      return;
    }
    report.of("total.grade-at-stake").fail({
      path: "/total/grade",
      stated: grade,
      ...(other.cause === "rounding" ? {} : { expected: { oneOf: [other.grade.grade] } }),
      related: ["/total/score", ...(other.cause === "initialBudget" ? ["/funds/total/initialBudget"] : [])],
      params: {
        grade: stated.map((each) => each.grade).join("/"),
        cause: other.cause,
        stated: format(figure.value),
        total: format(other.total),
        other: other.grade.grade,
      },
    });
  },
};

/** Another total the form may have, and why it is another. */
interface Alternative {
  /** Scores corrected; none of them, but the total is not their sum, or only a rounding of it. */
  readonly cause: "accepted" | "sum" | "rounding" | "initialBudget";
  readonly total: Exact;
  readonly grade: Grade;
}

function alternatives(stated: Figure, { scores, rules }: CheckInput): Alternative[] {
  const { executionCounts, execution, onInitialBudget } = scores;
  const totals: Omit<Alternative, "grade">[] = [];
  // Without an execution score and without its amounts no one total is due.
  const isOpen = executionCounts && execution.stated === null && !isPoint(execution.computed);
  if (!isOpen || !agreesWithParts(stated, scores)) {
    totals.push({ cause: causeOf(stated, scores), total: gradedTotal(scores, rules) });
  }
  if (executionCounts && onInitialBudget !== null) {
    totals.push({ cause: "initialBudget", total: onInitialBudget.total });
  }
  return totals.flatMap((each) => {
    const grade = gradeOf(each.total, rules);
    return grade === null ? [] : [{ ...each, grade }];
  });
}

function causeOf(stated: Figure, scores: FormScores): Alternative["cause"] {
  if (isCorrected(scores)) return "accepted";
  return agreesWithParts(stated, scores) ? "rounding" : "sum";
}

/** Whether a score that is stated, or blank, is not the accepted one; a missing execution score is none. */
function isCorrected({ rows, executionCounts, execution }: FormScores): boolean {
  const isExecution =
    executionCounts && execution.stated !== null && !equals(execution.stated.value, execution.accepted);
  return isExecution || rows.some(({ stated, accepted }) => !equals(stated?.value ?? ZERO, accepted));
}
