import { compare, signOf, ZERO } from "../figure/exact";
import { interval } from "../figure/interval";
import type { FigureCell } from "../figure/printed";
import { printedOf } from "../figure/printed";
import type { Check, Outcomes } from "./report";
import { expectedRange, NEGATIVE } from "./words";

/** `score.range`: no 得分 is below 0 or above its 分值. */
export const scoreRange: Check = {
  codes: ["score.range"],
  run({ form }, report) {
    const range = report.of("score.range");
    for (const row of form.rows) judge(range, row.path, row.score, row.weight);
    for (const level of form.levels) {
      if (level.score.kind === "figure") judge(range, level.path, level.score, level.weight);
    }
  },
};

function judge(range: Outcomes, path: string, score: FigureCell, weight: FigureCell): void {
  if (score.kind !== "figure" || (weight.kind !== "figure" && signOf(score.figure.value) >= 0)) {
    range.skip();
    return;
  }
  if (isInRange(score, weight)) {
    range.pass();
    return;
  }
  const most = weight.kind === "figure" ? weight.figure.value : null;
  const isNegative = most !== null && signOf(most) < 0;
  range.fail({
    path: `${path}/score`,
    stated: printedOf(score),
    // No score lies between 0 and a weight below it.
    ...(most !== null && !isNegative && { expected: expectedRange(interval(ZERO, most)) }),
    related: [`${path}/weight`],
    params: { weight: printedOf(weight) ?? "", ...(isNegative && NEGATIVE) },
  });
}

/** Whether a score lies between 0 and its weight; unknown cells count as in range. */
export function isInRange(score: FigureCell, weight: FigureCell): boolean {
  if (score.kind !== "figure") return true;
  if (signOf(score.figure.value) < 0) return false;
  return weight.kind !== "figure" || compare(score.figure.value, weight.figure.value) <= 0;
}
