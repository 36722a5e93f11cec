import { Decimal } from "decimal.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Exact, RoundingMode } from "../../src/figure/exact";
import * as Ex from "../../src/figure/exact";

const { add, compare, divide, equals, exact, format, integer, multiply, negate, round, subtract } = Ex;

const MODES = {
  "half-up": Decimal.ROUND_HALF_UP,
  "half-even": Decimal.ROUND_HALF_EVEN,
  floor: Decimal.ROUND_FLOOR,
  ceil: Decimal.ROUND_CEIL,
  down: Decimal.ROUND_DOWN,
  up: Decimal.ROUND_UP,
} as const;
const modes = Object.keys(MODES) as RoundingMode[];

const Reference = Decimal.clone({ precision: 200 });
const withoutMinusZero = (text: string) => text.replace(/^-(0(\.0*)?)$/, "$1");

/** Whole numbers where plain numbers end and BigInt begins, everyday ones, and ones of 30 digits. */
const whole = fc.oneof(
  fc.bigInt({ min: -1000n, max: 1000n }),
  fc.bigInt({ min: 10n ** 13n - 20n, max: 10n ** 13n + 20n }),
  fc.bigInt({ min: 2n ** 53n - 20n, max: 2n ** 53n + 20n }),
  fc.bigInt({ min: -(2n ** 53n) - 20n, max: 20n - 2n ** 53n }),
  fc.bigInt({ min: -(10n ** 30n) + 1n, max: 10n ** 30n - 1n }),
);
const places = fc.oneof(fc.integer({ min: 0, max: 10 }), fc.integer({ min: 14, max: 17 }));
const divisor = fc.oneof(
  fc.bigInt({ min: 1n, max: 60n }),
  fc.bigInt({ min: 2n ** 26n, max: 2n ** 27n }),
  fc.bigInt({ min: 2n ** 53n - 20n, max: 2n ** 53n + 20n }),
  fc.bigInt({ min: 1n, max: 10n ** 20n }),
);
const sign = fc.constantFrom(1n, -1n);

/** Decimals and fractions of both kinds, short and long. */
const figure: fc.Arbitrary<Exact> = fc
  .tuple(whole, places, divisor, sign, fc.boolean())
  .map(([n, s, q, minus, fraction]) => {
    const decimal = Ex.fromDigits(String(n), s);
    return fraction ? divide(decimal, exact(String(q * minus))) : decimal;
  });
const nonZero = figure.filter((x) => Ex.signOf(x) !== 0);
const check = <T>(property: fc.IProperty<T>) => fc.assert(property, { numRuns: 1000 });

