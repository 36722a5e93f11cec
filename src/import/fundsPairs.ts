import { isBlank, isFigure, isSpreadsheetError } from "./cellKinds";
import type { Draft, DraftLine, FundsKey } from "./draft";
import type { GridCell, GridRow } from "./grid";
import { FUNDS_HEADINGS, headingRole } from "./headings";
import { bareLabel, oneLine, squeeze } from "./label";

/**
 * The older layout of the funds: each heading stands before its figure (`预算数：| 100 | 执行数：| 95`), and the
 * sources below repeat their name before each figure.
 */
export interface FundsPairs {
  /** Reads a row of sources; `false` where the row is none. */
  read(row: GridRow): boolean;
}

interface Pair {
  readonly key: FundsKey;
  readonly cell: GridCell;
}

function isValue(cell: GridCell | undefined): cell is GridCell {
  return cell !== undefined && (isFigure(cell.text) || isSpreadsheetError(cell.text));
}

function pairsIn(row: GridRow): Pair[] {
  const pairs: Pair[] = [];
  row.cells.forEach((cell, i) => {
    const role = headingRole(cell.text, FUNDS_HEADINGS);
    const value = row.cells[i + 1];
    if (role === null || role === "weight" || role === "reviewScore" || !isValue(value)) return;
    pairs.push({ key: role, cell: value });
  });
  return pairs;
}

function nearest(pairs: readonly Pair[], column: number): FundsKey | null {
  let best: Pair | null = null;
  for (const pair of pairs) {
    const isCloser =
      best === null || Math.abs(pair.cell.column - column) < Math.abs(best.cell.column - column);
    if (isCloser) best = pair;
  }
  return best?.key ?? null;
}

/** Reads the first row of the block; `null` where its headings are followed by headings, not by figures. */
export function openFundsPairs(row: GridRow, draft: Draft): FundsPairs | null {
  const pairs = pairsIn(row);
  if (pairs.length < 2) return null;
  const total: DraftLine = { figures: {} };
  for (const { key, cell } of pairs) total.figures[key] ??= { text: oneLine(cell.text), cell };
  draft.fundsTotal = total;
  return { read: (below) => readMore(below, total) || readSource(below, pairs, draft) };
}

/** `执行数：| 95` on a row of its own below `预算数：| 100`. */
function readMore(row: GridRow, total: DraftLine): boolean {
  const pairs = pairsIn(row).filter(({ key }) => total.figures[key] === undefined);
  for (const { key, cell } of pairs) total.figures[key] = { text: oneLine(cell.text), cell };
  return pairs.length > 0;
}

function readSource(row: GridRow, pairs: readonly Pair[], draft: Draft): boolean {
  const labels = row.cells.filter((cell) => !isBlank(cell.text) && !isValue(cell));
  const values = row.cells.filter((cell) => isValue(cell));
  const first = labels[0];
  const names = new Set(labels.map((cell) => nameOf(cell)));
  if (first === undefined || names.size !== 1 || (values.length === 0 && labels.length < 2)) return false;
  const line: DraftLine = { name: { text: nameOf(first), cell: first }, figures: {} };
  for (const cell of values) {
    const key = nearest(pairs, cell.column);
    if (key !== null) line.figures[key] ??= { text: oneLine(cell.text), cell };
  }
  draft.sources.push(line);
  return true;
}

function nameOf(cell: GridCell): string {
  return bareLabel(squeeze(cell.text)).replace(/^其中:?/, "");
}
