import { describe, expect, test } from "vitest";
import { EvaluationError } from "../../src/errors";
import { parseEvaluation, safeParseEvaluation } from "../../src/evaluation/parse";

function issuesOf(data: unknown) {
  const result = safeParseEvaluation(data);
  return result.success ? [] : result.issues;
}

function only(data: unknown) {
  const issues = issuesOf(data);
  expect(issues).toHaveLength(1);
  return issues[0]!;
}

const rows = (count: number, row: object = {}) => Array.from({ length: count }, () => row);
const withSources = (count: number) => ({ indicators: [], funds: { sources: rows(count) } });

describe("a form has at most 20,000 rows, levels included", () => {
  test.each<[what: string, data: unknown]>([
    // 2 + 9,999 + 9,999 = 20,000
    ["20,000 over two levels", { indicators: [{ children: rows(9999) }, { children: rows(9999) }] }],
    // 2 + 2 + 9,998 + 9,998 = 20,000
    [
      "20,000 over three levels",
      { indicators: [{ children: [{ children: rows(9998) }] }, { children: [{ children: rows(9998) }] }] },
    ],
  ])("%s are accepted", (_, data) => {
    expect(issuesOf(data)).toEqual([]);
  });

  test.each<[what: string, data: unknown, path: string]>([
    [
      "20,001 over two levels",
      { indicators: [{ children: rows(9999) }, { children: rows(10_000) }] },
      "/indicators",
    ],
    [
      "20,001 over three levels",
      { indicators: [{ children: [{ children: rows(9998) }] }, { children: [{ children: rows(9999) }] }] },
      "/indicators",
    ],
    ["20,001 of the first level", { indicators: rows(20_001) }, "/indicators"],
    ["20,001 sources", withSources(20_001), "/funds/sources"],
  ])("%s are not", (_, data, path) => {
    const issue = only(data);
    expect(issue).toMatchObject({ code: "form.too-many-rows", path });
    expect(issue.message.zh).toContain("至多20000行");
    expect(issue.message.en).toContain("at most 20000 rows");
  });

  test("the list that is too long is named, not the one that is just short enough", () => {
    const indicators = [{ children: rows(9999) }, { children: rows(9999) }];
    expect(only({ indicators, funds: { sources: rows(20_001) } }).path).toBe("/funds/sources");
  });

  test("20,000 sources are refused for another reason: a list has at most 10,000 items", () => {
    expect(only(withSources(20_000))).toMatchObject({ code: "value.too-big", path: "/funds/sources" });
    expect(issuesOf(withSources(10_000))).toEqual([]);
  });

  test.each([
    { indicators: "abc" },
    { indicators: [null, 5] },
    { indicators: [], funds: null },
    5,
    undefined,
  ])("what is no form at all is counted without failing: %j", (data) => {
    expect(safeParseEvaluation(data).success).toBe(false);
  });
});

