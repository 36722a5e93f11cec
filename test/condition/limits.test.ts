import { describe, expect, test } from "vitest";
import type { FactReader } from "../../src/condition/index";
import {
  CONDITION_LIMITS,
  checkCondition,
  compileCondition,
  evaluateCondition,
  readerOf,
} from "../../src/condition/index";
import { RulesetError } from "../../src/errors";
import { divide, exact, integer } from "../../src/figure/exact";
import { type FACTS, fact, VOCABULARY } from "./facts";

function nested(levels: number): unknown {
  let logic: unknown = true;
  for (let level = 0; level < levels; level += 1) logic = { "!": logic };
  return logic;
}

/** Counts how often anything of the input is looked at. */
function watched<T extends object>(target: T, looks: { count: number }): T {
  return new Proxy(target, {
    getOwnPropertyDescriptor(object, key) {
      looks.count += 1;
      return Reflect.getOwnPropertyDescriptor(object, key);
    },
  });
}

function codes(logic: unknown): string[] {
  return checkCondition(logic, VOCABULARY).map((issue) => issue.code);
}

describe("depth", () => {
  test.each([
    [CONDITION_LIMITS.depth, []],
    [CONDITION_LIMITS.depth + 1, ["condition.depth"]],
    [5_000, ["condition.depth"]],
    [1_000_000, ["condition.depth"]],
  ])("of %i operators", (levels, expected) => {
    expect(codes(nested(levels))).toEqual(expected);
  });

  test("counts arrays, too", () => {
    let logic: unknown = true;
    for (let level = 0; level < 100_000; level += 1) logic = [logic];
    expect(codes({ and: logic })).toEqual(["condition.depth"]);
  });

  test("is not looked for below the limit", () => {
    const looks = { count: 0 };
    let logic: unknown = true;
    for (let level = 0; level < 5_000; level += 1) logic = watched({ "!": logic }, looks);
    expect(codes(logic)).toEqual(["condition.depth"]);
    // Once for the list of keys, once for the value.
    expect(looks.count).toBe(2 * CONDITION_LIMITS.depth);
  });
});

describe("nodes", () => {
  // The object and the array are two of them.
  test.each([
    [CONDITION_LIMITS.nodes - 2, []],
    [CONDITION_LIMITS.nodes - 1, ["condition.nodes"]],
    [1_000_000, ["condition.nodes"]],
  ])("of and with %i operands", (width, expected) => {
    expect(codes({ and: new Array(width).fill(true) })).toEqual(expected);
  });

  test("are counted again wherever an object is shared: a tree of 2^60 leaves", () => {
    let logic: unknown = true;
    for (let level = 0; level < 30; level += 1) logic = { and: [logic, logic] };
    expect(codes(logic)).toEqual(["condition.nodes"]);
  });

  test("of a sparse array of four thousand million are not walked through", () => {
    const operands: unknown[] = [];
    operands.length = 2 ** 32 - 1;
    expect(codes({ and: operands })).toEqual(["condition.nodes"]);
  });

  test("of an object with too many keys", () => {
    const keys = Object.fromEntries(Array.from({ length: 1_000 }, (_, index) => [`key${index}`, true]));
    expect(codes(keys)).toEqual(["condition.nodes"]);
  });

  test("are not read beyond the limit", () => {
    const looks = { count: 0 };
    const wide = { and: Array.from({ length: 400 }, () => watched({ "!": true }, looks)) };
    expect(codes(wide)).toEqual(["condition.nodes"]);
    expect(looks.count).toBeLessThan(CONDITION_LIMITS.nodes);
  });
});

describe("text", () => {
  test.each([
    [CONDITION_LIMITS.text, []],
    [CONDITION_LIMITS.text + 1, ["condition.text"]],
    [10_000_000, ["condition.text"]],
  ])("of %i characters", (length, expected) => {
    expect(codes({ "==": [fact("row.reason"), "字".repeat(length)] })).toEqual(expected);
  });

  test("of an operator or a fact", () => {
    expect(codes({ ["x".repeat(1_000_000)]: true })).toEqual(["condition.text"]);
    expect(codes({ var: "x".repeat(1_000_000) })).toEqual(["condition.text"]);
  });

  test("is cut in messages and paths", () => {
    const [issue] = checkCondition({ ["x".repeat(400)]: true }, VOCABULARY);
    expect(issue!.code).toBe("condition.unknown-operator");
    expect(issue!.path.length).toBeLessThan(100);
    expect(issue!.message.en).not.toContain("x".repeat(50));
  });
});

