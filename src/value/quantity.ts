import type { Exact } from "../figure/exact";
import {
  add,
  compare,
  divide,
  equals,
  HUNDRED,
  integer,
  multiply,
  negate,
  signOf,
  subtract,
} from "../figure/exact";
import { CONFLICT, LEADING, type Merged, merge, signAt, TRAILING } from "./comparator";
import { DOUBTFUL, type Lead, readLead } from "./lead";
import { type PrintedNumber, readDigits, readNumeral, startsNumeral } from "./number";
import { Scanner, WordTable } from "./scanner";
import { firstDigit, isDigit } from "./text";
import { readUnit, skipNoun, type UnitWords } from "./units";
import { ATOMS, COUNT, counted, MULTIPLIERS, multiple, NUMBER, PERCENT, PERMILLE } from "./unitTable";
import type { Comparator, Quantity, Unit } from "./value";

// quantity   = [label] {comparator} span {tail}
// span       = amount [("-" | "~" | "至" …) amount] | amount "±" amount
// amount     = number [unit] | "百分之" number
// number     = ["-"] digits | numeral (in Chinese words)
// tail       = noun | "以上" | "以内" | "左右" …

/** How far into a cell its figure may start. */
const FARTHEST = 40;

interface Amount extends PrintedNumber {
  readonly unit: Unit | null;
  /** 余 or 多: somewhat more than printed. */
  readonly over: boolean;
}

interface Span {
  readonly low: Exact;
  readonly high: Exact;
  readonly decimals: number;
  readonly unit: Unit | null;
  readonly comparator: Comparator | null;
  readonly isRange: boolean;
}

/**
 * Reads a whole cell as one quantity (定量值).
 *
 * @param text - as `plainText` gives it
 * @param digitAt - the place of its first digit, or −1
 * @returns `null` where the text is not one figure with what belongs to it
 */
export function readQuantity(raw: string, text: string, digitAt: number): Quantity | null {
  if (digitAt >= 0)
    return readFrom(raw, text, text.startsWith("分之", digitAt - 2) ? digitAt - 3 : digitAt, "any");
  const partsAt = text.indexOf("分之");
  if (partsAt > 0) return readFrom(raw, text, partsAt - 1, "known");
  const hundredAt = text.indexOf("百分百");
  if (hundredAt >= 0) return readFrom(raw, text, hundredAt, "known");
  const numeralAt = skipComparators(text);
  if (!startsNumeral(text[numeralAt]) || NO_FIGURES.has(text)) return null;
  return readFrom(raw, text, numeralAt, "known");
}

/** Single characters that may be a dash, a mark or half a word. */
const NO_FIGURES: ReadonlySet<string> = new Set(["一", "两", "〇", "零", "半"]);

/** Where a figure in Chinese words may start: behind comparators only, since 一 and 三 are part of many words. */
function skipComparators(text: string): number {
  let at = 0;
  for (;;) {
    if (signAt(text.charCodeAt(at)) !== null) at += 1;
    else {
      const word = LEADING.at(text, at)?.word ?? (text.startsWith("约", at) ? "约" : "");
      if (word === "") return at;
      at += word.length;
    }
  }
}

function readFrom(raw: string, text: string, figureAt: number, words: UnitWords): Quantity | null {
  const start = isMinus(text.charCodeAt(figureAt - 1)) ? figureAt - 1 : figureAt;
  if (start > FARTHEST) return null;
  const lead = readLead(text, start);
  if (lead === null) return null;
  const scanner = new Scanner(text, start);
  const read = readSpan(scanner, words);
  if (read === null) return null;
  const span = takeStrayClassifier(scanner, read);
  const tail = scanner.done ? null : readTail(scanner, span.unit, words);
  return finish(raw, lead, span, tail);
}

/** 月 alone names a month of the year as often as a length of time: 3月内 is in March, or within three months. */
const MONTH = "月";

/** A year of our time is no length of time: `2023年春季学期`. */
function isYear({ low, unit, isRange }: Span): boolean {
  return unit?.printed === "年" && !isRange && compare(low, FIRST_YEAR) >= 0 && compare(low, LAST_YEAR) < 0;
}

