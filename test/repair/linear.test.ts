import { describe, expect, it } from "vitest";
import { type Exact, exact, format, ONE } from "../../src/figure/exact";
import { type LinearRange, type Solution, solve } from "../../src/repair/linear";

const x = { unknown: 0, factor: ONE };
const y = { unknown: 1, factor: ONE };

function system(...ranges: LinearRange[]) {
  return ranges.map((range, source) => ({ range, source }));
}

function boundsOf(solution: Solution): string[] {
  if (!solution.feasible) return [`sources ${solution.sources.join()}`];
  const end = (value: Exact | null) => (value === null ? "-" : format(value));
  return solution.bounds.map(({ lo, hi }) => `${end(lo)}..${end(hi)}`);
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
