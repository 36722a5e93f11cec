import { isBlank } from "./cellKinds";
import type { Draft } from "./draft";
import type { GridCell, GridRow } from "./grid";
import { ANALYSIS_LABELS, ANALYSIS_SIDE, isFootnote } from "./headings";
import { bareLabel, labelAndText, squeeze } from "./label";

/** 自评结果分析: sections with a label and a text, below the total. */

const LONGEST_LABEL = 40;

function knownLabel(text: string): string | null {
  const start = squeeze(text.slice(0, LONGEST_LABEL));
  return ANALYSIS_LABELS.find((label) => start.startsWith(label)) ?? null;
}

function isSide(cell: GridCell): boolean {
  return cell.text.length <= 16 && ANALYSIS_SIDE.test(bareLabel(cell.text));
}

/** Whether a row opens a section by a label the table knows. */
export function isAnalysisRow(row: GridRow): boolean {
  return row.cells
    .slice(0, 3)
    .some((cell) => cell.text.length <= LONGEST_LABEL && knownLabel(cell.text) !== null);
}

/** The rest of a label that the print broke: 情况, 情况及分析, 及分析. */
const LABEL_REST = /^(?:情况|及)+(?:分析)?及?(?:分析)?$/;

export class AnalysisReader {
  private open: string | null = null;

  constructor(
    private readonly draft: Draft,
    private readonly exact: boolean,
  ) {}

  read(row: GridRow): void {
    const printed = row.cells.filter((cell) => !isBlank(cell.text));
    const sides = printed.filter(isSide);
    const cells = printed.filter((cell) => !isSide(cell));
    const [side, text] = [sides.at(-1), cells[0]];
    if (text === undefined) return;
    const at = cells.findIndex((cell) => knownLabel(cell.text) !== null);
    const label = cells[at];
    if (label !== undefined) this.readKnown(label, cells.slice(at + 1), cells.slice(0, at));
    else if (side !== undefined && cells.length === 1 && side.text.includes("结论")) {
      this.set(bareLabel(side.text), text.text, text);
    } else this.readOther(cells);
  }

  private readKnown(label: GridCell, texts: readonly GridCell[], before: readonly GridCell[]): void {
    for (const cell of before) this.draft.notes.notUnderstood(cell);
    const inline = label.text.length > 24 ? this.labelRunIntoText(label) : null;
    if (inline !== null) this.set(inline.label, inline.text, label);
    else if (texts.length === 0) this.open = squeeze(label.text);
    else this.set(bareLabel(label.text), texts.map((cell) => cell.text).join("\n"), texts[0] ?? label);
  }

  private labelRunIntoText(cell: GridCell): { label: string; text: string } | null {
    const pair = labelAndText(cell.text, LONGEST_LABEL);
    if (pair !== null && knownLabel(pair.label) !== null) return pair;
    const label = knownLabel(cell.text);
    if (label === null || !cell.text.startsWith(label)) return null;
    this.draft.notes.add("cell.split", "guess", cell, cell.text);
    return { label, text: cell.text.slice(label.length) };
  }

  private readOther(cells: readonly GridCell[]): void {
    const [first, ...texts] = cells;
    if (first === undefined) return;
    if (texts.length === 0 && LABEL_REST.test(squeeze(first.text.slice(0, 20)))) this.completeLabel(first);
    else if (this.open !== null && texts.length === 0) {
      this.set(this.open, first.text, first);
    } else if (isFootnote(first.text)) this.draft.notes.add("line.ignored", "certain", first, first.text);
    else if (this.exact && texts.length > 0 && first.text.length <= LONGEST_LABEL) {
      this.set(bareLabel(first.text), texts.map((cell) => cell.text).join("\n"), texts[0] ?? first);
    } else for (const cell of cells) this.draft.notes.notUnderstood(cell);
  }

  /** The last label goes on in this cell. */
  private completeLabel(cell: GridCell): void {
    const entries = [...this.draft.analysis.entries()];
    const last = entries.at(-1);
    if (last === undefined || /(?:情况|分析)$/.test(last[0])) {
      this.draft.notes.notUnderstood(cell);
      return;
    }
    this.draft.analysis.delete(last[0]);
    this.draft.analysis.set(last[0] + squeeze(cell.text).replace(/及$/, ""), last[1]);
    this.draft.notes.add("cell.joined", "likely", cell, cell.text);
  }

  private set(label: string, text: string, cell: GridCell): void {
    const before = this.draft.analysis.get(label);
    this.draft.analysis.set(
      label,
      before === undefined ? { text, cell } : { text: `${before.text}\n${text}`, cell: before.cell },
    );
    this.open = null;
  }
}
