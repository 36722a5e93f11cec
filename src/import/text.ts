import { type Grid, type GridRow, gridRow } from "./grid";
import { gridOfPage, hasTable } from "./html";
import { withoutMarkup } from "./markup";
import { type ReadResult, readGrids } from "./readGrid";

/** How much of a text is read. */
export interface TextOptions {
  /** How many lines are read at most; the rest is a hostile text. */
  readonly maxLines?: number;
}

const MAX_LINES = 200_000;
type Splitter = (line: string) => string[];

const byTab: Splitter = (line) => line.split("\t");

/** `| a | b |`: bars as borders; the outer ones are no cells. */
const byBar: Splitter = (line) => {
  const trimmed = line.trim();
  const from = trimmed.startsWith("|") ? 1 : 0;
  const to = trimmed.endsWith("|") && trimmed.length > 1 ? trimmed.length - 1 : trimmed.length;
  return trimmed.slice(from, to).split("|");
};

const bySpaces: Splitter = (line) => line.trim().split(/ {2,}|\u3000{2,}/);

/** What separates the cells of this text: tabs, bars, or runs of spaces. */
function splitterFor(lines: readonly string[]): Splitter {
  let tabs = 0;
  let bars = 0;
  for (const line of lines) {
    if (line.includes("\t")) tabs += 1;
    if (line.indexOf("|") !== line.lastIndexOf("|")) bars += 1;
  }
  if (tabs > 0 && tabs >= bars) return byTab;
  return bars > 0 ? byBar : bySpaces;
}

/** A text as a grid: a line is a row; positions are hints only. */
function gridOfText(text: string, options: TextOptions = {}): Grid {
  const lines = text.split(/\r\n|\r|\n/).slice(0, options.maxLines ?? MAX_LINES);
  const split = splitterFor(lines);
  const rows: GridRow[] = lines.map((line, i) => {
    const cells = split(line);
    const row = gridRow(i, cells.map(withoutMarkup), (column) => `line ${i + 1}, column ${column + 1}`);
    return { ...row, standsAlone: cells.length === 1 };
  });
  return { name: "", rows: rows.filter((row) => row.cells.length > 0), exact: false };
}

/**
 * Reads the forms of a text copied from a print: tabs (or bars, or runs of spaces) as cell borders, shifted
 * columns, page breaks, repeated headings, watermark lines, HTML tags; and of a page with tables in HTML.
 *
 * @example readText("项目名称\t甲项目\n…").evaluations[0]?.evaluation.project?.name // "甲项目"
 */
export function readText(text: string, options: TextOptions = {}): ReadResult {
  return readGrids([hasTable(text) ? gridOfPage(text) : gridOfText(text, options)]);
}
