import { CellCount } from "./cellCount";
import { withinLimit } from "./delimited";
import { type Grid, type GridRow, gridRow } from "./grid";
import { gridOfPage, hasTable } from "./html";
import { withoutMarkup } from "./markup";
import { rowsOfTabs, type TextRow, unquoted } from "./quotedCells";
import { type ReadResult, readGrids } from "./readGrid";
import { LIMITS } from "./workbook/limits";

/** How much of a text is read. */
export interface TextOptions {
  /** How many lines are read at most, the rest being left out; by default all. */
  readonly maxLines?: number;
}

type Splitter = (line: string) => string[];

const byTab: Splitter = (line) => line.split("\t").map(unquoted);

/** `| a | b |`: bars as borders; the outer ones are no cells. */
const byBar: Splitter = (line) => {
  const trimmed = line.trim();
  const from = trimmed.startsWith("|") ? 1 : 0;
  const to = trimmed.endsWith("|") && trimmed.length > 1 ? trimmed.length - 1 : trimmed.length;
  return trimmed.slice(from, to).split("|");
};

const bySpaces: Splitter = (line) => line.trim().split(/ {2,}|\u3000{2,}/);
/** What is left of the cells where a page was copied without its borders. */
const bySingleSpaces: Splitter = (line) => line.trim().split(/[ \u3000]+/);

function rowsOfLines(lines: readonly string[]): TextRow[] {
  return lines.map((text, line) => ({ line, text }));
}

const FEWEST_BARS = 4;
const MOST_PIECES = 12;

/**
 * A line break inside a cell breaks its row into several lines. Where the rows of a table all have the same number
 * of bars, as many lines belong together as make up that number; the last row may be cut.
 */
function rowsOfBars(lines: readonly string[]): TextRow[] {
  const bars = lines.map((line) => line.split("|").length - 1);
  const width = bars.reduce((most, count) => Math.max(most, count), 0);
  if (width < FEWEST_BARS) return rowsOfLines(lines);
  const rows: TextRow[] = [];
  let left = bars.reduce((sum, count) => sum + count, 0);
  for (let line = 0; line < lines.length; ) {
    const count = bars[line]!;
    const mayBegin = count > 0 || lines[line + 1]?.trimStart().startsWith("|") === true;
    const end = mayBegin ? endOfRow(bars, line, width) : line;
    if (end === line && count > 0 && left >= width) return rowsOfLines(lines);
    const pieces = lines.slice(line, Math.max(end, line + 1));
    rows.push({ line, text: pieces.reduce((row, piece) => row + (row.endsWith("|") ? "" : "\n") + piece) });
    left -= end === line ? count : width;
    line += pieces.length;
  }
  return rows;
}

/** Behind the last line of the row that begins at this one; the line itself where none does. */
function endOfRow(bars: readonly number[], start: number, width: number): number {
  let sum = 0;
  for (let at = start; at < Math.min(bars.length, start + MOST_PIECES); at += 1) {
    sum += bars[at]!;
    if (sum >= width) return sum === width ? at + 1 : start;
  }
  return start;
}

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

function rowsSplitBy(split: Splitter, lines: readonly string[]): TextRow[] {
  if (split === byTab) return rowsOfTabs(lines);
  return split === byBar ? rowsOfBars(lines) : rowsOfLines(lines);
}

/** A text as a grid: a line is a row; positions are hints only. */
function gridOfLines(lines: readonly string[], split: Splitter): Grid {
  const count = new CellCount();
  count.addPlaces(lines.length);
  const rows: GridRow[] = [];
  for (const { line, text } of rowsSplitBy(split, lines)) {
    if (text === "") continue;
    const cells = split(text);
    count.addPlaces(cells.length - 1);
    const where = (column: number) => `line ${line + 1}, column ${column + 1}`;
    const row = gridRow(line, cells.map(withoutMarkup), where, count);
    if (row.cells.length > 0) rows.push({ ...row, standsAlone: cells.length === 1 });
  }
  const grid = { name: "", rows, exact: false };
  return split === bySingleSpaces ? { ...grid, gapless: true } : grid;
}

/** One line more than there are places for cells is refused as such. */
const MOST_LINES = LIMITS.rectangle + 1;

function readLinesOfText(text: string, { maxLines = MOST_LINES }: TextOptions): ReadResult {
  const lines = text.split(/\r\n|\r|\n/, Math.min(maxLines, MOST_LINES));
  const split = splitterFor(lines);
  const read = readGrids([gridOfLines(lines, split)]);
  if (split !== bySpaces || read.evaluations.length > 0) return read;
  const loosely = readGrids([gridOfLines(lines, bySingleSpaces)]);
  return loosely.evaluations.some(({ evaluation }) => evaluation.indicators.length > 0) ? loosely : read;
}

/**
 * Reads the forms of a text copied from a print: tabs (or bars, or spaces) as cell borders, shifted
 * columns, page breaks, repeated headings, watermark lines, HTML tags; and of a page with tables in HTML. Cells
 * copied out of a spreadsheet may be quoted; `readDelimited` reads those by their columns.
 *
 * @throws ImportError when the text is too large or has too many cells
 * @example readText("项目名称\t甲项目\n…").evaluations[0]?.evaluation.project?.name // "甲项目"
 */
export function readText(text: string, options: TextOptions = {}): ReadResult {
  return hasTable(withinLimit(text)) ? readGrids([gridOfPage(text)]) : readLinesOfText(text, options);
}
