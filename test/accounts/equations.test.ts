import { describe, expect, test } from "vitest";
import { assessAccounts } from "../../src/accounts/index";
import { assessment, assessWith, document, documentWith, equation, rules, violated } from "./jincheng";

describe("the published document", () => {
  test("contradicts itself nowhere beyond rounding", () => {
    expect(violated(assessment)).toEqual([]);
    expect(assessment.findings.filter(({ severity }) => severity !== "info")).toEqual([]);
    expect(assessment.repairs).toEqual([]);
  });

  test.each([
    // Both sides as printed, their difference, and ½·0.01 for each figure that is not blank.
    // L60: 37265.39 + 2.10 = 37267.49 (L33, L40)
    ["01.revenue-total", "37267.49", "37267.49", "0", "0.015"],
    // L64: 37267.49 + 212.35 = 37479.84 (L60, L62)
    ["01.revenue-grand-total", "37479.84", "37479.84", "0", "0.015"],
    // L64: 37266.51 + 213.33 = 37479.84 (L60, L62)
    ["01.expenditure-grand-total", "37479.84", "37479.84", "0", "0.015"],
    // L149: 1118.76 stands alone under 项目支出
    ["03.columns:2010399", "1118.76", "1118.76", "0", "0.01"],
    // L147: 1.12 + 1118.76 = 1119.88 (L148, L149)
    ["03.rollup:20103/project", "1119.88", "1119.88", "0", "0.015"],
    // L317: the nine items of 301 make 2231.27 (L318–L331)
    ["06.rollup:301", "2231.27", "2231.27", "0", "0.05"],
    // L346: 2231.27 + 45.45 = 2276.72 (L317, L332)
    ["06.personnel", "2276.72", "2276.72", "0", "0.015"],
    // L255 against L346: 2654.31 = 2276.72 + 377.59
    ["cross.05-06-basic", "2654.31", "2654.31", "0", "0.015"],
    // L145 against L60
    ["cross.01-03-expenditure", "37266.51", "37266.51", "0", "0.01"],
    // L427: 12 = 4 + 8 vehicles, counted exactly (L433, L435)
    ["10.vehicles:车辆数合计(辆)", "12", "12", "0", "0"],
  ])("%s holds exactly", (id, left, right, difference, slack) => {
    expect(equation(id)).toMatchObject({ outcome: "exact", left, right, difference, slack });
  });

  test.each([
    // L84 against L85 + L86: 1998.08 + 1118.76 = 3116.84; three figures of ±0.005
    ["02.rollup:20103/total", "3116.85", "3116.84", "0.01", "0.015"],
    // L147 against L148 + L149: 1997.10 + 1118.76 = 3115.86
    ["03.rollup:20103/total", "3115.87", "3115.86", "0.01", "0.015"],
    // L148: 1995.99 + 1.12 = 1997.11
    ["03.columns:2010350", "1997.1", "1997.11", "-0.01", "0.015"],
    // L175 against L176 + L178: 2.45 + 122.86 = 125.31
    ["03.rollup:210/total", "125.3", "125.31", "-0.01", "0.015"],
    // L60 against the nine classes of L33–L51: 37266.50; ten figures
    ["01.expenditure-total", "37266.51", "37266.5", "0.01", "0.05"],
    // L402: 7.91 + 14.24 + 0.52 = 22.67; four figures
    ["09.final", "22.68", "22.67", "0.01", "0.02"],
    // L418: 93.24 + 323.57 = 416.81 (L419, L421)
    ["10.procurement", "416.8", "416.81", "-0.01", "0.015"],
  ])("%s holds within rounding", (id, left, right, difference, slack) => {
    expect(equation(id)).toMatchObject({ outcome: "withinRounding", left, right, difference, slack });
  });

  test("leaves unevaluated what is blank, and counts it", () => {
    // L363, L382: tables 07 and 08 hold nothing.
    expect(assessment.equations.some(({ id }) => id === "07.columns:合计")).toBe(false);
    expect(assessment.checks["accounts.row"]).toMatchObject({ failed: 0 });
    expect(assessment.checks["accounts.row"]!.notEvaluated).toBeGreaterThan(0);
    // L367 says 本表无数据: its total is blank as it should be, and so no equation speaks of it.
    expect(assessment.equations.some(({ id }) => id.startsWith("07.total"))).toBe(false);
  });

  test("says of one code with two names that they differ", () => {
    // L101 技术与研究开发, L164 技术与开发
    const names = assessment.findings.filter(({ code }) => code === "accounts.subject-name");
    expect(names.map(({ code, cell, severity }) => [code, cell, severity])).toEqual([
      ["accounts.subject-name", "L101", "info"],
      ["accounts.subject-name", "L102", "info"],
    ]);
  });
});

