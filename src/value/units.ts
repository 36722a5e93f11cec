import type { Exact } from "../figure/exact";
import { divide, multiply } from "../figure/exact";
import { signAt, TRAILING } from "./comparator";
import { Scanner } from "./scanner";
import { isHan, isLetter, plainText } from "./text";
import { ATOMS, type Atom, counted, LETTER_ATOMS, MULTIPLIERS, multiple, PERCENT } from "./unitTable";
import type { Comparator, Unit } from "./value";

/** Which words count as units: any short word behind digits, only known ones elsewhere. */
export type UnitWords = "any" | "known";

const LONGEST_UNKNOWN = 2;
const LONGEST_UNKNOWN_BELOW = 3;

/** Characters of prose: no word that holds one is a unit or the noun behind it. */
const PROSE: ReadonlySet<string> = new Set(
  "未不没无非或和与及每第前后起至到共其另各的了在为是从自以之上下中再还且并但等余多超欠缺差取约内外号底末初旬" +
    "零〇一二两三四五六七八九十百千万亿",
);
/** What is said of a figure, not counted by it (`100完成`). */
const DONE = ["完成", "达标", "合格", "满意", "达成", "通过"];

/**
 * Reads a unit: one word (平方米), a multiple (万人), or a compound with `/` and `·` (元/天·平方米; what follows
 * a slash divides).
 *
 * @returns `null`, nothing read, where no unit stands here
 */
export function readUnit(scanner: Scanner, words: UnitWords): Unit | null {
  if (scanner.code === 0x25) return percent(scanner);
  const start = scanner.at;
  const first = readPart(scanner, words, LONGEST_UNKNOWN);
  if (first === null || !isJoint(scanner.code)) return first;
  return readCompound(scanner, words, start, first);
}

function percent(scanner: Scanner): Unit {
  scanner.at += 1;
  return PERCENT;
}

/** Whether `/`, `·`, `*` or `×` stands here. */
function isJoint(code: number): boolean {
  return code === 0x2f || code === 0xb7 || code === 0x2a || code === 0xd7;
}

/** `、` or a point, between what stands below a slash only: `元/人、天`, `元/生.年`. */
function isLooseJoint(code: number): boolean {
  return code === 0x3001 || code === 0x2e;
}

function readCompound(scanner: Scanner, words: UnitWords, start: number, first: Unit): Unit {
  const above = [first.dimension];
  const below: string[] = [];
  let factor: Exact = first.factor;
  let dividing = false;
  while (isJoint(scanner.code) || (dividing && isLooseJoint(scanner.code))) {
    const joint = scanner.at;
    dividing ||= scanner.code === 0x2f;
    scanner.at += 1;
    const part = readPart(scanner, words, LONGEST_UNKNOWN_BELOW);
    if (part === null) {
      scanner.at = joint;
      break;
    }
    (dividing ? below : above).push(part.dimension);
    factor = dividing ? divide(factor, part.factor) : multiply(factor, part.factor);
  }
  if (above.length + below.length === 1) return first;
  const product = above.sort().join("·");
  return {
    printed: scanner.text.slice(start, scanner.at),
    dimension: below.length === 0 ? product : `${product}/${below.sort().join("·")}`,
    factor,
  };
}

/** One unit word, with a multiplier before it where one is printed. */
function readPart(scanner: Scanner, words: UnitWords, longest: number): Unit | null {
  const start = scanner.at;
  const atom = readAtom(scanner, words);
  if (atom !== null) return atom;
  const multiplier = scanner.takeWord(MULTIPLIERS);
  if (multiplier === undefined) return words === "any" ? readUnknown(scanner, longest) : null;
  const unit = readAtom(scanner, words) ?? (words === "any" ? readUnknown(scanner, longest) : null);
  return multiple(multiplier, scanner.text.slice(start, scanner.at), unit);
}

function readAtom(scanner: Scanner, words: UnitWords): Unit | null {
  const { text, at, code } = scanner;
  if (isLetter(code)) return readLetters(scanner, words);
  const entry = ATOMS.at(text, at);
  if (entry === undefined) return null;
  const { unit, digitsOnly, wordOnly } = entry.meaning;
  if (digitsOnly && words === "known") return null;
  const end = at + entry.word.length;
  if (wordOnly && isHan(text.charCodeAt(end)) && TRAILING.at(text, end) === undefined) return null;
  scanner.at = end;
  return unit;
}

