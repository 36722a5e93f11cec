/** 部门（单位）决算公开: reading and checking the published tables and the text around them. */
export { assessAccounts } from "./assess";
export type { AccountsAssessment, EquationResult, NarrativeFigure, NarrativeResult } from "./assessment";
export {
  type AccountsDocument,
  accountsDocumentSchema,
  type NarrativeParagraph,
  type StatementRow,
  type StatementTable,
} from "./documentSchema";
export { finalAccounts2024 } from "./finalAccounts2024";
export type { NotEvaluatedReason, Outcome } from "./judge";
export { parseAccounts, parseAccountsRules, safeParseAccounts, safeParseAccountsRules } from "./parse";
export { type PortfolioClaims, portfolioClaims } from "./portfolio/claims";
export type { PortfolioForm } from "./portfolio/form";
export {
  type FormSubjects,
  type PortfolioReconciliation,
  reconcilePortfolio,
  type SubjectMatch,
} from "./portfolio/reconcile";
export { type AccountsReading, looksLikeAccounts, readAccounts } from "./read/readAccounts";
export { linesOfText, type SourceLine } from "./read/source";
export { applyAccountsRepair } from "./repair/apply";
export type { AccountsRepair, RepairedCell } from "./repair/localise";
export { type AccountsRules, accountsRulesSchema } from "./rulesSchema";
