import { createReadStream } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { extname, posix, resolve } from "node:path";
import { type FormInput, readForms, unreadable } from "./documents";
import type { CliIO } from "./io";
import { fileProblem, type InputProblem } from "./problems";

const LINES = new Set([".ndjson", ".jsonl"]);
const READABLE = new Set([".json", ...LINES]);

/** The forms of files, folders (all below, sorted by name) and `-` (standard input), in the order given. */
export async function* readInputs(names: readonly string[], io: CliIO): AsyncGenerator<FormInput> {
  for (const name of names) {
    if (name === "-") yield* readForms(name, io.stdin, false);
    else yield* readPath(name, io.cwd);
  }
}

async function* readPath(name: string, cwd: string): AsyncGenerator<FormInput> {
  try {
    const found = await stat(resolve(cwd, name));
    if (found.isDirectory()) yield* readFolder(name, cwd);
    // A pipe (`<(…)`) has no extension worth reading.
    else if (found.isFile() && !isReadable(name)) yield unreadable(unsupported(name));
    else yield* readFile(name, cwd);
  } catch (error) {
    yield unreadable(systemProblem(name, error));
  }
}

async function* readFolder(name: string, cwd: string): AsyncGenerator<FormInput> {
  const entries = await readdir(resolve(cwd, name), { recursive: true });
  const files = entries.map((entry) => entry.replaceAll("\\", "/")).filter(isReadable);
  if (files.length === 0) {
    const [zh, en] = ["文件夹中没有 .json 或 .ndjson 文件", "the folder holds no .json or .ndjson file"];
    yield unreadable(fileProblem(name, "input.no-forms", zh, en));
  }
  for (const file of files.sort()) yield* readFile(posix.join(name, file), cwd);
}

async function* readFile(name: string, cwd: string): AsyncGenerator<FormInput> {
  try {
    yield* readForms(name, createReadStream(resolve(cwd, name)), LINES.has(extensionOf(name)));
  } catch (error) {
    yield unreadable(systemProblem(name, error));
  }
}

function extensionOf(name: string): string {
  return extname(name).toLowerCase();
}

function isReadable(name: string): boolean {
  return READABLE.has(extensionOf(name));
}

function unsupported(file: string): InputProblem {
  const extension = extensionOf(file) || file;
  const accepted = [...READABLE].join(" ");
  return fileProblem(
    file,
    "input.unsupported",
    `不支持 ${extension} 文件；可用 ${accepted}、文件夹或 -（标准输入）`,
    `${extension} files are not read; use ${accepted}, a folder or - (standard input)`,
  );
}

/** A file that the system does not hand over. */
export function systemProblem(file: string, error: unknown): InputProblem {
  const reason = error instanceof Error && "code" in error ? String(error.code) : String(error);
  if (reason === "ENOENT") {
    return fileProblem(
      file,
      "input.not-found",
      "文件或文件夹不存在；请检查路径",
      "no such file or folder; check the path",
    );
  }
  return fileProblem(
    file,
    "input.unreadable",
    `无法读取（${reason}）；请检查权限和文件`,
    `cannot be read (${reason}); check the file and its permissions`,
  );
}
