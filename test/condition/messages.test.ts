import { describe, expect, test } from "vitest";
import { CONDITION_LIMITS, checkCondition, evaluateCondition, OPERATORS } from "../../src/condition/index";
import { exact } from "../../src/figure/exact";
import { fact, VOCABULARY } from "./facts";

// Every message a person who writes a condition may be shown, word for word.

const SCORE = fact("row.score");
const NAMES = OPERATORS.map((each) => each.name).join(" ");

/** The one issue of a condition, in both languages. */
function messageOf(logic: unknown, vocabulary: Parameters<typeof checkCondition>[1] = VOCABULARY) {
  const [only, ...others] = checkCondition(logic, vocabulary);
  expect(others).toEqual([]);
  return only!.message;
}

function nested(levels: number): unknown {
  let logic: unknown = true;
  for (let level = 0; level < levels; level += 1) logic = { "!": logic };
  return logic;
}

function cyclic(): unknown {
  const condition: Record<string, unknown> = {};
  condition["!"] = condition;
  return condition;
}

const accessor = Object.defineProperty({}, "!", { get: () => true, enumerable: true });
const hole = [true, true];
delete hole[0];

const MESSAGES: readonly (readonly [zh: string, en: string, logic: unknown])[] = [
  // What is no JSON, or too much of it.
  [
    "此处是NaN,不是 JSON 数据;请只用对象、数组、文本、数字、true、false",
    "NaN is not JSON; write only objects, arrays, texts, numbers, true and false",
    { "dec.lt": [SCORE, Number.NaN] },
  ],
  [
    "此处是 undefined ,不是 JSON 数据;请只用对象、数组、文本、数字、true、false",
    "undefined is not JSON; write only objects, arrays, texts, numbers, true and false",
    { "!": undefined },
  ],
  [
    "此处是类的实例,不是 JSON 数据;请只用对象、数组、文本、数字、true、false",
    "an instance of a class is not JSON; write only objects, arrays, texts, numbers, true and false",
    { "!": new Date(0) },
  ],
  [
    "此处是数组中的空洞,不是 JSON 数据;请只用对象、数组、文本、数字、true、false",
    "a hole in an array is not JSON; write only objects, arrays, texts, numbers, true and false",
    { and: hole },
  ],
  [
    "此处是取值函数(getter),不是 JSON 数据;请只用对象、数组、文本、数字、true、false",
    "an accessor (getter) is not JSON; write only objects, arrays, texts, numbers, true and false",
    accessor,
  ],
  ["条件包含了自身;请写成有限的 JSON", "the condition contains itself; write it as plain JSON", cyclic()],
  ["嵌套超过 64 层;请拆成几条检查", "nested more than 64 deep; split it into several checks", nested(65)],
  [
    "条件超过 500 个值;请拆成几条检查",
    "more than 500 values; split it into several checks",
    { and: new Array(500).fill(true) },
  ],
  [
    "文本有 501 个字符,最多 500 个;请缩短",
    "the text has 501 characters, at most 500 are read; shorten it",
    { "==": [fact("row.name"), "字".repeat(501)] },
  ],

  // Operators.
  [
    '"constructor" 是对象内部的名称,不能使用;请用词汇表中的事实',
    '"constructor" names the inside of an object and is refused; use a fact of the vocabulary',
    { constructor: [] },
  ],
  [
    "一个对象只写一个运算符,此处有 0 个;请用 and 或 or 连接",
    "an object holds one operator, this one holds 0; join them with and or or",
    {},
  ],
  // Of six names five are shown.
  [
    '一个对象只写一个运算符,此处有 6 个:"a", "b", "c", "d", "e";请用 and 或 or 连接',
    'an object holds one operator, this one holds 6: "a", "b", "c", "d", "e"; join them with and or or',
    { a: 1, b: 1, c: 1, d: 1, e: 1, f: 1 },
  ],
  [
    `没有运算符 "dec.less";可用:${NAMES}`,
    `there is no operator "dec.less"; there are: ${NAMES}`,
    { "dec.less": [SCORE, 60] },
  ],
  [
    `没有运算符 "${"x".repeat(40)}";可用:${NAMES}`,
    `there is no operator "${"x".repeat(40)}"; there are: ${NAMES}`,
    { ["x".repeat(40)]: true },
  ],
  // Longer names are cut behind 40 characters.
  [
    `没有运算符 "${"x".repeat(40)}…";可用:${NAMES}`,
    `there is no operator "${"x".repeat(40)}…"; there are: ${NAMES}`,
    { ["x".repeat(41)]: true },
  ],
  ["dec.lt 需要 2 个操作数,此处有 1 个", "dec.lt takes 2 operands, found 1", { "dec.lt": SCORE }],
  ["if 需要 至少 2 个操作数,此处有 1 个", "if takes at least 2 operands, found 1", { if: [true] }],
  [
    "var 需要 1 至 2 个操作数,此处有 3 个",
    "var takes 1 to 2 operands, found 3",
    { var: ["row.late", true, true] },
  ],
  [
    "var 需要 1 个操作数,此处有 2 个",
    "var takes 1 operand, found 2",
    { some: [fact("rows.scores"), { var: ["", true] }] },
  ],

  // Types.
  [
    '此处应为是否(真/假),却是数值;要问是否有值请写 {"present": …},数值请用 dec.* 比较',
    'a flag (true or false) is due here, found a figure; write {"present": …} to ask whether there is a value, or compare figures with dec.*',
    SCORE,
  ],
  ["此处应为是否(真/假),却是文本", "a flag (true or false) is due here, found a text", { "!": "false" }],
  [
    "此处应为数值,却是是否(真/假)",
    "a figure is due here, found a flag (true or false)",
    { "dec.lt": [SCORE, true] },
  ],
  ["此处应为数值,却是文本", "a figure is due here, found a text", { "dec.lt": [fact("row.reason"), 1] }],
  [
    "此处应为文本,却是数值",
    "a text is due here, found a figure",
    { "text.contains": [fact("row.reason"), 1] },
  ],
  [
    "此处应为文本,却是文本列表",
    "a text is due here, found a list of texts",
    { in: [fact("rows.names"), ["x"]] },
  ],
  [
    "此处应为数值列表,却是文本列表",
    "a list of figures is due here, found a list of texts",
    { present: { "dec.sum": fact("rows.names") } },
  ],
  [
    "此处应为数值列表,却是文本",
    "a list of figures is due here, found a text",
    { present: { "dec.min": fact("row.name") } },
  ],
  [
    "此处应为文本,却是数值;数值请用 dec.eq",
    "a text is due here, found a figure; compare figures with dec.eq",
    { "==": [SCORE, "9.5"] },
  ],
  [
    "此处应为文本,却是数值;数值请用 dec.ne",
    "a text is due here, found a figure; compare figures with dec.ne",
    { "!==": [fact("row.name"), 9.5] },
  ],
  [
    "此处应为文本,却是文本列表",
    "a text is due here, found a list of texts",
    { "==": [fact("rows.names"), "x"] },
  ],
  [
    "此处应为文本,却是是否(真/假)",
    "a text is due here, found a flag (true or false)",
    { "==": [fact("row.name"), true] },
  ],
  [
    "此处应为文本列表,却是数值列表",
    "a list of texts is due here, found a list of figures",
    { in: [fact("row.name"), fact("rows.scores")] },
  ],
  [
    "in 的列表里只能写文本",
    "a list for in holds only texts written out",
    { in: [fact("row.name"), ["x", 1]] },
  ],
  [
    "此处不能写列表;列表只能写作 in 的第二个操作数",
    "a list cannot stand here; it can be written only as the second operand of in",
    { and: [[true]] },
  ],
  [
    "此处应为列表类事实(数值列表或文本列表)",
    "a fact that is a list of figures or of texts is due here",
    { some: [fact("row.name"), true] },
  ],
  ...[["a"], null, "row.name", 1e-7].map(
    (written) =>
      [
        "此处应为列表类事实(数值列表或文本列表)",
        "a fact that is a list of figures or of texts is due here",
        { some: [written, true] },
      ] as const,
  ),
  [
    'present 问的是事实,请写 {"present": {"var": "事实名称"}}',
    'present asks about a fact: write {"present": {"var": "name of the fact"}}',
    { present: "row.score" },
  ],
  [
    'present 问的是事实,请写 {"present": {"var": "事实名称"}}',
    'present asks about a fact: write {"present": {"var": "name of the fact"}}',
    { present: null },
  ],
  [
    "if 至少要有一个分支有值",
    "at least one branch of if must have a value",
    { present: { if: [true, null, null] } },
  ],
  [
    "some 不能放在另一个 some、all、none 里;请分成几条检查",
    "some may not stand inside another some, all or none; split the check",
    { all: [fact("rows.scores"), { some: [fact("rows.names"), true] }] },
  ],

  // What is written out.
  [
    "null 只能写作 if 的分支(不评);问是否空白请用 present",
    "null stands only as a branch of if (not evaluated); use present to ask for blanks",
    { "dec.eq": [SCORE, null] },
  ],
  [
    "null 只能写作 if 的分支(不评);问是否空白请用 present",
    "null stands only as a branch of if (not evaluated); use present to ask for blanks",
    { var: ["row.late", null] },
  ],
  [
    "null 只能写作 if 的分支(不评);问是否空白请用 present",
    "null stands only as a branch of if (not evaluated); use present to ask for blanks",
    { present: { "dec.min": null } },
  ],
  [
    '数值要写成十进制文本,例如 "90" 或 "0.3";整数最多 30 位,小数最多 10 位,不用千分位、百分号、指数',
    'write a figure as a decimal text such as "90" or "0.3": at most 30 digits and 10 decimals, no separators, percent sign or exponent',
    { "dec.lt": [SCORE, "90%"] },
  ],
  [
    "dec.round 的小数位要直接写出 0 到 10 的整数",
    "the places of dec.round are a whole number from 0 to 10, written out",
    { present: { "dec.round": [SCORE, SCORE] } },
  ],
  [
    "var 的默认值要直接写出数值、文本或真假",
    "the default of var is a figure, text or flag written out",
    { var: ["row.late", { var: "row.scored" }] },
  ],

  // Facts.
  [
    'var 的事实名称要直接写出,例如 {"var": "row.score"}',
    'var takes the name of a fact written out, such as {"var": "row.score"}',
    { var: 1 },
  ],
  [
    '{"var": ""} 只能用在 some、all、none 的第二个操作数里;请写事实的名称',
    '{"var": ""} stands only in the second operand of some, all and none; write the name of a fact',
    { "dec.lt": [{ var: "" }, 1] },
  ],
];

