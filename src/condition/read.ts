import { type Issue, RulesetError } from "../errors";
import { copyJson } from "./copy";
import * as issues from "./issues";
import type { ConditionLimits } from "./limits";
import { figureLiteral } from "./literal";
import { FORBIDDEN, OPERATORS, operatorNamed } from "./operators";
import { below } from "./pointer";
import type { CallNode, ConditionNode, Json } from "./tree";
import type { FactType, Vocabulary } from "./vocabulary";

/** A condition found good, as a typed tree and as plain JSON; or everything that is wrong with it. */
export type Reading =
  | { readonly success: true; readonly tree: ConditionNode; readonly json: Json }
  | { readonly success: false; readonly issues: readonly Issue[] };

interface Reader {
  readonly vocabulary: Vocabulary;
  readonly limits: ConditionLimits;
  readonly issues: Issue[];
  /** Of the list whose items are being read, inside the body of `some`, `all`, `none`. */
  element: FactType | null;
}

/** What is due at a place; `null` where any type will do. */
type Due = FactType | null;

/** `null` stands for "wrong, and already reported". */
type Read = ConditionNode | null;

interface Call {
  readonly name: string;
  readonly operands: readonly Json[];
  readonly path: string;
  /** Where an operand stands: `[x]` may be written `x`. */
  readonly pathOf: (index: number) => string;
}

/** @throws RulesetError with every issue `checkCondition` finds */
export function soundCondition(
  logic: unknown,
  vocabulary: Vocabulary,
  limits: ConditionLimits,
): Extract<Reading, { success: true }> {
  const reading = readCondition(logic, vocabulary, limits);
  if (!reading.success) throw new RulesetError(reading.issues);
  return reading;
}

/** Reads a condition: first that it is bounded plain JSON, then operators, facts and types. */
export function readCondition(logic: unknown, vocabulary: Vocabulary, limits: ConditionLimits): Reading {
  const { copy, issues: found } = copyJson(logic, limits);
  if (found.length > 0) return { success: false, issues: found };
  const reader: Reader = { vocabulary, limits, issues: [], element: null };
  const tree = readNode(copy, "flag", "", reader);
  // Whoever gives no node has said why.
  return tree === null
    ? { success: false, issues: reader.issues.slice(0, limits.issues) }
    : { success: true, tree, json: copy };
}

function report(issue: Issue, reader: Reader): null {
  reader.issues.push(issue);
  return null;
}

function readNode(json: Json, due: Due, path: string, reader: Reader): Read {
  if (json === null || typeof json !== "object") return readLiteral(json, due, path, reader);
  if (isList(json)) {
    return report(
      issues.mistyped(
        path,
        "此处不能写列表;列表只能写作 in 的第二个操作数",
        "a list cannot stand here; it can be written only as the second operand of in",
      ),
      reader,
    );
  }
  const keys = Object.keys(json);
  const name = keys[0];
  if (name === undefined || keys.length > 1) return report(issues.notOneKey(path, keys), reader);
  const written = json[name] ?? null;
  const inside = below(path, name);
  return readCall(
    {
      name,
      operands: isList(written) ? written : [written],
      path: inside,
      pathOf: (index) => (isList(written) ? below(inside, index) : inside),
    },
    due,
    reader,
  );
}

function isList(json: Json): json is readonly Json[] {
  return Array.isArray(json);
}

function readCall(call: Call, due: Due, reader: Reader): Read {
  if (isPrototypeName(call.name)) return report(issues.prototypeName(call.path, call.name), reader);
  const operator = operatorNamed(call.name);
  if (operator === undefined) return report(unusable(call), reader);
  const { least, most } = operator;
  const count = call.operands.length;
  if (count < least || (most !== null && count > most)) {
    return report(issues.wrongArity(call.path, call.name, count, least, most), reader);
  }
  const node = (SPECIAL[call.name] ?? readPlain)(call, due, reader);
  if (node === null || due === null || node.type === due) return node;
  return report(wrongResult(call, due, node), reader);
}

function unusable({ name, path }: Call): Issue {
  const why = FORBIDDEN.get(name);
  if (why !== undefined) return issues.forbiddenOperator(path, name, why);
  return issues.unknownOperator(
    path,
    name,
    OPERATORS.map((each) => each.name),
  );
}

function wrongResult(call: Call, due: FactType, node: ConditionNode): Issue {
  const ask = {
    zh: `要问是否有值请写 {"present": …},数值请用 dec.* 比较`,
    en: `write {"present": …} to ask whether there is a value, or compare figures with dec.*`,
  };
  return issues.wrongType(call.path, due, node.type, due === "flag" ? ask : undefined);
}

const PROTOTYPE_NAMES: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);

