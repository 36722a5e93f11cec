import { toHalfWidth } from "../figure/printed";

/** A cell longer than this, spaces not counted, is prose: no figure, date or judgement is looked for in it. */
export const MAX_LENGTH = 100;

/**
 * The text the grammar reads: half-width, without spaces (lines of a cell are wrapped anywhere, and short words
 * are often spread out), without the punctuation that ends a sentence. A space between two figures stays, since
 * `10 20` is not `1020`.
 */
export function plainText(raw: string): string {
  const text = hasOddity(raw) ? tidy(toHalfWidth(raw)) : raw;
  let end = text.length;
  while (end > 0 && isClosing(text.charCodeAt(end - 1))) end -= 1;
  return end === text.length ? text : text.slice(0, end);
}

/** Whether the rests of a template (XXX, ……, 指标1, 200字以内) or a formula's error may stand in a text: most have no such sign. */
export function isOdd(text: string): boolean {
  return ODD.test(text);
}

// Classes of few ranges and of one block each: one class of them all is asked through a table, and takes twice as long.
const ODD = /[#Xx×]|[＃Ｘｘ]|[╳✕…]|[.。·．](?=[.。·．])|指标|字(?:以内|左右)/;

export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

export function isHan(code: number): boolean {
  return code >= 0x4e00 && code <= 0x9fff;
}

export function isLetter(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);
}

/** The place of the first digit in `text` before `limit`, or −1. */
export function firstDigit(text: string, limit: number): number {
  const end = Math.min(text.length, limit);
  for (let at = 0; at < end; at += 1) if (isDigit(text.charCodeAt(at))) return at;
  return -1;
}

function hasOddity(raw: string): boolean {
  for (let at = 0; at < raw.length; at += 1) {
    const code = raw.charCodeAt(at);
    if (code <= 0x20 || (code >= 0xff01 && code <= 0xff5e)) return true;
    if (code >= 0x7f && code < 0x4e00 && (isSpace(code) || isMiddleDot(code))) return true;
    if (code === 0xfeff) return true;
  }
  return false;
}

function tidy(text: string): string {
  let out = "";
  let last = 0;
  let gap = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (isSpace(code)) {
      gap = true;
      continue;
    }
    if (gap && isFigurePart(last) && isFigurePart(code)) out += " ";
    out += isMiddleDot(code) ? "·" : text[at];
    gap = false;
    last = code;
  }
  return out;
}

function isFigurePart(code: number): boolean {
  return isDigit(code) || code === 0x2e || code === 0x2c;
}

/** White space and the invisible marks that come along when text is pasted. */
function isSpace(code: number): boolean {
  if (code <= 0x20 || code === 0xa0 || code === 0x3000 || code === 0xfeff) return true;
  return (code >= 0x2000 && code <= 0x200f) || code === 0x2028 || code === 0x2029 || code === 0x2060;
}

/** The dots printed between the parts of a product (`元/天·平方米`): U+00B7 and its lookalikes. */
function isMiddleDot(code: number): boolean {
  switch (code) {
    case 0xb7:
    case 0x2022:
    case 0x2027:
    case 0x2219:
    case 0x22c5:
    case 0x30fb:
      return true;
    default:
      return false;
  }
}

function isClosing(code: number): boolean {
  return code === 0x3002 || code === 0x3b || code === 0x2c || code === 0x3001; // 。 ; , 、
}

/**
 * Whether two cells say the same: width, spaces and punctuation do not count. Points and comparators do
 * (1.5 is not 15).
 */
export function sameText(a: string, b: string): boolean {
  // Most cells are bare as they are, so that two that differ say different things.
  return a === b || ((DRESSED.test(a) || DRESSED.test(b)) && bare(a) === bare(b));
}

const PUNCTUATION = /[\s\u200b\ufeff,;:!?"'()[\]，。、；：！？…“”‘’《》【】「」·]/g;
/** Punctuation, white space, or a full-width form. */
const DRESSED = new RegExp(`${PUNCTUATION.source.slice(0, -1)}\\uff01-\\uff5e]`);

function bare(text: string): string {
  return toHalfWidth(text).replace(PUNCTUATION, "");
}
