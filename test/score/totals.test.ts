import { describe, expect, test } from "vitest";
import { scoreEvaluation } from "../../src/assess/examine";
import type { Evaluation, IndicatorNode } from "../../src/evaluation/schema";
import { divide, exact, format } from "../../src/figure/exact";
import { type Interval, interval, point } from "../../src/figure/interval";
import { readFigure } from "../../src/figure/printed";
import { parseRuleset } from "../../src/ruleset/parse";
import { type Rules, rulesFor } from "../../src/ruleset/rules";
import type { Ruleset } from "../../src/ruleset/schema";
import { executionCappedTotal, guangxi, integratedSystem, mof2020, rulesets } from "../../src/rulesets";
import { agreesWithParts } from "../../src/score/agreement";
import { dimensionOf } from "../../src/score/dimension";
import { gradeOf, gradeOfAccepted, gradesOfStated, gradesTouching } from "../../src/score/grade";
import { levelsThatCount, sumOfNode, sumOfTree } from "../../src/score/rollUp";
import { shareOfStep } from "../../src/score/steps";
import { adjusted, adjustedValue, adjustmentOf, isRounded, statedTotal } from "../../src/score/total";
import { file, parameter } from "../ruleset/file";

const RULES = rulesFor(mof2020, 2024);

function stating(parameters: Readonly<Record<string, unknown>>): Ruleset {
  return parseRuleset(file({ parameters }), { known: rulesets });
}

const RESCALED = stating({ notApplicableRows: parameter("choice", "rescale") });
const RAW = stating({ gradeBasis: parameter("choice", "raw") });
const RAW_CAPPED = stating({
  gradeBasis: parameter("choice", "raw"),
  totalCaps: parameter("bands", [{ cap: "89", min: "0", minIncluded: true, max: "0.8", maxIncluded: false }]),
});

/** A row met in full, unless it says otherwise. */
function row(weight: string | undefined, score: string | undefined, actual = "20公里"): IndicatorNode {
  return { name: "里程", target: "≥20公里", actual, ...(weight && { weight }), ...(score && { score }) };
}

function formOf(rows: readonly IndicatorNode[], over: Partial<Evaluation> = {}): Evaluation {
  return {
    year: 2024,
    currencyUnit: "万元",
    indicators: [{ name: "产出指标", children: [...rows] }],
    ...over,
  };
}

const spent = (executed: string, over: object = {}) => ({
  funds: { weight: "10", total: { budget: "100.00", executed, ...over } },
});

function told({ lo, hi }: Interval): readonly [string, string] {
  return [format(lo), format(hi)];
}

describe("sums of a form", () => {
  test("stated scores, blank ones as 0, with the execution score as printed", () => {
    // 9 + 50 + 0; accepted 9.25 + 50 + 40 (both rows are met).
    const form = formOf([row("50", "50"), row("40", undefined)], spent("92.50", { score: "9" }));
    const { scores } = scoreEvaluation(form, mof2020);
    expect(format(scores.sum)).toBe("59");
    expect(format(scores.expectedTotal)).toBe("59");
    expect(format(scores.accepted)).toBe("99");
    expect(format(scores.totalWeight)).toBe("100");
  });

  test("a missing execution score is the computed one", () => {
    const { scores } = scoreEvaluation(formOf([row("90", "90")], spent("92.50")), mof2020);
    expect([format(scores.sum), format(scores.accepted)]).toEqual(["99.25", "99.25"]);
    expect(told(scores.computed)).toEqual(["99.25", "99.25"]);
  });

  test("a row without a weight counts as stated", () => {
    const { scores } = scoreEvaluation(
      formOf([row(undefined, "7"), row("80", "80")], spent("100.00")),
      mof2020,
    );
    expect([format(scores.sum), format(scores.accepted)]).toEqual(["97", "97"]);
    expect(told(scores.computed)).toEqual(["97", "97"]);
  });

  test("a score printed only on a level counts there: exact, and admissible up to the level's weight", () => {
    const form = formOf([], {
      ...spent("100.00"),
      indicators: [{ name: "产出指标", weight: "90", score: "85", children: [row(undefined, undefined)] }],
    });
    const { scores } = scoreEvaluation(form, mof2020);
    expect([format(scores.sum), format(scores.accepted)]).toEqual(["95", "95"]);
    expect(told(scores.computed)).toEqual(["10", "100"]);
    // The 10 stand for 10 × 99.995 ÷ 100.005 and more, as far as the amounts were rounded.
    expect(told(scores.sumInterval)).toEqual(["94.99900005", "95"]);
  });

  test("without a weight anywhere, a level's score is itself", () => {
    const form = formOf([], {
      ...spent("100.00"),
      indicators: [{ name: "产出指标", score: "85", children: [row(undefined, undefined)] }],
    });
    expect(told(scoreEvaluation(form, mof2020).scores.computed)).toEqual(["95", "95"]);
  });

  test("what is due is an interval where a row leaves several scores open", () => {
    // 达成 earns 80–100% of 90.
    const words = { name: "改善", target: "改善", actual: "达成预期指标", weight: "90", score: "80" };
    const { scores } = scoreEvaluation(formOf([words], spent("100.00")), mof2020);
    expect(told(scores.computed)).toEqual(["82", "100"]);
  });
});

