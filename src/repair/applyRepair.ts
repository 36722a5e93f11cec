import { EvaluationError, type Issue } from "../errors";
import type { Evaluation } from "../evaluation/schema";
import { isBlank } from "../figure/printed";
import type { Repair } from "./repair";

/** The cells a repair may write: figures of the funds block, weights, scores, and the total line. */
const KNOWN_CELL = new RegExp(
  [
    "^/funds/weight$",
    "^/funds/(total|sources/\\d{1,6})/(initialBudget|budget|executed|carryover|rate|score)$",
    "^/indicators/\\d{1,6}(/children/\\d{1,6}){0,2}/(weight|score)$",
    "^/total/(weight|score|grade)$",
  ].join("|"),
);

type Holder = Readonly<Record<string, unknown>> | readonly unknown[];

/**
 * Writes a repair's figures into a copy of the form; the form itself is left as it is, and what is not on the
 * way to a changed cell is shared with it.
 *
 * @throws EvaluationError `repair.path` where a path names no cell of this form, `repair.stale` where a cell does
 * not show what the repair says it shows
 * @example applyRepair(form, { cells: [{ path: "/total/score", from: "100", to: "99" }], … })
 */
export function applyRepair(evaluation: Evaluation, repair: Pick<Repair, "cells">): Evaluation {
  let repaired = evaluation;
  for (const { path, from, to } of repair.cells) {
    if (!KNOWN_CELL.test(path)) throw unknownPath(path);
    repaired = write(repaired, path.split("/").slice(1), path, from, to) as Evaluation;
  }
  return repaired;
}

/** A copy of `holder` in which the cell at `tokens` is `to`. */
function write(
  holder: unknown,
  tokens: readonly string[],
  path: string,
  from: string | null,
  to: string,
): Holder {
  const [token = "", ...rest] = tokens;
  if (holder === null || typeof holder !== "object") throw unknownPath(path);
  const inner: unknown = Object.hasOwn(holder, token)
    ? (holder as Record<string, unknown>)[token]
    : undefined;
  if (rest.length === 0 && !shows(inner, from)) throw stale(path, from);
  const value = rest.length === 0 ? to : write(inner, rest, path, from, to);
  if (!Array.isArray(holder)) return { ...holder, [token]: value };
  return holder.with(Number(token), value);
}

function shows(cell: unknown, from: string | null): boolean {
  if (cell !== undefined && cell !== null && typeof cell !== "string" && typeof cell !== "number")
    return false;
  return from === null ? isBlank(cell) : cell !== undefined && cell !== null && String(cell) === from;
}

function unknownPath(path: string): EvaluationError {
  return problem("repair.path", path, {
    zh: `修正方案指向的单元格不在此表中：“${path.slice(0, 80)}”；请用对此表评估得到的方案`,
    en: `the repair names no cell of this form: "${path.slice(0, 80)}"; use a repair found for this very form`,
  });
}

function stale(path: string, from: string | null): EvaluationError {
  const shown = from === null ? ["空白", "blank"] : [`“${from}”`, `"${from}"`];
  return problem("repair.stale", path, {
    zh: `此单元格应为${shown[0]}，但已不同；请重新评估后再修正`,
    en: `the repair expects this cell to be ${shown[1]}, but it is not; assess the form again first`,
  });
}

function problem(code: string, path: string, message: Issue["message"]): EvaluationError {
  return new EvaluationError([{ code, path, message }]);
}
