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
import { contains, type Interval as Range } from "../../src/figure/interval";

/** Reads `[1, 2.5)`. */
function range(text: string): Range {
  const [lo, hi] = text.slice(1, -1).split(", ") as [string, string];
  return Interval.interval(exact(lo), exact(hi), text.startsWith("("), text.endsWith(")"));
}

function print({ lo, hi, loOpen, hiOpen }: Range): string {
  return `${loOpen ? "(" : "["}${format(lo)}, ${format(hi)}${hiOpen ? ")" : "]"}`;
}

const operations = {
  sum: Interval.sum,
  difference: Interval.difference,
  product: Interval.product,
  minimum: Interval.minimum,
  maximum: Interval.maximum,
  intersection: Interval.intersection,
  hull: Interval.hull,
} as const;

describe("the interval of a result", () => {
  test.each([
    // An end belongs to a sum only where both summands have it.
    ["sum", "[1, 2]", "[10, 20)", "[11, 22)"],
    ["sum", "(1, 2]", "[10, 20]", "(11, 22]"],
    // least: 1 − 20; greatest: 2 − 10
    ["difference", "[1, 2]", "[10, 20]", "[-19, -8]"],
    ["difference", "(1, 2]", "[10, 20]", "(-19, -8]"],
    ["difference", "[1, 2)", "[10, 20]", "[-19, -8)"],
    ["difference", "[1, 2]", "(10, 20]", "[-19, -8)"],
    ["difference", "[1, 2]", "[10, 20)", "(-19, -8]"],
    ["product", "[2, 3]", "[5, 7]", "[10, 21]"],
    ["product", "(2, 3]", "[5, 7]", "(10, 21]"],
    ["product", "[2, 3]", "(5, 7]", "(10, 21]"],
    ["product", "[2, 3)", "[5, 7]", "[10, 21)"],
    ["product", "[2, 3]", "[5, 7)", "[10, 21)"],
    // −3 × 7 and −2 × 5
    ["product", "[-3, -2]", "[5, 7]", "[-21, -10]"],
    ["product", "(-3, -2]", "[5, 7]", "(-21, -10]"],
    ["product", "[-3, -2]", "[5, 7)", "(-21, -10]"],
    // −2 × 7 and 3 × 7
    ["product", "[-2, 3]", "[5, 7]", "[-14, 21]"],
    // 4 both as −2 × −2, which is open, and as 2 × 2, which is not
    ["product", "(-2, 2]", "[-2, 2]", "[-4, 4]"],
    // The same the other way round, and −4 both as −2 × 2 and as 2 × −2, which is open
    ["product", "[-2, 2)", "[-2, 2]", "[-4, 4]"],
    ["product", "[-3, -2]", "[-7, -5]", "[10, 21]"],
    // 0 × 2.5 = 0, though neither 2 nor 3 belongs to the second
    ["product", "[0, 1]", "(2, 3)", "[0, 3)"],
    ["product", "(2, 3)", "[0, 1]", "[0, 3)"],
    ["product", "(0, 1]", "[2, 3]", "(0, 3]"],
    ["minimum", "[1, 4]", "(2, 3)", "[1, 3)"],
    ["minimum", "[1, 3]", "[1, 3)", "[1, 3)"],
    ["minimum", "[1, 3)", "[1, 3]", "[1, 3)"],
    ["minimum", "(1, 3]", "[1, 3]", "[1, 3]"],
    ["minimum", "(1, 3]", "(1, 3]", "(1, 3]"],
    ["minimum", "(1, 2]", "[3, 4)", "(1, 2]"],
    ["maximum", "[1, 4]", "(2, 3)", "(2, 4]"],
    ["maximum", "[1, 3]", "(1, 3]", "(1, 3]"],
    ["maximum", "(1, 3]", "[1, 3]", "(1, 3]"],
    ["maximum", "[1, 3)", "[1, 3]", "[1, 3]"],
    ["maximum", "[1, 3)", "[1, 3)", "[1, 3)"],
    ["maximum", "(1, 2]", "[3, 4)", "[3, 4)"],
    ["intersection", "[1, 3]", "[2, 4]", "[2, 3]"],
    ["intersection", "[1, 3)", "(2, 4]", "(2, 3)"],
    ["intersection", "(1, 4)", "[2, 3]", "[2, 3]"],
    ["intersection", "[1, 3]", "(1, 3)", "(1, 3)"],
    ["intersection", "(1, 3)", "[1, 3]", "(1, 3)"],
    ["hull", "[1, 2]", "[3, 4]", "[1, 4]"],
    ["hull", "(1, 4)", "[2, 3]", "(1, 4)"],
    ["hull", "(1, 4)", "[1, 4]", "[1, 4]"],
    ["hull", "(1, 4)", "(1, 4)", "(1, 4)"],
  ] as const)("%s of %s and %s is %s", (name, a, b, expected) => {
    expect(print(operations[name](range(a), range(b)))).toBe(expected);
  });

  test.each([
    // 10 ÷ 5 and 20 ÷ 4
    ["[10, 20]", "[4, 5]", "[2, 5]"],
    ["(10, 20]", "[4, 5]", "(2, 5]"],
    ["[10, 20)", "[4, 5]", "[2, 5)"],
    ["[10, 20]", "(4, 5]", "[2, 5)"],
    ["[10, 20]", "[4, 5)", "(2, 5]"],
    // 20 ÷ −4 and 10 ÷ −5
    ["[10, 20]", "[-5, -4]", "[-5, -2]"],
    ["[-20, 10]", "[4, 5]", "[-5, 2.5]"],
    // 0 ÷ 4.5 = 0, though neither 4 nor 5 belongs to the divisor
    ["[0, 20]", "(4, 5)", "[0, 5)"],
    ["(0, 20]", "[4, 5]", "(0, 5]"],
  ])("%s ÷ %s is %s", (a, b, expected) => {
    const result = Interval.quotient(range(a), range(b));
    expect(result === null ? null : print(result)).toBe(expected);
  });

  test.each(["[0, 1]", "[-1, 0]", "[-1, 1]", "(0, 1)", "(-1, 0)", "[0, 0]"])(
    "a quotient by %s has no bounds: the divisor comes as near to zero as one likes",
    (divisor) => {
      expect(Interval.quotient(range("[1, 2]"), range(divisor))).toBeNull();
    },
  );

  test.each([
    ["[0.6, 0.8)", "10", "[6, 8)"],
    ["(0.6, 0.8]", "10", "(6, 8]"],
    ["[0.6, 0.8)", "0", "[0, 0]"],
  ])("%s of a weight of %s is %s", (a, x, expected) => {
    expect(print(Interval.scaled(range(a), exact(x)))).toBe(expected);
  });
});

