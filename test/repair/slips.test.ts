import { describe, expect, test } from "vitest";
import type { Evaluation } from "../../src/evaluation/schema";
import { exact } from "../../src/figure/exact";
import { explainFigure, isConsequence, ofBoth } from "../../src/repair/slips";
import { contextOf, row, type SmallForm, smallForm } from "./form";

/** How the change of a cell is explained, and what it costs: `digit-lost +1`. */
function explained(form: Evaluation, path: string, right: string, also: readonly string[] = []): string {
  const context = contextOf(form);
  const cellAt = (at: string) => context.network.cells.find((cell) => cell.path === at)!;
  const { slip, surcharge } = explainFigure(cellAt(path), exact(right), context, [path, ...also].map(cellAt));
  return `${slip} ${surcharge < 0 ? "−" : "+"}${Math.abs(surcharge)}`;
}

const LINE = { budget: "926.00", executed: "828.06", rate: "89.42%", score: "8.94" };
const ROWS: NonNullable<SmallForm["rows"]> = [["40"], ["30"], ["20"]];

describe("a likeness of digits", () => {
  // By how many digits are compared: the fewer, the likelier it is chance. 分值 of the execution rate has no
  // other explanation.
  test.each([
    ["21", "12", "digits-swapped +1"],
    ["213", "123", "digits-swapped +0"],
    ["2134", "1234", "digits-swapped +0"],
    ["1", "12", "digit-lost +2"],
    ["13", "123", "digit-lost +1"],
    ["134", "1234", "digit-lost +0"],
    ["12", "1", "digit-added +2"],
    ["123", "13", "digit-added +1"],
    ["1234", "134", "digit-added +0"],
    ["5", "0.5", "decimal-point-moved +3"],
    ["12", "1.2", "decimal-point-moved +2"],
    ["123", "1.23", "decimal-point-moved +1"],
    ["1234", "12.34", "decimal-point-moved +0"],
    ["5", "6", "digit-mistyped +3"],
    ["15", "16", "digit-mistyped +3"],
    ["155", "165", "digit-mistyped +2"],
    ["1555", "1655", "digit-mistyped +1"],
    ["15555", "16555", "digit-mistyped +1"],
    ["200000", "20", "decimal-point-moved +1"], // points have no 万
    ["15", "37", "recomputed +3"],
  ])("%s for %s: %s", (printed, right, expected) => {
    expect(explained(smallForm({ executionWeight: printed }), "/funds/weight", right)).toBe(expected);
  });
});

describe("amounts", () => {
  const EXECUTED = "/funds/total/executed";

  test.each<[string, string, string, string]>([
    ["万元", "8280600", "828.06", "yuan-for-wan +0"],
    ["万元", "8280612", "828.06", "yuan-for-wan +0"], // 828.0612, rounded
    ["万元", "8280612", "828.0612", "yuan-for-wan +0"],
    ["万元", "8280612.3", "828.0612", "yuan-for-wan +0"], // as fine as the right figure
    ["万元", "8280612", "828.1", "recomputed +3"], // at two decimals it is 828.06
    ["万元", "828.06", "8280600", "decimal-point-moved +1"], // too small by 10⁴ is no 元 under 万元
    ["元", "828.06", "8280600", "yuan-for-wan +0"], // but 万元 under 元
    ["万元", "20", "0", "digit-added +2"], // 20元 would be 0.00万元 as well
  ])("under %s %s for %s: %s", (unit, printed, right, expected) => {
    const form = { ...smallForm({ total: { ...LINE, executed: printed } }), currencyUnit: unit as "元" };
    expect(explained(form, EXECUTED, right)).toBe(expected);
  });

  const sources = [{ budget: "426.00" }, { budget: "500.00" }];
  const BUDGET = "/funds/total/budget";

  test.each<[string, SmallForm, string, string, string]>([
    [
      "a source is missing",
      { total: { ...LINE, budget: "500.00" }, sources },
      BUDGET,
      "926",
      "row-left-out +0",
    ],
    [
      "a source counts twice",
      { total: { ...LINE, budget: "1426.00" }, sources },
      BUDGET,
      "926",
      "recomputed +3",
    ],
    // What is missing is 463, as much as the total shows itself.
    ["half is missing", { total: { ...LINE, budget: "463.00" }, sources }, BUDGET, "926", "recomputed +3"],
    [
      "a source is no total",
      { total: { ...LINE, budget: "912.00" }, sources },
      "/funds/sources/0/budget",
      "926", // 500 more
      "digit-mistyped +1",
    ],
  ])("%s", (_, given, path, right, expected) => {
    expect(explained(smallForm(given), path, right)).toBe(expected);
  });

  test("that agreed with what they are derived from change only with it", () => {
    // 426 + 500 = 926 holds: the total is changed since a source is.
    const form = smallForm({ sources: [...sources] });
    expect(explained(form, BUDGET, "936")).toBe("recomputed +0");
    expect(explained(smallForm(), BUDGET, "936")).toBe("digit-mistyped +1");
  });
});

