import type { Fault } from "../check/report";
import type { Bilingual } from "../errors";
import { compare, type RoundingMode } from "../figure/exact";
import { readFigure } from "../figure/printed";
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

/** Which way the stated score was rounded from the one due. */
export function statedAs(fault: Fault): "up" | "down" | "exact" {
  const stated = readFigure(fault.stated);
  const unrounded = readFigure(param(fault, "unrounded"));
  if (stated.kind !== "figure" || unrounded.kind !== "figure") return "exact";
  const order = compare(stated.figure.value, unrounded.figure.value);
  if (order === 0) return "exact";
  return order > 0 ? "up" : "down";
}