describe("a single value beside an interval", () => {
  const two = Interval.point(exact("2"));

  test("times 3 to 5 is 6 to 10, in either order", () => {
    expect(print(Interval.product(two, range("[3, 5]")))).toBe("[6, 10]");
    expect(print(Interval.product(range("[3, 5]"), two))).toBe("[6, 10]");
    expect(print(Interval.product(two, two))).toBe("[4, 4]");
  });

  test("is the one interval with a single value, however it is written", () => {
    expect(Interval.isPoint(two)).toBe(true);
    expect(Interval.isPoint(range("[2, 2.0]"))).toBe(true);
    expect(Interval.isPoint(range("[2, 3]"))).toBe(false);
  });
});

// Between the ends that 5 and 3 and the other part give, whichever stands first.
test("ends the wrong way round give the products and quotients between them", () => {
  const turned = range("[5, 3]");
  expect(print(Interval.product(turned, range("[2, 2]")))).toBe("[6, 10]");
  expect(print(Interval.product(range("[2, 2]"), turned))).toBe("[6, 10]");
  expect(print(Interval.product(turned, Interval.point(exact("2"))))).toBe("[6, 10]");
  expect(print(Interval.quotient(turned, range("[2, 2]"))!)).toBe("[1.5, 2.5]");
  expect(print(Interval.quotient(range("[15, 15]"), turned)!)).toBe("[3, 5]");
});

describe("a value and an interval", () => {
  test.each([
    ["[1, 2]", "0.9", "below"],
    ["[1, 2]", "1", "inside"],
    ["[1, 2]", "1.5", "inside"],
    ["[1, 2]", "2", "inside"],
    ["[1, 2]", "2.1", "above"],
    ["(1, 2)", "1", "below"],
    ["(1, 2)", "2", "above"],
  ])("%s: %s lies %s", (a, x, where) => {
    const [interval, value] = [range(a), exact(x)];
    expect(Interval.isBelow(interval, value)).toBe(where === "below");
    expect(Interval.isAbove(interval, value)).toBe(where === "above");
    expect(contains(interval, value)).toBe(where === "inside");
  });

  test.each([
    ["[1, 2]", "[3, 4]", false],
    ["[1, 2]", "[2, 4]", true],
    ["[1, 2)", "[2, 4]", false],
    ["[1, 2]", "(2, 4]", false],
    ["[1, 4]", "[2, 3]", true],
    ["(1, 4)", "(1, 4)", true],
  ])("%s and %s have a value in common: %s", (a, b, expected) => {
    expect(Interval.meets(range(a), range(b))).toBe(expected);
    expect(Interval.meets(range(b), range(a))).toBe(expected);
  });

  // 8.94 may be 8.935 or 8.945: how ties were rounded is unknown.
  test("a printed 8.94 stands for all from 8.935 to 8.945", () => {
    expect(print(Interval.rounded(exact("8.94"), 2))).toBe("[8.935, 8.945]");
    expect(print(Interval.point(exact("8.94")))).toBe("[8.94, 8.94]");
  });
});

