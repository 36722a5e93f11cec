import {
  type CellValue,
  EncryptedFileError,
  formatValue,
  read,
  type Sheet,
  UnsupportedFormatError,
} from "hucre";
import { ImportError } from "../errors";
import { cleanText, type Grid, type GridCell, type GridRow } from "../grid";
import { unsupported } from "../unsupported";
import { cellAddress } from "./address";
import { type SheetFormats, scanXls } from "./biff";
import { isCompoundFile } from "./cfb";
import { guardXlsx, tooLarge } from "./guard";
import { LIMITS } from "./limits";
import { LONGEST_CODE, printNumber } from "./numberFormat";
import { damaged, isZip, tooLargeUnpacked } from "./zip";

/** A sheet as a grid, with what the grid leaves out. The only file that reads with the spreadsheet library. */
export interface SheetGrid {
  readonly grid: Grid;
  /** Rows that the sheet hides, which count all the same. */
  readonly hiddenRows: ReadonlySet<number>;
  /** Cells whose formula has no cached value. */
  readonly uncalculated: readonly {
    readonly row: number;
    readonly where: string;
    readonly formula: string;
  }[];
  /** Values out of sight under a merged cell. */
  readonly underMerges: readonly { readonly row: number; readonly where: string; readonly text: string }[];
  /** Every cell's value and formula by address, for following sums; empty in a sheet without formulas. */
  readonly formulas: FormulaSheet;
}

interface FormulaCell {
  readonly text: string;
  readonly value: number | null;
  readonly formula: string | null;
}

export interface FormulaSheet {
  readonly name: string;
  readonly cells: ReadonlyMap<string, FormulaCell>;
}

/** Opens a workbook (.xlsx, .xls) after a look at its size and shape. */
export async function openWorkbook(bytes: Uint8Array): Promise<SheetGrid[]> {
  if (bytes.byteLength > LIMITS.fileBytes) throw tooLarge();
  const formats = await guard(bytes);
  const sheets = await readSheets(bytes);
  return sheets.map((sheet, i) => new SheetReader(sheet, formats?.[i] ?? null).read());
}

async function guard(bytes: Uint8Array): Promise<SheetFormats | null> {
  if (isCompoundFile(bytes)) return scanXls(bytes);
  if (!isZip(bytes)) {
    throw new ImportError("not-a-workbook", {
      zh: "这不是 Excel 工作簿。",
      en: "This is not an Excel workbook.",
    });
  }
  await guardXlsx(bytes);
  return null;
}

async function readSheets(bytes: Uint8Array): Promise<readonly Sheet[]> {
  try {
    return (await read(bytes, { readStyles: true })).sheets;
  } catch (error) {
    if (error instanceof EncryptedFileError) {
      throw new ImportError("encrypted", {
        zh: "文件有密码保护，请取消密码后再试。",
        en: "The file is protected by a password; remove it and try again.",
      });
    }
    if (error instanceof UnsupportedFormatError) {
      throw unsupported("sheet");
    }
    throw damaged();
  }
}

interface Printing {
  readonly value: unknown;
  readonly format: string | undefined;
}

/** The text a cell prints: figures by their number format, dates as dates, errors as they stand. */
function printedText({ value, format }: Printing): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return printNumber(value, format);
  if (value instanceof Date) return printDate(value, format);
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  return cleanText(String(value));
}

function printDate(date: Date, format: string | undefined): string {
  if (Number.isNaN(date.getTime())) return "";
  const plain = `${date.getUTCFullYear()}/${date.getUTCMonth() + 1}/${date.getUTCDate()}`;
  if (format === undefined || format.length > LONGEST_CODE || !/[yd]/i.test(format)) return plain;
  const code = format.replace(/\[[^\]]{0,20}\]/g, "").split(";")[0] ?? "";
  const shown = formatValue(date, code);
  return /\d/.test(shown) ? shown : plain;
}

interface Merges {
  readonly spans: ReadonlyMap<string, { readonly rows: number; readonly columns: number }>;
  /** Cells under a merge, other than its corner, each with the corner's address. */
  readonly covered: ReadonlyMap<string, string>;
}

function mergesOf(sheet: Sheet): Merges {
  const spans = new Map<string, { rows: number; columns: number }>();
  const covered = new Map<string, string>();
  for (const { startRow, startCol, endRow, endCol } of sheet.merges ?? []) {
    spans.set(`${startRow},${startCol}`, { rows: endRow - startRow + 1, columns: endCol - startCol + 1 });
    const corner = cellAddress(startRow, startCol);
    for (let row = startRow; row <= endRow; row += 1) {
      for (let column = startCol; column <= endCol; column += 1) {
        if (row !== startRow || column !== startCol) covered.set(`${row},${column}`, corner);
      }
    }
  }
  return { spans, covered };
}

class SheetReader {
  private readonly cells = new Map<string, FormulaCell>();
  private readonly uncalculated: { row: number; where: string; formula: string }[] = [];
  private readonly underMerges: { row: number; where: string; text: string }[] = [];
  private readonly merges: Merges;
  private characters = 0;
  /** A sheet without formulas needs no table of its cells for following them. */
  private readonly hasFormulas: boolean;

  constructor(
    private readonly sheet: Sheet,
    private readonly formats: ReadonlyMap<string, string> | null,
  ) {
    this.merges = mergesOf(sheet);
    this.hasFormulas = [...(sheet.cells?.values() ?? [])].some((cell) => cell.formula !== undefined);
  }

  read(): SheetGrid {
    const { sheet } = this;
    const rows: GridRow[] = [];
    sheet.rows.forEach((values, index) => {
      const cells = values.flatMap((value, column) => this.readCell(index, column, value) ?? []);
      if (cells.length > 0) rows.push({ index, cells });
    });
    const addresses = { prefix: `${sheet.name}!`, corners: this.merges.covered };
    const hiddenRows = new Set<number>();
    for (const [row, definition] of sheet.rowDefs ?? []) if (definition.hidden === true) hiddenRows.add(row);
    return {
      grid: { name: sheet.name, rows, exact: true, addresses },
      hiddenRows,
      uncalculated: this.uncalculated,
      underMerges: this.underMerges,
      formulas: { name: sheet.name, cells: this.cells },
    };
  }

  private readCell(row: number, column: number, plain: CellValue): GridCell | null {
    const key = `${row},${column}`;
    const detail = this.sheet.cells?.get(key);
    const formula = detail?.formula ?? null;
    const value = plain ?? detail?.value ?? null;
    const text = printedText({ value, format: this.formats?.get(key) ?? detail?.style?.numFmt });
    this.characters += Math.max(text.length, typeof value === "string" ? value.length : 0);
    if (this.characters > LIMITS.sheetText) throw tooLargeUnpacked();
    if (text === "" && formula === null) return null;
    const address = cellAddress(row, column);
    const where = `${this.sheet.name}!${address}`;
    if (this.hasFormulas) {
      this.cells.set(address, { text, value: typeof value === "number" ? value : null, formula });
    }
    if (this.merges.covered.has(key)) {
      if (text !== "") this.underMerges.push({ row, where, text });
      return null;
    }
    if (text === "") {
      this.uncalculated.push({ row, where, formula: formula ?? "" });
      return null;
    }
    const span = this.merges.spans.get(key);
    const placed = { row, column, rowSpan: span?.rows ?? 1, columnSpan: span?.columns ?? 1, text, where };
    return formula === null ? placed : { ...placed, formula };
  }
}
