import { closingQuote } from "./delimited";

/**
 * Quotes around cells between tabs as a spreadsheet writes them: only around a cell that holds a line break, a comma
 * or a quote, which is then doubled. Other quotes of a text stay what they are.
 */

const NEEDS_QUOTES = /[\n,"]/;

/** A cell without the quotes a spreadsheet put around it. */
export function unquoted(cell: string): string {
  if (!cell.startsWith('"') || cell.length < 2 || closingQuote(cell, 1) !== cell.length - 1) return cell;
  const inner = cell.slice(1, -1);
  return NEEDS_QUOTES.test(inner) ? inner.replaceAll('""', '"') : cell;
}

/** A row of a text and the line it begins at. */
export interface TextRow {
  readonly line: number;
  readonly text: string;
}

/** The rows of lines between whose cells tabs stand: a quoted cell may reach over several lines. */
export function rowsOfTabs(lines: readonly string[]): TextRow[] {
  const rows: TextRow[] = [];
  for (let line = 0; line < lines.length; ) {
    const end = lastLineOfRow(lines, line);
    rows.push({ line, text: end === line ? lines[line]! : lines.slice(line, end + 1).join("\n") });
    line = end + 1;
  }
  return rows;
}

function lastLineOfRow(lines: readonly string[], start: number): number {
  let end = start;
  while (end === start || lines[end]!.includes("\t")) {
    const next = lastLineOfCell(lines, end);
    if (next === end) break;
    end = next;
  }
  return end;
}

/** Where the quoted cell ends that begins at the end of this line; the line itself where none does. */
function lastLineOfCell(lines: readonly string[], start: number): number {
  let cell = lines[start]!.slice(lines[start]!.lastIndexOf("\t") + 1);
  if (!cell.startsWith('"') || closingQuote(cell, 1) < cell.length) return start;
  for (let at = start + 1; at < lines.length; at += 1) {
    const [piece = ""] = lines[at]!.split("\t", 1);
    cell = `${cell}\n${piece}`;
    if (closingQuote(piece, 0) < piece.length) return unquoted(cell) === cell ? start : at;
    if (piece.length < lines[at]!.length) return start;
  }
  return start;
}
