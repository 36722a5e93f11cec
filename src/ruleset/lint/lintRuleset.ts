import { PARAMETER_NAMES } from "../extend";
import { type RulesetOptions, safeParseRuleset } from "../parse";
import type { RulesetFile } from "../schema";
import { lintBands } from "./bands";
import { lintChecks } from "./checks";
import { lintDates } from "./dates";
import { lintFigures } from "./figures";
import type { Linter, LintIssue } from "./issue";
import { lintOwnChecks } from "./ownChecks";
import { lintRestated } from "./restated";
import { lintSources } from "./sources";
import { lintSteps } from "./steps";
import { lintWeights } from "./weights";

const LINTERS: readonly Linter[] = [
  lintDates,
  lintWeights,
  lintFigures,
  lintBands,
  lintSteps,
  lintSources,
  lintChecks,
  lintOwnChecks,
  lintRestated,
];

/** A finding list stays readable, and a hostile file cannot make it long. */
const MAX_ISSUES = 200;

/**
 * Everything wrong with a ruleset: what keeps it from being loaded (as `safeParseRuleset` says), else what a schema
 * cannot say. Of a file that extends another only what it states itself is looked at, and how that fits the rest.
 *
 * @param data - a ruleset file or a ruleset; anything is accepted
 * @returns issues in a stable order; none where the ruleset is sound
 */
export function lintRuleset(data: unknown, options: RulesetOptions = {}): LintIssue[] {
  const known = options.known ?? {};
  const merged = isMerged(data);
  const file = merged ? withoutBase(data) : data;
  const parsed = safeParseRuleset(file, options);
  if (!parsed.success) return parsed.issues.map((issue) => ({ ...issue, severity: "error" }));
  const { extends: id } = file as RulesetFile;
  const base = id === undefined ? null : (known[id] ?? null);
  const input = { file: file as RulesetFile, whole: parsed.data, base, merged };
  return LINTERS.flatMap((lint) => lint(input)).slice(0, MAX_ISSUES);
}

/** Whether it names a base and needs none: a ruleset as `parseRuleset` returns it. */
function isMerged(data: unknown): data is RulesetFile {
  const { extends: id, parameters } = (data ?? {}) as { extends?: unknown; parameters?: unknown };
  if (typeof id !== "string" || typeof parameters !== "object" || parameters === null) return false;
  return PARAMETER_NAMES.every((name) => Object.hasOwn(parameters, name));
}

function withoutBase(file: RulesetFile): RulesetFile {
  const { extends: _, ...alone } = file;
  return alone;
}