describe("the rate on the initial budget", () => {
  // 828.06 ÷ 1000 = 82.81%, 8.28 points; ÷ 926 = 89.42%
  const total = { ...LINE, initialBudget: "1000" };
  test.each<[string, SmallForm, string, string, string]>([
    [
      "the rate",
      { total: { ...total, rate: "82.81%" } },
      "/funds/total/rate",
      "89.42",
      "rate-on-initial-budget +0",
    ],
    [
      "as a ratio",
      { total: { ...total, rate: "0.8281" } },
      "/funds/total/rate",
      "0.8942",
      "rate-on-initial-budget +0",
    ],
    ["another rate", { total: { ...total, rate: "82.80%" } }, "/funds/total/rate", "89.42", "recomputed +3"],
    [
      "its score",
      { total: { ...total, score: "8.28" } },
      "/funds/total/score",
      "8.94",
      "rate-on-initial-budget +0",
    ],
    [
      "no initial budget",
      { total: { ...LINE, rate: "82.81%" } },
      "/funds/total/rate",
      "89.42",
      "recomputed +3",
    ],
    [
      "a source's rate",
      {
        sources: [
          { ...LINE, rate: "89.42%" },
          { ...total, rate: "82.81%" },
        ],
      },
      "/funds/sources/1/rate",
      "89.42",
      "rate-on-initial-budget +0",
    ],
  ])("%s", (_, given, path, right, expected) => {
    expect(explained(smallForm(given), path, right)).toBe(expected);
  });

  test("a rate that agreed changes only with its amounts", () => {
    expect(explained(smallForm(), "/funds/total/rate", "82.81")).toBe("recomputed +0");
  });
});

