import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { portfolioClaims, reconcilePortfolio } from "../../src/accounts/index";
import { type Evaluation, parseEvaluation } from "../../src/index";
import { assessment, document, documentWith, rules } from "./jincheng";

const folder = new URL("../../examples/jincheng-2024/", import.meta.url);
const forms = readdirSync(folder)
  .filter((name) => name.endsWith(".json"))
  .sort()
  .map((name) => ({ evaluation: parseEvaluation(JSON.parse(readFileSync(new URL(name, folder), "utf8"))) }));

const form = (executed: string, grade?: string): { evaluation: Evaluation } => ({
  evaluation: {
    currencyUnit: "万元",
    funds: { total: { budget: executed, executed } },
    indicators: [],
    total: { grade: grade ?? null },
  },
});

test("reads what was published of all self-evaluations", () => {
  // L574
  expect(portfolioClaims(document)).toEqual({
    count: 48,
    funds: "35095.05",
    currencyUnit: "万元",
    grades: { 优: 46, 良: 2, 中: 0, 差: 0 },
  });
});

describe("the 24 forms published beside the accounts", () => {
  const result = reconcilePortfolio(document, forms, rules);

  test("may be some of the 48, but for the one in 元", () => {
    expect(result.forms.count).toBe(24);
    expect(result.projectExpenditure).toBe("34612.2"); // L145
    const errors = result.findings.filter(({ severity }) => severity === "error");
    // a09: 1060098.02 under 万元
    expect(errors.map(({ path, stated }) => [path, stated])).toEqual([
      ["/forms/5/funds/total/executed", "1060098.02"],
    ]);
    expect(errors[0]?.message.zh).toContain("如以元计，为 106.009802 万元");
  });

  test("says that the funds published exceed all project expenditure", () => {
    // L574 against L145: 35095.05 − 34612.20 = 482.85
    const scope = assessment.findings.find(({ code }) => code === "portfolio.scope");
    expect(scope).toMatchObject({
      severity: "info",
      cell: "L574",
      stated: "35095.05",
      expected: null,
      params: { difference: "482.85" },
      related: ["/tables/2/rows/0/figures/project"],
    });
    expect(scope?.message.zh).toContain("请核对，或说明原因、口径");
  });

  test("shows which subject a form's money can be part of", () => {
    const whole = result.subjects.flatMap(({ form: name, candidates }) =>
      candidates.filter(({ match }) => match === "whole").map(({ code }) => [name, code]),
    );
    expect(whole).toEqual([
      ["鸿才苑小区维修改造资金", "2210106"], // a16: 720.00, L189
      ["组织人力资源部干部保健工作经费", "2101102"], // b05: 7, L179
      ["综合办公室群团专项经费", "2012999"], // b09: 34.065, L155: 34.06
    ]);
    // a03: 11251.43 fits only into 2159999 with 27252.59 (L186)
    expect(result.subjects[1]?.candidates.map(({ code }) => code)).toEqual(["2159999"]);
  });
});

describe("a complete set of forms", () => {
  const small = documentWith([
    "绩效自评个数48个，涉及资金35095.05万元：46个项目自评等级为“优”，2个",
    "绩效自评个数3个，涉及资金60.00万元：2个项目自评等级为“优”，1个",
  ]);
  const complete = (...given: { evaluation: Evaluation }[]) =>
    reconcilePortfolio(small, given, rules, { complete: true }).findings.map(({ code }) => code);

  test("agrees with what was published", () => {
    expect(complete(form("10.00", "优"), form("20.00", "优"), form("30.00", "良"))).toEqual([]);
  });

  test.each([
    ["portfolio.count", [form("10.00", "优"), form("50.00", "优")]],
    ["portfolio.grades", [form("10.00", "优"), form("20.00", "良"), form("30.00", "良")]],
    ["portfolio.funds", [form("10.00", "优"), form("20.00", "优"), form("33.00", "良")]],
    ["portfolio.accounts", [form("40000.00", "优"), form("20.00", "优"), form("30.00", "良")]],
  ] as const)("%s where it does not", (code, given) => {
    expect(complete(...given)).toContain(code);
  });

  test("is judged as gravely as the rules say", () => {
    const milder = structuredClone(rules);
    for (const code of ["portfolio.count", "portfolio.funds"] as const)
      milder.checks[code] = { ...milder.checks[code], severity: "warning" };
    const { findings } = reconcilePortfolio(small, [form("10.00", "优")], milder, { complete: true });
    expect(findings.map(({ code, severity }) => [code, severity])).toEqual([
      ["portfolio.count", "warning"], // 1 of 3
      ["portfolio.grades", "error"], // 1 of 2 are 优
      ["portfolio.grades", "error"], // 0 of 1 is 良
      ["portfolio.funds", "warning"], // 10.00 of 60.00
    ]);
  });

  test("an unknown grade may be any", () => {
    expect(complete(form("10.00", "优"), form("20.00"), form("30.00", "良"))).toEqual([]);
  });

  test("leaves unevaluated what was not published", () => {
    const { checks } = reconcilePortfolio({ tables: [], narrative: [] }, [form("1.00")], rules);
    expect(checks["portfolio.count"]).toEqual({ passed: 0, failed: 0, notEvaluated: 1 });
    expect(checks["portfolio.funds"]).toEqual({ passed: 0, failed: 0, notEvaluated: 1 });
  });
});
