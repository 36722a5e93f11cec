import type { Exact } from "../figure/exact";

/** How a value must compare with its bound. `±` marks a tolerance around nothing stated (`±5%`). */
export type Comparator = "≥" | ">" | "≤" | "<" | "=" | "±";

/** A unit of measure; two units convert where their `dimension` is the same. */
export interface Unit {
  /** As printed, in half-width form. */
  readonly printed: string;
  /** What is measured, canonical: `ratio`, `money`, `area`, `count:人`, `money/area·time` … */
  readonly dimension: string;
  /** One of this unit, in the base unit of its dimension (万元 → 10000 of 元; % → 0.01). */
  readonly factor: Exact;
}

/** A figure with its comparator, range and unit: `≥120人`, `10~20%`, `1,200.5万元`. */
export interface Quantity {
  readonly kind: "quantity";
  readonly raw: string;
  /** Whether rests of a template or a formula's error may stand in it (`isOdd`). */
  readonly isOdd?: true;
  /** `null` where none is printed. */
  readonly comparator: Comparator | null;
  /** Both ends in the printed unit; equal unless a range is printed. */
  readonly low: Exact;
  readonly high: Exact;
  /** Most decimals printed. */
  readonly decimals: number;
  /** `null` where none is printed. */
  readonly unit: Unit | null;
}

/** A day, month, period or deadline, as the days it covers (first and last day, `YYYY-MM-DD`). */
export interface DateValue {
  readonly kind: "date";
  readonly raw: string;
  readonly isOdd?: true;
  readonly from: string;
  readonly to: string;
}

/** A judgement of 定性指标: 达成 / 部分达成并具有一定效果 / 未达成且效果较差. */
export type Judgement = "achieved" | "partiallyAchieved" | "notAchieved";

/** Anything else; `judgement` where the words (or a clipped print of them) say one. */
export interface TextValue {
  readonly kind: "text";
  readonly raw: string;
  readonly isOdd?: true;
  readonly judgement: Judgement | null;
}

export interface BlankValue {
  readonly kind: "blank";
}

/** What a target or actual cell says. */
export type Value = Quantity | DateValue | TextValue | BlankValue;

/** What reading a cell depends on besides its text. */
export interface ValueContext {
  /** The form's year; dates without a year belong to it. */
  readonly year: number | null;
}
