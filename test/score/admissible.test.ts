import { describe, expect, test } from "vitest";
import { assess } from "../../src/assess/assess";
import { mof2020 } from "../../src/rulesets";

/** One row met in full: its points are its weight. */
function metRow(weight: string, score?: string) {
  return assess(
    {
      year: 2024,
      indicators: [
        {
          name: "产出指标",
          children: [{ name: "数量", target: "10个", actual: "10个", weight, ...(score && { score }) }],
        },
      ],
    },
    mof2020,
  );
}

const scoreCodes = (of: ReturnType<typeof metRow>) =>
  of.findings.map(({ code }) => code).filter((code) => code.startsWith("score."));

describe("a weight with more decimals than scores are printed with (3.333 of two places)", () => {
  test.each([
    // Rounded down or up at two places: 3.33 or 3.34.
    [undefined, { min: "3.33", max: "3.34" }, "3.33", ["score.missing"]],
    ["3.33", { min: "3.33", max: "3.34" }, "3.33", []],
    ["3.333", { min: "3.333", max: "3.333" }, "3.333", []],
    // In whole points 3 or 4.
    ["3", { min: "3", max: "4" }, "3", []],
    ["3.32", { min: "3.33", max: "3.34" }, "3.33", ["score.underrated"]],
  ])("a score of %s", (score, computed, accepted, codes) => {
    const assessment = metRow("3.333", score);
    expect(assessment.indicators[0]?.score).toMatchObject({ computed, accepted });
    expect(scoreCodes(assessment)).toEqual(codes);
  });
});

test("a negative weight of the execution rate leaves no empty interval where the rate is undefined", () => {
  const assessment = assess(
    { funds: { weight: "-6.6", total: { executed: "80" } }, indicators: [] },
    mof2020,
  );
  // −6.6 to 0 points, whatever the rate.
  expect(assessment.execution.score?.computed).toEqual({ min: "-6.6", max: "0" });
  expect(assessment.total.computed).toEqual({ min: "-6.6", max: "0" });
});
