import type { CheckCounts, Finding } from "../check/finding";
import type { Explanation } from "../explain/explanation";
import type { Repair } from "../repair/repair";

export type { Repair } from "../repair/repair";

/** From `min` to `max`, both in plain decimal notation. */
export interface Range {
  readonly min: string;
  readonly max: string;
}

/** A score as stated, as recomputed, and as it stands after correction (points). */
export interface ScoreResult {
  /** As typed, without separators; `null` where the cell is blank or unreadable. */
  readonly stated: string | null;
  /** The admissible scores at the stated (else the ruleset's) decimals; `null` where there is no weight to score. */
  readonly computed: Range | null;
  /** The stated score if admissible, else the nearest admissible one. */
  readonly accepted: string | null;
}

/** How a row was scored: by amount, by day, by words, or not at all (no weight, or nothing to judge by). */
export type ScoringMethod = "quantity" | "date" | "text" | "unscored";

/** 三级指标 as scored. */
export interface IndicatorResult {
  readonly path: string;
  readonly method: ScoringMethod;
  /**
   * actual ÷ target (or target ÷ actual where less is better), at most 10 decimals; `null` where undefined, as over a
   * target of 0 or below.
   */
  readonly attainment: string | null;
  readonly score: ScoreResult;
  readonly explain?: Explanation;
}

/** 预算执行率 as recomputed, and the score it gives. */
export interface ExecutionResult {
  /** executed ÷ budget as a ratio, at most 10 decimals; `null` where the budget is 0 or blank. */
  readonly rate: string | null;
  readonly onInitialBudget: { readonly rate: string; readonly score: string } | null;
  /** `null` where the form does not score execution. */
  readonly score: ScoreResult | null;
  readonly explain?: Explanation;
}

/** 等级: as printed, and as the totals have it (财预〔2020〕10号: 优 from 90, 良 from 80, 中 from 60; others by ruleset). */
export interface GradeResult {
  /** As printed; `null` where blank. */
  readonly stated: string | null;
  readonly ofStatedTotal: string | null;
  readonly ofAccepted: string | null;
  /** Every grade the computed total touches. */
  readonly possible: readonly string[];
}

/** A total and the grade it falls in. */
export interface Standing {
  readonly total: string;
  readonly grade: string | null;
}

/** What is to be thought of the form as a whole. */
export interface Verdict {
  /** Whether all figures can be true at once. */
  readonly arithmetic: "possible" | "impossible";
  /** If only the scores that cannot stand are corrected. */
  readonly accepted: Standing;
  /** The same with the execution score on 年初预算数; `null` where there is none. */
  readonly onInitialBudget: Standing | null;
}

/** The result of `assess`: plain data, valid under `schemas/assessment.schema.json`. */
export interface Assessment {
  readonly id: string | null;
  readonly ruleset: { readonly id: string; readonly version: string };
  readonly execution: ExecutionResult;
  readonly indicators: readonly IndicatorResult[];
  readonly total: {
    readonly stated: string | null;
    readonly sum: string;
    readonly computed: Range;
    readonly accepted: string;
  };
  readonly grade: GradeResult;
  readonly verdict: Verdict;
  readonly findings: readonly Finding[];
  readonly checks: Readonly<Record<string, CheckCounts>>;
  readonly repairs: readonly Repair[];
}
