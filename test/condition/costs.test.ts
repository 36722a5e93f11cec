import { describe, expect, test } from "vitest";
import type { Facts } from "../../src/condition/index";
import { CONDITION_LIMITS, compileCondition, evaluateCondition, readerOf } from "../../src/condition/index";
import { RulesetError } from "../../src/errors";
import { divide, type Exact, exact, fromDigits, ONE } from "../../src/figure/exact";
import { fact, VOCABULARY } from "./facts";

const SCORE = fact("row.score");
const WEIGHT = fact("row.weight");
const SCORES = fact("rows.scores");
const REASON = fact("row.reason");
const NAME = fact("row.name");
const ITEM = fact("");

/** 16 to the power of `digits` − 1: the least figure of that many hexadecimal digits. */
const hexDigits = (digits: number): string => String(16n ** BigInt(digits - 1));
const LONG = exact("1".padEnd(21, "0"));
const two = (a: Exact, b: Exact): Facts => ({ "row.score": a, "row.weight": b });
const value = (figure: unknown) => ({ present: figure });
const texts = (reason: string, name: string): Facts => ({ "row.reason": reason, "row.name": name });

/** Logic, facts, and the steps it takes, as `meter.ts` counts them. */
const COSTS: readonly (readonly [title: string, logic: unknown, facts: Facts, steps: number])[] = [
  // 6 + ⌊d² ÷ 65,536⌋ of a result too long for a plain number; 255² = 65,025 is less than one more, 256² is one.
  ["dec.add of long figures", value({ "dec.add": [SCORE, WEIGHT] }), two(LONG, ONE), 6],
  ["dec.sub of long figures", value({ "dec.sub": [SCORE, WEIGHT] }), two(LONG, ONE), 6],
  ["dec.mul of long figures", value({ "dec.mul": [SCORE, WEIGHT] }), two(LONG, ONE), 6],
  ["dec.div of long figures", value({ "dec.div": [SCORE, WEIGHT] }), two(LONG, ONE), 6],
  [
    "dec.min of long figures",
    value({ "dec.min": [SCORE, WEIGHT] }),
    two(LONG, exact("1".padEnd(22, "0"))),
    6,
  ],
  ["dec.max of long figures", value({ "dec.max": [SCORE, WEIGHT] }), two(LONG, ONE), 6],
  ["two sums of long figures", value({ "dec.add": [SCORE, WEIGHT, SCORE] }), two(LONG, ONE), 12],
  ["255 digits", value({ "dec.add": [SCORE, "0"] }), two(exact(hexDigits(255)), ONE), 6],
  ["256 digits", value({ "dec.add": [SCORE, "0"] }), two(exact(hexDigits(256)), ONE), 7],
  [
    "255 digits, one of them decimal",
    value({ "dec.add": [SCORE, "0"] }),
    two(fromDigits(hexDigits(254), 1), ONE),
    6,
  ],
  [
    "255 digits and a decimal",
    value({ "dec.add": [SCORE, "0"] }),
    two(fromDigits(hexDigits(255), 1), ONE),
    7,
  ],
  [
    "256 digits below the line",
    value({ "dec.add": [SCORE, "0"] }),
    two(divide(ONE, exact(hexDigits(256))), ONE),
    7,
  ],
  // 512² ÷ 65,536 = 4
  ["512 digits", value({ "dec.add": [SCORE, "0"] }), two(exact(hexDigits(512)), ONE), 10],
  // Wherever it stands among others.
  [
    "a long sum beside a comparison",
    { and: [{ "dec.gt": [WEIGHT, "0"] }, { "dec.gt": [{ "dec.add": [SCORE, WEIGHT] }, "0"] }] },
    two(LONG, ONE),
    6,
  ],
  // Short figures cost nothing.
  ["dec.add of short figures", value({ "dec.add": [SCORE, WEIGHT] }), two(ONE, ONE), 0],

  // A list: one an item.
  ["dec.sum", value({ "dec.sum": SCORES }), { "rows.scores": [ONE, ONE, ONE] }, 3],
  ["dec.sum of a long one", value({ "dec.sum": SCORES }), { "rows.scores": [ONE, LONG] }, 2 + 6],
  ["dec.min of a list", value({ "dec.min": SCORES }), { "rows.scores": [ONE, ONE, ONE] }, 3],
  ["dec.max of a list", value({ "dec.max": SCORES }), { "rows.scores": [ONE, ONE, ONE] }, 3],
  ["list.count", value({ "list.count": SCORES }), { "rows.scores": [ONE, ONE, ONE] }, 0],
  [
    "in a list of texts",
    { in: [NAME, fact("rows.names")] },
    { "row.name": "甲", "rows.names": ["乙", "丙"] },
    2,
  ],
  ["in a written list", { in: [NAME, ["乙", "丙", "丁"]] }, { "row.name": "甲" }, 3],

  // An item: one, and two for each operation with it.
  ["some, of a flag written out", { some: [SCORES, false] }, { "rows.scores": [ONE, ONE] }, 2],
  [
    "all, of a fact",
    { all: [SCORES, fact("row.scored")] },
    { "rows.scores": [ONE, ONE], "row.scored": true },
    6,
  ],
  ["none, of a comparison", { none: [SCORES, { "dec.gt": [ITEM, "1"] }] }, { "rows.scores": [ONE, ONE] }, 10],
  // and, dec.gt, the item, dec.lt, the item: 1 + 2 × 5
  [
    "some, of two comparisons",
    { some: [SCORES, { and: [{ "dec.gt": [ITEM, "0"] }, { "dec.lt": [ITEM, "2"] }] }] },
    { "rows.scores": [ONE] },
    11,
  ],

  // !, dec.gt, the item: 1 + 2 × 3
  [
    "none, of what is turned round",
    { none: [SCORES, { "!": { "dec.eq": [ITEM, "1"] } }] },
    { "rows.scores": [ONE, ONE] },
    14,
  ],
  // What has been decided is not gone on with.
  [
    "some, as soon as one is",
    { some: [SCORES, { "dec.eq": [ITEM, "1"] }] },
    { "rows.scores": [ONE, ONE, ONE] },
    5,
  ],
  ["and, behind what is false", { and: [{ in: ["甲", ["乙"]] }, { in: ["甲", ["乙", "丙"]] }] }, {}, 1],
  ["or, behind what is true", { or: [{ in: ["甲", ["甲"]] }, { in: ["甲", ["乙", "丙"]] }] }, {}, 1],

  // ⌊16 × 32 ÷ 512⌋ = 1; a part longer than the text is not looked for.
  ["text.contains", { "text.contains": [REASON, NAME] }, texts("a".repeat(32), "b".repeat(16)), 1],
  [
    "text.contains, a little shorter",
    { "text.contains": [REASON, NAME] },
    texts("a".repeat(31), "b".repeat(16)),
    0,
  ],
  // ⌊32 × 32 ÷ 512⌋ = 2
  ["text.contains, as long", { "text.contains": [REASON, NAME] }, texts("a".repeat(32), "b".repeat(32)), 2],
  ["text.contains, too long", { "text.contains": [REASON, NAME] }, texts("a".repeat(32), "b".repeat(33)), 0],
  ["in a text", { in: [NAME, REASON] }, texts("a".repeat(32), "b".repeat(16)), 1],
  ["text.startsWith", { "text.startsWith": [REASON, NAME] }, texts("a".repeat(512), "a".repeat(512)), 0],
  ["text.length of 255", value({ "text.length": REASON }), texts("字".repeat(255), ""), 0],
  ["text.length of 256", value({ "text.length": REASON }), texts("字".repeat(256), ""), 1],
  ["text.length of 768", value({ "text.length": REASON }), texts("字".repeat(768), ""), 3],
];

const WAYS = [
  [
    "compiled",
    (logic: unknown, facts: Facts, steps: number) =>
      compileCondition(logic, VOCABULARY, { ...CONDITION_LIMITS, steps }).holds(readerOf(facts)),
  ],
  [
    "by json-logic-js",
    (logic: unknown, facts: Facts, steps: number) =>
      evaluateCondition(logic, VOCABULARY, facts, { ...CONDITION_LIMITS, steps }),
  ],
] as const;

describe.each(WAYS)("what a condition costs, %s", (_way, ask) => {
  test.each(COSTS)("%s", (_title, logic, facts, steps) => {
    expect(ask(logic, facts, steps)).not.toBeNull();
    if (steps > 0) expect(() => ask(logic, facts, steps - 1)).toThrow(RulesetError);
  });
});
