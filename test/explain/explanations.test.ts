import { describe, expect, test } from "vitest";
import { assess } from "../../src/assess/assess";
import type { Evaluation } from "../../src/evaluation/schema";
import { mof2020 } from "../../src/rulesets";
import { roads, soundForm } from "../check/soundForm";
import { realForm } from "../forms";

const explained = (name: string) => assess(realForm(name), mof2020);

function rowOf(name: string, path: string) {
  const found = explained(name).indicators.find((indicator) => indicator.path === path);
  if (found?.explain === undefined) throw new Error(`${name} has no ${path}`);
  return found.explain;
}

/** How the first row (weight 20) of a sound form is told with these cells. */
function told(cells: { name?: string; target: string; actual: string; score: string }) {
  const form = soundForm();
  Object.assign(roads(form), cells);
  return assess(form as Evaluation, mof2020).indicators[0]?.explain;
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
      zh: "“阻止电动车进入电梯轿厢系统”：指标值≥175台(套)，实际完成174台(套)，完成99.43%，按比例应得5×174÷175＝4.9714分，四舍五入为4.97分；自评4.5分，不在可得的4.9至5分之内，认可4.9分。",
      en: '"阻止电动车进入电梯轿厢系统": target ≥175台(套), actual 174台(套), 99.43% of it: in proportion 5×174÷175 = 4.9714, rounded 4.97; the stated 4.5 is not within 4.9–5, so 4.9 is accepted.',
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
      zh: "“2024年6月30日”：指标值≥45000万元，实际完成43788万元，完成97.31%，按比例应得5×43788÷45000＝4.8653分，四舍五入为4.87分；自评4.9分是其取整，可以成立。",
      en: '"2024年6月30日": target ≥45000万元, actual 43788万元, 97.31% of it: in proportion 5×43788÷45000 = 4.8653, rounded 4.87; the stated 4.9 is a rounding of it and can stand.',
    });
  });

  test("b25: 90% of 100% at weight 10, scored 10", () => {
    expect(rowOf("b25", "/indicators/0/children/1/children/0")).toMatchObject({
      zh: "“招商任务考核达标率”：指标值=100%，实际完成=90%，完成90.00%，按比例应得10×90÷100＝9分，四舍五入为9.00分；自评10分，不在可得的9分之内，认可9分。",
      en: '"招商任务考核达标率": target =100%, actual =90%, 90.00% of it: in proportion 10×90÷100 = 9, rounded 9.00; the stated 10 is not within 9, so 9 is accepted.',
    });
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
