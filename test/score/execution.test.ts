import { describe, expect, test } from "vitest";
import { exact, format } from "../../src/figure/exact";
import { readFigure } from "../../src/figure/printed";
import type { FundsFigures } from "../../src/normalize/normalize";
import { type Rules, rulesFor } from "../../src/ruleset/rules";
import { mof2020, mof2021Stepped } from "../../src/rulesets";
import { pointsOfRate, rateOf, scoreExecutionRate } from "../../src/score/executionRate";
import { titled } from "../titled";

const RULES = rulesFor(mof2020, 2024);
const STEPPED = rulesFor(mof2021Stepped, 2024);
const UNCAPPED: Rules = { ...RULES, executionCap: null };
const BLANK = readFigure(null);

function line(budget: string | null, executed: string | null, score: string | null = null): FundsFigures {
  return {
    path: "/funds/total",
    name: null,
    appliedBudget: BLANK,
    initialBudget: BLANK,
    budget: readFigure(budget),
    executed: readFigure(executed),
    carryover: BLANK,
    rate: BLANK,
    score: readFigure(score),
  };
}

const cell = readFigure;

describe("执行率", () => {
  test.each([
    ["828.06", "926", "0.8942332613"], // 828.06 ÷ 926
    ["0", "926", "0"],
    ["-5", "100", "-0.05"],
    ["120", "100", "1.2"],
    ["5", "0", null],
    ["5", "-1", null],
    [null, "926", null],
    ["5", null, null],
    ["五", "926", null],
  ])("%s of %s is %s", (executed, budget, rate) => {
    const is = rateOf(cell(executed), cell(budget));
    expect(is === null ? null : format(is)).toBe(rate);
  });

  test.each<readonly [title: string, rate: string, points: string, rules: Rules]>([
    ["linear", "0.5", "5", RULES],
    ["at the cap", "1", "10", RULES],
    ["beyond the cap", "1.2", "10", RULES],
    ["without a cap", "1.2", "12", UNCAPPED],
    ["nothing spent", "0", "0", RULES],
    ["less than nothing", "-0.1", "0", RULES],
    // mof-2021-stepped: 100% all, from 80% on 70%, from 60% on 50%, below nothing.
    ["the highest step", "1", "10", STEPPED],
    ["just below it", "0.999", "7", STEPPED],
    ["at the second", "0.8", "7", STEPPED],
    ["just below it", "0.799", "5", STEPPED],
    ["at the third", "0.6", "5", STEPPED],
    ["below all of them", "0.599", "0", STEPPED],
    ["beyond all of them", "1.5", "10", STEPPED],
  ])("%s: a rate of %s gives %s of 10 points", (_, rate, points, rules) => {
    expect(format(pointsOfRate(exact(rate), exact("10"), rules))).toBe(points);
  });
});

type Outcome = readonly [min: string, max: string, accepted: string];

/** Weight 10, amounts with two decimals. */
function scored(of: FundsFigures, rules: Rules = RULES, weight = "10"): Outcome {
  const { computed, accepted } = scoreExecutionRate(of, exact(weight), 2, rules);
  return [format(computed.lo), format(computed.hi), format(accepted)];
}

describe("执行率得分", () => {
  const lines: readonly (readonly [title: string, line: FundsFigures, outcome: Outcome, rules?: Rules])[] = [
    // 925 ÷ 1000: 9.25, and ± half a hundredth of the amounts leaves it there.
    ["as printed", line("1000.00", "925.00", "9.25"), ["9.25", "9.25", "9.25"]],
    // 10 × 0.894233… = 8.942…: 8.9 with one decimal, 9 without.
    ["at one decimal", line("926", "828.06", "8.9"), ["8.9", "8.9", "8.9"]],
    ["in whole points", line("926", "828.06", "9"), ["9", "9", "9"]],
    ["too high", line("1000.00", "925.00", "9.52"), ["9.25", "9.25", "9.25"]],
    ["too low", line("1000.00", "925.00", "9.2"), ["9.2", "9.3", "9.2"]],
    // 9.255: a tie, printed 9.25 or 9.26; the ruleset rounds half up.
    ["blank, at a tie", line("1000.00", "925.50"), ["9.25", "9.26", "9.26"]],
    ["beyond the budget", line("100.00", "120.00", "12"), ["10", "10", "10"]],
    // (0.995 … 1.005) ÷ (2.995 … 3.005): 3.311… to 3.355… points.
    ["of small amounts", line("3.00", "1.00", "3.35"), ["3.31", "3.36", "3.35"]],
    ["of small amounts, too high", line("3.00", "1.00", "3.37"), ["3.31", "3.36", "3.36"]],
    ["of small amounts, too low", line("3.00", "1.00", "3.3"), ["3.3", "3.4", "3.3"]],
    ["of small amounts, below", line("3.00", "1.00", "3.30"), ["3.31", "3.36", "3.31"]],
    // A budget of 0 or none: unscored, everything is admissible, and a blank counts as 0.
    ["without a budget", line("0", "5", "7"), ["0", "10", "7"]],
    ["without a budget, blank", line("0", "5"), ["0", "10", "0"]],
    ["without a budget, beyond the weight", line("0", "5", "11"), ["0", "10", "10"]],
    ["with a blank budget", line(null, "5", "7"), ["0", "10", "7"], { ...RULES, zeroBudget: "zero" }],
    ["of nothing spent for nothing", line("0", "0", "7"), ["0", "0", "0"], { ...RULES, zeroBudget: "zero" }],
    ["in full for nothing", line("0", "0", "7"), ["10", "10", "10"], { ...RULES, zeroBudget: "full" }],
    // Only a budget of exactly 0 is what the parameter speaks of.
    ["of a negative budget", line("-5", "0", "7"), ["0", "10", "7"], { ...RULES, zeroBudget: "full" }],
  ];

  test.each(titled(lines))("%s", (_, [, of, outcome, rules]) => {
    expect(scored(of, rules)).toEqual(outcome);
  });

  test("a negative weight turns the range round, also where there is no rate", () => {
    expect(scored(line("0", "5"), RULES, "-6")).toEqual(["-6", "0", "0"]);
  });

  test("without a rate there are neither rate nor points to tell", () => {
    expect(scoreExecutionRate(line("0", "5"), exact("10"), 2, RULES)).toMatchObject({
      rate: null,
      rateInterval: null,
      unrounded: null,
    });
  });

  test("a rate is taken with the slack of its amounts", () => {
    const { rateInterval, points, unrounded } = scoreExecutionRate(line("200", "100"), exact("10"), 0, RULES);
    // (99.5 … 100.5) ÷ (199.5 … 200.5).
    expect([format(rateInterval!.lo, 4), format(rateInterval!.hi, 4)]).toEqual(["0.4963", "0.5038"]);
    expect([format(points.lo, 3), format(points.hi, 3)]).toEqual(["4.963", "5.038"]);
    expect(format(unrounded!)).toBe("5");
  });
});
