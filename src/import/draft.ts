import type { CurrencyUnit } from "../evaluation/schema";
import { addressIn, type GridCell, type SheetAddresses } from "./grid";
import type { FundsRole, ProjectKey } from "./headings";
import { type Note, type NoteCode, noteMessage, type Sureness } from "./notes";

/** A value as printed, with the cell it was read from (`null` for what the reader rebuilt). */
export interface Printed {
  readonly text: string;
  readonly cell: GridCell | null;
}

/** Where the cells of a row that hold nothing stand, in a sheet. */
export type Blanks<Key extends string> = Partial<Record<Key, string>>;

export type FundsKey = Exclude<FundsRole, "weight" | "reviewScore">;

export interface DraftLine {
  name?: Printed;
  figures: Partial<Record<FundsKey, Printed>>;
  blanks?: Blanks<FundsKey>;
}

export type ValueKey = "initialTarget" | "target" | "actual" | "weight" | "score" | "reason";

/** An indicator under construction; a row has `children: null`. */
export interface DraftNode {
  name: Printed | null;
  /** The word the level is known by, for finding it again. */
  stem: string | null;
  values: Partial<Record<ValueKey, Printed>>;
  blanks?: Blanks<ValueKey>;
  reviewScore?: Printed;
  children: DraftNode[] | null;
}

/** A form under construction: values with their cells, before paths are known. */
export interface Draft {
  title: Printed | null;
  year: number | null;
  project: Partial<Record<ProjectKey, Printed>>;
  currencyUnit: CurrencyUnit | null;
  fundsWeight: Printed | null;
  fundsTotal: DraftLine | null;
  fundsReviewScore: Printed | null;
  sources: DraftLine[];
  planned: Printed | null;
  achieved: Printed | null;
  indicators: DraftNode[];
  total: { weight?: Printed; score?: Printed; grade?: Printed; reviewScore?: Printed };
  totalBlanks: Blanks<"weight" | "score" | "grade">;
  /** The first cell of the total's row. */
  totalLabel: GridCell | null;
  readonly addresses: SheetAddresses | null;
  analysis: Map<string, Printed>;
  notes: NoteBook;
  /** How many cells of the indicators do not suit the columns they were read from. */
  misfits: number;
}

/** Notes while a form is read; their paths follow from their cells when the form is done. */
export class NoteBook {
  readonly entries: { note: Omit<Note, "path">; about: object | null }[] = [];

  add(
    code: NoteCode,
    sure: Sureness,
    cell: GridCell | null,
    what: string,
    about: object | null = cell,
  ): void {
    this.entries.push({
      note: { cell: cell?.where ?? null, code, sure, message: noteMessage(code, what) },
      about,
    });
  }

  /** A cell nothing could be made of. */
  notUnderstood(cell: GridCell): void {
    this.add("cell.not-understood", "certain", cell, cell.text);
  }
}

export function emptyDraft(addresses: SheetAddresses | null): Draft {
  return {
    title: null,
    year: null,
    project: {},
    currencyUnit: null,
    fundsWeight: null,
    fundsTotal: null,
    fundsReviewScore: null,
    sources: [],
    planned: null,
    achieved: null,
    indicators: [],
    total: {},
    totalBlanks: {},
    totalLabel: null,
    addresses,
    analysis: new Map(),
    notes: new NoteBook(),
    misfits: 0,
  };
}

/** The first of two pieces of a text, with the second appended as its own paragraph. */
export function appended(first: Printed | null, cell: GridCell): Printed {
  if (first === null) return { text: cell.text, cell };
  return { text: `${first.text}\n${cell.text}`, cell: first.cell };
}

/** Where a row's cells under these columns stand, blank or not; nothing in a text. */
export function placesIn<Key extends string>(
  { addresses }: Draft,
  row: number,
  columns: readonly { readonly role: string; readonly column: number }[],
  keys: readonly Key[],
): Blanks<Key> {
  const places: Blanks<Key> = {};
  if (addresses === null) return places;
  for (const { role, column } of columns) {
    const key = keys.find((candidate) => candidate === role);
    if (key !== undefined) places[key] = addressIn(addresses, row, column);
  }
  return places;
}
