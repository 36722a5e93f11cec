import { describe, expect, test } from "vitest";
import { assess } from "../../src/assess/assess";
import { CHECKS } from "../../src/check/checks";
import type { Evaluation } from "../../src/evaluation/schema";
import { mof2020 } from "../../src/rulesets";
import { BENEFIT, benefit, COST, cost, type Form, ROADS, roads, row, signs, soundForm } from "./soundForm";

/** For every check a form that passes it, one that fails it, and one with the cell it needs blank. */
interface Case {
  readonly code: string;
  /** What is done to the sound form, and where the finding must stand. */
  readonly fails: (form: Form) => void;
  readonly path: string;
  readonly expected?: unknown;
  /** Leaves blank what the check needs; absent where no blank cell can keep it from being evaluated. */
  readonly blank?: (form: Form) => void;
}

const CASES: readonly Case[] = [
  {
    code: "cell.not-a-number",
    fails: (f) => (f.total.score = "九十九"),
    path: "/total/score",
    blank: (f) => (f.total.score = null),
  },
  {
    code: "cell.spreadsheet-error",
    fails: (f) => (f.funds.sources[1]!.rate = "#DIV/0!"),
    path: "/funds/sources/1/rate",
  },
  {
    code: "cell.placeholder",
    fails: (f) => (f.project.department = "XXX局"),
    path: "/project/department",
  },
  {
    code: "funds.sum", // 60 + 40 = 100
    fails: (f) => (f.funds.total.initialBudget = "101.00"),
    path: "/funds/total/initialBudget",
    expected: { min: "99.99", max: "100.01" }, // 100 ± 3×0.005, in whole hundredths
    blank: (f) => (f.funds.total.initialBudget = null),
  },
  {
    code: "funds.carryover", // 100 − 92.5 = 7.5
    fails: (f) => (f.funds.total.carryover = "7.00"),
    path: "/funds/total/carryover",
    expected: { min: "7.49", max: "7.51" },
    blank: (f) => (f.funds.total.carryover = null),
  },
  {
    code: "funds.overspent", // 60 of 50
    fails: (f) => (f.funds.sources[0]!.budget = "50.00"),
    path: "/funds/sources/0/executed",
    blank: (f) => (f.funds.total.executed = null),
  },
  {
    code: "funds.budget-cut-to-spent",
    fails: (f) => (f.funds.total.budget = "92.50"),
    path: "/funds/total/budget",
    expected: { min: "100", max: "100" },
    blank: (f) => (f.funds.total.initialBudget = null),
  },
  {
    code: "funds.unit", // 925000 元 under 万元, while the cost indicator says 92.5万元
    fails: (f) => Object.assign(f.funds.total, { budget: "925000", executed: "925000" }),
    path: "/funds/total/budget",
    blank: (f) => Object.assign(f.funds.total, { budget: null, executed: null, initialBudget: null }),
  },
  {
    code: "execution.rate", // 92.5 / 100
    fails: (f) => (f.funds.total.rate = "95.2%"),
    path: "/funds/total/rate",
    expected: { min: "92.5", max: "92.5" },
    blank: (f) => (f.funds.total.rate = null),
  },
  {
    code: "execution.score", // 9.25
    fails: (f) => (f.funds.total.score = "9.52"),
    path: "/funds/total/score",
    expected: { min: "9.25", max: "9.25" },
    blank: (f) => (f.funds.total.budget = null),
  },
  {
    code: "execution.missing",
    fails: (f) => (f.funds.total.score = null),
    path: "/funds/total/score",
    expected: { min: "9.25", max: "9.25" },
  },
  {
    code: "execution.undefined",
    fails: (f) => (f.funds.total.budget = "0"),
    path: "/funds/total/budget",
  },
  {
    code: "weight.missing",
    fails: (f) => {
      cost(f).weight = null;
      f.indicators[0]!.weight = null;
    },
    path: `${COST}/weight`,
  },
  {
    code: "weight.level", // 20 + 20 = 40
    fails: (f) => (f.indicators[0]!.children![0]!.weight = "30"),
    path: "/indicators/0/children/0/weight",
    expected: { min: "40", max: "40" },
    blank: (f) => (f.indicators[0]!.children![0]!.weight = null),
  },
  {
    code: "weight.total", // 10 + 90
    fails: (f) => (f.total.weight = "90"),
    path: "/total/weight",
    expected: { min: "100", max: "100" },
    blank: (f) => {
      for (const first of f.indicators) first.weight = null;
      cost(f).weight = null;
    },
  },
  {
    code: "weight.convention", // 25 instead of 30
    fails: (f) => (f.indicators[1]!.weight = "25"),
    path: "/indicators/1/weight",
    expected: { min: "30", max: "30" },
    blank: (f) => (f.indicators[1]!.name = "其他"),
  },
  {
    code: "score.range",
    fails: (f) => (roads(f).score = "21"),
    path: `${ROADS}/score`,
    expected: { min: "0", max: "20" },
    blank: (f) => (roads(f).score = null),
  },
  {
    code: "score.missing", // met: 20 are due
    fails: (f) => (roads(f).score = null),
    path: `${ROADS}/score`,
    expected: { min: "20", max: "20" },
  },
  {
    code: "score.unearned", // 20 × 10/20 = 10
    fails: (f) => (roads(f).actual = "10公里"),
    path: `${ROADS}/score`,
    expected: { min: "10", max: "10" },
    blank: (f) => (roads(f).score = null),
  },
  {
    code: "score.underrated", // 达成 earns at least 80% of 30
    fails: (f) => (benefit(f).score = "23.9"),
    path: `${BENEFIT}/score`,
    expected: { min: "24", max: "30" },
    blank: (f) => (benefit(f).score = null),
  },
  {
    code: "score.rounding", // 20 × 6.89/20 = 6.89: 6.8 at one decimal is cut, not rounded
    fails: (f) => Object.assign(roads(f), { actual: "6.89公里", score: "6.8" }),
    path: `${ROADS}/score`,
    expected: { min: "6.9", max: "6.9" },
  },
  {
    code: "reason.missing",
    fails: (f) => (roads(f).score = "19"),
    path: `${ROADS}/reason`,
    blank: (f) => {
      roads(f).weight = null;
    },
  },
  { code: "target.missing", fails: (f) => (roads(f).target = null), path: `${ROADS}/target` },
  { code: "actual.missing", fails: (f) => (roads(f).actual = "—"), path: `${ROADS}/actual` },
  {
    code: "actual.copied",
    fails: (f) => (roads(f).actual = "≥20公里"),
    path: `${ROADS}/actual`,
    blank: (f) => (roads(f).actual = null),
  },
  {
    code: "unit.mismatch",
    fails: (f) => (roads(f).actual = "21个"),
    path: `${ROADS}/actual`,
    blank: (f) => (roads(f).actual = null),
  },
  {
    code: "actual.contradicts-funds",
    fails: (f) => (cost(f).actual = "95万元"),
    path: `${COST}/actual`,
    expected: { min: "92.5", max: "92.5" },
    blank: (f) => (cost(f).actual = null),
  },
  {
    code: "target.direction",
    fails: (f) => (signs(f).target = "≤20块"),
    path: "/indicators/0/children/0/children/1/target",
    blank: (f) => (signs(f).actual = null),
  },
  {
    code: "target.overachieved", // 27/20 = 135%
    fails: (f) => (roads(f).actual = "27公里"),
    path: `${ROADS}/target`,
    blank: (f) => (roads(f).actual = null),
  },
  {
    code: "total.missing",
    fails: (f) => (f.total.score = null),
    path: "/total/score",
    expected: { min: "99.25", max: "99.25" },
  },
  {
    code: "total.range",
    fails: (f) => (f.total.score = "109.25"),
    path: "/total/score",
    expected: { min: "0", max: "100" },
    blank: (f) => (f.total.score = null),
  },
  {
    code: "total.sum", // 9.25 + 90 = 99.25
    fails: (f) => (f.total.score = "99.52"),
    path: "/total/score",
    expected: { min: "99.25", max: "99.25" },
    blank: (f) => (f.total.score = null),
  },
  {
    code: "total.grade",
    fails: (f) => (f.total.grade = "良"),
    path: "/total/grade",
    expected: { oneOf: ["优"] },
    blank: (f) => (f.total.grade = null),
  },
  {
    code: "total.grade-missing",
    fails: (f) => (f.total.grade = null),
    path: "/total/grade",
    expected: { oneOf: ["优"] },
  },
  {
    code: "total.grade-at-stake", // 10 of 20 for the roads: 89.25
    fails: (f) => (roads(f).actual = "10公里"),
    path: "/total/grade",
    expected: { oneOf: ["良"] },
    blank: (f) => (f.total.score = null),
  },
  {
    code: "total.execution-gap", // all indicators at full marks, 60% spent
    fails: (f) => (f.funds.total.executed = "60.00"),
    path: "/total/score",
    blank: (f) => (f.funds.total.budget = null),
  },
  {
    code: "structure.missing-dimension",
    fails: (f) => (f.indicators[1]!.name = "其他指标"),
    path: "/indicators",
    blank: (f) => (f.indicators = []),
  },
  {
    code: "structure.duplicate-indicator",
    fails: (f) => Object.assign(signs(f), { name: "养护道路里程", target: "≥20 公里" }),
    path: "/indicators/0/children/0/children/1/name",
  },
  {
    code: "identity.title",
    fails: (f) => (f.title = "2024年校舍维修改造资金项目绩效自评表"),
    path: "/title",
    blank: (f) => (f.title = "项目支出绩效自评表"),
  },
  {
    code: "narrative.figure",
    fails: (f) => (f.analysis.执行情况 = "预算执行率为95.2%。"),
    path: "/analysis/执行情况",
    blank: (f) => Object.assign(f.funds.total, { rate: null, budget: null }),
  },
];

