import { describe, expect, it } from "vitest";
import { type Exact, exact, format, ONE } from "../../src/figure/exact";
import { Assignment, type Given } from "../../src/repair/assignment";
import type { Cell } from "../../src/repair/cells";
import { Demand, SignedSum } from "../../src/repair/constraint";
import type { LinearRange } from "../../src/repair/linear";
import { cellsOf } from "./cell";

const [a, b, c, other] = cellsOf(
  ["budget", "10"],
  ["executed", "4"],
  ["carryover", "5"],
  ["rowScore", "7"],
) as [Cell, Cell, Cell, Cell];

function assignment(free: readonly Cell[], given: readonly (readonly [Cell, string])[] = []): Assignment {
  const byId = new Map<number, Given>(
    given.map(([cell, text]) => [cell.id, { value: exact(text), decimals: 0 }]),
  );
  return new Assignment(free, byId, [...free, ...given.map(([cell]) => cell)], []);
}

/** `−1·x0 + 1·x1: lo..hi` */
function told({ terms, lo, hi }: LinearRange): string {
  const end = (value: Exact | null) => (value === null ? "-" : format(value));
  const sum = terms.map(({ unknown, factor }) => `${format(factor)}·x${unknown}`).join(" + ");
  return `${sum}: ${end(lo)}..${end(hi)}`;
}

describe("a signed sum", () => {
  // 10 − 4 − 5 = 1
  const sum = new SignedSum([a], [b, c]);
  const [least, most] = [exact("-2"), exact("3")];

  it.each<[string, Assignment, string]>([
    ["as printed: 1 is at least −2, at most 3", assignment([]), ": -3..2"],
    ["10 free: x − 9", assignment([a]), "1·x0: 7..12"],
    ["4 free: 5 − x", assignment([b]), "-1·x0: -7..-2"],
    ["both free: x − y − 5", assignment([a, b]), "1·x0 + -1·x1: 3..8"],
    ["5 given in place of 4: 0", assignment([], [[b, "5"]]), ": -2..3"],
    ["10 free, 5 in place of 4: x − 10", assignment([a], [[b, "5"]]), "1·x0: 8..13"],
    ["another cell free", assignment([other]), ": -3..2"],
  ])("%s", (_, at, expected) => {
    expect(told(sum.between(at, least, most))).toBe(expected);
  });

  it("may have one end only", () => {
    expect(told(sum.between(assignment([]), null, most))).toBe(": -..2");
    expect(told(sum.between(assignment([]), least, null))).toBe(": -3..-");
  });

  it("has a slack on both sides", () => {
    expect(told(sum.within(assignment([a]), exact("0.5")))).toBe("1·x0: 8.5..9.5");
  });

  it("begins with a constant", () => {
    expect(told(new SignedSum([a], [b], exact("100")).between(assignment([]), exact("0"), null))).toBe(
      ": -106..-",
    );
  });

  it.each<[string, Assignment, Cell, string | null]>([
    ["4 + 5 = 9", assignment([a]), a, "9"],
    ["10 − 5 = 5", assignment([b]), b, "5"],
    ["10 − 3 = 7, where 3 is given for 5", assignment([b], [[c, "3"]]), b, "7"],
    ["two are free", assignment([a, b]), a, null],
    ["none is free", assignment([]), a, null],
    ["another one is free", assignment([b]), a, null],
    ["one it does not speak of is free", assignment([other]), other, null],
  ])("is solved for a cell: %s", (_, at, cell, expected) => {
    const solved = sum.solvedFor(at, cell);
    expect(solved === null ? null : format(solved)).toBe(expected);
  });
});

describe("a demand", () => {
  const demand = (at: Assignment) => new Demand(at).plus(exact("2"), a).minus(exact("3"), b);

  it.each<[string, Assignment, string, string]>([
    ["2·10 − 3·4 = 8", assignment([]), ": -..-7", ": -7..-"],
    ["2x − 12", assignment([a]), "2·x0: -..13", "2·x0: 13..-"],
    ["20 − 3x", assignment([b]), "-3·x0: -..-19", "-3·x0: -19..-"],
    ["2x − 3y", assignment([a, b]), "2·x0 + -3·x1: -..1", "2·x0 + -3·x1: 1..-"],
    ["2x − 15, where 5 is given for 4", assignment([a], [[b, "5"]]), "2·x0: -..16", "2·x0: 16..-"],
  ])("%s", (_, at, below, above) => {
    expect(told(demand(at).atMost(ONE))).toBe(below);
    expect(told(demand(at).atLeast(ONE))).toBe(above);
  });
});
