import { createReadStream } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { extname, posix, resolve } from "node:path";
import type { Issue } from "../errors";

/** Something forms are read from: a file of lines, a file of one document, or a stream of lines. */
export interface Source {
  /** As named by the caller; in error lines. */
  readonly name: string;
  readonly kind: "lines" | "document";
  /** Bytes as stored; `null` where unknown, as of a stream. */
  readonly size: number | null;
  /** Tells whether the source is still the same when a batch is resumed. */
  readonly modified: number | null;
  /** The bytes as stored, maybe compressed; to be read once. */
  open(): AsyncIterable<Uint8Array | string>;
}

/** A name that stands for nothing readable; it is answered in its place. */
export interface BadSource {
  readonly name: string;
  readonly issue: Issue;
}

export interface SourceOptions {
  readonly cwd: string;
  /** What `-` stands for. */
  readonly stdin: AsyncIterable<Uint8Array | string>;
}

const LINES = new Set([".ndjson", ".jsonl"]);
const READABLE = new Set([".json", ...LINES]);
const OTHER_FORMS = new Set([".xlsx", ".xls", ".docx", ".csv", ".tsv"]);
/** Larger files of the name `.json` are taken to hold a form a line. */
const MAX_DOCUMENT = 16 * 1024 * 1024;

/** Files, folders (all below, sorted by name) and `-` (standard input), in the order given. */
export async function findSources(
  names: readonly string[],
  options: SourceOptions,
): Promise<(Source | BadSource)[]> {
  const sources: (Source | BadSource)[] = [];
  for (const name of names) for (const source of await sourcesOf(name, options)) sources.push(source);
  return sources;
}

async function sourcesOf(name: string, options: SourceOptions): Promise<(Source | BadSource)[]> {
  if (name === "-") return [streamSource(name, options.stdin)];
  try {
    const path = resolve(options.cwd, name);
    const found = await stat(path);
    if (found.isDirectory()) return await folderSources(name, options);
    if (!found.isFile()) return [streamSource(name, createReadStream(path))];
    if (!isReadable(name)) return [{ name, issue: unsupported(name) }];
    return [fileSource(name, path, found)];
  } catch (error) {
    return [{ name, issue: systemIssue(error) }];
  }
}

async function folderSources(name: string, options: SourceOptions): Promise<(Source | BadSource)[]> {
  const entries = await readdir(resolve(options.cwd, name), { recursive: true });
  const files = entries
    .map((entry) => entry.replaceAll("\\", "/"))
    .filter((file) => isReadable(file) || isForm(file));
  if (!files.some(isReadable)) return [{ name, issue: noForms() }];
  const sources: (Source | BadSource)[] = [];
  for (const file of files.sort()) {
    for (const source of await sourcesOf(posix.join(name, file), options)) sources.push(source);
  }
  return sources;
}

function streamSource(name: string, stream: AsyncIterable<Uint8Array | string>): Source {
  return { name, kind: "lines", size: null, modified: null, open: () => stream };
}

function fileSource(name: string, path: string, found: { size: number; mtimeMs: number }): Source {
  const isDocument = extensionOf(name) === ".json" && found.size <= MAX_DOCUMENT;
  return {
    name,
    kind: isDocument ? "document" : "lines",
    size: found.size,
    modified: found.mtimeMs,
    open: () => createReadStream(path, { highWaterMark: 256 * 1024 }),
  };
}

/** Lower case, without `.gz`. */
function extensionOf(name: string): string {
  return extname(name.toLowerCase().replace(/\.gz$/, ""));
}

function isReadable(name: string): boolean {
  return READABLE.has(extensionOf(name));
}

/** Whether a file likely holds a form that is not read here: it is answered in its place, not passed over. */
function isForm(name: string): boolean {
  return OTHER_FORMS.has(extensionOf(name));
}

function unsupported(name: string): Issue {
  const accepted = [...READABLE].join(" ");
  const extension = extensionOf(name) || name;
  return {
    code: "input.unsupported",
    path: "",
    message: {
      zh: `不支持 ${extension} 文件；可用 ${accepted}（也可加 .gz）、文件夹或 -（标准输入）；工作簿和文本先用 jixiao read 读出`,
      en: `${extension} files are not read; use ${accepted} (also with .gz), a folder or - (standard input); workbooks and texts first go through jixiao read`,
    },
  };
}

function noForms(): Issue {
  return {
    code: "input.no-forms",
    path: "",
    message: { zh: "文件夹中没有 .json 或 .ndjson 文件", en: "the folder holds no .json or .ndjson file" },
  };
}

/** A file that the system does not hand over. */
export function systemIssue(error: unknown): Issue {
  const reason = error instanceof Error && "code" in error ? String(error.code) : String(error);
  if (reason === "ENOENT") {
    return {
      code: "input.not-found",
      path: "",
      message: { zh: "文件或文件夹不存在；请检查路径", en: "no such file or folder; check the path" },
    };
  }
  return {
    code: "input.unreadable",
    path: "",
    message: {
      zh: `无法读取（${reason}）；请检查权限和文件`,
      en: `cannot be read (${reason}); check the file and its permissions`,
    },
  };
}
