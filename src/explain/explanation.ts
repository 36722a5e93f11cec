import type { Bilingual } from "../errors";
import { type Exact, format, type RoundingMode } from "../figure/exact";
import type { ParameterSource } from "../ruleset/rules";

/** Why a computed figure is what it is: a sentence, and the steps a pocket calculator can follow. */
export interface Explanation extends Bilingual {
  readonly steps: readonly ExplanationStep[];
}

/** One step: a formula, what went into it, by which parameter, and what came out. */
export interface ExplanationStep {
  readonly formula: string;
  readonly inputs: readonly ExplanationInput[];
  /** The ruleset's parameter with its ground; `null` for plain arithmetic. */
  readonly parameter: ParameterSource | null;
  /** Unrounded (shown with at most 10 decimals): one figure, or the ends of a range. */
  readonly result: string;
  readonly rounding: { readonly places: number; readonly mode: RoundingMode; readonly result: string } | null;
}

/** A cell or an earlier figure that went into a step. */
export interface ExplanationInput {
  readonly name: string;
  /** JSON Pointer of the cell; `null` for a figure computed before. */
  readonly path: string | null;
  /** The cell as printed. */
  readonly printed: string | null;
  readonly value: string | null;
}

export function input(
  name: string,
  path: string | null,
  printed: string | null,
  value: Exact | null,
): ExplanationInput {
  return { name, path, printed, value: value === null ? null : format(value) };
}

/** A figure for reading: at most four decimals. */
export function shown(value: Exact): string {
  return format(value, 4);
}
