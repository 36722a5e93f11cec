import { add, compare, type Exact, formatPlaces, round, ZERO } from "../figure/exact";
import { contains, hull, type Interval, interval, point, sum } from "../figure/interval";
import type { FigureCell } from "../figure/printed";
import type { FundsFigures, NormalizedEvaluation } from "../normalize/normalize";
import type { Rules } from "../ruleset/rules";
import {
  type ExecutionScore,
  executionWeightOf,
  pointsOfRate,
  rateOf,
  scoreExecutionRate,
} from "./executionRate";
import { type RowScore, scoreIndicator } from "./indicator";
import { levelsThatCount, sumOfIntervals, sumOfTree } from "./rollUp";
import { adjusted, adjustedValue, adjustmentOf, type TotalAdjustment } from "./total";

/** Everything jixiao computes of a form, before anything is compared with what it states. */
export interface FormScores {
  /** Whether the form scores 预算执行率 at all. */
  readonly executionCounts: boolean;
  readonly execution: ExecutionScore;
  /** Sources that print an execution score of their own. */
  readonly sources: readonly ExecutionScore[];
  readonly onInitialBudget: { readonly rate: Exact; readonly score: Exact } | null;
  readonly rows: readonly RowScore[];
  readonly totalWeight: Exact;
  readonly adjustment: TotalAdjustment;
  /** Stated execution score + stated row scores, blank = 0; a missing execution score is the computed one. */
  readonly sum: Exact;
  /** The total that sum makes under the ruleset: capped or rescaled where it says so. */
  readonly expectedTotal: Exact;
  /** The totals those stated scores stand for: a derived score also for the points it is a rounding of. */
  readonly sumInterval: Interval;
  /** Sum of the admissible scores. */
  readonly computed: Interval;
  readonly accepted: Exact;
}

export function scoreForm(form: NormalizedEvaluation, rules: Rules): FormScores {
  const rows = form.rows.map((row) => scoreIndicator(row, rules));
  const weight = executionWeightOf(form, rules);
  const { total, sources, amountDecimals } = form.funds;
  const totalWeight =
    form.total.weight.kind === "figure" ? form.total.weight.figure.value : rules.totalWeight;
  const executionCounts = doesExecutionCount(form, totalWeight);
  const line = rules.executionBase === "sources" ? sumOfSources(total, sources) : total;
  const execution = scoreExecutionRate(line, weight, amountDecimals, rules);
  const adjustment = adjustmentOf(rows, executionCounts ? execution.rate : null, totalWeight, rules);
  const levels = levelScores(form);
  return {
    executionCounts,
    execution,
    sources: sources
      .filter((line) => line.score.kind === "figure")
      .map((line) => scoreExecutionRate(line, weight, amountDecimals, rules)),
    onInitialBudget: scoreOnInitialBudget(total, weight, rules),
    rows,
    totalWeight,
    adjustment,
    ...adjust(addUp(rows, executionCounts ? execution : null, levels, rules), adjustment, rules),
  };
}

/**
 * A form that prints neither weight nor score for execution, and whose row weights alone make the total weight,
 * does not score it.
 */
function doesExecutionCount(form: NormalizedEvaluation, totalWeight: Exact): boolean {
  const { weight, total, sources } = form.funds;
  if (weight.kind !== "blank" || total.score.kind !== "blank") return true;
  if (sources.some((line) => line.score.kind !== "blank")) return true;
  return compare(sumOfTree(form.firstLevel, "weight").sum, totalWeight) !== 0;
}

function scoreOnInitialBudget(
  total: FundsFigures,
  weight: Exact,
  rules: Rules,
): { rate: Exact; score: Exact } | null {
  const rate = rateOf(total.executed, total.initialBudget);
  if (rate === null) return null;
  return {
    rate,
    score: round(pointsOfRate(rate, weight, rules), rules.rounding.places, rules.rounding.mode),
  };
}

/** The funds line the execution score is taken of where it is taken over the sum of the sources. */
function sumOfSources(total: FundsFigures, sources: readonly FundsFigures[]): FundsFigures {
  const budget = sumOfColumn(sources, "budget");
  const executed = sumOfColumn(sources, "executed");
  return budget === null || executed === null ? total : { ...total, budget, executed };
}