describe("issues", () => {
  test("are listed up to the limit", () => {
    const logic = { and: Array.from({ length: 300 }, () => ({})) };
    expect(codes(logic)).toHaveLength(CONDITION_LIMITS.issues);
    expect(codes({ and: Array.from({ length: 300 }, () => undefined) })).toHaveLength(
      CONDITION_LIMITS.issues,
    );
  });
});

describe("steps", () => {
  const items = (count: number) => new Array(count).fill(exact("1"));

  function outcome(run: () => boolean | null): string {
    try {
      return String(run());
    } catch (error) {
      if (error instanceof RulesetError) return error.code;
      throw error;
    }
  }

  /** What comes of it, which is the same compiled and by json-logic-js. */
  function bothWays(logic: unknown, facts: typeof FACTS): string {
    const compiled = outcome(() => compileCondition(logic, VOCABULARY).holds(readerOf(facts)));
    expect(outcome(() => evaluateCondition(logic, VOCABULARY, facts))).toBe(compiled);
    return compiled;
  }

  // Each item costs one and twice the two operations of the body: 6,000 × 5 = 30,000.
  test.each([
    [6_000, "true"],
    [6_001, "condition.steps"],
  ])("of a list of %i", (count, expected) => {
    const logic = { all: [fact("rows.scores"), { "dec.lt": [fact(""), "2"] }] };
    expect(bothWays(logic, { "rows.scores": items(count) })).toBe(expected);
  });

  test("are not spent on items that no longer matter", () => {
    const logic = { some: [fact("rows.scores"), { "dec.eq": [fact(""), "1"] }] };
    expect(bothWays(logic, { "rows.scores": items(1_000_000) })).toBe("true");
  });

  test.each(["dec.sum", "dec.min", "dec.max"])("of %s", (name) => {
    const logic = { present: { [name]: fact("rows.scores") } };
    expect(bothWays(logic, { "rows.scores": items(30_000) })).toBe("true");
    expect(bothWays(logic, { "rows.scores": items(30_001) })).toBe("condition.steps");
  });

  test("of a search grow with both texts: 10,000 × 1,536 ÷ 512 = 30,000", () => {
    const logic = { "text.contains": [fact("row.reason"), fact("row.name")] };
    const facts = { "row.reason": "a".repeat(10_000), "row.name": "a".repeat(1_536) };
    expect(bothWays(logic, facts)).toBe("true");
    expect(bothWays(logic, { ...facts, "row.reason": "a".repeat(10_001) })).toBe("condition.steps");
    expect(bothWays(logic, { "row.reason": "a", "row.name": "a".repeat(1_000_000) })).toBe("false");
  });

  test("of a list of texts and of very long texts", () => {
    const among = { in: [fact("row.name"), fact("rows.names")] };
    const texts = new Array(30_001).fill("甲");
    expect(bothWays(among, { "row.name": "乙", "rows.names": texts })).toBe("condition.steps");
    const length = { present: { "text.length": fact("row.reason") } };
    expect(bothWays(length, { "row.reason": "字".repeat(256 * 30_001) })).toBe("condition.steps");
  });

  test("of fractions whose digits keep growing", () => {
    const primes = [9_999_991, 9_999_973, 9_999_971, 9_999_943, 9_999_937, 9_999_931];
    const fractions = Array.from({ length: 2_000 }, (_, index) =>
      divide(exact("1"), integer(primes[index % primes.length]! - 2 * index)),
    );
    const sum = { present: { "dec.sum": fact("rows.scores") } };
    expect(bothWays(sum, { "rows.scores": fractions.slice(0, 100) })).toBe("true");
    expect(bothWays(sum, { "rows.scores": fractions })).toBe("condition.steps");
  });

  test("may be raised by the caller, for a whole batch", () => {
    const logic = { "dec.gt": [{ "dec.sum": fact("rows.scores") }, "0"] };
    const limits = { ...CONDITION_LIMITS, steps: 1_000_000 };
    const read: FactReader = () => items(500_000);
    expect(compileCondition(logic, VOCABULARY, limits).holds(read)).toBe(true);
    expect(evaluateCondition(logic, VOCABULARY, { "rows.scores": items(500_000) }, limits)).toBe(true);
  });

  test("start afresh with every evaluation", () => {
    const logic = { all: [fact("rows.scores"), { "dec.lt": [fact(""), "2"] }] };
    const compiled = compileCondition(logic, VOCABULARY);
    const read = readerOf({ "rows.scores": items(6_000) });
    expect([compiled.holds(read), compiled.holds(read)]).toEqual([true, true]);
  });
});
