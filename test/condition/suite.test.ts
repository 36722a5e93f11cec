import { describe, expect, test } from "vitest";
import type { Facts, Vocabulary } from "../../src/condition/index";
import { checkCondition } from "../../src/condition/index";
import { exact } from "../../src/figure/exact";
import { answer } from "./facts";

/**
 * The public JSON-Logic cases (jsonlogic.com/tests.json: rule, data, result) as far as they can be said here.
 * Where a case compares numbers, `<` and its like are written as `dec.lt`; where it gives a text or a number,
 * the result is compared with it, since a condition gives a flag.
 */
type Case = readonly [rule: unknown, data: Facts, expected: boolean | null];

const VOCABULARY: Vocabulary = {
  a: "figure",
  b: "figure",
  temp: "figure",
  "pie.filling": "text",
  filling: "text",
  integers: "figures",
  financing: "flag",
};
const INTEGERS = { integers: ["1", "2", "3"].map(exact) };
const simpsons = ["Bart", "Homer", "Lisa", "Marge", "Maggie"];
const item = { var: "" };

const gives = (rule: unknown, text: string) => ({ "==": [rule, text] });

const CASES: readonly Case[] = [
  [true, {}, true],
  [false, {}, false],

  [{ "dec.eq": [1, 1] }, {}, true],
  [{ "dec.eq": [1, "1"] }, {}, true],
  [{ "dec.eq": [1, 2] }, {}, false],
  [{ "dec.ne": [1, 2] }, {}, true],
  [{ "dec.ne": [1, 1] }, {}, false],
  [{ "dec.ne": [1, "1"] }, {}, false],
  [{ "dec.gt": [2, 1] }, {}, true],
  [{ "dec.gt": [1, 1] }, {}, false],
  [{ "dec.gt": [1, 2] }, {}, false],
  [{ "dec.gt": ["2", 1] }, {}, true],
  [{ "dec.gte": [2, 1] }, {}, true],
  [{ "dec.gte": [1, 1] }, {}, true],
  [{ "dec.gte": [1, 2] }, {}, false],
  [{ "dec.gte": ["2", 1] }, {}, true],
  [{ "dec.lt": [2, 1] }, {}, false],
  [{ "dec.lt": [1, 1] }, {}, false],
  [{ "dec.lt": [1, 2] }, {}, true],
  [{ "dec.lt": ["1", 2] }, {}, true],
  [{ "dec.lte": [2, 1] }, {}, false],
  [{ "dec.lte": [1, 1] }, {}, true],
  [{ "dec.lte": [1, 2] }, {}, true],
  [{ "dec.lte": ["1", 2] }, {}, true],
  [{ "dec.between": [2, 1, 3] }, {}, true],
  [{ "dec.between": [4, 1, 3] }, {}, false],

  [{ "!": [false] }, {}, true],
  [{ "!": false }, {}, true],
  [{ "!": [true] }, {}, false],
  [{ "!": true }, {}, false],
  [{ "!!": [true] }, {}, true],
  [{ "!!": false }, {}, false],
  [{ or: [true, true] }, {}, true],
  [{ or: [false, true] }, {}, true],
  [{ or: [true, false] }, {}, true],
  [{ or: [false, false] }, {}, false],
  [{ or: [false, false, true] }, {}, true],
  [{ or: [false, false, false] }, {}, false],
  [{ or: [false] }, {}, false],
  [{ or: [true] }, {}, true],
  [{ and: [true, true] }, {}, true],
  [{ and: [false, true] }, {}, false],
  [{ and: [true, false] }, {}, false],
  [{ and: [false, false] }, {}, false],
  [{ and: [true, true, true] }, {}, true],
  [{ and: [true, true, false] }, {}, false],
  [{ and: [false] }, {}, false],
  [{ and: [true] }, {}, true],
  [{ "dec.eq": [{ "?:": [true, 1, 2] }, 1] }, {}, true],
  [{ "dec.eq": [{ "?:": [false, 1, 2] }, 2] }, {}, true],

  [{ in: ["Bart", simpsons] }, {}, true],
  [{ in: ["Milhouse", simpsons] }, {}, false],
  [{ in: ["Spring", "Springfield"] }, {}, true],
  [{ in: ["i", "team"] }, {}, false],

  [{ "dec.eq": [{ "dec.max": [1, 2, 3] }, 3] }, {}, true],
  [{ "dec.eq": [{ "dec.max": [1, 3, 3] }, 3] }, {}, true],
  [{ "dec.eq": [{ "dec.max": [1] }, 1] }, {}, true],
  [{ "dec.eq": [{ "dec.min": [1, 2, 3] }, 1] }, {}, true],
  [{ "dec.eq": [{ "dec.min": [3, 2, 1] }, 1] }, {}, true],
  [{ "dec.eq": [{ "dec.add": [1, 2] }, 3] }, {}, true],
  [{ "dec.eq": [{ "dec.add": [2, 2, 2] }, 6] }, {}, true],
  [{ "dec.eq": [{ "dec.add": ["1", 1] }, 2] }, {}, true],
  [{ "dec.eq": [{ "dec.mul": [3, 2] }, 6] }, {}, true],
  [{ "dec.eq": [{ "dec.mul": [2, 2, 2] }, 8] }, {}, true],
  [{ "dec.eq": [{ "dec.sub": [2, 3] }, -1] }, {}, true],
  [{ "dec.eq": [{ "dec.sub": ["1", 1] }, 0] }, {}, true],
  [{ "dec.eq": [{ "dec.div": [4, 2] }, 2] }, {}, true],
  [{ "dec.eq": [{ "dec.div": [2, 4] }, 0.5] }, {}, true],

  [gives({ if: [true, "apple"] }, "apple"), {}, true],
  [gives({ if: [false, "apple"] }, "apple"), {}, null],
  [gives({ if: [true, "apple", "banana"] }, "apple"), {}, true],
  [gives({ if: [false, "apple", "banana"] }, "banana"), {}, true],
  [gives({ if: [{ "dec.gt": [2, 1] }, "apple", "banana"] }, "apple"), {}, true],
  [gives({ if: [{ "dec.gt": [1, 2] }, "apple", "banana"] }, "banana"), {}, true],
  [gives({ if: [true, "apple", true, "banana"] }, "apple"), {}, true],
  [gives({ if: [true, "apple", false, "banana"] }, "apple"), {}, true],
  [gives({ if: [false, "apple", true, "banana"] }, "banana"), {}, true],
  [gives({ if: [false, "apple", false, "banana"] }, "banana"), {}, null],
  [gives({ if: [true, "apple", true, "banana", "carrot"] }, "apple"), {}, true],
  [gives({ if: [false, "apple", true, "banana", "carrot"] }, "banana"), {}, true],
  [gives({ if: [false, "apple", false, "banana", "carrot"] }, "carrot"), {}, true],
  [gives({ if: [false, "apple", false, "banana", false, "carrot"] }, "carrot"), {}, null],
  [gives({ if: [false, "apple", false, "banana", false, "carrot", "date"] }, "date"), {}, true],
  [gives({ if: [false, "apple", false, "banana", true, "carrot", "date"] }, "carrot"), {}, true],
  [gives({ if: [false, "apple", true, "banana", true, "carrot", "date"] }, "banana"), {}, true],

  [{ and: [{ "dec.gt": [3, 1] }, true] }, {}, true],
  [{ and: [{ "dec.gt": [3, 1] }, false] }, {}, false],
  [{ and: [{ "dec.gt": [3, 1] }, { "!": true }] }, {}, false],
  [{ and: [{ "dec.gt": [3, 1] }, { "dec.lt": [1, 3] }] }, {}, true],
  [gives({ "?:": [{ "dec.gt": [3, 1] }, "visible", "hidden"] }, "visible"), {}, true],

  [{ "dec.eq": [{ var: ["a"] }, 1] }, { a: exact("1") }, true],
  [{ present: { var: ["b"] } }, { a: exact("1") }, false],
  [{ "dec.eq": [{ var: "a" }, 1] }, { a: exact("1") }, true],
  [{ present: { var: "a" } }, {}, false],
  [{ "dec.eq": [{ var: ["a", 1] }, 1] }, {}, true],
  [{ "dec.eq": [{ var: ["b", 2] }, 2] }, { a: exact("1") }, true],
  [gives({ var: "pie.filling" }, "apple"), { "pie.filling": "apple" }, true],
  [
    { and: [{ "dec.lt": [{ var: "temp" }, 110] }, { "==": [{ var: "pie.filling" }, "apple"] }] },
    { temp: exact("100"), "pie.filling": "apple" },
    true,
  ],
  [{ in: [{ var: "filling" }, ["apple", "cherry"]] }, { filling: "apple" }, true],
  [gives({ if: [{ present: { var: "a" } }, "found it", "missed it"] }, "found it"), { a: exact("0") }, true],
  [gives({ if: [{ present: { var: "a" } }, "found it", "missed it"] }, "missed it"), {}, true],

  [{ all: [{ var: "integers" }, { "dec.gte": [item, 1] }] }, INTEGERS, true],
  [{ all: [{ var: "integers" }, { "dec.eq": [item, 1] }] }, INTEGERS, false],
  [{ all: [{ var: "integers" }, { "dec.lt": [item, 1] }] }, INTEGERS, false],
  [{ all: [{ var: "integers" }, { "dec.lt": [item, 1] }] }, { integers: [] }, false],
  [{ none: [{ var: "integers" }, { "dec.gte": [item, 1] }] }, INTEGERS, false],
  [{ none: [{ var: "integers" }, { "dec.eq": [item, 1] }] }, INTEGERS, false],
  [{ none: [{ var: "integers" }, { "dec.lt": [item, 1] }] }, INTEGERS, true],
  [{ none: [{ var: "integers" }, { "dec.lt": [item, 1] }] }, { integers: [] }, true],
  [{ some: [{ var: "integers" }, { "dec.gte": [item, 1] }] }, INTEGERS, true],
  [{ some: [{ var: "integers" }, { "dec.eq": [item, 1] }] }, INTEGERS, true],
  [{ some: [{ var: "integers" }, { "dec.lt": [item, 1] }] }, INTEGERS, false],
  [{ some: [{ var: "integers" }, { "dec.lt": [item, 1] }] }, { integers: [] }, false],
];

