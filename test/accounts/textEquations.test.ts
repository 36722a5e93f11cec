import { describe, expect, test } from "vitest";
import { assessAccounts } from "../../src/accounts/index";
import { assessment, assessWith, document, equation, rules } from "./jincheng";

describe("figures of the text held against each other", () => {
  test.each([
    // L444: both sides balance in both years.
    ["text.change-overall", "-21128.18", "=", "-21128.18"],
    // L464, the second behind a semicolon
    ["text.change-fiscal", "-21111.87", "=", "-21111.87"],
    // L536 1.32 = L538 0.87 + L540 与上年相同 + L542 0.34 + L544 0.11
    ["text.change-three-public", "1.32", "=", "1.32"],
    // L496 11941.39 = 4031.10 + 647 + 2142.31 + 60 + 358.97 + 172.68 + 0 + 4326.05 + 203.28 (L498–L514)
    ["text.budget-classes", "11941.39", "=", "11941.39"],
    // L554: 4 batches at home + 0 from abroad
    ["text.reception-batches", "4", "=", "4"],
    // L552 against L427 of table 10
    ["text.vehicles-kept", "8", "<=", "12"],
    // L550: nothing spent on vehicles, none bought
    ["text.vehicles-bought", "0", "zeroTogether", "0"],
  ])("%s: %s %s %s", (id, left, relation, right) => {
    expect(equation(id)).toMatchObject({ outcome: "exact", left, relation, right });
  });

  test("finds 182 figures and has something to say of all but 1人 in L548", () => {
    // 1人出访: who went, not how many of a count that is given elsewhere
    const unchecked = assessment.narrative.figures.filter(({ outcome }) => outcome === "unchecked");
    expect(assessment.narrative).toMatchObject({ found: 182, matched: 181, contradicting: 0 });
    expect(unchecked.map(({ cell, printed, unit }) => [cell, printed + unit])).toEqual([["L548", "1人"]]);
  });

  test.each([
    // 21,128.18 twice in L444; the first one is changed, and its rate no longer fits either
    ["text.change-overall", "收入总计减少21,128.18", "收入总计减少21,129.18"],
    ["text.change-three-public", "比上年度增加1.32万元", "比上年度增加1.38万元"],
    ["text.budget-classes", "社会保障和就业支出年初预算358.97", "社会保障和就业支出年初预算385.97"],
    ["text.reception-persons", "国（境）外0批次，0人次", "国（境）外0批次，5人次"],
    [
      "text.reception-domestic-persons-batches",
      "国内接待费0.52万元，共接待4批次",
      "国内接待费0.52万元，共接待66批次",
    ],
    ["text.reception-foreign-affairs", "外事接待费0万元", "外事接待费0.60万元"],
    ["text.vehicles-kept", "保有量共8辆", "保有量共18辆"],
    ["text.vehicles-bought", "共购置公务用车0辆", "共购置公务用车1辆"],
    ["text.procurement-small", "授予小微企业合同金额416.80", "授予小微企业合同金额461.80"],
  ])("%s is violated where %s says %s", (id, from, to) => {
    const result = assessWith([from, to]);
    expect(equation(id, result).outcome).toBe("violated");
    expect(result.findings.find(({ params }) => params.equation === id)).toMatchObject({
      severity: rules.checks[equation(id, result).check as keyof typeof rules.checks].severity,
      message: { zh: expect.stringContaining("请核对"), en: expect.stringContaining("check") },
    });
  });

  test("the same figure given twice must be the same", () => {
    // L544 65人, L554 65人次
    const result = assessWith(["4批次，共65人", "4批次，共56人"]);
    const finding = result.findings.find(({ params }) => params.equation?.startsWith("narrative.same"));
    expect(finding).toMatchObject({
      code: "accounts.narrative",
      stated: "65",
      expected: { min: "56", max: "56" },
    });
  });

  test("an increase cannot be more than the amount it led to", () => {
    // L504: 60.00, of which 60.00 more than last year: last year nothing
    const result = assessWith(["较上年决算增加60.00万元", "较上年决算增加66.00万元"]);
    const finding = result.findings.find(({ cell }) => cell === "L504");
    expect(finding).toMatchObject({ code: "accounts.narrative", stated: "60.00" });
    expect(finding?.message.en).toContain("6 short, more than the 0.01 that rounding explains");
  });

  test("a second change in the same breath may be that of a part", () => {
    const result = assessWith(["接待次数增多，2024年度", "接待次数增多，比上年增加0.05万元，2024年度"]); // L544
    expect(result.narrative.contradicting).toBe(0);
  });

  test("基本与上年相同 is not the same", () => {
    const result = assessWith(["支出0万元，与上年相同", "支出0万元，基本与上年相同"]); // L540
    expect(equation("text.change-three-public", result).outcome).toBe("notEvaluated");
  });

  test("what the text does not say is not evaluated, and is counted", () => {
    const silent = { ...document, narrative: document.narrative.filter(({ at }) => at !== "L542") };
    const result = assessAccounts(silent, rules);
    expect(equation("text.change-three-public", result)).toMatchObject({
      outcome: "notEvaluated",
      reason: "missing",
    });
    expect(result.narrative.contradicting).toBe(0);
  });
});

