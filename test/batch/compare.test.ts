import { describe, expect, test } from "vitest";
import { assessMany } from "../../src/batch/assessMany";
import { compare, createComparers } from "../../src/batch/compare";
import { mergeSummaries, SummaryBuilder, summarize } from "../../src/batch/summary";
import type { Evaluation } from "../../src/evaluation/schema";
import { parseRuleset } from "../../src/ruleset/parse";
import type { Ruleset } from "../../src/ruleset/schema";
import { mof2020, mof2021, rulesets } from "../../src/rulesets";
import { formOf, hubeiForm } from "./forms";

type Values = Readonly<Record<string, unknown>>;

/** The shipped ruleset with some values replaced, dates and grounds kept. */
function changed(values: Values): Ruleset {
  const ruleset = structuredClone(mof2020) as {
    parameters: Record<string, { values: { value: unknown }[] }>;
  };
  for (const [name, value] of Object.entries(values)) ruleset.parameters[name]!.values[0]!.value = value;
  return parseRuleset({ ...ruleset, id: "changed" });
}

const band = (grade: string, min: string, max: string, maxIncluded = false) => {
  return { grade, aliases: [], min, minIncluded: true, max, maxIncluded };
};
const lowerGrades = [
  band("优", "80", "100", true),
  band("良", "70", "80"),
  band("中", "60", "70"),
  band("差", "0", "60"),
];

// Executed 85 of 100: 8.5 points; 8.5 + 76.5 = 85.
const at85 = formOf({
  id: "x",
  unit: "万元",
  budget: "100",
  executed: "85",
  executionScore: "8.5",
  rowScore: "76.5",
  total: "85",
});
const full = formOf({
  id: "y",
  unit: "万元",
  budget: "100",
  executed: "100",
  executionScore: "10",
  rowScore: "90",
  total: "100",
});

