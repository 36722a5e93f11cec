import { expect, test } from "vitest";
import type { RankedRepair } from "../../src/repair/complete";
import type { Constraint } from "../../src/repair/constraint";
import { rankRepairs } from "../../src/repair/rank";

/** Fifteen contradictions, by a letter each. */
const FAILING = new Map<string, Constraint>(
  [..."ABCDEFGHIJKLMNO"].map((code) => [code, { code, path: "", cells: [], ranges: () => [] }]),
);

function failing(codes: string): Constraint[] {
  return [...codes].map((code) => FAILING.get(code)!);
}

/** A repair by what it fixes, its cost and its cells. */
function repair(fixes: string, cost: number, ...order: number[]): RankedRepair {
  return { cells: [], slip: "recomputed", resolves: [], cost, fixes: failing(fixes), order };
}

function ranked(codes: string, ...repairs: RankedRepair[]): string[] {
  return rankRepairs(repairs, failing(codes)).map(({ fixes, cost, order }) =>
    [fixes.map(({ code }) => code).join(""), cost, ...order].join(" "),
  );
}

test.each<[string, string, RankedRepair[], string[]]>([
  // A and B by themselves cost 1 + 1 = 2.
  [
    "one that mends everything dearer comes last",
    "AB",
    [repair("AB", 3, 9), repair("A", 1, 1), repair("B", 1, 2)],
    ["A 1 1", "B 1 2", "AB 3 9"],
  ],
  [
    "one that mends everything more cheaply comes first",
    "AB",
    [repair("A", 1, 1), repair("B", 2, 2), repair("AB", 2, 9)],
    ["AB 2 9", "A 1 1", "B 2 2"],
  ],
  [
    "at the same price, what mends more",
    "AB",
    [repair("A", 1, 1), repair("B", 1, 2), repair("AB", 2, 9)],
    ["AB 2 9", "A 1 1", "B 1 2"],
  ],
  // 2 + 1 = 1 + 2
  ["then the cheaper", "AB", [repair("B", 2, 1), repair("A", 1, 2)], ["A 1 2", "B 2 1"]],
  ["then fewer cells", "A", [repair("A", 2, 1, 2), repair("A", 2, 5)], ["A 2 5", "A 2 1 2"]],
  ["then what stands further up", "A", [repair("A", 2, 7), repair("A", 2, 5)], ["A 2 5", "A 2 7"]],
  [
    "by the first cell, then the second",
    "A",
    [repair("A", 2, 2, 3), repair("A", 2, 1, 9), repair("A", 2, 1, 4)],
    ["A 2 1 4", "A 2 1 9", "A 2 2 3"],
  ],
  ["equals stay as they are", "A", [repair("A", 2, 5), repair("A", 2, 5)], ["A 2 5", "A 2 5"]],
  // Nobody repairs C: A 1 + B 1 = 2 < 3 all the same.
  [
    "what nothing repairs is left out",
    "ABC",
    [repair("AB", 3, 9), repair("A", 1, 1), repair("B", 1, 2)],
    ["A 1 1", "B 1 2", "AB 3 9"],
  ],
  // B costs 1, whichever of its repairs comes first: 1 + 1 < 3, and B for 5 with A makes 6.
  [
    "the rest is reckoned at its cheapest",
    "AB",
    [repair("B", 5, 3), repair("AB", 3, 9), repair("B", 1, 2), repair("A", 1, 1)],
    ["A 1 1", "B 1 2", "AB 3 9", "B 5 3"],
  ],
  [
    "the same, the cheaper one first",
    "AB",
    [repair("B", 1, 2), repair("AB", 3, 9), repair("B", 5, 3), repair("A", 1, 1)],
    ["A 1 1", "B 1 2", "AB 3 9", "B 5 3"],
  ],
  // A 1 and BC 2 make 3 either way; AB 2 and C 2 make 4; B 2, A 1 and C 2 make 5.
  [
    "the rest may be mended by what overlaps",
    "ABC",
    [repair("AB", 2, 4), repair("B", 2, 2), repair("C", 2, 3), repair("A", 1, 1), repair("BC", 2, 5)],
    ["BC 2 5", "A 1 1", "AB 2 4", "C 2 3", "B 2 2"],
  ],
  // Fourteen are mended together: 2 + 3 = 5 for A first.
  [
    "up to fourteen are looked at together",
    "ABCDEFGHIJKLMN",
    [repair("A", 2, 1), repair("ABCDEFGHIJKLMN", 3, 2)],
    ["ABCDEFGHIJKLMN 3 2", "A 2 1"],
  ],
  [
    "more are taken one by one, the cheapest first",
    "ABCDEFGHIJKLMNO",
    [repair("ABCDEFGHIJKLMNO", 3, 2), repair("A", 2, 1)],
    ["A 2 1", "ABCDEFGHIJKLMNO 3 2"],
  ],
])("%s", (_, codes, repairs, expected) => {
  expect(ranked(codes, ...repairs)).toEqual(expected);
});
