import { type Issue, type ParseResult, RulesetError } from "../errors";
import { extendRuleset } from "./extend";
import { checkOwnChecks } from "./ownChecks";
import type { Ruleset, RulesetFile } from "./schema";
import { checkShape } from "./shape";
import { checkSize } from "./size";

/** An error list stays readable, and a hostile file cannot make it long. */
const MAX_ISSUES = 100;

/** What a ruleset file may lean on. */
export interface RulesetOptions {
  /** The rulesets a file may extend, by id. */
  readonly known?: Readonly<Record<string, Ruleset>>;
}

/**
 * Checks that a document is a ruleset file and makes a whole ruleset of it.
 *
 * @returns the ruleset, or every issue with its JSON Pointer and how to mend it (at most 100)
 */
export function safeParseRuleset(data: unknown, options: RulesetOptions = {}): ParseResult<Ruleset> {
  const size = checkSize(data);
  if (size !== null) return { success: false, issues: [size] };
  const issues = checkShape(data);
  if (issues.length > 0) return { success: false, issues };
  const file = data as RulesetFile;
  const conditions = checkOwnChecks(file.ownChecks ?? []);
  if (conditions.length > 0) return { success: false, issues: conditions.slice(0, MAX_ISSUES) };
  try {
    return { success: true, data: extendRuleset(file, options.known ?? {}) };
  } catch (error) {
    if (error instanceof RulesetError) return { success: false, issues: error.issues as Issue[] };
    throw error;
  }
}

/**
 * Like `safeParseRuleset`, but throws.
 *
 * @throws RulesetError with every issue: `ruleset.*` (shape, size, base), `condition.*` (an own check)
 * @example assess(form, parseRuleset(file, { known: rulesets }))
 */
export function parseRuleset(data: unknown, options: RulesetOptions = {}): Ruleset {
  const result = safeParseRuleset(data, options);
  if (!result.success) throw new RulesetError(result.issues);
  return result.data;
}
