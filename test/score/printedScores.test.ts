import { describe, expect, test } from "vitest";
import { exact, format } from "../../src/figure/exact";
import { type Interval, interval } from "../../src/figure/interval";
import { type Rules, rulesFor } from "../../src/ruleset/rules";
import { mof2020 } from "../../src/rulesets";
import { acceptedScore, printedScores } from "../../src/score/admissible";

const RULES = rulesFor(mof2020, 2024);
const FLOORED: Rules = { ...RULES, rounding: { places: 1, mode: "floor" } };

/** `5`, `[1.2, 1.6)`. */
function points(text: string): Interval {
  const ends = /^([[(])(.+), (.+)([\])])$/.exec(text);
  if (ends === null) return interval(exact(text), exact(text));
  return interval(exact(ends[2]!), exact(ends[3]!), ends[1] === "(", ends[4] === ")");
}

/** [points, printed decimals (`null`: blank, the ruleset's 2), least and greatest score that may be printed]. */
type Case = readonly [points: string, decimals: number | null, min: string, max: string];

describe("the scores a cell may show", () => {
  test.each<Case>([
    // 5 × 43788 ÷ 45000 = 4.8653…: cut or rounded at its own decimals.
    ["4.8653", 2, "4.86", "4.87"],
    ["4.8653", 1, "4.8", "4.9"],
    ["4.8653", 0, "4", "5"],
    ["4.8653", null, "4.86", "4.87"],
    ["4.8653", 4, "4.8653", "4.8653"],
    ["4.5", 1, "4.5", "4.5"],
    ["4.5", 0, "4", "5"],
    ["[1.23, 4.56]", 1, "1.2", "4.6"],
    ["[1.23, 4.56]", 2, "1.23", "4.56"],
    ["(1.2, 4.6)", 1, "1.2", "4.6"],
  ])("as a rounding of %s at %s decimals", (of, decimals, min, max) => {
    const { lo, hi } = printedScores(points(of), true, decimals, 2);
    expect([format(lo), format(hi)]).toEqual([min, max]);
  });

  test.each<Case>([
    // 达成, 80–100% of 10.
    ["[8, 10]", 0, "8", "10"],
    ["[8, 10]", null, "8", "10"],
    // 部分达成, 60% to below 80% of 10: at the ruleset's two decimals up to 7.99, at three up to 7.999.
    ["[6, 8)", null, "6", "7.99"],
    ["[6, 8)", 0, "6", "7.99"],
    ["[6, 8)", 3, "6", "7.999"],
    ["(6, 8]", 2, "6.01", "8"],
    ["(6, 8)", 2, "6.01", "7.99"],
    // An open end that is none of the scores takes none away.
    ["(1.234, 2.346)", 2, "1.24", "2.34"],
    // 60–80% of 2 in whole points: neither 1 nor 2 is exact, either may be the rounding.
    ["[1.2, 1.6)", 0, "1", "2"],
    ["[1.2, 1.6)", 1, "1.2", "1.59"],
    // Nothing lies between at two decimals either.
    ["(1.23, 1.24)", 2, "1.23", "1.24"],
    // A weight of 3.333: at two decimals it is rounded.
    ["3.333", 2, "3.33", "3.34"],
    ["3.333", 3, "3.333", "3.333"],
    ["3.333", null, "3.33", "3.34"],
    ["3.333", 0, "3", "4"],
    ["5", 0, "5", "5"],
    ["5", 1, "5", "5"],
    // An end with more decimals than are printed is cut inward.
    ["[2.4, 3.333]", 1, "2.4", "3.33"],
    ["[2.405, 3.333]", 2, "2.41", "3.33"],
  ])("exactly, of %s at %s decimals", (of, decimals, min, max) => {
    const { lo, hi } = printedScores(points(of), false, decimals, 2);
    expect([format(lo), format(hi)]).toEqual([min, max]);
  });
});

describe("the accepted score", () => {
  test.each<
    readonly [computed: string, stated: string | null, points: string, derived: boolean, accepted: string]
  >([
    ["[4.86, 4.87]", "4.87", "4.8653", true, "4.87"],
    ["[4.86, 4.87]", "4.88", "4.8653", true, "4.87"],
    ["[4.86, 4.87]", "4.85", "4.8653", true, "4.86"],
    // Blank: the formula's, rounded half up at two places.
    ["[4.86, 4.87]", null, "4.8653", true, "4.87"],
    ["[4.86, 4.87]", null, "4.8649", true, "4.86"],
    ["[8, 10]", "9", "[8, 10]", false, "9"],
    ["[8, 10]", "11", "[8, 10]", false, "10"],
    ["[8, 10]", "7", "[8, 10]", false, "8"],
    // Blank where no formula gives one: 0, or the nearest score that is admissible.
    ["[8, 10]", null, "[8, 10]", false, "8"],
    ["[0, 6]", null, "[0, 6)", false, "0"],
  ])("of %s, stated %s", (computed, stated, of, derived, accepted) => {
    const printed = stated === null ? null : { value: exact(stated), decimals: 2 };
    expect(format(acceptedScore(points(computed), printed, points(of), derived, RULES))).toBe(accepted);
  });

  test("of a blank cell is rounded as the ruleset rounds", () => {
    const of = points("4.8653");
    expect(format(acceptedScore(points("[4.8, 4.9]"), null, of, true, FLOORED))).toBe("4.8");
  });
});
