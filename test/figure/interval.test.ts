import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  add,
  compare,
  divide,
  type Exact,
  exact,
  format,
  integer,
  multiply,
  subtract,
} from "../../src/figure/exact";
import * as Interval from "../../src/figure/interval";

const { point, rounded, interval, meets, sum, product, quotient } = Interval;
const at = (text: string) => point(exact(text));
const printed = (text: string, decimals: number) => rounded(exact(text), decimals);
const ends = (i: Interval.Interval | null) => (i === null ? null : [format(i.lo), format(i.hi)]);

describe("vectors that must hold", () => {
  test("3.33 three times is consistent with 10.00: |10 − 9.99| ≤ 3 × 0.005", () => {
    const part = printed("3.33", 2);
    expect(meets(sum(sum(part, part), part), at("10.00"))).toBe(true);
  });

  test("9.38 + 89.56 is not 98.49: 98.94 ± 0.005", () => {
    expect(meets(sum(printed("9.38", 2), at("89.56")), at("98.49"))).toBe(false);
  });

  test("9.4 + 89.56 is consistent with 98.94: [98.91, 99.01]", () => {
    expect(meets(sum(printed("9.4", 1), at("89.56")), at("98.94"))).toBe(true);
  });

  test("20 whole scores give no slack: they are exact as typed", () => {
    let total = at("0");
    for (let i = 0; i < 20; i += 1) total = sum(total, at("5"));
    expect(ends(total)).toEqual(["100", "100"]);
    expect(meets(total, at("101"))).toBe(false);
  });

  test("a total cut to 100, that is [100, 101), does not meet exact parts of 101", () => {
    expect(meets(interval(exact("100"), exact("101"), false, true), at("101"))).toBe(false);
  });

  // B = 1234.5, C = 1158.33: 10·(C ± 0.005)/(B ± 0.005) = [9.38287…, 9.38303…]
  test.each([
    ["9.38", 2, true],
    ["9.4", 1, true],
    ["9.39", 2, false],
  ])("B=1234.5, C=1158.33: an execution score of %s is admissible: %s", (score, decimals, admissible) => {
    const rate = quotient(printed("1158.33", 2), printed("1234.5", 2));
    if (rate === null) throw new Error("undefined rate");
    expect(meets(product(rate, at("10")), printed(score, decimals))).toBe(admissible);
  });

  test("0.667 + 0.5 is consistent with 1.168 at three decimals: 0.001 ≤ 3 × 0.0005", () => {
    expect(meets(sum(printed("0.667", 3), printed("0.5", 3)), printed("1.168", 3))).toBe(true);
  });
});

describe("ends", () => {
  test("a quotient by an interval that holds zero has no bounds", () => {
    expect(quotient(at("1"), printed("0", 2))).toBeNull();
    expect(quotient(at("1"), interval(exact("0"), exact("1"), true))).toBeNull();
  });

  test("touching ends meet only where both are closed", () => {
    const left = (open: boolean) => interval(exact("0"), exact("1"), false, open);
    const right = (open: boolean) => interval(exact("1"), exact("2"), open, false);
    expect(meets(left(false), right(false))).toBe(true);
    expect(meets(left(true), right(false))).toBe(false);
    expect(meets(right(true), left(false))).toBe(false);
  });

  test("an open end of a part makes the end of the sum open", () => {
    const total = sum(interval(exact("0"), exact("1"), false, true), at("1"));
    expect(Interval.contains(total, exact("2"))).toBe(false);
    expect(Interval.contains(total, exact("1"))).toBe(true);
  });

  test("the greatest and least of both", () => {
    const a = interval(exact("1"), exact("5"), true, false);
    const b = interval(exact("2"), exact("3"), false, true);
    expect(ends(Interval.minimum(a, b))).toEqual(["1", "3"]);
    expect(Interval.minimum(a, b).hiOpen).toBe(true);
    expect(ends(Interval.maximum(a, b))).toEqual(["2", "5"]);
    expect(Interval.maximum(a, b).loOpen).toBe(false);
  });

  // 0 decimals: 8.5…9.4999 print as 9 (ends counted in both)
  test("printsOf gives the figures that may be printed for an interval", () => {
    expect(ends(Interval.printsOf(interval(exact("8.93"), exact("8.949")), 1))).toEqual(["8.9", "8.9"]);
    expect(ends(Interval.printsOf(interval(exact("8.93"), exact("8.95")), 1))).toEqual(["8.9", "9"]);
  });
});

const small = fc.integer({ min: -500, max: 500 });
const someInterval = fc
  .tuple(small, fc.integer({ min: 0, max: 200 }))
  .map(([lo, width]) => interval(divide(integer(lo), integer(10)), divide(integer(lo + width), integer(10))));
const share = fc.integer({ min: 0, max: 10 });

/** A value inside the interval: lo + (hi − lo)·k/10. */
function inside(i: Interval.Interval, k: number): Exact {
  return add(i.lo, multiply(subtract(i.hi, i.lo), divide(integer(k), integer(10))));
}

describe("propagates outward", () => {
  test("whatever values the operands have, the result holds their sum, difference, product and quotient", () => {
    fc.assert(
      fc.property(someInterval, someInterval, share, share, (a, b, j, k) => {
        const [x, y] = [inside(a, j), inside(b, k)];
        expect(Interval.contains(sum(a, b), add(x, y))).toBe(true);
        expect(Interval.contains(Interval.difference(a, b), subtract(x, y))).toBe(true);
        expect(Interval.contains(product(a, b), multiply(x, y))).toBe(true);
        const q = quotient(a, b);
        if (q !== null) expect(Interval.contains(q, divide(x, y))).toBe(true);
        const [least, most] = compare(x, y) < 0 ? [x, y] : [y, x];
        expect(Interval.contains(Interval.minimum(a, b), least)).toBe(true);
        expect(Interval.contains(Interval.maximum(a, b), most)).toBe(true);
        expect(Interval.contains(Interval.hull(a, b), x)).toBe(true);
      }),
    );
  });
});
