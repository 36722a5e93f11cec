import type { Headline } from "../assess/assess";
import type { CheckCounts, Finding } from "../check/finding";

/** What a summary takes of an assessment: the figures of the form, and what was found without its words. */
export interface Brief extends Headline {
  readonly findings: readonly Pick<Finding, "code" | "path" | "severity" | "suppressed">[];
  readonly checks: readonly (CheckCounts & { readonly code: string })[];
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
