import { scoreEvaluation } from "../../src/assess/examine";
import { CHECKS } from "../../src/check/checks";
import { CheckReport, codesOf, type Fault } from "../../src/check/report";
import type { Evaluation } from "../../src/evaluation/schema";
import type { Rules } from "../../src/ruleset/rules";
import type { Ruleset } from "../../src/ruleset/schema";
import { mof2020 } from "../../src/rulesets";

interface Outcome {
  readonly counts: readonly [passed: number, failed: number, notEvaluated: number];
  /** Its findings, not yet in words. */
  readonly found: readonly Fault[];
}

/**
 * What one check says of a form. Only the checks that report under its code are run, and what would be cited tells
 * its own name: that of a parameter, or the code of the check.
 */
export function runCheck(code: string, form: Evaluation, ruleset: Ruleset = mof2020): Outcome {
  const checks = CHECKS.filter(({ codes }) => codes.includes(code));
  const { rules, ...scored } = scoreEvaluation(form, ruleset);
  const named = withNamesAsGrounds(rules);
  const report = new CheckReport(named, codesOf(checks));
  for (const check of checks) check.run({ ...scored, rules: named }, report);
  const { passed, failed, notEvaluated } = report.of(code);
  const found = report.faults.filter((fault) => fault.code === code);
  return { counts: [passed, failed, notEvaluated], found };
}

function withNamesAsGrounds(rules: Rules): Rules {
  const grounds = new Map([...rules.grounds.keys()].map((name) => [name, name]));
  const checks = new Map([...rules.checks].map(([code, check]) => [code, { ...check, reference: code }]));
  return { ...rules, grounds, checks };
}
