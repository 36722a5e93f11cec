import { Memo } from "../figure/memo";
import { isBlank } from "../figure/printed";
import { mayBeDate, readDate } from "./dates";
import { readJudgement } from "./judgement";
import { readQuantity } from "./quantity";
import { firstDigit, isOdd, MAX_LENGTH, plainText } from "./text";
import type { BlankValue, TextValue, Value, ValueContext } from "./value";

export { sameText } from "./text";

const BLANK: BlankValue = { kind: "blank" };

/**
 * Reads a target or actual cell (指标值, 实际完成值): a quantity, a date, nothing, or else text.
 *
 * Whatever has no single sure reading is text with its raw form; no input throws. The time taken grows linearly
 * with the cell's length. A comparator before an actual is kept in the value; its meaning is the scorer's.
 *
 * @example readValue("≥１,200.5万元", { year: 2024 }) // quantity ≥ 1200.5 万元
 * @example readValue("9月底前", { year: 2024 }) // date 2024-01-01 to 2024-09-30
 * @example readValue("本科2.5万", { year: 2024 }) // text
 */
export function readValue(cell: string | number | null | undefined, context: ValueContext): Value {
  if (cell === undefined || cell === null) return BLANK;
  if (typeof cell === "number" || cell.length > MEMO_LENGTH) return read(cell, context);
  const memo = memoOf(context.year);
  let known = memo.get(cell);
  if (known === undefined) {
    known = read(cell, context);
    memo.set(cell, known);
  }
  return known;
}

// Forms repeat the same few thousand cells (≥95%, 达成预期指标, 2024年12月), each read once a year.
const MEMO_LENGTH = 16;
const MEMO_HALF = 8192;
const MEMO_YEARS = 4;
const memos = new Map<number | null, Memo<Value>>();

let lastYear: number | null = null;
let lastMemo: Memo<Value> | null = null;

function memoOf(year: number | null): Memo<Value> {
  if (lastMemo !== null && year === lastYear) return lastMemo;
  let memo = memos.get(year);
  if (memo === undefined) {
    if (memos.size >= MEMO_YEARS) memos.clear();
    memo = new Memo(MEMO_HALF);
    memos.set(year, memo);
  }
  lastYear = year;
  lastMemo = memo;
  return memo;
}

function read(cell: string | number, context: ValueContext): Value {
  const raw = typeof cell === "number" ? String(cell) : cell;
  const value = readRaw(cell, raw, context);
  return value.kind !== "blank" && isOdd(raw) ? { ...value, isOdd: true } : value;
}

function readRaw(cell: string | number, raw: string, context: ValueContext): Value {
  const text = plainText(raw);
  if (text.length <= 2 && isBlank(text)) return isOnlyPunctuation(raw, text) ? prose(raw) : BLANK;
  if (text.length > MAX_LENGTH) return prose(raw);
  const digitAt = firstDigit(text, text.length);
  if (mayBeDate(text, digitAt)) {
    // A number cell 2024.1 may be January, or October printed without its last zero.
    if (typeof cell === "number" && /^(19|20)\d\d\.1$/.test(text)) return prose(raw);
    const date = readDate(raw, text, context.year);
    if (date !== null) return date;
  }
  return readQuantity(raw, text, digitAt) ?? { kind: "text", raw, judgement: readJudgement(text) };
}

/** Whether a full stop or the like was all that stood in the cell. */
function isOnlyPunctuation(raw: string, text: string): boolean {
  return text === "" && !isBlank(raw.replace(/[\u200b\ufeff]/g, ""));
}

function prose(raw: string): TextValue {
  return { kind: "text", raw, judgement: null };
}
