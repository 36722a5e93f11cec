import type { Bilingual } from "../errors";
import { ImportError } from "./errors";

/** Kinds of files that hold forms and are not read. */
export type Unread = "pdf" | "image" | "archive" | "rtf" | "word" | "sheet" | "json" | "other";

const BY_NAME: readonly (readonly [Unread, RegExp])[] = [
  ["pdf", /^pdf$/],
  ["image", /^(?:png|jpe?g|gif|bmp|tiff?|webp|heic)$/],
  ["archive", /^(?:zip|rar|7z|gz|tgz|tar)$/],
  ["rtf", /^rtf$/],
  ["word", /^(?:doc|dot)$/],
  ["sheet", /^(?:xlsb|ods|et|numbers)$/],
  ["json", /^(?:json|ndjson|jsonl)$/],
  ["other", /^(?:wps|odt|ofd|pages|pptx?|dps)$/],
];

/** How files begin, as latin1. */
const BY_CONTENT: readonly (readonly [Unread, readonly string[]])[] = [
  ["pdf", ["%PDF-"]],
  ["image", ["\x89PNG", "\xff\xd8\xff", "GIF87a", "GIF89a", "II*\0", "MM\0*"]],
  ["archive", ["Rar!\x1a", "7z\xbc\xaf\x27\x1c", "\x1f\x8b"]],
  ["rtf", ["{\\rtf"]],
];
const LONGEST_BEGINNING = 8;

const WHAT_TO_DO: Readonly<Record<Unread, Bilingual>> = {
  pdf: {
    zh: "不读 PDF；请用原来的 .xlsx 或 .docx，或把其中的文字复制出来存为 .txt（扫描件须先识别文字）。",
    en: "PDF is not read; use the .xlsx or .docx it was made from, or save its text as .txt (a scan needs text recognition first).",
  },
  image: {
    zh: "不读图片；请用原来的 .xlsx 或 .docx，或先识别文字，存为 .txt。",
    en: "Images are not read; use the .xlsx or .docx, or recognize the text first and save it as .txt.",
  },
  archive: {
    zh: "不读压缩包；请解压，逐个读其中的文件。",
    en: "Archives are not read; unpack it and read its files one by one.",
  },
  rtf: {
    zh: "不读 RTF；请另存为 .docx。",
    en: "RTF is not read; save it as .docx.",
  },
  word: {
    zh: "不读旧版 Word 文档（.doc）；请另存为 .docx。",
    en: "Old Word documents (.doc) are not read; save it as .docx.",
  },
  sheet: {
    zh: "不支持这种工作簿格式，请另存为 .xlsx。",
    en: "This kind of workbook is not supported; save it as .xlsx.",
  },
  json: {
    zh: "JSON 不由此读；请 JSON.parse 后交给 jixiao 的 parseEvaluation。",
    en: "JSON is not read here; give it, after JSON.parse, to parseEvaluation of jixiao.",
  },
  other: {
    zh: "不支持这种格式，请另存为 .xlsx 或 .docx。",
    en: "This format is not supported; save it as .xlsx or .docx.",
  },
};

/** The kind of a file that is not read, by how it begins, else by its extension. */
export function unreadKind(bytes: Uint8Array, extension: string): Unread | null {
  const beginning = String.fromCharCode(...bytes.subarray(0, LONGEST_BEGINNING));
  const byContent = BY_CONTENT.find(([, marks]) => marks.some((mark) => beginning.startsWith(mark)));
  return (byContent ?? BY_NAME.find(([, words]) => words.test(extension)))?.[0] ?? null;
}

export function unsupported(kind: Unread): ImportError {
  return new ImportError("unsupported-format", WHAT_TO_DO[kind]);
}
