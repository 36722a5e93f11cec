export type { Report, ReportedForm, ReportOptions } from "./report";
export { createReport, renderReport } from "./report";
export type { Problem } from "./view/batchView";
export type { FormView } from "./view/formView";
export { formView } from "./view/formView";
