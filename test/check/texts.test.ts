import { describe, expect, test } from "vitest";
import type { Evaluation } from "../../src/evaluation/schema";
import { runCheck } from "./runCheck";

function found(form: Evaluation, code: string) {
  return runCheck(code, form).found.map(({ path, stated }) => [path, stated]);
}

/** The paths of the findings on one text in `goals.planned`. */
const planned = (text: string, code: string) =>
  found({ indicators: [], goals: { planned: text } }, code).length;

describe("rests of the template", () => {
  test.each([
    "XXX",
    "xx局",
    "某某项目XX元",
    "ＸＸ村",
    "××公里",
    "╳╳",
    "✕✕",
    "指标1",
    "指标１：",
    "指标 12:",
    "指标一",
    "指标①",
    " 指标2 ",
    "……",
    "…",
    "...",
    "。。。",
    "···",
    "．．．",
    "… …",
    "....",
    " ...... ",
    // What the form of 四川 asks for, left where the answer is due.
    "对照年度目标,说明相关任务目标的完成情况(100字以内)",
    "结合自评情况，分析存在的问题及原因。（200字以内）",
    "（300字左右）。",
  ])("%j is one", (text) => {
    expect(planned(text, "cell.placeholder")).toBe(1);
  });

  test.each([
    "X光机",
    "XXL",
    "3×4米",
    "4XX5",
    "指标1完成",
    "本指标1",
    "指标100",
    "指标十一",
    "等……",
    "..",
    "。。",
    "··",
    "．．",
    "养护道路20公里",
    "征文（500字以内）共收到30篇",
    "字以内",
    // Too long for a rest of the template.
    `指标1${" ".repeat(20)}:`,
    `…${"…".repeat(20)}`,
  ])("%j is none", (text) => {
    expect(planned(text, "cell.placeholder")).toBe(0);
  });

  test("20 dots are one still", () => {
    expect(planned("…".repeat(20), "cell.placeholder")).toBe(1);
  });
});

test("the errors of a spreadsheet are found in any text", () => {
  for (const text of ["#DIV/0!", "#REF!", "＃DIV/0！"]) {
    expect([text, planned(text, "cell.spreadsheet-error")]).toEqual([text, 1]);
  }
  for (const text of ["#1 号楼", "1#、2#楼"]) expect(planned(text, "cell.spreadsheet-error")).toBe(0);
});

test("every text of a form is looked at", () => {
  const xx = "XX";
  const form = {
    title: xx,
    project: { name: xx, code: xx, department: xx, implementer: xx },
    funds: { total: { reason: xx }, sources: [{ name: xx, reason: xx }, { name: xx }] },
    goals: { planned: xx, achieved: xx },
    indicators: [
      {
        name: xx,
        children: [
          { name: xx, children: [{ name: xx, initialTarget: xx, target: xx, actual: xx, reason: xx }] },
        ],
      },
    ],
    total: { grade: xx },
    analysis: { "项目/情况": xx, 二: "", 三: null },
  } as unknown as Evaluation;
  const row = "/indicators/0/children/0/children/0";
  expect(found(form, "cell.placeholder")).toEqual(
    [
      "/title",
      "/project/name",
      "/project/code",
      "/project/department",
      "/project/implementer",
      "/funds/total/reason",
      "/funds/sources/0/name",
      "/funds/sources/0/reason",
      "/funds/sources/1/name",
      "/goals/planned",
      "/goals/achieved",
      "/indicators/0/name",
      "/indicators/0/children/0/name",
      `${row}/name`,
      `${row}/initialTarget`,
      `${row}/target`,
      `${row}/actual`,
      `${row}/reason`,
      "/total/grade",
      "/analysis/项目~1情况",
    ].map((path) => [path, xx]),
  );
});

test("every cell that must hold a figure is looked at", () => {
  const no = "无";
  const line = {
    appliedBudget: no,
    initialBudget: no,
    budget: no,
    executed: no,
    carryover: no,
    rate: no,
    score: no,
  };
  const form = {
    funds: { weight: no, total: line, sources: [{ name: "中央", ...line }] },
    indicators: [{ name: "产出", weight: no, score: no, children: [{ name: "甲", weight: no, score: no }] }],
    total: { weight: no, score: no },
  } as unknown as Evaluation;
  const columns = ["appliedBudget", "initialBudget", "budget", "executed", "carryover", "rate", "score"];
  expect(found(form, "cell.not-a-number").map(([path]) => path)).toEqual([
    "/funds/weight",
    ...columns.map((column) => `/funds/total/${column}`),
    ...columns.map((column) => `/funds/sources/0/${column}`),
    "/indicators/0/weight",
    "/indicators/0/score",
    "/indicators/0/children/0/weight",
    "/indicators/0/children/0/score",
    "/total/weight",
    "/total/score",
  ]);
});