describe("compare", () => {
  test("finds nothing to move between a ruleset and itself", () => {
    const { forms, moved, moves, matrix } = compare([at85, full], mof2020, mof2020);
    expect([forms, moved, moves]).toEqual([2, 0, []]);
    expect(matrix).toEqual({ 良: { 良: 1 }, 优: { 优: 1 } });
  });

  test("names the parameter that moves a grade, and counts the migration", () => {
    const result = compare([at85, full], mof2020, changed({ grades: lowerGrades }));
    expect(result.moves).toEqual([
      {
        id: "x",
        total: { from: "85", to: "85" },
        grade: { from: "良", to: "优" },
        through: ["grades"],
      },
    ]);
    expect(result.matrix).toEqual({ 良: { 优: 1 }, 优: { 优: 1 } });
    expect(result.byParameter).toEqual({ grades: { moved: 1, regraded: 1 } });
  });

  test("takes each form from the ruleset its layout speaks for, and counts the forms of each", () => {
    const result = compare([at85, hubeiForm], { among: rulesets }, mof2020);
    expect(result.moves).toEqual([
      {
        id: "hubei",
        total: { from: "90", to: "85" },
        grade: { from: "优", to: "良" },
        through: ["executionWeight"],
      },
    ]);
    expect(result.rulesets).toEqual({
      from: { "hubei-80-20@1.0.0": 1, "mof-2020@1.0.0": 1 },
      to: { "mof-2020@1.0.0": 2 },
    });
  });

  test("names the curve that moves a total: 80 % and more give 70 % of 10 points", () => {
    const steps = [
      { from: "1", share: "1" },
      { from: "0.8", share: "0.7" },
      { from: "0", share: "0" },
    ];
    const curve = { kind: "steps", steps };
    // 7 + 76.5 = 83.5, still 良.
    expect(compare([at85, full], mof2020, changed({ executionCurve: curve })).moves).toEqual([
      {
        id: "x",
        total: { from: "85", to: "83.5" },
        grade: { from: "良", to: "良" },
        through: ["executionCurve"],
      },
    ]);
  });

  const steps = (...steps: [from: string, share: string][]) => ({
    executionCurve: { kind: "steps", steps: steps.map(([from, share]) => ({ from, share })) },
  });
  const generous = steps(["1", "1"], ["0.8", "0.7"], ["0", "0"]);
  // Of the total line 85 of 100 are executed, of the only source 90 of 100: 70 % of 10 points under the curve above.
  const ofSources = {
    ...at85,
    funds: { ...at85.funds, sources: [{ name: "财政拨款", budget: "100", executed: "90" }] },
  };
  // A ceiling of 100 and 105 measured: 10 × 100/105 = 9.52, in a line to twice the target 10 × 0.95 = 9.5.
  const ceiling = {
    name: "成本指标",
    children: [
      { name: "经济成本指标", children: [{ name: "单价", target: "≤100元", actual: "105元", weight: "10" }] },
    ],
  };
  const capped = {
    totalCaps: [{ cap: "70", min: "0.88", minIncluded: true, max: "0.95", maxIncluded: false }],
  };
  const plausible = { plausibleAmount: { min: "1", max: "2" } };
  const linear = { lowerIsBetterFormula: "linear-to-double" };
  const oneDecimal = { scoreRounding: { places: 1, mode: "half-up" } };
  const both = { ...ofSources, indicators: [...at85.indicators, ceiling] } as Evaluation;

  test.each<[string, Values, Values, Evaluation, string[]]>([
    [
      "each that moves it alone",
      {},
      { grades: lowerGrades, ...generous, ...plausible },
      at85,
      ["executionCurve", "grades"],
    ],
    ["not one that moves nothing", {}, { grades: lowerGrades, ...plausible }, at85, ["grades"]],
    // 90 % is in the band of the cap, 85 % is not: the base moves it only with the cap, and the cap with the base.
    [
      "where none does alone, those without which it would not move",
      generous,
      { ...generous, ...capped, ...plausible, executionBase: "sources" },
      ofSources,
      ["executionBase", "totalCaps"],
    ],
    // 9.5 to one decimal under both formulas, and 9.50 in a line to two: only both together move it, and so do the two above.
    [
      "where none is needed either, all that differ",
      { ...generous, ...linear, ...oneDecimal },
      { ...generous, ...capped, ...plausible, executionBase: "sources" },
      both,
      ["executionBase", "lowerIsBetterFormula", "plausibleAmount", "scoreRounding", "totalCaps"],
    ],
  ])("names %s", (_, from, to, form, through) => {
    const { moves, byParameter } = compare([form], changed(from), changed(to));
    expect(moves.map((move) => move.through)).toEqual([through]);
    expect(Object.keys(byParameter)).toEqual(through);
  });

  test("a value that stands as before, on another ground, moves nothing", () => {
    const regrounded = structuredClone(mof2020);
    regrounded.parameters.grades.values[0]!.clause = "第九条";
    expect(compare([at85], mof2020, regrounded).moves).toEqual([]);
  });

  test("takes what was assessed already, and a form without an id", () => {
    const comparer = createComparers()(mof2020, changed({ grades: lowerGrades }));
    const { id: _, ...nameless } = at85;
    const known = {
      total: { accepted: "84" },
      grade: { ofAccepted: "中" },
      findings: [{ code: "total.sum", path: "/total/score", severity: "error" }],
    } as unknown as Parameters<typeof comparer>[1];
    expect(comparer(nameless, known)).toMatchObject({
      grade: { from: "中", to: "优" },
      findings: { vanishing: { "total.sum": 1 } },
      move: { id: null, total: { from: "84", to: "85" } },
    });
  });

  test("of no forms has nothing to tell", () => {
    const rulesets = { from: {}, to: {} };
    const none = { rulesets, forms: 0, moved: 0, regraded: 0, matrix: {}, byParameter: {}, findings: {} };
    expect(compare([], mof2020, mof2020)).toEqual({ ...none, moves: [], notCompared: [] });
  });

  test("a form that one of the rulesets cannot score is answered in its place, and the others go on", () => {
    // mof-2021 is in force from 2021 on.
    const early = { ...at85, id: "early", year: 2020 };
    for (const [from, to] of [
      [mof2020, mof2021],
      [mof2021, mof2020],
    ] as const) {
      const { forms, notCompared } = compare([at85, early, full], from, to);
      expect([forms, notCompared]).toEqual([
        2,
        [
          {
            index: 1,
            id: "early",
            issues: [expect.objectContaining({ code: "parameter-not-in-force", path: "/year" })],
          },
        ],
      ]);
    }
    const lost = { ...at85, id: undefined, year: 1999 };
    expect(compare([lost as Evaluation], { among: rulesets }, mof2020).notCompared).toEqual([
      { index: 0, id: null, issues: [expect.objectContaining({ code: "ruleset.none-in-force" })] },
    ]);
  });

  test("tells which findings appear and vanish, and in how many forms", () => {
    // Under steps 85 of 100 earn 7 of 10, so that the 8.5 stated are wrong; the total is still their sum.
    const curve = changed(generous);
    expect(compare([at85, full], mof2020, curve).findings).toEqual({
      "execution.score": { appearing: 1, vanishing: 0, forms: 1 },
    });
    expect(compare([at85, at85, full], curve, mof2020).findings).toEqual({
      "execution.score": { appearing: 0, vanishing: 2, forms: 2 },
    });
    // Two sources that print 8.5 each are two findings of one form.
    const source = { name: "财政拨款", budget: "50", executed: "42.5", score: "8.5" };
    const ofTwo = { ...at85, funds: { ...at85.funds, sources: [source, source] } };
    expect(compare([ofTwo], mof2020, curve).findings).toEqual({
      "execution.score": { appearing: 3, vanishing: 0, forms: 1 },
    });
  });
});

