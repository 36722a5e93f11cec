import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { schemaFiles } from "../../scripts/schemaFiles";
import { documents } from "./documents";

const schemaFile = readFileSync(new URL("../../schemas/evaluation.schema.json", import.meta.url), "utf8");

describe("the published JSON Schema accepts what safeParseEvaluation does, and nothing else", () => {
  const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(JSON.parse(schemaFile));

  test.each(documents)("%s", (_, document, accepted) => {
    expect(validate(document)).toBe(accepted);
  });
});

test("every published schema, and every compiled validator, is what the zod schemas say", () => {
  const files = Object.entries(schemaFiles());
  expect(files.length).toBeGreaterThan(0);
  for (const [file, text] of files) {
    expect([file, readFileSync(new URL(`../../${file}`, import.meta.url), "utf8")]).toEqual([file, text]);
  }
});
