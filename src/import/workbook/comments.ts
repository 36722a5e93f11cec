import { type Cell, openXlsx, type Sheet, saveXlsx } from "hucre";
import { ImportError } from "../errors";
import { parseAddress } from "./address";
import { isCompoundFile } from "./cfb";
import { guardXlsx, tooLarge } from "./guard";
import { LIMITS } from "./limits";
import { damaged, isZip } from "./zip";

/** A remark on one cell. */
export interface CellRemark {
  readonly sheet: string;
  readonly address: string;
  readonly text: string;
}

/** A sheet of texts to be added behind the others. */
export interface AddedSheet {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
  readonly widths: readonly number[];
}

const AUTHOR = "jixiao";

async function open(bytes: Uint8Array) {
  if (bytes.byteLength > LIMITS.fileBytes) throw tooLarge();
  if (isCompoundFile(bytes)) {
    throw new ImportError("unsupported-format", {
      zh: "不能在 .xls 上加批注，请先另存为 .xlsx。",
      en: "Comments cannot be added to an .xls; save it as .xlsx first.",
    });
  }
  if (!isZip(bytes)) {
    throw new ImportError("not-a-workbook", {
      zh: "这不是 Excel 工作簿。",
      en: "This is not an Excel workbook.",
    });
  }
  await guardXlsx(bytes);
  return openXlsx(bytes, { readStyles: true }).catch(() => {
    throw damaged();
  });
}

function addRemark(sheet: Sheet, remark: CellRemark): void {
  const place = parseAddress(remark.address);
  if (place === null) return;
  const key = `${place.row},${place.column}`;
  sheet.cells ??= new Map<string, Cell>();
  const value = sheet.rows[place.row]?.[place.column] ?? null;
  const type = value === null ? "empty" : typeof value === "number" ? "number" : "string";
  const cell: Cell = sheet.cells.get(key) ?? { value, type };
  const before = cell.comment?.text;
  const text = before === undefined || before === "" ? remark.text : `${before}\n${remark.text}`;
  sheet.cells.set(key, { ...cell, comment: { author: cell.comment?.author ?? AUTHOR, text } });
}

/** A name no sheet has yet. */
function freeName(name: string, sheets: readonly Sheet[]): string {
  const taken = new Set(sheets.map((sheet) => sheet.name));
  let free = name;
  for (let n = 2; taken.has(free); n += 1) free = `${name}${n}`;
  return free;
}

/** The same workbook with remarks on cells and one more sheet; no value is touched. */
export async function withRemarks(
  bytes: Uint8Array,
  remarks: readonly CellRemark[],
  added: AddedSheet,
): Promise<Uint8Array> {
  const workbook = await open(bytes);
  for (const remark of remarks) {
    const sheet = workbook.sheets.find((candidate) => candidate.name === remark.sheet);
    if (sheet !== undefined) addRemark(sheet, remark);
  }
  workbook.sheets.push({
    name: freeName(added.name, workbook.sheets),
    rows: added.rows.map((row) => [...row]),
    columns: added.widths.map((width) => ({ width })),
  });
  return saveXlsx(workbook);
}