describe("what stated scores stand for", () => {
  const standing = (...rows: IndicatorNode[]) =>
    told(scoreEvaluation(formOf(rows, spent("100.00", { score: "10.00" })), mof2020).scores.sumInterval);
  // Beside them an execution score of 10: 10 × 99.995 ÷ 100.005 = 9.999… and more.

  test("a rounding of a formula's points, for those too", () => {
    // 50 × 2 ÷ 3 = 33.333…
    expect(standing({ ...row("50", "33.3"), target: "≥30公里" })).toEqual(["43.29900005", "43.3333333333"]);
  });

  test("a rounding of a weight, for itself", () => {
    expect(standing(row("3.333", "3.33"))).toEqual(["13.32900005", "13.33"]);
  });

  test("a score a range of results leaves open, for itself", () => {
    // 10 ÷ 20 to 15 ÷ 20 of 10.
    expect(standing(row("10", "6", "10~15公里"))).toEqual(["15.99900005", "16"]);
  });
});

describe("whether a form scores execution", () => {
  test.each<readonly [title: string, form: Evaluation, counts: boolean]>([
    ["rows of 100, nothing printed", formOf([row("100", "100")]), false],
    ["rows of 100, not all earned", formOf([row("100", "90")]), false],
    ["rows of 90", formOf([row("90", "90")]), true],
    ["no weights at all", formOf([row(undefined, "90")]), true],
    ["rows of 100, a weight printed", formOf([row("100", "100")], { funds: { weight: "10" } }), true],
    ["rows of 100, a score printed", formOf([row("100", "100")], { funds: { total: { score: "9" } } }), true],
    [
      "rows of 100, a score printed that is none",
      formOf([row("100", "100")], { funds: { total: { score: "九" } } }),
      true,
    ],
    [
      "rows of 100, a source's score printed",
      formOf([row("100", "100")], { funds: { sources: [{ name: "省级", score: "9" }] } }),
      true,
    ],
    [
      "rows of 100, a source without one",
      formOf([row("100", "100")], { funds: { sources: [{ name: "省级" }] } }),
      false,
    ],
    ["rows of 50, the total printed as 50", formOf([row("50", "50")], { total: { weight: "50" } }), false],
  ])("%s: %s", (_, form, counts) => {
    const { scores } = scoreEvaluation(form, mof2020);
    expect(scores.executionCounts).toBe(counts);
  });
});

