import { describe, expect, it, test } from "vitest";
import { type Exact, exact, format, ONE } from "../../src/figure/exact";
import { isNarrower, isWithin, type LinearRange, type Solution, solve } from "../../src/repair/linear";

const x = { unknown: 0, factor: ONE };
const y = { unknown: 1, factor: ONE };
const z = { unknown: 2, factor: ONE };

function times(factor: string, { unknown }: { readonly unknown: number }) {
  return { unknown, factor: exact(factor) };
}

function equal(bound: string, ...terms: LinearRange["terms"]): LinearRange {
  return { terms, lo: exact(bound), hi: exact(bound) };
}

function atMost(bound: string, ...terms: LinearRange["terms"]): LinearRange {
  return { terms, lo: null, hi: exact(bound) };
}

function atLeast(bound: string, ...terms: LinearRange["terms"]): LinearRange {
  return { terms, lo: exact(bound), hi: null };
}

function system(...ranges: LinearRange[]) {
  return ranges.map((range, source) => ({ range, source }));
}

function boundsOf(solution: Solution): string[] {
  if (!solution.feasible) return [`sources ${solution.sources.join()}`];
  const end = (value: Exact | null) => (value === null ? "-" : format(value));
  return solution.bounds.map(
    ({ lo, hi, loOpen, hiOpen }) => `${end(lo)}${loOpen ? "<" : ""}..${hiOpen ? "<" : ""}${end(hi)}`,
  );
}

describe("solve", () => {
  it("gives the bounds one unknown has by itself", () => {
    expect(boundsOf(solve(1, system({ terms: [x], lo: exact("2"), hi: exact("3.5") })))).toEqual(["2..3.5"]);
  });

  it("carries a bound from one unknown to another: x + y = 10 and x ≤ 4 leave y ≥ 6", () => {
    const ten = { terms: [x, y], lo: exact("10"), hi: exact("10") };
    expect(boundsOf(solve(2, system(ten, { terms: [x], lo: null, hi: exact("4") })))).toEqual([
      "-..4",
      "6..-",
    ]);
  });

  it("names the ranges that contradict each other, and no others", () => {
    const free = { terms: [y], lo: exact("0"), hi: null };
    const atLeast = { terms: [x], lo: exact("5"), hi: null };
    const atMost = { terms: [x], lo: null, hi: exact("4") };
    expect(boundsOf(solve(2, system(free, atLeast, atMost)))).toEqual(["sources 1,2"]);
  });

  it("tells x + y = 10 and x + y = 11 apart though neither unknown has bounds", () => {
    const ten = { terms: [x, y], lo: exact("10"), hi: exact("10") };
    const eleven = { terms: [x, y], lo: exact("11"), hi: exact("11") };
    expect(solve(2, system(ten, eleven)).feasible).toBe(false);
  });

  it("leaves out an open end: x < 90 and x ≥ 90 do not meet", () => {
    const below = { terms: [x], lo: null, hi: exact("90"), hiOpen: true };
    expect(solve(1, system(below, { terms: [x], lo: exact("90"), hi: null })).feasible).toBe(false);
  });

  it("is exact beyond the safe integers: 10¹⁶ + 0.01 is not 10¹⁶", () => {
    const large = "10000000000000000";
    const point = (value: string) => ({ terms: [x], lo: exact(value), hi: exact(value) });
    expect(solve(1, system(point(large), point(`${large}.01`))).feasible).toBe(false);
    expect(boundsOf(solve(1, system(point(`${large}.01`))))).toEqual([`${large}.01..${large}.01`]);
  });
});

