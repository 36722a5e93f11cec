import { type CompiledCondition, compileCondition } from "../../condition";
import { nearestWord } from "../../evaluation/nearestWord";
import type { OwnCheck } from "../schema";
import { VOCABULARIES } from "../vocabulary";
import { type Linter, type LintIssue, lintIssue } from "./issue";

/** Checks of the ruleset's own: told apart by their ids, able to fail, and with messages that can be filled in. */
export const lintOwnChecks: Linter = ({ file }) => {
  const checks = file.ownChecks ?? [];
  return checks.flatMap((check, i) => {
    const path = `/ownChecks/${i}`;
    const first = checks.findIndex(({ id }) => id === check.id);
    return [
      ...(first < i ? [duplicate(path, check.id)] : []),
      ...outcomes(check, path),
      ...message(check, path),
    ];
  });
};

function duplicate(path: string, id: string): LintIssue {
  return lintIssue(
    "error",
    "own-check.duplicate-id",
    `${path}/id`,
    `编号“${id}”重复；每条检查取自己的编号`,
    `the id "${id}" stands twice; give each check its own`,
  );
}

function outcomes({ when, assert, scope }: OwnCheck, path: string): LintIssue[] {
  const vocabulary = VOCABULARIES[scope];
  const applies = when === undefined ? true : alwaysGives(when, compileCondition(when, vocabulary));
  const holds = alwaysGives(assert, compileCondition(assert, vocabulary));
  const issues: LintIssue[] = [];
  if (applies === false) {
    issues.push(
      lintIssue(
        "error",
        "own-check.never-applies",
        `${path}/when`,
        "when 恒为假，这条检查对任何表都不适用；请改正条件",
        "when is always false, so the check applies to no form; correct the condition",
      ),
    );
  }
  if (applies === true && when !== undefined) {
    issues.push(
      lintIssue(
        "info",
        "own-check.always-applies",
        `${path}/when`,
        "when 恒为真，可以省去",
        "when is always true and can be left out",
      ),
    );
  }
  if (holds !== null) {
    issues.push(
      lintIssue(
        "error",
        holds ? "own-check.cannot-fail" : "own-check.cannot-pass",
        `${path}/assert`,
        `assert 恒为${holds ? "真，任何表都不会不通过" : "假，任何表都不会通过"}；请写出要核对的事实`,
        `assert is always ${holds ? "true, so no form can fail" : "false, so no form can pass"}; ask about a fact`,
      ),
    );
  }
  return issues;
}

/**
 * What a condition gives whatever the form says; `null` where that depends on the form. With every fact blank it
 * gives what it always gives: a blank can turn into any value, and `and`, `or` and the comparisons never take an
 * answer back. Only `present` and the default of `var` tell a blank from a value.
 */
function alwaysGives(logic: unknown, condition: CompiledCondition): boolean | null {
  if (condition.facts.length > 0 && tellsBlanks(logic)) return null;
  return condition.holds(() => null);
}

function tellsBlanks(logic: unknown): boolean {
  if (typeof logic !== "object" || logic === null) return false;
  if (Array.isArray(logic)) return logic.some(tellsBlanks);
  return Object.entries(logic).some(
    ([operator, operands]) =>
      operator === "present" ||
      (operator === "var" && Array.isArray(operands) && operands.length > 1) ||
      tellsBlanks(operands),
  );
}

const PLACEHOLDER = /\{([A-Za-z.]{1,60})\}/g;

/** `{row.score}` in a message is filled in with that fact; a name that is no fact of the scope stays as it is. */
function message({ scope, message: texts }: OwnCheck, path: string): LintIssue[] {
  const vocabulary = VOCABULARIES[scope];
  return (["zh", "en"] as const).flatMap((language) => {
    const text = texts[language];
    if (text.trim() === "") {
      return [
        lintIssue(
          "error",
          "own-check.no-message",
          `${path}/message/${language}`,
          "没有说明文字",
          "the message is blank",
        ),
      ];
    }
    return [...text.matchAll(PLACEHOLDER)].flatMap(([whole, name = ""]) => {
      if (Object.hasOwn(vocabulary, name)) return [];
      const nearest = nearestWord(name, Object.keys(vocabulary));
      return [
        lintIssue(
          "warning",
          "own-check.placeholder",
          `${path}/message/${language}`,
          `${whole} 不是范围 ${scope} 的事实，会照原样印出${nearest === null ? "" : `；是否为 {${nearest}}`}`,
          `${whole} is no fact of scope ${scope} and would be printed as it is${nearest === null ? "" : `; did you mean {${nearest}}?`}`,
        ),
      ];
    });
  });
}
