import {
  add,
  compare,
  divide,
  type Exact,
  HUNDRED,
  halfUnitOf,
  multiply,
  negate,
  ONE,
  signOf,
  subtract,
} from "../figure/exact";
import { type Interval, meets, point, product, quotient, rounded } from "../figure/interval";
import type { Rules } from "../ruleset/rules";
import { pointsOfRate } from "../score/executionRate";
import type { Assignment } from "./assignment";
import type { Cell } from "./cells";
import { type Constraint, Demand, IMPOSSIBLE, NO_DEMAND } from "./constraint";
import type { LineCells } from "./fundsConstraints";
import type { LinearRange } from "./linear";

/**
 * `execution.rate` and `execution.score` of one line.
 *
 * @param places - decimals of the amounts as printed
 * @param base - the amounts the score is taken of, where they are not the line's own (Σ sources)
 */
export function executionConstraints(
  line: LineCells,
  weight: Cell | null,
  weightDefault: Exact,
  rules: Rules,
  base: readonly Cell[] | null,
  places: number,
): Constraint[] {
  const { budget, executed } = line.amounts;
  if (budget === null || executed === null) return [];
  const found: Constraint[] = [];
  if (line.rate !== null) found.push(rateConstraint(line.rate, executed, budget, places));
  if (line.score !== null && base !== null) {
    found.push(judgedByCheckAlone(line.score, base));
  } else if (line.score !== null) {
    found.push(scoreConstraint({ score: line.score, executed, budget, weight, weightDefault, rules }));
  }
  return found;
}

/** Whether there is a rate at all: both amounts, and a budget above zero. */
function isAsked(at: Assignment, executed: Cell, budget: Cell): boolean {
  return at.isPresent(executed) && (at.isFree(budget) || signOf(at.valueOf(budget)) > 0);
}

/** The rate of the amounts over all they stand for. */
function rateInterval(at: Assignment, executed: Cell, budget: Cell): Interval | null {
  const places = at.amountDecimals;
  return quotient(rounded(at.valueOf(executed), places), rounded(at.valueOf(budget), places));
}

/** The rate of the printed amounts; `null` where there is none, or an amount is not known yet. */
function exactRate(at: Assignment, executed: Cell, budget: Cell): Exact | null {
  if (at.isFree(executed) || at.isFree(budget) || signOf(at.valueOf(budget)) <= 0) return null;
  return divide(at.valueOf(executed), at.valueOf(budget));
}

/** Printed 执行率 = executed ÷ budget. A free rate can follow any amounts, so it ties nothing. */
function rateConstraint(rate: Cell, executed: Cell, budget: Cell, places: number): Constraint {
  const scale = scaleOf(rate, printedRate(executed, budget, places));
  return {
    code: "execution.rate",
    path: rate.path,
    cells: [rate, executed, budget],
    ranges(at) {
      if (!isAsked(at, executed, budget)) return NO_DEMAND;
      const amountsFree = at.isFree(executed) || at.isFree(budget);
      if (at.isFree(rate))
        return amountsFree ? NO_DEMAND : rateFromAmounts(at, rate, executed, budget, scale);
      return amountsFromRate(at, rate, executed, budget, scale);
    },
    due(at, cell) {
      const ratio = cell === rate ? exactRate(at, executed, budget) : null;
      return ratio === null ? null : multiply(ratio, scale);
    },
  };
}

function rateFromAmounts(
  at: Assignment,
  rate: Cell,
  executed: Cell,
  budget: Cell,
  scale: Exact,
): readonly LinearRange[] {
  const ratio = rateInterval(at, executed, budget);
  if (ratio === null) return NO_DEMAND;
  const slack = halfUnitOf(at.decimalsOf(rate));
  const percent = product(ratio, point(scale));
  return [
    {
      terms: [{ unknown: at.unknownOf(rate), factor: ONE }],
      lo: subtract(percent.lo, slack),
      hi: add(percent.hi, slack),
    },
  ];
}

/**
 * (executed + h) ≥ rate⁻ × (budget − h) and (executed − h) ≤ rate⁺ × (budget + h), in the rate's own scale. While
 * the amounts change, a rate without a sign may turn out to be percent or a ratio: then only both together bound.
 */
function amountsFromRate(
  at: Assignment,
  rate: Cell,
  executed: Cell,
  budget: Cell,
  scale: Exact,
): readonly LinearRange[] {
  const h = halfUnitOf(at.amountDecimals);
  const half = halfUnitOf(at.decimalsOf(rate));
  const isOpen = rate.figure?.suffix === null && (at.isChanged(executed) || at.isChanged(budget));
  const [percent, ratio] = isOpen ? [HUNDRED, ONE] : [scale, scale];
  const low = subtract(at.valueOf(rate), half);
  const high = add(at.valueOf(rate), half);
  return [
    new Demand(at)
      .plus(percent, executed)
      .minus(low, budget)
      .atLeast(negate(multiply(h, add(percent, low)))),
    new Demand(at)
      .plus(ratio, executed)
      .minus(high, budget)
      .atMost(multiply(h, add(ratio, high))),
  ];
}

/**
 * What one whole is in the rate's scale: percent, or 1 where a rate without a sign is a ratio (`0.1446`): where
 * only that fits the amounts as printed (spec §3), or where neither fits and it is not above 1.
 */
export function scaleOf({ figure }: Cell, ratio: Interval | null): Exact {
  if (figure === null || figure.suffix !== null) return HUNDRED;
  const asPrinted = rounded(figure.value, figure.decimals);
  if (ratio !== null && meets(asPrinted, product(ratio, point(HUNDRED)))) return HUNDRED;
  if (ratio !== null && meets(asPrinted, ratio)) return ONE;
  return compare(figure.value, ONE) <= 0 ? ONE : HUNDRED;
}

