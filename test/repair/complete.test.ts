import { describe, expect, test } from "vitest";
import type { Evaluation } from "../../src/evaluation/schema";
import type { Cell } from "../../src/repair/cells";
import { completeSet } from "../../src/repair/complete";
import { touchedBy } from "../../src/repair/search";
import type { Rules } from "../../src/ruleset/rules";
import { contextOf, row, type SmallForm, smallForm, told } from "./form";

/** The repair that changes these cells; else the codes of the conditions that do not hold even then. */
function completed(form: Evaluation, paths: readonly string[], rules?: Partial<Rules>) {
  const context = contextOf(form, rules);
  const { network, contradictions } = context;
  const cells = paths.map((path) => network.cells.find((cell) => cell.path === path) as Cell);
  const touched = touchedBy(network, cells);
  const set = {
    cells,
    cost: cells.reduce((sum, cell) => sum + cell.weight, 0),
    resolves: contradictions.filter((constraint) => touched.includes(constraint)),
  };
  const completion = completeSet(set, network, context);
  if (!completion.fits) return completion.broken.map(({ code }) => code);
  const { repair, resolves } = completion;
  expect(repair.fixes).toEqual(resolves);
  return `${told(repair)} for ${repair.cost}, resolves ${repair.resolves.join()}`;
}

const LINE = { budget: "926.00", executed: "828.06", rate: "89.42%", score: "8.94" };
const WHOLE = "/funds/total";
const TOTAL = "/total/score";
/** A row of which any score may be right: nothing tells how far 见附件 meets 建立制度. */
const open = (weight: string, score: string) => [weight, score, "建立制度", "见附件", "未完成"] as const;

describe("the figures of a set", () => {
  test.each<[string, SmallForm, string[], string]>([
    // 0.01 ÷ 0.03 = 33.33%; the amounts allow 0.005 ÷ 0.035 to 0.015 ÷ 0.025, whose middle is 37.14%. 1 + 3.
    [
      "are what the formula gives, not the middle of what it allows",
      { total: { budget: "0.03", executed: "0.01", rate: "100%" } },
      [`${WHOLE}/rate`],
      "/funds/total/rate: 100% → 33.33% (recomputed) for 4, resolves execution.rate",
    ],
    // 926 − 828.06 = 97.94, and the total says 97.95: a unit apart is rounding.
    [
      "are what the cell's own formula gives, not what another leaves",
      {
        total: { ...LINE, carryover: "97.95" },
        sources: [{ budget: "926.00", executed: "828.06", carryover: "31.20" }],
      },
      ["/funds/sources/0/carryover"],
      "/funds/sources/0/carryover: 31.20 → 97.94 (recomputed) for 4, resolves funds.sum,funds.carryover",
    ],
    // 95 − 10 − 30 − 15 = 40; 10.00 may stand for 9.9005, so that the middle is 40.05.
    [
      "are what another formula leaves where there is none of its own",
      {
        total: { budget: "1.00", executed: "1.00", rate: "100.00%", score: "10.00" },
        rows: [open("45", "31.00"), ["30"], ["15"]],
        totalScore: "95.00",
      },
      [row(0, "score")],
      `${row(0, "score")}: 31.00 → 40.00 (recomputed) for 6, resolves total.sum`,
    ],
    // A score and its weight change: 40 by the level. 35 has the digits of 53, but 8.94 + 35 + 50 is not 94.94.
    [
      "are not what looks alike where the checks say no",
      {
        rows: [["4", "53", "≥100次", "90次", "未完成"], ["30"], ["20"]],
        levelWeight: "90",
        totalScore: "94.94",
      },
      [row(0, "weight"), row(0, "score")],
      `${row(0, "weight")}: 4 → 40; ${row(0, "score")}: 53 → 36 (digit-lost) for 11, resolves weight.level,weight.total,score.range,total.sum`,
    ],
    // 94.44 − 8.94 − 50 = 35.5, which whole points do not show.
    [
      "have more decimals where the checks ask for them",
      { rows: [["40", "63", "≥100次", "90次", "未完成"], ["30"], ["20"]], totalScore: "94.44" },
      [row(0, "score")],
      `${row(0, "score")}: 63 → 35.5 (recomputed) for 7, resolves score.range,total.sum`,
    ],
    [
      "follow each other: the rate is that of the amount as it will be",
      {
        total: { ...LINE, executed: "31.00", rate: "89.24%" },
        sources: [{ budget: "926.00", executed: "828.06" }],
      },
      [`${WHOLE}/executed`, `${WHOLE}/rate`],
      "/funds/total/executed: 31.00 → 828.06; /funds/total/rate: 89.24% → 89.42% (digits-swapped) for 7, resolves funds.sum,execution.rate,execution.score",
    ],
    // The level says 40 for 50, and a full score stays full: 3 + 3 for the cells, 3 for the digits of the weight alone.
    [
      "of a score that was full cost nothing more where it stays full",
      { rows: [["50"], ["30"], ["20"]], levelWeight: "90" },
      [row(0, "weight"), row(0, "score")],
      `${row(0, "weight")}: 50 → 40; ${row(0, "score")}: 50 → 40 (digit-mistyped) for 9, resolves weight.level,weight.total,total.sum`,
    ],
    // 88.94 − 8.94 − 50 = 30 of 40: 3 + 3 for the cells, 3 for the digits of the weight, 1 for the
    // weight as score, 3 for the loss.
    [
      "of a score that was full cost more where it does not stay so",
      { rows: [["50"], ["30"], ["20"]], levelWeight: "90", totalScore: "88.94" },
      [row(0, "weight"), row(0, "score")],
      `${row(0, "weight")}: 50 → 40; ${row(0, "score")}: 50 → 30 (digit-mistyped) for 13, resolves weight.level,weight.total,total.sum`,
    ],
    // The grade follows the total: 98.94 is 优.
    [
      "take the grade along",
      { totalScore: "89.94", grade: "良" },
      [TOTAL, "/total/grade"],
      "/total/score: 89.94 → 98.94; /total/grade: 良 → 优 (digits-swapped) for 3, resolves total.sum",
    ],
    [
      "leave the total as it is where the grade is wrong",
      { grade: "良" },
      ["/total/grade"],
      "/total/grade: 良 → 优 (recomputed) for 2, resolves total.grade",
    ],
  ])("%s", (_, given, paths, expected) => {
    expect(completed(smallForm(given), paths)).toBe(expected);
  });
});

