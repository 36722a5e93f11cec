import { compare, equals, format, formatPlaces, round, ZERO } from "../figure/exact";
import { contains, isAbove } from "../figure/interval";
import { printedOf } from "../figure/printed";
import type { Rules } from "../ruleset/rules";
import { decidingParameter } from "../score/decidingParameter";
import type { RowScore } from "../score/indicator";
import type { Check, CheckReport } from "./report";
import { isInRange } from "./scoreRange";
import { expectedRange } from "./words";

/**
 * The stated 得分 of a row against the scores its result supports:
 * `score.unearned` above them, `score.underrated` below, `score.missing` blank where 0 is not admissible,
 * `score.rounding` admissible but not rounded as the ruleset rounds.
 */
export const scoreAdmissible: Check = {
  codes: ["score.unearned", "score.underrated", "score.missing", "score.rounding"],
  run({ scores, rules }, report) {
    for (const row of scores.rows) {
      if (row.stated === null) judgeBlank(row, report);
      else judgeStated(row, rules.rounding, report);
    }
  },
};

function judgeBlank(row: RowScore, report: CheckReport): void {
  report.notEvaluated("score.unearned");
  report.notEvaluated("score.underrated");
  report.notEvaluated("score.rounding");
  const { computed } = row;
  if (computed === null || row.row.score.kind !== "blank" || row.method === "unscored") {
    report.notEvaluated("score.missing");
    return;
  }
  report.judge("score.missing", compare(computed.lo, ZERO) <= 0, () => ({ ...detail(row), stated: null }));
}

function judgeStated(row: RowScore, rounding: Rules["rounding"], report: CheckReport): void {
  report.pass("score.missing");
  const { stated, computed } = row;
  // A score beyond its weight is `score.range` already: one finding per contradiction.
  if (stated === null || computed === null || !isInRange(row.row.score, row.row.weight)) {
    report.notEvaluated("score.unearned");
    report.notEvaluated("score.underrated");
    report.notEvaluated("score.rounding");
    return;
  }
  const admissible = contains(computed, stated.value);
  const above = !admissible && isAbove(computed, stated.value);
  report.judge("score.unearned", !above, () => detail(row));
  report.judge("score.underrated", admissible || above, () => detail(row));
  judgeRounding(row, admissible, rounding, report);
}

function judgeRounding(
  row: RowScore,
  admissible: boolean,
  rounding: Rules["rounding"],
  report: CheckReport,
): void {
  const { stated, admissible: points } = row;
  if (
    !admissible ||
    !row.derived ||
    stated === null ||
    points === null ||
    compare(points.lo, points.hi) !== 0
  ) {
    report.notEvaluated("score.rounding");
    return;
  }
  const places = Math.min(stated.decimals, rounding.places);
  const due = round(points.lo, places, rounding.mode);
  report.judge("score.rounding", equals(due, stated.value), () => ({
    ...detail(row),
    expected: { min: formatPlaces(due, places), max: formatPlaces(due, places) },
    parameter: "scoreRounding" as const,
  }));
}

function detail(row: RowScore) {
  const { computed, admissible } = row;
  const { path } = row.row;
  return {
    path: `${path}/score`,
    stated: printedOf(row.row.score),
    ...(computed === null ? {} : { expected: expectedRange(computed) }),
    related: [`${path}/target`, `${path}/actual`, `${path}/weight`],
    parameter: decidingParameter(row),
    byWords: row.method === "text",
    params: {
      name: row.row.name,
      target: row.row.targetText ?? "",
      actual: row.row.actualText ?? "",
      weight: row.weight === null ? "" : format(row.weight),
      method: row.method,
      formula: row.formula,
      judgement: row.judgement ?? "",
      unrounded: admissible === null ? "" : format(admissible.hi, 4),
    },
  };
}
