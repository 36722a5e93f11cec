import { executionRate } from "../check/executionRate";
import { executionScore } from "../check/executionScore";
import { fundsCarryover } from "../check/fundsCarryover";
import { fundsOverspent } from "../check/fundsOverspent";
import { fundsSum } from "../check/fundsSum";
import { type Check, CheckReport, codesOf, type Fault } from "../check/report";
import { scoreRange } from "../check/scoreRange";
import { totalGrade } from "../check/totalGrade";
import { totalScore } from "../check/totalScore";
import { weightLevel } from "../check/weightLevel";
import { weightTotal } from "../check/weightTotal";
import type { Evaluation } from "../evaluation/schema";
import { normalize } from "../normalize/normalize";
import type { Rules } from "../ruleset/rules";
import { scoreForm } from "../score/score";

/** The findings that say figures of the form contradict each other; localisation is about these. */
export const ARITHMETIC: ReadonlySet<string> = new Set([
  "funds.sum",
  "funds.carryover",
  "funds.overspent",
  "execution.rate",
  "execution.score",
  "weight.level",
  "weight.total",
  "score.range",
  "total.range",
  "total.sum",
  "total.grade",
]);

const CHECKS: readonly Check[] = [
  fundsSum,
  fundsCarryover,
  fundsOverspent,
  executionRate,
  executionScore,
  weightLevel,
  weightTotal,
  scoreRange,
  totalScore,
  totalGrade,
];

const CODES = codesOf(CHECKS);

/** The arithmetic findings of a form, as the checks themselves report them. */
export function arithmeticFaults(evaluation: Evaluation, rules: Rules): Fault[] {
  const form = normalize(evaluation);
  const report = new CheckReport(rules, CODES);
  const input = { form, scores: scoreForm(form, rules), rules };
  for (const check of CHECKS) check.run(input, report);
  return report.faults.filter((fault) => ARITHMETIC.has(fault.code));
}

/** What tells one finding from another: its code and its cell. */
export function keyOf({ code, path }: Pick<Fault, "code" | "path">): string {
  return `${code} ${path}`;
}
