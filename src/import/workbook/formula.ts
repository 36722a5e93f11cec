import { columnLetters, parseAddress } from "./address";
import type { FormulaSheet } from "./reader";

/** Which cells a formula of sums takes in. */

const LONGEST_FORMULA = 2_000;
const LONGEST_RANGE = 10_000;
const DEEPEST = 8;
/** Cells named along the way, often the same ones again; a sum of a form names some hundred. */
const MOST_NAMED = 200_000;

const REFERENCE =
  /(?:'[^']{1,60}'!|[^\s!'"(),:+\-*/=<>&]{1,60}!)?\$?[A-Z]{1,3}\$?\d{1,7}(?::\$?[A-Z]{1,3}\$?\d{1,7})?(?![\d(A-Z])/gi;
const SUM_OR_CELL = /(?:SUM|ROUND|SUBTOTAL)\(|[$A-Z]{1,5}\d{1,7}/gi;
const FIGURES_AND_SIGNS = /^[\d.\s+,:()$]*$/;

/** Whether a formula only adds up cells, so that its range can be judged. */
export function isSum(formula: string): boolean {
  if (formula.length > LONGEST_FORMULA) return false;
  return /SUM\(|\+/i.test(formula) && FIGURES_AND_SIGNS.test(formula.replace(SUM_OR_CELL, ""));
}

/** The cells a formula names on its own sheet, ranges spelt out. */
export function referencesOf(formula: string): string[] {
  if (formula.length > LONGEST_FORMULA) return [];
  const cells: string[] = [];
  for (const [reference] of formula.matchAll(REFERENCE)) {
    if (reference.includes("!")) continue;
    if (cells.length > MOST_NAMED) break;
    cells.push(...cellsIn(reference));
  }
  return cells;
}

function cellsIn(reference: string): string[] {
  const [first = "", last = first] = reference.replace(/\$/g, "").toUpperCase().split(":");
  const [from, to] = [parseAddress(first), parseAddress(last)];
  if (from === null || to === null) return [];
  const count = (Math.abs(to.row - from.row) + 1) * (Math.abs(to.column - from.column) + 1);
  if (count > LONGEST_RANGE) return [];
  const cells: string[] = [];
  for (let row = Math.min(from.row, to.row); row <= Math.max(from.row, to.row); row += 1) {
    for (
      let column = Math.min(from.column, to.column);
      column <= Math.max(from.column, to.column);
      column += 1
    ) {
      cells.push(`${columnLetters(column + 1)}${row + 1}`);
    }
  }
  return cells;
}

/** Every cell a formula takes in, also through the formulas of the cells it names; `null` where they are too many. */
export function reachedBy(formula: string, sheet: FormulaSheet): ReadonlySet<string> | null {
  const reached = new Set<string>();
  let named = 0;
  const visit = (text: string, depth: number) => {
    const cells = named > MOST_NAMED ? [] : referencesOf(text);
    named += cells.length;
    for (const cell of cells) {
      if (reached.has(cell)) continue;
      reached.add(cell);
      const inner = sheet.cells.get(cell)?.formula ?? null;
      if (inner !== null && depth < DEEPEST) visit(inner, depth + 1);
    }
  };
  visit(formula, 0);
  return named > MOST_NAMED ? null : reached;
}
