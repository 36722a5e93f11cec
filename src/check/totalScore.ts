import { compare, decimalsNeeded, format, signOf, ZERO } from "../figure/exact";
import { type Interval, interval, meets, point, rounded } from "../figure/interval";
import type { Figure } from "../figure/printed";
import { printedOf } from "../figure/printed";
import { levelsThatCount } from "../score/rollUp";
import type { FormScores } from "../score/score";
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
    report.judge("total.missing", score.kind !== "blank", () => ({
      path: "/total/score",
      stated: null,
      expected: expectedValue(input.scores.sum),
    }));
    if (score.kind !== "figure") {
      report.notEvaluated("total.range");
      report.notEvaluated("total.sum");
      return;
    }
    checkRange(score.figure, input.scores, report);
    checkSum(score.figure, input, report);
  },
};

function checkRange(stated: Figure, scores: FormScores, report: CheckReport): void {
  const holds = signOf(stated.value) >= 0 && compare(stated.value, scores.totalWeight) <= 0;
  report.judge("total.range", holds, () => ({
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
    report.notEvaluated("total.sum");
    return;
  }
  report.judge("total.sum", meets(totalInterval(stated, scores), scores.sumInterval), () => ({
    path: "/total/score",
    stated: stated.printed,
    expected: expectedTotal(stated, scores),
    related: relatedScores({ form, scores }),
    params: { sum: format(scores.sum), execution: executionPart(scores) },
  }));
}

/**
 * A total is exact as typed where its parts are; it is a rounding where a part is one, or where it shows fewer
 * decimals than the sum needs (98.94 printed 98.9).
 */
export function totalInterval(stated: Figure, scores: FormScores): Interval {
  return isRounded(stated, scores) ? rounded(stated.value, stated.decimals) : point(stated.value);
}

function isRounded(stated: Figure, { sum, sumInterval }: FormScores): boolean {
  const needed = decimalsNeeded(sum) ?? stated.decimals;
  return stated.decimals < needed || compare(sumInterval.lo, sumInterval.hi) !== 0;
}

function expectedTotal(stated: Figure, scores: FormScores) {
  return isRounded(stated, scores)
    ? expectedPrints(scores.sumInterval, stated.decimals)
    : expectedValue(scores.sum);
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
