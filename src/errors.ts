/** One thing wrong with an input: where (JSON Pointer), what, and how to mend it, in both languages. */
export interface Issue {
  readonly code: string;
  readonly path: string;
  readonly message: Bilingual;
}

/** A text in Chinese and in English. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** Thrown when the caller or its input is wrong; what a form says is never thrown but reported as a finding. */
class InputError extends Error {
  readonly code: string;
  readonly path: string;
  readonly issues: readonly Issue[];

  constructor(name: string, issues: readonly Issue[]) {
    const first = issues[0] ?? {
      code: "invalid",
      path: "",
      message: { zh: "输入无效", en: "invalid input" },
    };
    const more = issues.length > 1 ? ` (+${issues.length - 1})` : "";
    super(`${first.path || "/"}: ${first.message.en} ${first.message.zh}${more}`);
    this.name = name;
    this.code = first.code;
    this.path = first.path;
    this.issues = issues;
  }
}

/** The document is not an `Evaluation`. */
export class EvaluationError extends InputError {
  constructor(issues: readonly Issue[]) {
    super("EvaluationError", issues);
  }
}

/** The document is not a ruleset, or the ruleset lacks what was asked of it. */
export class RulesetError extends InputError {
  constructor(issues: readonly Issue[]) {
    super("RulesetError", issues);
  }
}

/** What a `safeParse…` function returns: the data, or every issue found. */
export type ParseResult<T> =
  | { readonly success: true; readonly data: T }
  | { readonly success: false; readonly issues: readonly Issue[] };
