import { toHalfWidth } from "../../figure/printed";
import { isEmpty, type SourceLine, solidText } from "./source";

/** Where a table stands: its number, its title, and its lines from below the mark on. */
export interface TableZone {
  readonly number: string;
  readonly title: string | null;
  readonly at: string;
  readonly lines: readonly SourceLine[];
}

export interface Zones {
  readonly tables: readonly TableZone[];
  /** The lines on the tables: those behind the last one, or the part of 情况说明 in front of the first. */
  readonly text: readonly SourceLine[];
}

interface Mark {
  readonly number: string;
  readonly title: string | null;
  /** What else is printed on the line of the mark: 金额单位, 部门名称. */
  readonly beside: readonly SourceLine[];
  /** The first line that belongs to the table, and the first below its mark. */
  readonly from: number;
  readonly below: number;
}

/** 公开01表, 财决公开01表, 公开1表, 公开表01. */
const MARK = /公开(?:(\d{1,2})表|表(\d{1,2})(?!\d))/;
/** A mark stands alone, at most beside the title; a sentence that mentions a table is longer. */
const LONGEST_MARK_LINE = 50;
const PART = /^第[一二三四五六七八九十]部分/;
/** The part with the text on the tables, where it stands before them. */
const TEXT_PART = /^第[一二三四五六七八九十]部分.*(情况说明|决算说明|文字说明)/;

/** Finds the tables by their marks 公开NN表; a mark may be wrapped over two lines. */
export function findZones(lines: readonly SourceLine[]): Zones {
  const marks: Mark[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const mark = markAt(lines, index);
    if (mark === null) continue;
    marks.push(mark);
    index = mark.below - 1;
  }
  const last = marks.at(-1);
  const end = last === undefined ? 0 : endOfTables(lines, last.below);
  const tables = marks.map((mark, index) => ({
    number: mark.number,
    title: mark.title,
    at: lines[mark.from]!.at,
    lines: [...mark.beside, ...lines.slice(mark.below, marks[index + 1]?.from ?? end)],
  }));
  return { tables, text: textOn(lines, marks[0]?.from ?? lines.length, end) };
}

function textOn(lines: readonly SourceLine[], first: number, end: number): readonly SourceLine[] {
  const from = lines
    .slice(0, first)
    .findLastIndex((line) => TEXT_PART.test(solidText(line)) && !isContents(line));
  return from < 0 ? lines.slice(end) : lines.slice(from, first);
}

/** A line of the table of contents ends in a page number, or leads to one by dots. */
function isContents(line: SourceLine): boolean {
  return /[.…·]{2,}|\d$/.test(solidText(line));
}

function markAt(lines: readonly SourceLine[], index: number): Mark | null {
  let text = toHalfWidth(solidText(lines[index]!));
  if (!text.includes("公开") || text.length > LONGEST_MARK_LINE || /[,。;]/.test(text)) return null;
  let below = index + 1;
  if (/公开\d{0,2}$/.test(text)) {
    const rest = nextFilled(lines, below);
    if (rest === null) return null;
    text += toHalfWidth(solidText(lines[rest]!));
    below = rest + 1;
  }
  const match = MARK.exec(text);
  if (match === null || text.length > LONGEST_MARK_LINE) return null;
  const number = (match[1] ?? match[2])!.padStart(2, "0");
  const inFront = text.slice(0, match.index).replace(/(财决|财)$/, "");
  const behind = text.slice(match.index + match[0].length).replace(/^\(?续表?\)?/, "");
  const { at } = lines[index]!;
  const beside = [isTitle(inFront) ? "" : inFront, behind]
    .filter((words) => words !== "")
    .map((words) => ({ cells: [words], at }));
  if (isTitle(inFront)) return { number, title: inFront, beside, from: index, below };
  const above = previousFilled(lines, index - 1);
  const title = above === null ? "" : solidText(lines[above]!);
  return isTitle(title)
    ? { number, title, beside, from: above!, below }
    : { number, title: null, beside, from: index, below };
}

function isTitle(text: string): boolean {
  return text.length <= 40 && /表$/.test(text) && !/[，。；：:]/.test(text);
}

function nextFilled(lines: readonly SourceLine[], from: number): number | null {
  for (let index = from; index < Math.min(from + 4, lines.length); index += 1) {
    if (!isEmpty(lines[index]!)) return index;
  }
  return null;
}

function previousFilled(lines: readonly SourceLine[], from: number): number | null {
  for (let index = from; index >= Math.max(0, from - 4); index -= 1) {
    if (!isEmpty(lines[index]!)) return index;
  }
  return null;
}

/** The tables end where the next part of the document (第三部分 …) begins. */
function endOfTables(lines: readonly SourceLine[], from: number): number {
  for (let index = from; index < lines.length; index += 1) {
    if (PART.test(solidText(lines[index]!))) return index;
  }
  return lines.length;
}
