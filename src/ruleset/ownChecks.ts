import { type CompiledCondition, checkCondition, compileCondition, interpretCondition } from "../condition";
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
  /** The facts a finding quotes: those the condition reads, and those its message names in braces. */
  readonly quotes: readonly string[];
  readonly reference: string | null;
}

export function compileOwnCheck(check: OwnCheck, reference: string | null): CompiledOwnCheck {
  const vocabulary = VOCABULARIES[check.scope];
  // Rows are many: theirs are compiled. A form or a batch is asked once, by json-logic-js.
  const prepare = check.scope === "row" ? compileCondition : interpretCondition;
  const when = check.when === undefined ? null : prepare(check.when, vocabulary);
  const assert = prepare(check.assert, vocabulary);
  const named = namesIn(check.message).filter((name) => Object.hasOwn(vocabulary, name));
  return {
    code: `rule.${check.id}`,
    scope: check.scope,
    severity: check.severity,
    when,
    assert,
    message: check.message,
    quotes: [...new Set([...(when?.facts ?? []), ...assert.facts, ...named])],
    reference,
  };
}

/** `{row.score}` in a message stands for that fact. */
function namesIn({ zh, en }: Bilingual): string[] {
  return [...`${zh} ${en}`.matchAll(/\{([A-Za-z.]{1,60})\}/g)].map((match) => match[1]!);
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