describe("the execution score of other lines", () => {
  const sources = [
    { name: "中央", budget: "60.00", executed: "60.00", score: "10" },
    { name: "省级", budget: "40.00", executed: "20.00" },
    { name: "县级", budget: "10.0", executed: "5.00", score: "4" },
  ];

  test("a source that prints a score is scored too", () => {
    const { scores } = scoreEvaluation(formOf([row("90", "90")], { funds: { sources } }), mof2020);
    expect(scores.sources.map((source) => [source.line.path, format(source.accepted)])).toEqual([
      ["/funds/sources/0", "10"],
      ["/funds/sources/2", "5"],
    ]);
  });

  test("on the initial budget: 92.5 of 150 is 61.67%, 6.17 points", () => {
    const { scores } = scoreEvaluation(
      formOf([row("90", "90")], spent("92.50", { initialBudget: "150" })),
      mof2020,
    );
    expect(format(scores.onInitialBudget!.rate, 4)).toBe("0.6167");
    expect(format(scores.onInitialBudget!.score)).toBe("6.17");
    expect(
      scoreEvaluation(formOf([row("90", "90")], spent("92.50")), mof2020).scores.onInitialBudget,
    ).toBeNull();
  });

  test("over the sources where the ruleset says so: 85 of 110 is 77.27%, 7.73 points", () => {
    const form = formOf([row("90", "90")], {
      funds: { weight: "10", total: { budget: "100", executed: "100" }, sources },
    });
    const { execution } = scoreEvaluation(form, integratedSystem).scores;
    expect([format(execution.rate!, 4), format(execution.accepted)]).toEqual(["0.7727", "7.73"]);
    expect(execution.line.budget).toMatchObject({
      kind: "figure",
      figure: { printed: "110.00", decimals: 2, suffix: null },
    });
    expect(format(scoreEvaluation(form, mof2020).scores.execution.accepted)).toBe("10");
  });

  test("over the total where the sources have no amounts", () => {
    const accepted = (...bare: { name: string }[]) => {
      const funds = { weight: "10", total: { budget: "100", executed: "50" }, sources: bare };
      const { scores } = scoreEvaluation(formOf([row("90", "90")], { funds }), integratedSystem);
      return format(scores.execution.accepted);
    };
    const budget = { name: "中央", budget: "60.00" };
    const executed = { name: "中央", executed: "60.00" };
    expect([accepted(budget, { name: "省级" }), accepted(executed), accepted()]).toEqual(["5", "5", "5"]);
  });
});

describe("weights and scores of the tree", () => {
  const tree = scoreEvaluation(
    {
      indicators: [
        {
          name: "产出指标",
          weight: "60",
          children: [
            { name: "数量指标", weight: "35", children: [row("10", "9"), row("20", undefined)] },
            { name: "质量指标", weight: "15", score: "12", children: [row(undefined, undefined)] },
          ],
        },
        {
          name: "效益指标",
          weight: "30",
          children: [{ name: "社会效益指标", children: [row(undefined, undefined)] }],
        },
        row("10", "10"),
        { name: "空", children: [row(undefined, undefined)] },
      ],
    },
    mof2020,
  ).form;

  const sum = (value: ReturnType<typeof sumOfTree>) => (value === null ? null : format(value));

  test("rows count where they have a figure, levels where nothing below has one", () => {
    // 10 + 20 + 15 and 30 and 10; scores 9 + 12 and 10.
    expect(sum(sumOfTree(tree.firstLevel, "weight"))).toBe("85");
    expect(sum(sumOfTree(tree.firstLevel, "score"))).toBe("31");
    expect(tree.firstLevel.map((node) => sum(sumOfNode(node, "weight")))).toEqual(["45", "30", "10", null]);
    expect(tree.firstLevel.map((node) => sum(sumOfNode(node, "score")))).toEqual(["21", null, "10", null]);
    expect(sum(sumOfTree([], "weight"))).toBeNull();
  });

  test("levels that count", () => {
    expect(levelsThatCount(tree.levels, "weight").map(({ name }) => name)).toEqual(["质量指标", "效益指标"]);
    expect(levelsThatCount(tree.levels, "score").map(({ name }) => name)).toEqual(["质量指标"]);
  });

  test("a first level is known by the ruleset's words", () => {
    const names = ["产出指标", "（二）效益指标", "满意度指标", "成本指标", "其他"];
    const two = [[{ dimension: "output" as const, names: ["产出", "数量"], weight: null }]];
    expect(dimensionOf("数量指标", { ...RULES, firstLevelWeights: two })).toBe("output");
    expect(names.map((name) => dimensionOf(name, RULES))).toEqual([
      "output",
      "benefit",
      "satisfaction",
      null,
      null,
    ]);
  });
});

describe("steps", () => {
  const steps = [
    { from: exact("0.6"), share: exact("0.5") },
    { from: exact("1"), share: exact("1") },
    { from: exact("0.8"), share: exact("0.7") },
  ];

  test.each([
    ["1.2", "1"],
    ["1", "1"],
    ["0.99", "0.7"],
    ["0.8", "0.7"],
    ["0.7", "0.5"],
    ["0.6", "0.5"],
    ["0.59", "0"],
  ])("%s reaches %s, in whatever order they are listed", (value, share) => {
    expect(format(shareOfStep(exact(value), steps))).toBe(share);
    expect(format(shareOfStep(exact(value), steps.toReversed()))).toBe(share);
  });
});