describe("the laws of arithmetic, exactly, whatever the size", () => {
  test("sum and product: any order, any brackets, and one distributes over the other", () => {
    check(
      fc.property(figure, figure, figure, (a, b, c) => {
        expect(equals(add(a, b), add(b, a))).toBe(true);
        expect(equals(multiply(a, b), multiply(b, a))).toBe(true);
        expect(equals(add(add(a, b), c), add(a, add(b, c)))).toBe(true);
        expect(equals(multiply(multiply(a, b), c), multiply(a, multiply(b, c)))).toBe(true);
        expect(equals(multiply(a, add(b, c)), add(multiply(a, b), multiply(a, c)))).toBe(true);
      }),
    );
  });

  test("what is added can be taken away, what is multiplied divided", () => {
    check(
      fc.property(figure, nonZero, nonZero, (a, b, c) => {
        expect(equals(subtract(add(a, b), b), a)).toBe(true);
        expect(equals(add(a, negate(a)), Ex.ZERO)).toBe(true);
        expect(equals(negate(negate(a)), a)).toBe(true);
        expect(equals(divide(multiply(a, b), b), a)).toBe(true);
        expect(equals(multiply(divide(a, b), b), a)).toBe(true);
        expect(equals(divide(divide(a, b), c), divide(a, multiply(b, c)))).toBe(true);
      }),
    );
  });

  test("0 and 1 change nothing, −1 the sign, and 0 times anything is 0", () => {
    check(
      fc.property(figure, (a) => {
        expect(equals(add(a, Ex.ZERO), a)).toBe(true);
        expect(equals(multiply(a, Ex.ONE), a)).toBe(true);
        expect(equals(divide(a, Ex.ONE), a)).toBe(true);
        expect(equals(multiply(a, integer(-1)), negate(a))).toBe(true);
        expect(equals(multiply(a, Ex.ZERO), Ex.ZERO)).toBe(true);
        expect(equals(divide(multiply(a, Ex.HUNDRED), Ex.HUNDRED), a)).toBe(true);
      }),
    );
  });

  test("order is that of numbers: total, kept by sums, turned round by a negative factor", () => {
    check(
      fc.property(figure, figure, nonZero, (a, b, c) => {
        const order = compare(a, b);
        expect([-1, 0, 1]).toContain(order);
        expect(compare(b, a)).toBe(order === 0 ? 0 : -order);
        expect(compare(a, a)).toBe(0);
        expect(compare(add(a, c), add(b, c))).toBe(order);
        expect(compare(multiply(a, c), multiply(b, c))).toBe(order * Ex.signOf(c) || 0);
        expect(Ex.signOf(subtract(a, b))).toBe(order);
        expect(compare(Ex.lesser(a, b), a)).toBe(order > 0 ? -1 : 0);
        expect(compare(Ex.greater(a, b), a)).toBe(order < 0 ? 1 : 0);
      }),
    );
  });

  test("there is one zero: a sum, product, quotient or rounding is never −0", () => {
    const isMinusZero = (x: Exact) => x.big === null && Object.is(x.n, -0);
    check(
      fc.property(figure, nonZero, (a, b) => {
        const zeros = [
          negate(subtract(a, a)),
          multiply(Ex.ZERO, b),
          divide(Ex.ZERO, b),
          round(divide(b, exact("1".padEnd(70, "0"))), 2, "down"),
          exact("-0.00"),
        ];
        expect(zeros.filter((zero) => isMinusZero(zero) || Ex.signOf(zero) !== 0)).toEqual([]);
      }),
    );
  });
});

describe("rounding, against decimal.js", () => {
  const agree = (value: Exact, reference: Decimal, at: number) => {
    for (const mode of modes) {
      const rounded = round(value, at, mode);
      expect([mode, Ex.formatPlaces(rounded, at)]).toEqual([
        mode,
        withoutMinusZero(reference.toFixed(at, MODES[mode])),
      ]);
      // Rounding once more changes nothing, by any mode.
      expect(modes.every((again) => equals(round(rounded, at, again), rounded))).toBe(true);
    }
  };

  test("ties of every size and sign, in every mode", () => {
    fc.assert(
      fc.property(whole, fc.integer({ min: 0, max: 17 }), (k, at) => {
        const tie = `${k * 10n + (k < 0n ? -5n : 5n)}`;
        agree(Ex.fromDigits(tie, at + 1), new Reference(tie).times(`1e-${at + 1}`), at);
      }),
      { numRuns: 1000 },
    );
  });

  test("just below and just above a tie", () => {
    fc.assert(
      fc.property(
        whole,
        fc.integer({ min: 0, max: 12 }),
        fc.constantFrom(49_999n, 50_001n),
        (k, at, tail) => {
          const digits = `${k * 100_000n + (k < 0n ? -tail : tail)}`;
          agree(Ex.fromDigits(digits, at + 5), new Reference(digits).times(`1e-${at + 5}`), at);
        },
      ),
      { numRuns: 1000 },
    );
  });

  test("fractions of every size and sign, up to 17 places", () => {
    fc.assert(
      fc.property(
        whole,
        fc.integer({ min: 0, max: 10 }),
        divisor,
        sign,
        fc.integer({ min: 0, max: 17 }),
        (n, s, q, minus, at) => {
          const value = divide(Ex.fromDigits(String(n), s), exact(String(q * minus)));
          agree(value, new Reference(String(n)).times(`1e-${s}`).dividedBy(String(q * minus)), at);
        },
      ),
      { numRuns: 2000 },
    );
  });

  test("a half of a unit as a fraction is a tie: 1/8 = 0.125, 7/2000 = 0.0035", () => {
    const eighth = divide(integer(1), integer(8));
    expect(modes.map((mode) => format(round(eighth, 2, mode)))).toEqual([
      "0.13",
      "0.12",
      "0.12",
      "0.13",
      "0.12",
      "0.13",
    ]);
    const other = divide(integer(-7), integer(2000));
    expect(modes.map((mode) => format(round(other, 3, mode)))).toEqual([
      "-0.004",
      "-0.004",
      "-0.004",
      "-0.003",
      "-0.003",
      "-0.004",
    ]);
  });
});

