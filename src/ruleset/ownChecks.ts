import { type CompiledCondition, checkCondition, compileCondition } from "../condition";
import type { Bilingual, Issue } from "../errors";
import type { OwnCheck, Severity } from "./schema";
import { VOCABULARIES } from "./vocabulary";

/** A check of the ruleset's own, ready to be asked of every form or row. */
export interface CompiledOwnCheck {
  /** `rule.<id>`. */
  readonly code: string;
  readonly scope: OwnCheck["scope"];
  readonly severity: Severity;
  /** Whether the check applies; `null` where the ruleset does not say: always. */
  readonly when: CompiledCondition | null;
  readonly assert: CompiledCondition;
  readonly message: Bilingual;
  readonly reference: string | null;
}

export function compileOwnCheck(check: OwnCheck, reference: string | null): CompiledOwnCheck {
  const vocabulary = VOCABULARIES[check.scope];
  return {
    code: `rule.${check.id}`,
    scope: check.scope,
    severity: check.severity,
    when: check.when === undefined ? null : compileCondition(check.when, vocabulary),
    assert: compileCondition(check.assert, vocabulary),
    message: check.message,
    reference,
  };
}

/** What is wrong with the conditions of own checks, with paths into the ruleset file. */
export function checkOwnChecks(checks: readonly OwnCheck[]): Issue[] {
  return checks.flatMap((check, i) => {
    const vocabulary = VOCABULARIES[check.scope];
    const at = (key: "when" | "assert") =>
      checkCondition(check[key], vocabulary).map((issue) => ({
        ...issue,
        path: `/ownChecks/${i}/${key}${issue.path}`,
      }));
    return [...(check.when === undefined ? [] : at("when")), ...at("assert")];
  });
}
