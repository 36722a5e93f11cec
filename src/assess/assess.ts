import { runChecks } from "../check/checks";
import type { Evaluation } from "../evaluation/schema";
import { explainExecution } from "../explain/execution";
import { explainIndicator } from "../explain/indicator";
import { toFinding } from "../explain/message";
import { type Exact, format, formatPlaces } from "../figure/exact";
import type { Interval } from "../figure/interval";
import type { FigureCell } from "../figure/printed";
import { normalize } from "../normalize/normalize";
import { localize } from "../repair/localize";
import { gradeNamed } from "../ruleset/gradeNamed";
import { type Rules, rulesFor } from "../ruleset/rules";
import type { Ruleset } from "../ruleset/schema";
import type { ExecutionScore } from "../score/executionRate";
import { gradeOf, gradeOfAccepted, gradesTouching } from "../score/grade";
import type { RowScore } from "../score/indicator";
import { type FormScores, scoreForm } from "../score/score";
import type {
  Assessment,
  ExecutionResult,
  GradeResult,
  IndicatorResult,
  Range,
  ScoreResult,
} from "./assessment";
import { verdictOn } from "./verdict";

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
 * @throws RulesetError `parameter-not-in-force` where the ruleset has no value for the form's year
 */
export function assess(evaluation: Evaluation, ruleset: Ruleset, options: AssessOptions = {}): Assessment {
  const explain = options.explain ?? true;
  const form = normalize(evaluation);
  const rules = rulesFor(ruleset, form.year);
  const scores = scoreForm(form, rules);
  const input = { form, scores, rules };
  const report = runChecks(input);
  const checks = report.counted();
  return {
    id: evaluation.id ?? null,
    ruleset: { id: ruleset.id, version: ruleset.version },
    execution: executionResult(scores, explain ? rules : null),
    indicators: scores.rows.map((row) => indicatorResult(row, explain ? rules : null)),
    total: {
      stated: plain(form.total.score),
      sum: format(scores.sum),
      computed: range(scores.computed),
      accepted: format(scores.accepted),
    },
    grade: gradeResult(form.total.grade, form.total.score, scores, rules),
    verdict: verdictOn(scores, checks, rules),
    findings: report.faults.map(toFinding),
    checks,
    repairs: (options.repair ?? true) ? localize(input, report.faults).repairs : [],
  };
}

/** A stated figure in plain notation, its printed decimals kept. */
function plain(cell: FigureCell): string | null {
  return cell.kind === "figure" ? formatPlaces(cell.figure.value, cell.figure.decimals) : null;
}

function range(of: Interval): Range {
  return { min: format(of.lo), max: format(of.hi) };
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