describe("where plain numbers end, at 2⁵³ = 9007199254740992", () => {
  test("integer takes a safe integer and nothing else", () => {
    expect(format(integer(9_007_199_254_740_991))).toBe("9007199254740991");
    for (const n of [9_007_199_254_740_992, 0.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => integer(n)).toThrow(RangeError);
    }
  });

  // A double would say …992, …992, …994.
  test.each([
    ["9007199254740993", "0", "9007199254740993"],
    ["9007199254740991", "2", "9007199254740993"],
    ["-9007199254740991", "-2", "-9007199254740993"],
    ["9007199254740991", "0.5", "9007199254740991.5"],
    ["0.5", "9007199254740991", "9007199254740991.5"],
    ["9007199254740993.25", "-9007199254740993", "0.25"],
  ])("%s + %s = %s", (a, b, total) => {
    expect(format(add(exact(a), exact(b)), 20)).toBe(total);
  });

  test.each([
    ["94906267", "94906267", "9007199515875289"],
    ["9007199254740991", "3", "27021597764222973"],
    ["0.00000001", "0.000000001", "0.00000000000000001"],
    ["1000000000000000", "1000000000000001", "1000000000000001000000000000000"],
  ])("%s × %s = %s", (a, b, product) => {
    expect(format(multiply(exact(a), exact(b)), 20)).toBe(product);
  });

  // (3002399751580331 × 3 − 9007199254740991) ÷ 3 = (9007199254740993 − 9007199254740991) ÷ 3
  test("a whole and a fraction whose common numerator is no longer safe", () => {
    const whole = integer(3_002_399_751_580_331);
    const fraction = divide(integer(-9_007_199_254_740_991), integer(3));
    const twoThirds = divide(integer(2), integer(3));
    expect(equals(add(whole, fraction), twoThirds)).toBe(true);
    expect(equals(add(fraction, whole), twoThirds)).toBe(true);
    expect(compare(whole, negate(fraction))).toBe(1);
    expect(compare(negate(fraction), whole)).toBe(-1);
  });

  // 1/p + 1/q = (p + q)/pq, p·q ≈ 2⁵⁴
  test("fractions whose common divisor is no longer safe", () => {
    const [p, q] = [integer(134_217_689), integer(134_217_649)];
    const total = add(divide(Ex.ONE, p), divide(Ex.ONE, q));
    expect(equals(multiply(multiply(total, p), q), integer(268_435_338))).toBe(true);
  });

  test.each([
    ["12345678901234567890", 1],
    ["-12345678901234567890", -1],
    ["0.0000000000000000001", 1],
    ["-0.0000000000000000001", -1],
    ["0.00000000000000000000", 0],
  ])("the sign of %s", (text, expected) => {
    expect(Ex.signOf(exact(text))).toBe(expected);
  });

  test.each([
    [0, "1"],
    [2, "0.01"],
    [15, "0.000000000000001"],
    [16, "0.0000000000000001"],
    [20, "0.00000000000000000001"],
  ])("10 to the power of −%i is %s, and its half", (decimals, unit) => {
    expect(format(Ex.unitOf(decimals), 30)).toBe(unit);
    expect(format(add(Ex.halfUnitOf(decimals), Ex.halfUnitOf(decimals)), 30)).toBe(unit);
  });
});