const LONGEST_LETTERS = 6;

/**
 * A unit in letters, never part of a longer word: m, km², kWh, kW·h. Unknown letters are a unit of their own
 * kind (GB) unless one stands alone: 5G and 3D are names.
 */
function readLetters(scanner: Scanner, words: UnitWords): Unit | null {
  const { text, at } = scanner;
  let end = at;
  while (isLetter(text.charCodeAt(end)) && end - at <= LONGEST_LETTERS) end += 1;
  const letters = end - at;
  const power = text[end];
  if (power === "²" || power === "³" || power === "2" || power === "3") end += 1;
  else if ((power === "·" || power === "." || power === "*") && isHour(text, end + 1)) end += 2;
  const printed = text.slice(at, end);
  const atom: Atom | undefined = LETTER_ATOMS.get(letterKey(printed));
  if (atom === undefined && (words === "known" || letters < 2 || letters > LONGEST_LETTERS)) return null;
  scanner.at = end;
  if (atom === undefined) return counted(printed);
  return atom.unit.printed === printed ? atom.unit : { ...atom.unit, printed };
}

function isHour(text: string, at: number): boolean {
  const letter = text[at];
  return (letter === "h" || letter === "H") && !isLetter(text.charCodeAt(at + 1));
}

/** Single letters keep their case (M is not m); kW·h, kW.h and kW*h are one name. */
function letterKey(printed: string): string {
  if (printed.length === 1) return printed;
  return printed.toLowerCase().replace(/[.*]/, "·");
}

/** A short word that looks like a unit: its own kind of thing. */
function readUnknown(scanner: Scanner, longest: number): Unit | null {
  const { text, at } = scanner;
  let end = at;
  while (isHan(text.charCodeAt(end)) && TRAILING.at(text, end) === undefined) {
    if (end - at === longest || PROSE.has(text[end]!)) return null;
    end += 1;
  }
  const word = text.slice(at, end);
  if (word === "" || DONE.includes(word)) return null;
  scanner.at = end;
  return counted(word);
}

const LONGEST_NOUN = 4;

/**
 * Moves behind a noun that only tells what the unit counts (3家企业, 100%覆盖); up to four characters
 * and no word of prose. What follows it is for the caller to judge.
 */
export function skipNoun(scanner: Scanner): void {
  const { text } = scanner;
  let end = scanner.at;
  while (isHan(text.charCodeAt(end)) && TRAILING.at(text, end) === undefined) {
    if (end - scanner.at === LONGEST_NOUN || PROSE.has(text[end]!)) return;
    end += 1;
  }
  scanner.at = end;
}

/**
 * The unit in parentheses at the end of an indicator's name: `群众满意度(%)`, `服务外包在岸（万美元）`.
 *
 * @returns `null` where there is none, or where the parenthesised words are no known unit (`（第二批）`)
 */
export function unitInName(name: string): Unit | null {
  if (!name.endsWith(")") && !name.trimEnd().endsWith("）") && !name.trimEnd().endsWith(")")) return null;
  const text = plainText(name);
  if (!text.endsWith(")")) return null;
  const open = text.lastIndexOf("(", text.length - 2);
  // 台(套) is itself parenthesised: 装置数量(台(套)).
  for (const start of [open, text.lastIndexOf("(", open - 1)]) {
    if (start < 0 || text.length - start > 24) continue;
    const unit = wholeUnit(text.slice(start + 1, -1).replace(/^单位:?/, ""));
    if (unit !== null) return unit;
  }
  return null;
}

function wholeUnit(text: string): Unit | null {
  const scanner = new Scanner(text);
  const unit = readUnit(scanner, "known");
  return scanner.done ? unit : null;
}

/**
 * Reads a cell that holds only a comparator and a unit, as a template's 年初指标值 does: `≥%`, `=万元`, `≤人`,
 * `元/m²/月`.
 */
export function unitAlone(text: string): { comparator: Comparator | null; unit: Unit } | null {
  const scanner = new Scanner(plainText(text));
  const comparator = signAt(scanner.code);
  if (comparator !== null) scanner.at += 1;
  const unit = readUnit(scanner, comparator === null ? "known" : "any");
  return unit !== null && scanner.done ? { comparator, unit } : null;
}
