import * as z from "zod/mini";

/**
 * A ruleset as data: every number of the law that scoring and checking use, each with its unit, its basis, the
 * document and clause it stands in, and the first day it is in force. Figures are decimal strings.
 */

const decimal = z.string().check(z.regex(/^-?\d{1,20}(\.\d{1,10})?$/));
const day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));
const bilingual = z.strictObject({ zh: z.string(), en: z.string() });

/**
 * How firm the ground of a value is: `law` (the document was open before whoever entered it), `localRule`,
 * `form` (printed on a form), `reading` (the text is silent, we chose), `recalled` (generally quoted, wording
 * not yet compared with the document).
 */
const basis = z.enum(["law", "localRule", "form", "reading", "recalled"]);

const source = {
  basis,
  reference: z.nullable(z.string()),
  clause: z.nullable(z.string()),
  checkedOn: z.nullable(day),
};

const unit = z.enum(["points", "ratio", "yuan", "choice", "bands", "places", "list"]);

/** A parameter: dated values of one kind. */
function parameter<T extends z.core.$ZodType>(value: T) {
  return z.strictObject({
    unit,
    values: z.array(z.strictObject({ from: day, value, ...source })).check(z.minLength(1)),
  });
}

const dimension = z.enum(["cost", "output", "benefit", "satisfaction"]);

const executionCurve = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("linear") }),
  z.strictObject({
    kind: z.literal("steps"),
    steps: z.array(z.strictObject({ from: decimal, share: decimal })).check(z.minLength(1)),
  }),
]);

const lowerFormula = z.enum(["proportional", "linear-to-double"]);

const qualitativeBand = z.strictObject({
  judgement: z.enum(["achieved", "partiallyAchieved", "notAchieved"]),
  min: decimal,
  minIncluded: z.boolean(),
  max: decimal,
  maxIncluded: z.boolean(),
});

const grade = z.strictObject({
  grade: z.string(),
  aliases: z.array(z.string()),
  min: decimal,
  minIncluded: z.boolean(),
  max: decimal,
  maxIncluded: z.boolean(),
});

const parameters = z.strictObject({
  /** 满分: what all weights make together where the form prints no total. */
  totalWeight: parameter(decimal),
  /** 预算执行率的分值 where the form prints none. */
  executionWeight: parameter(decimal),
  /** How the rate becomes a share of that weight. */
  executionCurve: parameter(executionCurve),
  /** The rate beyond which nothing more is earned; `null` = no cap. */
  executionCap: parameter(z.nullable(decimal)),
  /** What a budget of 0 gives: any score is admissible, none, or the full weight. */
  zeroBudget: parameter(z.enum(["unscored", "zero", "full"])),
  /** 一级指标权重 recommended, by the words their names contain. */
  firstLevelWeights: parameter(
    z.array(z.strictObject({ dimension, names: z.array(z.string()), weight: decimal })).check(z.minLength(1)),
  ),
  /** Unmet quantitative targets: the formula where less is better (where more is better: weight × actual ÷ target). */
  lowerIsBetterFormula: parameter(lowerFormula),
  /** 定性指标: the shares of the weight each judgement may earn. */
  qualitativeBands: parameter(z.array(qualitativeBand).check(z.minLength(1))),
  /** How a computed score is rounded. */
  scoreRounding: parameter(
    z.strictObject({
      places: z.int().check(z.gte(0), z.lte(6)),
      mode: z.enum(["half-up", "half-even", "down"]),
    }),
  ),
  /** actual ÷ target beyond which 目标值 was set too low; the regulation names no number. */
  overachievementThreshold: parameter(decimal),
  /** What one project's budget may be, in 元; outside it 元 evidently stands for 万元, or the reverse. */
  plausibleAmount: parameter(z.strictObject({ min: decimal, max: decimal })),
  /** 等级 by total, best first. */
  grades: parameter(z.array(grade).check(z.minLength(1))),
});

const check = z.strictObject({ severity: z.enum(["error", "warning", "info"]), ...source });

export const rulesetSchema = z.strictObject({
  $schema: z.optional(z.string()),
  id: z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,60}$/)),
  version: z.string().check(z.regex(/^\d+\.\d+\.\d+$/)),
  title: bilingual,
  effectiveFrom: day,
  effectiveTo: z.nullable(day),
  references: z.record(
    z.string(),
    z.strictObject({
      issuer: z.string(),
      documentNumber: z.nullable(z.string()),
      title: z.string(),
      publishedOn: z.nullable(day),
    }),
  ),
  parameters,
  /** Severity and ground of each check, by its code. */
  checks: z.record(z.string(), check),
});

export type Ruleset = z.infer<typeof rulesetSchema>;
export type Parameters = Ruleset["parameters"];
export type Dimension = z.infer<typeof dimension>;
export type ExecutionCurve = z.infer<typeof executionCurve>;
export type Severity = z.infer<typeof check>["severity"];
export type GradeBand = z.infer<typeof grade>;
