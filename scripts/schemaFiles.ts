import * as z from "zod/mini";
import { assessmentSchema } from "../src/assess/schema";
import { evaluationSchema } from "../src/evaluation/schema";
import { rulesetSchema } from "../src/ruleset/schema";

const SCHEMAS = {
  evaluation: { schema: evaluationSchema, title: "jixiao Evaluation: 绩效自评表 as printed" },
  assessment: {
    schema: assessmentSchema,
    title: "jixiao Assessment: the result of scoring and checking a form",
  },
  ruleset: { schema: rulesetSchema, title: "jixiao Ruleset: the numbers of the law as data" },
} as const;

/** The JSON Schema (2020-12) files, by name, made from the zod schemas. */
export function schemaFiles(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(SCHEMAS).map(([name, { schema, title }]) => {
      const { $schema, ...rest } = z.toJSONSchema(schema, { target: "draft-2020-12" });
      const document = { $schema, $id: `urn:jixiao:schema:${name}`, title, ...rest };
      return [`${name}.schema.json`, `${JSON.stringify(document, null, 2)}\n`];
    }),
  );
}
