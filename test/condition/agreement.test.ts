import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Facts, FactType, FactValue } from "../../src/condition/index";
import { checkCondition, compileCondition, OPERATORS, readerOf } from "../../src/condition/index";
import { divide, exact, integer } from "../../src/figure/exact";
import { answer, VOCABULARY } from "./facts";

type Name = keyof typeof VOCABULARY;

const namesOf = (...types: FactType[]): Name[] =>
  (Object.keys(VOCABULARY) as Name[]).filter((name) => types.includes(VOCABULARY[name]));

const decimals = fc
  .tuple(fc.integer({ min: -2_000, max: 2_000 }), fc.integer({ min: 0, max: 2 }))
  .map(([digits, places]) => (digits / 10 ** places).toFixed(places));
const longDecimals = fc
  .tuple(fc.bigInt({ min: -(10n ** 29n), max: 10n ** 29n }), fc.nat({ max: 999_999_999 }))
  .map(([whole, fraction]) => `${whole}.${fraction}`);
const words = fc.constantFrom("", "优", "良", "疫情", "受疫情影响", "𠮷", "90", "9.5");

const figures = fc.oneof(
  { weight: 5, arbitrary: decimals.map(exact) },
  { weight: 1, arbitrary: longDecimals.map(exact) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.integer({ min: -99, max: 99 }), fc.integer({ min: 1, max: 99 }))
      .map(([above, below]) => divide(integer(above), integer(below))),
  },
);

const VALUES = {
  figure: figures,
  text: words,
  flag: fc.boolean(),
  figures: fc.array(figures, { maxLength: 4 }),
  texts: fc.array(words, { maxLength: 4 }),
};

const someFacts: fc.Arbitrary<Facts> = fc
  .record(
    Object.fromEntries(
      Object.entries(VOCABULARY).map(([name, type]) => {
        const value: fc.Arbitrary<FactValue> = VALUES[type];
        return [name, fc.option(value, { freq: 6 })];
      }),
    ),
  )
  .map((facts) => facts as Facts);

/** Inside a body `{"var": ""}` is an item of that type; `nothing` is outside. */
type Item = "nothing" | "figure" | "text";

type Conditions = Record<`${"flag" | "figure" | "text"} ${Item}`, unknown>;

/** Every well typed condition, by type and by the item that can be read in it. */
const conditions = fc.letrec<Conditions>((tie) => {
  const call = (name: string, ...operands: fc.Arbitrary<unknown>[]) =>
    fc.tuple(...operands).map((values) => ({ [name]: values }));
  const many = (name: string, operand: fc.Arbitrary<unknown>) =>
    fc.array(operand, { minLength: 2, maxLength: 3 }).map((values) => ({ [name]: values }));
  const facts = (...types: FactType[]) =>
    fc.constantFrom(...namesOf(...types)).map((name) => ({ var: name }));
  const factOr = (type: FactType, fallback: fc.Arbitrary<unknown>) =>
    fc.tuple(fc.constantFrom(...namesOf(type)), fallback).map((operands) => ({ var: operands }));

  const within = (item: Item) => {
    const flag = tie(`flag ${item}`);
    const figure = tie(`figure ${item}`);
    const text = tie(`text ${item}`);
    const items = (type: Item) => (type === item ? [fc.constant({ var: "" })] : []);
    const choices = (branch: fc.Arbitrary<unknown>) => [
      call("if", flag, branch, branch),
      call("?:", flag, branch),
      call("if", flag, branch, flag, fc.constant(null), branch),
    ];
    const named = (operators: readonly string[], ...operands: fc.Arbitrary<unknown>[]) =>
      operators.map((name) => call(name, ...operands));
    const each = (["some", "all", "none"] as const).flatMap((name) =>
      item !== "nothing"
        ? []
        : [call(name, facts("figures"), tie("flag figure")), call(name, facts("texts"), tie("flag text"))],
    );
    const limits = { maxDepth: 5, depthIdentifier: "condition" } as const;
    return {
      [`flag ${item}`]: fc.oneof(
        limits,
        facts("flag"),
        fc.boolean(),
        factOr("flag", fc.boolean()),
        many("and", flag),
        many("or", flag),
        ...named(["!", "!!"], flag),
        ...choices(flag),
        ...["==", "===", "!=", "!=="].flatMap((name) => [call(name, text, text), call(name, flag, flag)]),
        call("in", text, fc.array(words, { maxLength: 3 })),
        call("in", text, facts("texts")),
        ...named(["in", "text.contains", "text.startsWith"], text, text),
        ...named(["dec.lt", "dec.lte", "dec.gt", "dec.gte", "dec.eq", "dec.ne"], figure, figure),
        call("dec.between", figure, figure, figure),
        call("present", facts("figure", "text", "flag", "figures", "texts")),
        call("present", call("dec.div", figure, figure)),
        ...each,
      ),
      [`figure ${item}`]: fc.oneof(
        limits,
        facts("figure"),
        decimals,
        decimals.map(Number),
        factOr("figure", decimals),
        ...items("figure"),
        ...["dec.add", "dec.mul", "dec.min", "dec.max"].map((name) => many(name, figure)),
        ...named(["dec.sub", "dec.div"], figure, figure),
        call("dec.abs", figure),
        call("dec.round", figure, fc.integer({ min: 0, max: 10 })),
        ...named(["dec.sum", "dec.min", "dec.max"], facts("figures")),
        call("list.count", facts("figures", "texts")),
        call("text.length", text),
        ...choices(figure),
      ),
      [`text ${item}`]: fc.oneof(
        limits,
        facts("text"),
        words,
        factOr("text", words),
        ...items("text"),
        ...choices(text),
      ),
    };
  };
  return {
    ...within("nothing"),
    ...within("figure"),
    ...within("text"),
  } as unknown as fc.LetrecValue<Conditions>;
});

