import { isBlank } from "./cellKinds";
import { isIndicatorHeader } from "./columns";
import type { Printed } from "./draft";
import type { Grid, GridCell, GridRow } from "./grid";
import { isFootnote, projectLabel } from "./headings";
import { labelAndText, squeeze } from "./label";
import { projectNameIn } from "./projectBlock";

/** The rows of one form, cut out of a grid that may hold several. */
export interface FormRows {
  readonly title: Printed | null;
  /** Cells above the form that may tell year and unit. */
  readonly above: readonly GridCell[];
  /** Lines outside the form, such as watermarks, that were put aside. */
  readonly ignored: readonly GridCell[];
  readonly rows: readonly GridRow[];
  /** Rows above the project's name with labels of their own; what the form itself says goes before them. */
  readonly labelled: readonly GridRow[];
}

const LINES_ABOVE = 8;
const PERIOD = /^\(?(?:(?:19|20)\d{2})?[_Xx×]{0,4}年度?\)?$|^\((?:19|20)\d{2}\)$/;
const PERIOD_END = /[(（]\s*(?:19|20)\d{2}[\s年度]*[)）]$/;
const NO_TITLE =
  /^(?:附(?:件|表)\d{0,3}[-.:]?\d{0,3}:?|表\d{1,3}[-:]?\d{0,3}|.{0,12}单位:.{0,20}|第\d{1,4}页.{0,12}|[-—–]?\d{1,4}[-—–]?|仅供.{1,12}|编[制码号].{0,24}|报表编号.{0,24}|公开\d{1,2}表)$/;

/** Rows where a form begins: those that name the project, or the indicators' heading where none does. */
function startsOf(rows: readonly GridRow[]): number[] {
  const starts: number[] = [];
  let name: string | null = null;
  let totalSeen = false;
  rows.forEach((row, i) => {
    const found = projectNameIn(row);
    if (found === null) {
      totalSeen ||= /^(?:总|合)/.test(squeeze(row.cells[0]?.text.slice(0, 8) ?? ""));
      return;
    }
    // A page head that repeats the project's name before the form's total begins no new form.
    if (found === "" || found !== name || totalSeen) {
      starts.push(i);
      totalSeen = false;
    }
    name = found;
  });
  if (starts.length > 0) return starts;
  const header = rows.findIndex((row, i) => isIndicatorHeader(row, rows[i + 1]));
  return header < 0
    ? []
    : [
        Math.max(
          0,
          rows.slice(0, header).findIndex((row) => !isAboveForm(row)),
        ),
      ];
}

/** A title, or what stands beside one. */
function isAboveForm(row: GridRow): boolean {
  return isTitleRow(row) || (row.cells.length <= 3 && row.cells.every(isAside));
}

function isTitleRow(row: GridRow): boolean {
  const cells = row.cells.filter((cell) => !isBlank(cell.text));
  const cell = cells[0];
  if (cells.length === 0 || cell === undefined || cells.length > 3) return false;
  if (cells.length > 1)
    return cells.every((other) => isAside(other) || other === cell) && isAside(cell) === false;
  return !isFootnote(cell.text);
}

function isAside(cell: GridCell): boolean {
  const plain = squeeze(cell.text.slice(0, 60));
  return PERIOD.test(plain) || NO_TITLE.test(plain) || isLabelled(cell);
}

/** `单位名称：某局`, `填报日期：…`: a label with its value in one cell. */
function isLabelled(cell: GridCell): boolean {
  const pair = labelAndText(cell.text);
  return pair !== null && projectLabel(pair.label) !== undefined;
}

interface Heading {
  readonly first: number;
  readonly title: Printed | null;
  readonly above: GridCell[];
  /** Rows above the project's name with labels of their own. */
  readonly labelled: readonly GridRow[];
}