function sumOfColumn(sources: readonly FundsFigures[], key: "budget" | "executed"): FigureCell | null {
  const figures = sources.flatMap((line) => {
    const cell = line[key];
    return cell.kind === "figure" ? [cell.figure] : [];
  });
  if (figures.length === 0) return null;
  const value = figures.reduce((sum, figure) => add(sum, figure.value), ZERO);
  const decimals = Math.max(...figures.map((figure) => figure.decimals));
  return {
    kind: "figure",
    figure: { printed: formatPlaces(value, decimals), value, decimals, suffix: null },
  };
}

/** Sums of the scores, before the ruleset caps or rescales them. */
interface Sums {
  readonly sum: Exact;
  readonly sumInterval: Interval;
  readonly computed: Interval;
  readonly accepted: Exact;
}

function adjust(
  sums: Sums,
  adjustment: TotalAdjustment,
  rules: Rules,
): Sums & { readonly expectedTotal: Exact } {
  return {
    sum: sums.sum,
    expectedTotal: adjustedValue(sums.sum, adjustment, rules),
    sumInterval: adjusted(sums.sumInterval, adjustment),
    computed: adjusted(sums.computed, adjustment),
    accepted: adjustedValue(sums.accepted, adjustment, rules),
  };
}

/** Scores printed only on a level: exact as typed, admissible from 0 to the level's weight. */
interface LevelScore {
  readonly score: Exact;
  readonly admissible: Interval;
}

function levelScores(form: NormalizedEvaluation): LevelScore[] {
  return levelsThatCount(form.levels, "score").flatMap((level) => {
    if (level.score.kind !== "figure") return [];
    const score = level.score.figure.value;
    const weight = sumOfTree([level], "weight");
    return [{ score, admissible: weight.found ? interval(ZERO, weight.sum) : point(score) }];
  });
}

function addUp(
  rows: readonly RowScore[],
  execution: ExecutionScore | null,
  levels: readonly LevelScore[],
  rules: Rules,
): Sums {
  let total = ZERO;
  let slack = point(ZERO);
  let accepted = ZERO;
  const computed: Interval[] = [];
  if (execution !== null) {
    const stated = statedExecution(execution);
    total = add(total, execution.stated?.value ?? execution.accepted);
    slack = sum(slack, stated);
    accepted = add(accepted, execution.accepted);
    computed.push(execution.computed);
  }
  for (const row of rows) {
    if (rules.notApplicableRows === "rescale" && row.notApplicable) continue;
    if (row.stated !== null) total = add(total, row.stated.value);
    slack = sum(slack, statedRow(row));
    accepted = add(accepted, row.accepted);
    computed.push(row.computed ?? point(row.accepted));
  }
  for (const level of levels) {
    total = add(total, level.score);
    slack = sum(slack, point(level.score));
    accepted = add(accepted, level.score);
    computed.push(level.admissible);
  }
  return { sum: total, sumInterval: slack, computed: sumOfIntervals(computed), accepted };
}

/**
 * Every value the stated execution score may stand for: itself, and the points it is a rounding of; a missing one,
 * all points its amounts give.
 */
function statedExecution(execution: ExecutionScore): Interval {
  const { stated, unrounded, computed, points } = execution;
  if (unrounded === null) return point(execution.accepted);
  if (stated === null) return hull(points, computed);
  return contains(computed, stated.value) ? hull(point(stated.value), points) : point(stated.value);
}

/** Exact as typed, unless it is a rounding of the formula's points: then those too. */
function statedRow(row: RowScore): Interval {
  const { stated, derived, admissible, computed } = row;
  if (stated === null) return point(ZERO);
  if (!derived || admissible === null || computed === null) return point(stated.value);
  const formulaGivesOne = compare(admissible.lo, admissible.hi) === 0;
  return formulaGivesOne && contains(computed, stated.value)
    ? hull(point(stated.value), admissible)
    : point(stated.value);
}
