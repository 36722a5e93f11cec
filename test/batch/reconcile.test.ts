import { describe, expect, test } from "vitest";
import { config } from "zod/mini";
import { assessMany } from "../../src/batch/assessMany";
import { safeParseClaims } from "../../src/batch/claimsSchema";
import { reconcile } from "../../src/batch/reconcile";
import { summarize } from "../../src/batch/summary";
import { parseRuleset } from "../../src/ruleset/parse";
import type { Ruleset } from "../../src/ruleset/schema";
import { mof2020, rulesets } from "../../src/rulesets";
import { type FormParts, formOf } from "./forms";

const GOAL_A =
  "进一步提高我区消防公共安全保障水平，切实增强消防救援队伍处警急难险重任务的战斗力，全年完成训练演习四十次";
const GOAL_B = "支持光机电产业园企业扩大生产，落实招商引资优惠政策，兑现企业扶持资金，带动就业和税收稳步增长";

const parts: FormParts[] = [
  {
    id: "a",
    name: "甲项目",
    unit: "万元",
    initialBudget: "120",
    budget: "100.5",
    executed: "90",
    grade: "优",
    total: "95",
    goal: GOAL_A,
  },
  {
    id: "b",
    name: "乙项目",
    unit: "万元",
    initialBudget: "80",
    budget: "80.25",
    executed: "80.25",
    grade: "良",
    total: "85",
    goal: GOAL_B,
  },
  // No grade printed: 92 is 优.
  {
    id: "c",
    name: "丙项目",
    unit: "元",
    initialBudget: "192500",
    budget: "192500",
    executed: "0",
    total: "92",
  },
];
const batch = (forms: readonly unknown[]) => summarize(assessMany(forms, mof2020));
const summary = () => batch(parts.map(formOf));
const codes = (result: ReturnType<typeof reconcile>) => result.findings.map(({ code, path }) => [code, path]);

describe("reconcile", () => {
  test("takes names of grades as the ruleset reads them in forms", () => {
    const published = { grades: { 优秀: 2, 良等: 2 } };
    expect(codes(reconcile(summary(), published, mof2020))).toEqual([["portfolio.grades", "/grades/良等"]]);
  });

  // 100.5 + 80.25 + 19.25 = 200.00
  test("finds nothing where count, funds and grades are as published", () => {
    const result = reconcile(summary(), { count: 3, funds: "200.00", grades: { 优: 2, 良: 1, 中: 0 } });
    expect(result.findings).toEqual([]);
    expect(result.checks["portfolio.grades"]).toEqual({ passed: 3, failed: 0, notEvaluated: 0 });
  });

  test("finds a wrong count, sum and grade, each with both figures", () => {
    const result = reconcile(summary(), { count: 4, funds: "250", grades: { 优: 3, 良: 1 } });
    expect(codes(result)).toEqual([
      ["portfolio.count", "/count"],
      ["portfolio.funds", "/funds"],
      ["portfolio.grades", "/grades/优"],
    ]);
    // ±0.005 for each form in 万元, ±0.005 元 for the one in 元.
    expect(result.findings[1]).toMatchObject({
      severity: "error",
      stated: "250",
      expected: { min: "199.9899995", max: "200.0100005" },
      params: { budget: "200", initialBudget: "219.25", difference: "50" },
    });
    expect(result.findings[2]).toMatchObject({ stated: "3", expected: { min: "2", max: "2" } });
  });

  // Sum 200 ± 0.0100005; a claim of one decimal stands for ±0.05, of two for ±0.005.
  test.each([
    ["200.06", false],
    ["200.0", true],
    ["200.1", false],
    ["200.01", true],
    ["200.02", false],
    ["199.99", true],
    ["199.98", false],
  ])("compares funds as printed: %s consistent %s", (funds, consistent) => {
    const { checks } = reconcile(summary(), { funds, fundsOf: "budget" });
    expect(checks["portfolio.funds"]).toMatchObject(consistent ? { passed: 1 } : { failed: 1 });
  });

  test("takes funds for the budget or the initial budget, unless the owner says which", () => {
    // 120 + 80 + 19.25 = 219.25
    expect(reconcile(summary(), { funds: "219.25" }).findings).toEqual([]);
    expect(codes(reconcile(summary(), { funds: "219.25", fundsOf: "budget" }))).toHaveLength(1);
  });

  test.each([
    ["2000000", "元"],
    ["0.02", "亿元"],
    ["200万元", "元"],
    ["200万", "元"],
  ] as const)("reads published funds of %s under %s as 200 万元", (funds, currencyUnit) => {
    expect(reconcile(summary(), { funds, currencyUnit }).findings).toEqual([]);
  });

  test("does not judge what unreadable forms leave open", () => {
    const withBad = batch([...parts.map(formOf), { bad: 1 }]);
    const result = reconcile(withBad, { count: 4, funds: "300", grades: { 优: 3 } });
    expect(result.findings).toEqual([]);
    expect(result.checks["portfolio.funds"]).toEqual({ passed: 0, failed: 0, notEvaluated: 1 });
    // Less than the readable forms alone is wrong all the same.
    const { findings } = reconcile(withBad, { count: 2, funds: "150", grades: { 优: 1 } });
    const told = findings.map(({ code, expected }) => [code, expected]);
    expect(told).toEqual([
      ["portfolio.count", { min: "3", max: "4" }],
      ["portfolio.funds", { min: "199.9899995", max: "200.0100005" }],
      ["portfolio.grades", { min: "2", max: "3" }],
    ]);
  });

  test("does not judge what forms without an amount, a grade or a total leave open", () => {
    const withBlank = batch([...parts.map(formOf), formOf({ id: "d", name: "丁项目" })]);
    const { checks, findings } = reconcile(withBlank, { funds: "300", grades: { 优: 3, 良: 3 } });
    expect(checks["portfolio.funds"]).toEqual({ passed: 0, failed: 0, notEvaluated: 1 });
    expect(checks["portfolio.grades"]).toEqual({ passed: 1, failed: 1, notEvaluated: 0 });
    expect(findings.map(({ stated, expected }) => [stated, expected])).toEqual([
      ["3", { min: "1", max: "2" }],
    ]);
  });

  test("takes severities and ground from the ruleset, and from mof-2020 where none is given", () => {
    const own = parseRuleset(
      {
        id: "own",
        version: "1.0.0",
        title: { zh: "本地", en: "own" },
        effectiveFrom: "2024-01-01",
        effectiveTo: null,
        extends: "mof-2020",
        references: {
          notice: {
            issuer: "某区财政局",
            documentNumber: "某财〔2024〕1号",
            title: "自评结果汇总通知",
            publishedOn: null,
          },
        },
        checks: {
          "portfolio.count": {
            severity: "info",
            basis: "localRule",
            reference: "notice",
            clause: "第二条",
            checkedOn: null,
          },
          "portfolio.duplicate-project": {
            severity: "error",
            basis: "reading",
            reference: null,
            clause: null,
            checkedOn: null,
          },
        },
      },
      { known: rulesets },
    );
    const twice = batch([...parts, { id: "z", name: "甲项目" }].map(formOf));
    const told = (ruleset?: Ruleset) =>
      reconcile(twice, { count: 5, grades: { 优: 4 } }, ruleset).findings.map((finding) => [
        finding.code,
        finding.severity,
        finding.reference,
      ]);
    // 优: two forms, and one whose grade is unknown.
    const form = "《绩效自评表及其填报说明》";
    expect(told(own)).toEqual([
      ["portfolio.count", "info", "某财〔2024〕1号《自评结果汇总通知》第二条"],
      ["portfolio.grades", "error", form],
      ["portfolio.duplicate-project", "error", null],
    ]);
    expect(told()).toEqual([
      ["portfolio.count", "error", form],
      ["portfolio.grades", "error", form],
      ["portfolio.duplicate-project", "warning", null],
    ]);
    expect(told()).toEqual(told(mof2020));
  });

  test("does not judge what was not published", () => {
    const { checks } = reconcile(summary());
    for (const code of ["portfolio.count", "portfolio.funds", "portfolio.grades"]) {
      expect(checks[code]).toEqual({ passed: 0, failed: 0, notEvaluated: 1 });
    }
  });
});