describe("the total", () => {
  const of = (given: SmallForm, right: string) => explained(smallForm(given), "/total/score", right);
  /** A row that lost 4 points of 40: 8.94 + 36 + 50 = 94.94. */
  const losing = (actual: string, reason?: string): NonNullable<SmallForm["rows"]> => [
    reason === undefined ? ["40", "36", "≥100次", actual] : ["40", "36", "≥100次", actual, reason],
    ["30"],
    ["20"],
  ];

  test.each<[string, SmallForm, string, string]>([
    ["agreed, and follows its parts", {}, "94.94", "stale-total +0"],
    ["counts 8.94 twice", { totalScore: "107.88" }, "98.94", "execution-counted-twice +0"],
    ["has the full 10 on top", { totalScore: "108.94" }, "98.94", "execution-counted-twice +0"],
    [
      "has 10 on top of no execution score",
      { total: { ...LINE, score: "0" }, totalScore: "100" },
      "90",
      "recomputed +3",
    ],
    ["lacks 8.94", { totalScore: "90" }, "98.94", "execution-left-out +0"],
    // The computed 8.94 where none is printed
    [
      "lacks what is not printed",
      { total: { budget: "926.00", executed: "828.06" }, totalScore: "90" },
      "98.94",
      "execution-left-out +0",
    ],
    [
      "counts the 4 points a row lost",
      { rows: losing("90次", "未完成"), totalScore: "98.94" },
      "94.94",
      "stale-total +0",
    ],
    // Without a reason the loss is doubtful; more so where 100 of 100 would have earned them.
    [
      "counts points lost without a reason",
      { rows: losing("90次"), totalScore: "98.94" },
      "94.94",
      "digit-mistyped +1",
    ],
    [
      "counts points of a row left blank",
      { rows: [["40", null], ["30"], ["20"]], totalScore: "98.94" },
      "58.94",
      "digit-mistyped +1",
    ],
    // 4 + 3 points of two rows
    [
      "counts all points that were lost",
      {
        rows: [["40", "36", "≥100次", "90次", "未完成"], ["30", "27", "≥100次", "90次", "未完成"], ["20"]],
        totalScore: "98.94",
      },
      "91.94",
      "stale-total +0",
    ],
    ["counts too few", { rows: losing("90次", "未完成"), totalScore: "90.94" }, "94.94", "digit-mistyped +1"],
    ["lacks a row of 30", { totalScore: "68.94" }, "98.94", "row-left-out +1"],
    ["has 30 more", { totalScore: "128.94" }, "98.94", "recomputed +3"],
    // 98.94 printed for 71.03: 27.91 too much, that nothing explains
    // 108.94 for 100: 8.94 too much, which is what was spent, but no execution rate is scored.
    [
      "without an execution score has none on top",
      {
        total: { budget: "926.00", executed: "828.06" },
        rows: [["50"], ["30"], ["20"]],
        totalScore: "108.94",
      },
      "100",
      "recomputed +3",
    ],
    [
      "counts points beside a row without a weight",
      { rows: [["—", "40"], ["30", "27", "≥100次", "90次", "未完成"], ["20"]], totalScore: "98.94" },
      "95.94",
      "stale-total +0",
    ],
    // Of 4 and 3 points that were lost it counts the 4: 95.94 for 91.94
    [
      "counts the points one of two rows lost",
      {
        rows: [["40", "36", "≥100次", "90次", "未完成"], ["30", "27", "≥100次", "90次", "未完成"], ["20"]],
        totalScore: "95.94",
      },
      "91.94",
      "stale-total +0",
    ],
    // 28.94 for 58.94
    [
      "lacks a row of 30 beside a blank one",
      { rows: [["40", null], ["30"], ["20"]], totalScore: "28.94" },
      "58.94",
      "row-left-out +1",
    ],
    ["is anything", { totalScore: "98.94", rows: [["12.09"], ["30"], ["20"]] }, "71.03", "recomputed +3"],
  ])("%s", (_, given, right, expected) => {
    expect(of(given, right)).toBe(expected);
  });

  // 27.91 points lost, which no likeness of digits explains: 98.94 for 71.03.
  test.each<[string, NonNullable<SmallForm["rows"]>, string]>([
    ["with a reason", [["40", "12.09", "提升", "提升", "未完成"]], "stale-total +0"],
    ["without a reason, the result bearing it out", [["40", "12.09", "≥4000次", "1209次"]], "stale-total +2"],
    ["without a reason, against the result", [["40", "12.09", "≥100次", "100次"]], "stale-total +3"],
  ])("counts points lost %s", (_, rows, expected) => {
    expect(of({ rows: [...rows, ["30"], ["20"]], totalScore: "98.94" }, "71.03")).toBe(expected);
  });

  // 13.95 + 13.96 = 27.91: the more doubtful of the two decides.
  test("counts the points of several rows, one without a reason", () => {
    const rows: SmallForm["rows"] = [
      ["40", "26.05", "提升", "提升", "未完成"],
      ["30", "16.04", "≥3000次", "1604次"],
      ["20", "20"],
    ];
    expect(of({ rows, totalScore: "98.94" }, "71.03")).toBe("stale-total +2");
    expect(of({ rows: [rows[1]!, rows[0]!, rows[2]!], totalScore: "98.94" }, "71.03")).toBe("stale-total +2");
  });
});

describe("sums of weights", () => {
  test.each<[string, SmallForm, string, string, string]>([
    ["a row left out of its level", { levelWeight: "60" }, "/indicators/0/weight", "90", "row-left-out +1"],
    ["half of a level", { levelWeight: "45" }, "/indicators/0/weight", "90", "recomputed +3"],
    ["the execution rate left out", { totalWeight: "90" }, "/total/weight", "100", "execution-left-out +0"],
    [
      "the execution rate counted twice",
      { totalWeight: "110" },
      "/total/weight",
      "100",
      "execution-counted-twice +0",
    ],
    ["a row left out of the whole", { totalWeight: "70" }, "/total/weight", "100", "row-left-out +1"],
    ["another whole", { totalWeight: "87" }, "/total/weight", "100", "recomputed +3"],
    // No execution rate is scored: 10 more or less is just 10.
    [
      "10 more, without an execution rate",
      {
        total: { budget: "926.00" },
        rows: [["50"], ["30"], ["20"]],
        totalWeight: "110",
        totalScore: "100",
        executionWeight: "0",
      },
      "/total/weight",
      "100",
      "digit-mistyped +2",
    ],
    ["a level that agreed", { levelWeight: "90" }, "/indicators/0/weight", "80", "recomputed +0"],
  ])("%s", (_, given, path, right, expected) => {
    expect(explained(smallForm(given), path, right)).toBe(expected);
  });
});

