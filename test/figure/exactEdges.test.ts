import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as Ex from "../../src/figure/exact";

const { add, compare, divide, equals, exact, format, integer, multiply, round, subtract } = Ex;

describe("what is refused, and why", () => {
  test("a text that is no decimal, of which 40 characters are shown", () => {
    expect(() => exact("1e3")).toThrow(new RangeError("not plain decimal notation: 1e3"));
    expect(() => exact("x".repeat(50))).toThrow(
      new RangeError(`not plain decimal notation: ${"x".repeat(40)}`),
    );
  });

  test("a number that is no whole one", () => {
    expect(() => integer(0.5)).toThrow(new RangeError("not a safe integer: 0.5"));
  });

  test("to divide by zero", () => {
    expect(() => divide(Ex.ONE, Ex.ZERO)).toThrow(new RangeError("division by zero"));
  });
});

describe("which of two figures is more", () => {
  test.each([
    ["10", "9.5", 1],
    ["9.5", "10", -1],
    ["100", "10.5", 1],
    ["-10", "-9.5", -1],
    ["0.1", "1", -1],
    ["20", "20.0", 0],
    ["9007199254740991", "9007199254740990.9", 1],
    ["12345678901234567890", "12345678901234567890.0", 0],
  ])("%s and %s: %i", (one, other, order) => {
    expect(compare(exact(one), exact(other))).toBe(order);
    expect(equals(exact(one), exact(other))).toBe(order === 0);
  });

  // F₄₂ F₄₀ − F₄₁² = −1 (Cassini), both products above 2⁵⁴, where doubles are 4 apart.
  test("267914296/165580141 is less than 165580141/102334155, by 1 ÷ (165580141 × 102334155)", () => {
    const [p, q] = [integer(165_580_141), integer(102_334_155)];
    const one = divide(integer(267_914_296), p);
    const other = divide(p, q);
    expect([compare(one, other), compare(other, one)]).toEqual([-1, 1]);
    expect(equals(multiply(multiply(subtract(other, one), p), q), Ex.ONE)).toBe(true);
  });

  test("a third is no 0.3333333333333333", () => {
    expect(equals(divide(Ex.ONE, integer(3)), exact("0.3333333333333333"))).toBe(false);
  });
});

describe("a sum of many, where plain numbers end", () => {
  test.each([
    [["0.5", "100"], "100.5"],
    [["100", "0.5"], "100.5"],
    [["0.05", "0.5", "100"], "100.55"],
    [["9007199254740991", "2"], "9007199254740993"],
    [["-9007199254740991", "-2"], "-9007199254740993"],
    [["9007199254740991", "0.1"], "9007199254740991.1"],
    [["0.1", "9007199254740991"], "9007199254740991.1"],
    [["0.001", "9007199254740991", "-9007199254740990"], "1.001"],
    [["9007199254740991", "-900719925474099.3"], "8106479329266891.7"],
  ])("%j is %s", (parts, total) => {
    const sum = new Ex.Sum();
    for (const part of parts) sum.add(exact(part));
    expect(format(sum.total())).toBe(total);
  });
});

