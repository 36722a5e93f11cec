import { describe, expect, test } from "vitest";
import { assess } from "../../src/assess/assess";
import type { Finding } from "../../src/check/finding";
import type { Evaluation } from "../../src/evaluation/schema";
import { mof2020 } from "../../src/rulesets";
import { fingerprint, logicalPath } from "../../src/suppress/fingerprint";
import { createSuppressor, toSuppression } from "../../src/suppress/suppress";
import { safeParseSuppressions } from "../../src/suppress/suppressionsSchema";
import { sound, wrongTotal } from "../cli/forms";

const totalSum = { code: "total.sum", path: "/total/score" };

describe("a form without an id is known by its project, unit and year", () => {
  // printf '[["P1","单位甲",2024],"total.sum",["total","score"]]' | sha256sum, and so on
  test.each<[what: string, form: Omit<Evaluation, "indicators">, expected: string]>([
    [
      "the project's code before its name",
      { year: 2024, project: { code: "P1", name: "项目", implementer: "单位甲" } },
      "4ff4eed5b5a3e02a16df834f54213d6f",
    ],
    [
      "the name where there is no code, and no year",
      { project: { name: "项目", implementer: "单位甲" } },
      "5dee4f920876cae2cff66a51aa03173d",
    ],
    ["the year alone", { year: 2024 }, "5abe8514b91c431d61310676dbe0ea1a"],
  ])("%s", (_, form, expected) => {
    expect(fingerprint({ indicators: [], ...form }, totalSum)).toBe(expected);
  });
});

describe("logicalPath", () => {
  const form = {
    funds: { sources: [{ name: " 区级资金 " }, { name: "　" }, { name: "区级资金" }] },
    indicators: [{ name: "产出指标", children: [{ name: "" }] }],
    analysis: { "a~b": "…", 产出情况: null },
    meta: { rows: [{ name: "第一行" }] },
  } satisfies Evaluation;

  test.each([
    ["spaces around a name do not count", "/funds/sources/0/rate", ["funds", "区级资金", "rate"]],
    ["a name of nothing but a space is none", "/funds/sources/1/rate", ["funds", "#2", "rate"]],
    ["an empty name is none", "/indicators/0/children/0/score", ["产出指标", "#1", "score"]],
    ["twins are counted without their spaces", "/funds/sources/2/rate", ["funds", "区级资金#2", "rate"]],
    ["a tilde in a key", "/analysis/a~0b", ["analysis", "a~b"]],
    ["only the lists of the form have names", "/meta/rows/0/name", ["meta", "rows", "0", "name"]],
    ["a path that leads nowhere", "/analysis/产出情况/x", ["analysis", "产出情况", "x"]],
    ["a list that is not there", "/total/sources/0/rate", ["total", "0", "rate"]],
  ])("%s", (_, path, names) => {
    expect(logicalPath(form, path)).toEqual(names);
  });
});

