import * as z from "zod/mini";

/**
 * A ruleset as data: every number of the law that scoring and checking use, each with its unit, its basis, the
 * document and clause it stands in, and the first day it is in force. Figures are decimal strings.
 *
 * A file either states every parameter or `extends` another ruleset and states what differs.
 */

const decimal = z.string().check(z.regex(/^-?\d{1,20}(\.\d{1,10})?$/));
const day = z.string().check(z.regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/));
const id = z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,60}$/));
/** A key others refer to: no name of the inside of an object can be one. */
const key = z.string().check(z.regex(/^(?!constructor$|prototype$)[a-z0-9][a-z0-9.-]{0,60}$/));
const bilingual = z.strictObject({ zh: z.string(), en: z.string() });

/**
 * How firm the ground of a value is: `law` (the document was open before whoever entered it), `localRule`,
 * `form` (printed on a form), `reading` (the text is silent, we chose), `recalled` (generally quoted, wording
 * not yet compared with the document).
 */
const basis = z.enum(["law", "localRule", "form", "reading", "recalled"]);

const source = {
  basis,
  /** Key of `references`; `null` for a reading. */
  reference: z.nullable(z.string()),
  clause: z.nullable(z.string()),
  /** The day someone last compared the value with the text. */
  checkedOn: z.nullable(day),
};

const unit = z.enum(["points", "ratio", "yuan", "choice", "bands", "places", "list"]);

/** A parameter: dated values of one kind. */
function parameter<T extends z.core.$ZodType>(value: T) {
  return z.strictObject({
    unit,
    values: z.array(z.strictObject({ from: day, value, ...source })).check(z.minLength(1), z.maxLength(100)),
  });
}

function list<T extends z.core.$ZodType>(item: T) {
  return z.array(item).check(z.minLength(1), z.maxLength(100));
}

const dimension = z.enum(["cost", "output", "benefit", "satisfaction"]);

/** From `from` on (the value itself included), the share of the weight. */
const step = z.strictObject({ from: decimal, share: decimal });

const executionCurve = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("linear") }),
  z.strictObject({ kind: z.literal("steps"), steps: list(step) }),
]);

const band = {
  min: decimal,
  minIncluded: z.boolean(),
  max: decimal,
  maxIncluded: z.boolean(),
};

const qualitativeBand = z.strictObject({
  judgement: z.enum(["achieved", "partiallyAchieved", "notAchieved"]),
  ...band,
});

const grade = z.strictObject({
  grade: z.string(),
  aliases: z.array(z.string()).check(z.maxLength(20)),
  ...band,
});

/** `weight` is `null` where none is recommended and only the names count. */
const firstLevelWeight = z.strictObject({ dimension, names: list(z.string()), weight: z.nullable(decimal) });

const parameters = {
  /** 满分: what all weights make together where the form prints no total. */
  totalWeight: parameter(decimal),
  /** 预算执行率的分值 where the form prints none. */
  executionWeight: parameter(decimal),
  /** Whose amounts the rate is taken of: the total row's, or the sum of the sources. */
  executionBase: parameter(z.enum(["total", "sources"])),
  /** How the rate becomes a share of that weight. */
  executionCurve: parameter(executionCurve),
  /** The rate beyond which nothing more is earned; `null` = no cap. */
  executionCap: parameter(z.nullable(decimal)),
  /** What a budget of 0 gives: any score is admissible, none, or the full weight. */
  zeroBudget: parameter(z.enum(["unscored", "zero", "full"])),
  /** 一级指标权重 recommended: one split for each set of dimensions, by the words their names contain. */
  firstLevelWeights: parameter(list(list(firstLevelWeight))),
  /** 一级指标 every form must have. */
  requiredDimensions: parameter(z.array(dimension).check(z.maxLength(4))),
  /** Unmet targets where less is better (where more is better: weight × actual ÷ target). */
  lowerIsBetterFormula: parameter(z.enum(["proportional", "linear-to-double"])),
  /** Targets with = or no comparator: a ceiling under 成本指标 and a floor elsewhere, or a floor unless it is 0. */
  equalTargets: parameter(z.enum(["by-dimension", "as-higher"])),
  /** 及格门槛: share of the target below which an indicator earns nothing; `null` = none. */
  passThreshold: parameter(z.nullable(decimal)),
  /** 定性指标: the shares of the weight each judgement may earn. */
  qualitativeBands: parameter(list(qualitativeBand)),
  /** 满意度指标 scored by what was measured, not by the target: from this ratio on, this share; `null` = by target. */
  satisfactionSteps: parameter(z.nullable(list(step))),
  /** 偏离目标值: when an actual is far above its target, and what follows. */
  overachievement: parameter(
    z.strictObject({
      /** actual ÷ target. */
      threshold: decimal,
      thresholdIncluded: z.boolean(),
      /** For a target of 0: the actual, as printed, from which on it counts; `null` = never. */
      zeroTargetActual: z.nullable(decimal),
      /** Points taken off; `null` = none. */
      deduction: z.nullable(decimal),
      /** Whether 偏差原因分析及改进措施 must be filled in. */
      reasonRequired: z.boolean(),
    }),
  ),
  /** 按执行率封顶: while the execution rate lies in the band, the total is at most `cap`. */
  totalCaps: parameter(z.array(z.strictObject({ cap: decimal, ...band })).check(z.maxLength(100))),
  /** 不适用的指标: kept at their weight, or dropped and the others rescaled to the total weight. */
  notApplicableRows: parameter(z.enum(["keep", "rescale"])),
  /** How a computed score is rounded. */
  scoreRounding: parameter(
    z.strictObject({
      places: z.int().check(z.gte(0), z.lte(6)),
      mode: z.enum(["half-up", "half-even", "down"]),
    }),
  ),
  /** 等级 by total, best first. */
  grades: parameter(list(grade)),
  /** Whether the grade is taken of the total as printed or of the unrounded one. */
  gradeBasis: parameter(z.enum(["printed", "raw"])),
  /** When near-full indicators beside unspent money are worth a look (ratios; `null` = not looked at). */
  executionGap: parameter(
    z.strictObject({
      /** Share of the indicators' weight scored, from which on they are near full. */
      indicatorRate: decimal,
      /** Share of the budget unspent beyond which it is largely unspent. */
      unspent: z.nullable(decimal),
      /** How far the indicator rate may exceed the execution rate, as a share of the execution rate. */
      excess: z.nullable(decimal),
    }),
  ),
  /** What one project's budget may be, in 元; outside it 元 evidently stands for 万元, or the reverse. */
  plausibleAmount: parameter(z.strictObject({ min: decimal, max: decimal })),
};

