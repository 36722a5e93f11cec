import { expect, test } from "vitest";
import { arithmeticFaults, keyOf } from "../../src/repair/judge";
import { inputOf, row, type SmallForm, smallForm } from "./form";

const LINE = { budget: "926.00", executed: "828.06", rate: "89.42%", score: "8.94" };

// Sound: 828.06 ÷ 926 = 89.42%, 8.94 + 40 + 30 + 20 = 98.94, 10 + 90 = 100, 98.94 is 优.
test.each<[string, SmallForm, string[]]>([
  ["sound", {}, []],
  // That a reason is missing contradicts no figure: 8.94 + 36 + 30 + 20 = 94.94.
  ["without a reason", { rows: [["40", "36", "≥100次", "90次"], ["30"], ["20"]], totalScore: "94.94" }, []],
  ["926 against 962", { sources: [{ budget: "962.00" }] }, ["funds.sum /funds/total/budget"]],
  [
    "926 − 828.06 is not 31",
    { total: { ...LINE, carryover: "31" } },
    ["funds.carryover /funds/total/carryover"],
  ],
  // 950 ÷ 926 = 102.59%; full points
  [
    "spent more than there was",
    {
      total: { budget: "926.00", executed: "950.00", rate: "102.59%", score: "10.00" },
      totalScore: "100.00",
    },
    ["funds.overspent /funds/total/executed"],
  ],
  ["a rate of 90%", { total: { ...LINE, rate: "90.00%" } }, ["execution.rate /funds/total/rate"]],
  // 9.94 + 90 = 99.94
  [
    "an execution score of 9.94",
    { total: { ...LINE, score: "9.94" }, totalScore: "99.94" },
    ["execution.score /funds/total/score"],
  ],
  ["40 + 30 + 20 are not 80", { levelWeight: "80" }, ["weight.level /indicators/0/weight"]],
  ["10 + 90 are not 110", { totalWeight: "110" }, ["weight.total /total/weight"]],
  // 8.94 + 41 + 30 + 20 = 99.94
  [
    "41 of 40 points",
    { rows: [["40", "41"], ["30"], ["20"]], totalScore: "99.94" },
    [`score.range ${row(0, "score")}`],
  ],
  ["a total above 100", { totalScore: "108.94" }, ["total.range /total/score", "total.sum /total/score"]],
  ["a total that adds up to something else", { totalScore: "98.49" }, ["total.sum /total/score"]],
  ["98.94 as 良", { grade: "良" }, ["total.grade /total/grade"]],
])("%s", (_, given, expected) => {
  const form = smallForm(given);
  expect(arithmeticFaults(form, inputOf(form).rules).map(keyOf)).toEqual(expected);
});
