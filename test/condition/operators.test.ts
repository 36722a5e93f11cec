import { describe, expect, test } from "vitest";
import {
  checkCondition,
  compileCondition,
  evaluateCondition,
  OPERATORS,
  readerOf,
} from "../../src/condition/index";
import { exact } from "../../src/figure/exact";
import { answer, FACTS, fact, VOCABULARY } from "./facts";

type Row = readonly [logic: unknown, expected: boolean | null];

const T = fact("row.scored");
const F = fact("row.late");
const U = fact("blank.flag");
const SCORE = fact("row.score"); // 9.5
const WEIGHT = fact("row.weight"); // 10
const NO_FIGURE = fact("blank.figure");
const REASON = fact("row.reason"); // 受疫情影响,采购推迟
const NAME = fact("row.name"); // 设备采购
const NO_TEXT = fact("blank.text");
const ITEM = fact("");

/** A figure is as expected, seen through `dec.eq`. */
const is = (figure: unknown, expected: string) => ({ "dec.eq": [figure, expected] });
const isBlank = (value: unknown) => ({ "!": { present: value } });

const TABLES: Readonly<Record<string, readonly Row[]>> = {
  var: [
    [T, true],
    [F, false],
    [U, null],
    [{ var: ["blank.flag", true] }, true],
    [{ var: ["row.late", true] }, false],
    [is({ var: ["blank.figure", "0"] }, "0"), true],
    [is({ var: ["blank.figure", 0.1] }, "0.1"), true],
    [is({ var: ["row.score", 0] }, "9.5"), true],
    [{ "==": [{ var: ["blank.text", "无"] }, "无"] }, true],
  ],
  present: [
    [{ present: SCORE }, true],
    [{ present: [NAME] }, true],
    [{ present: F }, true],
    [{ present: fact("rows.noScores") }, true],
    [{ present: NO_FIGURE }, false],
    [{ present: NO_TEXT }, false],
    [{ present: U }, false],
    [{ present: fact("blank.texts") }, false],
    [{ present: { "dec.div": [SCORE, "0"] } }, false],
  ],
  // Kleene: true, false, unknown.
  and: [
    [{ and: [T, T] }, true],
    [{ and: [T, F] }, false],
    [{ and: [F, T] }, false],
    [{ and: [F, F] }, false],
    [{ and: [T, U] }, null],
    [{ and: [U, T] }, null],
    [{ and: [F, U] }, false],
    [{ and: [U, F] }, false],
    [{ and: [U, U] }, null],
    [{ and: [T] }, true],
    [{ and: T }, true],
    [{ and: [T, U, T, F] }, false],
  ],
  or: [
    [{ or: [T, T] }, true],
    [{ or: [T, F] }, true],
    [{ or: [F, T] }, true],
    [{ or: [F, F] }, false],
    [{ or: [T, U] }, true],
    [{ or: [U, T] }, true],
    [{ or: [F, U] }, null],
    [{ or: [U, F] }, null],
    [{ or: [U, U] }, null],
    [{ or: [F] }, false],
    [{ or: [F, U, F, T] }, true],
  ],
  "!": [
    [{ "!": T }, false],
    [{ "!": [F] }, true],
    [{ "!": U }, null],
  ],
  "!!": [
    [{ "!!": T }, true],
    [{ "!!": [F] }, false],
    [{ "!!": U }, null],
  ],
  if: [
    [{ if: [T, F, T] }, false],
    [{ if: [F, F, T] }, true],
    [{ if: [U, T, T] }, null],
    [{ if: [T, F] }, false],
    [{ if: [F, T] }, null],
    [{ if: [F, F, T, T, F] }, true],
    [{ if: [F, T, F, T, F] }, false],
    [{ if: [F, T, U, T, T] }, null],
    [{ if: [T, T, U, F, F] }, true],
    [{ if: [T, U, T] }, null],
    [{ if: [T, null, T] }, null],
    [{ if: [F, null, T] }, true],
    [is({ if: [T, SCORE, "1"] }, "9.5"), true],
    [is({ if: [F, SCORE, "1.10"] }, "1.1"), true],
    [{ "==": [{ if: [F, "优", "良"] }, "良"] }, true],
  ],
  "?:": [
    [{ "?:": [T, F, T] }, false],
    [{ "?:": [F, F, T] }, true],
    [{ "?:": [U, F, T] }, null],
  ],
  "==": [
    [{ "==": [NAME, "设备采购"] }, true],
    [{ "==": [NAME, "设备"] }, false],
    [{ "==": ["9", "9.0"] }, false],
    [{ "==": [T, true] }, true],
    [{ "==": [T, F] }, false],
    [{ "==": [NO_TEXT, ""] }, null],
    [{ "==": [U, U] }, null],
  ],
  "===": [
    [{ "===": [NAME, "设备采购"] }, true],
    [{ "===": [F, true] }, false],
    [{ "===": [NAME, NO_TEXT] }, null],
  ],
  "!=": [
    [{ "!=": [NAME, "设备采购"] }, false],
    [{ "!=": [NAME, "设备"] }, true],
    [{ "!=": [T, F] }, true],
    [{ "!=": [NO_TEXT, NAME] }, null],
  ],
  "!==": [
    [{ "!==": [NAME, "设备采购"] }, false],
    [{ "!==": [NAME, REASON] }, true],
    [{ "!==": [U, F] }, null],
  ],
  in: [
    [{ in: [NAME, ["人员培训", "设备采购"]] }, true],
    [{ in: [NAME, ["设备"]] }, false],
    [{ in: [NAME, []] }, false],
    [{ in: [NAME, fact("rows.names")] }, true],
    [{ in: ["设备", fact("rows.names")] }, false],
    [{ in: [NAME, fact("rows.noNames")] }, false],
    [{ in: ["疫情", REASON] }, true],
    [{ in: [REASON, "疫情"] }, false],
    [{ in: [NO_TEXT, ["优"]] }, null],
    [{ in: [NO_TEXT, REASON] }, null],
    [{ in: [NAME, NO_TEXT] }, null],
    [{ in: [NAME, fact("blank.texts")] }, null],
  ],
  "text.contains": [
    [{ "text.contains": [REASON, "疫情"] }, true],
    [{ "text.contains": [REASON, "资金"] }, false],
    [{ "text.contains": [REASON, ""] }, true],
    [{ "text.contains": [NO_TEXT, "疫情"] }, null],
    [{ "text.contains": [REASON, NO_TEXT] }, null],
  ],
  "text.startsWith": [
    [{ "text.startsWith": [REASON, "受疫情"] }, true],
    [{ "text.startsWith": [REASON, "疫情"] }, false],
    [{ "text.startsWith": [NO_TEXT, "受"] }, null],
    [{ "text.startsWith": [REASON, NO_TEXT] }, null],
  ],
  "text.length": [
    [is({ "text.length": NAME }, "4"), true],
    [is({ "text.length": ["𠮷a"] }, "2"), true],
    [is({ "text.length": [""] }, "0"), true],
    [isBlank({ "text.length": NO_TEXT }), true],
  ],
  // 9.5 against 10: as texts "9.5" is the greater.
  "dec.lt": [
    [{ "dec.lt": [SCORE, WEIGHT] }, true],
    [{ "dec.lt": [SCORE, "9.50"] }, false],
    [{ "dec.lt": [SCORE, "9"] }, false],
    [{ "dec.lt": [NO_FIGURE, WEIGHT] }, null],
    [{ "dec.lt": [SCORE, NO_FIGURE] }, null],
  ],
  "dec.lte": [
    [{ "dec.lte": [SCORE, WEIGHT] }, true],
    [{ "dec.lte": [SCORE, "9.50"] }, true],
    [{ "dec.lte": [SCORE, 9.4999] }, false],
    [{ "dec.lte": [NO_FIGURE, "60"] }, null],
  ],
  "dec.gt": [
    [{ "dec.gt": ["100", "90"] }, true],
    [{ "dec.gt": [SCORE, "9.5"] }, false],
    [{ "dec.gt": [SCORE, WEIGHT] }, false],
    [{ "dec.gt": [NO_FIGURE, "-1"] }, null],
  ],
  "dec.gte": [
    [{ "dec.gte": [100, 90] }, true],
    [{ "dec.gte": [SCORE, "9.5"] }, true],
    [{ "dec.gte": [SCORE, "90"] }, false],
    [{ "dec.gte": [NO_FIGURE, "0"] }, null],
  ],
  "dec.eq": [
    [{ "dec.eq": [SCORE, "9.500"] }, true],
    [{ "dec.eq": [{ "dec.add": [0.1, 0.2] }, 0.3] }, true],
    [{ "dec.eq": [SCORE, WEIGHT] }, false],
    [{ "dec.eq": [NO_FIGURE, NO_FIGURE] }, null],
  ],
  "dec.ne": [
    [{ "dec.ne": [SCORE, "9.500"] }, false],
    [{ "dec.ne": [SCORE, WEIGHT] }, true],
    [{ "dec.ne": [NO_FIGURE, WEIGHT] }, null],
  ],
  "dec.between": [
    [{ "dec.between": [SCORE, "0", WEIGHT] }, true],
    [{ "dec.between": [SCORE, "9.5", "10"] }, true],
    [{ "dec.between": [SCORE, "0", "9.5"] }, true],
    [{ "dec.between": [SCORE, "9.51", "10"] }, false],
    [{ "dec.between": [SCORE, "0", "9.49"] }, false],
    [{ "dec.between": [SCORE, "10", "0"] }, false],
    [{ "dec.between": [NO_FIGURE, "0", "10"] }, null],
    [{ "dec.between": [SCORE, NO_FIGURE, "0"] }, null],
    [{ "dec.between": [SCORE, "0", NO_FIGURE] }, null],
  ],
  "dec.add": [
    [is({ "dec.add": [SCORE, WEIGHT] }, "19.5"), true],
    [is({ "dec.add": [SCORE, WEIGHT, "-0.5"] }, "19"), true],
    [isBlank({ "dec.add": [SCORE, NO_FIGURE, WEIGHT] }), true],
  ],
  "dec.sub": [
    [is({ "dec.sub": [SCORE, WEIGHT] }, "-0.5"), true],
    [isBlank({ "dec.sub": [SCORE, NO_FIGURE] }), true],
  ],
  "dec.mul": [
    [is({ "dec.mul": [SCORE, WEIGHT] }, "95"), true],
    [is({ "dec.mul": ["1.1", "1.1", "2"] }, "2.42"), true],
    [isBlank({ "dec.mul": ["0", NO_FIGURE] }), true],
  ],
  "dec.div": [
    [is({ "dec.div": [SCORE, WEIGHT] }, "0.95"), true],
    [is({ "dec.mul": [{ "dec.div": ["1", "3"] }, "3"] }, "1"), true],
    [{ "dec.lt": [{ "dec.div": [SCORE, "0"] }, "1"] }, null],
    [isBlank({ "dec.div": [NO_FIGURE, WEIGHT] }), true],
    [isBlank({ "dec.div": [SCORE, NO_FIGURE] }), true],
  ],
  "dec.min": [
    [is({ "dec.min": [SCORE, WEIGHT] }, "9.5"), true],
    [is({ "dec.min": ["100", "90", "95"] }, "90"), true],
    [is({ "dec.min": SCORE }, "9.5"), true],
    [is({ "dec.min": ["7"] }, "7"), true],
    [is({ "dec.min": [fact("rows.scores")] }, "-3.25"), true],
    [isBlank({ "dec.min": [fact("rows.noScores")] }), true],
    [isBlank({ "dec.min": [fact("blank.figures")] }), true],
    [isBlank({ "dec.min": [SCORE, NO_FIGURE] }), true],
  ],
  "dec.max": [
    [is({ "dec.max": [SCORE, WEIGHT] }, "10"), true],
    [is({ "dec.max": fact("rows.scores") }, "20"), true],
    [isBlank({ "dec.max": fact("rows.noScores") }), true],
    [isBlank({ "dec.max": [NO_FIGURE, SCORE] }), true],
  ],
  "dec.abs": [
    [is({ "dec.abs": "-3.25" }, "3.25"), true],
    [is({ "dec.abs": [SCORE] }, "9.5"), true],
    [is({ "dec.abs": "0" }, "0"), true],
    [isBlank({ "dec.abs": NO_FIGURE }), true],
  ],
  // 四舍五入
  "dec.round": [
    [is({ "dec.round": ["8.945", 2] }, "8.95"), true],
    [is({ "dec.round": ["8.9449", "2"] }, "8.94"), true],
    [is({ "dec.round": ["-8.945", 2] }, "-8.95"), true],
    [is({ "dec.round": [SCORE, 0] }, "10"), true],
    [is({ "dec.round": [{ "dec.div": ["2", "3"] }, 10] }, "0.6666666667"), true],
    [isBlank({ "dec.round": [NO_FIGURE, 2] }), true],
  ],
  // 9.5 + 20 − 3.25
  "dec.sum": [
    [is({ "dec.sum": fact("rows.scores") }, "26.25"), true],
    [is({ "dec.sum": [fact("rows.noScores")] }, "0"), true],
    [isBlank({ "dec.sum": fact("blank.figures") }), true],
  ],
  "list.count": [
    [is({ "list.count": fact("rows.scores") }, "3"), true],
    [is({ "list.count": [fact("rows.names")] }, "2"), true],
    [is({ "list.count": fact("rows.noNames") }, "0"), true],
    [isBlank({ "list.count": fact("blank.texts") }), true],
  ],
  some: [
    [{ some: [fact("rows.scores"), { "dec.lt": [ITEM, "0"] }] }, true],
    [{ some: [fact("rows.scores"), { "dec.gt": [ITEM, "20"] }] }, false],
    [{ some: [fact("rows.names"), { "text.contains": [ITEM, "采购"] }] }, true],
    [{ some: [fact("rows.noScores"), true] }, false],
    [{ some: [fact("blank.figures"), true] }, null],
    // One item is certain, the others are not: 9.5 ÷ 0 …
    [{ some: [fact("rows.scores"), { or: [{ "dec.gt": [ITEM, "10"] }, U] }] }, true],
    [{ some: [fact("rows.scores"), { and: [{ "dec.gt": [ITEM, "10"] }, U] }] }, null],
  ],
  all: [
    [{ all: [fact("rows.scores"), { "dec.lte": [ITEM, "20"] }] }, true],
    [{ all: [fact("rows.scores"), { "dec.lt": [ITEM, fact("row.weight")] }] }, false],
    [{ all: [fact("rows.noScores"), true] }, false],
    [{ all: [fact("blank.texts"), true] }, null],
    [{ all: [fact("rows.scores"), { or: [{ "dec.gt": [ITEM, "10"] }, U] }] }, null],
    [{ all: [fact("rows.scores"), { and: [{ "dec.gt": [ITEM, "10"] }, U] }] }, false],
  ],
  none: [
    [{ none: [fact("rows.names"), { "==": [ITEM, "其他"] }] }, true],
    [{ none: [fact("rows.names"), { "text.startsWith": [ITEM, "人员"] }] }, false],
    [{ none: [fact("rows.noNames"), true] }, true],
    [{ none: [fact("blank.texts"), true] }, null],
    [{ none: [fact("rows.scores"), { and: [{ "dec.gt": [ITEM, "10"] }, U] }] }, null],
    [{ none: [fact("rows.scores"), { or: [{ "dec.gt": [ITEM, "10"] }, U] }] }, false],
  ],
};

