import { describe, expect, it, test } from "vitest";
import { arithmeticFaults, keyOf } from "../../src/repair/judge";
import { realForm } from "../forms";
import { inputOf, localizeForm, row, type SmallForm, smallForm, told } from "./form";

const LINE = { budget: "926.00", executed: "828.06", rate: "89.42%", score: "8.94" };

describe("localize", () => {
  it("does nothing on a sound form", () => {
    expect(localizeForm(smallForm())).toEqual({ repairs: [], complete: true, examined: 0 });
  });

  it("does not mend weights that make 110 by printing 110", () => {
    // 50 + 30 + 20 + 10 for the execution rate = 110; 100 is what the ruleset's full marks are.
    for (const totalScore of ["108.94", "100"]) {
      const { repairs } = localizeForm(
        smallForm({ rows: [["50"], ["30"], ["20"]], totalScore, executionWeight: "10" }),
      );
      expect(repairs[0]?.resolves).toContain("weight.total");
      const cells = repairs.flatMap((repair) => repair.cells.map(({ path }) => path));
      expect(cells).not.toContain("/total/weight");
    }
  });

  describe("weights that make 110: a row gives up 10, and stays full", () => {
    const rows = [["50"], ["30"], ["20"]] as const;
    const first = (given: SmallForm) => told(localizeForm(smallForm({ rows, ...given })).repairs[0]);
    const pair = (i: number, from: string, to: string) =>
      `${row(i, "weight")}: ${from} → ${to}; ${row(i, "score")}: ${from} → ${to}`;

    // 8.94 + 40 + 30 + 20 = 98.94.
    test.each<[string, SmallForm, string]>([
      ["100 is the total already", { totalScore: "98.94" }, pair(0, "50", "40")],
      ["so is the total", { totalScore: "108.94" }, `${pair(0, "50", "40")}; /total/score: 108.94 → 98.94`],
      // The 10 of the execution rate are the ruleset's.
      [
        "the execution rate keeps its own",
        { totalScore: "98.94", executionWeight: "10" },
        pair(0, "50", "40"),
      ],
      // 50 → 40 scored 20 would make 78.94 too, for points lost without a reason: 8.94 + 20 + 30 + 20.
      [
        "no full score is lost to fit a total",
        { totalScore: "78.94" },
        `${pair(2, "20", "10")}; /total/score: 78.94 → 98.94`,
      ],
      // 30 + 30 + 30 + 10: no row is left without a weight.
      [
        "no row loses all",
        { rows: [["10"], ["30"], ["30"], ["30"]], totalScore: "98.94" },
        pair(1, "30", "20"),
      ],
    ])("%s", (_, given, expected) => {
      expect(first(given).replace(/ \([a-z-]+\)$/, "")).toBe(expected);
    });

    test("a level that alone prints weight and score as well", () => {
      const form = smallForm({ totalScore: "98.94", executionWeight: "10" });
      const levels = [
        { name: "产出指标", weight: "50", score: "50", children: [] },
        { name: "效益指标", weight: "30", score: "30", children: [] },
        { name: "满意度指标", weight: "20", score: "20", children: [] },
      ];
      expect(told(localizeForm({ ...form, indicators: levels }).repairs[0])).toMatch(
        /^\/indicators\/0\/weight: 50 → 40; \/indicators\/0\/score: 50 → 40 /,
      );
    });
  });

  // Each line: what is printed, and the first repair. Sound: 828.06 ÷ 926 = 89.42%, 8.94 + 40 + 30 + 20 = 98.94.
  test.each<[string, SmallForm, string]>([
    ["digits swapped", { totalScore: "98.49" }, "/total/score: 98.49 → 98.94 (digits-swapped)"],
    ["a digit lost", { totalScore: "9.94" }, "/total/score: 9.94 → 98.94 (digit-lost)"],
    ["a digit added", { totalScore: "998.94" }, "/total/score: 998.94 → 98.94 (digit-added)"],
    ["a digit mistyped", { totalScore: "96.94" }, "/total/score: 96.94 → 98.94 (digit-mistyped)"],
    ["the point moved", { totalScore: "9.894" }, "/total/score: 9.894 → 98.94 (decimal-point-moved)"],
    [
      "元 under 万元", // 926 万元 = 9 260 000 元
      { total: { ...LINE, budget: "9260000" }, sources: [LINE] },
      "/funds/total/budget: 9260000 → 926 (yuan-for-wan)",
    ],
    [
      "元 under 万元, rounded", // 1 060 098.02 元 = 106.01 万元
      {
        total: { budget: "1060098.02", executed: "106.01", rate: "100.00%", score: "10.00" },
        sources: [{ budget: "106.01", executed: "106.01", rate: "100.00%" }],
        totalScore: "100",
      },
      "/funds/total/budget: 1060098.02 → 106.01 (yuan-for-wan)",
    ],
    [
      "the weight typed as score", // 80 of 100, so 32 of 40; 8.94 + 32 + 30 + 20 = 90.94
      { rows: [["40", "40", "≥100次", "80次", "未完成"], ["30"], ["20"]], totalScore: "90.94" },
      `${row(0, "score")}: 40 → 32 (weight-as-score)`,
    ],
    [
      "the weight typed as execution score", // 8.94 is due, and the total has it
      { total: { ...LINE, score: "10.00" } },
      "/funds/total/score: 10.00 → 8.94 (weight-as-score)",
    ],
    [
      "a total that did not follow a lost point", // 8.94 + 36 + 30 + 20 = 94.94
      { rows: [["40", "36", "≥100次", "90次", "未完成"], ["30"], ["20"]], totalScore: "98.94" },
      "/total/score: 98.94 → 94.94 (stale-total)",
    ],
    ["a row left out of the total", { totalScore: "68.94" }, "/total/score: 68.94 → 98.94 (row-left-out)"],
    ["a row left out of its level", { levelWeight: "60" }, "/indicators/0/weight: 60 → 90 (row-left-out)"],
    [
      "a source left out of the total", // 500 + 426 = 926
      {
        total: { budget: "500.00", executed: "828.06", rate: "89.42%", score: "8.94" },
        sources: [
          { budget: "500.00", executed: "402.06", rate: "80.41%" },
          { budget: "426.00", executed: "426.00", rate: "100.00%" },
        ],
      },
      "/funds/total/budget: 500.00 → 926.00 (row-left-out)",
    ],
    ["the execution score left out", { totalScore: "90" }, "/total/score: 90 → 98.94 (execution-left-out)"],
    ["it counted twice", { totalScore: "107.88" }, "/total/score: 107.88 → 98.94 (execution-counted-twice)"],
    [
      "its full weight on top of full marks: 110", // 10 + 40 + 30 + 20 = 100
      { total: { budget: "9.00", executed: "9.00", rate: "100.00%", score: "10.00" }, totalScore: "110" },
      "/total/score: 110 → 100 (execution-counted-twice)",
    ],
    [
      "the rate on the initial budget", // 828.06 ÷ 1000 = 82.81%, on 926 it is 89.42%
      { total: { ...LINE, initialBudget: "1000", rate: "82.81%" } },
      "/funds/total/rate: 82.81% → 89.42% (rate-on-initial-budget)",
    ],
    [
      "a row left blank", // 98.94 − 8.94 − 30 − 20 = 40
      { rows: [["40", null], ["30"], ["20"]] },
      `${row(0, "score")}: blank → 40 (blank-filled)`,
    ],
    [
      "nothing usual", // 926 − 828.06 = 97.94
      { total: { ...LINE, carryover: "31.20" } },
      "/funds/total/carryover: 31.20 → 97.94 (recomputed)",
    ],
    [
      "a wrong total with the grade of it", // 39.84 is 差, 98.94 is 优
      { totalScore: "39.84", grade: "差" },
      "/total/score: 39.84 → 98.94; /total/grade: 差 → 优 (recomputed)",
    ],
    ["a wrong grade alone", { grade: "良" }, "/total/grade: 良 → 优 (recomputed)"],
    [
      "a row's weight", // 40 + 30 + 20 + 10 = 100, and the level says 90
      { rows: [["14", "40"], ["30"], ["20"]], levelWeight: "90" },
      `${row(0, "weight")}: 14 → 40 (recomputed)`,
    ],
  ])("finds %s", (_what, given, expected) => {
    expect(told(localizeForm(smallForm(given)).repairs[0])).toBe(expected);
  });

  it("prints what it proposes as the form prints: separators, sign, decimals", () => {
    // 1,594.489 ÷ 1,594.489 = 100; the total's 1,549.489 has two digits swapped.
    const line = { budget: "1,594.489", executed: "1,594.489", rate: "100.00%" };
    const total = { ...line, budget: "1,549.489", rate: "100.00%", score: "10.00" };
    const { repairs } = localizeForm(smallForm({ total, sources: [line], totalScore: "100" }));
    expect(told(repairs[0])).toBe("/funds/total/budget: 1,549.489 → 1,594.489 (digits-swapped)");
  });

  it("is exact at 10¹³ 元 and beyond", () => {
    const line = { budget: "98765432109876543.21", executed: "98765432109876543.21", rate: "100.00%" };
    const total = { ...line, executed: "98765432109876543.12", score: "10.00", carryover: "0.00" };
    const form = { ...smallForm({ total, sources: [line], totalScore: "100" }), currencyUnit: "元" as const };
    expect(told(localizeForm(form).repairs[0])).toBe(
      "/funds/total/executed: 98765432109876543.12 → 98765432109876543.21 (digits-swapped)",
    );
  });

  it("stops after a bounded number of sets and says so; the cheapest repair is found by then", () => {
    // 5000 rows of 0.018, which make 90, and 10 for execution
    const total = { budget: "9.00", executed: "9.00", rate: "100.00%", score: "10.00" };
    const rows = Array.from({ length: 5000 }, () => ["0.018", "0.018", "提升", "提升"] as const);
    const { repairs, complete, examined } = localizeForm(smallForm({ total, rows, totalScore: "70" }));
    expect(complete).toBe(false);
    expect(examined).toBe(50);
    expect(told(repairs[0])).toBe("/total/score: 70 → 100 (recomputed)");
  });

  it("gives both cells where two equations can be mended by either", () => {
    // One source, one total, nothing else says which initial budget is right.
    const line = { initialBudget: "926.00", budget: "926.00", executed: "926.00", rate: "100.00%" };
    const total = { ...line, initialBudget: "962.00", score: "10.00" };
    const found = localizeForm(smallForm({ total, sources: [line], totalScore: "100" })).repairs.map(told);
    expect(found).toEqual([
      "/funds/total/initialBudget: 962.00 → 926.00 (digits-swapped)",
      "/funds/sources/0/initialBudget: 926.00 → 962.00 (digits-swapped)",
    ]);
  });

  // 9 000 000 ÷ 9 260 000 = 97.19%, 9.72 + 90 = 99.72
  test.each([
    ["926万元", "9000000"],
    ["9260000", "900万元"],
  ])("rewrites no amount with a unit of its own, though it is compared: %s against %s", (whole, part) => {
    const total = { budget: whole, executed: "9000000", rate: "97.19%", score: "9.72" };
    const source = { budget: part, executed: "9000000", rate: "100.00%" };
    const given = smallForm({ total, sources: [source], totalScore: "99.72" });
    const form = { ...given, currencyUnit: "元" as const };
    expect(arithmeticFaults(form, inputOf(form).rules).map(keyOf)).toEqual(["funds.sum /funds/total/budget"]);
    expect(localizeForm(form).repairs).toEqual([]);
  });

  it("lets a cell with one decimal too many loosen the tolerance again", () => {
    // 0.667 + 0.5 = 1.167 against 1.168 is rounding at three decimals; 0.6677 makes it four.
    const source = (budget: string) => ({ budget, executed: budget, rate: "100.00%" });
    const total = { budget: "1.168", executed: "1.168", rate: "100", score: "10" };
    const sources = [{ ...source("0.667"), budget: "0.6677" }, source("0.5")];
    const { repairs } = localizeForm(smallForm({ total, sources, totalScore: "100" }));
    expect(told(repairs[0])).toBe("/funds/sources/0/budget: 0.6677 → 0.667 (digit-added)");
  });
});

