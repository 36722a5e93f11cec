import { type Headline, headlineOf } from "../assess/assess";
import { examine } from "../assess/examine";
import type { CheckCounts, Finding } from "../check/finding";
import type { Evaluation } from "../evaluation/schema";
import type { Ruleset } from "../ruleset/schema";

/** What a summary takes of an assessment: the figures of the form, and what was found without its words. */
export interface Brief extends Headline {
  readonly findings: readonly Pick<Finding, "code" | "severity" | "suppressed">[];
  readonly checks: readonly (CheckCounts & { readonly code: string })[];
}

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

/** The brief of a whole assessment. */
export function briefOf(assessment: Headline & Pick<Brief, "findings"> & Checked): Brief {
  const { id, ruleset, execution, total, grade, findings } = assessment;
  const checks = Object.entries(assessment.checks).map(([code, counts]) => ({ code, ...counts }));
  return { id, ruleset, execution, total, grade, findings, checks };
}

interface Checked {
  readonly checks: Readonly<Record<string, CheckCounts>>;
}
