import { isInRange } from "../../check/scoreRange";
import type { Issue } from "../../errors";
import { exact, format, subtract } from "../../figure/exact";
import { readFigure } from "../../figure/printed";
import type { GridRow } from "../../import/grid";
import { openWorkbook, type SheetGrid } from "../../import/workbook/reader";
import { reviewWords } from "./words";

/** 复核记录: what a reviewer made of a form. */
export interface ReviewRecord {
  /** 表单编号 as the sheet was written with; `null` where there was none. */
  readonly form: string | null;
  readonly project: string | null;
  readonly ruleset: string | null;
  /** Every score: 自评得分 / 复核得分 / 差异 / 依据. */
  readonly scores: readonly ReviewedScore[];
  readonly total: ReviewedScore | null;
  readonly findings: readonly ReviewedFinding[];
  /** Reviewed scores that cannot stand: no figure (`review.not-a-number`), or not between 0 and the weight (`review.range`). */
  readonly issues: readonly Issue[];
}

/** A score as stated, as recomputed and as the reviewer set it (points). */
export interface ReviewedScore {
  /** JSON Pointer of the score. */
  readonly path: string;
  readonly name: string;
  readonly self: string | null;
  readonly recomputed: string | null;
  /** `null` where the reviewer left it blank or wrote no figure. */
  readonly reviewed: string | null;
  /** reviewed − self; `null` where either is missing. */
  readonly difference: string | null;
  readonly ground: string | null;
  readonly note: string | null;
}

/** What the reviewer wrote beside a finding, by its `fingerprint`. */
export interface ReviewedFinding {
  readonly fingerprint: string;
  readonly verdict: string | null;
  readonly note: string | null;
}

/**
 * Reads filled sheets of `writeReview` back. Columns are known by their headings and lines by their keys, so both
 * may have been moved; sheets without keys are passed over.
 *
 * @throws ImportError when the file is no workbook, damaged or beyond the limits
 */
export async function readReview(bytes: Uint8Array): Promise<ReviewRecord[]> {
  const sheets = await openWorkbook(bytes);
  return sheets.flatMap((sheet) => readSheet(sheet) ?? []);
}

type Columns = Readonly<Record<string, number | undefined>>;
type WordKey = keyof (typeof reviewWords)["zh"];

const BY_WORD: ReadonlyMap<string, WordKey> = new Map(
  Object.values(reviewWords).flatMap((words) =>
    (Object.entries(words) as [WordKey, string][]).map(([key, word]) => [word, key] as const),
  ),
);

function readSheet({ grid }: SheetGrid): ReviewRecord | null {
  const head: Partial<Record<WordKey, string>> = {};
  const scores: ReviewedScore[] = [];
  const findings: ReviewedFinding[] = [];
  const issues: Issue[] = [];
  let total: ReviewedScore | null = null;
  let columns: Columns = {};
  for (const row of grid.rows) {
    const headings = headingsOf(row);
    if (headings !== null) {
      columns = headings;
      continue;
    }
    const [label, value] = row.cells;
    const word = BY_WORD.get(label?.text ?? "");
    if (word !== undefined && value !== undefined && columns.key === undefined)
      head[word] = withoutQuote(value.text);
    const key = textAt(row, columns.key);
    if (key === null) continue;
    if (/^[0-9a-f]{32}$/.test(key)) {
      findings.push({
        fingerprint: key,
        verdict: textAt(row, columns.verdict),
        note: textAt(row, columns.note),
      });
    } else if (key.startsWith("/")) {
      const score = scoreIn(row, columns, key);
      const issue = issueWith(row, columns, score);
      if (issue !== null) issues.push(issue);
      if (key === "/total/score") total = score;
      else scores.push(score);
    }
  }
  if (scores.length === 0 && findings.length === 0 && total === null) return null;
  const { form = null, project = null, ruleset = null } = head;
  return { form, project, ruleset, scores, total, findings, issues };
}

/** The columns by their headings, where the row is one of headings. */
function headingsOf(row: GridRow): Columns | null {
  const columns: Partial<Record<WordKey, number>> = {};
  for (const { text, column } of row.cells) {
    const key = BY_WORD.get(text);
    if (key !== undefined) columns[key] = column;
  }
  return columns.key === undefined ? null : columns;
}

function scoreIn(row: GridRow, columns: Columns, path: string): ReviewedScore {
  const self = figureAt(row, columns.self);
  const reviewed = figureAt(row, columns.reviewed);
  return {
    path,
    name: textAt(row, columns.indicator) ?? "",
    self,
    recomputed: figureAt(row, columns.recomputed),
    reviewed,
    difference: reviewed === null || self === null ? null : format(subtract(exact(reviewed), exact(self))),
    ground: textAt(row, columns.ground),
    note: textAt(row, columns.note),
  };
}

/** What is wrong with the reviewer's figure, if one was written. */
function issueWith(row: GridRow, columns: Columns, { path, name, reviewed }: ReviewedScore): Issue | null {
  const written = textAt(row, columns.reviewed);
  if (reviewed === null) {
    if (written === null || readFigure(written).kind === "blank") return null;
    const zh = `“${name}”的复核得分应为数字，现为“${written}”，未计入`;
    const en = `the reviewed score of "${name}" must be a figure but is "${written}"; it was left out`;
    return { code: "review.not-a-number", path, message: { zh, en } };
  }
  const weight = figureAt(row, columns.weight);
  if (isInRange(readFigure(reviewed), readFigure(weight))) return null;
  const isBelow = reviewed.startsWith("-");
  const zh = `“${name}”的复核得分${reviewed}${isBelow ? "小于0" : `大于分值${weight}`}`;
  const en = `the reviewed score ${reviewed} of "${name}" is ${isBelow ? "below 0" : `above its weight ${weight}`}`;
  return { code: "review.range", path, message: { zh, en } };
}

function textAt(row: GridRow, column: number | undefined): string | null {
  const text = row.cells.find((cell) => cell.column === column)?.text;
  return text === undefined ? null : withoutQuote(text);
}

/** The text again that was kept from being taken for a formula. */
function withoutQuote(text: string): string {
  return text.replace(/^'(?=[=+\-@\t\r\n＝＋－＠])/, "");
}

function figureAt(row: GridRow, column: number | undefined): string | null {
  const cell = readFigure(textAt(row, column));
  return cell.kind === "figure" ? format(cell.figure.value) : null;
}