describe("what a ruleset does to the sum", () => {
  const bare = { cap: null, factor: exact("1") };

  test("a cap cuts it", () => {
    const capped = { ...bare, cap: exact("89") };
    expect(format(adjustedValue(exact("97"), capped, RULES))).toBe("89");
    expect(format(adjustedValue(exact("80"), capped, RULES))).toBe("80");
    expect(told(adjusted(interval(exact("80"), exact("97")), capped))).toEqual(["80", "89"]);
  });

  test("rows that do not apply leave their weight to the others", () => {
    // 100 ÷ (100 − 20) = 1.25; 66 × 1.25 = 82.5.
    const form = formOf(
      [row("20", undefined, "不适用"), row("70", "56"), row(undefined, undefined, "不适用")],
      spent("100.00"),
    );
    const { adjustment, sum, expectedTotal } = scoreEvaluation(form, RESCALED).scores;
    expect([format(adjustment.factor), format(sum), format(expectedTotal)]).toEqual(["1.25", "66", "82.5"]);
    // Due: (10 + 70) × 1.25; where they are kept, anything from 0 to 20 for the one.
    expect(told(scoreEvaluation(form, RESCALED).scores.computed)).toEqual(["100", "100"]);
    expect(told(scoreEvaluation(form, mof2020).scores.computed)).toEqual(["80", "100"]);
    expect(format(scoreEvaluation(form, mof2020).scores.adjustment.factor)).toBe("1");
  });

  test("a rescaled total is rounded as the ruleset rounds: 65 × 100 ÷ 90 = 72.22", () => {
    const form = formOf([row("10", undefined, "不适用"), row("80", "55")], spent("100.00"));
    const { expectedTotal, accepted } = scoreEvaluation(form, RESCALED).scores;
    expect(format(expectedTotal)).toBe("72.22");
    // Accepted: 10 + 80, both due in full.
    expect(format(accepted)).toBe("100");
  });

  test("a total that is not rescaled is not rounded either", () => {
    const form = formOf([row("3.333", "3.333"), row("86.667", "86.667")], spent("100.00"));
    const odd = formOf([row("3.333", "3.333"), row("86.667", "86.66")], spent("100.00"));
    const due = (each: Evaluation) => format(scoreEvaluation(each, RESCALED).scores.expectedTotal);
    expect([due(form), due(odd)]).toEqual(["100", "99.993"]);
  });

  test("where next to nothing is left, nothing is rescaled", () => {
    const left = (weight: string) => {
      const form = formOf([row(weight, undefined, "不适用")], {
        total: { weight: "100" },
        ...spent("100.00"),
      });
      const { rows } = scoreEvaluation(form, RESCALED).scores;
      return format(adjustmentOf(rows, null, exact("100"), rulesFor(RESCALED, 2024)).factor);
    };
    // 100 ÷ 1; below one point left it would only blow up.
    expect([left("99"), left("99.5"), left("100")]).toEqual(["100", "1", "1"]);
  });

  test("a cap is that of the band of the execution rate, where execution counts", () => {
    const cap = (executed: string, over: Partial<Evaluation> = {}) => {
      const form = formOf([row("90", "90")], { ...spent(executed), ...over });
      const { adjustment } = scoreEvaluation(form, executionCappedTotal).scores;
      return adjustment.cap === null ? null : format(adjustment.cap);
    };
    expect([cap("80.00"), cap("79.99"), cap("49.00")]).toEqual([null, "89", "59"]);
    // A form that does not score execution is not capped by it.
    const uncounted = formOf([row("100", "100")], { funds: { total: { budget: "100", executed: "10" } } });
    expect(scoreEvaluation(uncounted, executionCappedTotal).scores.adjustment.cap).toBeNull();
  });
});

