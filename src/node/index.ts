export type {
  RescoreInput,
  RescoreOptions,
  RescoreProgress,
  RescoreReport,
  Sink,
} from "./rescore";
export { ResumeError, rescore, rescoreLines, rescoreToFile } from "./rescore";
export type { OutputKind } from "./resultLine";
