import { describe, expect, test } from "vitest";
import { assess } from "../../src/assess/assess";
import type { Evaluation } from "../../src/evaluation/schema";
import type { Ruleset } from "../../src/ruleset/schema";
import { integratedSystem, mof2020 } from "../../src/rulesets";
import { roads, soundForm } from "../check/soundForm";
import { realForm } from "../forms";

const explained = (name: string) => assess(realForm(name), mof2020);

function rowOf(name: string, path: string) {
  const found = explained(name).indicators.find((indicator) => indicator.path === path);
  if (found?.explain === undefined) throw new Error(`${name} has no ${path}`);
  return found.explain;
}

interface Cells {
  readonly name?: string;
  readonly target: string;
  readonly actual: string;
  readonly score: string;
}

/** How the first row (weight 20) of a sound form is told with these cells. */
function told(cells: Cells, ruleset: Ruleset = mof2020) {
  return assess(withRow(cells), ruleset).indicators[0]?.explain;
}

/** The same, beside the finding of this code. */
function toldWithFinding(cells: Cells, code: string, ruleset: Ruleset = mof2020) {
  const { indicators, findings } = assess(withRow(cells), ruleset);
  return {
    explain: indicators[0]?.explain,
    finding: findings.find((finding) => finding.code === code),
  };
}

function withRow(cells: Cells): Evaluation {
  const form = soundForm();
  Object.assign(roads(form), cells);
  return form as Evaluation;
}

