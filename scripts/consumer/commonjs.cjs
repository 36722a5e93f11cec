const assert = require("node:assert/strict");
const { assess, EvaluationError, parseEvaluation } = require("jixiao");
const { ImportError, readWorkbook } = require("jixiao/import");
const { rescore } = require("jixiao/node");
const { mof2020 } = require("jixiao/rulesets");

const assessment = assess(parseEvaluation(require("./form.json")), mof2020);
assert.equal(assessment.total.sum, "99");
assert.throws(() => parseEvaluation({ indicator: [] }), EvaluationError);
assert.equal(require("jixiao/rulesets/mof-2020.json").id, mof2020.id);
require("jixiao/schemas/evaluation.schema.json");

assert.rejects(readWorkbook(new Uint8Array(8)), ImportError);
// On threads, so that the worker's file is found.
rescore({ names: ["form.json"] }, async () => {}, { ruleset: mof2020, workers: 2 }).then(({ summary }) =>
  assert.equal(summary.forms, 1),
);
