import type { Emitted, ReadForm } from "./emit";
import { isFindingsSheet } from "./findingsSheet";
import { firstNotes, type Note, type NoteCode, noteMessage } from "./notes";
import { type ReadResult, readGrid } from "./readGrid";
import { checkFormulas } from "./workbook/formulaCheck";
import { openWorkbook, type SheetGrid } from "./workbook/reader";

/** Which sheets of a workbook are read. */
export interface WorkbookOptions {
  /** Names of the sheets to read; by default all but those that `annotate` added. */
  readonly sheets?: readonly string[];
}

function sheetNote(code: NoteCode, cell: string, what: string): Note {
  return { cell, path: null, code, sure: "certain", message: noteMessage(code, what) };
}

/** Notes on what a sheet hides: rows out of sight, formulas without a value, values under a merge. */
function notesOn(sheet: SheetGrid): { row: number; note: Note }[] {
  const notes: { row: number; note: Note }[] = [];
  for (const row of sheet.grid.rows) {
    const first = row.cells[0];
    if (first === undefined || !sheet.hiddenRows.has(row.index)) continue;
    notes.push({ row: row.index, note: sheetNote("row.hidden", first.where, first.text) });
  }
  for (const { row, where, formula } of sheet.uncalculated) {
    notes.push({ row, note: sheetNote("formula.no-value", where, `=${formula}`) });
  }
  for (const { row, where, text } of sheet.underMerges) {
    notes.push({ row, note: sheetNote("cell.not-understood", where, text) });
  }
  return notes;
}

function lastRowOf(emitted: Emitted): number {
  let last = -1;
  for (const cell of emitted.cells.values()) last = Math.max(last, cell.row);
  return last;
}

function readSheet(sheet: SheetGrid): { forms: ReadForm[]; notes: Note[] } {
  const { emitted, notes } = readGrid(sheet.grid);
  let pending = notesOn(sheet);
  const forms = emitted.map((one, i): ReadForm => {
    const end = i === emitted.length - 1 ? Number.POSITIVE_INFINITY : lastRowOf(one);
    const own = pending.filter(({ row }) => row <= end);
    pending = pending.filter(({ row }) => row > end);
    const checked = checkFormulas(one, sheet.formulas);
    return {
      ...one.form,
      notes: firstNotes([...one.form.notes, ...own.map(({ note }) => note), ...checked.notes]),
      findings: checked.findings,
    };
  });
  return { forms, notes: [...notes, ...(forms.length === 0 ? [] : pending.map(({ note }) => note))] };
}

/**
 * Reads every form of a workbook (.xlsx, .xls): several to a sheet, several sheets.
 *
 * @throws ImportError when the file is no workbook, damaged, protected or beyond the limits
 */
export async function readWorkbook(bytes: Uint8Array, options: WorkbookOptions = {}): Promise<ReadResult> {
  const sheets = await openWorkbook(bytes);
  const wanted = options.sheets;
  const read = sheets
    .filter(({ grid }) => (wanted === undefined ? !isFindingsSheet(grid) : wanted.includes(grid.name)))
    .map(readSheet);
  return {
    evaluations: read.flatMap(({ forms }) => forms),
    notes: firstNotes(read.flatMap(({ notes }) => notes)),
  };
}
