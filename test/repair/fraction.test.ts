import { describe, expect, test } from "vitest";
import { divide, exact, format, ONE } from "../../src/figure/exact";
import { exactOf, fractionOf, greatestCommonDivisor } from "../../src/repair/fraction";

describe("fractionOf", () => {
  test.each([
    ["-2.5", exact("-2.5"), -25n, 10n],
    ["1 ÷ 3", divide(ONE, exact("3")), 1n, 3n],
    ["0.1 ÷ 3", divide(exact("0.1"), exact("3")), 1n, 30n],
    ["beyond the safe integers", exact("98765432109876543.21"), 9_876_543_210_987_654_321n, 100n],
  ])("%s", (_, value, n, d) => {
    expect(fractionOf(value)).toEqual({ n, d });
  });
});

describe("exactOf", () => {
  test.each([
    [6n, 4n, "1.5"],
    [-6n, 4n, "-1.5"],
    [-6n, 3n, "-2"],
    [0n, 7n, "0"],
    [1n, 3n, "0.3333333333"],
  ])("%s ÷ %s", (n, d, expected) => {
    expect(format(exactOf(n, d))).toBe(expected);
  });

  test("is short again where both numbers were long: 3·10²⁰ ÷ 2·10²⁰ = 3 ÷ 2", () => {
    const long = 10n ** 20n;
    expect(exactOf(3n * long, 2n * long)).toEqual({ n: 3, s: 0, q: 2, big: null });
  });
});

test.each([
  [12n, 18n, 6n],
  [17n, 4n, 1n],
  [5n, 0n, 5n],
  [0n, 5n, 5n],
])("the greatest common divisor of %s and %s is %s", (a, b, expected) => {
  expect(greatestCommonDivisor(a, b)).toBe(expected);
});
