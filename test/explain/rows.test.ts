import { describe, expect, test } from "vitest";
import type { Evaluation } from "../../src/evaluation/schema";
import { explainIndicator } from "../../src/explain/indicator";
import { exact } from "../../src/figure/exact";
import { normalize } from "../../src/normalize/normalize";
import { type Rules, rulesFor } from "../../src/ruleset/rules";
import type { Ruleset } from "../../src/ruleset/schema";
import { integratedSystem, mof2020, mof2021Stepped } from "../../src/rulesets";
import { scoreIndicator } from "../../src/score/indicator";

interface Cells {
  readonly name?: string;
  readonly target?: string;
  readonly actual?: string;
  readonly weight?: string;
  readonly score?: string;
  /** 二级指标. */
  readonly level?: string;
}

/** The explanation of one row, of weight 20 where nothing is said. */
function explained(cells: Cells, ruleset: Ruleset = mof2020, other: Partial<Rules> = {}) {
  const { level = "数量指标", name = "道路里程", weight = "20", ...rest } = cells;
  const children = [{ name: level, children: [{ name, weight, ...rest }] }];
  const form: Evaluation = { year: 2024, indicators: [{ name: "产出指标", children }] };
  const rules = { ...rulesFor(ruleset, 2024), ...other };
  return explainIndicator(scoreIndicator(normalize(form).rows[0]!, rules), rules);
}

/** What is told behind the row's name. */
function told(...given: Parameters<typeof explained>): string {
  return explained(...given).zh.replace(/^“.*?”：/, "");
}

/** `formula: target, actual → result, rounded; parameter` of the one step. */
function step(...given: Parameters<typeof explained>): string {
  const { steps } = explained(...given);
  return steps
    .map(({ formula, inputs, result, rounding, parameter }) => {
      const [weight, target, actual] = inputs.map(({ value }) => value ?? "-");
      const rounded = rounding === null ? "" : `, ${rounding.result} at ${rounding.places} ${rounding.mode}`;
      return `${formula}: ${weight}, ${target}, ${actual} → ${result}${rounded}; ${parameter?.name ?? "-"}`;
    })
    .join();
}

const COST = { name: "维修费用" };
const RATE = { name: "投诉率" };
const DAY = { name: "完成时间", level: "时效指标", target: "2024年6月30日前" };