const condition = conditions["flag nothing"];

/** Some conditions are over the limit of nodes, and only over that. */
function isGood(logic: unknown): boolean {
  const codes = checkCondition(logic, VOCABULARY).map((issue) => issue.code);
  if (codes[0] === "condition.nodes") return false;
  expect(codes).toEqual([]);
  return true;
}

describe("the compiled condition and json-logic-js", () => {
  test("agree on random well typed conditions and facts", () => {
    fc.assert(
      fc.property(condition, fc.array(someFacts, { minLength: 1, maxLength: 4 }), (logic, forms) => {
        fc.pre(isGood(logic));
        for (const facts of forms) answer(logic, facts);
      }),
      { numRuns: 4_000 },
    );
  });

  test("agree on any JSON that passes the check", () => {
    const names = OPERATORS.map((each) => each.name);
    const anything = fc.letrec((tie) => ({
      json: fc.oneof(
        { maxDepth: 3 },
        fc.boolean(),
        decimals,
        fc.constantFrom(null, 1, "优", "row.score", ""),
        fc.constantFrom(...Object.keys(VOCABULARY)).map((name) => ({ var: name })),
        fc
          .tuple(fc.constantFrom(...names, "log", "+", "__proto__"), fc.array(tie("json"), { maxLength: 3 }))
          .map(([name, operands]) => Object.fromEntries([[name, operands]])),
      ),
    })).json;
    let passed = 0;
    fc.assert(
      fc.property(anything, someFacts, (logic, facts) => {
        if (checkCondition(logic, VOCABULARY).length > 0) return;
        passed += 1;
        answer(logic, facts);
      }),
      { numRuns: 5_000, seed: 4 },
    );
    expect(passed).toBeGreaterThan(100);
  });

  test("reach every operator in random conditions", () => {
    const text = JSON.stringify(fc.sample(condition, { numRuns: 1_000, seed: 4 }));
    for (const { name } of OPERATORS) expect(text).toContain(`${JSON.stringify(name)}:`);
  });
});

describe("laws", () => {
  const evaluate = (logic: unknown, facts: Facts) =>
    compileCondition(logic, VOCABULARY).holds(readerOf(facts));

  test("not (a and b) is (not a) or (not b), blank or not", () => {
    fc.assert(
      fc.property(condition, condition, someFacts, (a, b, facts) => {
        const left = { "!": { and: [a, b] } };
        const right = { or: [{ "!": a }, { "!": b }] };
        fc.pre(isGood(left) && isGood(right));
        expect(evaluate(left, facts)).toBe(evaluate(right, facts));
      }),
      { numRuns: 500 },
    );
  });

  test("dec.lt, dec.eq and dec.gt exclude one another, and all are blank together", () => {
    fc.assert(
      fc.property(conditions["figure nothing"], conditions["figure nothing"], someFacts, (a, b, facts) => {
        const all = ["dec.lt", "dec.eq", "dec.gt"].map((name) => ({ [name]: [a, b] }));
        fc.pre(all.every(isGood));
        const found = all.map((logic) => evaluate(logic, facts));
        expect(found.filter((flag) => flag === null).length % 3).toBe(0);
        expect(found.filter((flag) => flag === true)).toHaveLength(found[0] === null ? 0 : 1);
      }),
      { numRuns: 500 },
    );
  });

  test("evaluating twice gives the same", () => {
    fc.assert(
      fc.property(condition, someFacts, (logic, facts) => {
        fc.pre(isGood(logic));
        const compiled = compileCondition(logic, VOCABULARY);
        expect(compiled.holds(readerOf(facts))).toBe(compiled.holds(readerOf(facts)));
      }),
      { numRuns: 300 },
    );
  });
});
