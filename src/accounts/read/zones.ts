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
  /** Everything before the first table, and everything behind the last. */
  readonly before: readonly SourceLine[];
  readonly after: readonly SourceLine[];
}

interface Mark {
  readonly number: string;
  readonly title: string | null;
  /** The first line that belongs to the table, and the first below its mark. */
  readonly from: number;
  readonly below: number;
}

const MARK = /公开(\d{2})表/;
/** A mark stands alone, at most beside the title; a sentence that mentions a table is longer. */
const LONGEST_MARK_LINE = 50;
const PART = /^第[一二三四五六七八九十]部分/;

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
    lines: lines.slice(mark.below, marks[index + 1]?.from ?? end),
  }));
  return { tables, before: lines.slice(0, marks[0]?.from ?? lines.length), after: lines.slice(end) };
}

function markAt(lines: readonly SourceLine[], index: number): Mark | null {
  let text = solidText(lines[index]!);
  if (!text.includes("公开") || text.length > LONGEST_MARK_LINE || /[，。；]/.test(text)) return null;
  let below = index + 1;
  if (/公开\d{0,2}$/.test(text)) {
    const rest = nextFilled(lines, below);
    if (rest === null) return null;
    text += solidText(lines[rest]!);
    below = rest + 1;
  }
  const match = MARK.exec(text);
  if (match === null || text.length > LONGEST_MARK_LINE) return null;
  const beside = text.slice(0, match.index).replace(/(财决|财)$/, "");
  if (beside !== "") return { number: match[1]!, title: beside, from: index, below };
  const above = previousFilled(lines, index - 1);
  const title = above === null ? "" : solidText(lines[above]!);
  return isTitle(title)
    ? { number: match[1]!, title, from: above!, below }
    : { number: match[1]!, title: null, from: index, below };
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