test("a finding quotes the first 80 characters of a long text", () => {
  const stated = (text: string) =>
    found({ indicators: [], goals: { planned: text } }, "cell.placeholder")[0]?.[1];
  expect(stated(`XX${"长".repeat(78)}`)).toBe(`XX${"长".repeat(78)}`);
  expect(stated(`XX${"长".repeat(79)}`)).toBe(`XX${"长".repeat(78)}…`);
});

describe("a heading that names another project", () => {
  const judged = (title: string | undefined, name: string | undefined) => {
    const form = { ...(title && { title }), ...(name && { project: { name } }), indicators: [] };
    const [passed, failed, notEvaluated] = runCheck("identity.title", form).counts;
    return passed + failed + notEvaluated === 1
      ? passed
        ? "same"
        : failed
          ? "other"
          : "unknown"
      : "counted twice";
  };

  test.each([
    // The project's name, with the year before it and the form's name behind it.
    ["2024年乡村道路养护项目绩效自评表", "乡村道路养护项目", "same"],
    ["2024年度乡村道路养护项目支出绩效自评表", "乡村道路养护项目", "unknown"],
    ["电力入户工程费用", "光机电项目扶持资金", "other"],
    ["校舍维修改造资金绩效自评表", "乡村道路养护项目", "other"],
    ["校舍维修改造资金绩效自我评价报告", "乡村道路养护项目", "other"],
    ["校舍维修改造资金绩效情况表", "乡村道路养护项目", "other"],
    ["校舍维修改造资金绩效目标表", "乡村道路养护项目", "other"],
    ["校舍维修改造资金决算报告", "乡村道路养护项目", "other"],
    ["校舍维修改造项目绩效评价表", "乡村道路养护项目", "other"],
    ["校舍大楼项目绩效自评表", "乡村道路养护项目", "other"],
    ["《校舍维修改造资金》绩效自评表", "乡村道路养护项目", "other"],
    ["2024年（校舍维修改造资金）绩效自评表", "校舍维修改造", "same"],
    // Who fills it in is no project.
    ["交通运输局项目绩效自评表", "乡村道路养护项目", "unknown"],
    ["交通运输局项目支出绩效自评表", "乡村道路养护项目", "unknown"],
    ["校舍大楼项目支出绩效自评表", "乡村道路养护项目", "unknown"],
    ["项目支出绩效自评表", "乡村道路养护项目", "unknown"],
    ["绩效自评表", "乡村道路养护项目", "unknown"],
    // What is left of a heading without words that fit any project.
    ["专项资金绩效自评表", "乡村道路养护项目", "unknown"],
    [undefined, "乡村道路养护项目", "unknown"],
    ["校舍维修改造资金绩效自评表", undefined, "unknown"],
    ["校舍维修改造资金绩效自评表", "路项目", "unknown"],
    // 校舍, 舍甲, 甲乙, 乙丙, 丙丁: one pair of five is not a quarter; of four (校舍甲乙丙) it is.
    ["校舍维修改造资金绩效自评表", "校舍甲乙丙丁", "other"],
    ["校舍维修改造资金绩效自评表", "校舍甲乙丙", "same"],
    ["校舍维修改造资金绩效自评表", "甲乙丙校舍", "same"],
    // Two characters are a name.
    ["道路维修资金绩效自评表", "道路项目", "same"],
    ["校舍资金绩效自评表", "乡村道路养护项目", "other"],
    // A year alone is none.
    ["2024年项目绩效自评表", "乡村道路养护项目", "unknown"],
    ["2024年度项目绩效自评表", "乡村道路养护项目", "unknown"],
    ["1998项目绩效自评表", "乡村道路养护项目", "unknown"],
  ])("%s of %s: %s", (title, name, is) => {
    expect(judged(title, name)).toBe(is);
  });
});
