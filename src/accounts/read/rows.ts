import { isBlank } from "../../figure/printed";
import type { StatementRow } from "../documentSchema";
import { splitNumbering } from "../label";
import type { TableRules } from "../rulesSchema";
import { type BlockColumns, isFigure } from "./header";
import type { SourceLine } from "./source";

type MutableRow = { -readonly [K in keyof StatementRow]: StatementRow[K] };

/** The rows of a table, block by block: every line gives a row to each block it fills. */
export function readRows(
  body: readonly SourceLine[],
  blocks: readonly BlockColumns[],
  table: TableRules,
): StatementRow[] {
  const byBlock = blocks.map((): MutableRow[] => []);
  for (const line of body) {
    const rows = blocks.map((block) => readSegment(line, block, table));
    takeLabelsFromLeft(rows);
    for (const [index, row] of rows.entries()) if (isRow(row)) byBlock[index]!.push(row);
  }
  const rows = byBlock.flat();
  return table.sections === true ? withSections(rows) : rows;
}

function readSegment(line: SourceLine, { block, columns }: BlockColumns, table: TableRules): MutableRow {
  const row: MutableRow = { figures: {}, at: line.at };
  if (table.blocks.length > 1) row.block = block.id;
  for (const [at, { rules, index }] of columns.entries()) {
    const cell =
      rules.role === "code"
        ? codeFrom(line, index, columns[at + 1]?.index)
        : (line.cells[index]?.trim() ?? "");
    if (cell === "" || (rules.role === "figure" && isBlank(cell))) continue;
    // A total's label may span the code and the name.
    if (rules.role === "code" && !/^\d+$/.test(cell)) row.name = cell;
    else if (rules.role === "figure") row.figures[rules.id] = isFigure(cell) ? cell.replace(/\s/g, "") : cell;
    else row[rules.role] = cell;
  }
  return row;
}

/** A code may be printed in three cells, 类 款 项: 201 | 03 | 50. */
function codeFrom(line: SourceLine, from: number, to = from + 1): string {
  const cells = line.cells.slice(from, to).map((cell) => cell.trim());
  return cells.length > 1 && cells.every((cell) => /^\d*$/.test(cell)) ? cells.join("") : (cells[0] ?? "");
}

/** A figure without a label belongs to the label on its left that spans up to it. */
function takeLabelsFromLeft(rows: readonly MutableRow[]): void {
  for (let index = rows.length - 1; index > 0; index -= 1) {
    const row = rows[index]!;
    if (row.name !== undefined || row.code !== undefined || !hasFigure(row)) continue;
    const left = rows.slice(0, index).findLast((other) => other.name !== undefined);
    if (left === undefined || hasFigure(left) || left.code !== undefined) continue;
    left.figures = row.figures;
    row.figures = {};
  }
}

function hasFigure(row: StatementRow): boolean {
  return Object.keys(row.figures).length > 0;
}

function isRow(row: StatementRow): boolean {
  return row.name !== undefined || row.code !== undefined || hasFigure(row);
}

/** Rows numbered 一、 without figures head the rows below; they hold nothing themselves. */
function withSections(rows: readonly MutableRow[]): StatementRow[] {
  const out: StatementRow[] = [];
  let section: string | undefined;
  for (const row of rows) {
    const { numbering, name } = splitNumbering(row.name ?? "");
    if (numbering === "一" && !hasFigure(row)) section = name;
    else out.push(section === undefined ? row : { ...row, section });
  }
  return out;
}
