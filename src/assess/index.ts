/**
 * Scoring and checking alone, for forms and rulesets that were validated elsewhere: loads no package but decimal.js. What
 * is exported here is the same as in `jixiao`.
 */
export type { CheckCounts, Expected, Finding, Suppressed } from "../check/finding";
export { type Bilingual, type Issue, RulesetError } from "../errors";
export type { Evaluation } from "../evaluation/schema";
export type { Explanation } from "../explain/explanation";
export { type Language, message } from "../explain/message";
export { applyRepair } from "../repair/applyRepair";
export type { Slip } from "../repair/slips";
export type { TypingSlip } from "../repair/typing";
export type { Ruleset, Severity } from "../ruleset/schema";
export { type AssessOptions, assess } from "./assess";
export type {
  Assessment,
  ExecutionResult,
  GradeResult,
  IndicatorResult,
  Range,
  Repair,
  ScoreResult,
  ScoringMethod,
  Standing,
  Verdict,
} from "./assessment";
