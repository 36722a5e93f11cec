import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { assessMany } from "../../src/batch/assessMany";
import type { FormOutcome } from "../../src/batch/outcome";
import { addToSummary, emptySummary, mergeSummaries, type Summary, summarize } from "../../src/batch/summary";
import { mof2020, rulesets } from "../../src/rulesets";
import { type FormParts, formOf, hubeiForm } from "./forms";

// Half of the budget spent: 10 × 40/80 = 5; 5 + 90 = 95.
const halfSpent = formOf({
  id: "half",
  unit: "万元",
  initialBudget: "100",
  budget: "80.00",
  executed: "40",
  executionScore: "5",
  rowScore: "90",
  total: "95",
  grade: "优",
});
// In 元: 2,000,000 元 = 200 万元. 10 + 80 = 90, which is 优, not 良.
const inYuan = formOf({
  id: "yuan",
  unit: "元",
  initialBudget: "2,000,000",
  budget: "1000000",
  executed: "1000000",
  executionScore: "10",
  rowScore: "80",
  reason: "资金下达较晚，影响了工程进度",
  total: "90",
  grade: "良",
});

describe("summarize", () => {
  const summaryOfBoth = () => summarize(assessMany([halfSpent, inYuan, { indicator: [] }], mof2020));

  test("counts forms by the ruleset they were assessed under, named or chosen form by form", () => {
    expect(summaryOfBoth().rulesets).toEqual({ "mof-2020@1.0.0": 2 });
    const inNoYear = { ...hubeiForm, year: 1999 };
    const outcomes = [...assessMany([halfSpent, hubeiForm, inNoYear], { among: rulesets })];
    const chosen = summarize(outcomes);
    expect(chosen.rulesets).toEqual({ "hubei-80-20@1.0.0": 1, "mof-2020@1.0.0": 1 });
    expect(chosen.errorCodes).toEqual({ "ruleset.none-in-force": 1 });
    // 5 + 90 and 10 + 80.
    expect(chosen.totals.accepted).toEqual({ 90: 1, 95: 1 });
  });

  test("counts forms, and inputs that are none by their code", () => {
    const summary = summaryOfBoth();
    expect([summary.forms, summary.errors, summary.withoutUnit]).toEqual([2, 1, 0]);
    expect(Object.values(summary.errorCodes)).toEqual([1]);
  });

  test("adds up funds in 万元, with the slack of the printed decimals", () => {
    // ±0.005 万元 and ±0.005 元.
    const slack = "0.0050005";
    expect(summaryOfBoth().funds).toEqual({
      initialBudget: { forms: 2, sum: "300", slack },
      budget: { forms: 2, sum: "180", slack },
      executed: { forms: 2, sum: "140", slack },
    });
  });

  test("adds up execution over the forms that print both amounts", () => {
    expect(summaryOfBoth().execution).toEqual({
      onBudget: { forms: 2, base: "180", executed: "140" },
      // 40/100 = 0.4, 100/200 = 0.5
      onInitialBudget: { forms: 2, base: "300", executed: "140", distribution: { "0.4": 1, "0.5": 1 } },
    });
  });

  test("counts grades as stated, of the stated total, and accepted", () => {
    expect(summaryOfBoth().grades).toEqual({
      stated: { 优: 1, 良: 1 },
      recomputed: { 优: 2 },
      accepted: { 优: 2 },
      declared: { 优: 1, 良: 1 },
    });
  });

  test("counts totals by whole points, and adds them up", () => {
    expect(summaryOfBoth().totals).toEqual({
      stated: { 90: 1, 95: 1 },
      accepted: { 90: 1, 95: 1 },
      acceptedSum: "185",
    });
  });

  test("counts findings by code and severity, and the outcomes of checks", () => {
    const summary = summaryOfBoth();
    expect(summary.findings["total.grade"]).toEqual({ error: 1, warning: 0, info: 0, forms: 1 });
    expect(summary.checks["total.grade"]).toMatchObject({ passed: 1, failed: 1 });
  });

  test("counts forms with every indicator at full marks while money is unspent", () => {
    expect(summaryOfBoth().fullMarks).toEqual({
      forms: 1,
      unspent: 1,
      largelyUnspent: 1,
      unspentOnInitialBudget: 1,
    });
  });

  test("has no place for a form without funds, total or grade but the counts of none", () => {
    const bare = summarize(assessMany([formOf({ rowScore: "90" })], mof2020));
    expect(bare.funds.budget).toEqual({ forms: 0, sum: "0", slack: "0" });
    expect(bare.grades).toMatchObject({ stated: { "": 1 }, recomputed: { "": 1 }, declared: { "": 1 } });
    expect(bare.totals.stated).toEqual({ "": 1 });
    expect(bare.withoutUnit).toBe(1);
  });

  test.each([
    ["0", "0"],
    ["89.99", "89"],
    ["100", "100"],
    ["100.00", "100"],
    ["100.01", ">100"],
    ["101", ">100"],
    ["1000", ">100"],
    ["-1", "<0"],
  ])("counts a stated total of %s under %s", (total, bin) => {
    const { totals } = summarize(assessMany([formOf({ rowScore: "90", total })], mof2020));
    expect(totals.stated).toEqual({ [bin]: 1 });
  });
});