describe("explanations read as a reviewer would write them", () => {
  test("a01: the execution score, 828.06/926×10 = 8.9423", () => {
    expect(explained("a01").execution.explain).toMatchObject({
      zh: "全年执行数828.06÷全年预算数926＝89.42%，×分值10＝8.9423分，应填8.94分；自评8.94分，可以成立。",
      en: "executed 828.06 ÷ budget 926 = 89.42%, × weight 10 = 8.9423, printed 8.94; the stated 8.94 can stand.",
    });
  });

  test("a12: 174 of 175 at weight 5, scored 4.5", () => {
    expect(rowOf("a12", "/indicators/0/children/0/children/3")).toMatchObject({
      zh: "“阻止电动车进入电梯轿厢系统”：指标值≥175台(套)，实际完成174台(套)，完成99.43%，按比例应得5×174÷175＝4.9714分，四舍五入到2位小数为4.97分；自评4.5分，不在可得的4.9至5分（取到1位小数）之内，核定4.9分。",
      en: '"阻止电动车进入电梯轿厢系统": target ≥175台(套), actual 174台(套), 99.43% of it: in proportion 5×174÷175 = 4.9714, 4.97 rounded half up to 2 decimals; the stated 4.5 is not within 4.9–5 (to 1 decimal), so 4.9 is accepted.',
    });
  });

  test("b07: a clipped 未达成预期指标且效果较差 of weight 4 earns less than 2.4", () => {
    expect(rowOf("b07", "/indicators/0/children/2/children/2")).toMatchObject({
      zh: "“法律服务期限”：实际完成“预期指标且效”，属未达成且效果较差，可得分值4分的0%至60%（不含），即0至2.39分；自评0分，可以成立。",
      en: '"法律服务期限": the actual "预期指标且效" means not achieved, with little effect, which earns 0% to 60% (not included) of the weight 4, that is 0–2.39; the stated 0 can stand.',
    });
  });

  test("b13: 5×43788/45000 = 4.8653, printed 4.9", () => {
    expect(rowOf("b13", "/indicators/1/children/0/children/1")).toMatchObject({
      zh: "“2024年6月30日”：指标值≥45000万元，实际完成43788万元，完成97.31%，按比例应得5×43788÷45000＝4.8653分，四舍五入到2位小数为4.87分；自评4.9分，即其四舍五入到1位小数，可以成立。",
      en: '"2024年6月30日": target ≥45000万元, actual 43788万元, 97.31% of it: in proportion 5×43788÷45000 = 4.8653, 4.87 rounded half up to 2 decimals; the stated 4.9 is that rounded half up to 1 decimal and can stand.',
    });
  });

  test("b25: 90% of 100% at weight 10, scored 10", () => {
    expect(rowOf("b25", "/indicators/0/children/1/children/0")).toMatchObject({
      zh: "“招商任务考核达标率”：指标值=100%，实际完成=90%，完成90.00%，按比例应得10×90÷100＝9分；自评10分，不在可得的9分之内，核定9分。",
      en: '"招商任务考核达标率": target =100%, actual =90%, 90.00% of it: in proportion 10×90÷100 = 9; the stated 10 is not within 9, so 9 is accepted.',
    });
  });

  // 20 × 7.5 ÷ 16 = 9.375: 9.38 at two decimals, 9 in whole points; 10 is 9.375 rounded up.
  describe("7.5 of 16 at weight 20 is 9.375 in the explanation and in the finding, whatever is printed", () => {
    const road = { target: "≥16公里", actual: "7.5公里" };

    test("printed 10, rounded up", () => {
      const { explain, finding } = toldWithFinding({ ...road, score: "10" }, "score.rounding");
      expect(explain).toMatchObject({
        zh: "“养护道路里程”：指标值≥16公里，实际完成7.5公里，完成46.88%，按比例应得20×7.5÷16＝9.375分，四舍五入到2位小数为9.38分；自评10分是其另一种取整，可以成立，但四舍五入到整数应为9分。",
        en: '"养护道路里程": target ≥16公里, actual 7.5公里, 46.88% of it: in proportion 20×7.5÷16 = 9.375, 9.38 rounded half up to 2 decimals; the stated 10 is another rounding of it and can stand, but it is 9 rounded half up to a whole number.',
      });
      expect(finding?.expected).toEqual({ min: "9", max: "9" });
      expect(finding?.message).toEqual({
        zh: "应得9.375分；填报10是其向上取整，可以成立，但按四舍五入到整数应为9分（到2位小数为9.38分）",
        en: "9.375 is due; the stated 10 is that rounded up and can stand, but it is 9 rounded half up to a whole number (9.38 to 2 decimals)",
      });
    });

    test("printed 9.375, with more decimals than the ruleset rounds to", () => {
      const { explain, finding } = toldWithFinding({ ...road, score: "9.375" }, "score.rounding");
      expect(explain?.zh).toMatch(/＝9.375分，四舍五入到2位小数为9.38分；自评9.375分，可以成立。$/);
      expect(finding?.message.zh).toBe(
        "应得9.375分；填报9.375未取整，可以成立，但按四舍五入到2位小数应为9.38分",
      );
    });

    test("under a ruleset that cuts off", () => {
      const cutting = structuredClone(mof2020);
      cutting.parameters.scoreRounding!.values[0]!.value = { places: 1, mode: "down" };
      const { explain, finding } = toldWithFinding({ ...road, score: "9.4" }, "score.rounding", cutting);
      expect(explain?.zh).toMatch(
        /＝9.375分，舍去尾数到1位小数为9.3分；自评9.4分是其另一种取整，可以成立，但舍去尾数到1位小数应为9.3分。$/,
      );
      expect(finding?.message.en).toBe(
        "9.375 is due; the stated 9.4 is that rounded up and can stand, but it is 9.3 cut off to 1 decimal",
      );
    });
  });

  test("a late date says so instead of a figure just below full marks", () => {
    const late = { target: "2024年6月30日前", actual: "2024年7月20日", score: "20" };
    const { finding } = toldWithFinding(late, "score.unearned");
    expect(finding?.message).toEqual({
      zh: "“养护道路里程”指标值2024年6月30日前，实际完成值2024年7月20日，分值20：晚于指标值，不得满分，却得20",
      en: '"养护道路里程": target 2024年6月30日前, actual 2024年7月20日, weight 20: later than the target, so not full marks, but 20 is stated',
    });
  });

  test.each([
    ["≥5公里", "4", "实际完成值没有写单位", "the actual lacks its unit"],
    ["≥5", "4公里", "指标值没有写单位", "the target lacks its unit"],
  ])("%s beside %s: which of them has no unit is named", (target, actual, zh, en) => {
    const { finding } = toldWithFinding({ target, actual, score: "16" }, "unit.mismatch");
    expect(finding?.message.zh).toBe(`“养护道路里程”的指标值${target}与实际完成值${actual}之中，${zh}`);
    expect(finding?.message.en).toContain(en);
  });

  test.each([
    ["数量指标", "≤5公里", "4公里", "完成得越少得分越高", "doing less would score better"],
    ["经济成本指标", "≥5万元", "4万元", "花得越多得分越高", "spending more would score better"],
  ])("under %s the sign of %s, with %s done, says what it would reward", (level, target, actual, zh, en) => {
    const form = soundForm();
    Object.assign(roads(form), { target, actual });
    form.indicators[0]!.children![0]!.name = level;
    const found = assess(form as Evaluation, mof2020).findings.find(
      ({ code }) => code === "target.direction",
    );
    expect(found?.message.zh).toMatch(new RegExp(`方向有误：照此符号，${zh}$`));
    expect(found?.message.en).toMatch(new RegExp(`points the wrong way: ${en}$`));
  });

  // A score is never below 0: 20 × -3 ÷ 5 = -12; 20 × (1 − (20 − 5) ÷ 5) = -40.
  test("what a formula makes below 0 is held at 0", () => {
    expect(told({ target: "≥5%", actual: "-3%", score: "0" })?.zh).toContain("20×-3÷5＝-12分，不低于0分；");
    const cost = { name: "维修费用", target: "≤5元", actual: "20元", score: "0" };
    expect(told(cost, integratedSystem)?.en).toContain("20×(1−(20−5)÷5) = -40, but not below 0;");
  });

  // 20 × 15 ÷ 20 = 15, and 25 is met.
  test("of an actual given as a range, from where to where", () => {
    expect(told({ target: "≥20公里", actual: "15~25公里", score: "20" })).toMatchObject({
      zh: "“养护道路里程”：指标值≥20公里，实际完成15~25公里，实际完成值为一个范围，按比例可得15至20分；自评20分，可以成立。",
      en: '"养护道路里程": target ≥20公里, actual 15~25公里: the actual is a range, so 15–20 may be earned in proportion; the stated 20 can stand.',
    });
  });

  // Of 2% 20 × 1 ÷ 2 = 10; 0.02% is met.
  test("of a figure that may be a ratio or a percentage, both", () => {
    expect(told({ name: "投诉率", target: "≤1%", actual: "0.02", score: "20" })).toMatchObject({
      zh: "“投诉率”：指标值≤1%，实际完成0.02，没有写单位的0.02可读作2%或0.02%，两种理解都可以，可得10至20分；自评20分，可以成立。",
      en: '"投诉率": target ≤1%, actual 0.02: 0.02 without a unit may be 2% or 0.02%, so both readings stand and 10–20 may be earned; the stated 20 can stand.',
    });
    // 20 × 0.01 ÷ 0.8 = 0.25.
    const bareTarget = told({ name: "投诉率", target: "≤0.01", actual: "0.8%", score: "20.00" });
    expect(bareTarget?.zh).toContain("没有写单位的≤0.01可读作1%或0.01%，两种理解都可以，可得0.25至20分；");
  });

  test("of a missed target below zero, why there is no proportion", () => {
    const explained = told({ name: "管道保温温度", target: "≥-5度", actual: "-8度", score: "12" });
    expect(explained).toMatchObject({
      zh: "“管道保温温度”：指标值≥-5度，实际完成-8度，未达到指标值；指标值为负数，无从按比例计算，得分应低于满分20分；自评12分，可以成立。",
      en: '"管道保温温度": target ≥-5度, actual -8度: missed; a negative target has no proportion, so anything below the full weight 20; the stated 12 can stand.',
    });
    expect(explained?.steps).toMatchObject([
      { formula: "negative target missed → 0 to below weight", result: "0–20", rounding: null },
    ]);
  });
});