describe("what each issue says", () => {
  test.each<[data: object, path: string, zh: string, en: string]>([
    [{ indicators: [{ name: 5 }] }, "/indicators/0/name", "“name”应为文本；", '"name" must be a text;'],
    [{ indicators: [], total: 5 }, "/total", "“total”应为对象；", '"total" must be an object;'],
    [{ indicators: [], analysis: [] }, "/analysis", "“analysis”应为对象；", '"analysis" must be an object;'],
    [{ indicators: [], year: "2024" }, "/year", "“year”应为数字；", '"year" must be a number;'],
    [{ indicators: [], year: 2024.5 }, "/year", "“year”应为整数；", '"year" must be a whole number;'],
    [
      { indicators: [{ score: true }] },
      "/indicators/0/score",
      '“score”应为印刷的数字或文本（如 "8.94"）、JSON 数字或 null；',
      '"score" must be a figure or text as printed (such as "8.94"), a JSON number or null;',
    ],
  ])("%j", (data, path, zh, en) => {
    const issue = only(data);
    expect(issue).toMatchObject({ code: "value.type", path });
    expect(issue.message).toEqual({
      zh: `${zh}空白请省略该键`,
      en: `${en} leave the key out where blank`,
    });
  });

  test.each([{}, { indicators: {} }])("%j: the one key that may not be left out", (data) => {
    expect(only(data)).toEqual({
      code: "value.type",
      path: "/indicators",
      message: {
        zh: "“indicators”应为数组；该键不可省略",
        en: '"indicators" must be an array; it may not be left out',
      },
    });
  });

  test.each([[], null, "form", undefined])("%j: what a form is", (data) => {
    expect(only(data)).toEqual({
      code: "value.type",
      path: "",
      message: {
        zh: '一张表是一个对象，至少有键 indicators，如 {"indicators": []}',
        en: 'a form is one object with at least the key indicators, such as {"indicators": []}',
      },
    });
  });

  test.each<[data: object, code: string, path: string, zh: string, en: string]>([
    [
      { currencyUnit: "美元" },
      "value.not-allowed",
      "/currencyUnit",
      "只能是：元 / 万元 / 亿元",
      "must be one of: 元 / 万元 / 亿元",
    ],
    [{ year: 1899 }, "value.too-small", "/year", "超出范围（限 ≥ 1900）", "out of range (must be ≥ 1900)"],
    [{ year: 10_000 }, "value.too-big", "/year", "超出范围（限 ≤ 9999）", "out of range (must be ≤ 9999)"],
    [
      { scroe: 1 },
      "key.unknown",
      "/scroe",
      "不认识的键“scroe”，是否应为“score”？",
      'unknown key "scroe"; did you mean "score"?',
    ],
    [
      { 完全不同: 1 },
      "key.unknown",
      "/完全不同",
      "不认识的键“完全不同”，请删除或改正；自有数据请放在 meta 中",
      'unknown key "完全不同"; remove or correct it, own data belongs in meta',
    ],
  ])("%j", (data, code, path, zh, en) => {
    expect(only({ indicators: [], ...data })).toEqual({ code, path, message: { zh, en } });
  });

  test("a key of any length is shown by its first 60 characters", () => {
    expect(only({ indicators: [], ["键".repeat(61)]: 1 }).path).toBe(`/${"键".repeat(60)}`);
  });

  // Every key of a form is known to the speller: one letter too many at its end is recognised.
  test.each([
    ..."id title year project currencyUnit funds goals indicators total analysis meta".split(" "),
    ..."name code department implementer weight sources children planned achieved grade score".split(" "),
    ..."reason appliedBudget initialBudget budget executed carryover rate initialTarget target".split(" "),
    "actual",
  ])("%s is a key that can be meant", (key) => {
    const shortest = 3;
    const issue = only({ indicators: [], [`${key}x`]: 1 });
    expect(issue.message.zh.includes(`是否应为“${key}”`)).toBe(key.length >= shortest);
  });
});

describe("at most a hundred issues", () => {
  test("of wrong values", () => {
    expect(issuesOf({ indicators: rows(101, { weight: {} }) })).toHaveLength(100);
    expect(issuesOf({ indicators: rows(99, { weight: {} }) })).toHaveLength(99);
  });

  test("of unknown keys in several rows", () => {
    const row = Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`未知${i}`, 1]));
    const issues = issuesOf({ indicators: [row, row] });
    expect(issues).toHaveLength(100);
    expect(issues[60]?.path).toBe("/indicators/1/未知0");
  });
});

test("parseEvaluation throws every issue", () => {
  const data = { indicators: [], year: "2024", total: 5 };
  try {
    parseEvaluation(data);
    expect.unreachable();
  } catch (error) {
    expect(error).toBeInstanceOf(EvaluationError);
    expect((error as EvaluationError).issues).toEqual(issuesOf(data));
  }
});