describe.each(Object.entries(TABLES))("%s", (_name, rows) => {
  test.each(rows)("answers %j with %j, compiled and by json-logic-js", (logic, expected) => {
    expect(checkCondition(logic, VOCABULARY)).toEqual([]);
    expect(answer(logic)).toBe(expected);
  });
});

describe("the table of operators", () => {
  test("has tests for every operator, and no operator twice", () => {
    const names = OPERATORS.map((each) => each.name);
    expect(Object.keys(TABLES).sort()).toEqual([...names].sort());
    expect(new Set(names).size).toBe(names.length);
  });

  test("gives every operator a meaning in both languages and is frozen", () => {
    for (const each of OPERATORS) {
      expect(each.meaning.zh).toMatch(/\p{Script=Han}/u);
      expect(each.meaning.en).toMatch(/[a-z]/);
      expect(Object.isFrozen(each)).toBe(true);
    }
    expect(Object.isFrozen(OPERATORS)).toBe(true);
  });
});

describe("figures written in a condition", () => {
  test.each([
    ["9.5", true],
    ["9.50", true],
    [9.5, true],
    ["9.4999999999", false],
    ["-9.5", false],
  ])("reads %j exactly", (written, expected) => {
    expect(answer({ "dec.eq": [fact("row.score"), written] })).toBe(expected);
  });

  test("takes 0.1 for a tenth, not for the binary number next to it", () => {
    expect(answer({ "dec.eq": [fact("row.score"), 0.1] }, { "row.score": exact("0.1") })).toBe(true);
    expect(answer({ "dec.eq": [fact("row.score"), -0] }, { "row.score": exact("0") })).toBe(true);
  });
});

describe("facts", () => {
  test("gives blank for a fact that is absent", () => {
    expect(answer({ "dec.gte": [fact("row.score"), "0"] }, {})).toBeNull();
  });

  test("reads no fact from a prototype", () => {
    const facts = Object.create({ "row.scored": true }) as typeof FACTS;
    expect(answer(fact("row.scored"), facts)).toBeNull();
  });

  test.each([
    ["row.score", "9.5"],
    ["row.score", [exact("1")]],
    ["row.reason", exact("1")],
    ["row.scored", "true"],
    ["rows.names", "设备采购"],
  ] as const)("refuses %s when its value is not of the type promised", (name, value) => {
    const facts = { ...FACTS, [name]: value };
    const logic = { present: fact(name) };
    expect(() => compileCondition(logic, VOCABULARY).holds(readerOf(facts))).toThrow(TypeError);
    expect(() => evaluateCondition(logic, VOCABULARY, facts)).toThrow(TypeError);
  });

  test("lists the facts a condition reads, each once", () => {
    const logic = { and: [{ "dec.lte": [SCORE, WEIGHT] }, { "dec.gte": [SCORE, "0"] }] };
    expect(compileCondition(logic, VOCABULARY).facts).toEqual(["row.score", "row.weight"]);
  });
});