describe("a difference beyond rounding is a finding", () => {
  test("accounts.rollup: a subject against its sub-subjects", () => {
    // L147 项目支出 1119.88 → 1119.98: 0.10 more than 1.12 + 1118.76
    const result = assessWith(["3115.87\t1995.99\t1119.88", "3115.87\t1995.99\t1119.98"]);
    const finding = result.findings.find(({ code }) => code === "accounts.rollup");
    expect(equation("03.rollup:20103/project", result)).toMatchObject({
      outcome: "violated",
      left: "1119.98",
      right: "1119.88",
      difference: "0.1",
      slack: "0.015",
    });
    expect(finding).toMatchObject({ severity: "error", stated: "2134.51", cell: "L146" });
    expect(violated(result)).toEqual([
      "03.rollup:201/project",
      "03.rollup:20103/project",
      "03.columns:20103",
    ]);
  });

  test("accounts.row: a row against its columns, with what the cell may show", () => {
    // L179, the 34th row below the headings: 小计 83.47 → 88.47 in table 03; 76.47 + 7.00 = 83.47 ± 0.01, so 83.46 to 83.48 may be printed
    const result = assessWith(["2101102\t事业单位医疗\t83.47\t76.47", "2101102\t事业单位医疗\t88.47\t76.47"]);
    const finding = result.findings.find(({ code }) => code === "accounts.row");
    expect(finding).toMatchObject({
      path: "/tables/2/rows/33/figures/total",
      stated: "88.47",
      expected: { min: "83.46", max: "83.48" },
      related: expect.arrayContaining([
        "/tables/2/rows/33/figures/basic",
        "/tables/2/rows/33/figures/project",
      ]),
    });
    expect(finding?.message.zh).toContain("相差 5，超过四舍五入可致的 0.015");
    expect(finding?.message.en).toContain(
      "76.47 + table 03 2101102事业单位医疗 · project expenditure 7.00 = 83.47",
    );
  });

  test("accounts.total: a total against its parts", () => {
    const result = assessWith(["服务\t4\t323.57", "服务\t4\t332.57"]); // L421, digits swapped
    expect(equation("10.procurement", result)).toMatchObject({ outcome: "violated", right: "425.81" });
  });

  test("accounts.cross: one table against another", () => {
    // L104 of table 05 stays, L43 of table 01 changes: 03's class 212 is 1659.63
    const result = assessWith(["十一、城乡社区支出\t42\t1659.63", "十一、城乡社区支出\t42\t1695.63"]);
    expect(violated(result)).toEqual(["01.expenditure-total", "cross.01-03-class:212"]);
  });

  test("accounts.cross: a part cannot exceed the whole it is taken from", () => {
    // L402 公务接待费 0.52, of which L334 says 0.52 are basic expenditure: 0.25 are too few
    const result = assessWith(["14.24\t0.52\n", "14.24\t0.25\n"]);
    expect(equation("cross.09-06-reception", result)).toMatchObject({
      outcome: "violated",
      relation: ">=",
      difference: "-0.27",
      slack: "0.01",
    });
  });

  test.each([
    // 0.015 is the slack of 02.rollup:20103/total; 3116.84 is due.
    ["3116.85", "withinRounding"],
    ["3116.86", "violated"],
    ["3116.84", "exact"],
    ["3116.83", "withinRounding"],
    ["3116.82", "violated"],
  ])("%s for 20103 of table 02 is %s", (stated, outcome) => {
    const result = assessWith(["及相关机构事务\t3116.85", `及相关机构事务\t${stated}`]);
    expect(equation("02.rollup:20103/total", result).outcome).toBe(outcome);
  });
});

describe("what cannot be evaluated", () => {
  test("a blank total with parts reads as nothing and contradicts them", () => {
    const result = assessWith(["合计\t1\t416.80", "合计\t1\t"]); // L418
    expect(equation("10.procurement", result)).toMatchObject({ outcome: "violated", left: "0" });
    expect(result.findings.find(({ code }) => code === "accounts.total")).toMatchObject({
      path: "/tables/9/rows/0/figures/value",
      stated: null,
    });
  });

  test("an unreadable cell leaves its equations unevaluated and is itself a finding", () => {
    const result = assessWith(["服务\t4\t323.57", "服务\t4\t3Z3.57"]);
    expect(equation("10.procurement", result)).toMatchObject({
      outcome: "notEvaluated",
      reason: "unreadable",
    });
    expect(result.findings.find(({ code }) => code === "cell.not-a-number")).toMatchObject({
      severity: "error",
      cell: "L421",
      stated: "3Z3.57",
    });
  });

  test("a table that is not there leaves its cross equations unevaluated", () => {
    const without = { ...document, tables: document.tables.filter(({ number }) => number !== "06") };
    const result = assessAccounts(without, rules);
    expect(equation("cross.05-06-basic", result)).toMatchObject({
      outcome: "notEvaluated",
      reason: "missing",
    });
    expect(violated(result)).toEqual([]);
  });
});

test("compares tables in different units", () => {
  // Table 10 in 元: 机关运行经费 3775900 元 = 377.59 万元 (L425), procurement 4168000 = 932400 + 3235700 − 100
  const inYuan = documentWith(
    ["金额单位：万元\n\n一、政府采购情况", "金额单位：元\n\n一、政府采购情况"],
    ["合计\t1\t416.80", "合计\t1\t4168000.00"],
    ["货物\t2\t93.24", "货物\t2\t932350.00"],
    ["服务\t4\t323.57", "服务\t4\t3235650.00"],
    ["事业单位\t6\t377.59", "事业单位\t6\t3775899.95"],
  );
  const result = assessAccounts(inYuan, rules);
  expect(violated(result)).toEqual([]);
  expect(equation("10.procurement", result)).toMatchObject({ outcome: "exact", left: "416.8" });
});

test("takes a table printed in whole 万元 for ± half a 万元", () => {
  const whole = documentWith(
    ["合计\t1\t416.80", "合计\t1\t417"],
    ["货物\t2\t93.24", "货物\t2\t93"],
    ["服务\t4\t323.57", "服务\t4\t323"],
    ["事业单位\t6\t377.59", "事业单位\t6\t378"],
  );
  // 417 against 93 + 323 = 416: 1 apart, 1.5 explained
  expect(equation("10.procurement", assessAccounts(whole, rules))).toMatchObject({
    outcome: "withinRounding",
    slack: "1.5",
  });
});

test("gives the same bytes twice", () => {
  expect(JSON.stringify(assessAccounts(document, rules))).toBe(
    JSON.stringify(assessAccounts(document, rules)),
  );
});