describe("the message about a condition", () => {
  test.each(MESSAGES)("%s", (zh, en, logic) => {
    expect(messageOf(logic)).toEqual({ zh, en });
  });

  test("says what an evaluation that takes too long should spare", () => {
    const limits = { ...CONDITION_LIMITS, steps: 2 };
    const logic = { present: { "dec.sum": fact("rows.scores") } };
    const facts = { "rows.scores": ["1", "2", "3"].map(exact) };
    expect(() => evaluateCondition(logic, VOCABULARY, facts, limits)).toThrow(
      expect.objectContaining({
        issues: [
          {
            code: "condition.steps",
            path: "",
            message: {
              zh: "求值的步数超出限额;请缩短列表、文本或运算",
              en: "the evaluation takes too many steps; shorten the lists, the texts or the arithmetic",
            },
          },
        ],
      }),
    );
  });

  test("about a fact names those that share a part of its name, else the first dozen", () => {
    expect(messageOf({ var: "late.row" })).toEqual({
      zh: '词汇表中没有事实 "late.row";可用:row.score row.weight row.reason row.name row.scored row.late',
      en: 'there is no fact "late.row" in the vocabulary; there are: row.score row.weight row.reason row.name row.scored row.late',
    });
    expect(messageOf({ var: "skore" }).en).toBe(
      'there is no fact "skore" in the vocabulary; there are: row.score row.weight row.reason row.name row.scored ' +
        "row.late rows.scores rows.noScores rows.names rows.noNames blank.figure blank.text",
    );
    expect(messageOf({ var: "x" }, {})).toEqual({
      zh: '词汇表中没有事实 "x"',
      en: 'there is no fact "x" in the vocabulary',
    });
  });
});