describe("bounds", () => {
  test.each<[string, number, LinearRange[], string[]]>([
    ["none without a range", 1, [], ["-..-"]],
    ["the tighter of two upper ones, first", 1, [atMost("4", x), atMost("5", x)], ["-..4"]],
    ["the tighter of two upper ones, last", 1, [atMost("5", x), atMost("4", x)], ["-..4"]],
    ["the tighter of two lower ones, first", 1, [atLeast("5", x), atLeast("4", x)], ["5..-"]],
    ["the tighter of two lower ones, last", 1, [atLeast("4", x), atLeast("5", x)], ["5..-"]],
    ["2x ≤ 9 is tighter than x ≤ 5", 1, [atMost("5", x), atMost("9", times("2", x))], ["-..4.5"]],
    ["−x ≤ −5 is x ≥ 5", 1, [atMost("-5", times("-1", x))], ["5..-"]],
    [
      "an open end in place of a closed one",
      1,
      [atMost("5", x), { ...atMost("5", x), hiOpen: true }],
      ["-..<5"],
    ],
    ["an open end kept", 1, [{ ...atMost("5", x), hiOpen: true }, atMost("5", x)], ["-..<5"]],
    ["an open lower end", 1, [atLeast("5", x), { ...atLeast("5", x), loOpen: true }], ["5<..-"]],
    ["an open lower end kept", 1, [{ ...atLeast("5", x), loOpen: true }, atLeast("5", x)], ["5<..-"]],
    ["no open end behind a closed one", 1, [atMost("4", x), { ...atMost("5", x), hiOpen: true }], ["-..4"]],
    ["no open end before a closed one", 1, [atLeast("5", x), { ...atLeast("4", x), loOpen: true }], ["5..-"]],
    ["one value", 1, [equal("5", x)], ["5..5"]],
    // 0.5·18 + 0.2·5 = 10
    [
      "fractions of different denominators",
      2,
      [equal("10", times("0.5", x), times("0.2", y)), equal("5", y)],
      ["18..18", "5..5"],
    ],
    // x + x ≤ 8
    ["a cell that stands twice", 1, [atMost("8", x, x)], ["-..4"]],
    // x < 4 leaves y > 6
    [
      "an open end carried on",
      2,
      [equal("10", x, y), { ...atMost("4", x), hiOpen: true }],
      ["-..<4", "6<..-"],
    ],
    // z = 10 − x − y, x ≤ 2, y ≤ 3
    ["three unknowns", 3, [equal("10", x, y, z), atMost("2", x), atMost("3", y)], ["-..2", "-..3", "5..-"]],
    // x = 3y, y = 2z, z = 7
    [
      "factors carried on",
      3,
      [equal("0", x, times("-3", y)), equal("0", y, times("-2", z)), equal("7", z)],
      ["42..42", "14..14", "7..7"],
    ],
    // The sum says 2(x + y) = 20, the others 1 ≤ x − y ≤ 2: x from 5.5 to 6, y from 4 to 4.5.
    [
      "sum and difference",
      2,
      [
        equal("20", times("2", x), times("2", y)),
        { terms: [x, times("-1", y)], lo: exact("1"), hi: exact("2") },
      ],
      ["5.5..6", "4..4.5"],
    ],
  ])("%s", (_, count, ranges, expected) => {
    expect(boundsOf(solve(count, system(...ranges)))).toEqual(expected);
  });

  it("are the same whether rows that say nothing new are dropped or not: 4 × 4 rows, y ≥ (10 − 1) ÷ 2", () => {
    const upper = ["3", "1", "2", "4"].map((bound) => atMost(bound, x, times("-1", y)));
    const lower = ["8", "10", "9", "7"].map((bound) => atLeast(bound, x, y));
    expect(boundsOf(solve(2, system(...upper, ...lower)))).toEqual(["-..-", "4.5..-"]);
  });

  it("of rows that say the same, an open one is the tighter", () => {
    const upper = ["1", "2", "3", "4"].map((bound) => atMost(bound, x, times("-1", y)));
    const lower = ["10", "9", "8", "7"].map((bound) => atLeast(bound, x, y));
    const open = { ...atMost("1", x, times("-1", y)), hiOpen: true };
    expect(boundsOf(solve(2, system(...upper, ...lower, open)))).toEqual(["-..-", "4.5<..-"]);
    expect(boundsOf(solve(2, system(open, ...upper, ...lower)))).toEqual(["-..-", "4.5<..-"]);
  });

  it("of rows that say less, an open one is not the tighter", () => {
    const upper = ["1", "2", "3", "4"].map((bound) => atMost(bound, x, times("-1", y)));
    const lower = ["10", "9", "8", "7"].map((bound) => atLeast(bound, x, y));
    const open = { ...atMost("2.5", x, times("-1", y)), hiOpen: true };
    expect(boundsOf(solve(2, system(...upper, ...lower, open)))).toEqual(["-..-", "4.5..-"]);
  });

  it("keep rows apart that point opposite ways: z ≥ y + 6, z ≤ y + 6 and more of both", () => {
    // x − y ≤ a and x − z ≥ b give z − y ≤ a − b; with x + … turned round, the other way.
    const upper = ["1", "2", "3", "4"].map((bound) => atMost(bound, x, times("-1", y)));
    const lower = ["-2", "-3", "-4", "-5"].map((bound) => atLeast(bound, x, times("-1", z)));
    for (const three of [[atLeast("3", y), atMost("3", y)], [equal("3", y)]]) {
      const rows = system(...upper, ...lower, ...three, atLeast("6", z));
      // z ≤ y + a − b at its tightest: 3 + 1 + 2 = 6
      expect(boundsOf(solve(3, rows))).toEqual(["4..4", "3..3", "6..6"]);
      expect(solve(3, [...rows, ...system(atLeast("6.1", z))]).feasible).toBe(false);
    }
  });
});

