import { describe, expect, test } from "vitest";
import { divide, type Exact, exact, format, ONE } from "../../src/figure/exact";
import type { CellKind } from "../../src/repair/cells";
import { chooseFigure, type Manner } from "../../src/repair/figures";
import { cellOf } from "./cell";
import { contextOf, smallForm } from "./form";

const CONTEXT = contextOf(smallForm());

interface Asked {
  /** Ends of the bounds, `null` where there is none. */
  readonly lo?: string | Exact;
  readonly hi?: string | Exact;
  readonly due?: string;
  readonly manner?: Manner;
  /** Decimals of the form's amounts; 2 where nothing is said. */
  readonly amounts?: number;
}

function end(value: string | Exact | undefined): Exact | null {
  return typeof value === "string" ? exact(value) : (value ?? null);
}

/** The figure chosen, the decimals it is printed with, and why: `97.94 @2 recomputed +3`. */
function chosen(kind: CellKind, printed: string | null, asked: Asked): string | null {
  const cell = cellOf(kind, printed);
  const { lo, hi, due, manner = "explained", amounts = 2 } = asked;
  const bounds = { lo: end(lo), hi: end(hi), loOpen: false, hiOpen: false };
  const request = { cell, bounds, due: end(due), amountDecimals: amounts, changed: [cell], manner };
  const choice = chooseFigure(request, CONTEXT);
  if (choice === null) return null;
  return `${format(choice.value)} @${choice.decimals} ${choice.slip} +${choice.surcharge}`;
}

// None of the cells here is derived from another, and 分值 of the execution rate has no explanation but a likeness
// of digits; what those cost is told in slips.test.ts.
describe("without a likeness a cell is given", () => {
  test.each<[string, CellKind, string | null, Asked, string | null]>([
    [
      "what is due",
      "carryover",
      "31.20",
      { lo: "97.925", hi: "97.955", due: "97.93" },
      "97.93 @2 recomputed +3",
    ],
    [
      "the middle where that is out of bounds",
      "carryover",
      "31.20",
      { lo: "97.925", hi: "97.955", due: "90" },
      "97.94 @2 recomputed +3",
    ],
    [
      "the middle where nothing is due",
      "carryover",
      "31.20",
      { lo: "97.925", hi: "97.955" },
      "97.94 @2 recomputed +3",
    ],
    [
      "the lower bound it broke",
      "executionWeight",
      "12",
      { lo: "37", manner: "plain" },
      "37 @0 recomputed +3",
    ],
    [
      "the upper bound it broke",
      "executionWeight",
      "84",
      { hi: "37", manner: "plain" },
      "37 @0 recomputed +3",
    ],
    [
      "nothing that it shows already: above the lower bound",
      "executionWeight",
      "84",
      { lo: "37", manner: "plain" },
      null,
    ],
    ["below the upper bound", "executionWeight", "12", { hi: "37", manner: "plain" }, null],
    ["in the middle", "executionWeight", "20", { lo: "10", hi: "30", manner: "plain" }, null],
    ["without bounds", "executionWeight", "20", { manner: "plain" }, null],
    [
      "what is due, without bounds",
      "executionWeight",
      "20",
      { due: "37", manner: "plain" },
      "37 @0 recomputed +3",
    ],
    ["a blank: the lower bound", "budget", null, { lo: "37" }, "37 @0 blank-filled +3"],
    ["a blank: 0, which it does not show", "budget", null, { lo: "0", hi: "0" }, "0 @0 blank-filled +3"],
    ["a blank: what is due", "budget", null, { lo: "0", due: "37" }, "37 @0 blank-filled +3"],
  ])("%s", (_, kind, printed, asked, expected) => {
    expect(chosen(kind, printed, asked)).toBe(expected);
  });
});