describe("a migration", () => {
  const part = (forms: readonly Evaluation[], values: Values) => {
    const builder = new SummaryBuilder();
    const compareForm = createComparers()(mof2020, changed(values));
    for (const form of forms) builder.addCompared(compareForm(form));
    return builder.build();
  };
  const curve = { executionCurve: { kind: "steps", steps: [{ from: "0", share: "0" }] } };

  test("is the sum of those of its parts, by name", () => {
    // All execution points are lost: 76.5 is 中, 90 is 优.
    const merged = mergeSummaries(part([full, at85], { grades: lowerGrades }), part([at85, full], curve));
    const expected = {
      rulesets: { from: { "mof-2020@1.0.0": 4 }, to: { "changed@1.0.0": 4 } },
      forms: 4,
      moved: 3,
      regraded: 2,
      matrix: { 优: { 优: 2 }, 良: { 中: 1, 优: 1 } },
      byParameter: { executionCurve: { moved: 2, regraded: 1 }, grades: { moved: 1, regraded: 1 } },
      // The 10 and 8.5 stated of no points due; 85 was 良 as stated, and is 中.
      findings: {
        "execution.score": { appearing: 2, vanishing: 0, forms: 2 },
        "total.grade-at-stake": { appearing: 1, vanishing: 0, forms: 1 },
      },
    };
    // Keys in the order of their characters (中 4E2D, 优 4F18, 良 826F), so to the byte.
    expect(JSON.stringify(merged.migration)).toBe(JSON.stringify(expected));
    expect(mergeSummaries(merged, part([], curve)).migration).toEqual(expected);
  });

  test("of no forms is none", () => {
    expect(mergeSummaries(part([], curve), part([], curve)).migration).toBeNull();
  });

  test("a total in no band has no grade", () => {
    const gap = [band("优", "90", "100", true), band("差", "0", "60")];
    expect(part([at85], { grades: gap }).migration?.matrix).toEqual({ 良: { "": 1 } });
    expect(compare([at85], changed({ grades: gap }), mof2020).matrix).toEqual({ "": { 良: 1 } });
    expect(summarize(assessMany([at85], changed({ grades: gap }))).grades.accepted).toEqual({ "": 1 });
  });
});
