import { Decimal } from "decimal.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as Ex from "../../src/figure/exact";

const { exact } = Ex;

describe("exact", () => {
  test.each(["1e3", "NaN", "Infinity", "0x10", "1,000", "", ".5", "5.", "+1", "１"])(
    "refuses %j: only plain decimal notation is exact",
    (text) => {
      expect(() => exact(text)).toThrow(RangeError);
    },
  );

  test("refuses to divide by zero", () => {
    expect(() => Ex.divide(exact("1"), exact("0.00"))).toThrow(RangeError);
  });

  test("adds what binary floating point cannot: 0.1 + 0.2 = 0.3", () => {
    expect(Ex.equals(Ex.add(exact("0.1"), exact("0.2")), exact("0.3"))).toBe(true);
  });

  test("keeps a quotient exact: 1/3 × 3 = 1", () => {
    const third = Ex.divide(exact("1"), exact("3"));
    expect(Ex.equals(Ex.multiply(third, exact("3")), exact("1"))).toBe(true);
    expect(Ex.decimalsNeeded(third)).toBeNull();
  });

  // 100 ≥ 90 as figures, though not as texts.
  test.each([
    ["100", "90", 1],
    ["9.5", "90", -1],
    ["-1", "-2", 1],
    ["10.00", "10", 0],
    ["12345678901234567890.1", "12345678901234567890.2", -1],
    ["0", "-0", 0],
  ])("compares %s with %s", (a, b, order) => {
    expect(Ex.compare(exact(a), exact(b))).toBe(order);
  });
});

describe("round", () => {
  // 四舍五入: ties away from zero.
  test.each([
    ["8.945", 2, "half-up", "8.95"],
    ["8.9449", 2, "half-up", "8.94"],
    ["-8.945", 2, "half-up", "-8.95"],
    ["1.005", 2, "half-up", "1.01"],
    ["8.945", 2, "half-even", "8.94"],
    ["8.935", 2, "half-even", "8.94"],
    ["4.8653", 1, "floor", "4.8"],
    ["4.8653", 1, "ceil", "4.9"],
    ["-4.8653", 1, "floor", "-4.9"],
    ["-4.8653", 1, "down", "-4.8"],
    ["4.8653", 1, "up", "4.9"],
    ["7", 2, "ceil", "7"],
    ["0.004", 2, "half-up", "0"],
    ["99999999999999999999.995", 2, "half-up", "100000000000000000000"],
  ] as const)("rounds %s to %i places, %s: %s", (value, places, mode, expected) => {
    expect(Ex.format(Ex.round(exact(value), places, mode))).toBe(expected);
  });

  test("rounds a fraction by its true remainder: 2/3 → 0.67, 1/3 → 0.33", () => {
    expect(Ex.format(Ex.round(Ex.divide(exact("2"), exact("3")), 2, "half-up"))).toBe("0.67");
    expect(Ex.format(Ex.round(Ex.divide(exact("1"), exact("3")), 2, "half-up"))).toBe("0.33");
  });
});

describe("format", () => {
  test.each([
    ["98.940", "98.94"],
    ["100", "100"],
    ["-0.50", "-0.5"],
    ["0.000", "0"],
    ["1060098.02", "1060098.02"],
    ["10000000000000.01", "10000000000000.01"],
  ])("writes %s as %s", (text, expected) => {
    expect(Ex.format(exact(text))).toBe(expected);
  });

  test.each([
    ["8.9", 2, "8.90"],
    ["10", 0, "10"],
    ["0.05", 1, "0.1"],
    ["-0.004", 2, "0.00"],
    ["12345678901234567890", 2, "12345678901234567890.00"],
  ])("writes %s with %i places as %s", (text, places, expected) => {
    expect(Ex.formatPlaces(exact(text), places)).toBe(expected);
  });

  test("cuts a fraction that never ends: 828.06/926 to ten places", () => {
    expect(Ex.format(Ex.divide(exact("828.06"), exact("926")))).toBe("0.8942332613");
  });
});

/** Figures of every size, so that the fast path, its edges and decimal.js are all met. */
const figure = fc
  .tuple(
    fc.boolean(),
    fc.oneof(
      fc.bigInt({ min: 0n, max: 999n }),
      fc.bigInt({ min: 0n, max: 10n ** 13n }),
      fc.bigInt({ min: 2n ** 53n - 5n, max: 2n ** 53n + 5n }),
      fc.bigInt({ min: 0n, max: 10n ** 30n - 1n }),
    ),
    fc.integer({ min: 0, max: 10 }),
  )
  .map(([negative, digits, decimals]) => {
    const padded = digits.toString().padStart(decimals + 1, "0");
    const cut = padded.length - decimals;
    return `${negative ? "-" : ""}${padded.slice(0, cut)}${decimals > 0 ? `.${padded.slice(cut)}` : ""}`;
  });

