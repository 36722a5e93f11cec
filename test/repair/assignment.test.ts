import { describe, expect, it, test } from "vitest";
import { exact, format } from "../../src/figure/exact";
import { Assignment, type Given } from "../../src/repair/assignment";
import type { Cell } from "../../src/repair/cells";
import { cellsOf } from "./cell";

/** 3 decimals, 2 decimals, blank, and a score, which is no amount. */
const CELLS = cellsOf(["budget", "926.000"], ["executed", "828.06"], ["carryover", null], ["rowScore", "40"]);
const [budget, executed, carryover, score] = CELLS as [Cell, Cell, Cell, Cell];

function assignment(free: readonly Cell[], given: readonly (readonly [Cell, string])[] = []): Assignment {
  const byId = new Map<number, Given>();
  for (const [cell, text] of given) {
    byId.set(cell.id, { value: exact(text), decimals: text.split(".")[1]?.length ?? 0 });
  }
  const changed = [...free, ...given.map(([cell]) => cell)];
  return new Assignment(free, byId, changed, [budget, executed]);
}

describe("an assignment", () => {
  it("numbers the free cells", () => {
    const at = assignment([score, budget]);
    expect([score, budget, executed].map((cell) => at.unknownOf(cell))).toEqual([0, 1, -1]);
    expect([score, budget, executed].map((cell) => at.isFree(cell))).toEqual([true, true, false]);
  });

  it("tells free and given cells from those left alone", () => {
    const at = assignment([score], [[budget, "962"]]);
    expect(CELLS.map((cell) => at.isChanged(cell))).toEqual([true, false, false, true]);
    expect(format(at.valueOf(budget))).toBe("962");
    expect(format(at.valueOf(executed))).toBe("828.06");
    expect([budget, executed, carryover].map((cell) => at.decimalsOf(cell))).toEqual([0, 2, 0]);
  });

  it("counts a blank as there once it is free or given", () => {
    expect(assignment([]).isPresent(carryover)).toBe(false);
    expect(assignment([]).isPresent(executed)).toBe(true);
    expect(assignment([carryover]).isPresent(carryover)).toBe(true);
    expect(assignment([], [[carryover, "97.94"]]).isPresent(carryover)).toBe(true);
  });
});

// Spec §3: amounts stand for ± half a unit of the most decimals any of them shows, at least two.
test.each<[string, Cell[], [Cell, string][], number]>([
  ["as printed", [], [], 3],
  ["the finest is free", [budget], [], 2],
  ["both are free", [budget, executed], [], 2],
  ["the finest is given fewer", [], [[budget, "926"]], 2],
  [
    "both are given fewer",
    [],
    [
      [budget, "926"],
      [executed, "828"],
    ],
    2,
  ],
  ["the finest is given more", [], [[budget, "926.0005"]], 4],
  ["another is given more", [], [[executed, "828.0605"]], 4],
])("decimals of the amounts where %s", (_, free, given, expected) => {
  expect(assignment(free, given).amountDecimals).toBe(expected);
});
