import type { CheckCounts, Finding } from "../check/finding";
import type { Bilingual } from "../errors";
import type { NotEvaluatedReason, Outcome } from "./judge";
import type { PortfolioClaims } from "./portfolio/claims";
import type { AccountsRepair } from "./repair/localise";
import type { AccountsSeverity, Relation } from "./rulesSchema";

/**
 * The result of checking published final accounts: plain data, valid under `schemas/accounts-assessment.schema.json`.
 * All figures are decimal strings; amounts are in 万元.
 */
export interface AccountsAssessment {
  readonly id?: string;
  readonly unit: string | null;
  readonly year: number | null;
  readonly ruleset: { readonly id: string; readonly version: string };
  /** Every equation that has a figure on some side; those of blank cells only are counted in `checks`. */
  readonly equations: readonly EquationResult[];
  readonly narrative: NarrativeResult;
  /** What the text says of all self-evaluations of the unit. */
  readonly portfolio: PortfolioClaims;
  readonly findings: readonly Finding[];
  readonly checks: Readonly<Record<string, CheckCounts>>;
  readonly repairs: readonly AccountsRepair[];
  /** `false` where the search for repairs was cut: there may be more. */
  readonly repairsComplete: boolean;
}

/** An equation with both sides as printed, how far apart they are, and how far rounding lets them be. */
export interface EquationResult {
  readonly id: string;
  readonly rule: string;
  readonly check: string;
  /** What a failure counts as: an error cannot be true, a warning may have its reason, info is worth knowing. */
  readonly severity: AccountsSeverity;
  readonly outcome: Outcome;
  readonly reason: NotEvaluatedReason | null;
  /** `rate`: the left side is a printed percentage of the right side's quotient. */
  readonly relation: Relation | "rate";
  readonly left: string | null;
  readonly right: string | null;
  readonly difference: string | null;
  readonly slack: string | null;
  /** JSON Pointers, the stated cell first. */
  readonly cells: readonly string[];
  /** What the equation says, in words. */
  readonly title: Bilingual;
  readonly explain: Bilingual;
  readonly reference: string | null;
}

/** The figures of 情况说明: found, compared with a table or with each other, and in contradiction. */
export interface NarrativeResult {
  readonly found: number;
  readonly matched: number;
  readonly contradicting: number;
  readonly figures: readonly NarrativeFigure[];
}

/** A figure of the text around the tables, the cell it speaks of, and whether they agree. */
export interface NarrativeFigure {
  readonly path: string;
  readonly offset: number;
  readonly cell: string | null;
  readonly printed: string;
  readonly unit: string;
  /** `disputed`: all that is known of it is an equation that fails, and another figure is the stated one. */
  readonly outcome: "agrees" | "contradicts" | "disputed" | "unchecked";
}
