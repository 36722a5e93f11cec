import { actualContradictsFunds } from "./actualContradictsFunds";
import { actualCopied } from "./actualCopied";
import { cellFigures } from "./cellFigures";
import { cellTexts } from "./cellTexts";
import { executionGap } from "./executionGap";
import { executionMissing } from "./executionMissing";
import { executionRate } from "./executionRate";
import { executionScore } from "./executionScore";
import { fundsBudgetCut } from "./fundsBudgetCut";
import { fundsCarryover } from "./fundsCarryover";
import { fundsOverspent } from "./fundsOverspent";
import { fundsSum } from "./fundsSum";
import { fundsUnit } from "./fundsUnit";
import { gradeAtStake } from "./gradeAtStake";
import { identityTitle } from "./identityTitle";
import { narrativeFigure } from "./narrative/narrativeFigure";
import { runOwnChecks } from "./ownChecks/ownChecks";
import { reasonMissing } from "./reasonMissing";
import { type Check, type CheckInput, CheckReport, codesOf } from "./report";
import { resultMissing } from "./resultMissing";
import { scoreAdmissible } from "./scoreAdmissible";
import { scoreRange } from "./scoreRange";
import { structure } from "./structure";
import { targetDirection } from "./targetDirection";
import { targetOverachieved } from "./targetOverachieved";
import { totalGrade } from "./totalGrade";
import { totalScore } from "./totalScore";
import { unitMismatch } from "./unitMismatch";
import { weightConvention } from "./weightConvention";
import { weightLevel } from "./weightLevel";
import { weightMissing } from "./weightMissing";
import { weightTotal } from "./weightTotal";

/** Every check of one form, in the order of the catalogue; findings come out in this order. */
export const CHECKS: readonly Check[] = [
  cellFigures,
  cellTexts,
  fundsSum,
  fundsCarryover,
  fundsOverspent,
  fundsBudgetCut,
  fundsUnit,
  executionRate,
  executionScore,
  executionMissing,
  weightMissing,
  weightLevel,
  weightTotal,
  weightConvention,
  scoreRange,
  scoreAdmissible,
  reasonMissing,
  resultMissing,
  actualCopied,
  unitMismatch,
  actualContradictsFunds,
  targetDirection,
  targetOverachieved,
  totalScore,
  totalGrade,
  gradeAtStake,
  executionGap,
  structure,
  identityTitle,
  narrativeFigure,
];

const CODES = codesOf(CHECKS);

/** Runs all checks over one form. */
export function runChecks(input: CheckInput): CheckReport {
  const report = new CheckReport(input.rules, CODES);
  for (const check of CHECKS) check.run(input, report);
  runOwnChecks(input, report);
  return report;
}
