import { type Day, type Days, day, lastDate, monthOf, months, printDay, yearOf } from "./calendar";
import { signAt } from "./comparator";
import { numeralDigit } from "./number";
import { Scanner, WordTable } from "./scanner";
import { isDigit } from "./text";
import type { DateValue } from "./value";

// date    = {lead} period [("-" | "至" …) period] {"前"} {done}
// period  = [year] (month [part | date] | quarter | half | "年底" …) | year | "2024.6" | "2024-06-30"
// lead    = "于" | "截至" | "不晚于" …
// done    = "完成" | "支付" …

/** What is known while a date is read. */
interface Reading {
  readonly scanner: Scanner;
  /** The form's year, or the year a range began with. */
  readonly year: number | null;
  /** Whether a comparator stands before it: ≤12月 is a number of months and ≥2024.6 a decimal. */
  readonly signed: boolean;
}

/**
 * Reads a whole cell as a day, period or deadline (时效指标): the days it covers.
 *
 * What is due before or by some time (9月底前) covers the days from the start of that year to the end of that
 * time. Without a printed year it belongs to the form's; where that is unknown too it is no date.
 */
export function readDate(raw: string, text: string, year: number | null): DateValue | null {
  const ours = year !== null && Number.isInteger(year) && isPlausible(year) ? year : null;
  const days = WHOLE_YEAR.has(text) ? wholeYear(ours) : readDays(text, ours);
  return days === null ? null : { kind: "date", raw, from: printDay(days.from), to: printDay(days.to) };
}

/** Whether a cell has the look of a date at all; spares the reading of most cells. */
export function mayBeDate(text: string, digitAt: number): boolean {
  if (digitAt < 0) return /[年月季按每]/.test(text);
  let at = digitAt;
  while (isDigit(text.charCodeAt(at))) at += 1;
  return at < text.length && BEHIND_DIGITS.has(text[at]!);
}

const BEHIND_DIGITS: ReadonlySet<string> = new Set("年月季日号./至到-–—―−~〜∼");

function isPlausible(year: number): boolean {
  return year >= 1900 && year < 2100;
}

/** Cells that mean the whole of the form's year, as a time of service or a rhythm kept all year. */
const WHOLE_YEAR: ReadonlySet<string> = new Set(
  (
    "全年 持续全年 全年持续 全年开展 全年进行 全年实施 全年度 本年度 本年 当年 年内 本年内 年度内 本年度内 当年内 常年 " +
    "按月 每月 逐月 按季 按季度 每季度 每季 逐季 按年 按年度 每年 按日 每日 每天 按周 每周 " +
    "按月发放 按月支付 按月完成 按季发放 按季支付 按季度支付 按季度发放 按年支付"
  ).split(" "),
);

function wholeYear(year: number | null): Days | null {
  return year === null ? null : months(year, 1, 12);
}

function readDays(text: string, year: number | null): Days | null {
  const scanner = new Scanner(text);
  const signed = signAt(scanner.code) !== null;
  if (signed) scanner.at += 1;
  const bounded = takeLead(scanner);
  const span = readSpan({ scanner, year: signed ? null : year, signed });
  if (span === null) return null;
  const due = takeDeadline(scanner) || bounded;
  while (scanner.takeWord(DONE)) {}
  if (!scanner.done) return null;
  return due ? { from: day(yearOf(span.from), 1, 1), to: span.to } : span;
}

const LEADS: WordTable<boolean> = new WordTable([
  ...["于", "在", "已于", "应于", "均于", "从", "自", ":", "时间:"].map((word) => [word, false] as const),
  ...["截至", "截止", "截止到", "截至到", "不晚于", "不迟于", "最迟", "最晚"].map(
    (word) => [word, true] as const,
  ),
]);

/** Moves behind 于, 截至 …; true where what follows is the last day. */
function takeLead(scanner: Scanner): boolean {
  let bounded = false;
  for (let lead = scanner.takeWord(LEADS); lead !== undefined; lead = scanner.takeWord(LEADS))
    bounded ||= lead;
  return bounded;
}

