export { assess } from "./assess/assess";
export type {
  Assessment,
  ExecutionResult,
  GradeResult,
  IndicatorResult,
  Range,
  Repair,
  ScoreResult,
  ScoringMethod,
} from "./assess/assessment";
export type { CheckCounts, Expected, Finding } from "./check/finding";
export type { Bilingual, Issue, ParseResult } from "./errors";
export { EvaluationError, RulesetError } from "./errors";
export { parseEvaluation, safeParseEvaluation } from "./evaluation/parse";
export type { Evaluation } from "./evaluation/schema";
export { evaluationSchema } from "./evaluation/schema";
export type { Language } from "./explain/message";
export { message } from "./explain/message";
export { parseRuleset, safeParseRuleset } from "./ruleset/parse";
export type { Ruleset, Severity } from "./ruleset/schema";