const FIRST_YEAR = integer(1900);
const LAST_YEAR = integer(2100);

/** What is measured cannot also be counted: `140平米份` is in no unit that 平米 converts to. */
const MEASURED: ReadonlySet<string> = new Set(["area", "length", "mass", "volume", "energy"]);

function takeStrayClassifier(scanner: Scanner, span: Span): Span {
  const { unit } = span;
  if (unit === null || !MEASURED.has(unit.dimension)) return span;
  const { text, at } = scanner;
  const stray = ATOMS.at(text, at);
  if (
    stray === undefined ||
    at + stray.word.length !== text.length ||
    !stray.meaning.unit.dimension.startsWith(COUNT)
  )
    return span;
  scanner.at = text.length;
  return { ...span, unit: counted(unit.printed + stray.word) };
}

function finish(raw: string, lead: Lead, span: Span, tail: Merged): Quantity | null {
  const { low, high, decimals, unit } = span;
  if (!lead.signed && (unit?.printed === MONTH || isYear(span))) return null;
  let comparator = merge(lead.comparator, merge(tail, span.comparator));
  if (comparator === CONFLICT) return null;
  if (comparator === null && lead.held && !span.isRange) comparator = "≤";
  return { kind: "quantity", raw, comparator, low, high, decimals, unit };
}

function readSpan(scanner: Scanner, words: UnitWords): Span | null {
  const first = readAmount(scanner, words);
  if (first === null) return null;
  const { value: low, decimals, unit } = first;
  const single: Span = {
    low,
    high: low,
    decimals,
    unit,
    comparator: first.over ? ">" : null,
    isRange: false,
  };
  if (scanner.done) return single;
  const start = scanner.at;
  const tolerance = scanner.take("±");
  if (!tolerance && !takeRangeMark(scanner)) return single;
  const second = readAmount(scanner, words);
  if (second !== null) return tolerance ? around(first, second) : between(first, second);
  scanner.at = start;
  return single;
}

/** Both ends of a range in one unit; a unit printed once belongs to both (10-20%, 10%-20). */
function between(first: Amount, second: Amount): Span | null {
  const low = inUnitOf(second, first);
  if (low === null || compare(low, second.value) > 0) return null;
  return range(low, second.value, first, second);
}

/** `20±2℃`: from 18 to 22. */
function around(first: Amount, second: Amount): Span | null {
  const value = inUnitOf(second, first);
  if (value === null || signOf(second.value) < 0) return null;
  return range(subtract(value, second.value), add(value, second.value), first, second);
}

function range(low: Exact, high: Exact, first: Amount, second: Amount): Span {
  const decimals = Math.max(first.decimals, second.decimals);
  const unit = second.unit ?? first.unit;
  return { low, high, decimals, unit, comparator: null, isRange: true };
}

/** The first amount in the unit of the second, where both have one. */
function inUnitOf(second: Amount, first: Amount): Exact | null {
  return first.unit === null || second.unit === null
    ? first.value
    : convert(first.value, first.unit, second.unit);
}

function convert(value: Exact, from: Unit, to: Unit): Exact | null {
  if (from.dimension !== to.dimension && from.dimension !== NUMBER) return null;
  return equals(from.factor, to.factor) ? value : divide(multiply(value, from.factor), to.factor);
}

function readAmount(scanner: Scanner, words: UnitWords): Amount | null {
  if (scanner.code === HUNDRED_SIGN) {
    if (scanner.take("百分百") || scanner.take("百分之百")) return ALL;
  }
  const parts = isDigit(scanner.code) ? undefined : scanner.takeWord(PARTS);
  if (parts !== undefined) return readPartsOf(scanner, parts);
  const number = readNumber(scanner);
  if (number === null) return null;
  const { value, decimals } = number;
  if (scanner.done) return { value, decimals, unit: null, over: false };
  return readOver(scanner, number) ?? { value, decimals, unit: readUnit(scanner, words), over: false };
}

