export { type DelimitedOptions, readDelimited } from "./delimited";
export { readDocument } from "./document";
export { readDocx } from "./docx";
export type { ReadForm } from "./emit";
export { ImportError, type ImportErrorCode } from "./errors";
export type { Note, NoteCode, Sureness } from "./notes";
export type { ReadResult } from "./readGrid";
export { readWorkbook, type WorkbookOptions } from "./readWorkbook";
export { readText, type TextOptions } from "./text";
