import { compare, decimalsNeeded, type Exact, formatPlaces, signOf } from "../figure/exact";

/** Slips of the hand: what turns the right figure into the printed one, told from the digits alone. */
export type TypingSlip =
  | "digits-swapped"
  | "digit-lost"
  | "digit-added"
  | "digit-mistyped"
  | "decimal-point-moved"
  | "yuan-for-wan";

/** A figure by its digits and where the point stands. */
interface Digits {
  readonly all: string;
  readonly decimals: number;
}

/** 元 in 万元: the ratio of a figure typed in the wrong unit. */
const YUAN_PER_WAN = 4;

/**
 * The slip that turns `right` into `printed`, or `null`. Trailing zeros may or may not be printed, so the right
 * figure is tried with its own decimals and with those of the printed one.
 *
 * @example typingSlip(exact("98.49"), 2, exact("98.94")) // "digits-swapped"
 */
export function typingSlip(printed: Exact, decimals: number, right: Exact): TypingSlip | null {
  if (compare(printed, right) === 0 || signOf(printed) < 0 || signOf(right) < 0) return null;
  const wrong = digitsOf(printed, decimals);
  const needed = decimalsNeeded(right);
  if (needed === null) return null;
  const own = digitsOf(right, needed);
  const padded = needed < decimals ? digitsOf(right, decimals) : own;
  for (const [slip, holds] of SLIPS) {
    if (holds(wrong, own) || (padded !== own && holds(wrong, padded))) return slip;
  }
  return null;
}

function digitsOf(value: Exact, decimals: number): Digits {
  return { all: formatPlaces(value, decimals).replace(".", ""), decimals };
}

type Test = (wrong: Digits, right: Digits) => boolean;

const SLIPS: readonly (readonly [TypingSlip, Test])[] = [
  ["digits-swapped", isSwapped],
  ["yuan-for-wan", (wrong, right) => Math.abs(shiftOf(wrong, right)) === YUAN_PER_WAN],
  ["digit-lost", (wrong, right) => isWithoutOne(wrong, right)],
  ["digit-added", (wrong, right) => isWithoutOne(right, wrong)],
  ["decimal-point-moved", (wrong, right) => shiftOf(wrong, right) !== 0],
  ["digit-mistyped", isMistyped],
];

function isSwapped(wrong: Digits, right: Digits): boolean {
  if (wrong.decimals !== right.decimals) return false;
  const at = firstDifference(wrong.all, right.all);
  return (
    wrong.all[at] === right.all[at + 1] &&
    wrong.all[at + 1] === right.all[at] &&
    wrong.all.slice(at + 2) === right.all.slice(at + 2)
  );
}

function isMistyped(wrong: Digits, right: Digits): boolean {
  if (wrong.decimals !== right.decimals || wrong.all.length !== right.all.length) return false;
  const at = firstDifference(wrong.all, right.all);
  return wrong.all.slice(at + 1) === right.all.slice(at + 1);
}

/** Whether `short` is `long` with one digit left out, before or behind the point. */
function isWithoutOne(short: Digits, long: Digits): boolean {
  if (short.all.length + 1 !== long.all.length) return false;
  const at = firstDifference(short.all, long.all);
  if (short.all.slice(at) !== long.all.slice(at + 1)) return false;
  const point = long.all.length - long.decimals;
  if (short.decimals + 1 === long.decimals) return at >= point;
  return short.decimals === long.decimals && firstOfRun(long.all, at) < point;
}

/** Of a run of equal digits the last seems to be left out, but it may be any of them. */
function firstOfRun(text: string, at: number): number {
  let start = at;
  while (text[start - 1] === text[at]) start -= 1;
  return start;
}

/** By how many places the point of `wrong` stands further right; 0 where the digits differ. */
function shiftOf(wrong: Digits, right: Digits): number {
  const [a, b] = [withoutZerosBefore(wrong), withoutZerosBefore(right)];
  if (a.replace(/0+$/, "") !== b.replace(/0+$/, "")) return 0;
  return a.length - wrong.decimals - (b.length - right.decimals);
}

function withoutZerosBefore({ all }: Digits): string {
  return all.replace(/^0+/, "");
}

function firstDifference(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return at;
}

/** How many digits the longer of both figures shows, leading zeros apart: the longer, the less a likeness is chance. */
export function digitsCompared(printed: Exact, decimals: number, right: Exact): number {
  const count = (value: Exact, places: number) => withoutZerosBefore(digitsOf(value, places)).length;
  return Math.max(count(printed, decimals), count(right, decimalsNeeded(right) ?? decimals));
}

/**
 * Every figure one slip away from the printed one (none of a negative one, which is wrong by its sign): where only
 * bounds are known, the right figure is looked for among them.
 */
export function neighbours(
  printed: Exact,
  decimals: number,
): { readonly digits: string; readonly decimals: number }[] {
  if (signOf(printed) < 0) return [];
  const { all } = digitsOf(printed, decimals);
  const found: { digits: string; decimals: number }[] = [];
  for (let i = 0; i < all.length; i += 1) {
    if (i + 1 < all.length && all[i] !== all[i + 1]) {
      found.push({ digits: all.slice(0, i) + all[i + 1] + all[i] + all.slice(i + 2), decimals });
    }
    for (const digit of "0123456789") {
      if (digit !== all[i]) found.push({ digits: all.slice(0, i) + digit + all.slice(i + 1), decimals });
    }
    if (all.length > 1) {
      const shorter = all.slice(0, i) + all.slice(i + 1);
      found.push({ digits: shorter, decimals: i < all.length - decimals ? decimals : decimals - 1 });
    }
  }
  for (let i = 0; i <= all.length; i += 1) {
    for (const digit of "0123456789") {
      const longer = all.slice(0, i) + digit + all.slice(i);
      if (i <= all.length - decimals) found.push({ digits: longer, decimals });
      if (i >= all.length - decimals) found.push({ digits: longer, decimals: decimals + 1 });
    }
  }
  for (const shift of [-4, -3, -2, -1, 1, 2, 3, 4]) {
    const places = decimals + shift;
    found.push(
      places >= 0 ? { digits: all, decimals: places } : { digits: all + "0".repeat(-places), decimals: 0 },
    );
  }
  return found;
}