describe("the score of a row", () => {
  const SCORE = row(0, "score");
  const scored = (score: string | null, actual: string, reason?: string) =>
    smallForm({
      rows: [
        reason === undefined ? ["40", score, "≥100次", actual] : ["40", score, "≥100次", actual, reason],
        ...ROWS.slice(1),
      ],
    });

  test.each<[string, Evaluation, string, string]>([
    // 100 of 100 earns 40. A score it does not support is likelier wrong (−1), the more where points were lost
    // without a reason (−2); nothing explains 36 for 40 otherwise (3).
    ["36 to the due 40, without a reason", scored("36", "100次"), "40", "recomputed +0"],
    ["36 to the due 40, against a reason (+1)", scored("36", "100次", "未完成"), "40", "recomputed +3"],
    // The weight as score (1), away from what is due (3), to a loss without a reason (2) or with one
    ["the due 40 to 36, without a reason", scored("40", "100次"), "36", "weight-as-score +6"],
    ["the due 40 to 36, for a reason", scored("40", "100次", "未完成"), "36", "weight-as-score +4"],
    // From one wrong score to another (1), a loss without a reason (2), two digits (3)
    ["35 to 36, neither due", scored("35", "100次"), "36", "digit-mistyped +6"],
    // 80 of 100 earns 32: the weight as score (1), now due (−1), lost without a reason (2) or with one
    ["40 to the due 32", scored("40", "80次"), "32", "weight-as-score +2"],
    ["40 to the due 32, for a reason", scored("40", "80次", "未完成"), "32", "weight-as-score +0"],
    // 3, away from what is due (3), against a loss whose reason is given (1) or missing (−2)
    ["the due 32 to 40", scored("32", "80次"), "40", "recomputed +4"],
    ["the due 32 to 40, against a reason", scored("32", "80次", "未完成"), "40", "recomputed +7"],
    // Two digits that look alike (3), away from what is due (3): the weight is typed for less only.
    ["the due 40 to 41", scored("40", "100次"), "41", "digit-mistyped +6"],
    // 77.7 of 100 earns 31.08, which may be printed 31 or 32.
    ["31 to 32, both due, for a reason", scored("31", "77.7次", "未完成"), "32", "digit-mistyped +3"],
    ["the due 31.1 to 40, against a reason", scored("31.1", "77.7次", "未完成"), "40", "recomputed +7"],
    ["the due 31 to 40, against a reason", scored("31", "77.7次", "未完成"), "40", "recomputed +7"],
    // More than the weight is no slip of the weight: 3 digits that look alike (2), no less due (1), no loss (0)
    ["401 to 400", scored("401", "100次"), "400", "digit-mistyped +3"],
    // A blank that is due its full weight and gives no reason was forgotten (0), and is due (−1).
    ["a blank to the due 40", scored(null, "100次"), "40", "blank-filled −1"],
    // 3, now due (−1), against a reason (1)
    ["a blank to the due 40, against a reason", scored(null, "100次", "未完成"), "40", "blank-filled +3"],
    // 3, not due (1), a loss without a reason (2)
    ["a blank to 36", scored(null, "100次"), "36", "blank-filled +6"],
  ])("%s", (_, form, right, expected) => {
    expect(explained(form, SCORE, right)).toBe(expected);
  });

  test("says nothing where its weight changes too", () => {
    expect(explained(scored("36", "100次"), SCORE, "40", [row(0, "weight")])).toBe("recomputed +3");
    expect(explained(scored("36", "100次"), SCORE, "40", [row(1, "weight")])).toBe("recomputed +0");
  });

  test("is not judged without a weight", () => {
    const form = smallForm({ rows: [["—", "36"], ["30"], ["20"]] });
    expect(explained(form, SCORE, "41")).toBe("recomputed +3");
  });
});

describe("the weight of a row", () => {
  const WEIGHT = row(0, "weight");
  const weighed = (weight: string, score: string | null) =>
    smallForm({ rows: [[weight, score], ...ROWS.slice(1)] });

  test.each<[string, Evaluation, string, string]>([
    // Nothing explains it (3), but the full score does (−2).
    ["14 to the score of 40", weighed("14", "40"), "40", "recomputed +1"],
    // Two digits that look alike (3), away from the score (2)
    ["40 from the score of 40", weighed("40", "40"), "30", "digit-mistyped +5"],
    ["14 to 40 beside a score of 36", weighed("14", "36"), "40", "recomputed +3"],
    ["14 to 40 beside a blank score", weighed("14", null), "40", "recomputed +3"],
    // No points are typed in 元: 6 digits by chance (1), the full score (−2)
    ["400000 to the score of 40", weighed("400000", "40"), "40", "decimal-point-moved −1"],
    ["a blank to the score of 40", weighed("—", "40"), "40", "blank-filled +3"],
  ])("%s", (_, form, right, expected) => {
    expect(explained(form, WEIGHT, right)).toBe(expected);
  });
});

