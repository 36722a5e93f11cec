import { extname } from "node:path";

const LINES: ReadonlySet<string> = new Set([".ndjson", ".jsonl"]);
const JSON_FILES: ReadonlySet<string> = new Set([".json", ...LINES]);
const DOCUMENTS: ReadonlySet<string> = new Set([".xlsx", ".xlsm", ".xls", ".csv", ".tsv", ".txt", ".docx"]);

/** Every extension that is read, for messages. */
export const READABLE = [...JSON_FILES, ...DOCUMENTS].join(" ");

export function extensionOf(name: string): string {
  return extname(name).toLowerCase();
}

export function holdsLines(name: string): boolean {
  return LINES.has(extensionOf(name));
}

/** Whether a file is read by its rows and headings, not as JSON. */
export function isDocument(name: string): boolean {
  return DOCUMENTS.has(extensionOf(name));
}

export function isReadable(name: string): boolean {
  return JSON_FILES.has(extensionOf(name)) || isDocument(name);
}

/** What Excel (`~$表.xlsx`) and macOS (`._表.xlsx`) leave beside a file. */
export function isLeftover(name: string): boolean {
  return /(^|\/)(~\$|\._)[^/]*$/.test(name);
}
