import { describe, expect, test } from "vitest";
import type { Evaluation } from "../../src/evaluation/schema";
import { type FormulaFamily, inferFormula } from "../../src/infer/inferFormula";
import { integratedSystem, mof2020 } from "../../src/rulesets";

type Row = Evaluation["indicators"][number];

function formOf(...rows: Row[]): Evaluation {
  return { indicators: [{ name: "成本指标", children: rows }] };
}

function cost(target: string, actual: string, score: string): Row {
  return { name: "费用", target, actual, weight: "10", score };
}

function explainedBy(form: Evaluation, ruleset = mof2020): string[] {
  const { fits } = inferFormula([form], ruleset);
  return fits.filter(({ explained }) => explained === 1).map(nameOf);
}

const nameOf = ({ lower, rounding }: FormulaFamily) => `${lower} ${rounding}`;

describe("what explains one missed target of weight 10", () => {
  test("0 for 125 against 100 is all or nothing: target ÷ actual gives 8, the line 7.5", () => {
    expect(explainedBy(formOf(cost("≤100元", "125元", "0")))).toEqual([
      "all-or-nothing half-up",
      "all-or-nothing down",
      "all-or-nothing up",
    ]);
  });

  // 10 × 100/160 = 6.25; the line 10 × (1 − 60/100) = 4
  test("6.3 for 160 against 100 is target ÷ actual, rounded half up or up; 6.2 is cut", () => {
    expect(explainedBy(formOf(cost("≤100元", "160元", "6.3")))).toEqual([
      "proportional half-up",
      "proportional up",
    ]);
    expect(explainedBy(formOf(cost("≤100元", "160元", "6.2")))).toEqual(["proportional down"]);
  });

  test("a target of none, missed, is worth nothing by every family", () => {
    expect(explainedBy(formOf(cost("≤0起", "1起", "0")))).toHaveLength(9);
  });

  test("a ruleset that scores in a line finds the same rows", () => {
    const form = formOf(cost("≤100元", "125元", "8"));
    expect(explainedBy(form, integratedSystem)).toEqual(explainedBy(form));
  });
});

test("a row without a weight or without a score tells nothing", () => {
  const { weight: _, ...weightless } = cost("≤100元", "125元", "8");
  const { score: __, ...scoreless } = cost("≤100元", "125元", "8");
  expect(inferFormula([formOf(weightless, scoreless)], mof2020)).toMatchObject({ rows: 0, unexplained: [] });
});

test("each family names the rows it does not explain, by form and row", () => {
  const forms = [
    formOf(cost("≤100元", "125元", "8.0")),
    formOf(cost("≤100元", "90元", "10"), cost("≤100元", "125元", "7.5")),
  ];
  const { fits } = inferFormula(forms, mof2020);
  const missesOf = (lower: string) =>
    fits
      .filter((fit) => fit.lower === lower && fit.rounding === "half-up")
      .flatMap(({ unexplained }) => unexplained.map(({ form, path }) => `${form} ${path}`));
  expect(missesOf("proportional")).toEqual(["1 /indicators/0/children/1"]);
  expect(missesOf("linear-to-double")).toEqual(["0 /indicators/0/children/0"]);
  expect(missesOf("all-or-nothing")).toEqual(["0 /indicators/0/children/0", "1 /indicators/0/children/1"]);
});
