import { type AccountsReading, finalAccounts2024, looksLikeAccounts, readAccounts } from "../accounts/index";
import type { Issue } from "../errors";
import { ImportError, placeOf, type ReadForm, readDocument, readLines, withPlaces } from "../import/index";
import { LIMITS } from "../import/workbook/limits";
import type { FormInput } from "./documents";
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
  const source = await readLines(bytes, file);
  if (!looksLikeAccounts(source)) return null;
  const reading = readAccounts(source, finalAccounts2024);
  return reading.document.tables.length > 0 ? reading : null;
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
