import { compare, type Exact, Sum, signOf, subtract, ZERO } from "../figure/exact";
import { readFigure } from "../figure/printed";
import type { Draft, DraftNode, NoteBook } from "./draft";

/**
 * In a text the extent of a merged heading is lost, so that a row at the boundary of two levels may be read under
 * the wrong one. Where both print their weights and only one boundary fits them, that one is taken.
 */
export function settleBoundaries(draft: Draft): void {
  for (const siblings of [draft.indicators, ...draft.indicators.map((node) => node.children ?? [])]) {
    siblings.forEach((lower, i) => {
      const upper = siblings[i - 1];
      if (upper !== undefined && areApart(upper, lower)) settle(upper, lower, draft.notes);
    });
  }
}

interface Weighed {
  readonly weight: Exact;
  readonly rows: DraftNode[];
  readonly sum: Exact;
}

function weightOf({ values }: DraftNode): Exact | null {
  const read = readFigure(values.weight?.text);
  return read.kind === "figure" ? read.figure.value : null;
}

/** A level whose weight and whose rows' weights are all printed. */
function weighed(level: DraftNode): Weighed | null {
  const weight = weightOf(level);
  const rows = level.children;
  if (weight === null || rows === null || level.values.score !== undefined) return null;
  const sum = new Sum();
  for (const row of rows) {
    const own = row.children === null ? weightOf(row) : null;
    if (own === null) return null;
    sum.add(own);
  }
  return { weight, rows, sum: sum.total() };
}

function lineOf({ name, values }: DraftNode): number | null {
  return (name?.cell ?? Object.values(values).find(({ cell }) => cell !== null)?.cell)?.row ?? null;
}

/** Whether all of the lower level stands below the upper one, and neither heading tells how far it reaches. */
function areApart(upper: DraftNode, lower: DraftNode): boolean {
  if ([upper, lower].some(({ name }) => (name?.cell?.rowSpan ?? 1) > 1)) return false;
  const [last, first] = [upper.children?.at(-1), lower.children?.[0] ?? lower].map(
    (node) => node && lineOf(node),
  );
  return last != null && first != null && last < first;
}

function settle(upper: DraftNode, lower: DraftNode, notes: NoteBook): void {
  const [a, b] = [weighed(upper), weighed(lower)];
  if (a === null || b === null) return;
  const excess = subtract(a.sum, a.weight);
  const lack = subtract(b.weight, b.sum);
  let moved: DraftNode[] = [];
  if (b.rows.length === 0 && compare(excess, lack) >= 0) {
    // A heading on a line of its own names rows that stand without one.
    const bare = a.rows.filter((row) => lineOf(row) !== lineOf(upper));
    moved = a.rows.splice(a.rows.length - countOf([...bare].reverse(), lack));
    b.rows.push(...moved);
  } else if (compare(excess, lack) === 0 && signOf(excess) > 0) {
    moved = a.rows.splice(a.rows.length - countOf(a.rows.slice(1).reverse(), excess));
    b.rows.unshift(...moved);
  } else if (compare(excess, lack) === 0 && signOf(excess) < 0) {
    moved = b.rows.splice(0, countOf(b.rows.slice(0, -1), subtract(ZERO, excess)));
    a.rows.push(...moved);
  }
  for (const row of moved) {
    notes.add("row.by-weight", "guess", row.name?.cell ?? null, row.name?.text ?? "", row);
  }
}

/** How many of the first rows weigh just so much together; 0 where none do. */
function countOf(rows: readonly DraftNode[], amount: Exact): number {
  const sum = new Sum();
  for (const [i, row] of rows.entries()) {
    sum.add(weightOf(row) ?? ZERO);
    if (compare(sum.total(), amount) >= 0) return compare(sum.total(), amount) === 0 ? i + 1 : 0;
  }
  return 0;
}
