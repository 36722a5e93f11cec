import { describe, expect, test } from "vitest";
import type { Evaluation } from "../../src/evaluation/schema";
import { inferFormula } from "../../src/infer/inferFormula";
import { mof2020 } from "../../src/rulesets";
import { FORM_NAMES, realForm } from "../forms";

function formWith(rows: readonly [target: string, actual: string, score: string][]): Evaluation {
  return {
    indicators: [
      {
        name: "成本指标",
        children: rows.map(([target, actual, score], i) => ({
          name: `费用${i}`,
          target,
          actual,
          weight: "10",
          score,
        })),
      },
    ],
  };
}

describe("inferFormula", () => {
  test("a cost of 125 against 100: 8.00 is target ÷ actual, 7.50 falls in a line", () => {
    const proportional = inferFormula([formWith([["≤100元", "125元", "8"]])], mof2020);
    expect(proportional).toMatchObject({ rows: 1, unexplained: [] });
    expect(proportional.fits[0]).toMatchObject({ lower: "proportional", explained: 1 });
    const linear = inferFormula([formWith([["≤100元", "125元", "7.5"]])], mof2020);
    expect(linear.fits[0]).toMatchObject({ lower: "linear-to-double", explained: 1 });
  });

  test("10×100/130 = 7.692: 7.6 was cut, 7.7 rounded; 7.5 fits none", () => {
    const cut = inferFormula([formWith([["≤100元", "130元", "7.6"]])], mof2020);
    expect(cut.fits[0]).toMatchObject({ lower: "proportional", rounding: "down", explained: 1 });
    const none = inferFormula([formWith([["≤100元", "130元", "7.5"]])], mof2020);
    expect(none.unexplained).toEqual([{ form: 0, path: "/indicators/0/children/0" }]);
  });

  test("rows that met their target tell nothing", () => {
    expect(inferFormula([formWith([["≤100元", "90元", "10"]])], mof2020).rows).toBe(0);
  });

  // a12: 5×174/175 = 4.971 scored 4.5; b07: 7×5/15 = 2.333 scored 2; b13: 0.013 scored 0.9, 4.8653 scored 4.9,
  // 3.7247 scored 3.7; b25: 9 scored 10. Rounded half up at their own decimals: b07, b13 twice.
  test("over the published forms 3 of 6 missed targets are scored in proportion, rounded half up", () => {
    const { rows, fits, unexplained } = inferFormula(FORM_NAMES.map(realForm), mof2020);
    expect(rows).toBe(6);
    expect(fits[0]).toMatchObject({ lower: "proportional", rounding: "half-up", explained: 3 });
    expect(unexplained.map(({ form, path }) => `${FORM_NAMES[form]} ${path}`)).toEqual([
      "a12 /indicators/0/children/0/children/3",
      "b13 /indicators/1/children/0/children/0",
      "b25 /indicators/0/children/1/children/0",
    ]);
  });
});