const run = (edit: (form: Form) => void) => {
  const form = soundForm();
  edit(form);
  return assess(form as Evaluation, mof2020, { explain: false });
};

test("the table has a case for every check", () => {
  expect(CASES.map((c) => c.code).sort()).toEqual(
    [...new Set(CHECKS.flatMap((check) => check.codes))].sort(),
  );
});

test("the sound form has no finding at all", () => {
  const { findings, total } = run(() => {});
  expect(findings).toEqual([]);
  expect(total).toMatchObject({ stated: "99.25", sum: "99.25", accepted: "99.25" });
});

describe.each(CASES)("$code", ({ code, fails, path, expected }) => {
  test("passes on the sound form, or has nothing to look at", () => {
    const { failed } = run(() => {}).checks[code]!;
    expect(failed).toBe(0);
  });

  test(`fails at ${path}`, () => {
    const { findings, checks } = run((form) => void fails(form));
    const found = findings.filter((finding) => finding.code === code);
    expect(found.map((finding) => finding.path)).toEqual([path]);
    expect(checks[code]!.failed).toBe(1);
    if (expected !== undefined) expect(found[0]!.expected).toEqual(expected);
    expect(found[0]!.severity).toBe(mof2020.checks[code]!.severity);
    for (const text of Object.values(found[0]!.message)) {
      expect(text).not.toMatch(/undefined|\[object|NaN/);
      expect(text).not.toBe(code);
    }
  });
});

describe.each(CASES.filter((c) => c.blank !== undefined))("$code", ({ code, blank }) => {
  test("is not evaluated where the cell it needs is blank", () => {
    const before = run(() => {}).checks[code]!.notEvaluated;
    const { findings, checks } = run((form) => void blank?.(form));
    expect(findings.filter((finding) => finding.code === code)).toEqual([]);
    expect(checks[code]!.notEvaluated).toBeGreaterThan(before);
  });
});

describe("score.unearned", () => {
  test("is an error against a figure, and a warning where only words are compared", () => {
    const severityOf = (fails: (form: Form) => void) =>
      run((form) => void fails(form)).findings.find(({ code }) => code === "score.unearned")?.severity;
    // 20 × 10/20 = 10 of 20.
    expect(severityOf((form) => (roads(form).actual = "10公里"))).toBe("error");
    // 未达成且效果较差 earns less than 60% of 30.
    expect(severityOf((form) => (benefit(form).actual = "未达成预期指标且效果较差"))).toBe("warning");
  });
});

describe("execution", () => {
  test("a form whose rows alone make 100 and that prints neither weight nor score does not score execution", () => {
    const form: Evaluation = {
      indicators: [{ name: "产出指标", children: [row("面积", "≥5亩", "5亩", "100")] }],
      total: { score: "100", weight: "100" },
    };
    const { execution, findings, total } = assess(form, mof2020);
    expect(execution.score).toBeNull();
    expect(findings.map((f) => f.code).filter((c) => c.startsWith("execution"))).toEqual([]);
    expect(total).toMatchObject({ sum: "100", accepted: "100" });
  });

  test("a weight or score printed only on a level counts there", () => {
    const form: Evaluation = {
      indicators: [
        {
          name: "产出指标",
          weight: "100",
          score: "97",
          children: [{ name: "数量指标", children: [{ name: "面积", target: "≥5亩", actual: "5亩" }] }],
        },
      ],
      total: { score: "97" },
    };
    const { findings, total } = assess(form, mof2020);
    expect(total).toMatchObject({ sum: "97", accepted: "97" });
    expect(findings.filter((f) => f.severity === "error")).toEqual([]);
  });

  test.each([
    ["0.1446", "a ratio where only that fits"],
    ["14.46", "percent without a sign"],
    ["14.46%", "percent"],
  ])("a rate printed %s is read as %s: 144.6 of 1000", (rate) => {
    const form: Evaluation = {
      funds: { total: { budget: "1000", executed: "144.6", rate } },
      indicators: [],
    };
    expect(assess(form, mof2020).checks["execution.rate"]).toEqual({ passed: 1, failed: 0, notEvaluated: 0 });
  });
});
