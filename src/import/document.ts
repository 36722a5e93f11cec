import { decodeText, readDelimited } from "./delimited";
import { readDocx } from "./docx";
import type { ReadResult } from "./readGrid";
import { readWorkbook } from "./readWorkbook";
import { readText } from "./text";
import { isCompoundFile } from "./workbook/cfb";
import { isZip, readZipDirectory } from "./workbook/zip";

/**
 * Reads the forms of a file, whatever it is: a workbook or .docx by its content, a .csv or .tsv by its name, any
 * other text as a text copied from a print.
 *
 * @throws ImportError when the file cannot be read at all
 * @example (await readDocument(bytes, "绩效自评表.xlsx")).evaluations.length // 1
 */
export async function readDocument(bytes: Uint8Array, fileName: string): Promise<ReadResult> {
  if (isCompoundFile(bytes)) return readWorkbook(bytes);
  if (isZip(bytes)) return isWordDocument(bytes) ? readDocx(bytes) : readWorkbook(bytes);
  const extension = /\.([a-z]{1,5})$/i.exec(fileName)?.[1]?.toLowerCase();
  if (extension === "xlsx" || extension === "xls" || extension === "xlsm") return readWorkbook(bytes);
  if (extension === "docx") return readDocx(bytes);
  if (extension === "csv") return readDelimited(bytes);
  if (extension === "tsv") return readDelimited(bytes, { delimiter: "\t" });
  return readText(decodeText(bytes));
}

/** Whether an archive holds a Word document. */
export function isWordDocument(bytes: Uint8Array): boolean {
  return readZipDirectory(bytes).some((entry) => entry.name === "word/document.xml");
}