describe("duplicates", () => {
  test("lists a project name that comes twice, with the forms", () => {
    const twice = batch([...parts, { id: "z", name: "甲 项目" }].map(formOf));
    expect(reconcile(twice).findings).toMatchObject([
      {
        code: "portfolio.duplicate-project",
        severity: "warning",
        params: { forms: "2", refs: "a, z", match: "exact" },
      },
    ]);
  });

  test("counts forms of the same id one by one, and says that they share it", () => {
    const again = [...parts, { id: "a", name: "甲项目" }, { id: "z", name: "甲项目" }];
    expect(reconcile(batch(again.map(formOf))).findings).toMatchObject([
      {
        params: { forms: "3", refs: "a ×2, z", sameId: "true" },
        message: {
          zh: "项目名称“甲项目”出现在3份表中：a ×2, z（编号相同；一批之内编号应唯一）",
          en: 'the project name "甲项目" stands in 3 forms: a ×2, z (of the same id; ids should be unique in a batch)',
        },
      },
    ]);
  });

  test("lists a goal that nearly comes twice", () => {
    const near = batch(
      [...parts, { id: "z", name: "丁项目", goal: GOAL_A.replace("四十次", "五十次。") }].map(formOf),
    );
    expect(reconcile(near).findings).toMatchObject([
      { code: "portfolio.duplicate-text", params: { kind: "goal", match: "near", refs: "a, z" } },
    ]);
  });

  test("lists a reason pasted across forms, not one of a single form", () => {
    const reason = "受疫情影响，部分工作未能按计划开展";
    const pasted = batch([...parts.map((part) => ({ ...part, reason }))].map(formOf));
    expect(reconcile(pasted).findings).toMatchObject([
      { code: "portfolio.duplicate-text", stated: reason, params: { kind: "reason", forms: "3" } },
    ]);
  });
});

test("refuses claims with misspelt keys", () => {
  expect(safeParseClaims({ count: 48, fund: "1" })).toMatchObject({ success: false });
  expect(
    safeParseClaims({ count: 48, funds: "35095.05", currencyUnit: "万元", grades: { 优: 46 } }),
  ).toMatchObject({
    success: true,
  });
});

test("says what claims may be in its own words, whatever language zod is set to", () => {
  const issuesOf = () => {
    const result = safeParseClaims({ counts: 48, grades: { 优: -1 } });
    return result.success ? [] : result.issues;
  };
  const { customError } = config();
  const before = issuesOf();
  config({ customError: () => "zod's words" });
  try {
    expect(issuesOf()).toEqual(before);
  } finally {
    config({ customError });
  }
  expect(before.map(({ path, message }) => [path, message.zh.split("；")[0]])).toEqual([
    ["/grades/优", "公布汇总数的文件此处不符合格式"],
    ["", "公布汇总数的文件此处不符合格式 (counts)"],
  ]);
});
