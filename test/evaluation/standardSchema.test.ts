import { expect, test } from "vitest";
import { evaluationSchema } from "../../src/evaluation/schema";
import { sound } from "../cli/forms";

// Standard Schema (standardschema.dev): what form libraries and routers ask of a validator.

const standard = evaluationSchema["~standard"];

test("says its version and who made it", () => {
  expect([standard.version, standard.vendor]).toEqual([1, "zod"]);
});

test("gives the form where it is one", async () => {
  expect(await standard.validate(sound)).toEqual({ value: sound });
});

test("gives every issue with its path where it is not", async () => {
  const result = await standard.validate({ ...sound, total: { scor: "99" }, year: "2024" });
  expect(result.issues?.map(({ path, message }) => [path, typeof message])).toEqual([
    [["year"], "string"],
    [["total"], "string"],
  ]);
});
