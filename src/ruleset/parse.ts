import { type Issue, type ParseResult, RulesetError } from "../errors";
import { pointer } from "../evaluation/parse";
import { type Ruleset, rulesetSchema } from "./schema";

/**
 * Checks that a document is a ruleset.
 *
 * @returns the ruleset, or every issue with its JSON Pointer
 */
export function safeParseRuleset(data: unknown): ParseResult<Ruleset> {
  const result = rulesetSchema.safeParse(data);
  if (!result.success) {
    const issues = result.error.issues.slice(0, 100).map((issue): Issue => {
      const path = pointer(issue.path);
      const detail = issue.code === "unrecognized_keys" ? ` (${issue.keys.join(", ")})` : "";
      return {
        code: `ruleset.${issue.code.replaceAll("_", "-")}`,
        path,
        message: {
          zh: `规则集此处不符合格式${detail}：${issue.message}`,
          en: `the ruleset does not have the required shape here${detail}: ${issue.message}`,
        },
      };
    });
    return { success: false, issues };
  }
  return { success: true, data: result.data };
}

/** Like `safeParseRuleset`, but throws `RulesetError`. */
export function parseRuleset(data: unknown): Ruleset {
  const result = safeParseRuleset(data);
  if (!result.success) throw new RulesetError(result.issues);
  return result.data;
}
