import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { Issue, ParseResult } from "../errors";
import { createLocator, readJson } from "../node/json";
import { systemProblem } from "./input";
import type { CliIO } from "./io";
import { decodeUtf8 } from "./lines";
import { fileProblem, type InputProblem } from "./problems";

/** What was made of a file, or everything wrong with it. */
export type FileResult<T> =
  | { readonly success: true; readonly data: T }
  | { readonly success: false; readonly problems: readonly InputProblem[] };

/** A file read as JSON. */
export interface JsonFile {
  readonly file: string;
  readonly json: unknown;
  /** Line and column of a JSON Pointer. */
  readonly locate: ReturnType<typeof createLocator>;
}

/** Reads a file that is one JSON document: a ruleset, claims, accepted findings. */
export async function readJsonFile(file: string, io: CliIO): Promise<FileResult<JsonFile>> {
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
  const read = readJson(text);
  if (!read.success) return { success: false, problems: [{ file, ...read.at, issue: read.issue }] };
  return { success: true, data: { file, json: read.data, locate: createLocator(text) } };
}

/** Issues with what such a file holds, each with its line and column. */
export function problemsIn({ file, locate }: JsonFile, issues: readonly Issue[]): InputProblem[] {
  return issues.map((issue) => ({ file, ...locate(issue.path), issue }));
}

/** Reads a file that is one JSON document of a kind. */
export async function parseJsonFile<T>(
  file: string,
  io: CliIO,
  parse: (json: unknown) => ParseResult<T>,
): Promise<FileResult<T>> {
  const read = await readJsonFile(file, io);
  if (!read.success) return read;
  const parsed = parse(read.data.json);
  return parsed.success ? parsed : { success: false, problems: problemsIn(read.data, parsed.issues) };
}
