import type { Evaluation } from "../evaluation/schema";
import { explainExecution } from "../explain/execution";
import { explainIndicator } from "../explain/indicator";
import { toFinding } from "../explain/message";
import { type Exact, format, formatPlaces } from "../figure/exact";
import type { Interval } from "../figure/interval";
import type { FigureCell } from "../figure/printed";
import { localize } from "../repair/localize";
import { gradeNamed } from "../ruleset/gradeNamed";
import type { Rules } from "../ruleset/rules";
import type { Ruleset } from "../ruleset/schema";
import type { ExecutionScore } from "../score/executionRate";
import { gradeOf, gradeOfAccepted, gradesTouching } from "../score/grade";
import type { RowScore } from "../score/indicator";
import type { FormScores } from "../score/score";
import type {
  Assessment,
  ExecutionResult,
  GradeResult,
  IndicatorResult,
  Range,
  ScoreResult,
} from "./assessment";
import { examine, type Scored } from "./examine";
import { verdictOn } from "./verdict";

/** What `assess` does beyond scoring and checking. */
export interface AssessOptions {
  /** Tell how every computed figure came about (default true); costs nothing when off. */
  readonly explain?: boolean;
  /** Look for the smallest sets of cells to mend (default true); costs several times the rest where faults are. */
  readonly repair?: boolean;
}

/**
 * Scores and checks one form: normalise → score → check → explain.
 *
 * Pure and deterministic: the same form and ruleset give the same result, byte for byte.
 *
 * @param evaluation - the form as printed, as `parseEvaluation` accepts it
 * @param ruleset - the rules, as `parseRuleset` accepts them; the values in force in the form's year are used
 * @returns plain data, figures as decimal strings: points, ratios, amounts in the form's unit
 * @throws RulesetError `parameter-not-in-force` at `/year` where the ruleset has no value for the form's year,
 * `ruleset.missing` where none was given, `ruleset.not-parsed` where it is a ruleset file as it was read
 * @example assess(form, mof2020).total // { stated: "98.74", sum: "98.74", computed: {…}, accepted: "99.64" }
 */
export function assess(evaluation: Evaluation, ruleset: Ruleset, options: AssessOptions = {}): Assessment {
  const examination = examine(evaluation, ruleset);
  const { rules, scores, report } = examination;
  const explained = (options.explain ?? true) ? rules : null;
  const { id, ruleset: by, execution, total, grade } = headlineOf(examination, explained);
  const checks = report.counted();
  return {
    id,
    ruleset: by,
    execution,
    indicators: scores.rows.map((row) => indicatorResult(row, explained)),
    total,
    grade,
    verdict: verdictOn(scores, checks, rules),
    findings: report.faults.map(toFinding),
    checks,
    repairs: (options.repair ?? true) ? localize(examination, report.faults).repairs : [],
  };
}

/** The figures of the form as a whole. */
export type Headline = Pick<Assessment, "id" | "ruleset" | "execution" | "total" | "grade">;

/** @param explained - the rules to explain the execution score by; `null` for none */
export function headlineOf({ evaluation, form, rules, scores }: Scored, explained: Rules | null): Headline {
  return {
    id: evaluation.id ?? null,
    ruleset: { id: rules.ruleset.id, version: rules.ruleset.version },
    execution: executionResult(scores, explained),
    total: {
      stated: plain(form.total.score),
      sum: format(scores.sum),
      computed: range(scores.computed),
      accepted: format(scores.accepted),
    },
    grade: gradeResult(form.total.grade, form.total.score, scores, rules),
  };
}

/** A stated figure in plain notation, its printed decimals kept. */
function plain(cell: FigureCell): string | null {
  return cell.kind === "figure" ? formatPlaces(cell.figure.value, cell.figure.decimals) : null;
}

function range({ lo, hi }: Interval): Range {
  const min = format(lo);
  return { min, max: hi === lo ? min : format(hi) };
}

function formatOrNull(value: Exact | null): string | null {
  return value === null ? null : format(value);
}

function executionResult(scores: FormScores, rules: Rules | null): ExecutionResult {
  const { execution, onInitialBudget, executionCounts } = scores;
  return {
    rate: formatOrNull(execution.rate),
    onInitialBudget:
      onInitialBudget === null
        ? null
        : { rate: format(onInitialBudget.rate), score: format(onInitialBudget.score) },
    score: executionCounts ? executionScoreResult(execution) : null,
    ...(rules !== null && executionCounts ? { explain: explainExecution(execution, rules) } : {}),
  };
}

function executionScoreResult(execution: ExecutionScore): ScoreResult {
  return {
    stated: plain(execution.line.score),
    computed: range(execution.computed),
    accepted: format(execution.accepted),
  };
}

function indicatorResult(row: RowScore, rules: Rules | null): IndicatorResult {
  return {
    path: row.row.path,
    method: row.method,
    attainment: formatOrNull(row.attainment),
    score: {
      stated: plain(row.row.score),
      computed: row.computed === null ? null : range(row.computed),
      accepted: format(row.accepted),
    },
    ...(rules === null ? {} : { explain: explainIndicator(row, rules) }),
  };
}

function gradeResult(
  printed: string | null,
  total: FigureCell,
  scores: FormScores,
  rules: Rules,
): GradeResult {
  const stated = printed === null ? null : (gradeNamed(printed, rules)?.grade ?? printed);
  return {
    stated,
    ofStatedTotal: total.kind === "figure" ? (gradeOf(total.figure.value, rules)?.grade ?? null) : null,
    ofAccepted: gradeOfAccepted(scores, rules)?.grade ?? null,
    possible: gradesTouching(scores.computed, rules).map((grade) => grade.grade),
  };
}