function takeDeadline(scanner: Scanner): boolean {
  return scanner.take("之前") || scanner.take("以前") || scanner.take("前");
}

/** What is said to happen at the time. */
const DONE: WordTable<true> = new WordTable(
  (
    "完成 完工 竣工 交付 验收 支付 发放 到位 实施 执行 使用 投入使用 开展 结束 办结 举办 召开 投产 兑现 拨付 付清 缴纳 完毕 到账 落实 上线 启用 建成 印发 报送 上报 提交 发布 " +
    "全部 已 均 全面 按时 顺利 并 期间"
  )
    .split(" ")
    .map((word) => [word, true] as const),
);

function readSpan(reading: Reading): Days | null {
  const first = readYears(reading) ?? readPeriod(reading);
  if (first === null) return null;
  const { scanner, signed } = reading;
  const mark = scanner.at;
  if (!takeRangeMark(scanner)) return first;
  const last = readPeriod({ scanner, year: yearOf(first.to), signed }) ?? readDateOf(scanner, first.to);
  if (last === null) {
    // 6月30日到位: no range.
    scanner.at = mark;
    return first;
  }
  if (last.to < first.to || last.from < first.from) return null;
  return { from: first.from, to: last.to };
}

/** `2022-2024年` */
function readYears({ scanner }: Reading): Days | null {
  const start = scanner.at;
  const first = takeYearDigits(scanner);
  if (first !== null && takeRangeMark(scanner)) {
    const last = takeYearDigits(scanner);
    if (last !== null && last >= first && scanner.take("年")) {
      scanner.take("度");
      return { from: day(first, 1, 1), to: day(last, 12, 31) };
    }
  }
  scanner.at = start;
  return null;
}

function readPeriod(reading: Reading): Days | null {
  const { scanner } = reading;
  const start = scanner.at;
  const pointed = reading.signed ? null : readPointed(scanner);
  if (pointed !== null) return pointed;
  const own = takeYear(scanner, reading.year);
  const year = own ?? reading.year;
  if (year === null) return restore(scanner, start);
  const part = readPartOfYear(scanner, year, own !== null) ?? readMonth(scanner, year);
  if (part !== null) return part;
  return own === null ? restore(scanner, start) : months(year, 1, 12);
}

function restore(scanner: Scanner, at: number): null {
  scanner.at = at;
  return null;
}

/** `2024.6`, `2024-06-30`, `2024/6/30`: a plausible year, a month, and perhaps a date. */
function readPointed(scanner: Scanner): Days | null {
  const start = scanner.at;
  const year = takeYearDigits(scanner);
  const mark = scanner.code;
  if (year === null || !(mark === 0x2e || mark === 0x2d || mark === 0x2f)) return restore(scanner, start);
  scanner.at += 1;
  const month = takeNumber(scanner, 2);
  if (month === null || month < 1 || month > 12) return restore(scanner, start);
  if (isDigit(scanner.code)) return restore(scanner, start);
  if (scanner.take("月")) return readPartOfMonth(scanner, year, month) ?? months(year, month, month);
  const behindMonth = scanner.at;
  if (scanner.code === mark) {
    scanner.at += 1;
    const date = takeNumber(scanner, 2);
    if (date !== null && isDate(year, month, date) && !isDigit(scanner.code))
      return oneDay(year, month, date);
    // 2024-06-2024-08 goes on as a range of months.
    scanner.at = behindMonth;
  }
  return months(year, month, month);
}

function oneDay(year: number, month: number, date: number): Days {
  const only = day(year, month, date);
  return { from: only, to: only };
}

/** Words for another year than the form's, or for the form's own. */
const YEAR_WORDS: WordTable<number> = new WordTable([
  ...["本年度", "本年", "当年度", "当年", "今年"].map((word) => [word, 0] as const),
  ...["次年", "翌年", "明年", "下年", "第二年"].map((word) => [word, 1] as const),
  ...["上年", "去年"].map((word) => [word, -1] as const),
]);

