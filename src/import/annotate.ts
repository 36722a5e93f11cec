import type { Assessment } from "../assess/assessment";
import type { Finding } from "../check/finding";
import { expectedText } from "../explain/expectedText";
import { showHidden } from "../explain/showHidden";
import type { ReadForm } from "./emit";
import { type Language, WORDS } from "./findingsSheet";
import { placeOf } from "./places";
import { type AddedSheet, type CellRemark, withRemarks } from "./workbook/comments";

/** A form read from the workbook, with its assessment. */
export interface AssessedForm {
  readonly form: ReadForm;
  readonly assessment: Pick<Assessment, "findings">;
}

const WIDTHS = [6, 24, 16, 8, 24, 16, 16, 60, 30];
const LONGEST = 1_000;

/** A text as text, wherever the sheet is copied to: no formula, and nothing in it out of sight. */
function neutral(text: string): string {
  const shown = showHidden(text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);
  return /^[=+\-@\t\r\n＝＋－＠]/.test(shown) ? `'${shown}` : shown;
}

/** The findings of a form: the assessment's, and those of the sheet itself that it does not repeat. */
function findingsOf({ form, assessment }: AssessedForm): Finding[] {
  const key = (finding: Finding) => `${finding.code} ${finding.path}`;
  const known = new Set(assessment.findings.map(key));
  return [...assessment.findings, ...form.findings.filter((finding) => !known.has(key(finding)))];
}

function split(cell: string): { sheet: string; address: string } | null {
  const at = cell.lastIndexOf("!");
  return at <= 0 ? null : { sheet: cell.slice(0, at), address: cell.slice(at + 1) };
}

/**
 * The submitter's workbook, to be returned (退回修改): a comment on each guilty cell and a sheet 审核意见表 with
 * every finding. No figure is altered, and a text that looks like a formula stays a text.
 *
 * @param bytes - the .xlsx the forms were read from
 * @param assessed - its forms as read, each with its assessment
 * @throws ImportError when the file cannot be read, or is an .xls
 */
export function annotate(
  bytes: Uint8Array,
  assessed: readonly AssessedForm[],
  language: Language = "zh",
): Promise<Uint8Array> {
  const words = WORDS[language];
  const remarks: CellRemark[] = [];
  const rows: string[][] = [[...words.headings]];
  for (const one of assessed) {
    const project = one.form.evaluation.project?.name ?? one.form.evaluation.title ?? "";
    for (const finding of findingsOf(one)) {
      const cell = finding.cell ?? placeOf(finding.path, one.form.provenance);
      const severity = words.severities[finding.severity];
      const message = finding.message[language];
      const place = cell === null ? null : split(cell);
      if (place !== null) remarks.push({ ...place, text: neutral(`[${severity}] ${message}`) });
      const row = [
        String(rows.length),
        project,
        cell ?? "",
        severity,
        finding.code,
        finding.stated ?? "",
        expectedText(finding),
        message,
        finding.reference ?? "",
      ];
      rows.push(row.map(neutral));
    }
  }
  if (rows.length === 1) rows.push(["", words.none]);
  const added: AddedSheet = { name: words.sheet, rows, widths: WIDTHS };
  return withRemarks(bytes, remarks, added);
}
