import type { AccountsAssessment, EquationResult } from "../accounts/assessment";
import type { AccountsDocument } from "../accounts/documentSchema";
import { isAccountsData } from "../accounts/isAccountsData";
import { assess } from "../assess/assess";
import type { Assessment } from "../assess/assessment";
import type { Issue } from "../errors";
import { EvaluationError, RulesetError } from "../errors";
import { safeParseEvaluation } from "../evaluation/parse";
import type { Evaluation } from "../evaluation/schema";
import type { Ruleset } from "../ruleset/schema";
import type { RulesetSelection } from "../ruleset/select";
import { type FormInput, type FormSource, idOfSource } from "./documents";
import type { InputProblem } from "./problems";

/** What became of one input: a form or final accounts, assessed; or every reason why it could not be. */
export type Outcome = AssessedForm | AssessedAccounts | Unreadable;

export interface AssessedForm {
  readonly kind: "assessed";
  readonly file: string;
  readonly line: number | null;
  readonly evaluation: Evaluation;
  readonly assessment: Assessment;
  /** What it was judged by, and why it was chosen for it: nothing where it was named. */
  readonly ruleset: Ruleset;
  readonly reasons: RulesetSelection["reasons"];
  /** Where its values stood, where it was read from a sheet or text. */
  readonly source: FormSource | null;
}

export interface AssessedAccounts {
  readonly kind: "accounts";
  readonly file: string;
  readonly line: number | null;
  readonly document: AccountsDocument;
  readonly assessment: AccountsResult;
}

/** As `assessAccounts` gives it; without explanations its equations say nothing in words. */
export type AccountsResult = Omit<AccountsAssessment, "equations"> & {
  readonly equations: readonly (Omit<EquationResult, "explain"> & Partial<Pick<EquationResult, "explain">>)[];
};

export interface Unreadable {
  readonly kind: "unreadable";
  readonly problems: readonly InputProblem[];
}

export interface AssessInputsOptions {
  /** Tell how every computed figure came about (default true). */
  readonly explain?: boolean;
}

/** Finds the ruleset of a form: the one named, or the one its year and layout speak for. */
export type RulesetFor = (evaluation: Evaluation) => Pick<RulesetSelection, "ruleset" | "reasons">;

/** Assesses form by form; one that cannot be read or assessed does not stop the others. */
export async function* assessInputs(
  inputs: AsyncIterable<FormInput>,
  rulesetFor: RulesetFor,
  options: AssessInputsOptions = {},
): AsyncGenerator<Outcome> {
  for await (const input of inputs) {
    if (input.kind === "unreadable") yield { kind: "unreadable", problems: [input.problem] };
    else if (input.kind === "accounts") yield await assessDocument(input, options);
    else if (isAccountsData(input.data)) yield await assessAccountsData(input, options);
    else yield assessInput(input, rulesetFor, options);
  }
}

function assessInput(
  { file, line, data, place, source }: FormInput & { kind: "form" },
  rulesetFor: RulesetFor,
  { explain = true }: AssessInputsOptions,
): Outcome {
  try {
    const parsed = safeParseEvaluation(data);
    if (!parsed.success) return { kind: "unreadable", problems: parsed.issues.map(place) };
    const { ruleset, reasons } = rulesetFor(parsed.data);
    const assessment = assess(parsed.data, ruleset, { explain });
    return {
      kind: "assessed",
      file,
      line,
      evaluation: parsed.data,
      assessment: source === undefined ? assessment : withSource(assessment, file, source),
      ruleset,
      reasons,
      source: source ?? null,
    };
  } catch (error) {
    return { kind: "unreadable", problems: issuesOf(error).map(place) };
  }
}

/** Sheets have no ids: a result says by its id which form of which file it belongs to. */
function withSource(assessment: Assessment, file: string, source: FormSource): Assessment {
  return {
    ...assessment,
    id: assessment.id ?? idOfSource(file, source),
    findings: source.complete(assessment.findings),
  };
}

async function assessAccountsData(
  { file, line, data, place }: FormInput & { kind: "form" },
  options: AssessInputsOptions,
): Promise<Outcome> {
  const { safeParseAccounts } = await import("../accounts/index");
  const parsed = safeParseAccounts(data);
  if (!parsed.success) return { kind: "unreadable", problems: parsed.issues.map(place) };
  return assessDocument({ kind: "accounts", file, line, document: parsed.data }, options);
}

/** The rules for final accounts are loaded only where there are some. */
async function assessDocument(
  input: FormInput & { kind: "accounts" },
  { explain = true }: AssessInputsOptions,
): Promise<Outcome> {
  const { file, line, document } = input;
  try {
    const { assessAccounts, finalAccounts2024 } = await import("../accounts/index");
    const told = assessAccounts(document, finalAccounts2024);
    const assessment = explain ? told : { ...told, equations: told.equations.map(withoutExplanation) };
    return { kind: "accounts", file, line, document, assessment };
  } catch (error) {
    const problems = issuesOf(error).map((issue) => ({ file, line, column: null, issue }));
    return { kind: "unreadable", problems };
  }
}

function withoutExplanation({ explain: _, ...equation }: EquationResult): Omit<EquationResult, "explain"> {
  return equation;
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
