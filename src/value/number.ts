import type { Exact } from "../figure/exact";
import { fromDigits } from "../figure/exact";
import type { Scanner } from "./scanner";
import { isDigit } from "./text";

/** The value of a printed number and how many decimals it shows. */
export interface PrintedNumber {
  readonly value: Exact;
  readonly decimals: number;
}

// The limits of a printed figure (see figure/printed).
const MAX_DIGITS = 30;
const MAX_DECIMALS = 10;

/**
 * Reads digits, with thousands separators in threes or none, and decimals.
 *
 * @returns `null`, nothing read, where no digit stands here or the number is longer than a form's figures are
 * @example readDigits(new Scanner("1,790,541度")) // 1790541, the scanner stands before 度
 */
export function readDigits(scanner: Scanner): PrintedNumber | null {
  const { text, at: start } = scanner;
  let at = skipDigits(text, start);
  if (at === start) return null;
  let digits = text.slice(start, at);
  if (at - start <= 3) {
    while (isThousands(text, at)) {
      digits += text.slice(at + 1, at + 4);
      at += 4;
    }
  }
  let decimals = 0;
  if (text.charCodeAt(at) === 0x2e) {
    const end = skipDigits(text, at + 1);
    decimals = end - at - 1;
    if (decimals > 0) {
      digits += text.slice(at + 1, end);
      at = end;
    }
  }
  if (digits.length > MAX_DIGITS || decimals > MAX_DECIMALS) return null;
  scanner.at = at;
  return { value: fromDigits(digits, decimals), decimals };
}

function skipDigits(text: string, from: number): number {
  let at = from;
  while (isDigit(text.charCodeAt(at))) at += 1;
  return at;
}

/** Whether a comma, three digits and no fourth stand here. */
function isThousands(text: string, at: number): boolean {
  return text.charCodeAt(at) === 0x2c && skipDigits(text.slice(at + 1, at + 5), 0) === 3;
}

const NUMERALS: ReadonlyMap<string, number> = new Map([
  ...Array.from("零一二三四五六七八九", (word, value) => [word, value] as const),
  ["〇", 0],
  ["两", 2],
]);
const PLACES: ReadonlyMap<string, number> = new Map([
  ["十", 10],
  ["百", 100],
  ["千", 1000],
]);

/** The value of one Chinese digit (〇 零 一 … 九 两), or `undefined`. */
export function numeralDigit(word: string | undefined): number | undefined {
  return word === undefined ? undefined : NUMERALS.get(word);
}

/** Whether a Chinese number (中文数字) may start with this character; 百 and 千 alone never start one. */
export function startsNumeral(word: string | undefined): boolean {
  return word !== undefined && (NUMERALS.has(word) || word === "十" || word === "半");
}

/**
 * Reads a number in Chinese words: 五, 十二, 二十五, 一百零五, 三万五千, 九十五点五, 半.
 *
 * A 万 or 亿 with nothing behind it is left standing, as it is behind digits: it belongs to the unit (三万元).
 * What has two readings (一百五: 105 or 150) or is no number (二三) is not read.
 */
export function readNumeral(scanner: Scanner): PrintedNumber | null {
  if (scanner.take("半")) return { value: fromDigits("5", 1), decimals: 1 };
  const start = scanner.at;
  const whole = readSections(scanner);
  if (whole === null) {
    scanner.at = start;
    return null;
  }
  const fraction = readFraction(scanner);
  return { value: fromDigits(`${whole}${fraction}`, fraction.length), decimals: fraction.length };
}

function readSections(scanner: Scanner): number | null {
  const first = readSection(scanner, null);
  if (first === null || scanner.text[scanner.at] !== "万") return first;
  if (!isNumeral(scanner.text[scanner.at + 1])) return first;
  scanner.at += 1;
  const second = readSection(scanner, 10_000);
  return second === null ? null : first * 10_000 + second;
}

/** Reads up to 9999; `above` is the place of what went before, below which this must continue (千, or 零). */
function readSection(scanner: Scanner, above: number | null): number | null {
  const { text } = scanner;
  let total = 0;
  let place = above;
  let digit: number | null = null;
  let zero = false;
  for (; scanner.at < text.length; scanner.at += 1) {
    const word = text[scanner.at]!;
    const value = NUMERALS.get(word);
    if (value !== undefined) {
      if (digit !== null) return null;
      if (value === 0 && place !== null) {
        if (zero) return null;
        zero = true;
      } else digit = value;
      continue;
    }
    const next = PLACES.get(word);
    if (next === undefined) break;
    if (digit === null && (next !== 10 || place !== null)) return null;
    if (place !== null && (zero ? next >= place / 10 : next !== place / 10)) return null;
    total += (digit ?? 1) * next;
    place = next;
    digit = null;
    zero = false;
  }
  if (digit === null) return zero || place === above ? null : total;
  if (place !== null && place !== 10 && !zero) return null;
  return total + digit;
}

function isNumeral(word: string | undefined): boolean {
  return word !== undefined && NUMERALS.has(word);
}

/** The digits behind 点, as `5` of 九十五点五; empty where none stand here. */
function readFraction(scanner: Scanner): string {
  const { text } = scanner;
  if (text[scanner.at] !== "点" || !isNumeral(text[scanner.at + 1])) return "";
  let digits = "";
  let at = scanner.at + 1;
  for (; digits.length < MAX_DECIMALS; at += 1) {
    const value = numeralDigit(text[at]);
    if (value === undefined) break;
    digits += value;
  }
  scanner.at = at;
  return digits;
}
