import { add, compare, type Exact, formatPlaces, round, Sum, subtract, ZERO } from "../figure/exact";
import { contains, hull, type Interval, IntervalSum, interval, point } from "../figure/interval";
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
import { levelsThatCount, sumOfTree } from "./rollUp";
import { adjusted, adjustedValue, adjustmentOf, type TotalAdjustment } from "./total";

/** Everything jixiao computes of a form, before anything is compared with what it states. */
export interface FormScores {
  /** Whether the form scores 预算执行率 at all. */
  readonly executionCounts: boolean;
  readonly execution: ExecutionScore;
  /** Sources that print an execution score of their own. */
  readonly sources: readonly ExecutionScore[];
  readonly onInitialBudget: OnInitialBudget | null;
  readonly rows: readonly RowScore[];
  readonly totalWeight: Exact;
  readonly adjustment: TotalAdjustment;
  /** Stated execution score + stated row scores, blank = 0; a missing execution score is the computed one. */
  readonly sum: Exact;
  /** The total that sum makes under the ruleset: capped or rescaled where it says so. */
  readonly expectedTotal: Exact;
  /**
   * The totals those stated scores stand for: a derived score also for the points it is a rounding of. Summed when
   * first asked for: a total that is the sum itself does not need it.
   */
  readonly sumInterval: Interval;
  /** Sum of the admissible scores. */
  readonly computed: Interval;
  readonly accepted: Exact;
}

/** What 年初预算数 in place of 全年预算数 would make of the form. */
export interface OnInitialBudget {
  readonly rate: Exact;
  readonly score: Exact;
  /** The accepted total with that rate and score, where execution counts. */
  readonly total: Exact;
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
  const counted = executionCounts ? execution : null;
  const sums = addUp(rows, counted, levels, rules);
  return new ScoredForm(
    executionCounts,
    execution,
    scoreSources(sources, weight, amountDecimals, rules),
    scoreOnInitialBudget(
      total,
      execution,
      (rate, score) => {
        const accepted = add(subtract(sums.accepted, execution.accepted), score);
        return adjustedValue(accepted, adjustmentOf(rows, rate, totalWeight, rules), rules);
      },
      rules,
    ),
    rows,
    levels,
    totalWeight,
    adjustment,
    sums.sum,
    adjustedValue(sums.sum, adjustment, rules),
    adjusted(sums.computed, adjustment),
    adjustedValue(sums.accepted, adjustment, rules),
    rules,
  );
}

class ScoredForm implements FormScores {
  private interval: Interval | null = null;

  constructor(
    readonly executionCounts: boolean,
    readonly execution: ExecutionScore,
    readonly sources: readonly ExecutionScore[],
    readonly onInitialBudget: FormScores["onInitialBudget"],
    readonly rows: readonly RowScore[],
    private readonly levels: readonly LevelScore[],
    readonly totalWeight: Exact,
    readonly adjustment: TotalAdjustment,
    readonly sum: Exact,
    readonly expectedTotal: Exact,
    readonly computed: Interval,
    readonly accepted: Exact,
    private readonly rules: Rules,
  ) {}

  get sumInterval(): Interval {
    const execution = this.executionCounts ? this.execution : null;
    this.interval ??= adjusted(statedSum(this.rows, execution, this.levels, this.rules), this.adjustment);
    return this.interval;
  }
}

/** Sources that print an execution score of their own. */
function scoreSources(
  sources: readonly FundsFigures[],
  weight: Exact,
  amountDecimals: number,
  rules: Rules,
): readonly ExecutionScore[] {
  const scored: ExecutionScore[] = [];
  for (const line of sources) {
    if (line.score.kind === "figure") scored.push(scoreExecutionRate(line, weight, amountDecimals, rules));
  }
  return scored;
}

/**
 * A form that prints neither weight nor score for execution, and whose row weights alone make the total weight,
 * does not score it.
 */
function doesExecutionCount(form: NormalizedEvaluation, totalWeight: Exact): boolean {
  const { weight, total, sources } = form.funds;
  if (weight.kind !== "blank" || total.score.kind !== "blank") return true;
  if (sources.some((line) => line.score.kind !== "blank")) return true;
  return compare(sumOfTree(form.firstLevel, "weight") ?? ZERO, totalWeight) !== 0;
}

function scoreOnInitialBudget(
  total: FundsFigures,
  { weight }: ExecutionScore,
  totalWith: (rate: Exact, score: Exact) => Exact,
  rules: Rules,
): OnInitialBudget | null {
  const rate = rateOf(total.executed, total.initialBudget);
  if (rate === null) return null;
  const score = round(pointsOfRate(rate, weight, rules), rules.rounding.places, rules.rounding.mode);
  return { rate, score, total: totalWith(rate, score) };
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
  readonly computed: Interval;
  readonly accepted: Exact;
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
    return [{ score, admissible: weight === null ? point(score) : interval(ZERO, weight) }];
  });
}

function addUp(
  rows: readonly RowScore[],
  execution: ExecutionScore | null,
  levels: readonly LevelScore[],
  rules: Rules,
): Sums {
  const total = new Sum();
  const accepted = new Sum();
  const computed = new IntervalSum();
  if (execution !== null) {
    total.add(execution.stated?.value ?? execution.accepted);
    accepted.add(execution.accepted);
    computed.add(execution.computed);
  }
  for (const row of rows) {
    if (isLeftOut(row, rules)) continue;
    if (row.stated !== null) total.add(row.stated.value);
    accepted.add(row.accepted);
    computed.add(row.computed ?? point(row.accepted));
  }
  for (const level of levels) {
    total.add(level.score);
    accepted.add(level.score);
    computed.add(level.admissible);
  }
  return { sum: total.total(), computed: computed.total(), accepted: accepted.total() };
}

/** The sums that the stated scores may stand for. */
function statedSum(
  rows: readonly RowScore[],
  execution: ExecutionScore | null,
  levels: readonly LevelScore[],
  rules: Rules,
): Interval {
  const total = new IntervalSum();
  if (execution !== null) total.add(statedExecution(execution));
  for (const row of rows) if (!isLeftOut(row, rules)) total.add(statedRow(row));
  for (const level of levels) total.add(point(level.score));
  return total.total();
}

/** 不适用的指标, where the ruleset shares their weight among the others. */
function isLeftOut(row: RowScore, rules: Rules): boolean {
  return rules.notApplicableRows === "rescale" && row.notApplicable;
}

/**
 * Every value the stated execution score may stand for: itself, and the points it is a rounding of; a missing one,
 * all points its amounts give, without amounts any.
 */
function statedExecution(execution: ExecutionScore): Interval {
  const { stated, unrounded, computed, points } = execution;
  if (unrounded === null) return stated === null ? points : point(execution.accepted);
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
