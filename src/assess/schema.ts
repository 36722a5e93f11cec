import * as z from "zod/mini";

/** The output's shape as a schema, from which `schemas/assessment.schema.json` is made; types are in assessment.ts. */

export const decimal = z.string().check(z.regex(/^-?\d+(\.\d+)?$/));
export const path = z.string().check(z.regex(/^(\/.*)?$/));
const range = z.strictObject({ min: decimal, max: decimal });
export const count = z.int().check(z.gte(0));
export const bilingual = z.strictObject({ zh: z.string(), en: z.string() });
const score = z.strictObject({
  stated: z.nullable(decimal),
  computed: z.nullable(range),
  accepted: z.nullable(decimal),
});

const step = z.strictObject({
  formula: z.string(),
  inputs: z.array(
    z.strictObject({
      name: z.string(),
      path: z.nullable(path),
      printed: z.nullable(z.string()),
      value: z.nullable(decimal),
    }),
  ),
  parameter: z.nullable(
    z.strictObject({
      name: z.string(),
      value: z.string(),
      basis: z.string(),
      from: z.string(),
      reference: z.nullable(z.string()),
    }),
  ),
  result: z.string(),
  rounding: z.nullable(z.strictObject({ places: count, mode: z.string(), result: z.string() })),
});

const explain = z.optional(z.strictObject({ zh: z.string(), en: z.string(), steps: z.array(step) }));

export const code = z.string().check(z.regex(/^[a-z]+(\.[A-Za-z0-9-]+)+$/));
export const severity = z.enum(["error", "warning", "info"]);

export const finding = z.strictObject({
  code,
  severity,
  path,
  stated: z.nullable(z.string()),
  expected: z.nullable(z.union([range, z.strictObject({ oneOf: z.array(z.string()) })])),
  related: z.array(path),
  params: z.record(z.string(), z.string()),
  message: bilingual,
  reference: z.nullable(z.string()),
  cell: z.optional(z.string()),
  suppressed: z.optional(
    z.strictObject({ by: z.string(), reason: z.string(), until: z.nullable(z.string()) }),
  ),
});

/** How each check came out, by its code. */
export const checks = z.record(
  z.string(),
  z.strictObject({ passed: count, failed: count, notEvaluated: count }),
);

const standing = z.strictObject({ total: decimal, grade: z.nullable(z.string()) });

export const assessmentSchema = z.strictObject({
  id: z.nullable(z.string()),
  ruleset: z.strictObject({ id: z.string(), version: z.string() }),
  execution: z.strictObject({
    rate: z.nullable(decimal),
    onInitialBudget: z.nullable(z.strictObject({ rate: decimal, score: decimal })),
    score: z.nullable(score),
    explain,
  }),
  indicators: z.array(
    z.strictObject({
      path,
      method: z.enum(["quantity", "date", "text", "unscored"]),
      attainment: z.nullable(decimal),
      score,
      explain,
    }),
  ),
  total: z.strictObject({
    stated: z.nullable(decimal),
    sum: decimal,
    computed: range,
    accepted: decimal,
  }),
  grade: z.strictObject({
    stated: z.nullable(z.string()),
    ofStatedTotal: z.nullable(z.string()),
    ofAccepted: z.nullable(z.string()),
    possible: z.array(z.string()),
  }),
  verdict: z.strictObject({
    arithmetic: z.enum(["possible", "impossible"]),
    accepted: standing,
    onInitialBudget: z.nullable(standing),
  }),
  findings: z.array(finding),
  checks,
  repairs: z.array(
    z.strictObject({
      cells: z.array(z.strictObject({ path, from: z.nullable(z.string()), to: z.string() })),
      slip: z.string(),
      resolves: z.array(z.string()),
      cost: z.number(),
    }),
  ),
});
