import { describe, expect, test } from "vitest";
import { EvaluationError } from "../../src/errors";
import { parseEvaluation, safeParseEvaluation } from "../../src/evaluation/parse";
import { documents, good, row } from "./documents";

describe("safeParseEvaluation accepts forms, and refuses what is none", () => {
  test.each(documents)("%s", (_, document, accepted) => {
    expect(safeParseEvaluation(document).success).toBe(accepted);
  });
});

describe("safeParseEvaluation says what is wrong, where, and how to mend it", () => {
  const issuesOf = (data: unknown) => {
    const result = safeParseEvaluation(data);
    return result.success ? [] : result.issues;
  };

  test("a misspelt key comes with the key that was meant", () => {
    const [issue] = issuesOf({ indicators: [{ ...row, scroe: "10" }] });
    expect(issue).toMatchObject({ code: "key.unknown", path: "/indicators/0/scroe" });
    expect(issue?.message.en).toContain('did you mean "score"');
    expect(issue?.message.zh).toContain("是否应为“score”");
  });

  test("a list where a figure is due is named with its path", () => {
    const [issue] = issuesOf({ indicators: [{ ...row, weight: ["10"] }] });
    expect(issue).toMatchObject({ code: "value.type", path: "/indicators/0/weight" });
    expect(issue?.message.zh).toContain("印刷的数字");
  });

  test("every issue is reported, not the first alone", () => {
    expect(issuesOf({ indicators: [], yaer: 1, year: "2024", total: 5 })).toHaveLength(3);
  });

  test("a million unknown keys give a hundred issues", () => {
    const flood: Record<string, unknown> = { indicators: [] };
    for (let i = 0; i < 1_000_000; i += 1) flood[`k${i}`] = 1;
    expect(issuesOf(flood)).toHaveLength(100);
  });

  test("300,000 empty rows spread over many levels are one issue, not 300,000", () => {
    const rows = Array.from({ length: 1000 }, () => ({ wieght: "1" }));
    const indicators = Array.from({ length: 300 }, () => ({ children: rows }));
    expect(issuesOf({ indicators })).toMatchObject([{ code: "form.too-many-rows", path: "/indicators" }]);
  });

  test("a key of the form's own, however long, is told by its beginning", () => {
    const result = safeParseEvaluation({ indicators: [], analysis: { ["长/".repeat(50_000)]: [] } });
    const issues = result.success ? [] : result.issues;
    expect(issues.map(({ code }) => code)).toEqual(["value.type"]);
    expect(issues[0]?.path).toBe(`/analysis/${"长~1".repeat(30)}`);
    expect(issues[0]?.message.en).toBe(`"${"长/".repeat(30)}" must be a text; leave the key out where blank`);
  });

  test("keys with a slash or tilde are escaped as JSON Pointer does", () => {
    expect(issuesOf({ indicators: [], "a/b~c": 1 })[0]?.path).toBe("/a~1b~0c");
  });

  test("parseEvaluation throws with code and path, and returns the document itself", () => {
    expect(() => parseEvaluation({ indicators: [{ weight: {} }] })).toThrow(EvaluationError);
    expect(parseEvaluation(good)).toBe(good);
  });

  test("a key named __proto__ is refused and pollutes nothing", () => {
    const hostile = JSON.parse('{"indicators":[],"__proto__":{"polluted":true}}');
    expect(safeParseEvaluation(hostile).success).toBe(false);
    expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
  });
});
