import { describe, expect, test } from "vitest";
import { compare } from "../../src/batch/compare";
import { selectRuleset } from "../../src/ruleset/select";
import { hubei8020, integratedSystem, mof2020, rulesets } from "../../src/rulesets";
import { FORM_NAMES, realForm } from "../forms";

/** The real forms of 2024 under other rulesets than their own. */
const FORMS = FORM_NAMES.map(realForm);

/** A line of the diff table: `a04 90 优 → 89.99 良 executionBase`. */
function table(to: typeof mof2020): string[] {
  return compare(FORMS, mof2020, to).moves.map(({ id, total, grade, through }) => {
    const before = `${total.from} ${grade.from ?? "-"}`;
    return `${id?.slice(-3)} ${before} → ${total.to} ${grade.to ?? "-"} ${through.join(", ")}`;
  });
}

describe("The real forms re-scored", () => {
  test("under integrated-system one moves: its source holds other amounts than the total line", () => {
    // 区级资金 675.11 ÷ 676.11 = 99.852…% (total line: 676.78 ÷ 676.78 = 100%), so 9.99 instead of 10.
    // 8 indicators of 10 each: 80 + 9.99 = 89.99, below 90.
    expect(table(integratedSystem)).toEqual(["a04 90 优 → 89.99 良 executionBase"]);
  });

  test("under hubei-80-20 all move: their indicators make 90, and 20 × rate comes on top", () => {
    const { moves, notCompared, ...migration } = compare(FORMS, mof2020, hubei8020);
    expect(migration).toEqual({
      rulesets: { from: { "mof-2020@1.0.0": 24 }, to: { "hubei-80-20@1.0.0": 24 } },
      forms: 24,
      moved: 24,
      regraded: 22,
      matrix: { 优: { "": 20, 优: 2 }, 良: { 优: 2 } },
      byParameter: { executionWeight: { moved: 24, regraded: 22 } },
      findings: {
        // All but a12 print their execution scores out of 10: a01 to a11 on the total line only, a16 and b01 to b29
        // on a source too, b27 on two: 7 + 15 × 2 + 3.
        "execution.score": { appearing: 40, vanishing: 0, forms: 23 },
        // b19: 20 + 74 = 94 is 优, the 84 stated 良. b01 and b07 (91 优, on the initial budget 良) reach 101.
        "total.grade-at-stake": { appearing: 1, vanishing: 2, forms: 3 },
        // a12 prints no execution score, so its 98.74 is held against 19.47 + 89 = 108.47.
        "total.sum": { appearing: 1, vanishing: 0, forms: 1 },
        // a01 60 产出, a04 and a16 40 of 50, a09 40 of 30: Hubei recommends no split.
        "weight.convention": { appearing: 0, vanishing: 4, forms: 4 },
        // 90 + 20 = 110; a04 and a16 weigh 80, which 10 left short of 100 and 20 does not.
        "weight.total": { appearing: 22, vanishing: 2, forms: 24 },
      },
    });
    expect(notCompared).toEqual([]);
    expect(table(hubei8020)).toEqual([
      // 20 × 828.06 ÷ 926 = 17.8846…, rounded 17.88; rows 10 + 10 + 5 + 5 + 10 + 10 + 30 + 10 = 90 (mof-2020: 8.94 + 90).
      "a01 98.94 优 → 107.88 - executionWeight",
      "a03 100 优 → 110 - executionWeight",
      // 20 × 676.78 ÷ 676.78 = 20; 8 rows of 10 = 80 (mof-2020: 10 + 80).
      "a04 90 优 → 100 优 executionWeight",
      "a05 99.94 优 → 109.87 - executionWeight",
      "a07 99.94 优 → 109.87 - executionWeight",
      "a09 100 优 → 110 - executionWeight",
      "a11 100 优 → 110 - executionWeight",
      // 20 × 160.65 ÷ 165 = 19.4727…, rounded 19.47; rows 89.9, 4.9 accepted of the 4.5 stated for 174 of 175, and
      // 10 of the 9.5 stated for 160.65 of at most 165: 5×3 + 4.9 + 3×2 + 2×2 + 5×2 + 10 + 15×2 + 10 = 89.9
      // (mof-2020: 9.74 + 89.9).
      "a12 99.64 优 → 109.37 - executionWeight",
      "a16 90 优 → 100 优 executionWeight",
      "b01 91 优 → 101 - executionWeight",
      // 20 × 4.825 ÷ 4.825 = 20; rows 3 + 5×2 + 3 + 8 + 2×5 + 30 + 8 = 72 (mof-2020: 10 + 72).
      "b03 82 良 → 92 优 executionWeight",
      "b05 100 优 → 110 - executionWeight",
      "b07 91 优 → 101 - executionWeight",
      "b09 95 优 → 105 - executionWeight",
      "b11 100 优 → 110 - executionWeight",
      "b13 93.7 优 → 103.7 - executionWeight",
      "b15 100 优 → 110 - executionWeight",
      "b17 100 优 → 110 - executionWeight",
      "b19 84 良 → 94 优 executionWeight",
      "b21 100 优 → 110 - executionWeight",
      "b23 100 优 → 110 - executionWeight",
      "b25 96 优 → 106 - executionWeight",
      "b27 100 优 → 110 - executionWeight",
      "b29 98 优 → 108 - executionWeight",
    ]);
  });

  test("which is why none of them would be taken for one", () => {
    expect(new Set(FORMS.map((form) => selectRuleset(form, rulesets).ruleset.id))).toEqual(
      new Set(["mof-2020"]),
    );
  });
});