const Reference = Decimal.clone({ precision: 200 });
const plain = (x: Decimal) => x.toFixed();
const exactText = (x: Ex.Exact) => Ex.format(x, 60);

describe("agrees with decimal.js over the whole range", () => {
  test("sum, difference, product, order", () => {
    fc.assert(
      fc.property(figure, figure, (a, b) => {
        const [x, y] = [exact(a), exact(b)];
        const [p, q] = [new Reference(a), new Reference(b)];
        expect(exactText(Ex.add(x, y))).toBe(plain(p.plus(q)).replace(/^-0$/, "0"));
        expect(exactText(Ex.subtract(x, y))).toBe(plain(p.minus(q)).replace(/^-0$/, "0"));
        expect(exactText(Ex.multiply(x, y))).toBe(plain(p.times(q)).replace(/^-0$/, "0"));
        expect(Ex.compare(x, y)).toBe(p.comparedTo(q));
      }),
      { numRuns: 3000 },
    );
  });

  test("quotients, rounded by every mode", () => {
    const modes = [
      ["half-up", Decimal.ROUND_HALF_UP],
      ["half-even", Decimal.ROUND_HALF_EVEN],
      ["floor", Decimal.ROUND_FLOOR],
      ["ceil", Decimal.ROUND_CEIL],
      ["down", Decimal.ROUND_DOWN],
      ["up", Decimal.ROUND_UP],
    ] as const;
    fc.assert(
      fc.property(
        figure,
        figure.filter((text) => !new Reference(text).isZero()),
        fc.integer({ min: 0, max: 6 }),
        (a, b, places) => {
          const quotient = Ex.divide(exact(a), exact(b));
          const reference = new Reference(a).dividedBy(b);
          for (const [mode, code] of modes) {
            expect(Ex.formatPlaces(Ex.round(quotient, places, mode), places)).toBe(
              reference.toFixed(places, code).replace(/^-(0(\.0*)?)$/, "$1"),
            );
          }
        },
      ),
      { numRuns: 3000 },
    );
  });

  // Denominators of 2s and 5s end, others do not: both ways of counting, short and long.
  test("sums of fractions, and the decimals they need", () => {
    const divisor = fc.oneof(
      fc.integer({ min: 1, max: 5000 }).map(String),
      fc.bigInt({ min: 1n, max: 10n ** 20n }).map(String),
      fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 20 })).map(([i, j]) => {
        return String(2n ** BigInt(i) * 5n ** BigInt(j));
      }),
    );
    fc.assert(
      fc.property(figure, divisor, figure, divisor, (a, b, c, d) => {
        const x = Ex.divide(exact(a), exact(b));
        const sum = Ex.add(x, Ex.divide(exact(c), exact(d)));
        const product = exact(b);
        expect(Ex.equals(Ex.multiply(x, product), exact(a))).toBe(true);
        const whole = Ex.add(Ex.multiply(exact(a), exact(d)), Ex.multiply(exact(c), exact(b)));
        expect(Ex.equals(Ex.multiply(sum, Ex.multiply(exact(b), exact(d))), whole)).toBe(true);
        const needed = Ex.decimalsNeeded(x);
        const reference = new Reference(a).dividedBy(b);
        if (needed === null) expect(reference.precision()).toBeGreaterThan(100);
        else expect(needed).toBe(reference.decimalPlaces());
      }),
      { numRuns: 3000 },
    );
  });

  test("ties: k + ½ units round as decimal.js rounds them", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), (k) => {
        const tie = `${k}.5`;
        const reference = new Reference(tie).toFixed(0, Decimal.ROUND_HALF_UP).replace(/^-0$/, "0");
        expect(Ex.format(Ex.round(exact(tie), 0, "half-up"))).toBe(reference);
      }),
    );
  });
});

test("the host application's decimal.js settings do not reach us", () => {
  const before = Decimal.precision;
  Decimal.set({ precision: 3 });
  try {
    const long = "123456789012345678901234567890";
    expect(Ex.format(Ex.add(exact(long), exact("1")))).toBe("123456789012345678901234567891");
  } finally {
    Decimal.set({ precision: before });
  }
});