describe("a stated total", () => {
  const figure = (text: string) => {
    const cell = readFigure(text);
    if (cell.kind !== "figure") throw new Error("a figure is needed");
    return cell.figure;
  };

  test.each<readonly [stated: string, sum: Interval, rounding: boolean, stands: readonly [string, string]]>([
    ["98.9", point(exact("98.94")), true, ["98.85", "98.95"]],
    ["98.94", point(exact("98.94")), false, ["98.94", "98.94"]],
    ["98.940", point(exact("98.94")), false, ["98.94", "98.94"]],
    ["99", point(exact("99")), false, ["99", "99"]],
    ["99", interval(exact("98.9"), exact("99.1")), true, ["98.5", "99.5"]],
    ["98.5", interval(exact("98"), exact("99")), true, ["98.45", "98.55"]],
    ["33.33", point(divide(exact("100"), exact("3"))), true, ["33.325", "33.335"]],
  ])("%s over its parts", (stated, sum, rounding, stands) => {
    expect(isRounded(figure(stated), sum)).toBe(rounding);
    expect(told(statedTotal(figure(stated), sum))).toEqual(stands);
  });

  test.each<readonly [title: string, form: Evaluation, ruleset: Ruleset, agreeing: string, not: string]>([
    // Without a rate the printed execution score stands for the accepted one: 12 of 10 is 10.
    [
      "over an undefined rate",
      formOf([row("90", "90")], spent("5", { budget: "0", score: "12" })),
      mof2020,
      "100",
      "102",
    ],
    ["capped", formOf([row("90", "90")], spent("70.00", { score: "7" })), executionCappedTotal, "89", "97"],
    [
      "rescaled",
      formOf([row("20", undefined, "不适用"), row("70", "56")], spent("100.00", { score: "10" })),
      RESCALED,
      "82.5",
      "66",
    ],
    ["plain", formOf([row("90", "90")], spent("70.00", { score: "7" })), mof2020, "97", "98"],
    // A missing execution score stands for what its amounts give, 7.
    ["over a missing part", formOf([row("90", "90")], spent("70.00")), mof2020, "97", "90"],
    // 90 × 2 ÷ 3 = 60 exactly, and stated as 59: a wrong score stands for itself.
    [
      "over a wrong part",
      formOf([{ ...row("90", "59"), target: "≥30公里" }], spent("100.00", { score: "10" })),
      mof2020,
      "69",
      "70",
    ],
    // 50 × 2 ÷ 3 = 33.33…, printed 33.3: the total may add either, 33.3 + 10 or 43.33.
    [
      "over a rounding",
      formOf([{ ...row("50", "33.3"), target: "≥30公里" }], spent("100.00", { score: "10" })),
      mof2020,
      "43.33",
      "43.4",
    ],
    [
      "over a rounding as typed",
      formOf([{ ...row("50", "33.3"), target: "≥30公里" }], spent("100.00", { score: "10" })),
      mof2020,
      "43.3",
      "43.2",
    ],
    // 10 × 925.5 ÷ 1000 = 9.255, printed 9.26.
    [
      "over a rounded execution score",
      formOf([row("90", "90")], spent("92.55", { score: "9.26" })),
      mof2020,
      "99.255",
      "99.27",
    ],
    // A wrong execution score, 9.52 for 9.25, stands for itself.
    [
      "over a wrong execution score",
      formOf([row("90", "90")], spent("92.50", { score: "9.52" })),
      mof2020,
      "99.52",
      "99.25",
    ],
    [
      "over a row that does not apply",
      formOf([row("20", "0", "不适用"), row("70", "56")], spent("100.00", { score: "10" })),
      mof2020,
      "66",
      "82.5",
    ],
  ])("%s agrees with its parts", (_, form, ruleset, agreeing, not) => {
    const { scores } = scoreEvaluation(form, ruleset);
    expect([agreeing, agreesWithParts(figure(agreeing), scores)]).toEqual([agreeing, true]);
    expect([not, agreesWithParts(figure(not), scores)]).toEqual([not, false]);
  });

  // 优 from 90, 良 from 80, 中 from 60 (财预〔2020〕10号).
  test.each([
    ["100", "优"],
    ["90", "优"],
    ["89.99", "良"],
    ["80", "良"],
    ["79.99", "中"],
    ["60", "中"],
    ["59.99", "差"],
    ["0", "差"],
    ["100.01", null],
    ["-0.01", null],
  ])("%s is %s", (total, grade) => {
    expect(gradeOf(exact(total), RULES)?.grade ?? null).toBe(grade);
  });

  test("totals from 79 to 90 may be graded three ways, best first", () => {
    const grades = (lo: string, hi: string) =>
      gradesTouching(interval(exact(lo), exact(hi)), RULES).map(({ grade }) => grade);
    expect(grades("79", "90")).toEqual(["优", "良", "中"]);
    expect(grades("80", "89.99")).toEqual(["良"]);
    expect(rulesFor(guangxi, 2024).grades.map(({ grade }) => grade)).toContain("一等");
  });

  describe("graded before it is rounded", () => {
    const graded = (form: Evaluation, ruleset: Ruleset, total: string) => {
      const { scores, rules } = scoreEvaluation(form, ruleset);
      return {
        accepted: format(scores.accepted),
        grade: gradeOfAccepted(scores, rules)?.grade ?? null,
        stated: gradesOfStated(figure(total), scores, rules as Rules).map(({ grade }) => grade),
      };
    };
    // 10 × 99.96 ÷ 100 = 9.996, printed 10.00; with 80 of rows 89.996, printed 90.
    const execution = formOf([row("80", "80")], spent("99.96", { score: "10.00" }));
    // 80 × 19.999 ÷ 20 = 79.996, printed 80.00, and 10.
    const derived = formOf([row("80", "80.00", "19.999公里")], spent("100.00", { score: "10" }));

    test.each<readonly [string, Evaluation]>([
      ["an execution score", execution],
      ["a row", derived],
    ])("%s rounded up lifts no grade where the unrounded total is graded", (_, form) => {
      expect(graded(form, RAW, "90")).toEqual({ accepted: "90", grade: "良", stated: ["优", "良"] });
      expect(graded(form, mof2020, "90")).toEqual({ accepted: "90", grade: "优", stated: ["优"] });
    });

    test("a score rounded down costs none", () => {
      // 10 × 99.94 ÷ 100 = 9.994, printed 9.99; with 80.01 exactly 90.004, accepted 90.
      const form = formOf([row("80.01", "80.01")], spent("99.94", { score: "9.99" }));
      expect(graded(form, RAW, "90")).toEqual({ accepted: "90", grade: "优", stated: ["优"] });
    });

    test("a score that is no rounding of its points is graded as it stands", () => {
      // Without a rate, 10 stands.
      const undefinedRate = formOf([row("80", "80")], spent("5", { budget: "0", score: "10" }));
      expect(graded(undefinedRate, RAW, "90").grade).toBe("优");
    });

    test.each<readonly [title: string, rows: readonly IndicatorNode[], executed: string]>([
      // Words leave 3.2 to 4 open, 4 stands. 60% spent: 6 + 80 + 4 = 90.
      [
        "words",
        [row("80", "80"), { name: "改善", target: "改善", actual: "达成预期指标", weight: "4", score: "4" }],
        "60.00",
      ],
      // 3.333 printed 3.34 is no rounding of a formula: 6.66 + 80 + 3.34 = 90.
      ["a weight of three decimals", [row("80", "80"), row("3.333", "3.34")], "66.60"],
      ["a row without a weight", [row("80", "80"), row(undefined, "3.34")], "66.60"],
    ])("%s lower nothing", (_, rows, executed) => {
      expect(graded(formOf(rows, spent(executed)), RAW, "90")).toMatchObject({ accepted: "90", grade: "优" });
    });

    test("an execution score that does not count lowers nothing", () => {
      // 50 + 50 × 16 ÷ 20; 99.96% would be 9.996 points, printed 10.
      const form = formOf([row("50", "50"), row("50", "40", "16公里")], {
        funds: { total: { budget: "100.00", executed: "99.96" } },
      });
      expect(graded(form, RAW, "90")).toMatchObject({ accepted: "90", grade: "优" });
    });

    test("a score rounded down does not lift a total above its cap", () => {
      // 7.994 printed 7.99, and 90: capped at 89.998, below 优.
      const capped = stating({
        gradeBasis: parameter("choice", "raw"),
        totalCaps: parameter("bands", [
          { cap: "89.998", min: "0", minIncluded: true, max: "0.8", maxIncluded: false },
        ]),
      });
      const form = formOf([row("90", "90")], spent("79.94", { score: "7.99" }));
      expect(graded(form, capped, "89.998")).toMatchObject({ accepted: "89.998", grade: "良" });
    });

    test("a cap stays a cap", () => {
      // 7 + 90 = 97, capped at 89.
      const form = formOf([row("90", "90")], spent("70.00", { score: "7" }));
      expect(graded(form, RAW_CAPPED, "89")).toEqual({ accepted: "89", grade: "良", stated: ["良"] });
    });

    test("a total that is not its parts' is graded by itself; one outside all bands not at all", () => {
      const form = formOf([row("80", "80")], spent("100.00", { score: "10" }));
      expect(graded(form, RAW, "85").stated).toEqual(["良"]);
      expect(graded(form, mof2020, "101").stated).toEqual([]);
    });
  });
});
