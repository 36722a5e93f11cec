import { isBlank } from "./cellKinds";
import type { Draft } from "./draft";
import { currencyUnitIn } from "./fundsBlock";
import type { GridCell, GridRow } from "./grid";
import { GRADE_LABEL, type ProjectKey, projectLabel, TOTAL_LABEL } from "./headings";
import { bareLabel, labelAndText, oneLine, squeeze } from "./label";

/** 项目名称, 主管部门, 实施单位: labels with their values at their right, or behind a colon in the same cell. */

/** The text of a label's cell: the next cell, if that is no label itself. */
function valueBeside(cells: readonly GridCell[], at: number): GridCell | null {
  const next = cells[at + 1];
  if (next === undefined || projectLabel(next.text) !== undefined) return null;
  return next;
}

interface Pair {
  readonly key: ProjectKey | null;
  readonly label: GridCell;
  readonly text: string | null;
  readonly cell: GridCell;
}

function pairsIn(row: GridRow): { pairs: Pair[]; rest: GridCell[] } {
  const pairs: Pair[] = [];
  const rest: GridCell[] = [];
  for (let at = 0; at < row.cells.length; at += 1) {
    const label = row.cells[at]!;
    const key = projectLabel(label.text);
    const inline = key === undefined ? labelAndText(label.text) : null;
    const inlineKey = inline === null ? undefined : projectLabel(inline.label);
    if (key !== undefined) {
      const value = valueBeside(row.cells, at);
      pairs.push({ key, label, text: value?.text ?? null, cell: value ?? label });
      if (value !== null) at += 1;
    } else if (inline !== null && inlineKey !== undefined) {
      pairs.push({ key: inlineKey, label, text: inline.text === "" ? null : inline.text, cell: label });
    } else rest.push(label);
  }
  return { pairs, rest };
}

/** Whether a row names the project: where a form begins. */
export function projectNameIn(row: GridRow): string | null {
  const first = row.cells.slice(0, 3);
  for (const [at, cell] of first.entries()) {
    if (projectLabel(cell.text) === "name") return valueBeside(row.cells, at)?.text ?? "";
    const inline = labelAndText(cell.text);
    if (inline !== null && projectLabel(inline.label) === "name") return inline.text;
  }
  return null;
}

/** Reads a row above the funds block. */
export function readProjectRow(row: GridRow, draft: Draft): void {
  const { pairs, rest } = pairsIn(row);
  for (const pair of pairs) {
    if (pair.text === null || isBlank(pair.text)) continue;
    if (pair.key === null) {
      const both = pair.cell === pair.label ? pair.cell.text : `${pair.label.text} ${pair.text}`;
      draft.notes.add("label.unused", "certain", pair.cell, both);
    } else draft.project[pair.key] ??= { text: oneLine(pair.text), cell: pair.cell };
  }
  readHeadRest(rest, draft);
}

const YEAR = /(?:^|\D)((?:19|20)\d{2})年?度?(?!\d)/;

/** The year a text states: `(2024年度)`, `2024年…自评表`. */
export function yearIn(text: string): number | null {
  if (text.length > 200 || !text.includes("年")) return null;
  const found = YEAR.exec(squeeze(text));
  return found?.[1] === undefined ? null : Number(found[1]);
}

/** What stands beside the labels: unit, year, total and grade where a form states them at its head. */
function readHeadRest(cells: readonly GridCell[], draft: Draft): void {
  for (let at = 0; at < cells.length; at += 1) {
    const cell = cells[at]!;
    if (isBlank(cell.text)) continue;
    const unit = currencyUnitIn(cell.text);
    const year = cell.text.length <= 24 ? yearIn(cell.text) : null;
    if (unit !== null) draft.currencyUnit ??= unit;
    if (year !== null) draft.year ??= year;
    if (unit !== null || year !== null) continue;
    const label = bareLabel(cell.text);
    const next = cells[at + 1];
    if (next !== undefined && TOTAL_LABEL.test(label.slice(0, 20))) {
      draft.total.score ??= { text: oneLine(next.text), cell: next };
      at += 1;
    } else if (next !== undefined && GRADE_LABEL.test(label.slice(0, 20))) {
      draft.total.grade ??= { text: oneLine(next.text), cell: next };
      at += 1;
    } else draft.notes.notUnderstood(cell);
  }
}
