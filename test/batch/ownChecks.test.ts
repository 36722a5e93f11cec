import { expect, test } from "vitest";
import { assessMany } from "../../src/batch/assessMany";
import { checkBatch } from "../../src/batch/ownChecks";
import { summarize } from "../../src/batch/summary";
import { parseRuleset } from "../../src/ruleset/parse";
import { VOCABULARIES } from "../../src/ruleset/vocabulary";
import { mof2020 } from "../../src/rulesets";
import { FORM_NAMES, realForm } from "../forms";

function bureau(...assertions: unknown[]) {
  const file = {
    id: "bureau",
    version: "1.0.0",
    title: { zh: "某局", en: "a bureau" },
    extends: "mof-2020",
    effectiveFrom: "2024-01-01",
    effectiveTo: null,
    ownChecks: assertions.map((assert, i) => ({
      id: `batch-${i}`,
      severity: "warning",
      scope: "batch",
      assert,
      message: { zh: "共{batch.forms}张", en: "{batch.forms} forms" },
      basis: "localRule",
      reference: null,
      clause: null,
      checkedOn: null,
    })),
  };
  return parseRuleset(file, { known: { "mof-2020": mof2020 } });
}

const summaryOfAll = () => summarize(assessMany(FORM_NAMES.map(realForm), mof2020));

test("a batch of 24 forms fails a limit of 20, with the number in its words", () => {
  const { findings, checks } = checkBatch(
    summaryOfAll(),
    bureau({ "dec.lte": [{ var: "batch.forms" }, "20"] }),
  );
  expect(findings).toMatchObject([
    { code: "rule.batch-0", severity: "warning", path: "", message: { zh: "共24张" } },
  ]);
  expect(checks).toEqual({ "rule.batch-0": { passed: 0, failed: 1, notEvaluated: 0 } });
});

test("a check of rows is none of a batch", () => {
  const ruleset = bureau({ "dec.gte": [{ var: "batch.forms" }, "20"] });
  const ofRows = {
    ...ruleset.ownChecks[0]!,
    id: "rows",
    scope: "row" as const,
    assert: { present: { var: "row.score" } },
  };
  const { checks } = checkBatch(summaryOfAll(), { ...ruleset, ownChecks: [ofRows, ...ruleset.ownChecks] });
  expect(checks).toEqual({ "rule.batch-0": { passed: 1, failed: 0, notEvaluated: 0 } });
});

test("every fact of a batch can be read", () => {
  const names = Object.keys(VOCABULARIES.batch);
  const { checks } = checkBatch(
    summaryOfAll(),
    bureau(...names.map((name) => ({ present: [{ var: name }] }))),
  );
  expect(Object.values(checks)).toEqual(names.map(() => ({ passed: 1, failed: 0, notEvaluated: 0 })));
});
