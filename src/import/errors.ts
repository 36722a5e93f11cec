import type { Bilingual } from "../errors";

/** Why a file could not be read: what it is, or which limit it exceeds. */
export type ImportErrorCode =
  | "not-a-workbook"
  | "unsupported-format"
  | "encrypted"
  | "damaged"
  | "too-large"
  | "too-large-unpacked"
  | "too-many-cells"
  | "bad-reference"
  | "bad-merge"
  | "unsafe-xml"
  | "unsafe-entry"
  | "bad-encoding";

/**
 * The file itself cannot be read: no workbook, damaged, or beyond the limits. What a readable file says is never
 * thrown but noted. The message carries nothing of the file's content.
 */
export class ImportError extends Error {
  override readonly name = "ImportError";
  readonly code: ImportErrorCode;
  readonly bilingual: Bilingual;

  constructor(code: ImportErrorCode, bilingual: Bilingual) {
    super(`${bilingual.en} ${bilingual.zh}`);
    this.code = code;
    this.bilingual = bilingual;
  }
}
