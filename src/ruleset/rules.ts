import { RulesetError } from "../errors";
import { type Exact, exact, type RoundingMode } from "../figure/exact";
import { type Interval, interval } from "../figure/interval";
import type { Judgement } from "../value/value";
import { type CompiledOwnCheck, compileOwnCheck } from "./ownChecks";
import type { Band, Dimension, ParameterName, Parameters, Ruleset, Severity, Source } from "./schema";

/** A ruleset as it stands in one year: every figure exact, ready to score with. */
export interface Rules {
  readonly ruleset: Ruleset;
  readonly year: number | null;
  readonly totalWeight: Exact;
  readonly executionWeight: Exact;
  readonly executionBase: "total" | "sources";
  readonly executionCurve: Curve;
  readonly executionCap: Exact | null;
  readonly zeroBudget: "unscored" | "zero" | "full";
  readonly firstLevelWeights: readonly (readonly FirstLevelWeight[])[];
  readonly requiredDimensions: readonly Dimension[];
  readonly lowerIsBetterFormula: "proportional" | "linear-to-double";
  readonly equalTargets: "by-dimension" | "as-higher";
  readonly passThreshold: Exact | null;
  readonly bands: Readonly<Record<Judgement, Interval>>;
  readonly satisfactionSteps: readonly Step[] | null;
  readonly overachievement: Overachievement;
  readonly totalCaps: readonly { readonly cap: Exact; readonly range: Interval }[];
  readonly notApplicableRows: "keep" | "rescale";
  readonly rounding: { readonly places: number; readonly mode: RoundingMode };
  readonly grades: readonly Grade[];
  readonly gradeBasis: "printed" | "raw";
  readonly executionGap: {
    readonly indicatorRate: Exact;
    readonly unspent: Exact | null;
    readonly excess: Exact | null;
  };
  /** In 元. */
  readonly plausibleAmount: Interval;
  /** Which document and clause each parameter's value stands on; `null` where the ruleset cites none. */
  readonly grounds: ReadonlyMap<ParameterName, string | null>;
  readonly checks: ReadonlyMap<string, CheckRule>;
  readonly ownChecks: readonly CompiledOwnCheck[];
}

export interface Step {
  readonly from: Exact;
  readonly share: Exact;
}

export type Curve = { readonly kind: "linear" } | { readonly kind: "steps"; readonly steps: readonly Step[] };

export interface FirstLevelWeight {
  readonly dimension: Dimension;
  readonly names: readonly string[];
  /** `null` where the ruleset recommends none. */
  readonly weight: Exact | null;
}

export interface Overachievement {
  readonly threshold: Exact;
  readonly thresholdIncluded: boolean;
  readonly zeroTargetActual: Exact | null;
  readonly deduction: Exact | null;
  readonly reasonRequired: boolean;
}

export interface Grade {
  readonly grade: string;
  readonly aliases: readonly string[];
  readonly range: Interval;
}

/** Severity of a check and the citation of its ground (`财预〔2020〕10号《…》第…条`). */
export interface CheckRule {
  readonly severity: Severity;
  readonly reference: string | null;
}

/** Callers without types forget the ruleset, or give its id. */
const NO_RULESET = {
  code: "ruleset.missing",
  path: "",
  message: {
    zh: "没有给出规则集；请给 jixiao/rulesets 中的一个（如 mof2020），或 parseRuleset 的结果",
    en: "no ruleset was given; give one of jixiao/rulesets (such as mof2020), or what parseRuleset returns",
  },
};

const cache = new WeakMap<Ruleset, Map<number | null, Rules>>();

/** A file as it was read: what it leaves to its base is not there. */
const NOT_WHOLE = {
  code: "ruleset.not-parsed",
  path: "",
  message: {
    zh: "这是规则集文件的原文，尚不完整；请先用 parseRuleset(文件, { known: rulesets }) 读取",
    en: "this is a ruleset file as it was read, not yet whole; pass it through parseRuleset(file, { known: rulesets }) first",
  },
};

/**
 * For callers without types.
 *
 * @throws RulesetError `ruleset.missing` where it is none, `ruleset.not-parsed` where it is a file as it was read
 */
export function requireRuleset(ruleset: Ruleset): void {
  if (typeof ruleset?.parameters !== "object") throw new RulesetError([NO_RULESET]);
  if (!ruleset.checks || !ruleset.ownChecks || !ruleset.references) throw new RulesetError([NOT_WHOLE]);
}

/**
 * The rules in force at the end of a year; without a year, the newest.
 *
 * @param year - of the form
 * @throws RulesetError as `requireRuleset` does, and `parameter-not-in-force` at `/year` where a parameter has no
 * value that early
 */
export function rulesFor(ruleset: Ruleset, year: number | null): Rules {
  // Purely a memo: the same ruleset and year always resolve to the same rules.
  let years = cache.get(ruleset);
  if (years === undefined) {
    requireRuleset(ruleset);
    years = new Map();
    cache.set(ruleset, years);
  }
  let rules = years.get(year);
  if (rules === undefined) {
    rules = resolve(ruleset, year);
    years.set(year, rules);
  }
  return rules;
}

type ValueOf<K extends ParameterName> = Parameters[K]["values"][number]["value"];

