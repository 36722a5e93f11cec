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

/** For conditions in which nothing is charged. */
export const UNMETERED: Meter = Object.freeze({ left: 0 });

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

/** Figures of ordinary size are free; one of `d` digits costs 12 + d² ÷ 4096, about what it takes to multiply. */
export function chargeFigure(meter: Meter, figure: Exact): Exact {
  if (figure.big === null) return figure;
  const digits = Math.max(figure.big.n.precision(), figure.big.q.precision());
  charge(meter, 12 + Math.floor((digits * digits) / 4096));
  return figure;
}
