export { type AssessOptions, assess } from "./assess/assess";
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
} from "./assess/assessment";
export { assessMany } from "./batch/assessMany";
export type { Claims } from "./batch/claimsSchema";
export { safeParseClaims } from "./batch/claimsSchema";
export type { Comparison, NotCompared } from "./batch/compare";
export { compare } from "./batch/compare";
export type { DuplicateGroup, DuplicateKind } from "./batch/duplicates";
export { duplicatesIn } from "./batch/duplicates";
export type { FundsColumn } from "./batch/formAmounts";
export type { Change, FindingMoves, Migration, Move } from "./batch/migration";
export type { FormOutcome } from "./batch/outcome";
export { checkBatch } from "./batch/ownChecks";
export type { Reconciliation } from "./batch/reconcile";
export { reconcile } from "./batch/reconcile";
export type { AmountSum, ExecutionSums, SeverityCounts, Summary } from "./batch/summary";
export { addToSummary, emptySummary, mergeSummaries, summarize } from "./batch/summary";
export type { Tally } from "./batch/tally";
export type { TextCount, TextSketch } from "./batch/textSketch";
export type { CheckCounts, Expected, Finding, Suppressed } from "./check/finding";
export type { Bilingual, Issue, ParseResult } from "./errors";
export { EvaluationError, RulesetError } from "./errors";
export { parseEvaluation, safeParseEvaluation } from "./evaluation/parse";
export type { Evaluation } from "./evaluation/schema";
export { evaluationSchema } from "./evaluation/schema";
export type { Explanation, ExplanationInput, ExplanationStep } from "./explain/explanation";
export type { Language } from "./explain/message";
export { message } from "./explain/message";
export type { RoundingMode } from "./figure/exact";
export type { FormulaFamily, FormulaFit, FormulaInference, RowRef } from "./infer/inferFormula";
export { inferFormula } from "./infer/inferFormula";
export { applyRepair } from "./repair/applyRepair";
export type { Slip } from "./repair/slips";
export type { TypingSlip } from "./repair/typing";
export type {
  CheckDifference,
  DatedValue,
  Ground,
  OwnCheckDifference,
  ParameterDifference,
  RulesetDifference,
  RulesetName,
} from "./ruleset/diff";
export { diffRulesets } from "./ruleset/diff";
export type { LintIssue } from "./ruleset/lint/issue";
export { lintRuleset } from "./ruleset/lint/lintRuleset";
export type { RulesetOptions } from "./ruleset/parse";
export { parseRuleset, safeParseRuleset } from "./ruleset/parse";
export type { ParameterSource } from "./ruleset/rules";
export type { Ruleset, RulesetFile, Severity } from "./ruleset/schema";
export type { RulesetChoice, RulesetSelection } from "./ruleset/select";
export { selectRuleset } from "./ruleset/select";
export { fingerprint } from "./suppress/fingerprint";
export type { Suppressor } from "./suppress/suppress";
export { createSuppressor, toSuppression } from "./suppress/suppress";
export type { Suppression, Suppressions } from "./suppress/suppressionsSchema";
export { safeParseSuppressions } from "./suppress/suppressionsSchema";
