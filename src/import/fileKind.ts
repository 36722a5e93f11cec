import { type Unread, unreadKind, unsupported } from "./unsupported";
import { isCompoundFile } from "./workbook/cfb";
import { isZip, readZipDirectory } from "./workbook/zip";

export type FileKind = "workbook" | "docx" | "csv" | "tsv" | "text";

const KINDS: Readonly<Record<string, FileKind>> = {
  xlsx: "workbook",
  xlsm: "workbook",
  xls: "workbook",
  docx: "docx",
  csv: "csv",
  tsv: "tsv",
};
/** Old formats of Office and of WPS lie in the same container as an .xls. */
const OTHER_COMPOUND: ReadonlySet<Unread> = new Set(["word", "other"]);

/**
 * What a file is: by its content where that tells, else by its name; a text where neither does.
 *
 * @throws ImportError `unsupported-format` for a kind that is not read, saying what to do instead
 */
export function kindOfFile(bytes: Uint8Array, fileName: string): FileKind {
  const extension = /\.([a-z\d]{1,8})$/i.exec(fileName)?.[1]?.toLowerCase() ?? "";
  const unread = unreadKind(bytes, extension);
  if (isCompoundFile(bytes)) {
    if (unread !== null && OTHER_COMPOUND.has(unread)) throw unsupported(unread);
    return "workbook";
  }
  if (isZip(bytes)) return kindOfArchive(bytes, unread);
  // A page saved under the name of an old Word document is a text.
  if (unread !== null && unread !== "word") throw unsupported(unread);
  return KINDS[extension] ?? "text";
}

function kindOfArchive(bytes: Uint8Array, unread: Unread | null): FileKind {
  const names = new Set(readZipDirectory(bytes).map(({ name }) => name));
  if (names.has("word/document.xml")) return "docx";
  if (unread !== null && !names.has("xl/workbook.xml")) throw unsupported(unread);
  return "workbook";
}
