import { WordTable, wordsOf } from "./scanner";
import type { Comparator } from "./value";

/** The comparator a single character stands for, look-alikes included, or `null`. */
export function signAt(code: number): Comparator | null {
  switch (code) {
    case 0x2265: // ≥
    case 0x2267: // ≧
    case 0x2a7e: // ⩾
    case 0x226e: // ≮
      return "≥";
    case 0x2264: // ≤
    case 0x2266: // ≦
    case 0x2a7d: // ⩽
    case 0x226f: // ≯
      return "≤";
    case 0x3e: // >
    case 0xfe65: // ﹥
      return ">";
    case 0x3c: // <
    case 0xfe64: // ﹤
      return "<";
    case 0x3d: // =
    case 0xfe66: // ﹦
    case 0x2550: // ═, drawn instead of typed
      return "=";
    case 0xb1: // ±
      return "±";
    default:
      return null;
  }
}

/** Words before a figure that compare. */
export const LEADING: WordTable<Comparator> = wordsOf<Exclude<Comparator, "±">>({
  "≥":
    "不低于 不少于 不小于 不短于 不得低于 不得少于 不能低于 不能少于 未低于 至少 最少 最低 " +
    "大于等于 大于或等于 大于或者等于 高于等于 高于或等于 多于或等于",
  "≤":
    "不超过 不高于 不大于 不多于 不长于 不得超过 不得高于 不能超过 未超过 未高于 至多 最多 最高 " +
    "小于等于 小于或等于 小于或者等于 低于等于 低于或等于 少于或等于",
  ">": "大于 超过 高于 多于 超出 长于",
  "<": "小于 低于 少于 短于 不足 不到",
  "=": "等于",
});

/** Words behind a figure that compare; `null` for those that only surround it. */
export const TRAILING: WordTable<Comparator | null> = new WordTable<Comparator | null>([
  ...listed("以上 及以上 或以上 及其以上 含以上 (含)以上 以上(含) +", "≥"),
  ...listed("(不含)以上 以上(不含)", ">"),
  ...listed("以内 之内 以下 及以下 或以下 (含)以内 (含)以下 以内(含) 以下(含)", "≤"),
  ...listed("(不含)以下 以下(不含)", "<"),
  ...listed("左右 上下 之间 整 (含)", null),
]);

function listed(words: string, meaning: Comparator | null): (readonly [string, Comparator | null])[] {
  return words.split(" ").map((word) => [word, meaning] as const);
}

/** Two comparators of one figure that cannot both be meant. */
export const CONFLICT = "conflict";
export type Merged = Comparator | null | typeof CONFLICT;

/**
 * Two comparators printed for one figure, as one: the system prints its own before what was typed
 * (`≥≥95%`, `=≥95%`), and people write a sign and a word (`≥95%以上`). An equals sign gives way to a direction;
 * of two in the same direction the one nearer to the front counts.
 */
export function merge(front: Merged, back: Merged): Merged {
  if (front === null || front === back) return back;
  if (back === null) return front;
  if (front === CONFLICT || back === CONFLICT || front === "±" || back === "±") return CONFLICT;
  if (front === "=") return back;
  if (back === "=") return front;
  return isUpward(front) === isUpward(back) ? front : CONFLICT;
}

function isUpward(comparator: Comparator): boolean {
  return comparator === "≥" || comparator === ">";
}
