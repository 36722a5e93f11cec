import { format } from "../figure/exact";
import { gradeNamed } from "../ruleset/gradeNamed";
import { gradesOfStated } from "../score/grade";
import type { Check } from "./report";

/** `total.grade`: the printed 等级 is the band of the stated total. `total.grade-missing`: none is printed. */
export const totalGrade: Check = {
  codes: ["total.grade", "total.grade-missing"],
  run({ form, scores, rules }, report) {
    const { grade: printed, score } = form.total;
    const due = score.kind === "figure" ? gradesOfStated(score.figure, scores, rules) : [];
    const words = due.map((grade) => grade.grade);
    const expected = due.length === 0 ? {} : { expected: { oneOf: words } };
    report.of("total.grade-missing").judge(printed !== null, () => ({
      path: "/total/grade",
      stated: null,
      ...expected,
      related: ["/total/score"],
      parameter: "grades",
      params: { beyond: score.kind === "figure" && due.length === 0 ? format(score.figure.value) : "" },
    }));
    if (printed === null || due.length === 0 || score.kind !== "figure") {
      report.of("total.grade").skip();
      return;
    }
    report.of("total.grade").judge(
      due.some((grade) => grade === gradeNamed(printed, rules)),
      () => ({
        path: "/total/grade",
        stated: printed,
        ...expected,
        related: ["/total/score"],
        parameter: "grades",
        params: { total: format(score.figure.value), grade: words.join("/") },
      }),
    );
  },
};