const severity = z.enum(["error", "warning", "info"]);

/** Severity and ground of one of the library's checks. */
const checkRule = z.strictObject({ severity, ...source });

/** A check of the ruleset's own; `when` and `assert` are JSON-Logic over the documented facts. */
const ownCheck = z.strictObject({
  id,
  severity,
  scope: z.enum(["row", "evaluation", "batch"]),
  when: z.optional(z.unknown()),
  assert: z.unknown(),
  message: bilingual,
  ...source,
});

const head = {
  $schema: z.optional(z.string()),
  id,
  version: z.string().check(z.regex(/^\d{1,6}\.\d{1,6}\.\d{1,6}$/)),
  title: bilingual,
  effectiveFrom: day,
  effectiveTo: z.nullable(day),
  /** 适用地区: words of a heading or department by which `selectRuleset` knows a form of this place. */
  regions: z.optional(z.array(z.string()).check(z.maxLength(100))),
  /** The id of the ruleset from which everything comes that the file leaves out. */
  extends: z.optional(id),
};

const references = z.record(
  key,
  z.strictObject({
    issuer: z.string(),
    documentNumber: z.nullable(z.string()),
    title: z.string(),
    publishedOn: z.nullable(day),
  }),
);

/** A ruleset with nothing left to look up: what scoring takes. */
export const rulesetSchema = z.strictObject({
  ...head,
  references,
  parameters: z.strictObject(parameters),
  checks: z.record(key, checkRule),
  ownChecks: z.array(ownCheck).check(z.maxLength(1000)),
});

/** A ruleset file (`rulesets/*.json`): with `extends`, only what differs is stated. */
export const rulesetFileSchema = z.strictObject({
  ...head,
  references: z.optional(references),
  parameters: z.optional(z.partial(z.strictObject(parameters))),
  checks: z.optional(z.record(key, checkRule)),
  ownChecks: z.optional(z.array(ownCheck).check(z.maxLength(1000))),
});

/**
 * A whole ruleset: every parameter with its dated values and their ground, the severities of checks, its own checks.
 * `parseRuleset` makes it of a file; `jixiao/rulesets` has those shipped.
 */
export type Ruleset = z.infer<typeof rulesetSchema>;
/** A ruleset as a file states it (`schemas/ruleset.schema.json`): with `extends`, only what differs. */
export type RulesetFile = z.infer<typeof rulesetFileSchema>;
export type Parameters = Ruleset["parameters"];
export type ParameterName = keyof Parameters;
export type Dimension = z.infer<typeof dimension>;
/** error = cannot be true; warning = breaks a rule or needs a human eye; info = worth knowing. */
export type Severity = z.infer<typeof severity>;
export type Band = Pick<z.infer<typeof grade>, keyof typeof band>;
export type OwnCheck = z.infer<typeof ownCheck>;
/** Basis, document and clause of a value or check. */
export type Source = Pick<z.infer<typeof checkRule>, keyof typeof source>;