/** Cases of the suite that lean on truthiness, on comparing texts as numbers, or on data as rules. */
const REFUSED: readonly unknown[] = [
  17,
  "apple",
  null,
  ["a", "b"],
  { "==": [1, "1"] },
  { ">": ["2", 1] },
  { "<": [1, 2, 3] },
  { "!": 0 },
  { or: [1, 3] },
  { and: ["0", true] },
  { "!": [[]] },
  { if: [] },
  { if: [0, true, false] },
  { if: [{ missing: "a" }, true, false] },
  { cat: ["ice", "cream"] },
  { "%": [1, 2] },
  { "===": [0, { "+": "0" }] },
  { var: [] },
  { var: 1 },
  { var: [{ "?:": [true, "pie.filling", "pie.eta"] }] },
  { missing: { merge: ["vin", { if: [{ var: "financing" }, ["apr"], []] }] } },
  { missing_some: [1, ["a", "b"]] },
  { map: [{ var: "integers" }, { "*": [item, 2] }] },
  { filter: [{ var: "integers" }, true] },
  { reduce: [{ var: "integers" }, { "+": [{ var: "current" }, { var: "accumulator" }] }, 0] },
];

describe("the public JSON-Logic cases", () => {
  test.each(CASES)("%j with %o gives %j", (rule, data, expected) => {
    expect(answer(rule, data, VOCABULARY)).toBe(expected);
  });

  test.each(REFUSED.map((rule) => [rule]))("%j is refused when loaded", (rule) => {
    expect(checkCondition(rule, VOCABULARY)).not.toEqual([]);
  });
});
