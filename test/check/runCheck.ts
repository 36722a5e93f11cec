import { scoreEvaluation } from "../../src/assess/examine";
import { CHECKS } from "../../src/check/checks";
import { CheckReport, codesOf, type Fault } from "../../src/check/report";
import type { Evaluation } from "../../src/evaluation/schema";
import { mof2020 } from "../../src/rulesets";

interface Outcome {
  readonly counts: readonly [passed: number, failed: number, notEvaluated: number];
  /** Its findings, not yet in words. */
  readonly found: readonly Fault[];
}

/** What one check says of a form. Only the checks that report under its code are run. */
export function runCheck(code: string, form: Evaluation): Outcome {
  const checks = CHECKS.filter(({ codes }) => codes.includes(code));
  const input = scoreEvaluation(form, mof2020);
  const report = new CheckReport(input.rules, codesOf(checks));
  for (const check of checks) check.run(input, report);
  const { passed, failed, notEvaluated } = report.of(code);
  const found = report.faults.filter((fault) => fault.code === code);
  return { counts: [passed, failed, notEvaluated], found };
}
