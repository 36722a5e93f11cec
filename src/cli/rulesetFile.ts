import { dirname, join, resolve } from "node:path";
import { safeParseRuleset } from "../ruleset/parse";
import type { Ruleset } from "../ruleset/schema";
import { rulesets } from "../rulesets";
import type { CliIO } from "./io";
import { type FileResult, type JsonFile, problemsIn, readJsonFile } from "./jsonFile";
import { fileProblem, type InputProblem } from "./problems";

/** A ruleset file read as JSON, with the rulesets it may extend. */
export interface RulesetDocument extends JsonFile {
  readonly known: Readonly<Record<string, Ruleset>>;
}

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
): Promise<FileResult<RulesetDocument>> {
  const read = await readJsonFile(file, io);
  if (!read.success) return read;
  const base = await readBase(read.data.json, file, io, below);
  if (!base.success) return base;
  return { success: true, data: { ...read.data, known: { ...rulesets, ...base.data } } };
}

/** The base that lies beside the file; nothing where it is shipped, or where there is no such file. */
async function readBase(
  data: unknown,
  file: string,
  io: CliIO,
  below: readonly string[],
): Promise<FileResult<Readonly<Record<string, Ruleset>>>> {
  const { extends: id } = (typeof data === "object" && data !== null ? data : {}) as { extends?: unknown };
  const isId = typeof id === "string" && /^[a-z0-9][a-z0-9-]{0,60}$/.test(id);
  if (!isId || Object.hasOwn(rulesets, id)) return { success: true, data: {} };
  const path = join(dirname(file), `${id}.json`);
  const chain = [...below, resolve(io.cwd, file)];
  if (chain.includes(resolve(io.cwd, path))) return { success: false, problems: [cycle(file, id)] };
  const read = await readRulesetFile(path, io, chain);
  if (!read.success) {
    const absent = read.problems.every(({ issue }) => issue.code === "input.not-found");
    // The file itself is then told that its base is unknown.
    return absent ? { success: true, data: {} } : read;
  }
  const { json, known } = read.data;
  const parsed = safeParseRuleset(json, { known });
  if (parsed.success) return { success: true, data: { ...known, [id]: parsed.data } };
  return { success: false, problems: problemsIn(read.data, parsed.issues) };
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
