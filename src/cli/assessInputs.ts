import { assess } from "../assess/assess";
import type { Assessment } from "../assess/assessment";
import type { Issue } from "../errors";
import { EvaluationError, RulesetError } from "../errors";
import { safeParseEvaluation } from "../evaluation/parse";
import type { Evaluation } from "../evaluation/schema";
import type { Ruleset } from "../ruleset/schema";
import type { FormInput } from "./documents";
import type { InputProblem } from "./problems";

/** What became of one form: assessed, or every reason why it could not be. */
export type Outcome =
  | {
      readonly kind: "assessed";
      readonly file: string;
      readonly line: number;
      readonly evaluation: Evaluation;
      readonly assessment: Assessment;
    }
  | { readonly kind: "unreadable"; readonly problems: readonly InputProblem[] };

/** Assesses form by form; one that cannot be read or assessed does not stop the others. */
export async function* assessInputs(
  inputs: AsyncIterable<FormInput>,
  ruleset: Ruleset,
): AsyncGenerator<Outcome> {
  for await (const input of inputs) {
    if (input.kind === "unreadable") yield { kind: "unreadable", problems: [input.problem] };
    else yield assessInput(input, ruleset);
  }
}

function assessInput({ file, line, data, place }: FormInput & { kind: "form" }, ruleset: Ruleset): Outcome {
  try {
    const parsed = safeParseEvaluation(data);
    if (!parsed.success) return { kind: "unreadable", problems: parsed.issues.map(place) };
    const assessment = assess(parsed.data, ruleset);
    return { kind: "assessed", file, line, evaluation: parsed.data, assessment };
  } catch (error) {
    return { kind: "unreadable", problems: issuesOf(error).map(place) };
  }
}

function issuesOf(error: unknown): readonly Issue[] {
  if (error instanceof RulesetError || error instanceof EvaluationError) return error.issues;
  const detail = String(error);
  const message = {
    zh: `程序内部错误，此表未能核查，请报告：${detail}`,
    en: `internal error, this form was not assessed, please report it: ${detail}`,
  };
  return [{ code: "internal", path: "", message }];
}
