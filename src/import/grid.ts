import type { CellCount } from "./cellCount";
import { cellAddress } from "./workbook/address";

/**
 * A grid of cells: what every source (sheet, delimited file, text, document table) becomes before it is read.
 * Only cells that hold something are listed; a merged cell is listed once, at its top left corner.
 */
export interface GridCell {
  /** Zero-based row and column of the top left corner. */
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  /** The text as printed, trimmed; a paragraph break is a line feed. */
  readonly text: string;
  /** Where the cell stands, for people: `表1!H23` or `line 12, column 3`. */
  readonly where: string;
  /** The formula behind the printed figure, without `=`, if there is one. */
  readonly formula?: string;
}

export interface GridRow {
  readonly index: number;
  readonly cells: readonly GridCell[];
  /** Whether a line of a text has no cell borders at all, as a title or a watermark has none. */
  readonly standsAlone?: boolean;
}

export interface Grid {
  /** Sheet name, or empty for a text. */
  readonly name: string;
  readonly rows: readonly GridRow[];
  /**
   * Whether a cell's column can be trusted. A text copied from a print shifts cells, so its rows are aligned by
   * what the cells hold; a sheet's are not.
   */
  readonly exact: boolean;
  /** How a sheet names a cell that holds nothing; a text cannot tell where one would stand. */
  readonly addresses?: SheetAddresses;
  /** Whether blank cells left no trace, so that a cell's place tells only what stands before and behind it. */
  readonly gapless?: true;
}

/** The addresses of a sheet. */
export interface SheetAddresses {
  /** `表1!`, or empty. */
  readonly prefix: string;
  /** By `row,column`: the corner (`A1`) of the merged cell that a cell lies under. */
  readonly corners: ReadonlyMap<string, string>;
}

/** Where the cell at a row and column stands, blank or not: `表1!H23`; under a merge its corner. */
export function addressIn({ prefix, corners }: SheetAddresses, row: number, column: number): string {
  return `${prefix}${corners.get(`${row},${column}`) ?? cellAddress(row, column)}`;
}

const BREAKS = /[\t\r\v\f]+/g;

/** Trims a cell's text and each of its lines; empty when nothing is left. */
export function cleanText(text: string): string {
  if (text.length === 0) return text;
  const lines = text.replace(BREAKS, " ").split("\n");
  const kept = lines.map((line) => line.trim()).filter((line) => line !== "");
  return kept.join("\n");
}

/** A row of single cells; blank texts are left out, the others counted. */
export function gridRow(
  index: number,
  texts: readonly string[],
  where: (column: number) => string,
  count: CellCount,
): GridRow {
  const cells: GridCell[] = [];
  texts.forEach((raw, column) => {
    const text = cleanText(raw);
    if (text === "") return;
    count.addCell();
    cells.push({ row: index, column, rowSpan: 1, columnSpan: 1, text, where: where(column) });
  });
  return { index, cells };
}

/** Columns from the first to behind the last one a cell covers. */
export function columnOverlap(a: Pick<GridCell, "column" | "columnSpan">, b: typeof a): number {
  const from = Math.max(a.column, b.column);
  const to = Math.min(a.column + a.columnSpan, b.column + b.columnSpan);
  return Math.max(0, to - from);
}
