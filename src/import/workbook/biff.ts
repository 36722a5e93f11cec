import { ImportError } from "../errors";
import { workbookStream } from "./cfb";
import { badMerge, badReference, tooLarge, tooManyCells } from "./guard";
import { LIMITS } from "./limits";
import { damaged } from "./zip";

/**
 * A look over the records of an .xls before it is opened: how many cells, how far they reach; and the number
 * formats of its cells, which say how a figure is printed and which the reading library leaves out for .xls.
 */

const RECORD = {
  eof: 0x0a,
  formula: 0x06,
  filePass: 0x2f,
  boundSheet: 0x85,
  multipleRk: 0xbd,
  xf: 0xe0,
  mergeCells: 0xe5,
  labelSst: 0xfd,
  number: 0x203,
  label: 0x204,
  boolErr: 0x205,
  rk: 0x27e,
  format: 0x41e,
  bof: 0x809,
} as const;

const CELL_RECORDS: ReadonlySet<number> = new Set([
  RECORD.formula,
  RECORD.labelSst,
  RECORD.number,
  RECORD.label,
  RECORD.boolErr,
  RECORD.rk,
]);

/** Formats every workbook knows by number. */
const BUILT_IN: Readonly<Record<number, string>> = {
  1: "0",
  2: "0.00",
  3: "#,##0",
  4: "#,##0.00",
  9: "0%",
  10: "0.00%",
  37: "#,##0_);(#,##0)",
  38: "#,##0_);(#,##0)",
  39: "#,##0.00_);(#,##0.00)",
  40: "#,##0.00_);(#,##0.00)",
  43: '_(* #,##0.00_);_(* (#,##0.00);_(* "-"??_);_(@_)',
  44: '_(* #,##0.00_);_(* (#,##0.00);_(* "-"??_);_(@_)',
};

/** Number formats by sheet, then by `row,column`. */
export type SheetFormats = ReadonlyMap<string, string>[];

/** Checks the size of an .xls and reads its number formats. */
export function scanXls(bytes: Uint8Array): SheetFormats {
  if (bytes.byteLength > LIMITS.fileBytes) throw tooLarge();
  return new BiffScan(workbookStream(bytes)).run();
}

class BiffScan {
  private readonly view: DataView;
  private readonly codes = new Map<number, string>(
    Object.entries(BUILT_IN).map(([id, code]) => [Number(id), code]),
  );
  private readonly xfs: number[] = [];
  private readonly offsets: number[] = [];
  private readonly formats = new Map<number, Map<string, string>>();
  private cells = 0;
  private extent = { row: 0, column: 0 };
  private merged = 0;

  constructor(private readonly stream: Uint8Array) {
    this.view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  }

  run(): SheetFormats {
    let sheet = -1;
    for (let at = 0; at + 4 <= this.stream.byteLength; ) {
      const id = this.view.getUint16(at, true);
      const length = this.view.getUint16(at + 2, true);
      const from = at + 4;
      if (from + length > this.stream.byteLength) throw damaged();
      if (id === RECORD.bof) {
        sheet = at;
        this.extent = { row: 0, column: 0 };
      }
      this.readRecord(id, from, length, sheet);
      at = from + length;
      if (id === 0 && length === 0) break;
    }
    if (sheet === -1) throw damaged();
    return this.offsets.map((offset) => this.formats.get(offset) ?? new Map());
  }

  private readRecord(id: number, from: number, length: number, sheet: number): void {
    if (id === RECORD.filePass) {
      throw new ImportError("encrypted", {
        zh: "文件有密码保护，请取消密码后再试。",
        en: "The file is protected by a password; remove it and try again.",
      });
    }
    if (id === RECORD.boundSheet && length >= 4) this.offsets.push(this.view.getUint32(from, true));
    else if (id === RECORD.xf && length >= 4) this.xfs.push(this.view.getUint16(from + 2, true));
    else if (id === RECORD.format && length >= 5) this.readFormat(from, length);
    else if (id === RECORD.mergeCells) this.readMerges(from, length);
    else if (CELL_RECORDS.has(id) && length >= 6) this.readCell(from, 0, sheet);
    else if (id === RECORD.multipleRk) this.readMany(from, length, sheet);
  }

  private readFormat(from: number, length: number): void {
    const count = this.view.getUint16(from + 2, true);
    const wide = ((this.stream[from + 4] ?? 0) & 1) === 1;
    if (5 + count * (wide ? 2 : 1) > length) return;
    let code = "";
    for (let i = 0; i < count; i += 1) {
      const at = from + 5 + i * (wide ? 2 : 1);
      code += String.fromCharCode(wide ? this.view.getUint16(at, true) : (this.stream[at] ?? 0));
    }
    this.codes.set(this.view.getUint16(from, true), code);
  }

  private readMany(from: number, length: number, sheet: number): void {
    for (let i = 0; 4 + (i + 1) * 6 <= length - 2; i += 1) this.readCell(from, i, sheet);
  }

  /** The cell at the `index`-th place of a record; its format is noted for the sheet it stands in. */
  private readCell(from: number, index: number, sheet: number): void {
    const row = this.view.getUint16(from, true);
    const column = this.view.getUint16(from + 2, true) + index;
    const xf = this.view.getUint16(from + 4 + index * 6, true);
    this.cells += 1;
    if (this.cells > LIMITS.cells) throw tooManyCells();
    this.extent = {
      row: Math.max(this.extent.row, row + 1),
      column: Math.max(this.extent.column, column + 1),
    };
    if (this.extent.row * this.extent.column > LIMITS.rectangle) throw badReference();
    const code = this.codes.get(this.xfs[xf] ?? 0);
    if (code === undefined) return;
    const formats = this.formats.get(sheet) ?? new Map<string, string>();
    this.formats.set(sheet, formats);
    formats.set(`${row},${column}`, code);
  }

  private readMerges(from: number, length: number): void {
    const count = length >= 2 ? this.view.getUint16(from, true) : 0;
    for (let i = 0; i < count && 2 + (i + 1) * 8 <= length; i += 1) {
      const at = from + 2 + i * 8;
      const [top, bottom, left, right] = [0, 2, 4, 6].map((k) => this.view.getUint16(at + k, true));
      const area = ((bottom ?? 0) - (top ?? 0) + 1) * ((right ?? 0) - (left ?? 0) + 1);
      this.merged += Math.max(1, area);
      if (area < 1 || this.merged > LIMITS.mergedCells) throw badMerge();
    }
  }
}
