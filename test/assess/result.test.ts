import { describe, expect, test } from "vitest";
import { assess } from "../../src/assess/assess";
import { assessmentSchema } from "../../src/assess/schema";
import type { Evaluation } from "../../src/evaluation/schema";
import { mof2020 } from "../../src/rulesets";
import { assessReal, FORM_NAMES } from "../forms";

/** 10 points of execution, 90 of rows; one row that fell short, one judged by words, one met, one that is empty. */
const FORM: Evaluation = {
  id: "A-1",
  year: 2024,
  funds: { weight: "10", total: { initialBudget: "200", budget: "100", executed: "80", score: "8.00" } },
  indicators: [
    {
      name: "产出指标",
      children: [
        {
          name: "数量指标",
          children: [{ name: "套数", weight: "50", target: "≥100套", actual: "90套", score: "45.0" }],
        },
      ],
    },
    {
      name: "效益指标",
      children: [
        {
          name: "社会效益",
          children: [{ name: "环境", weight: "30", target: "改善", actual: "达成预期指标", score: "28" }],
        },
      ],
    },
    {
      name: "满意度指标",
      children: [
        {
          name: "满意度",
          children: [
            { name: "群众", weight: "10", target: "≥90%", actual: "99%", score: "10" },
            { name: "空" },
          ],
        },
      ],
    },
  ],
  total: { weight: "100", score: "91.00", grade: "优秀" },
};

/** No execution weight or score, and rows that make 100. */
const WITHOUT_EXECUTION: Evaluation = {
  year: 2024,
  funds: { total: { initialBudget: "200", budget: "100", executed: "80" } },
  indicators: [row("产出指标", "60", "60"), row("效益指标", "40", "25")],
  total: { score: "85" },
};

function row(name: string, weight: string, score: string): Evaluation["indicators"][number] {
  return {
    name,
    children: [{ name: "二级", children: [{ name: "三级", weight, target: "≥1套", actual: "1套", score }] }],
  };
}

const plainly = (form: Evaluation) => assess(form, mof2020, { explain: false, repair: false });

describe("what assess gives of a form", () => {
  const result = plainly(FORM);

  test("names the form and the ruleset", () => {
    expect([result.id, result.ruleset]).toEqual(["A-1", { id: "mof-2020", version: "1.0.0" }]);
    expect(plainly(WITHOUT_EXECUTION).id).toBeNull();
  });

  test("execution, on the budget and on the initial one", () => {
    // 80 ÷ 100 = 0.8, × 10 = 8; 80 ÷ 200 = 0.4, × 10 = 4.
    expect(result.execution).toEqual({
      rate: "0.8",
      onInitialBudget: { rate: "0.4", score: "4" },
      score: { stated: "8.00", computed: { min: "8", max: "8" }, accepted: "8" },
    });
  });

  test("every row: method, attainment, and its score as stated, computed and accepted", () => {
    const at = (...[i, j]: [number, number]) => `/indicators/${i}/children/0/children/${j}`;
    expect(result.indicators).toEqual([
      // 90 ÷ 100 = 0.9, × 50 = 45.
      {
        path: at(0, 0),
        method: "quantity",
        attainment: "0.9",
        score: { stated: "45.0", computed: { min: "45", max: "45" }, accepted: "45" },
      },
      // 达成: 100%–80% of 30.
      {
        path: at(1, 0),
        method: "text",
        attainment: null,
        score: { stated: "28", computed: { min: "24", max: "30" }, accepted: "28" },
      },
      // 99 ÷ 90 = 1.1; met.
      {
        path: at(2, 0),
        method: "quantity",
        attainment: "1.1",
        score: { stated: "10", computed: { min: "10", max: "10" }, accepted: "10" },
      },
      {
        path: at(2, 1),
        method: "unscored",
        attainment: null,
        score: { stated: null, computed: null, accepted: "0" },
      },
    ]);
  });

  test("the total, and the grades it may have", () => {
    // 8 + 45 + 28 + 10 = 91; with 24–30 for the words 87–93: 良 below 90, 优 from 90.
    expect(result.total).toEqual({
      stated: "91.00",
      sum: "91",
      computed: { min: "87", max: "93" },
      accepted: "91",
    });
    expect(result.grade).toEqual({
      stated: "优",
      ofStatedTotal: "优",
      ofAccepted: "优",
      possible: ["优", "良"],
    });
  });

  test("the verdicts: 91 stands, and on the initial budget 91 − 8 + 4 = 87", () => {
    expect(result.verdict).toEqual({
      arithmetic: "possible",
      accepted: { total: "91", grade: "优" },
      onInitialBudget: { total: "87", grade: "良" },
    });
  });

  test("one impossible sum makes the arithmetic impossible", () => {
    // 95 is printed where the scores make 91; the grade 优 stands with both.
    const { verdict, total, grade } = plainly({ ...FORM, total: { ...FORM.total, score: "95" } });
    expect([verdict.arithmetic, total.stated, total.sum]).toEqual(["impossible", "95", "91"]);
    expect([grade.ofStatedTotal, grade.ofAccepted]).toEqual(["优", "优"]);
  });

  test("a form without an execution score has neither one nor a verdict on the initial budget", () => {
    const { execution, verdict, total, grade } = plainly(WITHOUT_EXECUTION);
    expect(execution).toEqual({ rate: "0.8", onInitialBudget: { rate: "0.4", score: "4" }, score: null });
    // Both targets are met, so 40 stands for 25: 60 + 40.
    expect([total.sum, total.accepted]).toEqual(["85", "100"]);
    expect(verdict.onInitialBudget).toBeNull();
    expect(grade).toEqual({ stated: null, ofStatedTotal: "良", ofAccepted: "优", possible: ["优"] });
  });

  test("a form that says nothing of its funds has no rate", () => {
    const { execution } = plainly({ ...WITHOUT_EXECUTION, funds: {} });
    expect(execution).toEqual({ rate: null, onInitialBudget: null, score: null });
  });

  test("a grade nobody has is given as printed; a total above 100 has none, a blank one neither", () => {
    const above: Evaluation = {
      ...WITHOUT_EXECUTION,
      funds: { weight: "10", total: { initialBudget: "200", budget: "100", executed: "100", score: "10" } },
      indicators: [row("产出指标", "110", "110")],
      total: { score: "120", grade: "甲" },
    };
    const high = plainly(above);
    expect(high.grade).toEqual({ stated: "甲", ofStatedTotal: null, ofAccepted: null, possible: [] });
    // 110 + 10 × 100 ÷ 200 = 115.
    expect(high.verdict).toEqual({
      arithmetic: "impossible",
      accepted: { total: "120", grade: null },
      onInitialBudget: { total: "115", grade: null },
    });
    expect(plainly({ ...above, total: {} }).grade.ofStatedTotal).toBeNull();
  });

  test("explanations and repairs are given unless they are declined", () => {
    const wrong = { ...FORM, total: { ...FORM.total, score: "81.00" } };
    const whole = assess(wrong, mof2020);
    // 8 + 45 + 28 + 10 = 91.
    expect(whole.repairs[0]!.cells).toEqual([{ path: "/total/score", from: "81.00", to: "91.00" }]);
    expect(whole.execution.explain!.zh).toContain("8");
    expect(whole.indicators.every(({ explain }) => explain !== undefined)).toBe(true);
    const asked = assess(wrong, mof2020, { explain: true, repair: true });
    expect(asked).toEqual(whole);
    const declined = plainly(wrong);
    expect(declined.repairs).toEqual([]);
    expect([declined.execution, ...declined.indicators].some((each) => "explain" in each)).toBe(false);
    expect("explain" in assess(WITHOUT_EXECUTION, mof2020).execution).toBe(false);
  });
});

