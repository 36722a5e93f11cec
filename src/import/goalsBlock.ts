import { isBlank, isFigure } from "./cellKinds";
import { appended, type Draft } from "./draft";
import type { GridCell, GridRow } from "./grid";
import { GOALS_ACHIEVED, GOALS_PLANNED, GOALS_SIDE } from "./headings";
import { bareHeading } from "./label";

/** 总体目标 and 实际完成情况: two headings side by side, their texts below. */
export interface GoalsColumns {
  readonly planned: number;
  readonly achieved: number;
}

function matches(cell: GridCell, words: RegExp): boolean {
  if (cell.text.length > 30) return false;
  const heading = bareHeading(cell.text);
  return words.test(heading) || words.test(heading.replace(/^\d[.、]/, ""));
}

/** The columns of both headings, if the row has both; a label at the side is neither. */
export function goalsColumns(row: GridRow): GoalsColumns | null {
  let achieved = -1;
  row.cells.forEach((cell, i) => {
    if (matches(cell, GOALS_ACHIEVED)) achieved = i;
  });
  if (achieved <= 0) return null;
  for (let i = achieved - 1; i >= 0; i -= 1) {
    const cell = row.cells[i]!;
    if (matches(cell, GOALS_PLANNED)) {
      return { planned: cell.column, achieved: row.cells[achieved]!.column };
    }
  }
  return null;
}

/** Both in one row, each text beside its heading: `总体目标 | … | 实际完成情况 | …`. */
export function readGoalsInHeadings(row: GridRow, { planned, achieved }: GoalsColumns, draft: Draft): void {
  const texts = row.cells.filter((cell) => !isBlank(cell.text));
  const [plan, ...more] = texts.filter((cell) => cell.column > planned && cell.column < achieved);
  const [result, ...rest] = texts.filter((cell) => cell.column > achieved);
  if (plan !== undefined && more.length === 0) {
    draft.planned = appended(draft.planned, plan);
    if (result !== undefined) draft.achieved = appended(draft.achieved, result);
    for (const cell of rest) draft.notes.notUnderstood(cell);
    return;
  }
  // Without a text between the headings, what stands behind them may be a heading itself (备注).
  for (const cell of [plan, ...more, result, ...rest]) if (cell) draft.notes.notUnderstood(cell);
}

/**
 * Goals without headings, a label alone before their texts: `年度总体目标 | 修路 | 已修`, or 实际完成情况 on a row of
 * its own. `false` where the row is none.
 */
export function readGoalsBeside({ cells }: GridRow, draft: Draft): boolean {
  const [label, ...texts] = cells.filter((cell) => !isBlank(cell.text));
  const [first, second] = texts;
  if (label === undefined || first === undefined || texts.length > 2) return false;
  if (texts.some((cell) => isFigure(cell.text) || isSideLabel(cell))) return false;
  if (isSideLabel(label)) {
    draft.planned = appended(draft.planned, first);
    if (second !== undefined) draft.achieved = appended(draft.achieved, second);
    return true;
  }
  if (second !== undefined || !matches(label, GOALS_ACHIEVED)) return false;
  draft.achieved = appended(draft.achieved, first);
  return true;
}

function isSideLabel(cell: GridCell): boolean {
  return cell.text.length <= 20 && (matches(cell, GOALS_SIDE) || matches(cell, GOALS_PLANNED));
}

/** Reads a row below the goals' headings: the first text is the plan, the second the result. */
export function readGoalsRow(row: GridRow, columns: GoalsColumns, draft: Draft): void {
  const texts = row.cells.filter((cell, i) => !(i === 0 && row.cells.length > 1 && isSideLabel(cell)));
  const single = texts[0];
  if (texts.length === 1 && single !== undefined) {
    readSingle(single, columns, draft);
    return;
  }
  if (texts.length > 2 && columns.planned > 0) {
    readByColumns(texts, columns, draft);
    return;
  }
  for (const [i, cell] of texts.entries()) {
    if (i === 0) draft.planned = appended(draft.planned, cell);
    else if (i === 1) draft.achieved = appended(draft.achieved, cell);
    else draft.notes.notUnderstood(cell);
  }
}

/** More texts than two: 年初绩效目标 stands before the one in force, or a remark behind the result. */
function readByColumns(texts: readonly GridCell[], columns: GoalsColumns, draft: Draft): void {
  for (const cell of texts) {
    if (cell.column === columns.planned) draft.planned = appended(draft.planned, cell);
    else if (cell.column === columns.achieved) draft.achieved = appended(draft.achieved, cell);
    else draft.notes.notUnderstood(cell);
  }
}

function readSingle(cell: GridCell, columns: GoalsColumns, draft: Draft): void {
  const cut = cell.text.indexOf("\n");
  if (cut > 0 && draft.planned === null && draft.achieved === null && cell.columnSpan === 1) {
    draft.planned = { text: cell.text.slice(0, cut), cell };
    draft.achieved = { text: cell.text.slice(cut + 1), cell };
    draft.notes.add("goals.split", "guess", cell, cell.text);
    return;
  }
  const toPlanned = Math.abs(cell.column - columns.planned);
  const toAchieved = Math.abs(cell.column - columns.achieved);
  if (toAchieved < toPlanned) draft.achieved = appended(draft.achieved, cell);
  else draft.planned = appended(draft.planned, cell);
}
