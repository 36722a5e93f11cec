import { describe, expect, test } from "vitest";
import { RulesetError } from "../../src/errors";
import type { Evaluation } from "../../src/evaluation/schema";
import { parseRuleset } from "../../src/ruleset/parse";
import { type RulesetChoice, rulesetFinder, selectRuleset } from "../../src/ruleset/select";
import { hubei8020, mof2020, mof2021, rulesets } from "../../src/rulesets";
import { FORM_NAMES, realForm } from "../forms";
import { file } from "./file";

function split(...parts: readonly (readonly [name: string, weight: string])[]): Evaluation["indicators"] {
  return parts.map(([name, weight]) => ({
    name,
    children: [{ name: "二级", children: [{ name, weight }] }],
  }));
}

const IN_90 = split(["产出指标", "50"], ["效益指标", "30"], ["满意度指标", "10"]);
const IN_80 = split(["产出指标", "40"], ["效益指标", "30"], ["满意度指标", "10"]);
const IN_100 = split(["产出指标", "60"], ["效益指标", "30"], ["满意度指标", "10"]);
const WITH_COST = split(["成本指标", "20"], ["产出指标", "40"], ["效益指标", "20"], ["满意度指标", "10"]);

/** [the form, the ruleset, what one of the reasons says] */
const FORMS: readonly (readonly [title: string, form: Evaluation, id: string, reason: string])[] = [
  ["a form of 90 and 10", { year: 2024, indicators: IN_90 }, "mof-2020", "总分减各指标分值"],
  [
    "a form with 10 printed",
    { year: 2024, funds: { weight: "10" }, indicators: IN_90 },
    "mof-2020",
    "分值为10（表上印明）",
  ],
  ["a form of indicators alone", { year: 2024, indicators: IN_100 }, "mof-2020", "成本不是一级指标"],
  ["成本 as a first level", { year: 2024, indicators: WITH_COST }, "mof-2021", "成本是一级指标"],
  [
    "成本 as a first level before it was one",
    { year: 2020, indicators: WITH_COST },
    "mof-2020",
    "2020年有效",
  ],
  ["no year", { indicators: IN_90 }, "mof-2020", "表上没有年度"],
  [
    "80 and 20 in 湖北",
    { year: 2024, title: "湖北省某项目绩效自评表", indicators: IN_80 },
    "hubei-80-20",
    "“湖北”",
  ],
  [
    "80 and 20 in 云南",
    { year: 2024, project: { department: "施甸县农业农村局" }, indicators: IN_80 },
    "yunnan-80-20",
    "“施甸”",
  ],
  ["80 and 20 anywhere", { year: 2024, indicators: IN_80 }, "yunnan-80-20", "由表上不能确定"],
  ["湖北 with 90 and 10", { year: 2024, title: "湖北省某项目", indicators: IN_90 }, "mof-2020", "分值为10"],
  [
    "a weight nobody has",
    { year: 2024, funds: { weight: "15" }, indicators: IN_90 },
    "mof-2020",
    "没有规则集与此相同",
  ],
  ["a grade 二等", { year: 2024, indicators: IN_90, total: { grade: "二等" } }, "guangxi", "等级写作“二等”"],
  [
    "广西 without a grade",
    { year: 2024, title: "广西某项目绩效自评表", indicators: IN_90 },
    "guangxi",
    "“广西”",
  ],
  [
    "广西 with a grade 优",
    { year: 2024, title: "广西某项目", indicators: IN_90, total: { grade: "优" } },
    "mof-2020",
    "等级写作“优”",
  ],
  ["a grade nobody has", { year: 2024, indicators: IN_90, total: { grade: "甲" } }, "mof-2020", "2024年有效"],
];

describe("A form is told by its year and layout", () => {
  test.each(FORMS)("%s", (_, form, id, reason) => {
    const { ruleset, reasons } = selectRuleset(form, rulesets);
    expect(ruleset.id).toBe(id);
    expect(reasons.map(({ zh }) => zh).join("；")).toContain(reason);
    expect(reasons.every(({ en }) => en !== "")).toBe(true);
  });

  test("a guess names what else it could be", () => {
    expect(selectRuleset({ year: 2024, indicators: IN_80 }, rulesets).alternatives).toEqual(["hubei-80-20"]);
    expect(selectRuleset({ year: 2024, indicators: IN_90 }, rulesets).alternatives).toEqual([]);
  });

  test.each(FORM_NAMES)("the real form %s is one of mof-2020", (name) => {
    expect(selectRuleset(realForm(name), rulesets).ruleset.id).toBe("mof-2020");
  });

  test("a bureau's own ruleset is found by its place, and no more once it has ended", () => {
    const own = parseRuleset(file({ regions: ["晋城"], effectiveTo: "2025-12-31" }), { known: rulesets });
    const known = { ...rulesets, [own.id]: own };
    expect(selectRuleset(realForm("a01"), known).ruleset.id).toBe("bureau-2024");
    expect(selectRuleset({ ...realForm("a01"), year: 2026 }, known).ruleset.id).toBe("mof-2020");
    expect(selectRuleset({ year: 2024, indicators: IN_90 }, known).ruleset.id).toBe("mof-2020");
  });

  test("a year before all rulesets has none", () => {
    expect(() => selectRuleset({ year: 2019, indicators: [] }, rulesets)).toThrow(RulesetError);
    expect(() => selectRuleset({ year: 2024, indicators: [] }, {})).toThrow("ruleset");
  });
});

describe("the ruleset of each form of a batch", () => {
  const withCost: Evaluation = { year: 2024, indicators: WITH_COST };
  const withoutCost: Evaluation = { year: 2024, indicators: IN_90 };

  test("is the one that was given, or the one its layout speaks for", () => {
    const [given, chosen] = [rulesetFinder(hubei8020), rulesetFinder({ among: rulesets })];
    expect([given(withCost), given(withoutCost)]).toEqual([hubei8020, hubei8020]);
    expect([chosen(withCost), chosen(withoutCost)]).toEqual([mof2021, mof2020]);
  });

  test.each([undefined, null, "mof-2020"])("is not %j: told at once", (choice) => {
    expect(() => rulesetFinder(choice as unknown as RulesetChoice)).toThrow(RulesetError);
  });
});
