import { spreadsheetErrorIn } from "../figure/printed";
import type { Check, Outcomes } from "./report";
import { excerpt, pathOf } from "./texts";

/**
 * Cells of text: `cell.placeholder` where rests of the template are left in (XXX, ××, 指标1, ……),
 * `cell.spreadsheet-error` where a formula's error stands.
 */
export const cellTexts: Check = {
  codes: ["cell.spreadsheet-error", "cell.placeholder"],
  run({ form }, report) {
    const texts = new Texts(report.of("cell.spreadsheet-error"), report.of("cell.placeholder"));
    const { source } = form;
    texts.of(source, "", TITLE);
    texts.of(source.project, "/project", PROJECT);
    texts.of(source.funds?.total, "/funds/total", REASON);
    source.funds?.sources?.forEach((line, i) => {
      texts.of(line, `/funds/sources/${i}`, SOURCE);
    });
    texts.of(source.goals, "/goals", GOALS);
    for (const level of form.levels) texts.look(level.name, level.path, "name");
    for (const row of form.rows) {
      const { path } = row;
      texts.look(row.name, path, "name");
      if (row.initialTarget !== null) texts.look(row.initialTarget, path, "initialTarget");
      if (row.targetText !== null) texts.look(row.targetText, path, "target");
      if (row.actualText !== null) texts.look(row.actualText, path, "actual");
      if (row.reason !== null) texts.look(row.reason, path, "reason");
    }
    texts.of(source.total, "/total", GRADE);
    if (source.analysis) texts.of(source.analysis, "/analysis", Object.keys(source.analysis));
  },
};

const TITLE = ["title"];
const PROJECT = ["name", "code", "department", "implementer"];
const REASON = ["reason"];
const SOURCE = ["name", "reason"];
const GOALS = ["planned", "achieved"];
const GRADE = ["grade"];

/** Looks at the texts of a form; `meta` is the caller's own and is left out. */
class Texts {
  constructor(
    private readonly errors: Outcomes,
    private readonly placeholders: Outcomes,
  ) {}

  of(holder: object | undefined, parent: string, keys: readonly string[]): void {
    if (holder === undefined) return;
    for (const key of keys) {
      const cell = (holder as Readonly<Record<string, unknown>>)[key];
      if (typeof cell === "string" && cell !== "") this.look(cell, parent, key);
    }
  }

  look(text: string, parent: string, key: string): void {
    if (SUSPECT.test(text)) {
      this.lookCloser(text, parent, key);
      return;
    }
    this.errors.pass();
    this.placeholders.pass();
  }

  private lookCloser(text: string, parent: string, key: string): void {
    const fault = () => ({ path: pathOf(parent, key), stated: excerpt(text) });
    this.errors.judge(spreadsheetErrorIn(text) === null, fault);
    this.placeholders.judge(!isPlaceholder(text), fault);
  }
}

/** Every error and every placeholder has one of these; most cells have none. */
const SUSPECT = /[#＃XxＸｘ×╳✕…]|\.\.|。。|··|．．|指标/;

/** A run of crosses that is no part of a Latin word or a product (`XXL`, `3×4`). */
const CROSSES = /(?<![A-Za-z0-9])[XxＸｘ×╳✕]{2,}(?![A-Za-z0-9])/;
const NUMBERED_INDICATOR = /^指标\s*(?:[0-9０-９]{1,2}|[一二三四五六七八九十]|[①-⑩])\s*[:：]?$/;
const ONLY_DOTS = /^(?:…|\.|。|·|．|\s)*(?:…|\.{3}|。{3}|·{3}|．{3})(?:…|\.|。|·|．|\s)*$/;

function isPlaceholder(text: string): boolean {
  if (CROSSES.test(text)) return true;
  const trimmed = text.trim();
  return trimmed.length <= 20 && (NUMBERED_INDICATOR.test(trimmed) || ONLY_DOTS.test(trimmed));
}
