import { runChecks } from "../check/checks";
import type { CheckReport } from "../check/report";
import type { Evaluation } from "../evaluation/schema";
import { type NormalizedEvaluation, normalize } from "../normalize/normalize";
import { type Rules, rulesFor } from "../ruleset/rules";
import type { Ruleset } from "../ruleset/schema";
import { type FormScores, scoreForm } from "../score/score";

/** A form read and scored under the rules of its year. */
export interface Scored {
  readonly evaluation: Evaluation;
  readonly form: NormalizedEvaluation;
  readonly rules: Rules;
  readonly scores: FormScores;
}

/** A form read, scored and checked, before any of it is written out. */
export interface Examination extends Scored {
  readonly report: CheckReport;
}

/** @throws RulesetError `parameter-not-in-force` where the ruleset has no value for the form's year */
export function scoreEvaluation(evaluation: Evaluation, ruleset: Ruleset): Scored {
  const form = normalize(evaluation);
  const rules = rulesFor(ruleset, form.year);
  return { evaluation, form, rules, scores: scoreForm(form, rules) };
}

/** @throws RulesetError `parameter-not-in-force` where the ruleset has no value for the form's year */
export function examine(evaluation: Evaluation, ruleset: Ruleset): Examination {
  const { form, rules, scores } = scoreEvaluation(evaluation, ruleset);
  return { evaluation, form, rules, scores, report: runChecks({ form, scores, rules }) };
}