describe("points with room of one or more are changed least", () => {
  test.each<[string, CellKind, string | null, Asked, string | null]>([
    [
      "down to the upper bound",
      "rowScore",
      "50.00",
      { lo: "0", hi: "40", manner: "plain" },
      "40 @2 digit-mistyped +1",
    ],
    [
      "up to the lower bound",
      "rowScore",
      "5.00",
      { lo: "17", hi: "40", manner: "plain" },
      "17 @2 recomputed +3",
    ],
    ["not at all within them", "rowScore", "20.00", { lo: "17", hi: "40", manner: "plain" }, null],
    ["room of just one", "rowScore", "5.00", { lo: "17", hi: "18", manner: "plain" }, "17 @2 recomputed +3"],
    [
      "less is rounding: the middle",
      "rowScore",
      "5.00",
      { lo: "17", hi: "17.9", manner: "plain" },
      "17.45 @2 recomputed +3",
    ],
    [
      "a blank has nothing to keep: the middle",
      "rowScore",
      null,
      { lo: "0", hi: "40", manner: "plain" },
      "20 @0 blank-filled +3",
    ],
    ["a row's weight", "rowWeight", "50", { lo: "0", hi: "37", manner: "plain" }, "37 @0 recomputed +3"],
    ["a level's weight", "levelWeight", "50", { lo: "0", hi: "37", manner: "plain" }, "37 @0 recomputed +3"],
    ["a level's score", "levelScore", "50", { lo: "0", hi: "37", manner: "plain" }, "37 @0 recomputed +3"],
    ["a total", "totalScore", "50", { lo: "0", hi: "37", manner: "plain" }, "37 @0 recomputed +3"],
    [
      "an amount may be anything: the middle",
      "executed",
      "50",
      { lo: "0", hi: "37", manner: "plain" },
      "18.5 @1 recomputed +3",
    ],
  ])("%s", (_, kind, printed, asked, expected) => {
    expect(chosen(kind, printed, asked)).toBe(expected);
  });
});

describe("decimals", () => {
  const third = divide(ONE, exact("3"));

  test.each<[string, CellKind, string | null, Asked, string | null]>([
    [
      "of a rate: two at least",
      "rate",
      "8%",
      { lo: "37.1", hi: "37.2", due: "37.1472", manner: "plain" },
      "37.15 @2 recomputed +3",
    ],
    [
      "of a rate: its own",
      "rate",
      "8.123%",
      { lo: "37.1", hi: "37.2", due: "37.1472", manner: "plain" },
      "37.147 @3 recomputed +3",
    ],
    [
      "of an execution score: two at least",
      "executionScore",
      "3",
      { lo: "8.1", hi: "8.2", due: "8.1472", manner: "plain" },
      "8.15 @2 recomputed +3",
    ],
    [
      "of a total: two at most",
      "totalScore",
      "3",
      { lo: "67.1", hi: "67.2", due: "67.1472", amounts: 3, manner: "plain" },
      "67.15 @2 recomputed +3",
    ],
    [
      "of a total: those it needs",
      "totalScore",
      "3",
      { lo: "67.1", hi: "67.6", due: "67.5", manner: "plain" },
      "67.5 @1 recomputed +3",
    ],
    [
      "of a total: its own",
      "totalScore",
      "3.000",
      { lo: "67.1", hi: "67.6", due: "67.5", manner: "plain" },
      "67.5 @3 recomputed +3",
    ],
    [
      "of a total that has no end: two",
      "totalScore",
      "3",
      { lo: third, hi: "67", due: "0.5", manner: "plain" },
      "0.5 @1 recomputed +3",
    ],
    [
      "of an amount: the form's",
      "executed",
      "3",
      { lo: "67.1", hi: "67.2", due: "67.1472", manner: "plain" },
      "67.15 @2 recomputed +3",
    ],
    [
      "of a carryover: the form's",
      "carryover",
      "3",
      { lo: "67.1", hi: "67.2", due: "67.1472", manner: "plain" },
      "67.15 @2 recomputed +3",
    ],
    [
      "of an amount: no more than the form's",
      "executed",
      "3.1000",
      { lo: "67.1", hi: "67.2", due: "67.1472", manner: "plain" },
      "67.15 @2 recomputed +3",
    ],
    [
      "of an amount: the form's three",
      "initialBudget",
      "3",
      { lo: "67.1", hi: "67.2", due: "67.1472", amounts: 3, manner: "plain" },
      "67.147 @3 recomputed +3",
    ],
    [
      "of an amount: its zeros",
      "budget",
      "3.10",
      { lo: "67", hi: "68", due: "67.5", manner: "plain" },
      "67.5 @2 recomputed +3",
    ],
    [
      "of any other: its own",
      "executionWeight",
      "3.1",
      { lo: "67.1", hi: "67.2", due: "67.1472", manner: "plain" },
      "67.1 @1 recomputed +3",
    ],
    [
      "of any other: its zeros",
      "executionWeight",
      "3.100",
      { lo: "67", hi: "68", due: "67.5", manner: "plain" },
      "67.5 @3 recomputed +3",
    ],
    [
      "all that are needed",
      "executionWeight",
      "3.1",
      { lo: "67.1", hi: "67.2", due: "67.1472", manner: "exact" },
      "67.1472 @4 recomputed +3",
    ],
    [
      "all that are needed of an amount",
      "executed",
      "3.1",
      { lo: "67.1", hi: "67.2", due: "67.1472", manner: "exact" },
      "67.1472 @4 recomputed +3",
    ],
    [
      "its own where fewer are needed",
      "executionWeight",
      "3.10",
      { lo: "67.1", hi: "67.9", due: "67.5", manner: "exact" },
      "67.5 @2 recomputed +3",
    ],
    // 1/3 has no end: 0.3, or 0.4, is rounded to one decimal.
    [
      "its own where there is no end",
      "executionWeight",
      "3.1",
      { lo: "0.2", hi: "0.4", due: "0.3333", manner: "plain" },
      "0.3 @1 recomputed +3",
    ],
    // 0 and 1 are out of bounds.
    [
      "as many more as the bounds ask for",
      "executionWeight",
      "3",
      { lo: "0.4", hi: "0.6", manner: "plain" },
      "0.5 @1 recomputed +3",
    ],
    [
      "rounded down where up is out of bounds",
      "executionWeight",
      "30",
      { lo: "6", hi: "6.8", due: "6.7", manner: "plain" },
      "6 @0 recomputed +3",
    ],
    [
      "rounded up where down is out of bounds",
      "executionWeight",
      "30",
      { lo: "6.2", hi: "7.1", due: "6.3", manner: "plain" },
      "7 @0 recomputed +3",
    ],
    [
      "ten at most",
      "executionWeight",
      "3",
      { lo: "0.0000000001", hi: "0.0000000001", manner: "plain" },
      "0.0000000001 @10 recomputed +3",
    ],
    [
      "no more than ten",
      "executionWeight",
      "3",
      { lo: "0.00000000001", hi: "0.00000000001", manner: "plain" },
      null,
    ],
    ["nothing that has no end", "executionWeight", "3", { lo: third, hi: third }, null],
  ])("%s", (_, kind, printed, asked, expected) => {
    expect(chosen(kind, printed, asked)).toBe(expected);
  });

  test("of a figure without an end that is due: two of a total", () => {
    const cell = cellOf("totalScore", "3");
    const bounds = { lo: ONE, hi: exact("70"), loOpen: false, hiOpen: false };
    const due = divide(exact("200"), exact("3"));
    for (const manner of ["plain", "exact"] as const) {
      const choice = chooseFigure({ cell, bounds, due, amountDecimals: 2, changed: [cell], manner }, CONTEXT);
      // 66.67 for the reader; the exact way keeps the cell's own decimals, since none would do.
      expect(format(choice!.value)).toBe(manner === "plain" ? "66.67" : "67");
    }
  });
});

