import { compare, equals, format, formatPlaces, round, ZERO } from "../figure/exact";
import { isAbove, isPoint } from "../figure/interval";
import { printedOf } from "../figure/printed";
import type { Rules } from "../ruleset/rules";
import { type PrintedScore, roundedScore } from "../score/admissible";
import { decidingParameter } from "../score/decidingParameter";
import type { RowScore } from "../score/indicator";
import type { Check, Outcomes } from "./report";
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
    const outcomes: ScoreOutcomes = {
      unearned: report.of("score.unearned"),
      underrated: report.of("score.underrated"),
      missing: report.of("score.missing"),
      rounding: report.of("score.rounding"),
    };
    for (const row of scores.rows) {
      if (row.stated === null) judgeBlank(row, outcomes);
      else judgeStated(row, row.stated, rules.rounding, outcomes);
    }
  },
};

interface ScoreOutcomes {
  readonly unearned: Outcomes;
  readonly underrated: Outcomes;
  readonly missing: Outcomes;
  readonly rounding: Outcomes;
}

function judgeBlank(row: RowScore, { unearned, underrated, missing, rounding }: ScoreOutcomes): void {
  unearned.skip();
  underrated.skip();
  rounding.skip();
  const { computed } = row;
  if (computed === null || row.row.score.kind !== "blank" || row.method === "unscored") missing.skip();
  else if (compare(computed.lo, ZERO) <= 0) missing.pass();
  else missing.fail({ ...detail(row), stated: null });
}

function judgeStated(
  row: RowScore,
  stated: PrintedScore,
  rule: Rules["rounding"],
  { unearned, underrated, missing, rounding }: ScoreOutcomes,
): void {
  missing.pass();
  const { computed } = row;
  // A score beyond its weight is `score.range` already: one finding per contradiction.
  if (computed === null || !isInRange(row.row.score, row.row.weight)) {
    unearned.skip();
    underrated.skip();
    rounding.skip();
    return;
  }
  // An admissible score is accepted as it stands.
  const admissible = equals(row.accepted, stated.value);
  const above = !admissible && isAbove(computed, stated.value);
  if (above) unearned.fail(detail(row));
  else unearned.pass();
  if (admissible || above) underrated.pass();
  else underrated.fail(detail(row));
  judgeRounding(row, stated, admissible, rule, rounding);
}

function judgeRounding(
  row: RowScore,
  stated: PrintedScore,
  isAdmissible: boolean,
  rule: Rules["rounding"],
  rounding: Outcomes,
): void {
  const { admissible: points } = row;
  if (!isAdmissible || !row.derived || points === null || !isPoint(points)) {
    rounding.skip();
    return;
  }
  const due = roundedScore(points.lo, stated.decimals, rule);
  if (equals(due.value, stated.value)) {
    rounding.pass();
    return;
  }
  const printed = formatPlaces(due.value, due.places);
  const { params, ...found } = detail(row);
  rounding.fail({
    ...found,
    expected: { min: printed, max: printed },
    parameter: "scoreRounding",
    params: {
      ...params,
      mode: rule.mode,
      places: String(due.places),
      rounded: format(round(points.lo, rule.places, rule.mode)),
      roundedPlaces: String(rule.places),
    },
  });
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