function resolve(ruleset: Ruleset, year: number | null): Rules {
  const value = <K extends ParameterName>(name: K) => inForce(ruleset, name, year).value as ValueOf<K>;
  const curve = value("executionCurve");
  const over = value("overachievement");
  const gap = value("executionGap");
  const plausible = value("plausibleAmount");
  return {
    ruleset,
    year,
    totalWeight: exact(value("totalWeight")),
    executionWeight: exact(value("executionWeight")),
    executionBase: value("executionBase"),
    executionCurve: curve.kind === "linear" ? curve : { kind: "steps", steps: curve.steps.map(stepOf) },
    executionCap: exactOrNull(value("executionCap")),
    zeroBudget: value("zeroBudget"),
    firstLevelWeights: value("firstLevelWeights").map((split) =>
      split.map((part) => ({ ...part, weight: exactOrNull(part.weight) })),
    ),
    requiredDimensions: value("requiredDimensions"),
    lowerIsBetterFormula: value("lowerIsBetterFormula"),
    equalTargets: value("equalTargets"),
    passThreshold: exactOrNull(value("passThreshold")),
    bands: bandsByJudgement(value("qualitativeBands")),
    satisfactionSteps: value("satisfactionSteps")?.map(stepOf) ?? null,
    overachievement: {
      ...over,
      threshold: exact(over.threshold),
      zeroTargetActual: exactOrNull(over.zeroTargetActual),
      deduction: exactOrNull(over.deduction),
    },
    totalCaps: value("totalCaps").map((band) => ({ cap: exact(band.cap), range: bandRange(band) })),
    notApplicableRows: value("notApplicableRows"),
    rounding: value("scoreRounding"),
    grades: value("grades").map((g) => ({ grade: g.grade, aliases: g.aliases, range: bandRange(g) })),
    gradeBasis: value("gradeBasis"),
    executionGap: {
      indicatorRate: exact(gap.indicatorRate),
      unspent: exactOrNull(gap.unspent),
      excess: exactOrNull(gap.excess),
    },
    plausibleAmount: interval(exact(plausible.min), exact(plausible.max)),
    grounds: new Map(
      (Object.keys(ruleset.parameters) as ParameterName[]).map((name) => [
        name,
        citation(ruleset, inForce(ruleset, name, year)),
      ]),
    ),
    checks: checkRules(ruleset),
    ownChecks: ruleset.ownChecks.map((check) => compileOwnCheck(check, citation(ruleset, check))),
  };
}

/** What a ruleset says of each of the library's checks, by code. */
export function checkRules(ruleset: Pick<Ruleset, "checks" | "references">): ReadonlyMap<string, CheckRule> {
  return new Map(
    Object.entries(ruleset.checks).map(([code, check]) => [
      code,
      { severity: check.severity, reference: citation(ruleset, check) },
    ]),
  );
}

function stepOf(step: { readonly from: string; readonly share: string }): Step {
  return { from: exact(step.from), share: exact(step.share) };
}

function exactOrNull(text: string | null): Exact | null {
  return text === null ? null : exact(text);
}

function bandRange(band: Band): Interval {
  return interval(exact(band.min), exact(band.max), !band.minIncluded, !band.maxIncluded);
}

function bandsByJudgement(bands: ValueOf<"qualitativeBands">): Record<Judgement, Interval> {
  const all = interval(exact("0"), exact("1"));
  const ranges: Record<Judgement, Interval> = { achieved: all, partiallyAchieved: all, notAchieved: all };
  for (const band of bands) ranges[band.judgement] = bandRange(band);
  return ranges;
}

type Dated = Parameters[ParameterName]["values"][number];

function inForce(ruleset: Ruleset, name: ParameterName, year: number | null): Dated {
  const lastDay = year === null ? "9999-12-31" : `${year}-12-31`;
  let found: Dated | null = null;
  const parameter: Parameters[ParameterName] | undefined = ruleset.parameters?.[name];
  if (parameter === undefined) throw new RulesetError([NOT_WHOLE]);
  for (const dated of parameter.values) {
    if (dated.from <= lastDay && (found === null || dated.from > found.from)) found = dated;
  }
  if (found !== null) return found;
  throw new RulesetError([
    {
      code: "parameter-not-in-force",
      path: "/year",
      message: {
        zh: `规则集 ${ruleset.id} 的参数 ${name} 在 ${year} 年尚未施行；请换用当年有效的规则集`,
        en: `ruleset ${ruleset.id}: parameter ${name} is not yet in force in ${year}; choose a ruleset of that year`,
      },
    },
  ]);
}

/** A parameter as an explanation cites it. */
export interface ParameterSource {
  readonly name: string;
  readonly value: string;
  readonly basis: string;
  readonly from: string;
  readonly reference: string | null;
}

/** The value of a parameter in force, with its ground. */
export function sourceOf(rules: Rules, name: ParameterName): ParameterSource {
  const dated = inForce(rules.ruleset, name, rules.year);
  return {
    name,
    value: typeof dated.value === "string" ? dated.value : JSON.stringify(dated.value),
    basis: dated.basis,
    from: dated.from,
    reference: citation(rules.ruleset, dated),
  };
}

/** Document and clause as a reader would look them up; `null` where the ruleset cites none. */
export function citation(
  ruleset: Pick<Ruleset, "references">,
  source: Pick<Source, "reference" | "clause">,
): string | null {
  if (source.reference === null) return null;
  if (!Object.hasOwn(ruleset.references, source.reference)) return null;
  const document = ruleset.references[source.reference]!;
  return `${document.documentNumber ?? ""}《${document.title}》${source.clause ?? ""}`;
}
