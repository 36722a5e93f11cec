import { escapeToken } from "../evaluation/pointer";
import type { NormalizedEvaluation } from "../normalize/normalize";

/**
 * Visits every text cell of a form; `meta` is the caller's own and is left out. The cell's JSON Pointer is
 * `pathOf(parent, key)`, made only where it is needed.
 */
export function eachText(form: NormalizedEvaluation, visit: TextVisitor): void {
  const { source } = form;
  texts(source, "", TITLE, visit);
  if (source.project) texts(source.project, "/project", PROJECT, visit);
  if (source.funds?.total) texts(source.funds.total, "/funds/total", REASON, visit);
  source.funds?.sources?.forEach((line, i) => {
    texts(line, `/funds/sources/${i}`, SOURCE, visit);
  });
  if (source.goals) texts(source.goals, "/goals", GOALS, visit);
  for (const level of form.levels) visit(level.name, level.path, "name");
  for (const row of form.rows) {
    visit(row.name, row.path, "name");
    if (row.initialTarget !== null) visit(row.initialTarget, row.path, "initialTarget");
    if (row.targetText !== null) visit(row.targetText, row.path, "target");
    if (row.actualText !== null) visit(row.actualText, row.path, "actual");
    if (row.reason !== null) visit(row.reason, row.path, "reason");
  }
  if (source.total) texts(source.total, "/total", GRADE, visit);
  if (source.analysis) texts(source.analysis, "/analysis", Object.keys(source.analysis), visit);
}

export type TextVisitor = (text: string, parent: string, key: string) => void;

export function pathOf(parent: string, key: string): string {
  return `${parent}/${escapeToken(key)}`;
}

const TITLE = ["title"];
const PROJECT = ["name", "code", "department", "implementer"];
const REASON = ["reason"];
const SOURCE = ["name", "reason"];
const GOALS = ["planned", "achieved"];
const GRADE = ["grade"];

function texts(holder: object, parent: string, keys: readonly string[], visit: TextVisitor): void {
  for (const key of keys) {
    const cell = (holder as Readonly<Record<string, unknown>>)[key];
    if (typeof cell === "string" && cell !== "") visit(cell, parent, key);
  }
}

/** Findings quote a cell, they do not carry whole texts. */
export function excerpt(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
