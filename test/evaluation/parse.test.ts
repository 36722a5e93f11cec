import { readFileSync } from "node:fs";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { schemaFiles } from "../../scripts/schemaFiles";
import { EvaluationError } from "../../src/errors";
import { parseEvaluation, safeParseEvaluation } from "../../src/evaluation/parse";

const row = { name: "占地面积", target: "≥10平方米", actual: "10平方米", weight: "10", score: "10" };
const good = {
  id: "x",
  title: "自评表",
  year: 2024,
  project: { name: "项目", code: "1", department: "部门", implementer: "单位" },
  currencyUnit: "万元",
  funds: {
    weight: "10",
    total: {
      initialBudget: "926",
      budget: 926,
      executed: "828.06",
      rate: "89.42%",
      score: null,
      carryover: "-",
    },
    sources: [{ name: "区级资金", budget: "" }],
  },
  goals: { planned: "…", achieved: "…" },
  indicators: [
    { name: "产出指标", children: [{ name: "数量指标", children: [row] }, { name: "质量指标" }] },
    row,
  ],
  total: { weight: "100", score: "98.94", grade: "优" },
  analysis: { 产出情况: "…", 其他: null },
  meta: { anything: [1, { deep: true }] },
};

/** The same documents go through zod and through the published JSON Schema. */
const documents: [name: string, document: unknown, accepted: boolean][] = [
  ["a full form", good, true],
  ["a form of indicators alone", { indicators: [] }, true],
  ["a figure as JSON number", { indicators: [{ ...row, weight: 10, score: 9.5 }] }, true],
  ["a blank cell as null", { indicators: [{ ...row, actual: null }] }, true],
  ["meta of any kind", { indicators: [], meta: 5 }, true],
  ["nothing", {}, false],
  ["null", null, false],
  ["a list", [], false],
  ["a misspelt key at the top", { indicators: [], totals: {} }, false],
  ["a misspelt key in a row", { indicators: [{ ...row, scroe: "10" }] }, false],
  ["a misspelt key in funds", { indicators: [], funds: { total: { excuted: "1" } } }, false],
  ["a figure as a list", { indicators: [{ ...row, weight: ["10"] }] }, false],
  ["a figure as a boolean", { indicators: [{ ...row, score: true }] }, false],
  ["a year as text", { indicators: [], year: "2024" }, false],
  ["half a year", { indicators: [], year: 2024.5 }, false],
  ["an unknown currency unit", { indicators: [], currencyUnit: "美元" }, false],
  ["a name as number", { indicators: [{ ...row, name: 5 }] }, false],
  ["a fourth level", { indicators: [{ children: [{ children: [{ children: [] }] }] }] }, false],
  ["indicators as object", { indicators: { 0: row } }, false],
  ["analysis of numbers", { indicators: [], analysis: { a: 1 } }, false],
  ["10,001 rows", { indicators: Array.from({ length: 10_001 }, () => ({})) }, false],
];

const schemaFile = readFileSync(new URL("../../schemas/evaluation.schema.json", import.meta.url), "utf8");

describe("zod and the JSON Schema accept exactly the same documents", () => {
  let validate: ValidateFunction | undefined;

  test.each(documents)("%s", (_, document, accepted) => {
    expect(safeParseEvaluation(document).success).toBe(accepted);
    validate ??= new Ajv2020({ strict: true, allowUnionTypes: true }).compile(JSON.parse(schemaFile));
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