/** `2024年`, `2024年度`, `24年` before a month, `二〇二四年`, 次年; `null`, nothing read, where no year stands here. */
function takeYear(scanner: Scanner, context: number | null): number | null {
  const start = scanner.at;
  const offset = scanner.takeWord(YEAR_WORDS);
  if (offset !== undefined) return context === null ? restore(scanner, start) : context + offset;
  const year = takeYearDigits(scanner) ?? takeYearNumerals(scanner) ?? takeShortYear(scanner, context);
  if (year === null || !scanner.take("年")) return restore(scanner, start);
  scanner.take("度");
  return year;
}

/** Four digits that name a year of our time; longer numbers do not. */
function takeYearDigits(scanner: Scanner): number | null {
  const start = scanner.at;
  const year = takeNumber(scanner, 4);
  return year !== null && isPlausible(year) && !isDigit(scanner.code) ? year : restore(scanner, start);
}

function takeYearNumerals(scanner: Scanner): number | null {
  const { text, at } = scanner;
  let year = 0;
  for (let place = 0; place < 4; place += 1) {
    const digit = numeralDigit(text[at + place]);
    if (digit === undefined) return null;
    year = year * 10 + digit;
  }
  if (!isPlausible(year)) return null;
  scanner.at = at + 4;
  return year;
}

/** `24年` where a month follows and the form's year is near; elsewhere it is a length of time. */
function takeShortYear(scanner: Scanner, context: number | null): number | null {
  const start = scanner.at;
  const short = takeNumber(scanner, 2);
  if (short === null || scanner.at - start !== 2 || context === null) return restore(scanner, start);
  const year = 2000 + short;
  const monthFollows = /^年\d{1,2}月/.test(scanner.text.slice(scanner.at, scanner.at + 4));
  return monthFollows && Math.abs(year - context) <= 10 ? year : restore(scanner, start);
}

/** Parts of a year, as their first and last month. */
const PARTS_OF_YEAR: WordTable<readonly [first: number, last: number]> = new WordTable([
  ["上半年", [1, 6]],
  ["下半年", [7, 12]],
  ["前三季度", [1, 9]],
  ["年底", [12, 12]],
  ["年末", [12, 12]],
  ["年终", [12, 12]],
  ["年初", [1, 1]],
  ["全年", [1, 12]],
  ["年内", [1, 12]],
]);

/** The same behind a printed year (2024年底). */
const PARTS_BEHIND_YEAR: WordTable<readonly [first: number, last: number]> = new WordTable([
  ["底", [12, 12]],
  ["末", [12, 12]],
  ["初", [1, 1]],
  ["内", [1, 12]],
]);

function readPartOfYear(scanner: Scanner, year: number, printed: boolean): Days | null {
  const quarter = takeQuarter(scanner);
  if (quarter !== null) {
    const last = quarter * 3;
    if (scanner.take("末") || scanner.take("底")) return months(year, last, last);
    if (scanner.take("初")) return months(year, last - 2, last - 2);
    return months(year, last - 2, last);
  }
  const part = scanner.takeWord(PARTS_OF_YEAR) ?? (printed ? scanner.takeWord(PARTS_BEHIND_YEAR) : undefined);
  return part === undefined ? null : months(year, part[0], part[1]);
}

/** 第二季度, 二季度, 第2季度, 2季度 */
function takeQuarter(scanner: Scanner): number | null {
  const start = scanner.at;
  scanner.take("第");
  const quarter = takeOrdinal(scanner);
  if (quarter === null || quarter < 1 || quarter > 4 || !(scanner.take("季度") || scanner.take("季"))) {
    return restore(scanner, start);
  }
  return quarter;
}

