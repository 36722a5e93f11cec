import { describe, expect, test, vi } from "vitest";
import { checkCondition, compileCondition, evaluateCondition } from "../../src/condition/index";
import { RulesetError } from "../../src/errors";
import { FACTS, fact, VOCABULARY } from "./facts";

const SCORE = fact("row.score");

function parsed(json: string): unknown {
  return JSON.parse(json);
}

function cyclic(): unknown {
  const condition: Record<string, unknown> = {};
  condition["!"] = [condition];
  return condition;
}

function withHole(): unknown {
  const operands = [true, true, true];
  delete operands[1];
  return { and: operands };
}

class Flag {
  "!" = true;
}

const HOSTILE: readonly (readonly [title: string, logic: unknown, code: string, path: string])[] = [
  // Operators of JSON-Logic that are refused.
  ["log", { log: SCORE }, "forbidden-operator", "/log"],
  ["log behind a branch never taken", { if: [false, { log: "x" }, true] }, "forbidden-operator", "/if/1/log"],
  ["method", { method: [SCORE, "toString"] }, "forbidden-operator", "/method"],
  ["missing", { missing: ["row.score"] }, "forbidden-operator", "/missing"],
  ["missing driven by data", { missing: { var: "row.keys" } }, "forbidden-operator", "/missing"],
  ["missing_some", { missing_some: [1, ["row.score"]] }, "forbidden-operator", "/missing_some"],
  ["map", { map: [fact("rows.scores"), true] }, "forbidden-operator", "/map"],
  ["filter", { filter: [fact("rows.scores"), true] }, "forbidden-operator", "/filter"],
  ["reduce", { reduce: [fact("rows.scores"), true, 0] }, "forbidden-operator", "/reduce"],
  ["merge", { merge: [[1], [2]] }, "forbidden-operator", "/merge"],
  ["cat", { "==": [{ cat: ["a", "b"] }, "ab"] }, "forbidden-operator", "/==/0/cat"],
  ["substr", { "==": [{ substr: ["ab", 1] }, "b"] }, "forbidden-operator", "/==/0/substr"],
  ["< on figures", { "<": [SCORE, 60] }, "forbidden-operator", "/<"],
  ["<= on figures", { "<=": [SCORE, 60] }, "forbidden-operator", "/<="],
  ["> on figures", { ">": ["100", "90"] }, "forbidden-operator", "/>"],
  [">= on figures", { ">=": [SCORE, 0] }, "forbidden-operator", "/>="],
  ["+", { "dec.lt": [{ "+": ["1,234.5", 1] }, 2] }, "forbidden-operator", "/dec.lt/0/+"],
  ["-", { "-": 1 }, "forbidden-operator", "/-"],
  ["*", { "*": [1, 2] }, "forbidden-operator", "/*"],
  ["/, escaped in the path", { "/": [1, 0] }, "forbidden-operator", "/~1"],
  ["%", { "%": [1, 2] }, "forbidden-operator", "/%"],
  ["min", { min: [1, 2] }, "forbidden-operator", "/min"],
  ["max", { max: [1, 2] }, "forbidden-operator", "/max"],

  // Operators that do not exist.
  ["a misspelt operator", { "dec.less": [SCORE, 60] }, "unknown-operator", "/dec.less"],
  ["an operator in other letters", { AND: [true, true] }, "unknown-operator", "/AND"],
  ["an inherited name", { toString: [] }, "unknown-operator", "/toString"],
  ["hasOwnProperty", { hasOwnProperty: ["and"] }, "unknown-operator", "/hasOwnProperty"],
  ["half an operator", { dec: [SCORE, 60] }, "unknown-operator", "/dec"],
  ["our inner name", { "jixiao.and": [true] }, "unknown-operator", "/jixiao.and"],
  ["a path into the table", { "dec.lt.call": [SCORE, 60] }, "unknown-operator", "/dec.lt.call"],
  ["the empty operator", { "": [true] }, "unknown-operator", "/"],
  ["eval", { eval: "process.exit()" }, "unknown-operator", "/eval"],

  // Names of the inside of objects.
  ["constructor as an operator", { constructor: [] }, "prototype-name", "/constructor"],
  ["__proto__ as an operator", parsed('{"__proto__": [true]}'), "prototype-name", "/__proto__"],
  ["an operator's prototype", { "dec.constructor": ["x"] }, "prototype-name", "/dec.constructor"],
  ["var __proto__", { var: "__proto__" }, "prototype-name", "/var"],
  ["var constructor.constructor", { var: "constructor.constructor" }, "prototype-name", "/var"],
  [
    "var prototype inside a name",
    { present: { var: ["row.prototype.x"] } },
    "prototype-name",
    "/present/var/0",
  ],

  // Objects that are no single operator.
  ["two operators", { "dec.lt": [SCORE, 60], "dec.gt": [SCORE, 0] }, "multi-key", ""],
  ["no operator", { and: [true, {}] }, "multi-key", "/and/1"],
  ["__proto__ beside an operator", parsed('{"and": [true], "__proto__": {"log": 1}}'), "multi-key", ""],

  // var.
  ["an unknown fact", { var: "row.scores" }, "unknown-fact", "/var"],
  ["toString as a fact", { var: "toString" }, "unknown-fact", "/var"],
  ["hasOwnProperty as a fact", { present: { var: "hasOwnProperty" } }, "unknown-fact", "/present/var"],
  ["part of a fact's name", { present: { var: "row" } }, "unknown-fact", "/present/var"],
  ["a computed name", { var: { if: [true, "row.late"] } }, "computed-name", "/var"],
  ["a name from the data", { var: [{ var: "row.name" }] }, "computed-name", "/var/0"],
  ["a numbered fact", { var: 1 }, "computed-name", "/var"],
  ["all the data", { var: null }, "computed-name", "/var"],
  ["the item outside a list", { "dec.lt": [{ var: "" }, 1] }, "element", "/dec.lt/0/var"],
  ["the item in the list's own place", { some: [{ var: "" }, true] }, "element", "/some/0/var"],
  ["a computed default", { var: ["row.late", { var: "row.scored" }] }, "literal", "/var/1"],
  ["a default of another type", { var: ["row.late", "false"] }, "type", "/var/1"],
  ["a default for a list", { some: [{ var: ["rows.names", "x"] }, true] }, "type", "/some/0/var/1"],

  // Arity.
  ["and of nothing", { and: [] }, "arity", "/and"],
  ["dec.lt of one", { "dec.lt": SCORE }, "arity", "/dec.lt"],
  ["dec.lt of three", { "dec.lt": [1, 2, 3] }, "arity", "/dec.lt"],
  ["if without a branch", { if: [true] }, "arity", "/if"],
  ["! of two", { "!": [true, false] }, "arity", "/!"],
  ["var of three", { var: ["row.late", true, true] }, "arity", "/var"],
  ["a default for the item", { some: [fact("rows.scores"), { var: ["", true] }] }, "arity", "/some/1/var"],

  // Types.
  ["a figure that should be a flag", SCORE, "type", "/var"],
  ["a text for a flag", { "!": "false" }, "type", "/!"],
  ["zero for a flag", { and: [0, true] }, "type", "/and/0"],
  ["a text compared as a figure", { "dec.lt": [fact("row.reason"), 1] }, "type", "/dec.lt/0/var"],
  ["a figure compared as a text", { "==": [SCORE, "9.5"] }, "type", "/==/0"],
  ["two figures compared as texts", { "===": [1, 1] }, "type", "/===/0"],
  ["a text equal to a flag", { "==": [fact("row.name"), true] }, "type", "/==/1"],
  ["a list equal to a text", { "==": [fact("rows.names"), "x"] }, "type", "/==/0"],
  ["branches of two types", { "==": [{ if: [true, "a", false] }, "a"] }, "type", "/==/0/if/2"],
  ["branches of no type", { present: { if: [true, null, null] } }, "type", "/present/if"],
  ["a sum of a figure", { "dec.eq": [{ "dec.sum": SCORE }, 1] }, "type", "/dec.eq/0/dec.sum/var"],
  ["dec.min over texts", { "dec.eq": [{ "dec.min": fact("rows.names") }, 1] }, "type", "/dec.eq/0/dec.min"],
  [
    "dec.min over a list and a figure",
    { present: { "dec.min": [fact("rows.scores"), SCORE] } },
    "type",
    "/present/dec.min/0/var",
  ],
  ["a list where none can stand", { and: [[true]] }, "type", "/and/0"],
  ["in a list of figures", { in: [fact("row.name"), fact("rows.scores")] }, "type", "/in/1"],
  ["in a computed list", { in: [fact("row.name"), [fact("row.name")]] }, "type", "/in/1/0"],
  ["some of a text", { some: [fact("row.name"), true] }, "type", "/some/0"],
  ["some of a written list", { some: [["a"], true] }, "type", "/some/0"],
  ["a figure for a body", { some: [fact("rows.scores"), fact("")] }, "type", "/some/1/var"],
  ["the name instead of the fact", { present: "row.score" }, "type", "/present"],
  [
    "lists inside lists",
    { some: [fact("rows.scores"), { some: [fact("rows.names"), true] }] },
    "nested-list",
    "/some/1/some",
  ],

  // Literals.
  ["null compared", { "dec.eq": [SCORE, null] }, "literal", "/dec.eq/1"],
  ["null as the condition", null, "literal", ""],
  ["a percent sign", { "dec.lt": [SCORE, "90%"] }, "literal", "/dec.lt/1"],
  ["thousands separators", { "dec.lt": [SCORE, "1,234.5"] }, "literal", "/dec.lt/1"],
  ["a text that decimal.js reads", { "dec.lt": [SCORE, "0x10"] }, "literal", "/dec.lt/1"],
  ["Infinity as a text", { "dec.lt": [SCORE, "Infinity"] }, "literal", "/dec.lt/1"],
  ["an exponent", { "dec.lt": [SCORE, "1e9000000"] }, "literal", "/dec.lt/1"],
  ["a number only an exponent can write", { "dec.lt": [SCORE, 1e-7] }, "literal", "/dec.lt/1"],
  ["31 digits", { "dec.lt": [SCORE, "1".repeat(31)] }, "literal", "/dec.lt/1"],
  ["11 decimals", { "dec.lt": [SCORE, "0.00000000001"] }, "literal", "/dec.lt/1"],
  ["the empty figure", { "dec.eq": [SCORE, ""] }, "literal", "/dec.eq/1"],
  ["computed places", { present: { "dec.round": [SCORE, SCORE] } }, "literal", "/present/dec.round/1"],
  ["places beyond ten", { present: { "dec.round": [SCORE, 11] } }, "literal", "/present/dec.round/1"],
  ["places below zero", { present: { "dec.round": [SCORE, -1] } }, "literal", "/present/dec.round/1"],

  // Not JSON.
  ["NaN", { "dec.lt": [SCORE, Number.NaN] }, "not-json", "/dec.lt/1"],
  ["Infinity", { "dec.lt": [SCORE, Number.POSITIVE_INFINITY] }, "not-json", "/dec.lt/1"],
  ["undefined", undefined, "not-json", ""],
  ["a function", { and: [() => true] }, "not-json", "/and/0"],
  ["a big integer", { "dec.eq": [SCORE, 1n] }, "not-json", "/dec.eq/1"],
  ["a symbol", { "!": Symbol("x") }, "not-json", "/!"],
  ["a date", { "!": new Date(0) }, "not-json", "/!"],
  ["a map", new Map([["!", true]]), "not-json", ""],
  ["an instance of a class", new Flag(), "not-json", ""],
  ["a hole in an array", withHole(), "not-json", "/and/1"],
  ["a condition inside itself", cyclic(), "cycle", "/!/0"],
];

