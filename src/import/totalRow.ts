import { alignCells, type Slot } from "./align";
import { isBareFigure, isBlank, isLarge, isMiswrittenFigure } from "./cellKinds";
import { type Column, columnOf } from "./columns";
import { type Draft, type DraftNode, placesIn } from "./draft";
import type { GridCell, GridRow } from "./grid";
import { GRADE_LABEL, type IndicatorRole, TOTAL_LABEL } from "./headings";
import { bareLabel, labelAndText, oneLine } from "./label";

/** 总分 / 合计: the weights' sum, the score and, where printed, the grade. */

function isTotalLabel(text: string): boolean {
  return text.length <= 24 && TOTAL_LABEL.test(bareLabel(text));
}

function isGradeLabel(text: string): boolean {
  return text.length <= 16 && GRADE_LABEL.test(bareLabel(text));
}

/** Whether the row is the form's total, by its first cell. */
export function isTotalRow(row: GridRow): boolean {
  const first = row.cells[0];
  if (first === undefined) return false;
  if (isTotalLabel(first.text) || isGradeLabel(first.text)) return true;
  const inline = labelAndText(first.text);
  if (inline === null || row.cells.length > 3) return false;
  const holdsFigure = /\d/.test(inline.text) || isMiswrittenFigure(inline.text);
  return (isTotalLabel(inline.label) && holdsFigure) || isGradeLabel(inline.label);
}

type TotalRole = "weight" | "score" | "grade";

const TEXT_LENGTH = 8;

export function readTotalRow(
  row: GridRow,
  columns: readonly Column<IndicatorRole>[],
  draft: Draft,
  exact: boolean,
): void {
  const label = row.cells[0] ?? null;
  if (draft.totalLabel === null && label !== null) {
    draft.totalLabel = label;
    draft.totalBlanks = placesIn(draft, label.row, columns, ["weight", "score"]);
  }
  const cells = withoutLabels(row, draft);
  const review = columns.find((column) => column.role === "reviewScore");
  const figures: GridCell[] = [];
  for (const cell of cells) {
    if (isBlank(cell.text)) continue;
    const isReview = review !== undefined && columnOf(cell, columns) === review && exact;
    if (isReview) draft.total.reviewScore = { text: oneLine(cell.text), cell };
    else if (isBareFigure(cell.text) || isMiswrittenFigure(cell.text)) figures.push(cell);
    else if (cell.text.length <= TEXT_LENGTH && draft.total.grade === undefined) {
      draft.total.grade = { text: oneLine(cell.text), cell };
    } else draft.notes.notUnderstood(cell);
  }
  placeFigures(figures, columns, draft, exact);
}

/** Takes 总分, 等级 and figures printed behind a colon out of the row. */
function withoutLabels(row: GridRow, draft: Draft): GridCell[] {
  const rest: GridCell[] = [];
  row.cells.forEach((cell, i) => {
    if (isTotalLabel(cell.text) || isGradeLabel(cell.text)) return;
    const inline = labelAndText(cell.text);
    const previous = row.cells[i - 1];
    if (inline !== null && isTotalLabel(inline.label) && inline.text !== "") {
      draft.total.score = { text: oneLine(inline.text).replace(/分$/, ""), cell };
    } else if (inline !== null && isGradeLabel(inline.label) && inline.text !== "") {
      draft.total.grade = { text: oneLine(inline.text), cell };
    } else if (previous !== undefined && isGradeLabel(previous.text) && !isBareFigure(cell.text)) {
      draft.total.grade = { text: oneLine(cell.text), cell };
    } else rest.push(cell);
  });
  return rest;
}

function placeFigures(
  figures: readonly GridCell[],
  columns: readonly Column<IndicatorRole>[],
  draft: Draft,
  exact: boolean,
): void {
  const only = figures[0];
  if (figures.length === 1 && only !== undefined) {
    const role = onlyFigureRole(only, columns, draft, exact);
    draft.total[role] ??= { text: oneLine(only.text), cell: only };
    return;
  }
  const slots = columns.filter((column): column is Column<"weight" | "score"> =>
    ["weight", "score"].includes(column.role),
  );
  const roles = rolesByPosition(figures, slots);
  figures.forEach((cell, i) => {
    const role = roles[i] ?? null;
    if (role !== null) draft.total[role] ??= { text: oneLine(cell.text), cell };
    else if (figures.some((other) => other !== cell && other.text === cell.text)) {
      draft.notes.add("cell.repeated", "guess", cell, cell.text);
    } else draft.notes.notUnderstood(cell);
  });
}

function rolesByPosition(figures: readonly GridCell[], slots: readonly Slot<"weight" | "score">[]) {
  return alignCells<TotalRole>(figures, slots, {
    content: (text) => (isLarge(text) ? 6 : 0),
    absent: () => 4,
    spare: (i) => (figures.some((other, at) => at !== i && other.text === figures[i]?.text) ? 2 : 9),
  }).roles;
}

function hasScores(nodes: readonly DraftNode[]): boolean {
  return nodes.some((node) => node.values.score !== undefined || hasScores(node.children ?? []));
}

/** A lone figure is the score, unless it stands under 分值 in a sheet or in a form that has no scores yet. */
function onlyFigureRole(
  cell: GridCell,
  columns: readonly Column<IndicatorRole>[],
  draft: Draft,
  exact: boolean,
): "weight" | "score" {
  const column = columnOf(cell, columns);
  if (exact && (column?.role === "weight" || column?.role === "score")) return column.role;
  if (!hasScores(draft.indicators) && draft.fundsTotal?.figures.score === undefined) return "weight";
  if (column?.role !== "score") draft.notes.add("total.column", "likely", cell, cell.text);
  return "score";
}
