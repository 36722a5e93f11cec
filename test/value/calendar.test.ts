import { describe, expect, test } from "vitest";
import { day, lastDate, monthOf, months, printDay, yearOf } from "../../src/value/calendar";

describe("the last date of a month", () => {
  test("in 2023: 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31", () => {
    expect(Array.from({ length: 12 }, (_, i) => lastDate(2023, i + 1))).toEqual([
      31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31,
    ]);
  });

  // Every fourth year, not every hundredth, yet every four hundredth.
  test.each([
    [2024, 29],
    [2025, 28],
    [2026, 28],
    [1900, 28],
    [2000, 29],
    [2100, 28],
  ])("of February %i is %i", (year, last) => {
    expect(lastDate(year, 2)).toBe(last);
  });
});

test("a day knows its year and month, and prints with zeros", () => {
  const first = day(2024, 1, 5);
  expect([yearOf(first), monthOf(first), printDay(first)]).toEqual([2024, 1, "2024-01-05"]);
  const last = day(2024, 12, 31);
  expect([yearOf(last), monthOf(last), printDay(last)]).toEqual([2024, 12, "2024-12-31"]);
  expect(first < last && last < day(2025, 1, 1)).toBe(true);
});

test("whole months from the first to the last", () => {
  const { from, to } = months(2024, 2, 4);
  expect([printDay(from), printDay(to)]).toEqual(["2024-02-01", "2024-04-30"]);
});