/** Small whole ends, so that ends meet often; a single value is closed. */
const someRange: fc.Arbitrary<Range> = fc
  .tuple(fc.integer({ min: -4, max: 4 }), fc.integer({ min: 0, max: 3 }), fc.boolean(), fc.boolean())
  .map(([lo, width, loOpen, hiOpen]) =>
    Interval.interval(integer(lo), integer(lo + width), width > 0 && loOpen, width > 0 && hiOpen),
  );

/** Every value of the interval on a grid of quarters. */
function valuesOf(a: Range): Exact[] {
  const values: Exact[] = [];
  for (let x = a.lo; compare(x, a.hi) <= 0; x = add(x, exact("0.25"))) if (contains(a, x)) values.push(x);
  return values;
}

const pointwise = {
  sum: add,
  difference: subtract,
  product: multiply,
  minimum: (x: Exact, y: Exact) => (compare(x, y) < 0 ? x : y),
  maximum: (x: Exact, y: Exact) => (compare(x, y) < 0 ? y : x),
} as const;

describe("open and closed ends alike", () => {
  test.each(["sum", "difference", "product", "minimum", "maximum"] as const)(
    "the %s holds what every two values give, and nothing less tight",
    (name) => {
      fc.assert(
        fc.property(someRange, someRange, (a, b) => {
          const result = operations[name](a, b);
          const values = valuesOf(a).flatMap((x) => valuesOf(b).map((y) => pointwise[name](x, y)));
          expect(values.filter((value) => !contains(result, value))).toEqual([]);
          // An end that belongs to the result is the result of two values.
          for (const [end, open] of [
            [result.lo, result.loOpen],
            [result.hi, result.hiOpen],
          ] as const) {
            expect(values.some((value) => compare(value, end) === 0)).toBe(!open);
          }
        }),
        { numRuns: 200 },
      );
    },
  );

  test("the quotient holds what every two values give", () => {
    fc.assert(
      fc.property(someRange, someRange, (a, b) => {
        const result = Interval.quotient(a, b);
        if (result === null) return;
        const values = valuesOf(a).flatMap((x) => valuesOf(b).map((y) => divide(x, y)));
        expect(values.filter((value) => !contains(result, value))).toEqual([]);
        expect(values.some((value) => compare(value, result.lo) === 0)).toBe(!result.loOpen);
        expect(values.some((value) => compare(value, result.hi) === 0)).toBe(!result.hiOpen);
      }),
      { numRuns: 200 },
    );
  });

  test("intersection, hull and meets are what they are of sets", () => {
    fc.assert(
      fc.property(someRange, someRange, (a, b) => {
        const both = valuesOf(a).filter((x) => contains(b, x));
        expect(Interval.meets(a, b)).toBe(both.length > 0);
        const hull = Interval.hull(a, b);
        expect([...valuesOf(a), ...valuesOf(b)].filter((x) => !contains(hull, x))).toEqual([]);
        if (both.length === 0) return;
        expect(valuesOf(Interval.intersection(a, b)).map((x) => format(x))).toEqual(
          both.map((x) => format(x)),
        );
      }),
      { numRuns: 300 },
    );
  });

  test("operations grow with their operands: a narrower part never gives a wider result", () => {
    const isWithin = (a: Range, b: Range) => print(Interval.hull(a, b)) === print(b);
    fc.assert(
      fc.property(someRange, someRange, someRange, (a, more, b) => {
        const wider = Interval.hull(a, more);
        for (const name of ["sum", "difference", "product", "minimum", "maximum", "hull"] as const) {
          expect(isWithin(operations[name](a, b), operations[name](wider, b))).toBe(true);
          expect(isWithin(operations[name](b, a), operations[name](b, wider))).toBe(true);
        }
        const [narrow, wide] = [Interval.quotient(b, a), Interval.quotient(b, wider)];
        if (wide !== null) expect(narrow !== null && isWithin(narrow, wide)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test("sum and product do not depend on order or brackets", () => {
    fc.assert(
      fc.property(someRange, someRange, someRange, (a, b, c) => {
        for (const op of [Interval.sum, Interval.product]) {
          expect(print(op(a, b))).toBe(print(op(b, a)));
          expect(print(op(op(a, b), c))).toBe(print(op(a, op(b, c))));
        }
      }),
      { numRuns: 300 },
    );
  });
});