test("the execution score that is the weight", () => {
  expect(explained(smallForm({ total: { ...LINE, score: "10" } }), "/funds/total/score", "8.94")).toBe(
    "weight-as-score +0",
  );
});

test.each([
  ["score", "300000", "30", "decimal-point-moved +1"],
  ["score", "37", "30", "digit-mistyped +3"],
  ["weight", "37", "30", "digit-mistyped +3"],
])("a level's %s of %s for %s: %s", (key, printed, right, expected) => {
  const form = smallForm();
  const children = [{ name: "社会效益", children: [{ name: "影响" }] }];
  const level = { name: "效益指标", weight: "30", score: "30", [key]: printed, children };
  const withLevel = { ...form, indicators: [...form.indicators, level] };
  expect(explained(withLevel, `/indicators/1/${key}`, right)).toBe(expected);
});

describe("what is likelier sound than a likeness is wrong", () => {
  test("the execution weight the ruleset gives (4)", () => {
    expect(explained(smallForm({ executionWeight: "10" }), "/funds/weight", "20")).toBe("digit-mistyped +7");
    expect(explained(smallForm({ executionWeight: "20" }), "/funds/weight", "10")).toBe("digit-mistyped +3");
  });

  test("that a row has a weight (3), whatever else changes", () => {
    const form = smallForm({ rows: [["4", "9"], ["30"], ["20"]] });
    expect(explained(form, row(0, "weight"), "0")).toBe("digit-mistyped +6");
    expect(explained(form, row(0, "weight"), "0", [row(0, "score")])).toBe("digit-mistyped +6");
    expect(explained(form, row(0, "weight"), "5")).toBe("digit-mistyped +3");
  });
});

// Weight and score as they were and as they will be; the score's own reason costs 2.
test.each([
  ["a full score that stays full needs no reason of its own", ["50", "40"], ["50", "40"], -2],
  ["a full score that does not stay full is doubtful", ["50", "40"], ["50", "30"], 3],
  ["a score that was not full says nothing", ["50", "40"], ["45", "40"], 0],
] as const)("%s", (_, weight, score, expected) => {
  const figures = ([from, to]: readonly [string, string]) => ({ from: exact(from), to: exact(to) });
  expect(ofBoth(figures(weight), figures(score), { slip: "digit-lost", surcharge: 2 })).toBe(expected);
});

describe("a blank amount", () => {
  const SOURCE = "/funds/sources/0/budget";

  test.each<[string, NonNullable<SmallForm["sources"]>[number], string]>([
    ["of a line with another figure was forgotten, but is a guess", { executed: "5.00" }, "blank-filled +3"],
    ["of a line with only a figure of what was applied for", { appliedBudget: "5.00" }, "blank-filled +3"],
    ["of a line not in use was not forgotten", { executed: "—" }, "blank-filled +6"],
  ])("%s", (_, line, expected) => {
    expect(explained(smallForm({ sources: [line, { budget: "921.00" }] }), SOURCE, "5")).toBe(expected);
  });
});

test("a line not in use is told from the one before", () => {
  const form = smallForm({ sources: [{ budget: "921.00" }, { executed: "—" }] });
  expect(explained(form, "/funds/sources/1/budget", "5")).toBe("blank-filled +6");
});

const SOURCES = [{ ...LINE, initialBudget: "926.00", carryover: "97.94" }];

test.each<[string, SmallForm, string, boolean]>([
  ["agreed with its amounts", { total: { ...LINE, carryover: "97.94" } }, "/funds/total/carryover", true],
  ["did not agree with them", { total: { ...LINE, carryover: "31.20" } }, "/funds/total/carryover", false],
  ["agreed with the rate", {}, "/funds/total/score", true],
  [
    "was the sum of initial budgets",
    { total: { ...LINE, initialBudget: "926.00" }, sources: SOURCES },
    "/funds/total/initialBudget",
    true,
  ],
  ["was the sum of what was spent", { sources: SOURCES }, "/funds/total/executed", true],
  ["was the sum of the weights", {}, "/total/weight", true],
  ["was the sum of a level's weights", { levelWeight: "90" }, "/indicators/0/weight", true],
  ["agreed with the total", { grade: "优" }, "/total/grade", true],
  ["did not", { grade: "良" }, "/total/grade", false],
  ["is derived from nothing", { executionWeight: "10" }, "/funds/weight", false],
  ["has no sources to be the sum of", {}, "/funds/total/budget", false],
])("a cell that %s: a consequence of others is %j", (_, given, path, expected) => {
  const context = contextOf(smallForm(given));
  const cell = context.network.cells.find((each) => each.path === path)!;
  expect(isConsequence(cell, context)).toBe(expected);
});
