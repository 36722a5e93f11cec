import type { Finding } from "../check/finding";
import { runOwnCheck } from "../check/ownChecks/ownChecks";
import { CheckReport, codesOf } from "../check/report";
import type { FactValue } from "../condition";
import { toFinding } from "../explain/message";
import { exact, integer } from "../figure/exact";
import { rulesFor } from "../ruleset/rules";
import type { Ruleset } from "../ruleset/schema";
import type { BatchFact } from "../ruleset/vocabulary";
import type { Reconciliation } from "./reconcile";
import type { Summary } from "./summary";

const FACTS: Readonly<Record<BatchFact, (summary: Summary) => FactValue>> = {
  "batch.forms": ({ forms }) => integer(forms),
  "batch.errors": ({ errors }) => integer(errors),
  "batch.initialBudget": ({ funds }) => exact(funds.initialBudget.sum),
  "batch.budget": ({ funds }) => exact(funds.budget.sum),
  "batch.executed": ({ funds }) => exact(funds.executed.sum),
  "batch.fullMarks": ({ fullMarks }) => integer(fullMarks.forms),
};

/** `rule.<id>`: a ruleset's own checks of scope `batch`, over the summary of all forms. */
export function checkBatch(summary: Summary, ruleset: Ruleset): Omit<Reconciliation, "truncated"> {
  const rules = rulesFor(ruleset, null);
  const report = new CheckReport(rules, codesOf([]));
  for (const check of rules.ownChecks) {
    if (check.scope !== "batch") continue;
    report.of(check.code);
    runOwnCheck(check, (name) => FACTS[name as BatchFact](summary), "", report);
  }
  const findings: readonly Finding[] = report.faults.map(toFinding);
  return { findings, checks: report.counted() };
}