describe("decimalsNeeded", () => {
  test.each([
    ["8.940", "1", 2],
    ["100", "1", 0],
    ["0.000", "1", 0],
    ["1", "8", 3],
    ["3", "6", 1],
    ["-3", "6", 1],
    ["1", "20", 2],
    ["1", "25", 2],
    ["1.5", "3", 1],
    ["7", "3", null],
    // 2⁻²⁰ = 0.00000095367431640625
    ["1", "1048576", 20],
    ["12345678901234567890.50", "1", 1],
    ["12345678901234567890", "4", 1],
    // 12345678901234567890 ÷ 3 = 4115226300411522630
    ["12345678901234567890", "3", 0],
    ["12345678901234567891", "3", null],
    ["12345678901234567890123", "40", 3],
    // 5⁻²⁵ = 2²⁵ ÷ 10²⁵
    ["1", "298023223876953125", 25],
    ["-100000000000000000000", "3", null],
  ])("%s ÷ %s needs %s", (a, b, expected) => {
    expect(Ex.decimalsNeeded(divide(exact(a), exact(b)))).toBe(expected);
  });
});

describe("format", () => {
  test.each([
    ["12345678901234567890.123450", 10, "12345678901234567890.12345"],
    ["12345678901234567890.126", 2, "12345678901234567890.13"],
    ["12345678901234567890.10", 1, "12345678901234567890.1"],
    ["0.00000000000000000001", 20, "0.00000000000000000001"],
    ["0.00000000004", 10, "0"],
    ["0.00000000005", 10, "0.0000000001"],
    ["-12345678901234567890.5", 3, "-12345678901234567890.5"],
    ["10", 10, "10"],
    ["1000000000000000000000", 10, "1000000000000000000000"],
  ])("writes %s with at most %i decimals as %s", (text, most, expected) => {
    expect(format(exact(text), most)).toBe(expected);
  });

  test.each([
    ["-8.9", 2, "-8.90"],
    ["-0.5", 0, "-1"],
    ["0.5", 3, "0.500"],
    ["-0.05", 3, "-0.050"],
    ["8.945", 2, "8.95"],
    ["0", 2, "0.00"],
    ["-12345678901234567890.5", 2, "-12345678901234567890.50"],
    ["0.00000000000000000001", 20, "0.00000000000000000001"],
  ])("writes %s with exactly %i decimals as %s", (text, decimals, expected) => {
    expect(Ex.formatPlaces(exact(text), decimals)).toBe(expected);
  });
});

// Plain numbers are many times faster than BigInt: what fits them has to stay there.
describe("everyday figures stay plain numbers", () => {
  const third = divide(integer(1), integer(3));
  test.each([
    ["828.06 + 97.94", add(exact("828.06"), exact("97.94"))],
    ["1/3 + 2", add(third, integer(2))],
    ["0.1 − 0.25", subtract(exact("0.1"), exact("0.25"))],
    ["10 × 0.894", multiply(integer(10), exact("0.894"))],
    ["1/3 × 0.5", multiply(third, exact("0.5"))],
    ["828.06 ÷ 926", divide(exact("828.06"), integer(926))],
    ["926 ÷ 828.06", divide(integer(926), exact("828.06"))],
    ["−(1/3)", negate(third)],
    ["1/3 to 10 places", round(third, 10, "half-up")],
    ["8.945 to 2 places", round(exact("8.945"), 2, "half-up")],
  ])("%s", (_, value) => {
    expect(value.big).toBeNull();
  });

  test("a quotient that comes out even is whole again", () => {
    expect(divide(integer(6), integer(3))).toEqual(integer(2));
    expect(divide(integer(-6), integer(-3))).toEqual(integer(2));
  });

  test("rounding makes a long figure short again", () => {
    expect(round(exact("8.94000000000000000000000001"), 2, "half-up")).toEqual(exact("8.94"));
  });

  test("a figure with no more decimals than asked for is itself", () => {
    const figure = exact("8.9");
    expect(round(figure, 1, "up")).toBe(figure);
    expect(round(figure, 2, "up")).toBe(figure);
  });
});