describe("localize on the published forms", () => {
  it("a03: 10 + 89 = 99 against 100: the total, or the one row that lost a point", () => {
    expect(localizeForm(realForm("a03")).repairs.map(told)).toEqual([
      "/total/score: 100 → 99 (stale-total)",
      "/indicators/1/children/0/children/1/score: 1 → 2 (digit-mistyped)",
    ]);
  });

  it("a04: 676.78 in the source mends three contradictions at once, 90 points two", () => {
    const found = localizeForm(realForm("a04")).repairs.map(told);
    expect(found[0]).toBe(
      "/funds/sources/3/budget: 676.11 → 676.78; /funds/sources/3/executed: 675.11 → 676.78 (recomputed)",
    );
    expect(found).toEqual(
      expect.arrayContaining([
        // 675.11 ÷ 676.11 = 99.852…%
        "/funds/sources/3/rate: 100.00% → 99.85% (recomputed)",
        // 80 + 10 = 90, of weights and of scores
        "/total/score: 100 → 90 (execution-counted-twice)",
        "/total/weight: 100 → 90; /total/score: 100 → 90 (execution-counted-twice)",
        // or a row of 20 instead of 10, weight and score: the row the print may have lost
        "/indicators/0/children/0/children/0/weight: 10 → 20; /indicators/0/children/0/children/0/score: 10 → 20 (digit-mistyped)",
      ]),
    );
  });

  it("a16: 数量指标 (20分) holds 10: one of its rows by 10 more, or level, total weight and total", () => {
    const { repairs, complete } = localizeForm(realForm("a16"));
    const found = repairs.map(told);
    expect(complete).toBe(true);
    const quantity = "/indicators/0/children/0";
    expect(found).toEqual(
      expect.arrayContaining([
        `${quantity}/weight: 20 → 10 (digit-mistyped)`,
        "/total/score: 100 → 90 (execution-counted-twice)",
        "/total/weight: 100 → 90; /total/score: 100 → 90 (execution-counted-twice)",
        // 2 + 10 = 12, in each of the five rows, alone or with the score
        ...[0, 1, 2, 3, 4].map((i) => `${quantity}/children/${i}/weight: 2 → 12 (digit-lost)`),
        ...[0, 1, 2, 3, 4].map(
          (i) =>
            `${quantity}/children/${i}/weight: 2 → 12; ${quantity}/children/${i}/score: 2 → 12 (digit-lost)`,
        ),
      ]),
    );
  });

  test.each([
    ["a01", ["/indicators/0/weight: 60 → 50 (digit-mistyped)"]], // 20 + 10 + 10 + 10
    [
      "a09", // 10 + 10 + 10, 10 + 10, and 30 + 10 + 20 + 10
      [
        "/indicators/0/children/0/weight: 20 → 30 (row-left-out)",
        "/indicators/0/children/2/weight: 10 → 20 (row-left-out)",
        "/indicators/0/weight: 50 → 70 (digit-mistyped)",
      ],
    ],
    ["b03", ["/total/grade: 度 → 良 (recomputed)"]], // 82 is 良
  ])("%s", (name, expected) => {
    expect(localizeForm(realForm(name)).repairs.map(told)).toEqual(expected);
  });

  test.each(["a05", "a07", "a11", "a12", "b01", "b13", "b27"])("%s adds up: no repair", (name) => {
    expect(localizeForm(realForm(name)).repairs).toEqual([]);
  });
});
