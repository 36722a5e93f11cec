export type { ReadForm } from "./emit";
export { ImportError, type ImportErrorCode } from "./errors";
export type { Note, NoteCode, Sureness } from "./notes";
export type { ReadResult } from "./readGrid";
export { readText, type TextOptions } from "./text";
