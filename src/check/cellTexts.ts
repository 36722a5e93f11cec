import { spreadsheetErrorIn } from "../figure/printed";
import { isOdd } from "../value/text";
import type { Value } from "../value/value";
import type { Check, Outcomes } from "./report";
import { excerpt, pathOf } from "./texts";

/**
 * Cells of text: `cell.placeholder` where rests of the template are left in (XXX, ××, 指标1, ……, 200字以内),
 * `cell.spreadsheet-error` where a formula's error stands.
 */
export const cellTexts: Check = {
  codes: ["cell.spreadsheet-error", "cell.placeholder"],
  run({ form }, report) {
    const texts = new Texts(report.of("cell.spreadsheet-error"), report.of("cell.placeholder"));
    const { title, project, funds, goals, total, analysis } = form.source;
    texts.cell(title, "", "title");
    texts.cell(project?.name, "/project", "name");
    texts.cell(project?.code, "/project", "code");
    texts.cell(project?.department, "/project", "department");
    texts.cell(project?.implementer, "/project", "implementer");
    texts.cell(funds?.total?.reason, "/funds/total", "reason");
    funds?.sources?.forEach((line, i) => {
      texts.cell(line.name, `/funds/sources/${i}`, "name");
      texts.cell(line.reason, `/funds/sources/${i}`, "reason");
    });
    texts.cell(goals?.planned, "/goals", "planned");
    texts.cell(goals?.achieved, "/goals", "achieved");
    for (const level of form.levels) texts.look(level.name, level.path, "name");
    for (const row of form.rows) {
      const { path } = row;
      texts.look(row.name, path, "name");
      if (row.initialTarget !== null) texts.look(row.initialTarget, path, "initialTarget");
      texts.value(row.target, row.targetText, path, "target");
      texts.value(row.actual, row.actualText, path, "actual");
      if (row.reason !== null) texts.look(row.reason, path, "reason");
    }
    texts.cell(total?.grade, "/total", "grade");
    if (analysis) for (const key of Object.keys(analysis)) texts.cell(analysis[key], "/analysis", key);
  },
};

/** Looks at the texts of a form; `meta` is the caller's own and is left out. */
class Texts {
  constructor(
    private readonly errors: Outcomes,
    private readonly placeholders: Outcomes,
  ) {}

  cell(cell: unknown, parent: string, key: string): void {
    if (typeof cell === "string" && cell !== "") this.look(cell, parent, key);
  }

  /** A cell whose value says whether it is odd. */
  value(value: Value, text: string | null, parent: string, key: string): void {
    if (text === null) return;
    if (value.kind === "blank") this.look(text, parent, key);
    else if (value.isOdd) this.lookCloser(text, parent, key);
    else this.pass();
  }

  look(text: string, parent: string, key: string): void {
    if (isOdd(text)) this.lookCloser(text, parent, key);
    else this.pass();
  }

  private pass(): void {
    this.errors.pass();
    this.placeholders.pass();
  }

  private lookCloser(text: string, parent: string, key: string): void {
    const fault = () => ({ path: pathOf(parent, key), stated: excerpt(text) });
    this.errors.judge(spreadsheetErrorIn(text) === null, fault);
    this.placeholders.judge(!isPlaceholder(text), fault);
  }
}

/** A run of crosses that is no part of a Latin word or a product (`XXL`, `3×4`). */
const CROSSES = /(?<![A-Za-z0-9])[XxＸｘ×╳✕]{2,}(?![A-Za-z0-9])/;
const NUMBERED_INDICATOR = /^指标\s*(?:[0-9０-９]{1,2}|[一二三四五六七八九十]|[①-⑩])\s*[:：]?$/;
const ONLY_DOTS = /^(?:…|\.|。|·|．|\s)*(?:…|\.{3}|。{3}|·{3}|．{3})(?:…|\.|。|·|．|\s)*$/;

/** What the template asks for, left where the answer is due: `说明项目取得的成效。(200字以内)`. */
const INSTRUCTION = /[（(]\s*\d{2,4}\s*字(?:以内|左右)\s*[)）]\s*[。.；;]?\s*$/;

function isPlaceholder(text: string): boolean {
  if (CROSSES.test(text) || INSTRUCTION.test(text)) return true;
  const trimmed = text.trim();
  return trimmed.length <= 20 && (NUMBERED_INDICATOR.test(trimmed) || ONLY_DOTS.test(trimmed));
}
