import { type AssessOptions, assess } from "../assess/assess";
import { EvaluationError, type Issue, RulesetError } from "../errors";
import { parseEvaluation } from "../evaluation/parse";
import { type RulesetChoice, rulesetFinder } from "../ruleset/select";
import type { FormOutcome } from "./outcome";

/**
 * Assesses form by form, in order and one at a time; a form that cannot be assessed becomes an outcome of its own
 * and does not stop the others. Results carry neither explanations nor repairs unless asked for, since those take
 * most of the time.
 *
 * @param forms - documents, also not yet validated ones; sync or async, of any length
 * @param ruleset - for all forms; `{ among: rulesets }` picks for each the one its year and layout speak for, as
 * `selectRuleset` does
 * @throws RulesetError `ruleset.missing`, at once, where none was given
 */
export function assessMany(
  forms: Iterable<unknown>,
  ruleset: RulesetChoice,
  options?: AssessOptions,
): Generator<FormOutcome>;
export function assessMany(
  forms: AsyncIterable<unknown>,
  ruleset: RulesetChoice,
  options?: AssessOptions,
): AsyncGenerator<FormOutcome>;
export function assessMany(
  forms: Iterable<unknown> | AsyncIterable<unknown>,
  ruleset: RulesetChoice,
  options: AssessOptions = BRIEF,
): Generator<FormOutcome> | AsyncGenerator<FormOutcome> {
  const rulesetFor = rulesetFinder(ruleset);
  const isAsync = Symbol.asyncIterator in forms;
  return isAsync ? assessEachAsync(forms, rulesetFor, options) : assessEach(forms, rulesetFor, options);
}

/** Without what takes most of the time. */
export const BRIEF: AssessOptions = { explain: false, repair: false };

function* assessEach(
  forms: Iterable<unknown>,
  rulesetFor: RulesetFor,
  options: AssessOptions,
): Generator<FormOutcome> {
  for (const form of forms) yield assessDocument(form, rulesetFor, options);
}

async function* assessEachAsync(
  forms: AsyncIterable<unknown>,
  rulesetFor: RulesetFor,
  options: AssessOptions,
): AsyncGenerator<FormOutcome> {
  for await (const form of forms) yield assessDocument(form, rulesetFor, options);
}

type RulesetFor = ReturnType<typeof rulesetFinder>;

/** Validates and assesses one document. */
function assessDocument(data: unknown, rulesetFor: RulesetFor, options: AssessOptions): FormOutcome {
  try {
    const evaluation = parseEvaluation(data);
    const assessment = assess(evaluation, rulesetFor(evaluation), options);
    return { kind: "assessed", evaluation, assessment };
  } catch (error) {
    return { kind: "unreadable", issues: issuesOf(error) };
  }
}

/** Why a document could not be assessed. */
export function issuesOf(error: unknown): readonly Issue[] {
  if (error instanceof RulesetError || error instanceof EvaluationError) return error.issues;
  const detail = String(error);
  const message = {
    zh: `程序内部错误，此表未能核查，请报告：${detail}`,
    en: `internal error, this form was not assessed, please report it: ${detail}`,
  };
  return [{ code: "internal", path: "", message }];
}
