import { readFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { createLocator, readJson } from "../node/json";
import { safeParseRuleset } from "../ruleset/parse";
import type { Ruleset } from "../ruleset/schema";
import { rulesets } from "../rulesets";
import { systemProblem } from "./input";
import type { CliIO } from "./io";
import { decodeUtf8 } from "./lines";
import { fileProblem, type InputProblem } from "./problems";

/** A ruleset file read as JSON, with the rulesets it may extend. */
export interface RulesetDocument {
  readonly data: unknown;
  readonly known: Readonly<Record<string, Ruleset>>;
  /** Line and column of a JSON Pointer. */
  readonly locate: ReturnType<typeof createLocator>;
}

export type RulesetDocumentResult =
  | { readonly success: true; readonly document: RulesetDocument }
  | { readonly success: false; readonly problems: readonly InputProblem[] };

/**
 * Reads a ruleset file. What it extends is shipped with jixiao or lies beside it under its id: a city's file
 * extends the province's (`city.json` → `province.json`).
 *
 * @param below - the files that extend this one, the first first
 */
export async function readRulesetFile(
  file: string,
  io: CliIO,
  below: readonly string[] = [],
): Promise<RulesetDocumentResult> {
  let text: string | null;
  try {
    text = decodeUtf8(await readFile(resolve(io.cwd, file)));
  } catch (error) {
    return { success: false, problems: [systemProblem(file, error)] };
  }
  if (text === null) {
    const [zh, en] = ["不是 UTF-8 编码；请另存为 UTF-8", "not UTF-8; save it as UTF-8"];
    return { success: false, problems: [fileProblem(file, "input.not-utf8", zh, en)] };
  }
  const json = readJson(text);
  if (!json.success) return { success: false, problems: [{ file, ...json.at, issue: json.issue }] };
  const base = await readBase(json.data, file, io, below);
  if (!base.success) return base;
  return {
    success: true,
    document: { data: json.data, known: { ...rulesets, ...base.known }, locate: createLocator(text) },
  };
}

type BaseResult =
  | { readonly success: true; readonly known: Readonly<Record<string, Ruleset>> }
  | { readonly success: false; readonly problems: readonly InputProblem[] };

/** The base that lies beside the file; nothing where it is shipped, or where there is no such file. */
async function readBase(
  data: unknown,
  file: string,
  io: CliIO,
  below: readonly string[],
): Promise<BaseResult> {
  const { extends: id } = (typeof data === "object" && data !== null ? data : {}) as { extends?: unknown };
  const isId = typeof id === "string" && /^[a-z0-9][a-z0-9-]{0,60}$/.test(id);
  if (!isId || Object.hasOwn(rulesets, id)) return { success: true, known: {} };
  const path = join(dirname(file), `${id}.json`);
  const chain = [...below, resolve(io.cwd, file)];
  if (chain.includes(resolve(io.cwd, path))) return { success: false, problems: [cycle(file, id)] };
  const read = await readRulesetFile(path, io, chain);
  if (!read.success) {
    const absent = read.problems.every(({ issue }) => issue.code === "input.not-found");
    // The file itself is then told that its base is unknown.
    return absent ? { success: true, known: {} } : read;
  }
  const { data: base, known, locate } = read.document;
  const parsed = safeParseRuleset(base, { known });
  if (parsed.success) return { success: true, known: { ...known, [id]: parsed.data } };
  const problems = parsed.issues.map((issue) => ({ file: path, ...locate(issue.path), issue }));
  return { success: false, problems };
}

function cycle(file: string, id: string): InputProblem {
  return {
    ...fileProblem(
      file,
      "ruleset.extends-cycle",
      `继承成环：${id} 又继承到本文件；请去掉其中一个 extends`,
      `the files extend one another in a circle through ${id}; take out one of the extends`,
    ),
  };
}
