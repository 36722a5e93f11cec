import * as z from "zod/mini";
import { bilingual, checks, code, count, decimal, finding, path, severity } from "../assess/schema";
import { relation } from "./rulesSchema";

/** The result's shape as a schema, from which `schemas/accounts-assessment.schema.json` is made; types are in assessment.ts. */

/** A number of forms, as the text gives it. */
const counted = z.number().check(z.gte(0));

const equation = z.strictObject({
  id: z.string(),
  rule: z.string(),
  check: code,
  severity,
  outcome: z.enum(["exact", "withinRounding", "violated", "notEvaluated"]),
  reason: z.nullable(z.enum(["missing", "blank", "unreadable", "zeroWhole"])),
  relation: z.enum([...relation.options, "rate"]),
  left: z.nullable(decimal),
  right: z.nullable(decimal),
  difference: z.nullable(decimal),
  slack: z.nullable(decimal),
  cells: z.array(path),
  title: bilingual,
  /** Absent in results of the command line without `--explain`. */
  explain: z.optional(bilingual),
  reference: z.nullable(z.string()),
});

const figure = z.strictObject({
  path,
  offset: count,
  cell: z.nullable(z.string()),
  printed: z.string(),
  unit: z.string(),
  outcome: z.enum(["agrees", "contradicts", "disputed", "unchecked"]),
});

export const accountsAssessmentSchema = z.strictObject({
  id: z.optional(z.string()),
  unit: z.nullable(z.string()),
  year: z.nullable(z.int().check(z.gte(1900), z.lte(9999))),
  ruleset: z.strictObject({ id: z.string(), version: z.string() }),
  equations: z.array(equation),
  narrative: z.strictObject({ found: count, matched: count, contradicting: count, figures: z.array(figure) }),
  portfolio: z.strictObject({
    count: z.optional(counted),
    funds: z.optional(decimal),
    currencyUnit: z.optional(z.enum(["元", "万元", "亿元"])),
    grades: z.optional(z.record(z.string(), counted)),
  }),
  findings: z.array(finding),
  checks,
  repairs: z.array(
    z.strictObject({
      cells: z.array(
        z.strictObject({
          path,
          offset: z.optional(count),
          from: z.nullable(z.string()),
          to: z.string(),
        }),
      ),
      resolves: z.array(z.string()),
      cost: z.number(),
    }),
  ),
  repairsComplete: z.boolean(),
});