describe("rounding, where plain numbers end", () => {
  // (q ± 1)/2 ÷ q = ½ ± 1/2q; with q near 2⁵³ that differs from ½ by less than a double tells.
  test("a half and a 10⁻¹⁷ is not a half", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 1, max: 12 }), (step, places) => {
        const q = Number.MAX_SAFE_INTEGER - 2 * step;
        const above = divide(integer((q + 1) / 2), integer(q));
        const below = divide(integer((q - 1) / 2), integer(q));
        const zeros = "0".repeat(places - 1);
        const nines = "9".repeat(places - 1);
        expect(format(round(above, places, "up"), 15)).toBe(places === 1 ? "0.6" : `0.5${zeros.slice(1)}1`);
        expect(format(round(above, places, "down"), 15)).toBe("0.5");
        expect(format(round(below, places, "down"), 15)).toBe(`0.4${nines}`);
        expect(format(round(below, places, "up"), 15)).toBe("0.5");
        expect(format(round(above, 0, "half-up"))).toBe("1");
        expect(format(round(below, 0, "half-up"))).toBe("0");
      }),
    );
  });

  // 1 ÷ 3,000,000 = 0.00000033333333333333…
  test.each([
    [15, "0.000000333333333"],
    [16, "0.0000003333333333"],
    [17, "0.00000033333333333"],
  ])("a small fraction to %i places", (places, text) => {
    expect(Ex.formatPlaces(divide(Ex.ONE, integer(3_000_000)), places)).toBe(text);
  });

  test("gives no −0", () => {
    const rounded = [round(exact("-0.4"), 0, "half-up"), round(exact("-0.004"), 2, "half-even")];
    expect(rounded.map(({ n }) => Object.is(n, 0))).toEqual([true, true]);
  });
});

describe("writing", () => {
  // Points up to 100 with one or two decimals are written once; these stand around the last of them.
  test.each(["100", "99.99", "100.01", "100.02", "1000.1", "1000.2", "0.01", "0.1", "123.4", "1000.11"])(
    "%s as it is, twice",
    (text) => {
      expect([format(exact(text)), format(exact(text))]).toEqual([text, text]);
    },
  );

  test.each([
    [14, "0.000000000000005"],
    [15, "0.0000000000000005"],
    [16, "0.00000000000000005"],
  ])("half of 10 to the power of −%i", (decimals, text) => {
    expect(format(Ex.halfUnitOf(decimals), 30)).toBe(text);
  });

  // The digits 123456789012345 with the point at every place.
  test.each(Array.from({ length: 16 }, (_, decimals) => decimals))(
    "%i decimals of fifteen digits",
    (decimals) => {
      const digits = "123456789012345";
      const cut = digits.length - decimals;
      const text = decimals === 0 ? digits : `${digits.slice(0, cut) || "0"}.${digits.slice(cut)}`;
      expect(Ex.formatPlaces(Ex.fromDigits(digits, decimals), decimals)).toBe(text);
      expect(Ex.formatPlaces(Ex.fromDigits(`-${digits}`, decimals), decimals)).toBe(`-${text}`);
    },
  );
});

describe("how many decimals are needed", () => {
  test.each([
    // 12345678901234567890 ÷ 0.01 is whole.
    ["12345678901234567890", "0.01", 0],
    ["12345678901234567890.5", "0.0001", 0],
    ["0.30", "4", 3],
    ["0.1", "32", 6],
    ["0.1", "3125", 6],
    ["30", "400", 3],
    ["1", "96", null],
  ])("for %s ÷ %s: %s", (a, b, places) => {
    expect(Ex.decimalsNeeded(divide(exact(a), exact(b)))).toBe(places);
  });
});

// ⅓ + ⅓ is two thirds, not six ninths: the denominators of a long sum stay short.
test.each(["1", "10000000000000000000001"])("%s/3 added to itself is still thirds", (numerator) => {
  const x = divide(exact(numerator), integer(3));
  const { q, big } = add(x, x);
  expect(big?.q ?? BigInt(q)).toBe(3n);
});

// A plain number ends behind fifteen decimals and 2⁵³ − 1.
test("fifteen decimals and 9007199254740991 stay plain numbers", () => {
  const small = [
    Ex.unitOf(15),
    Ex.halfUnitOf(14),
    exact("0.123456789012345"),
    exact("9007199254740991"),
    exact("-9007199254740991"),
    multiply(exact("0.0000001"), exact("0.00000001")),
    round(divide(Ex.ONE, integer(3)), 15, "half-up"),
    add(exact("0.000000000000001"), exact("1")),
  ];
  expect(small.map(({ big }) => big)).toEqual(small.map(() => null));
});
