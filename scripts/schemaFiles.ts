import { Ajv2020 } from "ajv/dist/2020.js";
import standalone from "ajv/dist/standalone/index.js";
import * as z from "zod/mini";
import { accountsAssessmentSchema } from "../src/accounts/assessmentSchema";
import { accountsDocumentSchema } from "../src/accounts/documentSchema";
import { accountsRulesSchema } from "../src/accounts/rulesSchema";
import { assessmentSchema } from "../src/assess/schema";
import { evaluationSchema } from "../src/evaluation/schema";
import { rulesetFileSchema } from "../src/ruleset/schema";

const SCHEMAS = {
  evaluation: { schema: evaluationSchema, title: "jixiao Evaluation: 绩效自评表 as printed" },
  assessment: {
    schema: assessmentSchema,
    title: "jixiao Assessment: the result of scoring and checking a form",
  },
  accounts: {
    schema: accountsDocumentSchema,
    title: "jixiao accounts: 部门决算 as printed, tables and text",
  },
  "accounts-assessment": {
    schema: accountsAssessmentSchema,
    title: "jixiao AccountsAssessment: the result of checking 部门决算",
  },
  "accounts-rules": {
    schema: accountsRulesSchema,
    title: "jixiao accounts rules: tables and equations as data",
  },
  ruleset: { schema: rulesetFileSchema, title: "jixiao Ruleset: the numbers of the law as data" },
} as const;

/**
 * The files made from the zod schemas, by their paths: JSON Schemas (2020-12) for everyone, and validators that
 * ajv compiles ahead of time, so that nothing is compiled where the library runs.
 */
export function schemaFiles(): Record<string, string> {
  const files: Record<string, string> = {};
  for (const name of Object.keys(SCHEMAS) as (keyof typeof SCHEMAS)[]) {
    files[`schemas/${name}.schema.json`] = `${JSON.stringify(jsonSchema(name), null, 2)}\n`;
  }
  files["src/evaluation/validate.generated.js"] = validator("evaluation", false);
  files["src/ruleset/validate.generated.js"] = validator("ruleset", true);
  return files;
}

function jsonSchema(name: keyof typeof SCHEMAS): Record<string, unknown> {
  const { schema, title } = SCHEMAS[name];
  const { $schema, ...rest } = z.toJSONSchema(schema, { target: "draft-2020-12", reused: "ref" });
  return { $schema, $id: `urn:jixiao:schema:${name}`, title, ...rest };
}

function validator(name: keyof typeof SCHEMAS, allErrors: boolean): string {
  const ajv = new Ajv2020({
    code: { source: true, esm: true },
    allErrors,
    messages: false,
    allowUnionTypes: true,
  });
  // ajv is CommonJS: its default export arrives wrapped or not, as the loader likes.
  const compile = "default" in standalone ? (standalone.default as typeof standalone) : standalone;
  return compile(ajv, ajv.compile(jsonSchema(name)));
}
