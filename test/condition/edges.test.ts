import jsonLogic from "json-logic-js";
import { describe, expect, test } from "vitest";
import { CONDITION_LIMITS, checkCondition, compileCondition } from "../../src/condition/index";
import { exact } from "../../src/figure/exact";
import { answer, fact, VOCABULARY } from "./facts";

function issuesOf(logic: unknown): [code: string, path: string][] {
  return checkCondition(logic, VOCABULARY).map(({ code, path }) => [code, path]);
}

describe("the path of an issue", () => {
  // The keys of a JSON Pointer write ~ as ~0 and / as ~1 (RFC 6901).
  test.each([
    ["a~b", "/a~0b"],
    ["a/b", "/a~1b"],
    ["~1/", "/~01~1"],
    ["x".repeat(80), `/${"x".repeat(80)}`],
    // Behind 80 characters a key is cut.
    [`${"x".repeat(80)}y`, `/${"x".repeat(80)}…`],
  ])("%j stands at %s", (key, path) => {
    expect(issuesOf({ [key]: true })).toEqual([["condition.unknown-operator", path]]);
  });
});

describe("the limits, to the last one", () => {
  const holes = (count: number): unknown[] => {
    const operands: unknown[] = [];
    operands.length = count;
    return operands;
  };

  test("500 holes are told one by one, up to 20; 501 are too many values", () => {
    expect(issuesOf({ and: holes(500) })).toEqual(
      Array.from({ length: 20 }, (_, index) => ["condition.not-json", `/and/${index}`]),
    );
    expect(issuesOf({ and: holes(501) })).toEqual([["condition.nodes", ""]]);
  });

  test("a key of 500 characters is read, one of 501 is not", () => {
    const path = `/${"x".repeat(80)}…`;
    expect(issuesOf({ ["x".repeat(500)]: true })).toEqual([["condition.unknown-operator", path]]);
    expect(issuesOf({ ["x".repeat(501)]: true })).toEqual([["condition.text", path]]);
  });

  test("of an object, too, no more than 20 issues are told", () => {
    const wrong = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`key${index}`, undefined]));
    expect(issuesOf(wrong)).toHaveLength(CONDITION_LIMITS.issues);
    // The twentieth is a key too long, and what stands behind it is the condition itself.
    const last: Record<string, unknown> = {};
    const logic = { and: [...new Array(19).fill(undefined), last] };
    last["x".repeat(501)] = logic;
    expect(issuesOf(logic)).toHaveLength(CONDITION_LIMITS.issues);
  });
});

describe("a figure written in a condition", () => {
  // 30 digits and 10 decimals, with and without a minus.
  const longest = `${"9".repeat(30)}.${"9".repeat(10)}`;

  test.each([longest, `-${longest}`])("may be as long as %s", (text) => {
    expect(answer({ "dec.eq": [fact("row.score"), text] }, { "row.score": exact(text) })).toBe(true);
    expect(answer({ "dec.eq": [fact("row.score"), text] }, { "row.score": exact("1") })).toBe(false);
  });

  test.each([`9${longest}`, `${longest}9`, "+1", "1.", ".5", " 1", "1 "])("is not %j", (text) => {
    expect(issuesOf({ "dec.eq": [fact("row.score"), text] })).toEqual([["condition.literal", "/dec.eq/1"]]);
  });
});

describe("one fault is told once, wherever it stands", () => {
  const FAULT = { "<": [1, 2] };

  test.each([
    [{ if: [true, FAULT] }, "/if/1/<"],
    [{ present: { if: [true, FAULT, "x"] } }, "/present/if/1/<"],
    [{ present: { if: [FAULT, null, null] } }, "/present/if/0/<"],
    [{ in: ["x", FAULT] }, "/in/1/<"],
    [{ in: [FAULT, "x"] }, "/in/0/<"],
    [{ "==": [FAULT, "x"] }, "/==/0/<"],
    [{ present: { "dec.min": FAULT } }, "/present/dec.min/<"],
    [{ some: [FAULT, true] }, "/some/0/<"],
    [{ some: [fact("rows.names"), FAULT] }, "/some/1/<"],
    [{ present: { "dec.round": [FAULT, 2] } }, "/present/dec.round/0/<"],
  ])("%j", (logic, path) => {
    expect(issuesOf(logic)).toEqual([["condition.forbidden-operator", path]]);
  });
});

test("a figure written as a number is one where any type will do", () => {
  expect(answer({ "dec.eq": [{ "dec.min": { if: [fact("row.scored"), 1, 2] } }, "1"] })).toBe(true);
});

test("json-logic-js keeps nothing of ours", () => {
  expect(answer({ and: [true] })).toBe(true);
  expect(() => jsonLogic.apply({ "jixiao.and": [true] } as never)).toThrow("Unrecognized operation");
});

test("an object without a prototype is JSON like any other", () => {
  expect(answer(Object.assign(Object.create(null), { "!": [false] }))).toBe(true);
});

test("a reader that knows nothing of a fact leaves it blank", () => {
  const reader = () => undefined as never;
  expect(compileCondition(fact("row.scored"), VOCABULARY).holds(reader)).toBeNull();
});

test.each([
  ["row.score", "9.5", "fact row.score is not of type figure"],
  ["row.scored", "true", "fact row.scored is not of type flag"],
  ["rows.names", "设备", "fact rows.names is not of type texts"],
] as const)("a fact %s that holds %j is told to whoever gives it", (name, value, message) => {
  const { holds } = compileCondition({ present: fact(name) }, VOCABULARY);
  expect(() => holds(() => value)).toThrow(new TypeError(message));
});
