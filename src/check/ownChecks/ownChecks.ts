import type { FactReader, FactValue } from "../../condition";
import { type Exact, format } from "../../figure/exact";
import type { CompiledOwnCheck } from "../../ruleset/ownChecks";
import type { CheckInput, CheckReport } from "../report";
import { formFacts, rowFacts } from "./facts";

/** `rule.<id>`: the checks a ruleset brings of its own, over the form and over each of its rows. */
export function runOwnChecks(input: CheckInput, report: CheckReport): void {
  for (const check of input.rules.ownChecks) {
    if (check.scope === "batch") continue;
    report.open(check.code);
    if (check.scope === "evaluation") ask(check, formFacts(input), "", report);
    else for (const row of input.scores.rows) ask(check, rowFacts(input, row), row.row.path, report);
  }
}

function ask(check: CompiledOwnCheck, read: FactReader, path: string, report: CheckReport): void {
  const applies = check.when === null ? true : check.when.holds(read);
  if (applies === false) return;
  const holds = applies === null ? null : check.assert.holds(read);
  if (holds === null) report.notEvaluated(check.code);
  else if (holds) report.pass(check.code);
  else report.failOwn(check, { path, stated: null, params: factsShown(check, read) });
}

/** The facts the condition read, so that a message can quote them: `{row.score}`. */
function factsShown(check: CompiledOwnCheck, read: FactReader): Record<string, string> {
  const shown: Record<string, string> = {};
  for (const name of [...(check.when?.facts ?? []), ...check.assert.facts]) shown[name] = show(read(name));
  return shown;
}

function show(value: FactValue): string {
  if (value === null) return "";
  if (Array.isArray(value)) return value.map((item) => show(item as FactValue)).join(", ");
  return typeof value === "object" ? format(value as Exact) : String(value);
}
