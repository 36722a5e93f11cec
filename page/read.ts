import { isAccountsData } from "../src/accounts/isAccountsData";
import type { Finding } from "../src/check/finding";
import type { Bilingual, Issue } from "../src/errors";
import { safeParseEvaluation } from "../src/evaluation/parse";
import type { Evaluation } from "../src/evaluation/schema";
import type { Language } from "../src/explain/message";
import type { Problem } from "../src/report/view/batchView";
import { accountsInSheet, type LoadedAccounts, parseAccountsData } from "./accounts";

/** A form in hand. */
export interface Loaded {
  evaluation: Evaluation;
  readonly place: string;
  /** Where each cell stood in the sheet. */
  readonly cells: Readonly<Record<string, string>>;
  /** What the sheet itself shows beside the form. */
  readonly findings: readonly Finding[];
  /** The form before each correction. */
  readonly before: Evaluation[];
}

export type Read = Loaded | LoadedAccounts | Problem;

/** How far reading has come, in bytes. */
export interface Meter {
  read: number;
  readonly of: number;
}

/** The forms of files, one after the other; what cannot be read comes as a problem in its place. */
export async function* readFiles(files: readonly File[], meter: Meter): AsyncGenerator<Read> {
  let before = 0;
  for (const file of files) {
    yield* readFile(file, meter);
    before += file.size;
    meter.read = before;
  }
}

async function* readFile(file: File, meter: Meter): AsyncGenerator<Read> {
  const extension = /\.([a-z0-9]+)$/i.exec(file.name)?.[1]?.toLowerCase() ?? "";
  if (extension === "ndjson" || extension === "jsonl")
    yield* readLines(file.name, linesOf(file.stream(), meter));
  else if (extension === "json") yield* readJson(file.name, await file.text());
  else yield* readSheet(file.name, new Uint8Array(await file.arrayBuffer()));
}

/** A pasted text: JSON, JSON lines, or a table. */
export async function* readPasted(name: string, text: string): AsyncGenerator<Read> {
  if (/^\s*[[{]/.test(text)) yield* readJson(name, text);
  else yield* readSheet(name, new TextEncoder().encode(text));
}

async function* readJson(name: string, text: string): AsyncGenerator<Read> {
  let data: unknown;
  try {
    data = JSON.parse(text.replace(/^\ufeff/, ""));
  } catch (error) {
    const lines = text.split(/\r?\n/).filter((line) => line.trim() !== "");
    if (lines.length > 1 && lines.every((line) => line.trim().startsWith("{"))) {
      yield* readLines(name, fromList(lines));
    } else yield { place: name, message: notJson(error) };
    return;
  }
  if (!Array.isArray(data)) yield await toRead(name, data);
  else for (const [i, item] of data.entries()) yield await toRead(`${name}[${i}]`, item);
}

async function* readLines(name: string, lines: AsyncIterable<string>): AsyncGenerator<Read> {
  let number = 0;
  for await (const line of lines) {
    number += 1;
    const place = `${name}:${number}`;
    if (line.trim() === "") continue;
    try {
      yield await toRead(place, JSON.parse(line));
    } catch (error) {
      yield { place, message: notJson(error) };
    }
  }
}

async function* fromList(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines;
}

async function* linesOf(stream: ReadableStream<Uint8Array>, meter: Meter): AsyncGenerator<string> {
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    const lines = (rest + decoder.decode(value, { stream: !done })).split(/\r?\n/);
    rest = lines.pop() ?? "";
    const [from, size] = [meter.read, value?.length ?? 0];
    for (const [i, line] of lines.entries()) {
      meter.read = from + (size * i) / lines.length;
      yield line;
    }
    meter.read = from + size;
    if (done) break;
  }
  if (rest !== "") yield rest;
}

async function* readSheet(name: string, bytes: Uint8Array): AsyncGenerator<Read> {
  try {
    const { readDocument } = await import("../src/import/document");
    const { evaluations } = await readDocument(bytes, name);
    const accounts = await accountsInSheet(name, bytes);
    if (accounts !== null) yield accounts;
    if (evaluations.length === 0 && accounts === null) yield { place: name, message: NO_FORM };
    for (const [i, form] of evaluations.entries()) {
      const place = evaluations.length === 1 ? name : `${name} (${i + 1})`;
      const loaded = toLoaded(place, form.evaluation);
      yield "message" in loaded ? loaded : { ...loaded, cells: form.provenance, findings: form.findings };
    }
  } catch (error) {
    yield { place: name, message: messageOf(error) };
  }
}

async function toRead(place: string, data: unknown): Promise<Read> {
  if (!isAccountsData(data)) return toLoaded(place, data);
  const parsed = await parseAccountsData(data);
  return parsed.success ? { document: parsed.data, place } : problemOf(place, parsed.issues);
}

function toLoaded(place: string, data: unknown): Loaded | Problem {
  const parsed = safeParseEvaluation(data);
  if (parsed.success) return { evaluation: parsed.data, place, cells: {}, findings: [], before: [] };
  return problemOf(place, parsed.issues);
}

function problemOf(place: string, issues: readonly Issue[]): Problem {
  return { place, message: { zh: told(issues, "zh", "；"), en: told(issues, "en", "; ") } };
}

/** More than these are not told one by one. */
const MOST_ISSUES = 5;

function told(issues: readonly Issue[], lang: Language, between: string): string {
  const texts = issues.slice(0, MOST_ISSUES).map(({ path, message }) => `${path} ${message[lang]}`.trim());
  const rest = issues.length - texts.length;
  return `${texts.join(between)}${rest > 0 ? ` (+${rest})` : ""}`;
}

const NO_FORM: Bilingual = {
  zh: "其中没有找到自评表或决算公开表",
  en: "no self-evaluation form and no final accounts found in it",
};

function notJson(error: unknown): Bilingual {
  const detail = error instanceof Error ? error.message.slice(0, 120) : "";
  return { zh: `不是有效的 JSON：${detail}`, en: `not valid JSON: ${detail}` };
}

export function messageOf(error: unknown): Bilingual {
  if (typeof error === "object" && error !== null && "bilingual" in error)
    return error.bilingual as Bilingual;
  if (typeof error === "object" && error !== null && "issues" in error && Array.isArray(error.issues)) {
    const [first] = error.issues as readonly { readonly message: Bilingual }[];
    if (first !== undefined) return first.message;
  }
  const detail = error instanceof Error ? error.message.slice(0, 200) : String(error);
  return { zh: `程序内部错误：${detail}`, en: `internal error: ${detail}` };
}
