import { describe, expect, test } from "vitest";
import { compare } from "../../src/batch/compare";
import { parseRuleset } from "../../src/ruleset/parse";
import type { Ruleset } from "../../src/ruleset/schema";
import { mof2020, rulesets } from "../../src/rulesets";
import { formOf, hubeiForm } from "./forms";

/** The shipped ruleset with some values replaced, dates and grounds kept. */
function changed(values: Readonly<Record<string, unknown>>): Ruleset {
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
});