describe("budgets of several kinds", () => {
  const say = (text: string) =>
    assessAccounts(
      { ...document, narrative: [{ headings: ["一般公共预算财政拨款支出决算具体情况"], text }] },
      rules,
    ).narrative.figures.map(({ printed, outcome }) => `${printed} ${outcome}`);

  test("the one that is named is completed", () => {
    // 636.16 ÷ 647.00 = 98.32%, 636.16 ÷ 700.00 = 90.88%
    const words = "公共安全支出年初预算647.00万元，调整预算700.00万元，支出决算636.16万元，完成";
    expect(say(`${words}年初预算的98.32%。`).at(-1)).toBe("98.32 agrees");
    expect(say(`${words}调整预算的90.88%。`).at(-1)).toBe("90.88 agrees");
    expect(say(`${words}年初预算的90.88%。`).at(-1)).toBe("90.88 contradicts");
    expect(say(`${words}预算的90.88%。`).at(-1)).toBe("90.88 agrees");
  });
});

describe("subjects of tables 02, 03 and 05 with what is carried over", () => {
  test("equal fiscal income and expenditure where nothing is carried over", () => {
    // L104 of table 02 against L167 of table 05; L217 and L219 of table 04 are blank
    const result = assessWith([
      "2080502\t事业单位离退休\t43.54\t43.54",
      "2080502\t事业单位离退休\t43.84\t43.84",
    ]);
    expect(equation("cross.02-05-closing:2080502", result)).toMatchObject({
      outcome: "violated",
      left: "43.84",
      right: "43.54",
      slack: "0.01",
    });
  });

  test("differ by no more than table 04 carries over", () => {
    const result = assessWith(
      ["2080502\t事业单位离退休\t43.54\t43.54", "2080502\t事业单位离退休\t43.84\t43.84"],
      ["年末财政拨款结转和结余\t60\t", "年末财政拨款结转和结余\t60\t0.30"],
    );
    expect(equation("cross.02-05-closing:2080502", result)).toMatchObject({
      outcome: "exact",
      right: "43.84",
    });
  });

  test("a subject of table 05 that table 03 lacks cannot be part of it", () => {
    const result = assessWith(["2080506\t机关事业单位职业年金缴费支出\t104.83\t104.83\t\t\t\t\n", ""]);
    expect(equation("cross.03-05-subject:2080506/total", result)).toMatchObject({
      outcome: "violated",
      left: "0",
      right: "104.83",
    });
  });
});

test("final amounts of the three public expenses above their budget want an explanation", () => {
  // L402: 公务接待费 budget 0.52 → 0.42, final 0.52
  const result = assessWith(["14.24\t\t14.24\t0.52\t22.68", "14.24\t\t14.24\t0.42\t22.68"]);
  expect(result.findings.find(({ code }) => code === "accounts.over-budget")).toMatchObject({
    severity: "warning",
    path: "/tables/8/rows/0/figures/finalReception",
    stated: "0.52",
  });
});