// Worked by hand with the weight of 20; the bands are 80–100%, 60–80%, 0–60% (mof-2020).
test.each<[string, Parameters<typeof explained>, string, string]>([
  [
    "a row without a weight",
    [{ weight: "—", target: "≥5公里", actual: "5公里", score: "3" }],
    "本行没有分值，不单独计分；自评3分，可以成立。",
    "",
  ],
  [
    "a target that is met",
    [{ target: "≥5公里", actual: "6公里", score: "20" }],
    "指标值≥5公里，实际完成6公里，达到指标值，得满分20分；自评20分，可以成立。",
    "actual meets target → weight: 20, 5, 6 → 20; -",
  ],
  [
    "a weight of three decimals, whose score of two is no rounding of a formula",
    [{ weight: "3.333", target: "≥5公里", actual: "6公里", score: "3.33" }],
    "指标值≥5公里，实际完成6公里，达到指标值，得满分3.333分；自评3.33分，可以成立。",
    "actual meets target → weight: 3.333, 5, 6 → 3.333; -",
  ],
  [
    "a score beside such a weight",
    [{ weight: "3.333", target: "≥5公里", actual: "6公里", score: "3.00" }],
    "指标值≥5公里，实际完成6公里，达到指标值，得满分3.333分；自评3.00分，不在可得的3.33至3.34分之内，核定3.33分。",
    "actual meets target → weight: 3.333, 5, 6 → 3.333; -",
  ],
  [
    "a blank score",
    [{ target: "≥5公里", actual: "6公里" }],
    "指标值≥5公里，实际完成6公里，达到指标值，得满分20分；自评未填得分，核定20分。",
    "actual meets target → weight: 20, 5, 6 → 20; -",
  ],
  [
    "4 of 5: 20 × 4 ÷ 5 = 16",
    [{ target: "≥5公里", actual: "4公里", score: "16" }],
    "指标值≥5公里，实际完成4公里，完成80.00%，按比例应得20×4÷5＝16分；自评16分，可以成立。",
    "weight × actual ÷ target: 20, 5, 4 → 16, 16 at 2 half-up; -",
  ],
  [
    "4 of 7: 20 × 4 ÷ 7 = 11.43, in whole points 11 or 12",
    [{ target: "≥7公里", actual: "4公里", score: "15" }],
    "指标值≥7公里，实际完成4公里，完成57.14%，按比例应得20×4÷7＝11.4286分，四舍五入到2位小数为11.43分；自评15分，不在可得的11至12分（取到整数）之内，核定12分。",
    "weight × actual ÷ target: 20, 7, 4 → 11.4285714286, 11.43 at 2 half-up; -",
  ],
  [
    "4 of 5 against a wrong score: no rounding is told where there is none",
    [{ target: "≥5公里", actual: "4公里", score: "15" }],
    "指标值≥5公里，实际完成4公里，完成80.00%，按比例应得20×4÷5＝16分；自评15分，不在可得的16分之内，核定16分。",
    "weight × actual ÷ target: 20, 5, 4 → 16, 16 at 2 half-up; -",
  ],
  [
    "a blank score of 4 of 7",
    [{ target: "≥7公里", actual: "4公里" }],
    "指标值≥7公里，实际完成4公里，完成57.14%，按比例应得20×4÷7＝11.4286分，四舍五入到2位小数为11.43分；自评未填得分，核定11.43分。",
    "weight × actual ÷ target: 20, 7, 4 → 11.4285714286, 11.43 at 2 half-up; -",
  ],
  [
    "nothing done",
    [{ target: "≥5公里", actual: "0公里", score: "0" }],
    "指标值≥5公里，实际完成0公里，完成0.00%，按比例应得20×0÷5＝0分；自评0分，可以成立。",
    "weight × actual ÷ target: 20, 5, 0 → 0, 0 at 2 half-up; -",
  ],
  [
    "less than nothing done",
    [{ target: "≥5%", actual: "-3%", score: "0" }],
    "指标值≥5%，实际完成-3%，完成-60.00%，按比例应得20×-3÷5＝-12分，不低于0分；自评0分，可以成立。",
    "weight × actual ÷ target: 20, 5, -3 → 0, 0 at 2 half-up; -",
  ],
  [
    "units of one kind: 800 of 1000 米",
    [{ target: "≥1公里", actual: "800米", score: "16" }],
    "指标值≥1公里，实际完成800米，完成80.00%，按比例应得20×800÷1000＝16分；自评16分，可以成立。",
    "weight × actual ÷ target: 20, 1, 800 → 16, 16 at 2 half-up; -",
  ],
  [
    "no units",
    [{ target: "≥5", actual: "4", score: "16" }],
    "指标值≥5，实际完成4，完成80.00%，按比例应得20×4÷5＝16分；自评16分，可以成立。",
    "weight × actual ÷ target: 20, 5, 4 → 16, 16 at 2 half-up; -",
  ],
  [
    "one unit: 4 is of 公里, and told in 米 as the other",
    [{ target: "≥5公里", actual: "4", score: "16" }],
    "指标值≥5公里，实际完成4，完成80.00%，按比例应得20×4000÷5000＝16分；自评16分，可以成立。",
    "weight × actual ÷ target: 20, 5, 4 → 16, 16 at 2 half-up; -",
  ],
  [
    "one unit, the actual's",
    [{ target: "≥5", actual: "4公里", score: "16" }],
    "指标值≥5，实际完成4公里，完成80.00%，按比例应得20×4000÷5000＝16分；自评16分，可以成立。",
    "weight × actual ÷ target: 20, 5, 4 → 16, 16 at 2 half-up; -",
  ],
  [
    "one unit by two names",
    [{ target: "≥5千米", actual: "4公里", score: "16" }],
    "指标值≥5千米，实际完成4公里，完成80.00%，按比例应得20×4÷5＝16分；自评16分，可以成立。",
    "weight × actual ÷ target: 20, 5, 4 → 16, 16 at 2 half-up; -",
  ],
  [
    "a unit in the name: 20 × 76 ÷ 95 = 16",
    [{ name: "合格率（%）", target: "≥95", actual: "76", score: "16" }],
    "指标值≥95，实际完成76，完成80.00%，按比例应得20×76÷95＝16分；自评16分，可以成立。",
    "weight × actual ÷ target: 20, 95, 76 → 16, 16 at 2 half-up; -",
  ],
  [
    "a target that is a range: its lower end",
    [{ target: "5~8公里", actual: "4公里", score: "16" }],
    "指标值5~8公里，实际完成4公里，完成80.00%，按比例应得20×4÷5＝16分；自评16分，可以成立。",
    "weight × actual ÷ target: 20, 5, 4 → 16, 16 at 2 half-up; -",
  ],
  [
    "an actual that is a range: 20 × 15 ÷ 20 = 15",
    [{ target: "≥20公里", actual: "15~25公里", score: "20" }],
    "指标值≥20公里，实际完成15~25公里，实际完成值为一个范围，按比例可得15至20分；自评20分，可以成立。",
    "weight × actual ÷ target: 20, 20, 15 → 15–20; -",
  ],
  [
    "a score beside a range of them",
    [{ target: "≥20公里", actual: "15~25公里", score: "14" }],
    "指标值≥20公里，实际完成15~25公里，实际完成值为一个范围，按比例可得15至20分；自评14分，不在可得的15至20分之内，核定15分。",
    "weight × actual ÷ target: 20, 20, 15 → 15–20; -",
  ],
  [
    "125 where 100 were allowed: 20 × 100 ÷ 125 = 16",
    [{ ...COST, target: "≤100元", actual: "125元", score: "16" }],
    "指标值≤100元，实际完成125元，完成80.00%，按比例应得20×100÷125＝16分；自评16分，可以成立。",
    "weight × target ÷ actual: 20, 100, 125 → 16, 16 at 2 half-up; lowerIsBetterFormula",
  ],
  [
    "12 500 where 10 000 were allowed",
    [{ ...COST, target: "≤1万元", actual: "12500元", score: "16" }],
    "指标值≤1万元，实际完成12500元，完成80.00%，按比例应得20×10000÷12500＝16分；自评16分，可以成立。",
    "weight × target ÷ actual: 20, 1, 12500 → 16, 16 at 2 half-up; lowerIsBetterFormula",
  ],
  [
    "a ceiling that is a range: its upper end",
    [{ ...COST, target: "≤5~8元", actual: "10元", score: "16" }],
    "指标值≤5~8元，实际完成10元，完成80.00%，按比例应得20×8÷10＝16分；自评16分，可以成立。",
    "weight × target ÷ actual: 20, 8, 10 → 16, 16 at 2 half-up; lowerIsBetterFormula",
  ],
  [
    "a cost that is a range: 20 × 20 ÷ 25 = 16",
    [{ ...COST, target: "≤20元", actual: "15~25元", score: "20" }],
    "指标值≤20元，实际完成15~25元，实际完成值为一个范围，按比例可得16至20分；自评20分，可以成立。",
    "weight × target ÷ actual: 20, 20, 25 → 16–20; lowerIsBetterFormula",
  ],
  [
    "in a line to twice the target: 20 × (1 − 25 ÷ 100) = 15",
    [{ ...COST, target: "≤100元", actual: "125元", score: "15" }, integratedSystem],
    "指标值≤100元，实际完成125元，完成80.00%，按比例应得20×(1−(125−100)÷100)＝15分；自评15分，可以成立。",
    "weight × (1 − (actual − target) ÷ target): 20, 100, 125 → 15, 15 at 2 half-up; lowerIsBetterFormula",
  ],
  [
    "≤ on what should be much, met both ways",
    [{ target: "≤5公里", actual: "5公里", score: "20" }],
    "指标值≤5公里，实际完成5公里，指标值的符号方向有误，两种理解都可以，可得20分；自评20分，可以成立。",
    "actual meets target → weight: 20, 5, 5 → 20, 20 at 2 half-up; -",
  ],
  [
    "≤ on what should be much, met one way: 20 × 4 ÷ 5 = 16",
    [{ target: "≤5公里", actual: "4公里", score: "20" }],
    "指标值≤5公里，实际完成4公里，指标值的符号方向有误，两种理解都可以，可得16至20分；自评20分，可以成立。",
    "weight × actual ÷ target: 20, 5, 4 → 16–20; -",
  ],
  [
    "≥ on a cost below nothing",
    [{ name: "净支出", level: "成本指标", target: "≥-5元", actual: "-8元", score: "20" }],
    "指标值≥-5元，实际完成-8元，指标值的符号方向有误，两种理解都可以，可得0至20分；自评20分，可以成立。",
    "negative target missed → 0 to below weight: 20, -5, -8 → 0–20; -",
  ],
  [
    "0.02 for 2% or 0.02%: 20 × 1 ÷ 2 = 10, or all",
    [{ ...RATE, target: "≤1%", actual: "0.02", score: "20" }],
    "指标值≤1%，实际完成0.02，没有写单位的0.02可读作2%或0.02%，两种理解都可以，可得10至20分；自评20分，可以成立。",
    "weight × target ÷ actual: 20, 1, 0.02 → 10–20; lowerIsBetterFormula",
  ],
  [
    "a target of 0.01 for 1% or 0.01%: all, or 20 × 0.01 ÷ 0.8 = 0.25",
    [{ ...RATE, target: "≤0.01", actual: "0.8%", score: "20.00" }],
    "指标值≤0.01，实际完成0.8%，没有写单位的≤0.01可读作1%或0.01%，两种理解都可以，可得0.25至20分；自评20.00分，可以成立。",
    "weight × target ÷ actual: 20, 0.01, 0.8 → 0.25–20; lowerIsBetterFormula",
  ],
  [
    "0.005 for 0.5% or 0.005%, which is met both ways",
    [{ ...RATE, target: "≤1%", actual: "0.005", score: "20" }],
    "指标值≤1%，实际完成0.005，达到指标值，得满分20分；自评20分，可以成立。",
    "actual meets target → weight: 20, 1, 0.005 → 20; -",
  ],
  [
    "≤ on a rate that should be high says so first",
    [{ name: "合格率", target: "≤1%", actual: "0.02", score: "20" }],
    "指标值≤1%，实际完成0.02，指标值的符号方向有误，两种理解都可以，可得0至20分；自评20分，可以成立。",
    "weight × actual ÷ target: 20, 1, 0.02 → 0.4–20; -",
  ],
  [
    "a missed target of nothing",
    [{ name: "事故起数", target: "≤0起", actual: "1起", score: "0" }],
    "指标值≤0起，实际完成1起，未达到为零的指标值，不得分；自评0分，可以成立。",
    "target 0 missed → 0: 20, 0, 1 → 0; -",
  ],
  [
    "a missed target below nothing",
    [{ name: "温度", target: "≥-5度", actual: "-8度", score: "12" }],
    "指标值≥-5度，实际完成-8度，未达到指标值；指标值为负数，无从按比例计算，得分应低于满分20分；自评12分，可以成立。",
    "negative target missed → 0 to below weight: 20, -5, -8 → 0–20; -",
  ],
  [
    "half of a target of which 60% pass",
    [{ target: "≥10公里", actual: "5公里", score: "0" }, mof2020, { passThreshold: exact("0.6") }],
    "指标值≥10公里，实际完成5公里，未到及格门槛，不得分；自评0分，可以成立。",
    "actual ÷ target below the pass threshold → 0: 20, 10, 5 → 0; passThreshold",
  ],
  [
    "five times a target, for which a point is taken off",
    [
      { target: "≥10公里", actual: "50公里", score: "20" },
      mof2020,
      { overachievement: { ...rulesFor(mof2020, 2024).overachievement, deduction: exact("1") } },
    ],
    "指标值≥10公里，实际完成50公里，远超指标值，按规定扣分，得19分；自评20分，不在可得的19分之内，核定19分。",
    "weight − deduction: 20, 10, 50 → 19; overachievement",
  ],
  [
    "85% satisfied: from 80% on 0.8 of the weight",
    [{ name: "群众满意度", level: "满意度指标", target: "≥90%", actual: "85%", score: "16" }, mof2021Stepped],
    "指标值≥90%，实际完成85%，按满意度分档得16分；自评16分，可以成立。",
    "share of the step reached × weight: 20, 90, 85 → 16; satisfactionSteps",
  ],
  [
    "a day kept",
    [{ ...DAY, actual: "2024年6月20日", score: "20" }],
    "指标值2024年6月30日前，实际完成2024年6月20日，按期完成，得满分20分；自评20分，可以成立。",
    "actual ends no later than target → weight: 20, -, - → 20; -",
  ],
  [
    "a day missed",
    [{ ...DAY, actual: "2024年7月20日", score: "12" }],
    "指标值2024年6月30日前，实际完成2024年7月20日，晚于指标值，得分应低于满分20分；自评12分，可以成立。",
    "actual ends later than target → 0 to below weight: 20, -, - → 0–20; -",
  ],
  [
    "达成",
    [{ target: "改善", actual: "达成预期指标", score: "20" }],
    "实际完成“达成预期指标”，属达成，可得分值20分的80%至100%，即16至20分；自评20分，可以成立。",
    "band of the judgement × weight: 20, -, - → 16–20; qualitativeBands",
  ],
  [
    "部分达成",
    [{ target: "改善", actual: "部分达成预期指标并具有一定效果", score: "14" }],
    "实际完成“部分达成预期指标并具有一定效果”，属部分达成并具有一定效果，可得分值20分的60%至80%（不含），即12至15.99分；自评14分，可以成立。",
    "band of the judgement × weight: 20, -, - → 12–16; qualitativeBands",
  ],
  [
    "未达成",
    [{ target: "改善", actual: "未达成预期指标且效果较差", score: "3" }],
    "实际完成“未达成预期指标且效果较差”，属未达成且效果较差，可得分值20分的0%至60%（不含），即0至11.99分；自评3分，可以成立。",
    "band of the judgement × weight: 20, -, - → 0–12; qualitativeBands",
  ],
  [
    "what the target says",
    [{ target: "改善", actual: "改善", score: "20" }],
    "实际完成“改善”与指标值一致，视为达成，可得分值20分的80%至100%，即16至20分；自评20分，可以成立。",
    "band of the judgement × weight: 20, -, - → 16–20; qualitativeBands",
  ],
  [
    "no actual",
    [{ target: "≥5公里", score: "20" }],
    "没有实际完成值，无从判断，0至20分均可；自评20分，可以成立。",
    "0 to weight: 20, 5, - → 0–20; -",
  ],
  [
    "units of two kinds",
    [{ target: "≥5公里", actual: "5台", score: "20" }],
    "指标值≥5公里，实际完成5台，单位不同，无从比较，0至20分均可；自评20分，可以成立。",
    "0 to weight: 20, 5, 5 → 0–20; -",
  ],
  [
    "words that tell nothing",
    [{ target: "改善出行", actual: "见附件", score: "20" }],
    "指标值改善出行，实际完成见附件，由文字不能判断完成程度，0至20分均可；自评20分，可以成立。",
    "0 to weight: 20, -, - → 0–20; -",
  ],
  [
    "words without a target",
    [{ actual: "见附件", score: "20" }],
    "指标值，实际完成见附件，由文字不能判断完成程度，0至20分均可；自评20分，可以成立。",
    "0 to weight: 20, -, - → 0–20; -",
  ],
])("%s", (_, given, sentence, summary) => {
  expect(told(...given)).toBe(sentence);
  expect(step(...given)).toBe(summary);
});

describe("steps", () => {
  test("name the cells of the row", () => {
    const [only] = explained({ target: "≥5公里", actual: "4公里", score: "16" }).steps;
    const row = "/indicators/0/children/0/children/0";
    expect(only?.inputs).toEqual([
      { name: "weight", path: `${row}/weight`, printed: "20", value: "20" },
      { name: "target", path: `${row}/target`, printed: "≥5公里", value: "5" },
      { name: "actual", path: `${row}/actual`, printed: "4公里", value: "4" },
    ]);
  });
});
