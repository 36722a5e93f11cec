import { CellCount } from "./cellCount";
import { ImportError } from "./errors";
import { type Grid, type GridRow, gridRow } from "./grid";
import { type ReadResult, readGrids } from "./readGrid";
import { cellAddress } from "./workbook/address";
import { tooLarge } from "./workbook/guard";
import { LIMITS } from "./workbook/limits";

/** How a delimited text is read. */
export interface DelimitedOptions {
  /** What separates the fields; found out from the text by default. */
  readonly delimiter?: "," | "\t" | ";";
  /** The file's name, for telling where a value stood. */
  readonly name?: string;
}

const BOM = /^\ufeff/;

/**
 * A text that came without its bytes, which are at least as many as its characters.
 *
 * @throws ImportError where a file of it would be too large
 */
export function withinLimit(text: string): string {
  if (text.length > LIMITS.fileBytes) throw tooLarge();
  return text;
}

/** Decodes bytes as UTF-8 (with or without a mark), UTF-16 by its mark, else as GB18030. */
export function decodeText(bytes: Uint8Array): string {
  if (bytes.byteLength > LIMITS.fileBytes) throw tooLarge();
  const utf16 =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? "utf-16le"
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? "utf-16be"
        : null;
  if (utf16 !== null) return new TextDecoder(utf16).decode(bytes).replace(BOM, "");
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes).replace(BOM, "");
  } catch {
    return decodeChinese(bytes);
  }
}

function decodeChinese(bytes: Uint8Array): string {
  try {
    return new TextDecoder("gb18030", { fatal: true }).decode(bytes);
  } catch {
    throw new ImportError("bad-encoding", {
      zh: "文字编码无法识别，请另存为 UTF-8。",
      en: "The text's encoding is not known; save it as UTF-8.",
    });
  }
}

/** The separator most of the first lines use. */
function guessDelimiter(text: string): "," | "\t" | ";" {
  const head = text.slice(0, 20_000);
  const count = (mark: string) => head.split(mark).length - 1;
  const tabs = count("\t");
  const commas = count(",");
  const semicolons = count(";");
  if (tabs > 0 && tabs >= commas / 2) return "\t";
  return semicolons > commas ? ";" : ",";
}

/** Splits a delimited text into fields; quotes may hold separators, line breaks and doubled quotes. */
function splitDelimited(text: string, delimiter: string, count: CellCount): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let from = 0;
  while (from <= text.length) {
    let at = from;
    let field: string;
    if (text[from] === '"') {
      const end = closingQuote(text, from + 1);
      field = text.slice(from + 1, end).replace(/""/g, '"');
      at = end + 1;
      while (at < text.length && text[at] !== delimiter && text[at] !== "\n" && text[at] !== "\r") at += 1;
      field += text.slice(end + 1, at);
    } else {
      while (at < text.length && text[at] !== delimiter && text[at] !== "\n" && text[at] !== "\r") at += 1;
      field = text.slice(from, at);
    }
    count.addPlaces(1);
    row.push(field);
    if (text[at] !== delimiter || at >= text.length) {
      rows.push(row);
      row = [];
      if (at >= text.length) break;
    }
    from = text[at] === "\r" && text[at + 1] === "\n" ? at + 2 : at + 1;
  }
  return rows;
}

export function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at !== -1 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at === -1 ? text.length : at;
}

/**
 * Reads the forms of a CSV or TSV, or of cells copied out of a spreadsheet; a field's place is its column, as in a
 * sheet.
 *
 * @throws ImportError when the text is too large, has too many cells or an encoding that is not known
 */
export function readDelimited(source: Uint8Array | string, options: DelimitedOptions = {}): ReadResult {
  return readGrids([gridOfDelimited(source, options)]);
}

export function gridOfDelimited(source: Uint8Array | string, options: DelimitedOptions = {}): Grid {
  const text = typeof source === "string" ? withinLimit(source).replace(BOM, "") : decodeText(source);
  const delimiter = options.delimiter ?? guessDelimiter(text);
  const name = options.name ?? "";
  const prefix = name === "" ? "" : `${name}!`;
  const count = new CellCount();
  const rows: GridRow[] = splitDelimited(text, delimiter, count).map((fields, i) =>
    gridRow(i, fields, (column) => `${prefix}${cellAddress(i, column)}`, count),
  );
  const addresses = { prefix, corners: new Map<string, string>() };
  return { name, rows: rows.filter((row) => row.cells.length > 0), exact: true, addresses };
}
