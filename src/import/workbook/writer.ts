import { type Cell, type CellStyle, type MergeRange, type WriteSheet, writeXlsx } from "hucre";

/** A sheet to be written: the only shape the writing library is handed. */
export interface PlannedSheet {
  readonly name: string;
  readonly rows: readonly (readonly PlannedCell[])[];
  readonly merges: readonly MergeRange[];
  /** Column widths in characters. */
  readonly widths: readonly number[];
}

/** A cell to be written; `null` stays blank. */
export type PlannedCell = null | {
  readonly value: string | number | null;
  readonly format?: string;
  readonly formula?: string;
  readonly look?: "title" | "plain" | "label" | "text";
};

const EDGE = { style: "thin" } as const;
const BORDER = { top: EDGE, right: EDGE, bottom: EDGE, left: EDGE };

function styleOf(look: NonNullable<PlannedCell>["look"], format: string | undefined): CellStyle {
  const numFmt = format === undefined ? {} : { numFmt: format };
  const centred = { horizontal: "center", vertical: "center", wrapText: true } as const;
  if (look === "title") return { font: { bold: true, size: 16 }, alignment: centred };
  if (look === "plain") return { alignment: centred };
  if (look === "label") return { font: { bold: true }, alignment: centred, border: BORDER };
  return { alignment: { vertical: "center", wrapText: true }, border: BORDER, ...numFmt };
}

function cellOf(cell: NonNullable<PlannedCell>): Partial<Cell> {
  const style = styleOf(cell.look, cell.format);
  if (cell.formula === undefined) return { value: cell.value, style };
  return { value: cell.value, type: "formula", formula: cell.formula, formulaResult: cell.value, style };
}

function sheetOf(plan: PlannedSheet): WriteSheet {
  const cells = new Map<string, Partial<Cell>>();
  plan.rows.forEach((row, r) => {
    row.forEach((cell, c) => {
      if (cell !== null) cells.set(`${r},${c}`, cellOf(cell));
    });
  });
  return {
    name: plan.name,
    rows: plan.rows.map((row) => row.map((cell) => cell?.value ?? null)),
    cells,
    merges: [...plan.merges],
    columns: plan.widths.map((width) => ({ width })),
  };
}

/** The bytes of an .xlsx with these sheets. */
export function writeSheets(sheets: readonly PlannedSheet[]): Promise<Uint8Array> {
  return writeXlsx({ sheets: sheets.map(sheetOf) });
}