/** `11月`, `6月份`, `12月底`, `3月上旬`, `6月30日`; in `1-12月` the first month without its 月. */
function readMonth(scanner: Scanner, year: number): Days | null {
  const start = scanner.at;
  const month = takeOrdinal(scanner);
  if (month === null || month < 1 || month > 12) return restore(scanner, start);
  if (!scanner.take("月"))
    return isRangeOfMonths(scanner) ? months(year, month, month) : restore(scanner, start);
  const part = readPartOfMonth(scanner, year, month);
  if (part !== null) return part;
  const date = takeOrdinal(scanner);
  if (date === null) return months(year, month, month);
  const closed = scanner.take("日") || scanner.take("号") || isRangeMark(scanner);
  return closed && isDate(year, month, date) ? oneDay(year, month, date) : restore(scanner, start);
}

/** 上旬, 底 … behind a month, or nothing but 份. */
function readPartOfMonth(scanner: Scanner, year: number, month: number): Days | null {
  scanner.take("份");
  const part = scanner.takeWord(PARTS_OF_MONTH);
  if (part === undefined) return null;
  const [first, last] = part;
  return { from: day(year, month, first), to: day(year, month, last === END ? lastDate(year, month) : last) };
}

const END = 0;

/** Parts of a month, as their first and last date. */
const PARTS_OF_MONTH: WordTable<readonly [first: number, last: number]> = new WordTable([
  ["上旬", [1, 10]],
  ["初", [1, 10]],
  ["中旬", [11, 20]],
  ["中", [11, 20]],
  ["下旬", [21, END]],
  ["底", [21, END]],
  ["末", [21, END]],
]);

function isRangeOfMonths(scanner: Scanner): boolean {
  const ahead = new Scanner(scanner.text, scanner.at);
  if (!takeRangeMark(ahead)) return false;
  return takeOrdinal(ahead) !== null && ahead.take("月");
}

/** The second half of `6月1日-30日`: a date in the month the range began. */
function readDateOf(scanner: Scanner, first: Day): Days | null {
  const start = scanner.at;
  const date = takeOrdinal(scanner);
  const year = yearOf(first);
  const month = monthOf(first);
  if (date === null || !isDate(year, month, date) || !(scanner.take("日") || scanner.take("号"))) {
    return restore(scanner, start);
  }
  return oneDay(year, month, date);
}

function isDate(year: number, month: number, date: number): boolean {
  return date >= 1 && date <= lastDate(year, month);
}

/** A whole number of at most `most` digits; a longer one is cut there, for the caller to see a digit follow. */
function takeNumber(scanner: Scanner, most: number): number | null {
  const { text, at: start } = scanner;
  let value = 0;
  let at = start;
  while (at - start < most && isDigit(text.charCodeAt(at))) {
    value = value * 10 + text.charCodeAt(at) - 0x30;
    at += 1;
  }
  scanner.at = at;
  return at === start ? null : value;
}

/** A number up to 99 in digits or Chinese words: 6, 06, 六, 十二, 三十一. */
function takeOrdinal(scanner: Scanner): number | null {
  if (isDigit(scanner.code)) return takeNumber(scanner, 2);
  const { text, at: start } = scanner;
  const tens = numeralDigit(text[start]);
  let at = tens === undefined ? start : start + 1;
  if (text[at] !== "十") {
    if (tens === undefined) return null;
    scanner.at = at;
    return tens;
  }
  at += 1;
  const ones = numeralDigit(text[at]);
  scanner.at = ones === undefined ? at : at + 1;
  return (tens ?? 1) * 10 + (ones ?? 0);
}

function isRangeMark(scanner: Scanner): boolean {
  return takeRangeMark(new Scanner(scanner.text, scanner.at));
}

function takeRangeMark(scanner: Scanner): boolean {
  if (scanner.take("至") || scanner.take("到")) return true;
  const start = scanner.at;
  while (RANGE_MARKS.has(scanner.text[scanner.at] ?? "") && scanner.at - start < 2) scanner.at += 1;
  return scanner.at > start;
}

const RANGE_MARKS: ReadonlySet<string> = new Set("-–—―−~〜∼");
