import { compare, format, ONE, signOf, ZERO } from "../figure/exact";
import { interval } from "../figure/interval";
import type { Figure } from "../figure/printed";
import { printedOf } from "../figure/printed";
import type { ParameterName } from "../ruleset/schema";
import { agreesWithParts } from "../score/agreement";
import { levelsThatCount } from "../score/rollUp";
import type { FormScores } from "../score/score";
import { isRounded } from "../score/total";
import type { Check, CheckInput, CheckReport } from "./report";
import { expectedPrints, expectedRange, expectedValue } from "./words";

/**
 * 总分: `total.missing` where none is printed, `total.range` below 0 or above the total weight, `total.sum` where
 * it is not execution score + Σ row scores.
 */
export const totalScore: Check = {
  codes: ["total.missing", "total.range", "total.sum"],
  run(input, report) {
    const { score } = input.form.total;
    report.of("total.missing").judge(score.kind !== "blank", () => ({
      path: "/total/score",
      stated: null,
      expected: expectedValue(input.scores.expectedTotal),
    }));
    if (score.kind !== "figure") {
      report.of("total.range").skip();
      report.of("total.sum").skip();
      return;
    }
    checkRange(score.figure, input.scores, report);
    checkSum(score.figure, input, report);
  },
};

function checkRange(stated: Figure, scores: FormScores, report: CheckReport): void {
  const holds = signOf(stated.value) >= 0 && compare(stated.value, scores.totalWeight) <= 0;
  report.of("total.range").judge(holds, () => ({
    path: "/total/score",
    stated: stated.printed,
    expected: expectedRange(interval(ZERO, scores.totalWeight)),
    related: ["/total/weight"],
    params: { weight: format(scores.totalWeight) },
  }));
}

function checkSum(stated: Figure, { form, scores }: CheckInput, report: CheckReport): void {
  const unreadable = [...form.rows, form.funds.total].some(
    (cell) => cell.score.kind === "notANumber" || cell.score.kind === "spreadsheetError",
  );
  const nothingToAdd =
    form.rows.every((row) => row.score.kind === "blank") &&
    levelsThatCount(form.levels, "score").length === 0;
  if (unreadable || nothingToAdd) {
    report.of("total.sum").skip();
    return;
  }
  report.of("total.sum").judge(agreesWithParts(stated, scores), () => ({
    path: "/total/score",
    stated: stated.printed,
    expected: expectedTotal(stated, scores),
    related: relatedScores({ form, scores }),
    parameter: adjustedBy(scores),
    params: {
      sum: format(scores.sum),
      execution: executionPart(scores),
      cap: scores.adjustment.cap === null ? "" : format(scores.adjustment.cap),
      factor: scores.adjustment.factor === ONE ? "" : format(scores.adjustment.factor, 4),
    },
  }));
}

/** What made the total due another than the plain sum. */
function adjustedBy({ adjustment }: FormScores): ParameterName | null {
  if (adjustment.cap !== null) return "totalCaps";
  return adjustment.factor === ONE ? null : "notApplicableRows";
}

function expectedTotal(stated: Figure, { sumInterval, expectedTotal: due }: FormScores) {
  return isRounded(stated, sumInterval) ? expectedPrints(sumInterval, stated.decimals) : expectedValue(due);
}

function executionPart(scores: FormScores): string {
  if (!scores.executionCounts) return "0";
  return format(scores.execution.stated?.value ?? scores.execution.accepted);
}

function relatedScores({ form, scores }: Pick<CheckInput, "form" | "scores">): string[] {
  const paths = scores.executionCounts ? [`${form.funds.total.path}/score`] : [];
  for (const row of form.rows) if (printedOf(row.score) !== null) paths.push(`${row.path}/score`);
  for (const level of levelsThatCount(form.levels, "score")) paths.push(`${level.path}/score`);
  return paths;
}