describe("the schema of an assessment", () => {
  const accepts = (data: unknown) => assessmentSchema.safeParse(data).success;
  const whole = assess({ ...FORM, total: { ...FORM.total, score: "81.00" } }, mof2020);
  const dated = assess(
    {
      year: 2024,
      indicators: [
        {
          name: "产出指标",
          children: [
            { children: [{ weight: "90", target: "2024年12月底前", actual: "2024年11月", score: "90" }] },
          ],
        },
      ],
    },
    mof2020,
  );

  test("takes what assess gives", () => {
    expect(accepts(whole)).toBe(true);
    expect(dated.indicators[0]!.method).toBe("date");
    expect(accepts(dated)).toBe(true);
    for (const name of FORM_NAMES) expect(accepts(assessReal(name))).toBe(true);
  });

  const withRate = (rate: string) => ({ ...whole, execution: { ...whole.execution, rate } });
  test.each(["0", "-1", "10.25", "-0.5"])("takes the decimal %s", (rate) => {
    expect(accepts(withRate(rate))).toBe(true);
  });
  test.each(["", "x", "+1", "1.", ".5", "1,5", "x1", "1x", "1.x", "1.5x", "--1"])(
    "refuses %j as one",
    (rate) => {
      expect(accepts(withRate(rate))).toBe(false);
    },
  );

  const at = (path: string) => ({ ...whole, indicators: [{ ...whole.indicators[0], path }] });
  test.each(["", "/", "/indicators/0"])("takes the path %j", (path) => {
    expect(accepts(at(path))).toBe(true);
  });
  test.each(["indicators/0", "x/", "/a\nb"])("refuses %j as one", (path) => {
    expect(accepts(at(path))).toBe(false);
  });

  const finding = (over: object) => ({ ...whole, findings: [{ ...whole.findings[0], ...over }] });
  test.each(["total.sum", "rule.Own-2", "a.b.c"])("takes the code %s", (code) => {
    expect(accepts(finding({ code }))).toBe(true);
  });
  test.each(["total", "total.", ".sum", "Total.sum", "1total.sum", "total.sum!", "total..sum", "total.s_m"])(
    "refuses %s as one",
    (code) => {
      expect(accepts(finding({ code }))).toBe(false);
    },
  );

  test.each([
    ["a suppressed finding", { suppressed: { by: "file", reason: "known", until: null } }, true],
    ["a suppression without a reason", { suppressed: { by: "file", until: null } }, false],
    ["one of two words", { expected: { oneOf: ["优", "良"] } }, true],
    ["a range", { expected: { min: "1", max: "2" } }, true],
    ["half a range", { expected: { min: "1" } }, false],
    ["info", { severity: "info" }, true],
    ["a severity nobody has", { severity: "fatal" }, false],
  ])("%s: %j is %s", (_, over, taken) => {
    expect(accepts(finding(over))).toBe(taken);
  });

  test.each([-1, 0.5])("%d is no count", (passed) => {
    const checks = { "total.sum": { passed, failed: 0, notEvaluated: 0 } };
    expect(accepts({ ...whole, checks })).toBe(false);
  });
});
