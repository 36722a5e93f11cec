import { decodeText, readDelimited } from "./delimited";
import { readDocx } from "./docx";
import { kindOfFile } from "./fileKind";
import type { ReadResult } from "./readGrid";
import { readWorkbook } from "./readWorkbook";
import { readText } from "./text";

/**
 * Reads the forms of a file, whatever it is: a workbook or .docx by its content, a .csv or .tsv by its name, any
 * other text as a text copied from a print.
 *
 * @throws ImportError when the file cannot be read at all; `unsupported-format` for a PDF, an image, an old .doc,
 * JSON and the like, with what to do instead
 * @example (await readDocument(bytes, "绩效自评表.xlsx")).evaluations.length // 1
 */
export async function readDocument(bytes: Uint8Array, fileName: string): Promise<ReadResult> {
  switch (kindOfFile(bytes, fileName)) {
    case "workbook":
      return readWorkbook(bytes);
    case "docx":
      return readDocx(bytes);
    case "csv":
      return readDelimited(bytes);
    case "tsv":
      return readDelimited(bytes, { delimiter: "\t" });
    default:
      return readText(decodeText(bytes));
  }
}
