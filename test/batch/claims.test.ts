import { describe, expect, test } from "vitest";
import { safeParseClaims } from "../../src/batch/claimsSchema";
import { reconcile } from "../../src/batch/reconcile";
import { emptySummary } from "../../src/batch/summary";
import { type Told, wording } from "../../src/batch/wording";

describe("claims", () => {
  test.each([
    {},
    { count: 0, funds: 35095.05, fundsOf: "initialBudget", currencyUnit: "元", grades: { 优: 0 } },
    { count: 48, funds: "35,095.05", fundsOf: "budget", currencyUnit: "万元", grades: {} },
    { fundsOf: "executed", currencyUnit: "亿元", grades: { 优: 46, 良: 2 } },
  ])("may be %j", (claims) => {
    expect(safeParseClaims(claims)).toEqual({ success: true, data: claims });
  });

  test.each<[unknown, [code: string, path: string, named: string][]]>([
    [[], [["claims.invalid-type", "", ""]]],
    [{ count: -1 }, [["claims.too-small", "/count", ""]]],
    [
      { count: 1.5, funds: null },
      [
        ["claims.invalid-type", "/count", ""],
        ["claims.invalid-union", "/funds", ""],
      ],
    ],
    [{ fundsOf: "carryover" }, [["claims.invalid-value", "/fundsOf", ""]]],
    [{ currencyUnit: "美元" }, [["claims.invalid-value", "/currencyUnit", ""]]],
    [{ grades: { "优/良": "2" } }, [["claims.invalid-type", "/grades/优~1良", ""]]],
    // Of many misspelt keys five are named.
    [{ a: 1, b: 1, c: 1, d: 1, e: 1, f: 1 }, [["claims.unrecognized-keys", "", " (a, b, c, d, e)"]]],
  ])("may not be %j", (claims, complaints) => {
    const result = safeParseClaims(claims);
    const issues = result.success ? [] : result.issues;
    expect(issues.map(({ code, path, message: { zh, en } }) => [code, path, zh, en])).toEqual(
      complaints.map(([code, path, named]) => [
        code,
        path,
        expect.stringContaining(`不符合格式${named}；可有 count`),
        expect.stringContaining(`shape here${named}; it may have count`),
      ]),
    );
  });

  test("a hundred faults are told of a thousand", () => {
    const grades = Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`g${i}`, "?"]));
    expect(safeParseClaims({ grades })).toMatchObject({ issues: { length: 100 } });
  });
});

/** What a finding tells: of the words that are the same for each, nothing. */
const told = (stated: string, expected: Told["expected"], params: Told["params"]) => ({
  stated,
  expected,
  params,
});
const goal = { kind: "goal", match: "exact", likeness: "1", forms: "2", refs: "a, z" };

describe("what a finding about a batch says", () => {
  test.each<[string, Told, string, string]>([
    [
      "portfolio.count",
      told("4", { min: "3", max: "3" }, {}),
      "公布的项目数为4，实有自评表3份",
      "4 forms published, the batch holds 3",
    ],
    [
      "portfolio.count",
      told("9", { min: "3", max: "5" }, {}),
      "公布的项目数为9，实有自评表3–5份",
      "9 forms published, the batch holds 3–5",
    ],
    [
      "portfolio.funds",
      told("250", null, { budget: "200", initialBudget: "219.25", difference: "50", unit: "万元" }),
      "公布的资金为250，各表资金总额合计：年初预算数 219.25；全年预算数 200（万元），相差50",
      "funds of 250 were published, the totals of the forms add up to initial budget 219.25; budget 200 (万元), a difference of 50",
    ],
    [
      "portfolio.funds",
      told("250", null, { executed: "180", difference: "70", unit: "万元" }),
      "公布的资金为250，各表资金总额合计：全年执行数 180（万元），相差70",
      "funds of 250 were published, the totals of the forms add up to executed 180 (万元), a difference of 70",
    ],
    [
      "portfolio.grades",
      told("3", { min: "2", max: "2" }, { grade: "优" }),
      "公布等级“优”的为3个，各表为2个",
      "3 forms published as 优, the batch holds 2",
    ],
    [
      "portfolio.duplicate-project",
      told("甲项目", null, { forms: "2", refs: "a, z" }),
      "项目名称“甲项目”出现在2份表中：a, z",
      'the project name "甲项目" stands in 2 forms: a, z',
    ],
    [
      "portfolio.duplicate-text",
      told("支持企业", null, goal),
      "绩效目标“支持企业”出现在2份表中：a, z",
      'the goal "支持企业" stands in 2 forms: a, z',
    ],
    [
      "portfolio.duplicate-text",
      told("下达较晚", null, { ...goal, kind: "reason", match: "near", likeness: "0.87" }),
      "偏差原因“下达较晚”或几乎相同的文字（相似度约0.87起）出现在2份表中：a, z",
      'the reason "下达较晚" or nearly the same words (likeness from about 0.87) stands in 2 forms: a, z',
    ],
    [
      "portfolio.grades",
      told("1", { min: "0", max: "0" }, { grade: "优" }),
      "公布等级“优”的为1个，各表为0个",
      "1 form published as 优, the batch holds 0",
    ],
    ["portfolio.other", told("1", null, {}), "portfolio.other", "portfolio.other"],
    // No range is due.
    [
      "portfolio.count",
      told("4", null, {}),
      "公布的项目数为4，实有自评表份",
      "4 forms published, the batch holds ",
    ],
  ])("%s", (code, parts, zh, en) => {
    expect(wording(code, parts)).toEqual({ zh, en });
  });

  test("a batch of nothing fits nothing but nothing", () => {
    const { findings } = reconcile(emptySummary(), { count: 1, funds: "1", grades: { "a/b": 1 } });
    expect(findings.map(({ code, path, params }) => [code, path, params])).toEqual([
      ["portfolio.count", "/count", { forms: "0", unreadable: "0" }],
      ["portfolio.funds", "/funds", { unit: "万元", budget: "0", initialBudget: "0", difference: "1" }],
      ["portfolio.grades", "/grades/a~1b", { grade: "a/b", forms: "0", unknown: "0" }],
    ]);
    expect(reconcile(emptySummary(), { count: 0, funds: "0", grades: { constructor: 0 } }).findings).toEqual(
      [],
    );
  });
});
