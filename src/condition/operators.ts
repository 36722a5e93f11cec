import type { Bilingual } from "../errors";
import type { FactType } from "./vocabulary";

/**
 * What may stand as an operand: an expression of a type, or
 * - `name` the name of a fact, written out; `default` a literal of the fact's type
 * - `textOrFlag` two operands of one type; `same` the type of the other branches
 * - `value` anything but a literal; `places` a whole number 0–10, written out
 * - `list` a fact of type figures or texts; `body` a flag computed for each item, read as `{"var": ""}`
 * - `textsOrText` a fact of type texts, texts written out, or a text; `figureOrFigures` figures, or one list of them
 */
export type OperandType =
  | FactType
  | "name"
  | "default"
  | "textOrFlag"
  | "same"
  | "value"
  | "places"
  | "list"
  | "body"
  | "textsOrText"
  | "figureOrFigures";

/** One operator a condition may use, as printed in the guide. */
export interface Operator {
  readonly name: string;
  readonly operands: readonly OperandType[];
  /** How few and how many operands; `null` is any number, the last type repeating. */
  readonly least: number;
  readonly most: number | null;
  /** `same` is the type of the branches, of the fact or of the item. */
  readonly result: FactType | "same";
  readonly meaning: Bilingual;
}

function operator(
  name: string,
  operands: readonly OperandType[],
  result: FactType | "same",
  zh: string,
  en: string,
  [least, most]: readonly [number, number | null] = [operands.length, operands.length],
): Operator {
  return Object.freeze({
    name,
    operands: Object.freeze([...operands]),
    least,
    most,
    result,
    meaning: { zh, en },
  });
}

const ONE_OR_MORE = [1, null] as const;
const TWO_OR_MORE = [2, null] as const;

/**
 * Every operator there is; what is not listed is refused when the ruleset is loaded.
 *
 * Unless its meaning says otherwise an operator gives blank (`null`) as soon as one operand is blank. A condition
 * that comes out blank is not evaluated: neither passed nor failed.
 *
 * Where json-logic differs: figures are compared and computed only by `dec.*`; only flags decide, so `""` and
 * `0` are neither true nor false; the default of `var` also stands in for a blank; `and`, `or`, `some`, `all` and
 * `none` follow Kleene; a blank test makes the whole `if` blank.
 */
