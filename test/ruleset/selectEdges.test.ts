import { describe, expect, test } from "vitest";
import type { Evaluation } from "../../src/evaluation/schema";
import { parseRuleset } from "../../src/ruleset/parse";
import type { Ruleset } from "../../src/ruleset/schema";
import { selectRuleset } from "../../src/ruleset/select";
import {
  guangxi,
  hubei8020,
  mof2020,
  mof2021,
  mof2021Stepped,
  rulesets,
  yunnan8020,
} from "../../src/rulesets";
import { file, stating } from "./file";

/** One first level with one row. */
const weighing = (weight: string): Evaluation["indicators"] => [
  { name: "产出指标", children: [{ name: "数量指标", children: [{ name: "套数", weight }] }] },
];
const UNWEIGHED: Evaluation["indicators"] = [
  { name: "产出指标", children: [{ name: "数量指标", children: [{ name: "套数" }] }] },
];

function known(...list: readonly Ruleset[]): Record<string, Ruleset> {
  return Object.fromEntries(list.map((ruleset) => [ruleset.id, ruleset]));
}

function own(over: Readonly<Record<string, unknown>>): Ruleset {
  return parseRuleset(file(over), { known: rulesets });
}

const said = (form: Evaluation, among: Readonly<Record<string, Ruleset>> = rulesets) =>
  selectRuleset(form, among).reasons.map(({ zh }) => zh);
const idFor = (form: Evaluation, among: Readonly<Record<string, Ruleset>> = rulesets) =>
  selectRuleset(form, among).ruleset.id;

describe("the year", () => {
  /** A ruleset is in force in every year it has a day in. */
  test.each([
    ["its first day is the year's last", { effectiveFrom: "2024-12-31" }, 2024, "bureau-2024"],
    ["its first day is the next year's first", { effectiveFrom: "2025-01-01" }, 2024, "mof-2020"],
    ["its last day is the year's first", { effectiveTo: "2025-01-01" }, 2025, "bureau-2024"],
    ["its last day is the last one's last", { effectiveTo: "2024-12-31" }, 2025, "mof-2020"],
    ["it has ended, and the form has no year", { effectiveTo: "2099-12-31" }, undefined, "mof-2020"],
    ["it has not ended, and the form has no year", {}, undefined, "bureau-2024"],
  ])("%s", (_, days, year, id) => {
    const local = own({ regions: ["晋城"], ...days });
    const form = {
      title: "晋城市某项目",
      indicators: weighing("90"),
      ...(year === undefined ? {} : { year }),
    };
    expect(idFor(form, known(mof2020, local))).toBe(id);
  });

  test("before all rulesets: the error tells where the year stands", () => {
    expect(() => selectRuleset({ year: 2019, indicators: [] }, rulesets)).toThrow(
      expect.objectContaining({
        issues: [expect.objectContaining({ code: "ruleset.none-in-force", path: "/year" })],
      }),
    );
  });

  /** 10 points up to 2024, 20 from 2025 on. */
  const changed = parseRuleset(stating("executionWeight", "points", "10", "20"), { known: rulesets });
  test.each([
    [2024, "80", "mof-2020"],
    [2025, "80", "bureau-2024"],
  ])("the weight compared is that of the form's year: %i", (year, weight, id) => {
    // 100 − 80 = 20.
    expect(idFor({ year, indicators: weighing(weight) }, known(mof2020, changed))).toBe(id);
  });

  test("the grades and the first levels compared are those of the form's year", () => {
    const grade = (name: string) => [
      { grade: name, aliases: [], min: "0", minIncluded: true, max: "100", maxIncluded: true },
    ];
    const marks = parseRuleset(stating("grades", "bands", grade("甲"), grade("乙")), { known: rulesets });
    const graded = (year: number) => ({ year, indicators: UNWEIGHED, total: { grade: "甲" } });
    expect(idFor(graded(2024), known(mof2020, marks))).toBe("bureau-2024");
    expect(idFor(graded(2025), known(mof2020, marks))).toBe("mof-2020");

    const level = (dimension: string, name: string) => [[{ dimension, names: [name], weight: null }]];
    const levels = parseRuleset(
      stating("firstLevelWeights", "list", level("cost", "成本"), level("output", "产出")),
      { known: rulesets },
    );
    const costed = (year: number) => ({ year, indicators: [{ name: "成本指标" }] });
    expect(idFor(costed(2024), known(mof2020, levels))).toBe("bureau-2024");
    expect(idFor(costed(2025), known(mof2020, levels))).toBe("mof-2020");
  });
});