function isPrototypeName(name: string): boolean {
  return name.split(".").some((part) => PROTOTYPE_NAMES.has(part));
}

function readLiteral(
  written: null | boolean | number | string,
  due: Due,
  path: string,
  reader: Reader,
): Read {
  if (written === null) {
    return report(
      issues.wrongLiteral(
        path,
        "null 只能写作 if 的分支(不评);问是否空白请用 present",
        "null stands only as a branch of if (not evaluated); use present to ask for blanks",
      ),
      reader,
    );
  }
  if (due === "figure" || (due === null && typeof written === "number"))
    return readFigure(written, path, reader);
  const type = typeof written === "boolean" ? "flag" : typeof written === "number" ? "figure" : "text";
  if (due !== null && due !== type) return report(issues.wrongType(path, due, type), reader);
  return { kind: "literal", type, value: written as string | boolean };
}

function readFigure(written: boolean | number | string, path: string, reader: Reader): Read {
  if (typeof written === "boolean") return report(issues.wrongType(path, "figure", "flag"), reader);
  const value = figureLiteral(written);
  if (value !== null) return { kind: "literal", type: "figure", value };
  return report(
    issues.wrongLiteral(
      path,
      '数值要写成十进制文本,例如 "90" 或 "0.3";整数最多 30 位,小数最多 10 位,不用千分位、百分号、指数',
      'write a figure as a decimal text such as "90" or "0.3": at most 30 digits and 10 decimals, no separators, percent sign or exponent',
    ),
    reader,
  );
}

/** Operators whose operands are simply of the types listed. */
function readPlain(call: Call, _due: Due, reader: Reader): Read {
  const { operands, result } = operatorNamed(call.name)!;
  const types = operands as readonly FactType[];
  return called(call, result as FactType, (json, index) =>
    readNode(json, types[Math.min(index, types.length - 1)]!, call.pathOf(index), reader),
  );
}

/** The call, once every operand has been read; all are read, so that all issues are found at once. */
function called(call: Call, type: FactType, read: (operand: Json, index: number) => Read): CallNode | null {
  const operands = call.operands.map(read);
  if (!operands.every((each) => each !== null)) return null;
  return { kind: "call", type, operator: call.name, operands };
}

const SPECIAL: Readonly<Record<string, (call: Call, due: Due, reader: Reader) => Read>> = Object.assign(
  Object.create(null),
  {
    var: readFact,
    present: readPresent,
    if: readIf,
    "?:": readIf,
    "==": readEquality,
    "===": readEquality,
    "!=": readEquality,
    "!==": readEquality,
    in: readIn,
    "dec.min": readExtreme,
    "dec.max": readExtreme,
    "dec.round": readRound,
    "list.count": readCount,
    some: readEach,
    all: readEach,
    none: readEach,
  },
);

function readFact(call: Call, _due: Due, reader: Reader): Read {
  const [name, fallback] = call.operands;
  const path = call.pathOf(0);
  if (typeof name !== "string") return report(issues.computedName(path), reader);
  if (name === "") return readElement(call, reader);
  if (isPrototypeName(name)) return report(issues.prototypeName(path, name), reader);
  const type = Object.hasOwn(reader.vocabulary, name) ? reader.vocabulary[name] : undefined;
  if (type === undefined) {
    return report(issues.unknownFact(path, name, Object.keys(reader.vocabulary)), reader);
  }
  if (fallback === undefined) return { kind: "fact", type, name, fallback: null };
  if (fallback !== null && typeof fallback === "object") {
    return report(
      issues.wrongLiteral(
        call.pathOf(1),
        "var 的默认值要直接写出数值、文本或真假",
        "the default of var is a figure, text or flag written out",
      ),
      reader,
    );
  }
  const literal = readLiteral(fallback, type, call.pathOf(1), reader);
  return literal?.kind === "literal" ? { kind: "fact", type, name, fallback: literal.value } : null;
}

function readElement(call: Call, reader: Reader): Read {
  if (reader.element === null) return report(issues.elementOutside(call.pathOf(0)), reader);
  if (call.operands.length > 1) return report(issues.wrongArity(call.path, "var", 2, 1, 1), reader);
  return { kind: "element", type: reader.element };
}

function readPresent(call: Call, _due: Due, reader: Reader): Read {
  const [operand] = call.operands;
  if (operand === null || typeof operand !== "object") {
    return report(
      issues.mistyped(
        call.pathOf(0),
        'present 问的是事实,请写 {"present": {"var": "事实名称"}}',
        'present asks about a fact: write {"present": {"var": "name of the fact"}}',
      ),
      reader,
    );
  }
  return called(call, "flag", (json, index) => readNode(json, null, call.pathOf(index), reader));
}