describe("the message about an operator of JSON-Logic that is refused", () => {
  const figures = (name: string, use: string) =>
    [
      name,
      `会用浮点数计算或按文本比较;数值请用 ${use}`,
      `computes in floating point or compares texts; for figures use ${use}`,
    ] as const;
  const present = [
    "会把数据当作规则执行;请用 present 判断是否有值",
    "would run what stands in the data; use present to ask whether there is a value",
  ] as const;
  const lists = [
    "不提供列表的改造;列表只能用 some、all、none、in、dec.sum、dec.min、dec.max、list.count",
    "lists are not rebuilt; use some, all, none, in, dec.sum, dec.min, dec.max or list.count on them",
  ] as const;
  const texts = [
    "不提供文本的拼接与截取;可用 text.contains、text.startsWith、in、==",
    "texts are not built; use text.contains, text.startsWith, in or ==",
  ] as const;

  test.each<readonly [name: string, zh: string, en: string]>([
    ["log", "会把表中内容写到控制台;请删去", "would write the form to the console; remove it"],
    ["method", "会调用对象的方法;请删去", "would call methods of objects; remove it"],
    ["missing", ...present],
    ["missing_some", ...present],
    ["map", ...lists],
    ["filter", ...lists],
    ["reduce", ...lists],
    ["merge", ...lists],
    ["cat", ...texts],
    ["substr", ...texts],
    figures("<", "dec.lt"),
    figures("<=", "dec.lte"),
    figures(">", "dec.gt"),
    figures(">=", "dec.gte"),
    figures("+", "dec.add"),
    figures("-", "dec.sub"),
    figures("*", "dec.mul"),
    figures("/", "dec.div"),
    figures("%", "dec.sub, dec.div, dec.round"),
    figures("min", "dec.min"),
    figures("max", "dec.max"),
  ])("%s: %s", (name, zh, en) => {
    expect(messageOf({ [name]: [1, 2] })).toEqual({
      zh: `运算符 ${name} 不可用:${zh}`,
      en: `operator ${name} is refused: ${en}`,
    });
  });
});
