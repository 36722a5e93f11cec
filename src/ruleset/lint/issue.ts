import type { Issue } from "../../errors";
import type { ParameterName, Parameters, Ruleset, RulesetFile, Severity } from "../schema";

/**
 * What a schema cannot say of a ruleset. An `error` scores forms wrongly or not at all; a `warning` is likely a
 * mistake; an `info` is worth knowing. The message says how to mend it.
 */
export interface LintIssue extends Issue {
  readonly severity: Severity;
}

/** A ruleset file, and the whole ruleset it makes with what it extends. */
export interface LintInput {
  readonly file: RulesetFile;
  readonly whole: Ruleset;
  /** The ruleset it extends; `null` where it stands alone. */
  readonly base: Ruleset | null;
  /** Already made whole of a file and its base: what it states is partly inherited. */
  readonly merged: boolean;
}

export type Linter = (input: LintInput) => LintIssue[];

export function lintIssue(severity: Severity, code: string, path: string, zh: string, en: string): LintIssue {
  return { code, severity, path, message: { zh, en } };
}

export type ValueOf<K extends ParameterName> = Parameters[K]["values"][number]["value"];

/** A dated value the file itself states; inherited ones were linted where they are stated. */
export interface StatedValue<K extends ParameterName> {
  readonly value: ValueOf<K>;
  readonly from: string;
  /** Of the value. */
  readonly path: string;
}

export function statedValues<K extends ParameterName>(file: RulesetFile, name: K): StatedValue<K>[] {
  const values: readonly { readonly from: string; readonly value: unknown }[] =
    file.parameters?.[name]?.values ?? [];
  return values.map(({ value, from }, i) => ({
    value: value as ValueOf<K>,
    from,
    path: `/parameters/${name}/values/${i}/value`,
  }));
}

/** The value of a parameter in force on a day, stated or inherited. */
export function valueOn<K extends ParameterName>(ruleset: Ruleset, name: K, day: string): ValueOf<K> | null {
  const values: readonly { readonly from: string; readonly value: unknown }[] =
    ruleset.parameters[name].values;
  const started = values.filter(({ from }) => from <= day).sort((a, b) => (a.from < b.from ? -1 : 1));
  return (started.at(-1)?.value ?? null) as ValueOf<K> | null;
}
