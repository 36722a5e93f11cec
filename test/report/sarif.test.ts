import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import { assess } from "../../src/assess/assess";
import type { Evaluation } from "../../src/evaluation/schema";
import { createSarif } from "../../src/report/sarif";
import { rulesets } from "../../src/rulesets";
import { fingerprint } from "../../src/suppress/fingerprint";
import { wrongTotal } from "../cli/forms";
import { FORM_NAMES, realForm } from "../forms";

const ruleset = rulesets["mof-2020"]!;

/** The published schema, which is draft 4: only its two keywords of naming are known by other names today. */
const {
  $schema: _,
  id: __,
  ...published
} = JSON.parse(
  readFileSync(
    createRequire(import.meta.url).resolve("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"),
    "utf8",
  ),
) as Record<string, unknown>;
const validate = new Ajv({
  strict: false,
  unicodeRegExp: false,
  validateFormats: false,
  allErrors: true,
}).compile(published);

function logOf(evaluation: Evaluation, file: string | null = "forms/一 批.ndjson", line: number | null = 7) {
  const sarif = createSarif({ version: "1.2.3" });
  sarif.add(evaluation, assess(evaluation, ruleset), { file, line });
  return JSON.parse(JSON.stringify(sarif.build())) as ReturnType<typeof sarif.build>;
}

test("is valid under the published schema, with findings, accepted ones and problems", () => {
  const sarif = createSarif({ version: "1.2.3" });
  for (const name of FORM_NAMES) {
    const evaluation = realForm(name);
    const { id, findings } = assess(evaluation, ruleset);
    const suppressed = { by: "李四", reason: "已函告", until: null };
    sarif.add(
      evaluation,
      { id, findings: findings.map((finding) => ({ ...finding, suppressed })) },
      { file: `${name}.json`, line: 1 },
    );
    sarif.add(evaluation, { id, findings }, { file: null, line: null });
  }
  sarif.addDocument("决算", assess(wrongTotal, ruleset).findings, { file: "决算.txt", line: null });
  sarif.addProblem(
    { code: "input.empty", path: "", message: { zh: "空", en: "empty" } },
    { file: "x y.json", line: null },
  );
  const log = JSON.parse(JSON.stringify(sarif.build())) as unknown;
  validate(log);
  expect(validate.errors ?? []).toEqual([]);
});

test("the schema would tell", () => {
  const log = logOf(wrongTotal);
  expect(validate({ ...log, version: "2.0.0" })).toBe(false);
  expect(validate({ ...log, runs: [{ ...log.runs[0], tool: {} }] })).toBe(false);
});

test("a percentage stands beside a percentage: 90 ÷ 100 is 90%, not 85%", () => {
  const { funds } = wrongTotal;
  const log = logOf({ ...wrongTotal, funds: { ...funds, total: { ...funds.total, rate: "85%" } } });
  const result = log.runs[0]?.results?.find(({ ruleId }) => ruleId === "execution.rate");
  expect(result?.properties).toMatchObject({ stated: "85%", expected: "90%" });
});

describe("a finding", () => {
  const log = logOf(wrongTotal);
  const result = log.runs[0]?.results?.find(({ ruleId }) => ruleId === "total.sum");

  test("has its rule, level, message and figures", () => {
    expect(result).toMatchObject({
      level: "error",
      message: { text: "总分100与各项得分之和99不符（其中执行率得分9）" },
      properties: { path: "/total/score", stated: "100", expected: "99" },
    });
    const rules = log.runs[0]?.tool.driver.rules ?? [];
    expect(rules[result?.ruleIndex ?? -1]).toMatchObject({
      id: "total.sum",
      shortDescription: { text: "总分与各项之和不符" },
    });
  });

  test("is placed by names, and by the line its form stands on", () => {
    expect(result?.locations).toEqual([
      {
        physicalLocation: {
          artifactLocation: { uri: "forms/%E4%B8%80%20%E6%89%B9.ndjson" },
          region: { startLine: 7 },
        },
        logicalLocations: [{ name: "score", fullyQualifiedName: "wrong-total/total/score", kind: "member" }],
      },
    ]);
    const names = result?.relatedLocations?.map(
      ({ logicalLocations }) => logicalLocations?.[0]?.fullyQualifiedName,
    );
    expect(names).toContain("wrong-total/产出指标/数量指标/养护里程/score");
  });

  test("has no line where there is none, and no file on standard input", () => {
    const place = (file: string | null) =>
      logOf(wrongTotal, file, null).runs[0]?.results?.[0]?.locations?.[0]?.physicalLocation;
    expect(place("表.xlsx")).toEqual({ artifactLocation: { uri: "%E8%A1%A8.xlsx" } });
    expect(place(null)).toBeUndefined();
  });

  test("is known again by the fingerprint that accepts it", () => {
    expect(result?.partialFingerprints).toEqual({
      "jixiao/v1": fingerprint(wrongTotal, { code: "total.sum", path: "/total/score" }),
    });
  });
});