describe("a repair is named after", () => {
  test.each<[string, SmallForm, string[], string]>([
    // 3 for the row's score is more than 1 for the execution score: 71.94 − 8.94 − 50 = 13.
    [
      "its weightiest cell",
      { total: { ...LINE, score: "8.49" }, rows: [open("40", "3"), ["30"], ["20"]], totalScore: "71.94" },
      [`${WHOLE}/score`, row(0, "score")],
      "digit-lost",
    ],
    // Weight (40 by the level) and score (31 by the total) weigh the same.
    [
      "the first of two as weighty",
      { rows: [open("4", "13"), ["30"], ["20"]], levelWeight: "90", totalScore: "89.94" },
      [row(0, "weight"), row(0, "score")],
      "digit-lost",
    ],
    [
      "the one that has an explanation",
      { rows: [open("7", "13"), ["30"], ["20"]], levelWeight: "90", totalScore: "89.94" },
      [row(0, "weight"), row(0, "score")],
      "digits-swapped",
    ],
  ])("%s", (_, given, paths, expected) => {
    expect(completed(smallForm(given), paths)).toContain(`(${expected})`);
  });
});

describe("a set that cannot be completed names the conditions", () => {
  test.each<[string, SmallForm, string[], Partial<Rules>, string[]]>([
    // The level asks for 40, the whole for 41.
    [
      "that are at odds",
      { rows: [["14", "10"], ["30"], ["20"]], levelWeight: "90", totalWeight: "101", totalScore: "68.94" },
      [row(0, "weight")],
      {},
      ["weight.total", "weight.level"],
    ],
    // 45 − 30 − 20 = −5, as 55 − 10 − 30 − 20, which no weight is; the first to say so is named.
    [
      "that ask for a negative figure",
      { rows: [["14", "—"], ["30"], ["20"]], levelWeight: "45", totalWeight: "55", totalScore: "58.94" },
      [row(0, "weight")],
      {},
      ["weight.level"],
    ],
    // 100 − 90 = 10 is what it shows.
    [
      "that leave nothing but what it shows",
      { executionWeight: "10" },
      ["/funds/weight"],
      {},
      ["execution.score", "weight.total"],
    ],
    // 8.94 + 31 + 20 = 59.94 of 60 make 99.90 of 100; with 30 it is 98.23.
    [
      "that held before, and all it speaks of",
      { rows: [["40", null, "≥100次", "不适用"], ["30", "31"], ["20"]], totalScore: "99.90" },
      [row(1, "score")],
      { notApplicableRows: "rescale" },
      ["total.sum", "score.range", "total.sum"],
    ],
  ])("%s", (_, given, paths, rules, expected) => {
    expect(completed(smallForm(given), paths, rules)).toEqual(expected);
  });
});
