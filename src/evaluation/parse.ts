import { EvaluationError, type Issue, type ParseResult } from "../errors";
import { nearestWord } from "./nearestWord";
import { escapeToken, pointer } from "./pointer";
import { type Evaluation, evaluationSchema } from "./schema";
import { validate } from "./validate.generated";

/** An error list stays readable, and a hostile document cannot make it long. */
const MAX_ISSUES = 100;

/** A longer key is told by its beginning. */
const LONGEST_KEY = 60;

const KNOWN_KEYS = [
  ..."id title year project currencyUnit funds goals indicators total analysis meta".split(" "),
  ..."name code department implementer weight sources children planned achieved grade score reason".split(
    " ",
  ),
  ..."appliedBudget initialBudget budget executed carryover rate initialTarget target actual".split(" "),
];

/**
 * Checks that a document is an `Evaluation`; what the form says is not judged here.
 *
 * @param data - parsed JSON
 * @returns the same document, or every issue with its JSON Pointer and how to mend it (at most 100)
 * @example safeParseEvaluation({ indicators: [], totl: {} }) // { success: false, issues: [{ path: "/totl", … }] }
 */
export function safeParseEvaluation(data: unknown): ParseResult<Evaluation> {
  const size = tooManyRows(data);
  if (size !== null) return { success: false, issues: [size] };
  // The compiled validator only says yes or no, fast; zod, which accepts the same documents, says what is wrong.
  if (validate(data)) return { success: true, data: data as Evaluation };
  const result = evaluationSchema.safeParse(data);
  if (result.success) return { success: true, data: data as Evaluation };
  const issues: Issue[] = [];
  for (const issue of result.error.issues) {
    collect(issue as ZodIssue, issues);
    if (issues.length >= MAX_ISSUES) break;
  }
  return { success: false, issues };
}

/** Most indicators, levels included, and most sources a form may have. */
const MAX_NODES = 20_000;

/** Counted before anything is validated, so that a hostile form can make neither time nor errors grow. */
function tooManyRows(data: unknown): Issue | null {
  const sources = listIn(property(data, "funds"), "sources").length;
  let nodes = 0;
  for (const first of listIn(data, "indicators")) {
    nodes += 1;
    for (const second of listIn(first, "children")) {
      nodes += 1 + listIn(second, "children").length;
      if (nodes > MAX_NODES) break;
    }
    if (nodes > MAX_NODES) break;
  }
  if (nodes <= MAX_NODES && sources <= MAX_NODES) return null;
  return {
    code: "form.too-many-rows",
    path: nodes > MAX_NODES ? "/indicators" : "/funds/sources",
    message: {
      zh: `一张表至多${MAX_NODES}行；请检查是否把多张表合成了一张`,
      en: `a form has at most ${MAX_NODES} rows; check whether several forms were joined into one`,
    },
  };
}

function property(of: unknown, key: string): unknown {
  return typeof of === "object" && of !== null ? (of as Readonly<Record<string, unknown>>)[key] : undefined;
}

function listIn(of: unknown, key: string): readonly unknown[] {
  const value = property(of, key);
  return Array.isArray(value) ? value : [];
}

/**
 * Like `safeParseEvaluation`, but throws.
 *
 * @throws EvaluationError with `code` and `path` of the first issue, and all of them in `issues`
 */
export function parseEvaluation(data: unknown): Evaluation {
  const result = safeParseEvaluation(data);
  if (!result.success) throw new EvaluationError(result.issues);
  return result.data;
}

interface ZodIssue {
  readonly code: string;
  readonly path: readonly PropertyKey[];
  readonly keys?: readonly string[];
  readonly values?: readonly unknown[];
  readonly expected?: string;
  readonly maximum?: number | bigint;
  readonly minimum?: number | bigint;
  readonly input?: unknown;
}

/** A key of the form's own (`analysis`) may be of any length; what is told of it stays short. */
function shortened(key: PropertyKey): PropertyKey {
  return typeof key === "string" ? key.slice(0, LONGEST_KEY) : key;
}

function collect(issue: ZodIssue, into: Issue[]): void {
  const path = pointer(issue.path.map(shortened));
  switch (issue.code) {
    case "unrecognized_keys":
      for (const key of issue.keys ?? []) {
        if (into.length >= MAX_ISSUES) return;
        into.push(unknownKey(path, key));
      }
      return;
    case "invalid_value": {
      const words = (issue.values ?? []).join(" / ");
      into.push({
        code: "value.not-allowed",
        path,
        message: { zh: `只能是：${words}`, en: `must be one of: ${words}` },
      });
      return;
    }
    case "too_big":
    case "too_small":
      into.push({
        code: issue.code === "too_big" ? "value.too-big" : "value.too-small",
        path,
        message: {
          zh: `超出范围（限 ${issue.code === "too_big" ? `≤ ${issue.maximum}` : `≥ ${issue.minimum}`}）`,
          en: `out of range (must be ${issue.code === "too_big" ? `≤ ${issue.maximum}` : `≥ ${issue.minimum}`})`,
        },
      });
      return;
    default:
      into.push(wrongType(path, { ...issue, path: issue.path.map(shortened) }));
  }
}

function unknownKey(parent: string, key: string): Issue {
  const shown = key.slice(0, LONGEST_KEY);
  const near = nearestWord(shown, KNOWN_KEYS);
  return {
    code: "key.unknown",
    path: `${parent}/${escapeToken(shown)}`,
    message: {
      zh: `不认识的键“${shown}”${near ? `，是否应为“${near}”？` : "，请删除或改正；自有数据请放在 meta 中"}`,
      en: `unknown key "${shown}"${near ? `; did you mean "${near}"?` : "; remove or correct it, own data belongs in meta"}`,
    },
  };
}

const TYPE_NAMES: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  string: ["文本", "a text"],
  number: ["数字", "a number"],
  int: ["整数", "a whole number"],
  array: ["数组", "an array"],
  object: ["对象", "an object"],
  record: ["对象", "an object"],
};

function wrongType(path: string, issue: ZodIssue): Issue {
  if (issue.path.length === 0) {
    const zh = '一张表是一个对象，至少有键 indicators，如 {"indicators": []}';
    const en = 'a form is one object with at least the key indicators, such as {"indicators": []}';
    return { code: "value.type", path, message: { zh, en } };
  }
  // A union is only used for printed figures: a string as printed, a number, or null.
  const [zh, en] = TYPE_NAMES[issue.expected ?? ""] ?? [
    '印刷的数字或文本（如 "8.94"）、JSON 数字或 null',
    'a figure or text as printed (such as "8.94"), a JSON number or null',
  ];
  const last = String(issue.path.at(-1));
  const isRequired = path === "/indicators";
  return {
    code: "value.type",
    path,
    message: {
      zh: `“${last}”应为${zh}；${isRequired ? "该键不可省略" : "空白请省略该键"}`,
      en: `"${last}" must be ${en}; ${isRequired ? "it may not be left out" : "leave the key out where blank"}`,
    },
  };
}
