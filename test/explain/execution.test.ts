import { expect, test } from "vitest";
import { explainExecution } from "../../src/explain/execution";
import type { Rules } from "../../src/ruleset/rules";
import { rulesFor } from "../../src/ruleset/rules";
import { mof2021Stepped } from "../../src/rulesets";
import { inputOf, smallForm } from "../repair/form";

type Line = Record<string, string>;

function explained(total: Line, rules?: Partial<Rules>) {
  const input = inputOf(smallForm({ total }), rules);
  return explainExecution(input.scores.execution, input.rules);
}

const AMOUNTS = { budget: "926.00", executed: "828.06" };

// 828.06 ÷ 926 = 89.42%; × 10 = 8.9423, printed with two decimals 8.94, with three from 8.942 to 8.943: the amounts
// stand for 828.055 ÷ 926.005 to 828.065 ÷ 925.995.
test.each<[string, Line, Partial<Rules> | undefined, string, string]>([
  [
    "a score that follows",
    { ...AMOUNTS, score: "8.94" },
    undefined,
    "全年执行数828.06÷全年预算数926.00＝89.42%，×分值10＝8.9423分，应填8.94分；自评8.94分，可以成立。",
    "executed 828.06 ÷ budget 926.00 = 89.42%, × weight 10 = 8.9423, printed 8.94; the stated 8.94 can stand.",
  ],
  [
    "a score that does not",
    { ...AMOUNTS, score: "9.40" },
    undefined,
    "全年执行数828.06÷全年预算数926.00＝89.42%，×分值10＝8.9423分，应填8.94分；自评9.40分不符，按8.94分核定。",
    "executed 828.06 ÷ budget 926.00 = 89.42%, × weight 10 = 8.9423, printed 8.94; the stated 9.40 does not follow, 8.94 is accepted.",
  ],
  [
    "no score",
    AMOUNTS,
    undefined,
    "全年执行数828.06÷全年预算数926.00＝89.42%，×分值10＝8.9423分，应填8.94分；未填，按8.94分核定。",
    "executed 828.06 ÷ budget 926.00 = 89.42%, × weight 10 = 8.9423, printed 8.94; none is stated, 8.94 is accepted.",
  ],
  [
    "a score that may be one of several",
    { budget: "3.00", executed: "1.00", score: "3.33" },
    undefined,
    // 0.995 ÷ 3.005 to 1.005 ÷ 2.995: 3.311 to 3.356 points
    "全年执行数1.00÷全年预算数3.00＝33.33%，×分值10＝3.3333分，应填3.31–3.36分；自评3.33分，可以成立。",
    "executed 1.00 ÷ budget 3.00 = 33.33%, × weight 10 = 3.3333, printed 3.31–3.36; the stated 3.33 can stand.",
  ],
  [
    "no budget",
    { executed: "828.06" },
    undefined,
    "全年预算数空白、全年执行数828.06，无法计算执行率，核定0分。",
    "budget blank, executed 828.06: there is no rate; 0 is accepted.",
  ],
  [
    "nothing spent that is told",
    { budget: "926.00", score: "8.94" },
    undefined,
    "全年预算数926.00、全年执行数空白，无法计算执行率，核定8.94分。",
    "budget 926.00, executed blank: there is no rate; 8.94 is accepted.",
  ],
])("%s", (_, total, rules, zh, en) => {
  expect(explained(total, rules)).toMatchObject({ zh, en });
});

test("without a rate there are no steps", () => {
  expect(explained({ executed: "828.06" }).steps).toEqual([]);
});

test("the steps are the rate and the points, rounded as the cell or the ruleset says", () => {
  const { steps } = explained({ ...AMOUNTS, score: "8.9" });
  expect(steps).toEqual([
    {
      formula: "executed ÷ budget",
      inputs: [
        { name: "executed", path: "/funds/total/executed", printed: "828.06", value: "828.06" },
        { name: "budget", path: "/funds/total/budget", printed: "926.00", value: "926" },
      ],
      parameter: null,
      result: "0.8942332613",
      rounding: null,
    },
    {
      formula: "min(rate, cap) × weight",
      inputs: [
        { name: "rate", path: null, printed: null, value: "0.8942332613" },
        { name: "weight", path: "/funds/weight", printed: "10", value: "10" },
      ],
      parameter: expect.objectContaining({ name: "executionCurve" }),
      result: "8.9423326134",
      rounding: { places: 1, mode: "half-up", result: "8.9" },
    },
  ]);
  expect(explained(AMOUNTS).steps[1]?.rounding).toEqual({ places: 2, mode: "half-up", result: "8.94" });
});

test("by steps the formula says so: from 80% on 0.7 of the weight", () => {
  const { executionCurve } = rulesFor(mof2021Stepped, 2024);
  expect(explained({ ...AMOUNTS, score: "7" }, { executionCurve }).steps[1]).toMatchObject({
    formula: "share of the rate's step × weight",
    result: "7",
  });
});
