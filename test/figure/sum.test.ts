import { Decimal } from "decimal.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { add, compare, divide, type Exact, exact, format, Sum, ZERO } from "../../src/figure/exact";
import { contains, IntervalSum, interval, point, sum } from "../../src/figure/interval";

const decimals = fc
  .tuple(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.nat({ max: 10 }))
  .map(([n, s]) => new Decimal(n.toString()).times(`1e-${s}`).toFixed());
const short = fc.tuple(fc.integer({ min: -1_000_000, max: 1_000_000 }), fc.nat({ max: 4 }));
const fraction = fc
  .tuple(fc.integer({ min: -10_000, max: 10_000 }), fc.integer({ min: 1, max: 999 }))
  .map(([n, d]) => divide(exact(String(n)), exact(String(d))));

function sumOf(parts: readonly Exact[]): Exact {
  const sum = new Sum();
  for (const part of parts) sum.add(part);
  return sum.total();
}

describe("a sum of many", () => {
  test("nothing adds up to 0", () => {
    expect(format(new Sum().total())).toBe("0");
  });

  test("8.94 + 4.5 + 76.5 + 0.06 = 90.00", () => {
    expect(format(sumOf(["8.94", "4.5", "76.5", "0.06"].map(exact)))).toBe("90");
  });

  test("leaves safe integers and comes back: 9007199254740991 + 1 − 9007199254740992 = 0", () => {
    expect(format(sumOf(["9007199254740991", "1", "-9007199254740992"].map(exact)))).toBe("0");
  });

  test("a third three times is 1, whatever stands between", () => {
    const third = divide(exact("1"), exact("3"));
    expect(compare(sumOf([third, exact("0.5"), third, exact("-0.5"), third]), exact("1"))).toBe(0);
  });

  test("of any decimals is decimal.js's, 30 digits and all", () => {
    const Wide = Decimal.clone({ precision: 200 });
    fc.assert(
      fc.property(fc.array(decimals, { maxLength: 30 }), (texts) => {
        const expected = texts.reduce((total, text) => total.plus(text), new Wide(0));
        expect(format(sumOf(texts.map(exact)), 10)).toBe(expected.toFixed());
      }),
    );
  });

  test("of decimals and fractions is what adding one after the other gives, in any order", () => {
    const part = fc.oneof(
      short.map(([n, s]) => exact(new Decimal(n).times(`1e-${s}`).toFixed())),
      fraction,
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const oneByOne = parts.reduce(add, ZERO);
        expect(compare(sumOf(parts), oneByOne)).toBe(0);
        expect(compare(sumOf([...parts].reverse()), oneByOne)).toBe(0);
      }),
    );
  });
});

describe("a sum of intervals", () => {
  const ends = fc.tuple(fraction, fraction, fc.boolean(), fc.boolean()).map(([a, b, loOpen, hiOpen]) => {
    const isRising = compare(a, b) <= 0;
    return interval(isRising ? a : b, isRising ? b : a, loOpen, hiOpen);
  });

  test("is what summing one after the other gives, open ends and all", () => {
    fc.assert(
      fc.property(fc.array(ends, { minLength: 1, maxLength: 8 }), (parts) => {
        const many = new IntervalSum();
        for (const part of parts) many.add(part);
        const total = many.total();
        const expected = parts.reduce(sum, point(ZERO));
        expect(compare(total.lo, expected.lo)).toBe(0);
        expect(compare(total.hi, expected.hi)).toBe(0);
        expect([total.loOpen, total.hiOpen]).toEqual([expected.loOpen, expected.hiOpen]);
      }),
    );
  });

  test("[4.9, 5) + [8.935, 8.945] holds 13.9 and not 13.945", () => {
    const many = new IntervalSum();
    many.add(interval(exact("4.9"), exact("5"), false, true));
    many.add(interval(exact("8.935"), exact("8.945")));
    expect(contains(many.total(), exact("13.9"))).toBe(true);
    expect(contains(many.total(), exact("13.945"))).toBe(false);
  });
});
