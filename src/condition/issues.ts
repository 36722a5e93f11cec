import type { Bilingual, Issue } from "../errors";
import type { ConditionLimits } from "./limits";
import type { FactType } from "./vocabulary";

/** The words for the types, as they stand in messages. */
const TYPE_WORDS: Readonly<Record<FactType, Bilingual>> = {
  figure: { zh: "数值", en: "a figure" },
  text: { zh: "文本", en: "a text" },
  flag: { zh: "是否(真/假)", en: "a flag (true or false)" },
  figures: { zh: "数值列表", en: "a list of figures" },
  texts: { zh: "文本列表", en: "a list of texts" },
};

function issue(code: string, path: string, zh: string, en: string): Issue {
  return { code: `condition.${code}`, path, message: { zh, en } };
}

/** A stranger's text, short enough to print. */
function shown(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}

export function notJson(path: string, what: Bilingual): Issue {
  return issue(
    "not-json",
    path,
    `此处是${what.zh},不是 JSON 数据;请只用对象、数组、文本、数字、true、false`,
    `${what.en} is not JSON; write only objects, arrays, texts, numbers, true and false`,
  );
}

export function cycle(path: string): Issue {
  return issue(
    "cycle",
    path,
    "条件包含了自身;请写成有限的 JSON",
    "the condition contains itself; write it as plain JSON",
  );
}

export function tooDeep(path: string, { depth }: ConditionLimits): Issue {
  return issue(
    "depth",
    path,
    `嵌套超过 ${depth} 层;请拆成几条检查`,
    `nested more than ${depth} deep; split it into several checks`,
  );
}

export function tooManyNodes({ nodes }: ConditionLimits): Issue {
  return issue(
    "nodes",
    "",
    `条件超过 ${nodes} 个值;请拆成几条检查`,
    `more than ${nodes} values; split it into several checks`,
  );
}

export function tooLong(path: string, length: number, { text }: ConditionLimits): Issue {
  return issue(
    "text",
    path,
    `文本有 ${length} 个字符,最多 ${text} 个;请缩短`,
    `the text has ${length} characters, at most ${text} are read; shorten it`,
  );
}

export function tooManySteps(): Issue {
  return issue(
    "steps",
    "",
    "求值的步数超出限额;请缩短列表、文本或运算",
    "the evaluation takes too many steps; shorten the lists, the texts or the arithmetic",
  );
}

export function prototypeName(path: string, name: string): Issue {
  return issue(
    "prototype-name",
    path,
    `${shown(name)} 是对象内部的名称,不能使用;请用词汇表中的事实`,
    `${shown(name)} names the inside of an object and is refused; use a fact of the vocabulary`,
  );
}

export function notOneKey(path: string, keys: readonly string[]): Issue {
  const some = keys.slice(0, 5).map(shown).join(", ");
  return issue(
    "multi-key",
    path,
    `一个对象只写一个运算符,此处有 ${keys.length} 个${some && `:${some}`};请用 and 或 or 连接`,
    `an object holds one operator, this one holds ${keys.length}${some && `: ${some}`}; join them with and or or`,
  );
}

export function forbiddenOperator(path: string, name: string, why: Bilingual): Issue {
  return issue(
    "forbidden-operator",
    path,
    `运算符 ${name} 不可用:${why.zh}`,
    `operator ${name} is refused: ${why.en}`,
  );
}

export function unknownOperator(path: string, name: string, known: readonly string[]): Issue {
  return issue(
    "unknown-operator",
    path,
    `没有运算符 ${shown(name)};可用:${known.join(" ")}`,
    `there is no operator ${shown(name)}; there are: ${known.join(" ")}`,
  );
}

export function wrongArity(
  path: string,
  name: string,
  found: number,
  least: number,
  most: number | null,
): Issue {
  const range =
    most === null ? [`至少 ${least}`, `at least ${least}`] : least === most ? [`${least}`, `${least}`] : null;
  const [zh, en] = range ?? [`${least} 至 ${most}`, `${least} to ${most}`];
  return issue(
    "arity",
    path,
    `${name} 需要 ${zh} 个操作数,此处有 ${found} 个`,
    `${name} takes ${en} ${most === 1 ? "operand" : "operands"}, found ${found}`,
  );
}

/** With what to write instead, where there is something better to say than the type that is due. */
export function wrongType(path: string, due: FactType, found: FactType, hint?: Bilingual): Issue {
  return mistyped(
    path,
    `此处应为${TYPE_WORDS[due].zh},却是${TYPE_WORDS[found].zh}${hint ? `;${hint.zh}` : ""}`,
    `${TYPE_WORDS[due].en} is due here, found ${TYPE_WORDS[found].en}${hint ? `; ${hint.en}` : ""}`,
  );
}

export function mistyped(path: string, zh: string, en: string): Issue {
  return issue("type", path, zh, en);
}

export function wrongLiteral(path: string, zh: string, en: string): Issue {
  return issue("literal", path, zh, en);
}

export function computedName(path: string): Issue {
  return issue(
    "computed-name",
    path,
    'var 的事实名称要直接写出,例如 {"var": "row.score"}',
    'var takes the name of a fact written out, such as {"var": "row.score"}',
  );
}

export function elementOutside(path: string): Issue {
  return issue(
    "element",
    path,
    '{"var": ""} 只能用在 some、all、none 的第二个操作数里;请写事实的名称',
    '{"var": ""} stands only in the second operand of some, all and none; write the name of a fact',
  );
}

export function nestedList(path: string, name: string): Issue {
  return issue(
    "nested-list",
    path,
    `${name} 不能放在另一个 some、all、none 里;请分成几条检查`,
    `${name} may not stand inside another some, all or none; split the check`,
  );
}

export function unknownFact(path: string, name: string, known: readonly string[]): Issue {
  const some = similarTo(name, known);
  return issue(
    "unknown-fact",
    path,
    `词汇表中没有事实 ${shown(name)}${some && `;可用:${some}`}`,
    `there is no fact ${shown(name)} in the vocabulary${some && `; there are: ${some}`}`,
  );
}

/** The facts that share a part of the name, else the first few; at most a dozen. */
function similarTo(name: string, known: readonly string[]): string {
  const parts = new Set(name.split("."));
  const related = known.filter((each) => each.split(".").some((part) => parts.has(part)));
  return (related.length > 0 ? related : known).slice(0, 12).join(" ");
}
