import type { Emitted, ReadForm } from "./emit";
import type { Grid } from "./grid";
import { firstNotes, type Note, noteMessage } from "./notes";
import { readForm } from "./readForm";
import { type FormRows, formsIn } from "./sections";

/** What a source gives: its forms in order, and notes on what belongs to none of them. */
export interface ReadResult {
  readonly evaluations: readonly ReadForm[];
  readonly notes: readonly Note[];
}

/** In a sheet whose headings fit, hardly a cell is out of place. */
const MOST_MISFITS = 2;

/** Reads a form by its columns; where cells do not stand under their headings, by what the cells hold. */
function readFitting(form: FormRows, grid: Grid): Emitted {
  const byColumns = readForm(form, grid);
  if (!grid.exact || byColumns.misfits <= MOST_MISFITS) return byColumns;
  const byContent = readForm(form, { exact: false });
  return byContent.misfits < byColumns.misfits ? byContent : byColumns;
}

/** Reads every form of a grid. */
export function readGrid(grid: Grid): { emitted: Emitted[]; notes: Note[] } {
  const { forms, outside } = formsIn(grid);
  const notes = outside.map(
    (cell): Note => ({
      cell: cell.where,
      path: null,
      code: "line.ignored",
      sure: "certain",
      message: noteMessage("line.ignored", cell.text),
    }),
  );
  return { emitted: forms.map((form) => readFitting(form, grid)), notes };
}

export function readGrids(grids: readonly Grid[]): ReadResult {
  const read = grids.map(readGrid);
  return {
    evaluations: read.flatMap(({ emitted }) =>
      emitted.map(({ form }) => ({ ...form, notes: firstNotes(form.notes) })),
    ),
    notes: firstNotes(read.flatMap(({ notes }) => notes)),
  };
}
