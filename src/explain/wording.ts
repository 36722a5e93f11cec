import type { Fault } from "../check/report";
import type { Bilingual } from "../errors";
import type { RoundingMode } from "../figure/exact";
import { roundedTo } from "./roundingWords";

/** A message table: how each finding is said in one language. */
export type Messages = Readonly<Record<string, (fault: Fault) => string>>;

/** A parameter of the finding, or nothing. */
export function param(fault: Fault, name: string): string {
  return fault.params[name] ?? "";
}

/** How the expected score was rounded: `四舍五入到整数`. */
export function rounding(fault: Fault, lang: keyof Bilingual): string {
  return roundedTo(param(fault, "mode") as RoundingMode, Number(param(fault, "places")))[lang];
}

/** The ruleset's places where the score was rounded to fewer, and to those it would be another. */
export function otherPlaces(fault: Fault): number | null {
  const isExact = param(fault, "rounded") === param(fault, "unrounded");
  return isExact || param(fault, "places") === param(fault, "roundedPlaces")
    ? null
    : Number(param(fault, "roundedPlaces"));
}

/** Whether the figure that bounds the stated one is below 0. */
export function isNegative(fault: Fault): boolean {
  return param(fault, "sign") === "negative";
}
