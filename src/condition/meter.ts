import { RulesetError } from "../errors";
import type { Exact } from "../figure/exact";
import { tooManySteps } from "./issues";

/**
 * The steps an evaluation has left.
 *
 * The nodes of a condition are few and each is visited once, so only what grows with the facts is charged:
 * items of a list, text searched through, and figures of very many digits.
 */
export interface Meter {
  left: number;
}

/** @throws RulesetError `condition.steps` */
export function charge(meter: Meter, steps: number): void {
  meter.left -= steps;
  if (meter.left < 0) throw new RulesetError([tooManySteps()]);
}

/** A search takes at most its two lengths multiplied; 512 characters compared count as a step. */
export function chargeSearch(meter: Meter, text: string, part: string): void {
  if (part.length <= text.length) charge(meter, Math.floor((text.length * part.length) / 512));
}

/** An item gone through costs one, and each operation done with it two: json-logic-js takes its time over them. */
export function chargeItem(meter: Meter, operations: number): void {
  charge(meter, 1 + 2 * operations);
}

export function chargeReading(meter: Meter, text: string): void {
  charge(meter, Math.floor(text.length / 256));
}

/**
 * Figures of ordinary size are free; a fraction of `d` hexadecimal digits (they are counted in linear time) and
 * decimal places costs 6 + d² ÷ 65,536, so that what it takes to multiply it is paid for.
 */
export function chargeFigure(meter: Meter, figure: Exact): Exact {
  if (figure.big === null) return figure;
  const { n, s, q } = figure.big;
  const digits = Math.max(n.toString(16).length, q.toString(16).length) + s;
  charge(meter, 6 + Math.floor((digits * digits) / 65_536));
  return figure;
}
