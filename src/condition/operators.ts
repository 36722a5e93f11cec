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

/** One operator a condition may use; `docs/rulesets.md` says what each means. */
export interface Operator {
  readonly name: string;
  readonly operands: readonly OperandType[];
  /** How few and how many operands; `null` is any number, the last type repeating. */
  readonly least: number;
  readonly most: number | null;
  /** `same` is the type of the branches, of the fact or of the item. */
  readonly result: FactType | "same";
}

function operator(
  name: string,
  operands: readonly OperandType[],
  result: FactType | "same",
  [least, most]: readonly [number, number | null] = [operands.length, operands.length],
): Operator {
  return Object.freeze({ name, operands: Object.freeze([...operands]), least, most, result });
}

const ONE_OR_MORE = [1, null] as const;
const TWO_OR_MORE = [2, null] as const;

/**
 * Every operator there is; what is not listed is refused when the ruleset is loaded.
 *
 * Unless the guide says otherwise an operator gives blank (`null`) as soon as one operand is blank. A condition
 * that comes out blank is not evaluated: neither passed nor failed.
 *
 * Where json-logic differs: figures are compared and computed only by `dec.*`; only flags decide, so `""` and
 * `0` are neither true nor false; the default of `var` also stands in for a blank; `and`, `or`, `some`, `all` and
 * `none` follow Kleene; a blank test makes the whole `if` blank.
 */
export const OPERATORS: readonly Operator[] = Object.freeze([
  operator("var", ["name", "default"], "same", [1, 2]),
  operator("present", ["value"], "flag"),

  operator("and", ["flag"], "flag", ONE_OR_MORE),
  operator("or", ["flag"], "flag", ONE_OR_MORE),
  operator("!", ["flag"], "flag"),
  operator("!!", ["flag"], "flag"),
  operator("if", ["flag", "same"], "same", TWO_OR_MORE),
  operator("?:", ["flag", "same"], "same", TWO_OR_MORE),

  operator("==", ["textOrFlag", "textOrFlag"], "flag"),
  operator("===", ["textOrFlag", "textOrFlag"], "flag"),
  operator("!=", ["textOrFlag", "textOrFlag"], "flag"),
  operator("!==", ["textOrFlag", "textOrFlag"], "flag"),
  operator("in", ["text", "textsOrText"], "flag"),
  operator("text.contains", ["text", "text"], "flag"),
  operator("text.startsWith", ["text", "text"], "flag"),
  operator("text.length", ["text"], "figure"),

  operator("dec.lt", ["figure", "figure"], "flag"),
  operator("dec.lte", ["figure", "figure"], "flag"),
  operator("dec.gt", ["figure", "figure"], "flag"),
  operator("dec.gte", ["figure", "figure"], "flag"),
  operator("dec.eq", ["figure", "figure"], "flag"),
  operator("dec.ne", ["figure", "figure"], "flag"),
  operator("dec.between", ["figure", "figure", "figure"], "flag"),
  operator("dec.add", ["figure"], "figure", TWO_OR_MORE),
  operator("dec.sub", ["figure", "figure"], "figure"),
  operator("dec.mul", ["figure"], "figure", TWO_OR_MORE),
  operator("dec.div", ["figure", "figure"], "figure"),
  operator("dec.min", ["figureOrFigures"], "figure", ONE_OR_MORE),
  operator("dec.max", ["figureOrFigures"], "figure", ONE_OR_MORE),
  operator("dec.abs", ["figure"], "figure"),
  operator("dec.round", ["figure", "places"], "figure"),
  operator("dec.sum", ["figures"], "figure"),

  operator("list.count", ["list"], "figure"),
  operator("some", ["list", "body"], "flag"),
  operator("all", ["list", "body"], "flag"),
  operator("none", ["list", "body"], "flag"),
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