const TEXTS = [
  "资金下达较晚，影响了工程进度",
  "受天气影响，部分工程顺延至下年度实施",
  "完成全部建设任务，保障园区企业正常生产经营需要",
];
const amount = fc.option(fc.constantFrom("0", "12.5", "1,000.005", "99999999999999999999.99", "x"), {
  nil: undefined,
});
const form = fc
  .record({
    id: fc.constantFrom("a", "b", "c", "d", "e", "f", "g"),
    name: fc.constantFrom("甲项目", "乙项目", "丙项目"),
    unit: fc.constantFrom("元" as const, "万元" as const, "亿元" as const),
    initialBudget: amount,
    budget: amount,
    executed: amount,
    executionScore: fc.constantFrom("5", "10", ""),
    rowScore: fc.constantFrom("90", "71.5", "100", ""),
    reason: fc.constantFrom("", ...TEXTS),
    goal: fc.constantFrom("", ...TEXTS),
    total: fc.constantFrom("95", "100", "", "81.50"),
    grade: fc.constantFrom("优", "良", "", "constructor", "__proto__"),
  })
  .map((parts) => formOf(parts as FormParts));
const outcomes: fc.Arbitrary<FormOutcome[]> = fc
  .array(
    fc.oneof(
      { weight: 8, arbitrary: form as fc.Arbitrary<unknown> },
      { weight: 1, arbitrary: fc.constant(hubeiForm) },
      { weight: 1, arbitrary: fc.constant(null) },
    ),
    {
      maxLength: 5,
    },
  )
  .map((forms) => [...assessMany(forms, { among: rulesets })]);
const summaries = outcomes.map(summarize);
const bytes = (summary: Summary) => JSON.stringify(summary);

describe("summaries are a commutative monoid, to the byte", () => {
  test("merging is associative", () => {
    fc.assert(
      fc.property(summaries, summaries, summaries, (a, b, c) => {
        const left = mergeSummaries(mergeSummaries(a, b), c);
        const right = mergeSummaries(a, mergeSummaries(b, c));
        expect(bytes(left)).toBe(bytes(right));
      }),
    );
  });

  test("merging is commutative", () => {
    fc.assert(
      fc.property(summaries, summaries, (a, b) => {
        expect(bytes(mergeSummaries(a, b))).toBe(bytes(mergeSummaries(b, a)));
      }),
    );
  });

  test("the empty summary changes nothing", () => {
    fc.assert(
      fc.property(summaries, (a) => {
        expect(bytes(mergeSummaries(a, emptySummary()))).toBe(bytes(a));
      }),
    );
  });

  test("a batch in parts comes to the batch in one", () => {
    fc.assert(
      fc.property(outcomes, outcomes, (a, b) => {
        expect(bytes(mergeSummaries(summarize(a), summarize(b)))).toBe(bytes(summarize([...a, ...b])));
        expect(bytes(b.reduce(addToSummary, summarize(a)))).toBe(bytes(summarize([...a, ...b])));
      }),
    );
  });

  test("a summary survives JSON", () => {
    fc.assert(
      fc.property(summaries, summaries, (a, b) => {
        const parsed: Summary = JSON.parse(bytes(a));
        expect(bytes(mergeSummaries(parsed, b))).toBe(bytes(mergeSummaries(a, b)));
      }),
    );
  });
});
