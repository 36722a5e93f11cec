import {
  createScanner,
  getLocation,
  type Node,
  type ParseError,
  parse,
  parseTree,
  printParseErrorCode,
  type SyntaxKind,
} from "jsonc-parser";
import type { Bilingual, Issue } from "../errors";
import { escapeToken, pointer } from "../evaluation/pointer";

/** No form nests deeper than a handful of levels; readers that recurse stay safe. */
const MAX_DEPTH = 100;

// The library's token kinds are a const enum, of which only the types can be imported.
const OPEN_BRACE: SyntaxKind.OpenBraceToken = 1;
const CLOSE_BRACE: SyntaxKind.CloseBraceToken = 2;
const OPEN_BRACKET: SyntaxKind.OpenBracketToken = 3;
const CLOSE_BRACKET: SyntaxKind.CloseBracketToken = 4;
const COLON: SyntaxKind.ColonToken = 6;
const STRING: SyntaxKind.StringLiteral = 10;
const END: SyntaxKind.EOF = 17;

/** There is nothing in it but white space. */
export const EMPTY_FILE: Issue = {
  code: "input.empty",
  path: "",
  message: { zh: "文件为空", en: "the file is empty" },
};

/** An array of no forms. */
export const EMPTY_ARRAY: Issue = {
  code: "input.empty",
  path: "",
  message: { zh: "数组是空的，没有表单", en: "the array is empty: there is no form in it" },
};

export interface Position {
  /** 1-based. */
  readonly line: number;
  /** 1-based, in UTF-16 units. */
  readonly column: number;
}

export type JsonResult =
  | { readonly success: true; readonly data: unknown }
  | { readonly success: false; readonly issue: Issue; readonly at: Position };

/** Strict JSON; a key given twice and nesting beyond 100 levels are refused too, since both hide something. */
export function readJson(text: string): JsonResult {
  const structure = inspectStructure(text);
  if (structure?.code === "json.too-deep") return failure(text, structure);
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return failure(text, syntaxProblem(text));
  }
  return structure ? failure(text, structure) : { success: true, data };
}

/** Finds the position of what a JSON Pointer names, or of its nearest ancestor there is. */
export function createLocator(text: string): (path: string) => Position {
  // Only needed where something is wrong, and then often many times.
  let root: Node | undefined;
  let positions: ((offset: number) => Position) | undefined;
  return (path) => {
    root ??= parseTree(text);
    positions ??= createPositions(text);
    let node = root;
    let offset = root?.offset ?? 0;
    for (const token of path.split("/").slice(1)) {
      const next: Node | undefined = child(node, token);
      if (next === undefined) break;
      offset = next.offset;
      node = next.type === "property" ? next.children?.[1] : next;
    }
    return positions(offset);
  };
}

function child(node: Node | undefined, token: string): Node | undefined {
  if (node?.type === "array") return node.children?.[Number(token)];
  return node?.children?.find((property) => escapeToken(String(property.children?.[0]?.value)) === token);
}

interface Problem {
  readonly code: string;
  readonly offset: number;
  readonly message: Bilingual;
}

/** One pass over the tokens, without recursion. */
function inspectStructure(text: string): Problem | null {
  const scanner = createScanner(text, true);
  const open: (Set<string> | null)[] = [];
  let duplicate: Problem | null = null;
  let lastString: { readonly value: string; readonly offset: number } | null = null;
  for (let token = scanner.scan(); token !== END; token = scanner.scan()) {
    if (token === OPEN_BRACE || token === OPEN_BRACKET) {
      if (open.length === MAX_DEPTH) return tooDeep(scanner.getTokenOffset());
      open.push(token === OPEN_BRACE ? new Set() : null);
    } else if (token === CLOSE_BRACE || token === CLOSE_BRACKET) {
      open.pop();
    } else if (token === COLON && lastString !== null) {
      const keys = open.at(-1);
      if (keys?.has(lastString.value)) duplicate ??= duplicateKey(lastString.value, lastString.offset);
      keys?.add(lastString.value);
    }
    lastString =
      token === STRING ? { value: scanner.getTokenValue(), offset: scanner.getTokenOffset() } : null;
  }
  return duplicate;
}

function tooDeep(offset: number): Problem {
  return {
    code: "json.too-deep",
    offset,
    message: {
      zh: `嵌套超过 ${MAX_DEPTH} 层；自评表只有几层，请检查文件是否生成有误`,
      en: `nested more than ${MAX_DEPTH} levels deep; a form has only a few, check how the file was made`,
    },
  };
}

function duplicateKey(key: string, offset: number): Problem {
  const shown = key.slice(0, 60);
  return {
    code: "json.duplicate-key",
    offset,
    message: {
      zh: `键“${shown}”在同一对象中出现两次，无法判断以哪个为准；请只保留一个`,
      en: `key "${shown}" stands twice in the same object, and which one counts is unclear; keep one`,
    },
  };
}