describe("a likeness of digits within the bounds", () => {
  test.each<[string, CellKind, string | null, Asked, string | null]>([
    // 20 to 32 are few enough to look at all: 21 has the digits of 12.
    ["among few figures", "executionWeight", "12", { lo: "20", hi: "32" }, "21 @0 digits-swapped +1"],
    ["the first of them", "executionWeight", "12", { lo: "21", hi: "33" }, "21 @0 digits-swapped +1"],
    [
      "the last of them",
      "executionWeight",
      "12",
      { lo: "9", hi: "21", due: "15" },
      "21 @0 digits-swapped +1",
    ],
    ["none among few", "executionWeight", "12", { lo: "33", hi: "45" }, "39 @0 recomputed +3"],
    [
      "among few of the cell's decimals",
      "executionWeight",
      "1.2",
      { lo: "2.0", hi: "3.2" },
      "2.1 @1 digits-swapped +1",
    ],
    // 20 to 33 are more: those one slip away are 21, 22 and 32.
    ["among many", "executionWeight", "12", { lo: "20", hi: "33" }, "21 @0 digits-swapped +1"],
    [
      "none is looked for in a plain way",
      "executionWeight",
      "12",
      { lo: "20", hi: "32", manner: "plain" },
      "26 @0 recomputed +3",
    ],
    [
      "none in an exact one",
      "executionWeight",
      "12",
      { lo: "20", hi: "32", manner: "exact" },
      "26 @0 recomputed +3",
    ],
    ["none beside the only figure", "executionWeight", "12", { lo: "37", hi: "37" }, "37 @0 recomputed +3"],
    // 12000 looks more like 12 than 21 does: five digits.
    ["without an upper bound", "executionWeight", "12", { lo: "20" }, "12000 @0 decimal-point-moved +0"],
    [
      "without a lower bound: 0.12 for 12",
      "executionWeight",
      "12",
      { hi: "0.5" },
      "0.12 @2 decimal-point-moved +2",
    ],
    // 17.5 has a decimal more than 175, as amounts have.
    [
      "with the decimals of the amounts",
      "executionWeight",
      "175",
      { lo: "17.2", hi: "29.5" },
      "17.5 @1 decimal-point-moved +1",
    ],
    [
      "not with more decimals than amounts",
      "executionWeight",
      "175",
      { lo: "17.2", hi: "29.5", amounts: 0 },
      "23 @0 recomputed +3",
    ],
    [
      "with its own decimals",
      "executionWeight",
      "1.75",
      { lo: "17.2", hi: "29.5", amounts: 0 },
      "21.75 @2 digit-lost +0",
    ],
    // 1 060 098.02 元 are 106.01 万元.
    [
      "元 under 万元, rounded",
      "executed",
      "1060098.02",
      { lo: "100", hi: "200" },
      "106.01 @2 yuan-for-wan +0",
    ],
    [
      "元 under 万元, out of bounds",
      "executed",
      "1060098.02",
      { lo: "107", hi: "200" },
      "153.5 @2 recomputed +3",
    ],
    // Decimals follow the slip: 9.894 for 98.94, 998.94 for 98.94.
    [
      "with the point moved",
      "executionWeight",
      "9.894",
      { lo: "98", hi: "99.9", due: "98.94" },
      "98.94 @2 decimal-point-moved +0",
    ],
    [
      "without the digit added",
      "executionWeight",
      "98.945",
      { lo: "98.94", hi: "98.94" },
      "98.94 @2 digit-added +0",
    ],
    [
      "with the decimals of the right unit",
      "executed",
      "8280600.00",
      { lo: "828.06", hi: "828.06" },
      "828.06 @2 yuan-for-wan +0",
    ],
    [
      "with its zeros in any other slip",
      "executionWeight",
      "21.00",
      { lo: "12", hi: "12" },
      "12 @2 digits-swapped +0",
    ],
    // Of two alike, what is due.
    [
      "of two as good, the one that is due",
      "executionWeight",
      "155",
      { lo: "135", hi: "145", due: "145" },
      "145 @0 digit-mistyped +2",
    ],
    ["not the figure it shows", "executionWeight", "20", { lo: "18", hi: "22" }, "19 @0 recomputed +3"],
    ["none for a blank", "budget", null, { lo: "20", hi: "99" }, "59.5 @1 blank-filled +3"],
  ])("%s", (_, kind, printed, asked, expected) => {
    expect(chosen(kind, printed, asked)).toBe(expected);
  });

  // 89% is printed with two decimals when it is mended, so that what stands for it is ± 0.005, not ± 0.5: from
  // 88.9223 to 89.92435 it is 89.4173 to 89.42935, and 89.1 is none of them.
  test.each<[CellKind, string, string, string, string]>([
    ["rate", "89", "88.9223", "89.92435", "89.42 @2 recomputed +3"],
    ["executionScore", "9", "8.44223", "9.44243", "8.94 @2 recomputed +3"],
    // 89.0 to 89.2 is 89.045 to 89.155: 89.14 has a digit more than 89.4, and so has 89.04, which is none of them.
    ["rate", "89.4", "89.0", "89.2", "89.14 @2 digit-lost +0"],
    // An amount stands for itself.
    ["executed", "89.4", "89.0", "89.2", "89.04 @2 digit-lost +0"],
  ])("a %s of %s has the bounds of its new decimals", (kind, printed, lo, hi, expected) => {
    expect(chosen(kind, printed, { lo, hi })).toBe(expected);
  });

  test("a rate with one bound is looked for beyond it", () => {
    expect(chosen("rate", "89.4", { hi: "37.1" })).toBe("9.4 @1 digit-added +1");
    expect(chosen("rate", "89.4", { lo: "100" })).toBe("189.4 @1 digit-lost +0");
  });
});
