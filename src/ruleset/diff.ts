import { citation } from "./rules";
import type { OwnCheck, ParameterName, Ruleset, Severity, Source } from "./schema";

/** What two rulesets say differently, parameter by parameter and check by check, in the order of the first. */
export interface RulesetDifference {
  readonly from: RulesetName;
  readonly to: RulesetName;
  readonly parameters: readonly ParameterDifference[];
  readonly checks: readonly CheckDifference[];
  readonly ownChecks: readonly OwnCheckDifference[];
}

/** A ruleset as results name it. */
export interface RulesetName {
  readonly id: string;
  readonly version: string;
}

/** A parameter two rulesets state differently, with all dated values of both. */
export interface ParameterDifference {
  readonly name: ParameterName;
  /** `value`: it scores differently, or from another day; `ground`: only basis, document or clause differ. */
  readonly changed: "value" | "ground";
  readonly from: readonly DatedValue[];
  readonly to: readonly DatedValue[];
}

/** A value with its ground. */
export interface DatedValue extends Ground {
  /** The first day it is in force. */
  readonly day: string;
  readonly value: unknown;
}

/** What a value or check stands on (`basis`: `law`, `localRule`, `form`, `reading`, `recalled`). */
export interface Ground {
  readonly basis: Source["basis"];
  /** Document and clause as cited; `null` for a reading. */
  readonly reference: string | null;
  readonly checkedOn: string | null;
}

/** A check two rulesets weigh or ground differently. */
export interface CheckDifference {
  readonly code: string;
  readonly changed: "severity" | "ground";
  /** `null` where the ruleset gives it no severity of its own. */
  readonly from: (Ground & { readonly severity: Severity }) | null;
  readonly to: (Ground & { readonly severity: Severity }) | null;
}

/** A ruleset's own check that the other has not, or has otherwise. */
export interface OwnCheckDifference {
  readonly id: string;
  /** `null` where the ruleset has no such check. */
  readonly from: OwnCheck | null;
  readonly to: OwnCheck | null;
}

/**
 * Compares two rulesets.
 *
 * @returns plain data; every list is empty where they agree
 * @example diffRulesets(mof2020, hubei8020).parameters.map((each) => each.name)
 * // ["executionWeight", "firstLevelWeights", "qualitativeBands"]
 */
export function diffRulesets(from: Ruleset, to: Ruleset): RulesetDifference {
  return {
    from: { id: from.id, version: from.version },
    to: { id: to.id, version: to.version },
    parameters: keysOf(from.parameters, to.parameters).flatMap((name) =>
      parameterDifference(name as ParameterName, from, to),
    ),
    checks: keysOf(from.checks, to.checks).flatMap((code) => checkDifference(code, from, to)),
    ownChecks: ownCheckDifferences(from.ownChecks, to.ownChecks),
  };
}

function keysOf(a: object, b: object): string[] {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])];
}

function parameterDifference(name: ParameterName, a: Ruleset, b: Ruleset): ParameterDifference[] {
  const from = datedValues(a, name);
  const to = datedValues(b, name);
  const scores = (values: readonly DatedValue[]) =>
    JSON.stringify(values.map(({ day, value }) => [day, value]));
  const changed = scores(from) !== scores(to) ? "value" : isSame(from, to) ? null : "ground";
  return changed === null ? [] : [{ name, changed, from, to }];
}

function datedValues(ruleset: Ruleset, name: ParameterName): DatedValue[] {
  return ruleset.parameters[name].values.map((dated) => ({
    day: dated.from,
    value: dated.value,
    ...groundOf(ruleset, dated),
  }));
}

function groundOf(ruleset: Ruleset, source: Source): Ground {
  const { basis, checkedOn } = source;
  return { basis, reference: citation(ruleset, source), checkedOn };
}

function checkDifference(code: string, a: Ruleset, b: Ruleset): CheckDifference[] {
  const from = checkOf(a, code);
  const to = checkOf(b, code);
  if (isSame(from, to)) return [];
  return [{ code, changed: from?.severity === to?.severity ? "ground" : "severity", from, to }];
}

function checkOf(ruleset: Ruleset, code: string): CheckDifference["from"] {
  const check = Object.hasOwn(ruleset.checks, code) ? ruleset.checks[code] : undefined;
  return check === undefined ? null : { severity: check.severity, ...groundOf(ruleset, check) };
}

function ownCheckDifferences(a: readonly OwnCheck[], b: readonly OwnCheck[]): OwnCheckDifference[] {
  const ids = [...new Set([...a, ...b].map(({ id }) => id))];
  return ids.flatMap((id) => {
    const from = a.find((check) => check.id === id) ?? null;
    const to = b.find((check) => check.id === id) ?? null;
    return isSame(from, to) ? [] : [{ id, from, to }];
  });
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
