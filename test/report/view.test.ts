import { describe, expect, test } from "vitest";
import { assess } from "../../src/assess/assess";
import type { Evaluation } from "../../src/evaluation/schema";
import { indicatorLines } from "../../src/report/draw/shape";
import { clip, clipTexts } from "../../src/report/view/clip";
import { formView } from "../../src/report/view/formView";
import { compareByPlace } from "../../src/report/view/readingOrder";
import { rulesets } from "../../src/rulesets";
import { createSuppressor, toSuppression } from "../../src/suppress/suppress";
import { realForm } from "../forms";

const ruleset = rulesets["mof-2020"]!;
const viewOf = (evaluation: Evaluation, under = ruleset) =>
  formView(evaluation, assess(evaluation, under), under);
const steps = (evaluation: Evaluation, under = ruleset) =>
  viewOf(evaluation, under).waterfall.map(({ kind, label, from, to, change }) => [
    kind,
    label.zh,
    from,
    to,
    change,
  ]);

describe("the waterfall", () => {
  test("b25: 3 points lost with a reason, 1 of 10 taken without ground (90 of 100% gives 9)", () => {
    expect(steps(realForm("b25"))).toEqual([
      ["full", "满分", "0", "100", "100"],
      ["lost", "参加光博会时间", "100", "97", "-3"],
      ["stated", "自评总分", "0", "97", "97"],
      ["unearned", "招商任务考核达标率", "97", "96", "-1"],
      ["accepted", "核定总分", "0", "96", "96"],
    ]);
  });

  test("a04: weights of 90, and a total of 100 that its parts (10 + 80) do not make", () => {
    expect(steps(realForm("a04"))).toEqual([
      ["full", "满分", "0", "100", "100"],
      ["adjusted", "分值合计不足", "100", "90", "-10"],
      ["mismatch", "总分与各项之和不符", "90", "100", "10"],
      ["stated", "自评总分", "0", "100", "100"],
      ["mismatch", "回到各项之和", "100", "90", "-10"],
      ["accepted", "核定总分", "0", "90", "90"],
    ]);
  });

  test("a12: points taken off although the target was met are given back (98.74 + 0.4 + 0.5 = 99.64)", () => {
    expect(steps(realForm("a12"))).toEqual([
      ["full", "满分", "0", "100", "100"],
      ["lost", "预算执行率", "100", "99.74", "-0.26"],
      ["lost", "阻止电动车进入电梯轿厢系统", "99.74", "99.24", "-0.5"],
      ["lost", "项目运行总成本", "99.24", "98.74", "-0.5"],
      ["stated", "自评总分", "0", "98.74", "98.74"],
      ["withheld", "阻止电动车进入电梯轿厢系统", "98.74", "99.14", "0.4"],
      ["withheld", "项目运行总成本", "99.14", "99.64", "0.5"],
      ["accepted", "核定总分", "0", "99.64", "99.64"],
    ]);
  });

  test("nine losses: the seven largest in their order, the others together (16 = 7×1 + 5 + 4)", () => {
    const weights = ["1", "1", "1", "1", "1", "1", "1", "5", "4"];
    const evaluation: Evaluation = {
      funds: { weight: "10", total: { budget: "1", executed: "1", score: "10" } },
      indicators: [
        {
          name: "产出指标",
          children: [
            {
              name: "数量指标",
              children: [
                ...weights.map((weight, i) => ({
                  name: `指标${i}`,
                  target: "1",
                  actual: "0",
                  weight,
                  score: "0",
                })),
                { name: "其余", target: "1", actual: "1", weight: "74", score: "74" },
              ],
            },
          ],
        },
      ],
      total: { score: "84" },
    };
    const lost = steps(evaluation).filter(([kind]) => kind === "lost");
    expect(lost.map(([, name, , , change]) => [name, change])).toEqual([
      ...[0, 1, 2, 3, 4].map((i) => [`指标${i}`, "-1"]),
      ["指标7", "-5"],
      ["指标8", "-4"],
      ["其余 2 项", "-2"],
    ]);
  });

  test("a form scored only on its levels: one bar a level", () => {
    const evaluation: Evaluation = {
      funds: { weight: "10", total: { budget: "1", executed: "1", score: "10" } },
      indicators: [
        { name: "产出指标", weight: "60", score: "55", children: [{ name: "数量指标", children: [] }] },
        { name: "效益指标", weight: "30", score: "30", children: [] },
      ],
      total: { score: "95" },
    };
    expect(steps(evaluation)).toEqual([
      ["full", "满分", "0", "100", "100"],
      ["lost", "产出指标", "100", "95", "-5"],
      ["stated", "自评总分", "0", "95", "95"],
      ["accepted", "核定总分", "0", "95", "95"],
    ]);
  });

  test.each(Object.keys(rulesets))("under %s every form's bars meet, and end where the result does", (id) => {
    const under = rulesets[id]!;
    for (const name of ["a01", "a03", "a04", "a09", "a16", "b03", "b13", "b19", "b25", "b29"]) {
      const evaluation = realForm(name);
      const { waterfall, total } = viewOf(evaluation, under);
      let height = "0";
      for (const { kind, from, to } of waterfall) {
        const stands = kind === "full" || kind === "stated" || kind === "accepted";
        expect(stands && kind !== "full" ? to : from).toBe(height);
        height = to;
      }
      expect(waterfall.find(({ kind }) => kind === "stated")?.to).toBe(String(Number(total.stated)));
      expect(height).toBe(total.accepted);
    }
  });
});

