import { ImportError } from "../errors";
import { columnNumber } from "./address";
import { LIMITS } from "./limits";
import { readZipDirectory, tooLargeUnpacked, unpack } from "./zip";

/** Looks a workbook over before it is opened: sizes, references, merges, markup. */

const XML_PART = /\.(?:xml|rels|vml)$/i;
const SHEET_PART = /^xl\/worksheets\/[^/]+\.xml$/i;

export function tooLarge(): ImportError {
  return new ImportError("too-large", {
    zh: "文件超过 10 MB，已拒绝。",
    en: "The file is larger than 10 MB and was refused.",
  });
}

export function tooManyCells(): ImportError {
  return new ImportError("too-many-cells", {
    zh: "单元格超过 200,000 个，已拒绝；请拆成几个文件。",
    en: "There are more than 200,000 cells; the file was refused. Split it into several.",
  });
}

export function badReference(): ImportError {
  return new ImportError("bad-reference", {
    zh: "工作表中有超出范围的单元格位置，已拒绝。",
    en: "A sheet holds a cell reference out of bounds and was refused.",
  });
}

export function badMerge(): ImportError {
  return new ImportError("bad-merge", {
    zh: "工作表中有异常的合并单元格，已拒绝。",
    en: "A sheet holds an unreasonable merged range and was refused.",
  });
}

function unsafeXml(): ImportError {
  return new ImportError("unsafe-xml", {
    zh: "文件内含文档类型声明或异常编码，已拒绝。",
    en: "The file holds a document type declaration or an odd encoding and was refused.",
  });
}

/** Unpacks every part of markup within the limits and refuses declarations and over-long texts. */
export async function guardedParts(bytes: Uint8Array): Promise<Map<string, string>> {
  if (bytes.byteLength > LIMITS.fileBytes) throw tooLarge();
  const parts = new Map<string, string>();
  for (const entry of readZipDirectory(bytes)) {
    const isMarkup = XML_PART.test(entry.name);
    if (isMarkup && entry.unpackedSize > LIMITS.markupBytes) throw tooLargeUnpacked();
    const unpacked = await unpack(entry);
    if (isMarkup) parts.set(entry.name, guardedText(unpacked));
  }
  return parts;
}

function guardedText(bytes: Uint8Array): string {
  const wide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (wide || bytes[0] === 0 || bytes[1] === 0) throw unsafeXml();
  refuseLongText(bytes);
  const text = new TextDecoder().decode(bytes);
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) throw unsafeXml();
  return text;
}

const OPEN_ANGLE = 0x3c;

/** No element's text is longer than a cell can hold. */
function refuseLongText(bytes: Uint8Array): void {
  let at = 0;
  while (at < bytes.byteLength) {
    const next = bytes.indexOf(OPEN_ANGLE, at + 1);
    const end = next === -1 ? bytes.byteLength : next;
    if (end - at > LIMITS.textBytes) throw tooLargeUnpacked();
    at = end;
  }
}

const CELL = /<(?:\w+:)?c(?:\s[^<>]*?)?\/?>/g;
const CELL_REFERENCE = /\sr="([^"]{0,40})"/;
const ROW = /<(?:\w+:)?row\s[^<>]*?\br="([^"]{0,40})"/g;
const MERGE = /<(?:\w+:)?mergeCell\s[^<>]*?\bref="([^"]{0,60})"/g;

interface Extent {
  cells: number;
  lastRow: number;
  lastColumn: number;
}

/** Checks the size of an .xlsx before it is opened. */
export async function guardXlsx(bytes: Uint8Array): Promise<void> {
  const parts = await guardedParts(bytes);
  const workbook = parts.get("xl/workbook.xml");
  if (workbook === undefined) {
    throw new ImportError(parts.has("[Content_Types].xml") ? "unsupported-format" : "not-a-workbook", {
      zh: "这不是 Excel 工作簿。",
      en: "This is not an Excel workbook.",
    });
  }
  if (/<(?:\w+:)?sheet\s[^<>]{0,500}name="__proto__"/.test(workbook)) {
    throw new ImportError("unsafe-entry", {
      zh: "工作表名称不可用，已拒绝。",
      en: "A sheet has a reserved name and was refused.",
    });
  }
  let cells = 0;
  for (const [name, text] of parts) {
    if (!SHEET_PART.test(name)) continue;
    cells += guardSheet(text).cells;
    if (cells > LIMITS.cells) throw tooManyCells();
  }
}

function guardSheet(text: string): Extent {
  const extent: Extent = { cells: 0, lastRow: 0, lastColumn: 0 };
  for (const match of text.matchAll(CELL)) {
    extent.cells += 1;
    if (extent.cells > LIMITS.cells) throw tooManyCells();
    const reference = CELL_REFERENCE.exec(match[0])?.[1];
    if (reference !== undefined) widen(extent, reference);
  }
  for (const match of text.matchAll(ROW)) {
    const row = Number(match[1]);
    if (!Number.isInteger(row) || row < 1 || row > LIMITS.rows) throw badReference();
  }
  if (extent.lastRow * extent.lastColumn > LIMITS.rectangle) throw badReference();
  guardMerges(text);
  return extent;
}

function widen(extent: Extent, reference: string): void {
  const { row, column } = parsed(reference);
  extent.lastRow = Math.max(extent.lastRow, row);
  extent.lastColumn = Math.max(extent.lastColumn, column);
}

function parsed(reference: string): { row: number; column: number } {
  const found = /^\$?([A-Za-z]{1,3})\$?(\d{1,7})$/.exec(reference);
  if (found === null) throw badReference();
  const row = Number(found[2]);
  const column = columnNumber(found[1] ?? "");
  if (row < 1 || row > LIMITS.rows || column > LIMITS.columns) throw badReference();
  return { row, column };
}

function guardMerges(text: string): void {
  let count = 0;
  let area = 0;
  for (const match of text.matchAll(MERGE)) {
    const [from, to] = (match[1] ?? "").split(":").map(parsed);
    if (from === undefined) throw badMerge();
    const end = to ?? from;
    count += 1;
    if (end.row < from.row || end.column < from.column) throw badMerge();
    area += (end.row - from.row + 1) * (end.column - from.column + 1);
    if (count > LIMITS.merges || area > LIMITS.mergedCells) throw badMerge();
  }
}