export const OPERATORS: readonly Operator[] = Object.freeze([
  operator(
    "var",
    ["name", "default"],
    "same",
    '事实的值;空白时取默认值。在 some/all/none 里 {"var": ""} 是当前一项',
    'the value of a fact; the default where it is blank. Inside some/all/none {"var": ""} is the item',
    [1, 2],
  ),
  operator(
    "present",
    ["value"],
    "flag",
    "是否有值;结果不会空白",
    "whether there is a value; never blank itself",
  ),

  operator(
    "and",
    ["flag"],
    "flag",
    "全部为真;有一个假即为假,否则有空白即空白",
    "all true; false as soon as one is false, else blank if one is blank",
    ONE_OR_MORE,
  ),
  operator(
    "or",
    ["flag"],
    "flag",
    "至少一个为真;有一个真即为真,否则有空白即空白",
    "at least one true; true as soon as one is true, else blank if one is blank",
    ONE_OR_MORE,
  ),
  operator("!", ["flag"], "flag", "非", "not"),
  operator("!!", ["flag"], "flag", "原样", "the flag itself"),
  operator(
    "if",
    ["flag", "same"],
    "same",
    "如果…则…,(否则如果…则…,)否则…;没有“否则”时空白,条件空白时整体空白",
    "if … then …, (else if … then …,) else …; blank without an else, and blank when a test is blank",
    TWO_OR_MORE,
  ),
  operator("?:", ["flag", "same"], "same", "同 if", "the same as if", TWO_OR_MORE),

  operator("==", ["textOrFlag", "textOrFlag"], "flag", "文本或是否相同", "same text, or same flag"),
  operator("===", ["textOrFlag", "textOrFlag"], "flag", "同 ==", "the same as =="),
  operator("!=", ["textOrFlag", "textOrFlag"], "flag", "文本或是否不同", "different text, or different flag"),
  operator("!==", ["textOrFlag", "textOrFlag"], "flag", "同 !=", "the same as !="),
  operator(
    "in",
    ["text", "textsOrText"],
    "flag",
    "文本是列表中的一项,或是另一文本的一部分",
    "the text is one of the list, or is part of the other text",
  ),
  operator("text.contains", ["text", "text"], "flag", "前者含有后者", "the first contains the second"),
  operator("text.startsWith", ["text", "text"], "flag", "前者以后者开头", "the first starts with the second"),
  operator("text.length", ["text"], "figure", "字数(汉字、字母各算一个)", "how many characters"),

  operator("dec.lt", ["figure", "figure"], "flag", "小于", "less than"),
  operator("dec.lte", ["figure", "figure"], "flag", "小于或等于", "less than or equal to"),
  operator("dec.gt", ["figure", "figure"], "flag", "大于", "greater than"),
  operator("dec.gte", ["figure", "figure"], "flag", "大于或等于", "greater than or equal to"),
  operator("dec.eq", ["figure", "figure"], "flag", "相等(9.5 与 9.50 相等)", "equal (9.5 equals 9.50)"),
  operator("dec.ne", ["figure", "figure"], "flag", "不相等", "not equal"),
  operator(
    "dec.between",
    ["figure", "figure", "figure"],
    "flag",
    "第一个在后两个之间(含两端)",
    "the first lies between the other two, ends included",
  ),
  operator("dec.add", ["figure"], "figure", "和,精确", "sum, exact", TWO_OR_MORE),
  operator("dec.sub", ["figure", "figure"], "figure", "差,精确", "difference, exact"),
  operator("dec.mul", ["figure"], "figure", "积,精确", "product, exact", TWO_OR_MORE),
  operator(
    "dec.div",
    ["figure", "figure"],
    "figure",
    "商,精确(不舍入);除数为零时空白",
    "quotient, exact and never rounded; blank when divided by zero",
  ),
  operator(
    "dec.min",
    ["figureOrFigures"],
    "figure",
    "最小的数值;列表为空时空白",
    "the least figure; blank for an empty list",
    ONE_OR_MORE,
  ),
  operator(
    "dec.max",
    ["figureOrFigures"],
    "figure",
    "最大的数值;列表为空时空白",
    "the greatest figure; blank for an empty list",
    ONE_OR_MORE,
  ),
  operator("dec.abs", ["figure"], "figure", "绝对值", "absolute value"),
  operator(
    "dec.round",
    ["figure", "places"],
    "figure",
    "四舍五入到所写的小数位",
    "rounded half away from zero to the places written",
  ),
  operator(
    "dec.sum",
    ["figures"],
    "figure",
    "列表之和;列表为空时为零",
    "sum of a list; zero for an empty list",
  ),

  operator("list.count", ["list"], "figure", "列表有几项", "how many items a list has"),
  operator(
    "some",
    ["list", "body"],
    "flag",
    "至少一项为真;列表为空时为假",
    "true for at least one item; false for an empty list",
  ),
  operator(
    "all",
    ["list", "body"],
    "flag",
    "每一项都为真;列表为空时为假(与 JSON-Logic 一致)",
    "true for every item; false for an empty list, as in JSON-Logic",
  ),
  operator(
    "none",
    ["list", "body"],
    "flag",
    "没有一项为真;列表为空时为真",
    "true for no item; true for an empty list",
  ),
]);

const BY_NAME: ReadonlyMap<string, Operator> = new Map(OPERATORS.map((each) => [each.name, each]));

export function operatorNamed(name: string): Operator | undefined {
  return BY_NAME.get(name);
}

const figures = (use: string): Bilingual => ({
  zh: `会用浮点数计算或按文本比较;数值请用 ${use}`,
  en: `computes in floating point or compares texts; for figures use ${use}`,
});
const NO_LISTS: Bilingual = {
  zh: "不提供列表的改造;列表只能用 some、all、none、in、dec.sum、dec.min、dec.max、list.count",
  en: "lists are not rebuilt; use some, all, none, in, dec.sum, dec.min, dec.max or list.count on them",
};
const NO_TEXTS: Bilingual = {
  zh: "不提供文本的拼接与截取;可用 text.contains、text.startsWith、in、==",
  en: "texts are not built; use text.contains, text.startsWith, in or ==",
};
const USE_PRESENT: Bilingual = {
  zh: "会把数据当作规则执行;请用 present 判断是否有值",
  en: "would run what stands in the data; use present to ask whether there is a value",
};

/** Operators of JSON-Logic that are known and refused, with what to write instead. */
export const FORBIDDEN: ReadonlyMap<string, Bilingual> = new Map([
  ["log", { zh: "会把表中内容写到控制台;请删去", en: "would write the form to the console; remove it" }],
  ["method", { zh: "会调用对象的方法;请删去", en: "would call methods of objects; remove it" }],
  ["missing", USE_PRESENT],
  ["missing_some", USE_PRESENT],
  ["map", NO_LISTS],
  ["filter", NO_LISTS],
  ["reduce", NO_LISTS],
  ["merge", NO_LISTS],
  ["cat", NO_TEXTS],
  ["substr", NO_TEXTS],
  ["<", figures("dec.lt")],
  ["<=", figures("dec.lte")],
  [">", figures("dec.gt")],
  [">=", figures("dec.gte")],
  ["+", figures("dec.add")],
  ["-", figures("dec.sub")],
  ["*", figures("dec.mul")],
  ["/", figures("dec.div")],
  ["%", figures("dec.sub, dec.div, dec.round")],
  ["min", figures("dec.min")],
  ["max", figures("dec.max")],
]);
