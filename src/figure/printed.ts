import type { Exact } from "./exact";
import { decimal, fromDigits } from "./exact";

/** What stands in a cell that must hold a figure: funds, weights, scores, rates. */
export type FigureCell =
  | { readonly kind: "blank" }
  | { readonly kind: "figure"; readonly figure: Figure }
  | { readonly kind: "spreadsheetError"; readonly printed: string }
  | { readonly kind: "notANumber"; readonly printed: string; readonly reason: NotANumberReason };

/** A printed figure: the text, its exact value and its printed places (`98.90` keeps 2). */
export interface Figure {
  readonly printed: string;
  readonly value: Exact;
  readonly decimals: number;
  /** What is printed behind the digits, if anything: a percent sign or a unit of money or points. */
  readonly suffix: FigureSuffix | null;
}

export type FigureSuffix = "%" | "‰" | "元" | "万元" | "亿元" | "万" | "亿" | "分";
export type NotANumberReason = "grammar" | "too-long";

/** Longer figures are no figures of a form; the limits keep hostile input cheap. */
const MAX_DIGITS = 30;
const MAX_DECIMALS = 10;

const BLANK: FigureCell = { kind: "blank" };
const SUFFIXES: ReadonlySet<string> = new Set<FigureSuffix>([
  "%",
  "‰",
  "元",
  "万元",
  "亿元",
  "万",
  "亿",
  "分",
]);
const BLANK_MARKS: ReadonlySet<string> = new Set(["", "-", "--", "—", "——", "–", "―", "−", "─", "/", "\\"]);
const SPREADSHEET_ERROR = /#(?:DIV\/0!|REF!|N\/A|VALUE!|NAME\?|NUM!|NULL!)/i;

/** Full-width letters, digits and signs as half-width ones, the ideographic and no-break space as a space. */
export function toHalfWidth(text: string): string {
  let out = "";
  let from = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    const isForm = code >= 0xff01 && code <= 0xff5e;
    if (!isForm && code !== 0x3000 && code !== 0xa0) continue;
    out += text.slice(from, i) + (isForm ? String.fromCharCode(code - 0xfee0) : " ");
    from = i + 1;
  }
  return from === 0 ? text : out + text.slice(from);
}

/** `text.trim()`, which is dear where it is asked of every text of a form and nearly none has a space. */
export function trimmed(text: string): string {
  return isSolid(text.charCodeAt(0)) && isSolid(text.charCodeAt(text.length - 1)) ? text : text.trim();
}

/** Surely no white space: a character of ASCII, or one of those Chinese texts are made of. */
function isSolid(code: number): boolean {
  return code > 0x3000 ? code !== 0xfeff : code > 0x20 && code < 0x7f;
}

/** Whether a cell holds nothing: absent, empty, or only a dash or slash. */
export function isBlank(cell: string | number | null | undefined): boolean {
  if (cell === undefined || cell === null) return true;
  if (typeof cell === "number" || cell.length > 8) return typeof cell !== "number" && trimmed(cell) === "";
  return BLANK_MARKS.has(toHalfWidth(cell).trim());
}

/** The spreadsheet error a cell shows (`#DIV/0!`), or `null`. */
export function spreadsheetErrorIn(text: string): string | null {
  if (!text.includes("#") && !text.includes("＃")) return null;
  return SPREADSHEET_ERROR.exec(toHalfWidth(text))?.[0] ?? null;
}

/**
 * Reads a printed figure: an optional sign, digits (thousands separators in threes or none), an optional point
 * with digits, an optional suffix. Full-width forms count. `NaN`, `Infinity`, `0x10`, `1e3` are no figures.
 *
 * @example readFigure("1,594.489") // figure 1594.489, 3 decimals
 * @example readFigure("８９.４２％") // figure 89.42, 2 decimals, suffix %
 */
export function readFigure(cell: string | number | null | undefined): FigureCell {
  if (cell === undefined || cell === null) return BLANK;
  const printed = typeof cell === "number" ? String(cell) : cell;
  return readPlain(printed) ?? readOdd(printed);
}

function readOdd(printed: string): FigureCell {
  const text = toHalfWidth(printed).trim();
  if (text.length <= 2 && BLANK_MARKS.has(text)) return BLANK;
  const figure = scan(text, printed);
  if (figure !== null) {
    if (figure === "too-long") return { kind: "notANumber", printed, reason: "too-long" };
    return { kind: "figure", figure };
  }
  if (spreadsheetErrorIn(text) !== null) return { kind: "spreadsheetError", printed };
  return { kind: "notANumber", printed, reason: "grammar" };
}

/** The cell as printed; `null` where it is blank. */
export function printedOf(cell: FigureCell): string | null {
  if (cell.kind === "blank") return null;
  return cell.kind === "figure" ? cell.figure.printed : cell.printed;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** Fewer digits than a safe integer has. */
const PLAIN_LENGTH = 15;

/** Nearly every figure: digits with at most one point between them, read in one pass; `null` for any other. */
function readPlain(printed: string): FigureCell | null {
  const { length } = printed;
  if (length === 0 || length > PLAIN_LENGTH) return null;
  let n = 0;
  let point = -1;
  for (let at = 0; at < length; at += 1) {
    const code = printed.charCodeAt(at);
    if (isDigit(code)) n = n * 10 + (code - 48);
    else if (code === 0x2e && point < 0 && at > 0) point = at;
    else return null;
  }
  const decimals = point < 0 ? 0 : length - point - 1;
  if (point >= 0 && (decimals === 0 || decimals > MAX_DECIMALS)) return null;
  return { kind: "figure", figure: { printed, value: decimal(n, decimals), decimals, suffix: null } };
}

function scan(text: string, printed: string): Figure | "too-long" | null {
  const first = text.charCodeAt(0);
  const sign = first === 0x2d || first === 0x2212 ? "-" : "";
  const start = sign === "-" || first === 0x2b ? 1 : 0;
  let at = start;
  while (at < text.length && isDigit(text.charCodeAt(at))) at += 1;
  if (at === start) return null;
  let digits = text.slice(start, at);
  if (text.charCodeAt(at) === 0x2c) {
    if (at - start > 3) return null;
    while (text.charCodeAt(at) === 0x2c) {
      const group = text.slice(at + 1, at + 4);
      if (!/^\d{3}$/.test(group)) return null;
      digits += group;
      at += 4;
    }
  }
  let decimals = 0;
  if (text.charCodeAt(at) === 0x2e) {
    const from = at + 1;
    at = from;
    while (at < text.length && isDigit(text.charCodeAt(at))) at += 1;
    decimals = at - from;
    if (decimals === 0) return null;
    digits += text.slice(from, at);
  }
  const rest = text.slice(at).trim();
  if (rest !== "" && !SUFFIXES.has(rest)) return null;
  if (digits.length > MAX_DIGITS || decimals > MAX_DECIMALS) return "too-long";
  return {
    printed,
    value: fromDigits(sign + digits, decimals),
    decimals,
    suffix: rest === "" ? null : (rest as FigureSuffix),
  };
}