/** Tests are flags; the branches all have the type that is due, or else that of the first. */
function readIf(call: Call, due: Due, reader: Reader): Read {
  const last = call.operands.length - 1;
  let type = due;
  const node = called(call, "flag", (json, index) => {
    const path = call.pathOf(index);
    if (index % 2 === 0 && index < last) return readNode(json, "flag", path, reader);
    if (json === null) return { kind: "literal", type: "flag", value: null };
    const branch = readNode(json, type, path, reader);
    type ??= branch?.type ?? null;
    return branch;
  });
  if (node === null) return null;
  if (type !== null) return { ...node, type };
  return report(
    issues.mistyped(call.path, "if 至少要有一个分支有值", "at least one branch of if must have a value"),
    reader,
  );
}

function readEquality(call: Call, _due: Due, reader: Reader): Read {
  const node = called(call, "flag", (json, index) => readNode(json, null, call.pathOf(index), reader));
  if (node === null) return null;
  const [left, right] = node.operands;
  const name = call.name.startsWith("!") ? "dec.ne" : "dec.eq";
  for (const [index, { type }] of node.operands.entries()) {
    if (type === "text" || type === "flag") continue;
    const mend =
      type === "figure" ? { zh: `数值请用 ${name}`, en: `compare figures with ${name}` } : undefined;
    return report(issues.wrongType(call.pathOf(index), "text", type, mend), reader);
  }
  if (left!.type === right!.type) return node;
  return report(issues.wrongType(call.pathOf(1), left!.type, right!.type), reader);
}

function readIn(call: Call, _due: Due, reader: Reader): Read {
  return called(call, "flag", (json, index) => {
    const path = call.pathOf(index);
    if (index === 0) return readNode(json, "text", path, reader);
    if (isList(json)) return readTexts(json, path, reader);
    const whole = readNode(json, null, path, reader);
    if (whole === null || whole.type === "text" || whole.type === "texts") return whole;
    return report(issues.wrongType(path, "texts", whole.type), reader);
  });
}

function readTexts(items: readonly Json[], path: string, reader: Reader): Read {
  const texts: string[] = [];
  for (const [index, item] of items.entries()) {
    if (typeof item === "string") texts.push(item);
    else {
      report(
        issues.mistyped(
          below(path, index),
          "in 的列表里只能写文本",
          "a list for in holds only texts written out",
        ),
        reader,
      );
    }
  }
  return texts.length === items.length ? { kind: "literal", type: "texts", value: texts } : null;
}

function readExtreme(call: Call, _due: Due, reader: Reader): Read {
  const [only] = call.operands;
  if (call.operands.length > 1 || typeof only !== "object") return readFigures(call, reader);
  return called(call, "figure", (json, index) => {
    const node = readNode(json, null, call.pathOf(index), reader);
    if (node === null || node.type === "figure" || node.type === "figures") return node;
    return report(issues.wrongType(call.pathOf(index), "figures", node.type), reader);
  });
}

function readFigures(call: Call, reader: Reader): Read {
  return called(call, "figure", (json, index) => readNode(json, "figure", call.pathOf(index), reader));
}

function readRound(call: Call, _due: Due, reader: Reader): Read {
  const places = call.operands[1];
  const whole = typeof places === "number" || typeof places === "string" ? String(places) : "";
  if (!/^(\d|10)$/.test(whole)) {
    return report(
      issues.wrongLiteral(
        call.pathOf(1),
        "dec.round 的小数位要直接写出 0 到 10 的整数",
        "the places of dec.round are a whole number from 0 to 10, written out",
      ),
      reader,
    );
  }
  return readFigures(call, reader);
}

function readCount(call: Call, _due: Due, reader: Reader): Read {
  return called(call, "figure", (json, index) => readListFact(json, call.pathOf(index), reader));
}

function readListFact(json: Json, path: string, reader: Reader): Read {
  if (json === null || typeof json !== "object" || isList(json)) return report(needsList(path), reader);
  const list = readNode(json, null, path, reader);
  if (list === null || list.type === "figures" || list.type === "texts") return list;
  return report(needsList(path), reader);
}

function needsList(path: string): Issue {
  return issues.mistyped(
    path,
    "此处应为列表类事实(数值列表或文本列表)",
    "a fact that is a list of figures or of texts is due here",
  );
}

function readEach(call: Call, _due: Due, reader: Reader): Read {
  if (reader.element !== null) return report(issues.nestedList(call.path, call.name), reader);
  const list = readListFact(call.operands[0]!, call.pathOf(0), reader);
  if (list === null) return null;
  reader.element = list.type === "figures" ? "figure" : "text";
  const body = readNode(call.operands[1]!, "flag", call.pathOf(1), reader);
  reader.element = null;
  return body && { kind: "call", type: "flag", operator: call.name, operands: [list, body] };
}
