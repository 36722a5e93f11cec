import { createReadStream } from "node:fs";
import { readFile as readBytes, readdir, stat } from "node:fs/promises";
import { posix, resolve } from "node:path";
import { EMPTY_FILE } from "../node/json";
import { type FormInput, isBlankText, readForms, unreadable } from "./documents";
import { extensionOf, holdsLines, isDocument, isLeftover, isReadable, READABLE } from "./extensions";
import type { CliIO } from "./io";
import type { NoteSink } from "./notes";
import { fileProblem, type InputProblem } from "./problems";

/**
 * The forms of files, folders (all below, sorted by name) and `-` (JSON on standard input), in the order given.
 *
 * @param onNotes - is told what was guessed or left aside in reading a sheet or text
 */
export async function* readInputs(
  names: readonly string[],
  io: CliIO,
  onNotes: NoteSink = () => {},
): AsyncGenerator<FormInput> {
  for (const name of names) {
    if (name === "-") yield* readForms(name, io.stdin, false);
    else yield* readPath(name, io.cwd, onNotes);
  }
}

async function* readPath(name: string, cwd: string, onNotes: NoteSink): AsyncGenerator<FormInput> {
  try {
    const found = await stat(resolve(cwd, name));
    if (found.isDirectory()) yield* readFolder(name, cwd, onNotes);
    // A pipe (`<(…)`) has no extension worth reading.
    else if (found.isFile() && !isReadable(name)) yield unreadable(unsupported(name));
    else yield* readFile(name, cwd, onNotes);
  } catch (error) {
    yield unreadable(systemProblem(name, error));
  }
}

async function* readFolder(name: string, cwd: string, onNotes: NoteSink): AsyncGenerator<FormInput> {
  const entries = await readdir(resolve(cwd, name), { recursive: true });
  const files = entries
    .map((entry) => entry.replaceAll("\\", "/"))
    .filter((entry) => isReadable(entry) && !isLeftover(entry));
  if (files.length === 0) {
    yield unreadable(
      fileProblem(
        name,
        "input.no-forms",
        `文件夹中没有可读的文件（${READABLE}）`,
        `the folder holds no file that is read (${READABLE})`,
      ),
    );
  }
  for (const file of files.sort()) yield* readFile(posix.join(name, file), cwd, onNotes);
}

async function* readFile(name: string, cwd: string, onNotes: NoteSink): AsyncGenerator<FormInput> {
  const path = resolve(cwd, name);
  try {
    if (isDocument(name)) yield* readDocument(name, path, onNotes);
    else yield* readForms(name, createReadStream(path), holdsLines(name));
  } catch (error) {
    yield unreadable(systemProblem(name, error));
  }
}

/** The readers of sheets and texts are loaded here, so that JSON does without them. */
async function* readDocument(name: string, path: string, onNotes: NoteSink): AsyncGenerator<FormInput> {
  const { importDocument, MAX_DOCUMENT_BYTES } = await import("./importDocument");
  const { size } = await stat(path);
  if (size > MAX_DOCUMENT_BYTES) return yield unreadable(tooLarge(name, MAX_DOCUMENT_BYTES));
  const bytes = await readBytes(path);
  if (isBlankText(bytes)) yield unreadable({ file: name, line: null, column: null, issue: EMPTY_FILE });
  else yield* importDocument(name, bytes, onNotes);
}

function tooLarge(file: string, most: number): InputProblem {
  const limit = `${most / 1024 / 1024} MB`;
  return fileProblem(
    file,
    "import.too-large",
    `文件超过 ${limit}；请检查文件，或拆成几个`,
    `the file is larger than ${limit}; check it, or split it`,
  );
}

function unsupported(file: string): InputProblem {
  const extension = extensionOf(file) || file;
  return fileProblem(
    file,
    "input.unsupported",
    `不支持 ${extension} 文件；可用 ${READABLE}、文件夹或 -（标准输入）`,
    `${extension} files are not read; use ${READABLE}, a folder or - (standard input)`,
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
