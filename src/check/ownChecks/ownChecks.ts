import type { FactReader, FactValue } from "../../condition";
import { RulesetError } from "../../errors";
import { type Exact, format } from "../../figure/exact";
import type { CompiledOwnCheck } from "../../ruleset/ownChecks";
import type { CheckInput, CheckReport } from "../report";
import { formFacts, rowFacts } from "./facts";

/** `rule.<id>`: the checks a ruleset brings of its own, over the form and over each of its rows. */
export function runOwnChecks(input: CheckInput, report: CheckReport): void {
  for (const check of input.rules.ownChecks) {
    if (check.scope === "batch") continue;
    report.of(check.code);
    if (check.scope === "evaluation") runOwnCheck(check, formFacts(input), "", report);
    else for (const row of input.scores.rows) runOwnCheck(check, rowFacts(input, row), row.row.path, report);
  }
}

/** Asks one check of the facts of a form, a row or a batch. */
export function runOwnCheck(
  check: CompiledOwnCheck,
  read: FactReader,
  path: string,
  report: CheckReport,
): void {
  const holds = outcome(check, read);
  if (holds === "notApplicable") return;
  if (holds === null) report.of(check.code).skip();
  else if (holds) report.of(check.code).pass();
  else report.failOwn(check, { path, stated: null, params: factsShown(check, read) });
}

/** Whether the check holds; `null` where a fact it needs is blank, or where it would take too many steps. */
function outcome(check: CompiledOwnCheck, read: FactReader): boolean | null | "notApplicable" {
  try {
    const applies = check.when === null ? true : check.when.holds(read);
    if (applies === false) return "notApplicable";
    return applies === null ? null : check.assert.holds(read);
  } catch (error) {
    // A form of very many rows can overrun the budget of a condition; the other checks go on.
    if (error instanceof RulesetError) return null;
    throw error;
  }
}

/** The facts a message may quote, as text. */
function factsShown(check: CompiledOwnCheck, read: FactReader): Record<string, string> {
  const shown: Record<string, string> = {};
  for (const name of check.quotes) shown[name] = show(read(name));
  return shown;
}

function show(value: FactValue): string {
  if (value === null) return "";
  if (Array.isArray(value)) return value.map((item) => show(item as FactValue)).join(", ");
  return typeof value === "object" ? format(value as Exact) : String(value);
}