/** Looks upward from where a form begins for its title, its period and its unit. */
function headingAbove(rows: readonly GridRow[], start: number, floor: number): Heading {
  const above: GridCell[] = [];
  const labelled: GridRow[] = [];
  let title: Printed | null = null;
  let first = start;
  const take = ({ cells }: GridRow) => {
    for (const cell of cells) if (!isLabelled(cell)) above.push(cell);
  };
  for (let i = start - 1; i >= Math.max(floor, start - LINES_ABOVE); i -= 1) {
    const row = rows[i]!;
    if (row.cells.some(isLabelled)) labelled.unshift(row);
    if (!isTitleRow(row)) {
      if (row.cells.length <= 3 && row.cells.every(isAside)) {
        take(row);
        first = i;
        continue;
      }
      break;
    }
    take(row);
    first = i;
    const main = row.cells.find((cell) => !isAside(cell));
    if (main === undefined) continue;
    title = titleOf(main, rows[i - 1], i - 1 >= floor);
    if (title.text !== titleText(main.text)) first = i - 1;
    break;
  }
  return { first, title, above, labelled };
}

function titleText(text: string): string {
  return text.replace(/\n/g, "").trim().replace(PERIOD_END, "").trim();
}

/** A title may be broken over two lines: the lower one is then only its end. */
function titleOf(cell: GridCell, before: GridRow | undefined, inReach: boolean): Printed {
  const text = titleText(cell.text);
  const upper = before?.cells[0];
  const isRest = text.length <= 8 && /(?:表|报告)$/.test(text) && !/^(?:项目|部门)?支出绩效/.test(text);
  if (!inReach || !isRest || upper === undefined || before === undefined || before.cells.length > 1) {
    return { text, cell };
  }
  if (isAside(upper) || isFootnote(upper.text) || /(?:表|报告|。)$/.test(upper.text)) return { text, cell };
  return { text: titleText(upper.text) + text, cell: upper };
}

/** Cuts a grid into its forms; rows before the first and watermark lines are put aside. */
export function formsIn(grid: Grid): { forms: FormRows[]; outside: GridCell[] } {
  const { rows, watermarks } = withoutWatermarks(grid);
  const starts = startsOf(rows);
  const headings = starts.map((start, i) =>
    headingAbove(rows, start, starts[i - 1] === undefined ? 0 : starts[i - 1]! + 1),
  );
  const first = headings[0]?.first ?? rows.length;
  let mark = 0;
  const marksBefore = (end: number): GridCell[] => {
    const from = mark;
    const row = rows[end]?.index ?? Number.POSITIVE_INFINITY;
    while (mark < watermarks.length && watermarks[mark]!.row < row) mark += 1;
    return watermarks.slice(from, mark);
  };
  const outside = rows
    .slice(0, first)
    .flatMap((row) => row.cells)
    .concat(marksBefore(first));
  const forms = headings.map((heading, i): FormRows => {
    const end = headings[i + 1]?.first ?? rows.length;
    return {
      title: heading.title,
      above: heading.above,
      ignored: marksBefore(end),
      labelled: heading.labelled,
      rows: rows.slice(starts[i], end),
    };
  });
  return { forms, outside };
}

const WATERMARK =
  /^(?:仅供.{1,12}|第\d{1,4}页(?:[,，/]?共\d{1,4}页)?|[-—–]\d{1,4}[-—–]|内部资料.{0,10}|[-—–_=]{3,200})$/;
const OFTEN = 3;

/** Lines that stand alone and again and again, page numbers and rules: no part of any form. */
function withoutWatermarks(grid: Grid): { rows: GridRow[]; watermarks: GridCell[] } {
  const counts = new Map<string, number>();
  for (const row of grid.rows) {
    const only = row.cells[0];
    if (row.standsAlone !== true || only === undefined || only.text.length > 40) continue;
    counts.set(only.text, (counts.get(only.text) ?? 0) + 1);
  }
  const isMark = (cell: GridCell, row: GridRow) => {
    if (cell.text.length > 200) return false;
    const plain = squeeze(cell.text);
    if (WATERMARK.test(plain)) return true;
    if (row.standsAlone !== true || /(?:表|报告|年度\)?)$/.test(plain) || /指标|情况|分析|\d/.test(plain))
      return false;
    return (counts.get(cell.text) ?? 0) >= OFTEN;
  };
  const rows: GridRow[] = [];
  const watermarks: GridRow[] = [];
  for (const row of grid.rows) {
    if (row.cells.length > 0 && row.cells.every((cell) => isMark(cell, row))) watermarks.push(row);
    else if (row.cells.length > 0) rows.push(row);
  }
  return { rows, watermarks: watermarks.flatMap(({ cells }) => cells) };
}
