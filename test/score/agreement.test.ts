import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { scoreEvaluation } from "../../src/assess/examine";
import type { Evaluation } from "../../src/evaluation/schema";
import { meets } from "../../src/figure/interval";
import type { Ruleset } from "../../src/ruleset/schema";
import { executionCappedTotal, integratedSystem, mof2020 } from "../../src/rulesets";
import { agreesWithParts } from "../../src/score/agreement";
import { statedTotal } from "../../src/score/total";
import { FORM_NAMES, realForm } from "../forms";
import { smallForm } from "../repair/form";

function stated(form: Evaluation, score: string): Evaluation {
  return { ...form, total: { ...form.total, score } };
}

/** The short way, and the long one over every value the parts stand for. */
function bothWays(form: Evaluation, ruleset: Ruleset): readonly [boolean, boolean] {
  const { form: read, scores } = scoreEvaluation(form, ruleset);
  if (read.total.score.kind !== "figure") throw new Error("a total is needed");
  const { figure } = read.total.score;
  return [
    agreesWithParts(figure, scores),
    meets(statedTotal(figure, scores.sumInterval), scores.sumInterval),
  ];
}

describe("a total and its parts", () => {
  // A total over a rounded part may be rounded itself: 98.94 is a rounding of 98.94…, 98.9 and 99 are of it.
  test.each([
    ["98.94", true],
    ["98.9", true],
    ["98.95", false],
    ["99", true],
    ["98", false],
  ])("8.94 + 40 + 30 + 20 printed as %s: %s", (score, agrees) => {
    expect(bothWays(stated(smallForm(), score), mof2020)).toEqual([agrees, agrees]);
  });

  const totals = fc.tuple(fc.integer({ min: 0, max: 12_000 }), fc.nat({ max: 2 })).map(([n, places]) => {
    return (n / 10 ** places).toFixed(places);
  });
  const rulesets = [mof2020, integratedSystem, executionCappedTotal];

  test("are judged alike the short way and the long, for every published form and any total", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...FORM_NAMES),
        fc.constantFrom(...rulesets),
        totals,
        (name, ruleset, score) => {
          const [short, long] = bothWays(stated(realForm(name), score), ruleset);
          expect(short).toBe(long);
        },
      ),
      { numRuns: 300 },
    );
  });

  test("are judged alike where the total is the sum itself", () => {
    for (const name of FORM_NAMES) {
      for (const ruleset of rulesets) {
        const form = realForm(name);
        const sum = scoreEvaluation(form, ruleset).scores.sum;
        const total = stated(form, (sum.n / 10 ** sum.s).toFixed(sum.s));
        const [short, long] = bothWays(total, ruleset);
        expect([name, short]).toEqual([name, long]);
      }
    }
  });
});
