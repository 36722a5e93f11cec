import { type AccountsReading, finalAccounts2024, looksLikeAccounts, readAccounts } from "../accounts/index";
import type { SourceLine } from "../accounts/read/source";
import type { Issue } from "../errors";
import { decodeText, gridOfDelimited } from "../import/delimited";
import { gridOfDocx } from "../import/docx";
import type { Grid } from "../import/grid";
import { ImportError, placeOf, type ReadForm, readDocument, withPlaces } from "../import/index";
import { isCompoundFile } from "../import/workbook/cfb";
import { LIMITS } from "../import/workbook/limits";
import { openWorkbook } from "../import/workbook/reader";
import { isZip, readZipDirectory } from "../import/workbook/zip";
import type { FormInput } from "./documents";
import { extensionOf } from "./extensions";
import type { NoteSink, ReadNote } from "./notes";
import { fileProblem, type InputProblem } from "./problems";

/**
 * The forms in a workbook, delimited file, .docx or text, and published final accounts where it holds some. Loaded
 * only when such a file is given, since it brings the readers along.
 *
 * @param file - as the user named it
 */
export async function* importDocument(
  file: string,
  bytes: Uint8Array,
  onNotes: NoteSink,
): AsyncGenerator<FormInput> {
  try {
    const { evaluations, notes } = await readDocument(bytes, file);
    const accounts = await accountsIn(bytes, file);
    if (accounts !== null) {
      onNotes(file, accounts.problems.map(noteOf));
      yield { kind: "accounts", file, line: null, document: accounts.document };
    } else {
      onNotes(file, notes);
    }
    for (const form of evaluations) {
      onNotes(file, form.notes);
      yield formInput(file, form);
    }
    if (accounts === null && evaluations.length === 0) yield { kind: "unreadable", problem: noForm(file) };
  } catch (error) {
    yield { kind: "unreadable", problem: importProblem(file, error) };
  }
}

/** The most a file may take; larger ones are refused before they are opened. */
export const MAX_DOCUMENT_BYTES = LIMITS.fileBytes;

function formInput(file: string, form: ReadForm): FormInput {
  const { evaluation, provenance } = form;
  const cell = placeOf("/title", provenance) ?? placeOf("/project/name", provenance);
  return {
    kind: "form",
    file,
    line: null,
    data: evaluation,
    place: (issue) => {
      return { file, line: null, column: null, cell: placeOf(issue.path, provenance), issue };
    },
    source: {
      cell: cell ?? Object.values(provenance)[0] ?? null,
      cellAt: (path) => (Object.hasOwn(provenance, path) ? (provenance[path] ?? null) : null),
      complete: (findings) => withPlaces([...findings, ...form.findings], provenance),
    },
  };
}

/** Published final accounts: at least one of the tables the rules describe. Some regions mark forms likewise (公开14表). */
async function accountsIn(bytes: Uint8Array, file: string): Promise<AccountsReading | null> {
  const source = await sourceLines(bytes, file);
  if (!looksLikeAccounts(source)) return null;
  const reading = readAccounts(source, finalAccounts2024);
  return reading.document.tables.length > 0 ? reading : null;
}

async function sourceLines(bytes: Uint8Array, file: string): Promise<string | SourceLine[]> {
  if (isCompoundFile(bytes)) return linesOf(await sheetsOf(bytes));
  if (isZip(bytes)) return linesOf(isWordDocument(bytes) ? [await gridOfDocx(bytes)] : await sheetsOf(bytes));
  return extensionOf(file) === ".csv" ? linesOf([gridOfDelimited(bytes)]) : decodeText(bytes);
}

function isWordDocument(bytes: Uint8Array): boolean {
  return readZipDirectory(bytes).some((entry) => entry.name === "word/document.xml");
}

async function sheetsOf(bytes: Uint8Array): Promise<Grid[]> {
  return (await openWorkbook(bytes)).map(({ grid }) => grid);
}

/** The rows of grids as lines of cells, each cell at its column. */
function linesOf(grids: readonly Grid[]): SourceLine[] {
  return grids.flatMap(({ name, rows }) =>
    rows.map((row) => {
      const width = Math.max(0, ...row.cells.map((cell) => cell.column + 1));
      const cells = Array<string>(width).fill("");
      for (const cell of row.cells) cells[cell.column] = cell.text;
      return { cells, at: name === "" ? `L${row.index + 1}` : `${name}!${row.index + 1}` };
    }),
  );
}

function noteOf({ code, path, message }: Issue): ReadNote {
  return { cell: null, path, code, sure: "certain", message };
}

function noForm(file: string): InputProblem {
  return fileProblem(
    file,
    "input.no-form",
    "没有找到自评表：应有“一级指标、二级指标、三级指标……”的表头；若不是自评表，请勿列入",
    "no form was found in it: there should be headings such as 一级指标, 二级指标, 三级指标; leave it out if it is none",
  );
}

function importProblem(file: string, error: unknown): InputProblem {
  if (error instanceof ImportError) {
    return fileProblem(file, `import.${error.code}`, error.bilingual.zh, error.bilingual.en);
  }
  const detail = String(error);
  return fileProblem(
    file,
    "internal",
    `程序内部错误，此文件未能读入，请报告：${detail}`,
    `internal error, this file was not read, please report it: ${detail}`,
  );
}
