import { headlineOf } from "../assess/assess";
import { examine } from "../assess/examine";
import type { Evaluation } from "../evaluation/schema";
import type { Ruleset } from "../ruleset/schema";
import type { Brief } from "./brief";

/**
 * Assesses a form as far as a summary of it goes: nothing is written of its rows, and no finding put into words.
 *
 * @throws RulesetError `parameter-not-in-force` where the ruleset has no value for the form's year
 */
export function assessBriefly(evaluation: Evaluation, ruleset: Ruleset): Brief {
  const examination = examine(evaluation, ruleset);
  const headline = headlineOf(examination, null);
  const { report } = examination;
  return { ...headline, findings: report.faults, checks: report.all() };
}