describe("contradictions", () => {
  test.each<[string, number, LinearRange[], string[]]>([
    [
      "a demand nothing can meet",
      0,
      [atMost("1"), { terms: [], lo: exact("1"), hi: exact("0") }],
      ["sources 1"],
    ],
    ["a demand of nothing", 0, [equal("0")], []],
    ["an open demand of nothing: 0 < 0", 0, [{ ...atMost("0"), hiOpen: true }], ["sources 0"]],
    ["an open demand that is met: 0 < 1", 0, [{ ...atMost("1"), hiOpen: true }], []],
    [
      "the same beside an unknown",
      1,
      [atMost("4", x), { terms: [], lo: exact("1"), hi: exact("0") }],
      ["sources 1"],
    ],
    ["5 ≤ x < 5", 1, [atLeast("5", x), { ...atMost("5", x), hiOpen: true }], ["sources 0,1"]],
    ["5 < x ≤ 5", 1, [{ ...atLeast("5", x), loOpen: true }, atMost("5", x)], ["sources 0,1"]],
    // 2x ≥ 11 and x ≤ 5
    ["through factors", 1, [atLeast("11", times("2", x)), atMost("5", x)], ["sources 0,1"]],
    // x + y = 10, x ≤ 4, y ≤ 5, and z of no concern
    [
      "through an unknown, each cause once",
      3,
      [atLeast("0", z), equal("10", x, y), atMost("4", x), atMost("5", y)],
      ["sources 1,2,3"],
    ],
    // z ≥ 1 leaves x ≤ 0 and y ≤ 0.
    [
      "a cause of two of the others once",
      3,
      [atMost("1", x, z), atMost("1", y, z), atLeast("1", z), atLeast("1", x, y)],
      ["sources 0,1,2,3"],
    ],
  ])("%s", (_, count, ranges, expected) => {
    const [found = ""] = boundsOf(solve(count, system(...ranges)));
    const [head, sources = ""] = found.split(" ");
    const sorted = sources === "" ? [] : [`${head} ${sources.split(",").sort().join()}`];
    expect(sorted).toEqual(expected);
  });
});

test.each<[string | null, boolean, string | null, boolean, string, boolean]>([
  ["1", false, "2", false, "1", true],
  ["1", true, "2", false, "1", false],
  ["1", false, "2", false, "0.9", false],
  ["1", false, "2", false, "2", true],
  ["1", false, "2", true, "2", false],
  ["1", false, "2", false, "2.1", false],
  ["1", true, "2", true, "1.5", true],
  [null, false, "2", false, "-9", true],
  ["1", false, null, false, "99", true],
])("%j (open: %s) to %j (open: %s) holds %s: %s", (lo, loOpen, hi, hiOpen, value, expected) => {
  const end = (text: string | null) => (text === null ? null : exact(text));
  expect(isWithin({ lo: end(lo), hi: end(hi), loOpen, hiOpen }, exact(value))).toBe(expected);
});

test.each<[[string, string], [string, string], boolean]>([
  [["1", "2"], ["1", "3"], true],
  [["1", "3"], ["1", "2"], false],
  [["1", "2"], ["8", "9"], false], // as narrow
  [["1", "99"], ["1", "-"], true],
  [["1", "99"], ["-", "1"], true],
  [["1", "-"], ["1", "99"], false],
  [["-", "1"], ["1", "99"], false],
  [["1", "-"], ["-", "1"], false],
])("%j is narrower than %j: %s", (a, b, expected) => {
  const bounds = ([lo, hi]: readonly [string, string]) => {
    const end = (text: string) => (text === "-" ? null : exact(text));
    return { lo: end(lo), hi: end(hi), loOpen: false, hiOpen: false };
  };
  expect(isNarrower(bounds(a), bounds(b))).toBe(expected);
});
