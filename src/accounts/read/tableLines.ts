import { toHalfWidth } from "../../figure/printed";
import { splitNumbering } from "../label";
import { isEmpty, isPageNumber, type SourceLine, solidText } from "./source";

/** The lines of a table sorted into the grid, what is printed around it, and what could not be placed. */
export interface TableLines {
  readonly grid: readonly SourceLine[];
  readonly unit: string | null;
  readonly year: number | null;
  readonly currencyUnit: "元" | "万元" | "亿元" | null;
  readonly noData: boolean;
  readonly unread: readonly SourceLine[];
}

/** Sorts the lines below a mark: headings and rows, 部门名称 / 年度 / 金额单位, 注 and 说明. */
export function sortTableLines(lines: readonly SourceLine[]): TableLines {
  const rows: SourceLine[] = [];
  let unit: string | null = null;
  let year: number | null = null;
  let currencyUnit: TableLines["currencyUnit"] = null;
  let noData = false;
  let notes = false;
  for (const line of lines) {
    if (isEmpty(line) || isPageNumber(line)) continue;
    const text = toHalfWidth(solidText(line));
    const isNote = /^(注|说明|备注)[:.、1-9]/.test(text);
    if (isNote || isStatementOfNothing(line, text)) {
      notes = true;
      if (NOTHING.test(text)) noData = true;
    } else if (isCaption(text)) {
      unit ??= unitIn(text);
      const printed = /(\d{4})年度/.exec(text)?.[1];
      if (printed !== undefined) year ??= Number(printed);
      currencyUnit ??=
        (/单位:(?:人民币)?(元|万元|亿元)/.exec(text)?.[1] as TableLines["currencyUnit"]) ?? null;
    } else if (!notes) rows.push(line);
  }
  const { grid, unread } = joinWrapped(rows);
  return { grid, unit, year, currencyUnit, noData, unread };
}

/** 本表无数据, 本部门没有政府性基金收支, 空表. */
const NOTHING = /无数据|为空|空表|(没有|无)[^,。;]{0,40}(收入|支出|收支|安排|发生)/;

function isStatementOfNothing(line: SourceLine, text: string): boolean {
  const filled = line.cells.filter((cell) => cell.trim() !== "");
  return filled.length === 1 && /^\(?(本表|此表|本部门|本单位|空表)/.test(text) && NOTHING.test(text);
}

const UNIT = /(?:部门|单位)(?:\((?:部门|单位)\))?(?:名称)?:/;

function isCaption(text: string): boolean {
  return (
    /^(公开|编制|编报|填报)?(部门|单位)(\((部门|单位)\))?(名称)?:/.test(text) ||
    /^\d{4}年度?$|^\d{4}年度?(金额)?单位:|^(金额)?单位:/.test(text)
  );
}

/** The name behind 部门名称： or 单位名称：; 金额单位：万元 names none. */
function unitIn(text: string): string | null {
  for (const part of text.replace(/(\d{4}年度?)?(金额)?单位:(人民币)?(元|万元|亿元)/g, " ").split(" ")) {
    const name = part.split(UNIT)[1]?.replace(/\d{4}年度?$/, "");
    if (name) return name;
  }
  return null;
}

/** Puts rows together again that the page or a narrow cell broke over several lines. */
function joinWrapped(lines: readonly SourceLine[]): { grid: SourceLine[]; unread: SourceLine[] } {
  const width = lines.reduce((most, line) => Math.max(most, line.cells.length), 0);
  const grid: SourceLine[] = [];
  const unread: SourceLine[] = [];
  for (const line of lines) {
    const last = grid.at(-1);
    if (last !== undefined && continues(last, line, width)) grid[grid.length - 1] = joined(last, line);
    else if (line.cells.length > 1 || startsRow(line) || width === 1) grid.push(line);
    else unread.push(line);
  }
  return { grid, unread };
}

function continues(row: SourceLine, next: SourceLine, width: number): boolean {
  if (row.cells.length >= width || startsRow(next)) return false;
  if (row.cells.length + next.cells.length - 1 !== width) return false;
  // Words are broken, not figures.
  return isWords(row.cells.at(-1)!) && isWords(next.cells[0]!);
}

function isWords(cell: string): boolean {
  return /\p{L}/u.test(cell);
}

function joined(row: SourceLine, next: SourceLine): SourceLine {
  const middle = row.cells.at(-1)!.trim() + next.cells[0]!.trim();
  return { cells: [...row.cells.slice(0, -1), middle, ...next.cells.slice(1)], at: row.at };
}

/** Whether a line begins a row of its own: with a code, a numbering, or a word of totals or headings. */
function startsRow(line: SourceLine): boolean {
  const first = line.cells[0]!.trim();
  if (/^\d{3,7}$/.test(first)) return true;
  const { numbering, name } = splitNumbering(first);
  return numbering !== "none" || /合计$|^总计$|^栏次$|^项目$/.test(name);
}