describe("a hostile condition", () => {
  test.each(HOSTILE)("is refused: %s", (_title, logic, code, path) => {
    const [first, ...others] = checkCondition(logic, VOCABULARY);
    expect(first).toMatchObject({ code: `condition.${code}`, path });
    expect(others).toEqual([]);
    expect(first!.message.zh).toMatch(/\p{Script=Han}/u);
    expect(first!.message.en).toMatch(/[a-z]/);
    expect(() => compileCondition(logic, VOCABULARY)).toThrow(RulesetError);
    expect(() => evaluateCondition(logic, VOCABULARY, FACTS)).toThrow(RulesetError);
  });

  test("runs nothing while it is checked: accessors are seen, not called", () => {
    const called = vi.fn(() => true);
    const object = Object.defineProperty({}, "!", { get: called, enumerable: true });
    const array = Object.defineProperty([true], 0, { get: called, enumerable: true });
    expect(checkCondition(object, VOCABULARY)).toMatchObject([{ code: "condition.not-json", path: "/!" }]);
    expect(checkCondition({ and: array }, VOCABULARY)).toMatchObject([
      { code: "condition.not-json", path: "/and/0" },
    ]);
    expect(checkCondition(object, VOCABULARY)[0]!.message.en).toContain("accessor");
    expect(called).not.toHaveBeenCalled();
  });

  test("keeps what was read, whatever becomes of the object afterwards", () => {
    const logic = { "dec.lt": [SCORE, "60"] };
    const compiled = compileCondition(logic, VOCABULARY);
    logic["dec.lt"][1] = "0";
    expect(compiled.holds((name) => FACTS[name] ?? null)).toBe(true);
  });

  test("writes nothing to the console", () => {
    const log = vi.spyOn(console, "log");
    expect(() => evaluateCondition({ log: "秘密" }, VOCABULARY, FACTS)).toThrow(RulesetError);
    expect(log).not.toHaveBeenCalled();
    log.mockRestore();
  });

  // Twelve names found on every object, none of which is a fact.
  test.each([
    ...["__proto__", "constructor", "prototype", "toString", "valueOf", "hasOwnProperty", "isPrototypeOf"],
    ...["propertyIsEnumerable", "toLocaleString", "__defineGetter__", "__lookupGetter__", "constructor.name"],
  ])("cannot read %s from any object", (name) => {
    const codes = checkCondition({ present: { var: name } }, VOCABULARY).map((each) => each.code);
    expect(["condition.prototype-name", "condition.unknown-fact"]).toContain(codes[0]);
  });

  test("has every issue reported at once, with its path", () => {
    const logic = { and: [{ "<": [SCORE, 1] }, { "!": { var: "row.non" } }, { "==": ["a"] }] };
    expect(checkCondition(logic, VOCABULARY).map(({ code, path }) => [code, path])).toEqual([
      ["condition.forbidden-operator", "/and/0/<"],
      ["condition.unknown-fact", "/and/1/!/var"],
      ["condition.arity", "/and/2/=="],
    ]);
  });

  test("has its message say what to write instead", () => {
    const [less] = checkCondition({ "<": [SCORE, 60] }, VOCABULARY);
    expect(less!.message.zh).toContain("dec.lt");
    const [unknown] = checkCondition({ "!": { var: "row.skore" } }, VOCABULARY);
    expect(unknown!.message.en).toContain("row.score");
    const [equal] = checkCondition({ "!=": [SCORE, "9.5"] }, VOCABULARY);
    expect(equal!.message.en).toContain("dec.ne");
  });
});
