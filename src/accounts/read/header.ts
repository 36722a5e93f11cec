import { readFigure } from "../../figure/printed";
import { plainLabel } from "../label";
import type { BlockRules, ColumnRules, TableRules } from "../rulesSchema";
import type { SourceLine } from "./source";

/** Which column of the page is which column of a block; a repeated block has several of these. */
export interface BlockColumns {
  readonly block: BlockRules;
  readonly columns: readonly { readonly rules: ColumnRules; readonly index: number }[];
}

export interface HeaderReading {
  readonly blocks: readonly BlockColumns[];
  /** Columns of the rules that no heading of the page names. */
  readonly missing: readonly ColumnRules[];
  readonly body: readonly SourceLine[];
}

interface PageColumn {
  /** Headings from the top down. */
  readonly path: readonly string[];
  /** 栏次. */
  readonly number: string | null;
}

/** Reads the headings of a table: spanning cells, several lines, and the line of 栏次 below them. */
export function readHeader(grid: readonly SourceLine[], table: TableRules): HeaderReading {
  const isHeading = headingTest(table);
  const numbersAt = grid.findIndex(isColumnNumbers);
  const lines = numbersAt >= 0 ? grid.slice(0, numbersAt) : firstHeadings(grid, isHeading);
  const page = pageColumns(
    lines.map((line) => line.cells),
    numbersAt >= 0 ? grid[numbersAt]!.cells : [],
  );
  const rest = numbersAt >= 0 ? grid.slice(numbersAt + 1) : grid;
  // A page break repeats the headings.
  const body = rest.filter((line) => !isHeading(line) && !isColumnNumbers(line));
  return { ...matchBlocks(page, table), body };
}

function headingTest(table: TableRules): (line: SourceLine) => boolean {
  const words = new Set(["栏次", "行次", "项目"]);
  for (const block of table.blocks) {
    for (const column of block.columns)
      for (const path of column.headers) for (const word of path) words.add(word);
  }
  return (line) => {
    const filled = line.cells.map(plainLabel).filter((cell) => cell !== "");
    return filled.length >= 2 && filled.every((cell) => words.has(cell));
  };
}

/** The line 栏次 1 2 3 …, with or without the word; numbering runs on over both sides of a table. */
function isColumnNumbers(line: SourceLine): boolean {
  // 类 款 项 head the three columns of a code on the same line.
  const filled = line.cells.map(plainLabel).filter((cell) => cell !== "" && !/^[类款项]$/.test(cell));
  const numbers = filled.filter((cell) => cell !== "栏次");
  if (numbers.length < filled.length) return numbers.every((cell) => /^\d{1,2}$/.test(cell));
  return numbers.length >= 3 && numbers.every((cell, index) => cell === String(index + 1));
}

function firstHeadings(
  grid: readonly SourceLine[],
  isHeading: (line: SourceLine) => boolean,
): readonly SourceLine[] {
  const from = grid.findIndex(isHeading);
  if (from < 0) return [];
  let to = from + 1;
  while (to < grid.length && isHeading(grid[to]!)) to += 1;
  return grid.slice(from, to);
}

/**
 * The headings over each column. An empty cell belongs to the span on its left, as long as the line above
 * spans both; below its own heading an empty cell is nothing.
 */
function pageColumns(lines: readonly (readonly string[])[], numbers: readonly string[]): PageColumn[] {
  const width = lines.reduce((most, cells) => Math.max(most, cells.length), numbers.length);
  let parents = new Array<number>(width).fill(0);
  const paths = Array.from({ length: width }, (): string[] => []);
  for (const cells of lines) {
    const spans: number[] = [];
    for (let index = 0; index < width; index += 1) {
      const own = plainLabel(cells[index] ?? "");
      const spanned = own === "" && index > 0 && parents[index] === parents[index - 1];
      spans.push(spanned ? spans[index - 1]! : index);
      const heading = plainLabel(cells[spans[index]!] ?? "");
      if (heading !== "" && heading !== "栏次" && !/^[类款项]$/.test(heading)) paths[index]!.push(heading);
    }
    parents = spans;
  }
  return paths.map((path, index) => {
    const number = plainLabel(numbers[index] ?? "");
    return { path, number: number === "" || number === "栏次" ? null : number };
  });
}

function matchBlocks(page: readonly PageColumn[], table: TableRules): Omit<HeaderReading, "body"> {
  const blocks: BlockColumns[] = [];
  const missing: ColumnRules[] = [];
  let from = 0;
  for (const block of table.blocks) {
    let again = false;
    do {
      const found = matchBlock(page, block, from);
      if (again && found.missing.length > 0) break;
      missing.push(...found.missing);
      if (found.columns.length === 0) break;
      blocks.push({ block, columns: found.columns });
      from = Math.max(...found.columns.map(({ index }) => index)) + 1;
      again = true;
    } while (block.repeats === true && from < page.length);
  }
  return { blocks, missing };
}

function matchBlock(page: readonly PageColumn[], block: BlockRules, from: number) {
  const taken = new Map<number, ColumnRules>();
  const take = (rules: ColumnRules, fits: (column: PageColumn) => boolean) => {
    const index = page.findIndex((column, at) => at >= from && !taken.has(at) && fits(column));
    if (index >= 0) taken.set(index, rules);
  };
  // Columns may stand in another order; a repeated block takes the first of each.
  for (const rules of block.columns) take(rules, ({ path }) => named(path, rules.headers));
  const found = new Set(taken.values());
  for (const rules of block.columns) {
    // Where the heading is garbled, 栏次 tells the column, if the heading is no known one.
    if (found.has(rules) || rules.number === undefined) continue;
    take(rules, (column) => column.number === rules.number && !isKnown(column, block));
  }
  const columns = [...taken].map(([index, rules]) => ({ rules, index })).sort((a, b) => a.index - b.index);
  const placed = new Set(taken.values());
  return { columns, missing: block.columns.filter((rules) => !placed.has(rules)) };
}

function isKnown({ path }: PageColumn, block: BlockRules): boolean {
  return block.columns.some(({ headers }) => named(path, headers));
}

/** Whether one of the heading paths runs down to the column's last heading. */
function named(path: readonly string[], headers: readonly (readonly string[])[]): boolean {
  return headers.some((words) => {
    if (words.at(-1) !== path.at(-1)) return false;
    let at = 0;
    for (const heading of path) if (heading === words[at]) at += 1;
    return at >= words.length;
  });
}

/** Whether a cell can be a figure of a table: digits, or a mark of nothing. */
export function isFigure(cell: string): boolean {
  return readFigure(cell.replace(/\s/g, "")).kind === "figure";
}