/** What follows 百分之: a number in digits or words. */
function readPartsOf(scanner: Scanner, unit: Unit): Amount | null {
  const number = readNumber(scanner);
  return number === null ? null : { ...number, unit, over: false };
}

const PARTS: WordTable<Unit> = new WordTable([
  ["百分之", PERCENT],
  ["千分之", PERMILLE],
]);
/** 百 */
const HUNDRED_SIGN = 0x767e;
const ALL: Amount = { value: HUNDRED, decimals: 0, unit: PERCENT, over: false };

function readNumber(scanner: Scanner): PrintedNumber | null {
  const negative = isMinus(scanner.code);
  if (negative) scanner.at += 1;
  const number = isDigit(scanner.code) ? readDigits(scanner) : readNumeral(scanner);
  return number === null || !negative ? number : { ...number, value: negate(number.value) };
}

/** `200余人`, `5万多元`: more than the figure, with its unit behind the word. */
function readOver(scanner: Scanner, number: PrintedNumber): Amount | null {
  const { text, at: start } = scanner;
  const multiplier = scanner.takeWord(MULTIPLIERS);
  const multiplierEnd = scanner.at;
  if (scanner.take("余") || scanner.take("多")) {
    const own = readUnit(scanner, "known");
    if (multiplier === undefined) return { ...number, unit: own, over: true };
    const printed = text.slice(start, multiplierEnd) + (own?.printed ?? "");
    return { ...number, unit: multiple(multiplier, printed, own), over: true };
  }
  scanner.at = start;
  return null;
}

function readTail(scanner: Scanner, unit: Unit | null, words: UnitWords): Merged {
  let comparator: Merged = null;
  if (unit !== null && words === "any" && unit.printed !== MONTH) skipNoun(scanner);
  while (!scanner.done) {
    let meaning = scanner.takeWord(TRAILING);
    if (meaning === undefined) meaning = takeWithin(scanner, unit);
    if (meaning === undefined) return isRemark(scanner) ? comparator : CONFLICT;
    comparator = merge(comparator, meaning);
    skipNoun(scanner);
  }
  return comparator;
}

/**
 * Whether the rest of the cell only remarks on the figure: in parentheses (`25万元(含税)`), or behind a comma
 * that it is done (`100%,已全部完成`). A remark with a figure or a doubt of its own is none.
 */
function isRemark(scanner: Scanner): boolean {
  const mark = scanner.code;
  const rest = scanner.text.slice(scanner.at);
  if (firstDigit(rest, rest.length) >= 0 || DOUBTFUL.some((word) => rest.includes(word))) return false;
  if (mark === 0x28) return rest.endsWith(")") && rest.indexOf(")") === rest.length - 1;
  return (mark === 0x2c || mark === 0x3b) && DONE.some((word) => rest.includes(word));
}

const DONE = ["完成", "达成", "达标", "达到", "全部", "已"];

const DURATIONS: ReadonlySet<string> = new Set(["time", "day", "workday", "month"]);

/** 内 alone means "within" at the end, or behind a length of time (20分钟内响应); elsewhere it starts words (内部). */
function takeWithin(scanner: Scanner, unit: Unit | null): Comparator | undefined {
  const within = scanner.take("内");
  if (!within) return undefined;
  return scanner.done || (unit !== null && DURATIONS.has(unit.dimension)) ? "≤" : undefined;
}

/** A sign between the ends of a range, or 至 or 到; dashes may be doubled. */
function takeRangeMark(scanner: Scanner): boolean {
  if (isTilde(scanner.code)) {
    scanner.at += 1;
    return true;
  }
  if (isMinus(scanner.code) || isDash(scanner.code)) {
    scanner.at += 1;
    if (isDash(scanner.code)) scanner.at += 1;
    return true;
  }
  return scanner.take("至") || scanner.take("到");
}

function isMinus(code: number): boolean {
  return code === 0x2d || code === 0x2212;
}

function isTilde(code: number): boolean {
  return code === 0x7e || code === 0x301c || code === 0x223c;
}

function isDash(code: number): boolean {
  return code >= 0x2013 && code <= 0x2015;
}
