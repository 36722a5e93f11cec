import { format } from "../figure/exact";
import { gradeNamed, gradeOf } from "../score/grade";
import type { Check } from "./report";

/** `total.grade`: the printed 等级 is the band of the stated total. `total.grade-missing`: none is printed. */
export const totalGrade: Check = {
  codes: ["total.grade", "total.grade-missing"],
  run({ form, rules }, report) {
    const { grade: printed, score } = form.total;
    const due = score.kind === "figure" ? gradeOf(score.figure.value, rules) : null;
    const expected = due === null ? {} : { expected: { oneOf: [due.grade] } };
    report.judge("total.grade-missing", printed !== null, () => ({
      path: "/total/grade",
      stated: null,
      ...expected,
      related: ["/total/score"],
    }));
    if (printed === null || due === null || score.kind !== "figure") {
      report.notEvaluated("total.grade");
      return;
    }
    report.judge("total.grade", gradeNamed(printed, rules) === due, () => ({
      path: "/total/grade",
      stated: printed,
      ...expected,
      related: ["/total/score"],
      params: { total: format(score.figure.value), grade: due.grade },
    }));
  },
};