describe("the execution weight", () => {
  const funds = (score: string, executed: string, budget: string): Evaluation["funds"] => ({
    total: { score, executed, budget },
  });
  const BY_SCORE = "执行率得分除以执行率";
  const BY_REST = "总分减各指标分值";

  test.each<[string, Omit<Evaluation, "year">, string, string]>([
    // 16 ÷ (80 ÷ 100) = 20.
    ["score ÷ rate", { funds: funds("16", "80", "100"), indicators: UNWEIGHED }, "20", BY_SCORE],
    // 8.94 ÷ (828.06 ÷ 926) = 9.997: the form a01, whose rows make 50.
    [
      "score ÷ rate, rounded",
      { funds: funds("8.94", "828.06", "926"), indicators: weighing("50") },
      "10",
      BY_SCORE,
    ],
    // 120 ÷ 100 counts as 1; 20 ÷ 1.2 = 16.67 would be no weight.
    [
      "a rate above 1 counts as 1",
      { funds: funds("20", "120", "100"), indicators: weighing("90") },
      "20",
      BY_SCORE,
    ],
    // 13 ÷ 1 = 13 is no ruleset's, 100 − 80 = 20 is.
    [
      "the second way where the first is nobody's",
      { funds: funds("13", "5", "5"), indicators: weighing("80") },
      "20",
      BY_REST,
    ],
    // Nothing spent, or nothing to spend: no rate to divide by.
    ["nothing spent", { funds: funds("0", "0", "100"), indicators: weighing("80") }, "20", BY_REST],
    ["no budget", { funds: funds("10", "5", "0"), indicators: weighing("80") }, "20", BY_REST],
    // −20 ÷ (−100 ÷ 100) = 20 and −20 ÷ (100 ÷ −100) = 20: signs are no rates.
    [
      "a negative amount spent",
      { funds: funds("-20", "-100", "100"), indicators: weighing("90") },
      "10",
      BY_REST,
    ],
    ["a negative budget", { funds: funds("-20", "100", "-100"), indicators: weighing("90") }, "10", BY_REST],
    [
      "a funds table without total line",
      { funds: { sources: [] }, indicators: weighing("80") },
      "20",
      BY_REST,
    ],
    // 120 − 100 = 20.
    ["the printed total counts", { total: { weight: "120" }, indicators: weighing("100") }, "20", BY_REST],
    // A level counts where its rows are blank; 100 − 80.
    [
      "a level without weighed rows",
      { indicators: [{ name: "产出指标", weight: "80", children: [{ name: "二级" }] }] },
      "20",
      BY_REST,
    ],
    // The rows make 90, though the level says 80.
    [
      "rows before their level",
      {
        indicators: [
          { name: "产出指标", weight: "80", children: [{ name: "二级", children: [{ weight: "90" }] }] },
        ],
      },
      "10",
      BY_REST,
    ],
    ["two levels without rows", { indicators: [{ weight: "50" }, { weight: "30" }] }, "20", BY_REST],
  ])("%s", (_, form, weight, told) => {
    expect(said({ year: 2024, ...form })).toContain(`预算执行率分值为${weight}（${told}）`);
  });

  test.each([
    ["no weights", UNWEIGHED],
    ["weights that leave nothing", weighing("100")],
    ["weights above the total", weighing("110")],
  ])("%s say nothing of it", (_, indicators) => {
    expect(said({ year: 2024, indicators }).join()).not.toContain("执行率");
  });

  // Were 100 − 100 = 0 a weight, these would be taken.
  test.each(["0", "-10"])("rows that leave none do not fit a ruleset of %s points", (weight) => {
    const none = { ...own({}), parameters: { ...mof2020.parameters, executionWeight: of(weight) } };
    const rows = weighing(weight === "0" ? "100" : "110");
    expect(idFor({ year: 2024, indicators: rows }, known(mof2020, none))).toBe("mof-2020");
  });

  function of(value: string): Ruleset["parameters"]["executionWeight"] {
    const { unit, values } = mof2020.parameters.executionWeight;
    return { unit, values: [{ ...values[0]!, value }] };
  }

  test("what is printed counts alone, even where no ruleset has it", () => {
    // 100 − 80 = 20 would be Yunnan's and Hubei's.
    const form: Evaluation = { year: 2024, funds: { weight: "15" }, indicators: weighing("80") };
    expect(said(form)[1]).toBe("预算执行率分值为15，没有规则集与此相同");
    expect(idFor(form)).toBe("mof-2020");
  });
});

describe("the grade", () => {
  const graded = (grade: string | null): Evaluation => ({
    year: 2024,
    indicators: UNWEIGHED,
    total: { grade },
  });
  const AMONG = known(mof2020, guangxi);

  test.each([
    [" 二等 ", "等级写作“二等”"],
    // Ten characters of twelve.
    ["「【（“二等”）】」 」", "等级写作“「【（“二等”）】」”"],
  ])("is quoted without the spaces around it, and shortly: %j", (grade, reason) => {
    const [, second] = said(graded(grade), AMONG);
    expect(second).toBe(reason);
    expect(idFor(graded(grade), AMONG)).toBe("guangxi");
  });

  test.each([null, "", "-", "——"])("%j is none", (grade) => {
    expect(said(graded(grade), AMONG).join()).not.toContain("等级");
    expect(idFor(graded(grade), AMONG)).toBe("mof-2020");
  });
});

