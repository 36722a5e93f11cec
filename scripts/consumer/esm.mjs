import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { assess, EvaluationError, evaluationSchema, parseEvaluation } from "jixiao";
import { assess as assessAlone } from "jixiao/assess";
import { ImportError, readWorkbook } from "jixiao/import";
import { rescore } from "jixiao/node";
import { readReview, renderReport, writeReview } from "jixiao/report";
import { mof2020, rulesets } from "jixiao/rulesets";
import * as z from "zod";

const form = parseEvaluation(JSON.parse(readFileSync("form.json", "utf8")));
const assessment = assess(form, mof2020);
const finding = assessment.findings.find((candidate) => candidate.code === "total.sum");
assert.equal(assessment.total.stated, "100");
assert.equal(assessment.total.sum, "99");
assert.equal(finding?.path, "/total/score");

assert.equal(assessAlone, assess);
assert.equal(rulesets["mof-2020"], mof2020);
assert.equal(evaluationSchema["~standard"].version, 1);
// The schema is of the package's own copy of zod, and one to the app's zod all the same.
assert.ok(evaluationSchema instanceof z.core.$ZodType);
const upload = z.object({ form: evaluationSchema });
assert.deepEqual(upload.parse({ form: { indicators: [] } }), { form: { indicators: [] } });
assert.deepEqual(upload.safeParse({ form: { indicators: [], totl: {} } }).error.issues[0].keys, ["totl"]);
assert.deepEqual(z.toJSONSchema(evaluationSchema).required, ["indicators"]);
await assert.rejects(readWorkbook(new Uint8Array(8)), ImportError);
// On threads, so that the worker's file is found.
const { summary } = await rescore({ names: ["form.json"] }, async () => {}, { ruleset: mof2020, workers: 2 });
assert.equal(summary.forms, 1);
const judged = { evaluation: form, assessment, ruleset: mof2020 };
assert.match(await renderReport([judged]), /^<!doctype html>/);
assert.equal((await readReview(await writeReview([judged])))[0].total.self, "100");
assert.throws(() => parseEvaluation({ indicator: [] }), EvaluationError);

for (const data of ["jixiao/schemas/evaluation.schema.json", "jixiao/rulesets/mof-2020.json"]) {
  JSON.parse(readFileSync(new URL(import.meta.resolve(data)), "utf8"));
}
