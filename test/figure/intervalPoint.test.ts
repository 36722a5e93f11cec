import { expect, test } from "vitest";
import { exact } from "../../src/figure/exact";
import { BELOW_FULL, contains, FULL, interval, NONE } from "../../src/figure/interval";

/** An interval whose ends are one figure holds that figure, and none where an end is open: 5 < x ≤ 5 has no x. */
test.each([
  ["[5, 5]", false, false, "5", true],
  ["[5, 5]", false, false, "5.00", true],
  ["[5, 5]", false, false, "4.99", false],
  ["[5, 5]", false, false, "5.01", false],
  ["(5, 5]", true, false, "5", false],
  ["[5, 5)", false, true, "5", false],
  ["(5, 5)", true, true, "5", false],
  ["(5, 5]", true, false, "4", false],
])("%s, open %s and %s, and %s: %s", (_, loOpen, hiOpen, x, held) => {
  const five = exact("5");
  expect(contains(interval(five, five, loOpen, hiOpen), exact(x))).toBe(held);
});

// Of a weight: all of it, nothing of it, anything less than all.
test.each([
  ["0", [false, true, true]],
  ["0.9999", [false, false, true]],
  ["1", [true, false, false]],
])("a share of %s is full, none, below full: %j", (share, held) => {
  expect([FULL, NONE, BELOW_FULL].map((range) => contains(range, exact(share)))).toEqual(held);
});
