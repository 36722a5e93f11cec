import type { AccountsDocument } from "../accounts/documentSchema";
import type { Finding } from "../check/finding";
import type { Issue } from "../errors";
import { createLocator, EMPTY_ARRAY, EMPTY_FILE, readJson } from "../node/json";
import { decodeUtf8, type Line, splitLines } from "./lines";
import { fileProblem, type InputProblem } from "./problems";

/** A form takes some 10 KB; more than this in one line or document is refused before it fills the memory. */
const MAX_BYTES = 16 * 1024 * 1024;

/** Tab, the line ends and the space. */
const WHITE_SPACE: ReadonlySet<number> = new Set([0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x20]);
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];

/** A document of one form as read, not yet checked; published final accounts; or the reason why there is none. */
export type FormInput =
  | {
      readonly kind: "form";
      readonly file: string;
      /** `null` where the form was read from a sheet or text: see `source`. */
      readonly line: number | null;
      readonly data: unknown;
      /** Turns an issue with the form into one with its place in the file. */
      place(issue: Issue): InputProblem;
      readonly source?: FormSource;
    }
  | {
      readonly kind: "accounts";
      readonly file: string;
      readonly line: number | null;
      readonly document: AccountsDocument;
    }
  | { readonly kind: "unreadable"; readonly problem: InputProblem };

/** Where the values of a form stood in the sheet or text it was read from. */
export interface FormSource {
  /** Where the form begins. */
  readonly cell: string | null;
  /** The very cell of a value; `null` where it is blank and nothing tells its place. */
  cellAt(path: string): string | null;
  /** Adds to findings their cells, and what the sheet itself shows (`cell.formula-range`). */
  complete(findings: readonly Finding[]): readonly Finding[];
}

/** What names a form that was read from a sheet or text, where it has no id of its own: `a.xlsx#表1!A1`. */
export function idOfSource(file: string, { cell }: Pick<FormSource, "cell">): string {
  return cell === null ? file : `${file}#${cell}`;
}

/**
 * The forms in a stream of JSON: lines where the name or the first lines say so, else one document (a form, or
 * an array of forms).
 */
export async function* readForms(
  file: string,
  chunks: AsyncIterable<Uint8Array | string>,
  asLines: boolean,
): AsyncGenerator<FormInput> {
  const lines = splitLines(chunks, MAX_BYTES);
  const head: Line[] = [];
  try {
    let filled = 0;
    while (filled < 2) {
      const next = await lines.next();
      if (next.done) break;
      head.push(next.value);
      if (!isBlank(next.value)) filled += 1;
    }
    if (filled === 0) {
      yield unreadable({ file, line: 1, column: null, issue: EMPTY_FILE });
      return;
    }
    const rest = concat(head, lines);
    yield* asLines || looksLikeLines(head) ? readLines(file, rest) : readDocument(file, rest);
  } finally {
    await lines.return(undefined);
  }
}

async function* concat(head: readonly Line[], rest: AsyncIterable<Line>): AsyncGenerator<Line> {
  yield* head;
  yield* rest;
}

function isBlank({ bytes }: Line): boolean {
  return bytes !== null && isBlankText(bytes);
}

/** Nothing but white space behind a byte order mark. */
export function isBlankText(bytes: Uint8Array): boolean {
  return bytes.every((byte, index) => WHITE_SPACE.has(byte) || byte === BYTE_ORDER_MARK[index]);
}

/** Whether one of the first two lines is a document by itself; the second also where the first is broken. */
function looksLikeLines(head: readonly Line[]): boolean {
  const [first, second] = head.filter((line) => !isBlank(line));
  if (first === undefined || second === undefined) return false;
  return isWholeDocument(first) || (!opensArray(first) && isWholeDocument(second));
}

function isWholeDocument(line: Line): boolean {
  if (line.bytes === null) return true;
  const text = decodeUtf8(line.bytes)?.trim() ?? "";
  return text.startsWith("{") && text.endsWith("}") && readJson(text).success;
}

function opensArray(line: Line): boolean {
  return line.bytes?.toString("utf8").trim() === "[";
}

async function* readLines(file: string, lines: AsyncIterable<Line>): AsyncGenerator<FormInput> {
  for await (const line of lines) {
    if (isBlank(line)) continue;
    const text = line.bytes === null ? null : decodeUtf8(line.bytes);
    if (line.bytes === null) yield unreadable(tooLarge(file, line.number));
    else if (text === null) yield unreadable(notUtf8(file, line.number));
    else yield* formsOf(file, text, line.number - 1);
  }
}

async function* readDocument(file: string, lines: AsyncIterable<Line>): AsyncGenerator<FormInput> {
  const texts: string[] = [];
  let size = 0;
  for await (const line of lines) {
    size += (line.bytes?.length ?? MAX_BYTES) + 1;
    if (line.bytes === null || size > MAX_BYTES) return yield unreadable(tooLarge(file, null));
    const text = decodeUtf8(line.bytes);
    if (text === null) return yield unreadable(notUtf8(file, line.number));
    texts.push(text);
  }
  yield* formsOf(file, texts.join("\n"), 0);
}

/** @param linesBefore - how many lines of the file stand before this text */
function* formsOf(file: string, text: string, linesBefore: number): Generator<FormInput> {
  const json = readJson(text);
  if (!json.success) {
    const { line, column } = json.at;
    yield unreadable({ file, line: linesBefore + line, column, issue: json.issue });
    return;
  }
  const locate = createLocator(text);
  const inFile = (prefix: string) => (issue: Issue) => {
    const path = prefix + issue.path;
    const { line, column } = locate(path);
    return { file, line: linesBefore + line, column, issue: { ...issue, path } };
  };
  if (!Array.isArray(json.data)) {
    yield { kind: "form", file, line: linesBefore + 1, data: json.data, place: inFile("") };
    return;
  }
  if (json.data.length === 0) {
    yield unreadable({ file, line: linesBefore + 1, column: null, issue: EMPTY_ARRAY });
  }
  for (const [index, data] of json.data.entries()) {
    yield { kind: "form", file, line: linesBefore + 1, data, place: inFile(`/${index}`) };
  }
}

export function unreadable(problem: InputProblem): FormInput {
  return { kind: "unreadable", problem };
}

function tooLarge(file: string, line: number | null): InputProblem {
  const limit = `${MAX_BYTES / 1024 / 1024} MB`;
  const problem = fileProblem(
    file,
    "input.too-large",
    `超过 ${limit}（每行或每个文档的上限）；请检查文件，多张表请每行一张存为 .ndjson`,
    `larger than ${limit}, the most one line or document may take; check the file, and put many forms one a line in .ndjson`,
  );
  return { ...problem, line };
}

function notUtf8(file: string, line: number): InputProblem {
  const problem = fileProblem(
    file,
    "input.not-utf8",
    "不是 UTF-8 编码（可能是 GBK 或 UTF-16）；请另存为 UTF-8",
    "not UTF-8 (perhaps GBK or UTF-16); save it as UTF-8",
  );
  return { ...problem, line };
}
