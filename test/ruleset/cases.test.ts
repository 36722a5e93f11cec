import { describe, expect, test } from "vitest";
import { assess } from "../../src/assess/assess";
import { parseEvaluation } from "../../src/evaluation/parse";
import { rulesets } from "../../src/rulesets";
import { allCases, parseCase } from "./caseFile";

const CASES = allCases();

describe("Rulesets score as worked by hand", () => {
  test.each(CASES)("$title", ({ ruleset, form, expected, findings }) => {
    const assessment = assess(parseEvaluation(form), ruleset, { explain: false });
    for (const { at, is, sum } of expected) expect(valueAt(assessment, at), `${at} = ${sum}`).toBe(is);
    for (const [code, paths] of Object.entries(findings)) {
      const found = assessment.findings.filter((finding) => finding.code === code);
      expect(
        found.map(({ path }) => path),
        code,
      ).toEqual(paths);
    }
  });

  test("every shipped ruleset has cases", () => {
    const tested = new Set(CASES.map(({ ruleset }) => ruleset.id));
    expect(Object.keys(rulesets).filter((id) => !tested.has(id))).toEqual([]);
  });

  test("a case file with an unknown key is refused", () => {
    const sound = { name: "", origin: "", form: {}, expected: [], note: "" };
    expect(() => parseCase(sound)).not.toThrow();
    expect(() => parseCase({ ...sound, expectd: [] })).toThrow();
    expect(() => parseCase({ ...sound, expected: [{ at: "", is: "1", sum: "", sums: "" }] })).toThrow();
  });
});

function valueAt(data: unknown, path: string): unknown {
  return path
    .slice(1)
    .split("/")
    .reduce((at, key) => (at as Record<string, unknown>)[key], data);
}