describe("accepting one finding of several", () => {
  // 9 + 90 = 99, not 100; 90 ÷ 100 = 90%, not 91%.
  const form = {
    ...wrongTotal,
    funds: { ...sound.funds, total: { ...sound.funds.total, rate: "91%" } },
  } satisfies Evaluation;
  const assessment = assess(form, mof2020);
  const finding = assessment.findings.find(({ code }) => code === "total.sum")!;
  const grounds = { by: "李四", reason: "已函告更正" };

  test("marks that one, for ever where no last day is given, and leaves the others as they are", () => {
    const suppressor = createSuppressor(
      { suppressions: [toSuppression(form, finding, grounds)] },
      "2999-12-31",
    );
    const marked = suppressor.apply(form, assessment);
    expect(marked.findings.map(({ code, suppressed }) => [code, suppressed])).toEqual([
      ["execution.rate", undefined],
      ["total.sum", { by: "李四", reason: "已函告更正", until: null }],
    ]);
    expect(marked.total).toBe(assessment.total);
    expect(suppressor.unused()).toEqual([]);
  });

  test("one of another form marks nothing: the result is the same", () => {
    const suppressor = createSuppressor(
      { suppressions: [toSuppression(sound, finding, grounds)] },
      "2025-01-01",
    );
    expect(suppressor.apply(form, assessment)).toBe(assessment);
    expect(suppressor.unused()).toHaveLength(1);
  });

  test("the entry says form, code, cell and sentence for whoever reads the file", () => {
    expect(toSuppression(form, finding, grounds)).toEqual({
      fingerprint: "cdc94ee2c9fd4654a297e2f6d66927fb",
      // The start of SHA-256 over ["100",{"min":"99","max":"99"},[["cap",""],["execution","9"],["factor",""],["sum","99"]]].
      figures: "9a2f327473fc2aa0",
      by: "李四",
      reason: "已函告更正",
      form: "wrong-total",
      code: "total.sum",
      cell: "/total/score",
      message: "总分100与各项得分之和99不符（其中执行率得分9）",
    });
  });

  test("without an id there is no form to name, and a long sentence is cut to 200 characters", () => {
    const { id: _, ...nameless } = form;
    const long: Finding = { ...finding, message: { zh: "长".repeat(201), en: "" } };
    const entry = toSuppression(nameless, long, grounds);
    expect(Object.hasOwn(entry, "form")).toBe(false);
    expect(entry.message).toBe("长".repeat(200));
  });
});

describe("a file that is not as required", () => {
  const accepted = { fingerprint: "0123456789abcdef0123456789abcdef", by: "李四", reason: "已核" };
  const issuesOf = (...suppressions: unknown[]) => {
    const result = safeParseSuppressions({ suppressions });
    return result.success ? [] : result.issues;
  };

  test.each(["2024-01-01", "2024-09-30", "2024-10-29", "2024-12-31", "1999-02-09"])(
    "%s may be a last day",
    (until) => {
      expect(issuesOf({ ...accepted, until })).toEqual([]);
    },
  );

  test.each([
    ["until", "2024-00-10"],
    ["until", "2024-13-10"],
    ["until", "2024-01-00"],
    ["until", "2024-01-32"],
    ["until", "2024-01-41"],
    ["until", "2024-1-1"],
    ["until", "2024-01-2x"],
    ["until", "12024-01-01"],
    ["until", "2024-01-011"],
    ["fingerprint", "0123456789abcdef0123456789abcde"],
    ["fingerprint", "0123456789abcdef0123456789abcdef0"],
    ["fingerprint", "x0123456789abcdef0123456789abcdef"],
    ["reason", ""],
  ])("%s %j is refused", (key, value) => {
    expect(issuesOf({ ...accepted, [key]: value }).map(({ path }) => path)).toEqual([
      `/suppressions/0/${key}`,
    ]);
  });

  test("says what an entry must have, and up to five keys it may not", () => {
    const extra = Object.fromEntries(["a", "b", "c", "d", "e", "f"].map((key) => [key, 1]));
    const [issue] = issuesOf({ ...accepted, ...extra });
    expect(issue?.code).toBe("suppressions.unrecognized-keys");
    expect(issue?.message.zh).toContain("不符合格式 (a, b, c, d, e)；每条须有 fingerprint");
    expect(issue?.message.en).toContain("shape here (a, b, c, d, e); each needs fingerprint");
  });

  test("names no keys where none is the matter", () => {
    const [issue] = issuesOf({ ...accepted, by: 5 });
    expect(issue?.code).toBe("suppressions.invalid-type");
    expect(issue?.message.zh).toContain("不符合格式；");
    expect(issue?.message.en).toContain("shape here; each");
  });

  test("reports at most a hundred issues", () => {
    expect(issuesOf(...Array.from({ length: 101 }, () => ({ ...accepted, by: 5 })))).toHaveLength(100);
  });
});