const SYNTAX_MESSAGES: Readonly<Record<string, Bilingual>> = {
  ColonExpected: { zh: "键之后缺少英文冒号“:”", en: "a colon is missing after the key" },
  CommaExpected: {
    zh: "两项之间缺少英文逗号“,”",
    en: "a comma is missing between two items",
  },
  PropertyNameExpected: {
    zh: "此处应为带英文双引号的键；请检查是否多了逗号",
    en: "a key in double quotes is due here; check for a comma too many",
  },
  ValueExpected: { zh: "此处缺少值", en: "a value is missing here" },
  CloseBraceExpected: { zh: "内容不完整，缺少“}”", en: "the text ends early: } is missing" },
  CloseBracketExpected: {
    zh: "内容不完整，缺少“]”",
    en: "the text ends early: ] is missing",
  },
  EndOfFileExpected: {
    zh: "文档之后还有多余内容；多张表请放入数组，或每行一张存为 .ndjson",
    en: "something follows the end of the document; put several forms in an array, or one a line in .ndjson",
  },
  InvalidCommentToken: {
    zh: "JSON 不允许注释，请删除",
    en: "JSON has no comments; remove it",
  },
  UnexpectedEndOfString: {
    zh: "文本缺少结尾的英文双引号",
    en: 'a text lacks its closing quote (")',
  },
  InvalidCharacter: {
    zh: "文本中有未转义的控制字符（换行写作 \\n，制表符写作 \\t）",
    en: "a text holds a bare control character (write a line end as \\n, a tab as \\t)",
  },
  InvalidEscapeCharacter: {
    zh: "反斜杠之后的转义无效；反斜杠本身写作 \\\\",
    en: "invalid escape after a backslash; write a backslash as \\\\",
  },
};

/** What is wrong first, as someone mending the file by hand would put it. */
function syntaxProblem(text: string): Problem {
  const errors: ParseError[] = [];
  parse(text, errors, { disallowComments: true, allowTrailingComma: false });
  const first = errors[0];
  if (first === undefined) return { code: "json.syntax", offset: 0, message: NOT_JSON };
  const name = printParseErrorCode(first.error);
  const found = text.slice(first.offset, first.offset + Math.min(first.length, 20));
  if (name === "InvalidSymbol") return wrongSymbol(text, first.offset, found);
  return { code: "json.syntax", offset: first.offset, message: SYNTAX_MESSAGES[name] ?? NOT_JSON };
}

const NOT_JSON: Bilingual = { zh: "不是有效的 JSON", en: "not valid JSON" };

/** A bare word or sign where JSON has none. */
function wrongSymbol(text: string, offset: number, found: string): Problem {
  // A sign before the word is a symbol of its own to the scanner.
  const word = /^[-+]?[\p{L}\d_.]*/u.exec(text.slice(offset, offset + 20))?.[0] || found;
  if (/^[-+]?(nan|infinity|inf)$/i.test(word)) {
    return {
      code: "json.not-a-figure",
      offset,
      message: {
        zh: `${word} 不是数字，JSON 也不允许；请按表上所印写成文本（如 "8.94"），空白请省略该键`,
        en: `${word} is no figure, and JSON does not allow it; give the cell as printed (such as "8.94"), or leave the key out where blank`,
      },
    };
  }
  const fullWidth = /[，：“”｛｝［］]/.exec(found)?.[0];
  const advice: Bilingual = fullWidth
    ? { zh: `“${fullWidth}”是全角标点，请改为英文半角`, en: `${fullWidth} is full-width; use the ASCII sign` }
    : {
        zh: "文本和键要加英文双引号，数字只用十进制",
        en: "quote texts and keys, and write numbers in decimal",
      };
  return {
    code: "json.syntax",
    offset,
    message: { zh: `不认识的符号 ${word}；${advice.zh}`, en: `unexpected ${word}; ${advice.en}` },
  };
}

function failure(text: string, problem: Problem): JsonResult {
  const path = problem.code === "json.too-deep" ? "" : pathAt(text, problem.offset);
  const { code, message } = problem;
  return { success: false, issue: { code, path, message }, at: createPositions(text)(problem.offset) };
}

/** The JSON Pointer of the place; where a key is due, that of its object. */
function pathAt(text: string, offset: number): string {
  const { path } = getLocation(text, offset);
  return pointer(path.at(-1) === "" ? path.slice(0, -1) : path);
}

function createPositions(text: string): (offset: number) => Position {
  const starts = [0];
  for (let end = text.indexOf("\n"); end !== -1; end = text.indexOf("\n", end + 1)) starts.push(end + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle;
    }
    return { line: low + 1, column: offset - starts[low]! + 1 };
  };
}
