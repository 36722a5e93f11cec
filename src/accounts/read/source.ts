/** One line of the source: its cells from left to right, and where it stands (`L149`, `表1!7`). */
export interface SourceLine {
  readonly cells: readonly string[];
  readonly at: string;
}

const MAX_CELLS = 200;

/** The lines of a text: cells separated by tabs, or by `|` where the line has no tab. */
export function linesOfText(text: string): SourceLine[] {
  return text.split(/\r\n|\r|\n/).map((line, index) => ({ cells: cellsOf(line), at: `L${index + 1}` }));
}

function cellsOf(line: string): string[] {
  if (line.includes("\t")) return line.split("\t", MAX_CELLS);
  const trimmed = line.trim();
  if (trimmed.length > 2 && trimmed.startsWith("|") && trimmed.endsWith("|")) {
    return trimmed.slice(1, -1).split("|", MAX_CELLS);
  }
  return [line];
}

/** The text of a line without any space, as marks and words are searched in it. */
export function solidText(line: SourceLine): string {
  return line.cells.join("").replace(/\s/g, "");
}

export function isEmpty(line: SourceLine): boolean {
  return line.cells.every((cell) => cell.trim() === "");
}

/** A rest of the page: a line with nothing but a page number. */
export function isPageNumber(line: SourceLine): boolean {
  return /^[-—–]*(第?\d{1,4}页?)[-—–]*$/.test(solidText(line)) && line.cells.length === 1;
}