// 20 × 10.744 ÷ 20 = 10.744, printed 10.74: 9.25 + 10.74 + 70 = 89.99.
describe("a grade at stake", () => {
  function atStake(cells: Cells, total: string) {
    const form = { ...withRow(cells), total: { weight: "100", score: total, grade: "优" } };
    return assess(form, mof2020).findings.find(({ code }) => code === "total.grade-at-stake")?.message;
  }

  test("through rounding only suggests no wrong score", () => {
    expect(atStake({ target: "≥20公里", actual: "10.744公里", score: "10.74" }, "90")).toEqual({
      zh: "总分90与各项得分之和89.99只差在取整，而前者为“优”，后者为“良”：等级取决于总分怎样取整",
      en: "the total 90 and the sum of the scores 89.99 differ by rounding only, yet one is 优 and the other 良: the grade depends on how the total is rounded",
    });
  });

  test("through a wrong total only neither", () => {
    expect(atStake({ target: "≥20公里", actual: "10.744公里", score: "10.74" }, "91")).toEqual({
      zh: "各项得分本身可以成立，其和为89.99，等级应为“良”而非“优”",
      en: "the scores themselves can stand, and add up to 89.99, grade 良 instead of 优",
    });
  });
});

describe("steps", () => {
  test("name formula, cells, parameter with its ground, and the rounding", () => {
    expect(rowOf("a12", "/indicators/0/children/0/children/3").steps).toEqual([
      {
        formula: "weight × actual ÷ target",
        inputs: [
          { name: "weight", path: "/indicators/0/children/0/children/3/weight", printed: "5", value: "5" },
          {
            name: "target",
            path: "/indicators/0/children/0/children/3/target",
            printed: "≥175台(套)",
            value: "175",
          },
          {
            name: "actual",
            path: "/indicators/0/children/0/children/3/actual",
            printed: "174台(套)",
            value: "174",
          },
        ],
        parameter: null,
        result: "4.9714285714",
        rounding: { places: 2, mode: "half-up", result: "4.97" },
      },
    ]);
  });

  test("the execution score cites the curve and the cells it is taken of", () => {
    const [rate, score] = explained("a01").execution.explain?.steps ?? [];
    expect(rate).toMatchObject({
      formula: "executed ÷ budget",
      inputs: [
        { path: "/funds/total/executed", printed: "828.06", value: "828.06" },
        { path: "/funds/total/budget", printed: "926", value: "926" },
      ],
      result: "0.8942332613",
    });
    expect(score).toMatchObject({
      parameter: { name: "executionCurve", basis: "form" },
      rounding: { places: 2, result: "8.94" },
    });
  });

  test("a qualitative row cites the bands", () => {
    const [step] = rowOf("b07", "/indicators/0/children/2/children/2").steps;
    expect(step).toMatchObject({
      result: "0–2.4",
      parameter: {
        name: "qualitativeBands",
        basis: "recalled",
        reference: "财预〔2020〕10号《项目支出绩效评价管理办法》",
      },
    });
  });

  test("explanations cost nothing when off: they are not there", () => {
    const { execution, indicators } = assess(realForm("a12"), mof2020, { explain: false });
    expect(execution).not.toHaveProperty("explain");
    for (const indicator of indicators) expect(indicator).not.toHaveProperty("explain");
  });
});
