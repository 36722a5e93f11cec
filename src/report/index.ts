export type { Slip } from "../repair/slips";
export type { TypingSlip } from "../repair/typing";
export type { Report, ReportedAccounts, ReportedForm, ReportOptions } from "./report";
export { createReport, renderReport } from "./report";
export { type ReviewedFinding, type ReviewedScore, type ReviewRecord, readReview } from "./review/readReview";
export { MOST_REVIEW_SHEETS, writeReview } from "./review/writeReview";
export { createSarif, type SarifOptions, type SarifSource, type SarifWriter } from "./sarif";
export type { Problem } from "./view/batchView";
export type {
  CheckView,
  FindingView,
  FormPlace,
  FormView,
  RepairView,
  RowView,
  RulesetView,
} from "./view/formView";
export { formView } from "./view/formView";
export type { WaterfallKind, WaterfallStep } from "./view/waterfall";