describe("formView", () => {
  test("lists findings with the most severe first, then as they stand on the form, numbered from 1", () => {
    expect(
      viewOf(realForm("a04"))
        .findings.map(({ number, severity, path }) => [number, severity, path])
        .slice(0, 7),
    ).toEqual([
      [1, "error", "/funds/total/budget"],
      [2, "error", "/funds/total/executed"],
      [3, "error", "/funds/sources/3/rate"],
      [4, "error", "/total/weight"],
      [5, "error", "/total/score"],
      [6, "warning", "/title"],
      [7, "info", "/indicators/0/weight"],
    ]);
  });

  test("puts accepted findings last and counts them apart", () => {
    const evaluation = realForm("a04");
    const assessment = assess(evaluation, ruleset);
    const sum = assessment.findings.find(({ code }) => code === "total.sum")!;
    const entry = toSuppression(evaluation, sum, { by: "李四", reason: "已更正" });
    const marked = createSuppressor({ suppressions: [entry] }, "2025-01-01").apply(evaluation, assessment);
    const { row, findings } = formView(evaluation, marked, ruleset);
    expect([row.errors, row.suppressed]).toEqual([4, 1]);
    expect(findings.at(-1)).toMatchObject({ code: "total.sum", suppressed: { by: "李四", until: null } });
  });

  test("cuts texts that are too long to look at, and keeps the form's paths", () => {
    const long = "指".repeat(100_000);
    const evaluation: Evaluation = {
      id: long,
      title: long,
      indicators: [{ name: long, target: long, actual: "1", weight: "200", score: "1", reason: long }],
      total: { score: "5" },
      analysis: { [long]: long },
    };
    const view = viewOf(evaluation);
    expect(JSON.stringify(view).length).toBeLessThan(60_000);
    expect(view.row.name).toBe(`${"指".repeat(300)}… (100000)`);
  });
});

describe("clip", () => {
  test("keeps short texts, and tells how long a long one was", () => {
    expect(clip("abcd", 4)).toBe("abcd");
    expect(clip("abcde", 4)).toBe("abcd… (5)");
  });

  test("does not cut a character in two", () => {
    expect(clip("ab𠮷cd", 3)).toBe("ab… (6)");
  });

  test("goes through lists and keys, and makes no prototype of a key", () => {
    const data = JSON.parse('{"__proto__":{"x":"abc"},"list":["abc",1,null]}') as unknown;
    const clipped = clipTexts(data, 2) as object;
    expect(Object.getPrototypeOf(clipped)).toBe(Object.prototype);
    expect(JSON.stringify(clipped)).toBe('{"__proto__":{"x":"ab… (3)"},"list":["ab… (3)",1,null]}');
  });
});

test("cells come in the order a form is read", () => {
  const order = [
    "/title",
    "/project/name",
    "/project/department",
    "/funds/total/budget",
    "/funds/total/executed",
    "/funds/total/score",
    "/funds/sources/0/rate",
    "/funds/sources/10/rate",
    "/goals/planned",
    "/goals/achieved",
    "/indicators/0/weight",
    "/indicators/0/children/2/children/0/target",
    "/indicators/0/children/2/children/0/score",
    "/indicators/0/children/10/children/0/target",
    "/indicators/1/children/0/weight",
    "/total/weight",
    "/total/score",
    "/total/grade",
    "/analysis/主要经验做法",
  ];
  expect([...order].reverse().sort(compareByPlace)).toEqual(order);
});

test("levels reach over their rows, whatever the tree looks like", () => {
  const evaluation: Evaluation = {
    indicators: [
      {
        name: "产出",
        children: [
          { name: "数量", children: [{ name: "a" }, { name: "b" }] },
          { name: "质量", children: [] },
          { name: "c" },
        ],
      },
      { name: "d" },
      { name: "满意度", children: [] },
    ],
  };
  const lines = indicatorLines(evaluation).map(({ level1, level2, row, rowDepth }) => [
    level1 && `${level1.node.name} ${level1.span}`,
    level2 && `${level2.node.name} ${level2.span}`,
    row && `${row.node.name} ${row.path}`,
    rowDepth,
  ]);
  expect(lines).toEqual([
    ["产出 4", "数量 2", "a /indicators/0/children/0/children/0", 3],
    [null, null, "b /indicators/0/children/0/children/1", 3],
    [null, "质量 1", null, 3],
    [null, null, "c /indicators/0/children/2", 2],
    [null, null, "d /indicators/1", 1],
    ["满意度 1", null, null, 2],
  ]);
});