describe("the place", () => {
  const at = (texts: Pick<Evaluation, "title" | "project">): Evaluation => ({
    year: 2024,
    ...texts,
    indicators: UNWEIGHED,
  });

  test.each<[string, Evaluation, string, string]>([
    ["in the heading", at({ title: "湖北省某项目" }), "hubei-80-20", "湖北"],
    ["in the department", at({ project: { department: "湖北省水利厅" } }), "hubei-80-20", "湖北"],
    ["in the implementer", at({ project: { implementer: "保山市水务局" } }), "yunnan-80-20", "保山"],
    ["two words of one place", at({ title: "云南省保山市" }), "yunnan-80-20", "云南、保山"],
    [
      "a word twice",
      at({ title: "云南省", project: { department: "云南省水利厅" } }),
      "yunnan-80-20",
      "云南",
    ],
  ])("%s", (_, form, id, words) => {
    const { ruleset, reasons } = selectRuleset(form, rulesets);
    expect(ruleset.id).toBe(id);
    expect(reasons[1]!.zh).toBe(`表名或单位写有“${words}”`);
  });

  test("is not put together of two cells", () => {
    const form = at({ title: "绩效自评表（鄂湖", project: { department: "北京路街道" } });
    expect(idFor(form, known(mof2020, hubei8020))).toBe("mof-2020");
  });

  test("of a project's name says nothing", () => {
    expect(idFor(at({ project: { name: "湖北援建工程" } }))).toBe("mof-2020");
  });

  test("a ruleset whose list of places is empty is for all", () => {
    const everywhere = own({ regions: [] });
    const among = known(everywhere, hubei8020);
    expect(idFor({ year: 2024, indicators: UNWEIGHED }, among)).toBe("bureau-2024");
  });

  test("local rulesets are left where there are no others", () => {
    const { ruleset, alternatives } = selectRuleset(
      { year: 2024, indicators: weighing("80") },
      known(hubei8020, yunnan8020),
    );
    // Without their base both change nothing one could count; the first stands.
    expect([ruleset.id, alternatives]).toEqual(["hubei-80-20", ["yunnan-80-20"]]);
  });

  test("a local ruleset that fits as well is not for other places", () => {
    // guangxi has 10 points too; with it alone beside mof-2020, nothing is left to guess.
    expect(said({ year: 2024, indicators: weighing("90") }, known(mof2020, guangxi))).toEqual(["2024年有效"]);
  });
});

describe("what is left", () => {
  test("reasons are told where they part the candidates, and no others", () => {
    // All have 10 points, grades 优…差, no place; only 成本 parts them.
    expect(
      said({ year: 2024, funds: { weight: "10" }, indicators: weighing("90") }, known(mof2020, mof2021)),
    ).toEqual(["2024年有效", "成本不是一级指标"]);
    expect(said({ year: 2024, funds: { weight: "10" }, indicators: weighing("90") }, known(mof2020))).toEqual(
      ["2024年有效"],
    );
  });

  test("one that is alone has neither variants nor alternatives", () => {
    expect(selectRuleset({ year: 2024, indicators: UNWEIGHED }, known(mof2020)).alternatives).toEqual([]);
  });

  test("a first level without a name is no 成本", () => {
    expect(idFor({ year: 2024, indicators: [{ children: [] }] }, known(mof2020, mof2021))).toBe("mof-2020");
  });

  test("variants are named, and are no alternatives", () => {
    const form: Evaluation = { year: 2024, indicators: [{ name: "成本指标" }] };
    const { ruleset, reasons, alternatives } = selectRuleset(form, known(mof2020, mof2021Stepped, mof2021));
    expect([ruleset.id, alternatives]).toEqual(["mof-2021", []]);
    expect(reasons.map(({ zh }) => zh)).toEqual([
      "2024年有效",
      "成本是一级指标",
      "mof-2021-stepped 是其变体，由表上看不出，须指定才用",
    ]);
  });

  test("of equals the one that changes least, wherever it stands", () => {
    // rules.md: 湖北 changes three parameters, 云南 two.
    const form: Evaluation = { year: 2024, indicators: weighing("80") };
    for (const among of [known(mof2020, hubei8020, yunnan8020), known(mof2020, yunnan8020, hubei8020)]) {
      const { ruleset, reasons, alternatives } = selectRuleset(form, among);
      expect([ruleset.id, alternatives]).toEqual(["yunnan-80-20", ["hubei-80-20"]]);
      expect(reasons.at(-1)!.zh).toContain("由表上不能确定，取改动最少的 yunnan-80-20");
    }
  });

  test("rulesets that extend each other in a ring come to an end", () => {
    const a = { ...mof2020, id: "a", extends: "b" };
    const b = { ...mof2020, id: "b", extends: "a" };
    expect(selectRuleset({ year: 2024, indicators: UNWEIGHED }, { a, b }).alternatives).toEqual(["b"]);
  });
});