/** The rate of the amounts as printed; `null` where the budget may be zero. */
function printedRate(executed: Cell, budget: Cell, places: number): Interval | null {
  return quotient(rounded(executed.value, places), rounded(budget.value, places));
}

/** A score taken of Σ sources: the check says whether it holds, and no figure is proposed from it. */
function judgedByCheckAlone(score: Cell, base: readonly Cell[]): Constraint {
  return { code: "execution.score", path: score.path, cells: [score, ...base], ranges: () => NO_DEMAND };
}

interface ScoreCells {
  readonly score: Cell;
  readonly executed: Cell;
  readonly budget: Cell;
  readonly weight: Cell | null;
  readonly weightDefault: Exact;
  readonly rules: Rules;
}

/** Printed execution score = the ruleset's curve of the rate × weight, at the score's own decimals. */
function scoreConstraint(of: ScoreCells): Constraint {
  const { score, executed, budget, weight } = of;
  return {
    code: "execution.score",
    path: score.path,
    cells: weight === null ? [score, executed, budget] : [score, executed, budget, weight],
    ranges(at) {
      if (!isAsked(at, executed, budget)) return NO_DEMAND;
      const amountsFree = at.isFree(executed) || at.isFree(budget);
      if (!amountsFree) return scoreFromAmounts(at, of);
      if (of.rules.executionCurve.kind !== "linear") return NO_DEMAND;
      if (weight !== null && at.isFree(weight)) return NO_DEMAND;
      const points = weight === null ? of.weightDefault : at.valueOf(weight);
      const half = halfUnitOf(at.decimalsOf(score));
      if (at.isFree(score)) return scoreAndExecuted(at, of, points, half);
      return amountsFromScore(
        at,
        of,
        { lo: subtract(at.valueOf(score), half), hi: add(at.valueOf(score), half) },
        points,
      );
    },
    due(at, cell) {
      const ratio = cell === score ? exactRate(at, executed, budget) : null;
      if (ratio === null || (weight !== null && at.isFree(weight))) return null;
      return pointsOfRate(ratio, weight === null ? of.weightDefault : at.valueOf(weight), of.rules);
    },
  };
}

/** share⁻ × weight − ½u ≤ score ≤ share⁺ × weight + ½u. */
function scoreFromAmounts(at: Assignment, of: ScoreCells): readonly LinearRange[] {
  const ratio = rateInterval(at, of.executed, of.budget);
  if (ratio === null) return NO_DEMAND;
  const half = halfUnitOf(at.decimalsOf(of.score));
  const low = pointsOfRate(ratio.lo, ONE, of.rules);
  const high = pointsOfRate(ratio.hi, ONE, of.rules);
  if (of.weight === null) {
    return [
      new Demand(at).plus(ONE, of.score).atLeast(subtract(multiply(low, of.weightDefault), half)),
      new Demand(at).plus(ONE, of.score).atMost(add(multiply(high, of.weightDefault), half)),
    ];
  }
  return [
    new Demand(at).plus(ONE, of.score).minus(low, of.weight).atLeast(negate(half)),
    new Demand(at).plus(ONE, of.score).minus(high, of.weight).atMost(half),
  ];
}

/**
 * score⁻ × (budget − h) ≤ weight × (executed + h) and weight × (executed − h) ≤ score⁺ × (budget + h), where
 * `score⁻`, `score⁺` are the least and greatest points the amounts may give.
 */
export function amountsFromScore(
  at: Assignment,
  { executed, budget, rules }: Pick<ScoreCells, "executed" | "budget" | "rules">,
  score: { readonly lo: Exact; readonly hi: Exact },
  weight: Exact,
): readonly LinearRange[] {
  const most = rules.executionCap === null ? null : multiply(weight, rules.executionCap);
  if (most !== null && compare(score.lo, most) > 0) return [IMPOSSIBLE];
  const h = halfUnitOf(at.amountDecimals);
  const upper = new Demand(at)
    .plus(score.lo, budget)
    .minus(weight, executed)
    .atMost(multiply(h, add(score.lo, weight)));
  if (most !== null && compare(score.hi, most) >= 0) return [upper];
  const lower = new Demand(at)
    .plus(weight, executed)
    .minus(score.hi, budget)
    .atMost(multiply(h, add(score.hi, weight)));
  return [upper, lower];
}

/** Score and executed both free: linear in both, the budget being given; with the budget free nothing is said. */
function scoreAndExecuted(
  at: Assignment,
  of: ScoreCells,
  weight: Exact,
  half: Exact,
): readonly LinearRange[] {
  const { score, executed, budget, rules } = of;
  const cap = rules.executionCap;
  const most = cap === null ? [] : [new Demand(at).plus(ONE, score).atMost(add(multiply(weight, cap), half))];
  if (at.isFree(budget)) return most;
  const h = halfUnitOf(at.amountDecimals);
  const less = subtract(at.valueOf(budget), h);
  const more = add(at.valueOf(budget), h);
  const weightH = multiply(weight, h);
  const upper = new Demand(at)
    .plus(less, score)
    .minus(weight, executed)
    .atMost(add(weightH, multiply(half, less)));
  if (cap !== null && compare(cap, ONE) < 0) return [...most, upper];
  const lower = new Demand(at)
    .plus(weight, executed)
    .minus(more, score)
    .atMost(add(weightH, multiply(half, more)));
  return [...most, upper, lower];
}
