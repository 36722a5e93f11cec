import { describe, expect, test } from "vitest";
import { dotsOf, gradeNames } from "../../src/report/charts/batchCharts";
import { chooseRows, drawTable, FIRST_STATE, type SortKey } from "../../src/report/draw/batch";
import type { RowView } from "../../src/report/view/formView";

const base: RowView = {
  index: 0,
  name: "",
  project: "",
  place: "",
  ruleset: "mof-2020@1.0.0",
  stated: "100",
  accepted: "100",
  statedGrade: "优",
  acceptedGrade: "优",
  errors: 0,
  warnings: 0,
  infos: 0,
  suppressed: 0,
  rate: "1",
  initialRate: "1",
  codes: [],
};

const rows: readonly RowView[] = [
  {
    ...base,
    index: 0,
    name: "a",
    project: "路灯 10 号",
    stated: "98.5",
    accepted: "96",
    errors: 2,
    codes: ["total.sum"],
  },
  {
    ...base,
    index: 1,
    name: "b",
    project: "路灯 9 号",
    stated: null,
    accepted: "100",
    statedGrade: null,
    infos: 1,
  },
  {
    ...base,
    index: 2,
    name: "c",
    project: "桥梁",
    stated: "79",
    accepted: "81",
    statedGrade: "中",
    acceptedGrade: "良",
    initialRate: null,
  },
  {
    ...base,
    index: 3,
    name: "d",
    project: "安保",
    stated: "9",
    accepted: "9",
    statedGrade: "差",
    acceptedGrade: "差",
    initialRate: "0.157",
    place: "第二批.xlsx",
  },
];

const names = (state: Partial<typeof FIRST_STATE>) =>
  chooseRows(rows, { ...FIRST_STATE, ...state })
    .map(({ name }) => name)
    .join("");

describe("the table of forms", () => {
  test.each<[SortKey, boolean, string]>([
    ["name", false, "dcba"],
    ["stated", false, "dcab"],
    ["stated", true, "acdb"],
    ["difference", false, "adcb"],
    ["difference", true, "cdab"],
    ["statedGrade", false, "dcab"],
    ["acceptedGrade", true, "abcd"],
    ["errors", true, "abcd"],
    ["initialRate", false, "dabc"],
  ])(
    "sorts by %s (descending %s) as %s: figures by value, 安<路<桥 by sound, blanks last",
    (sort, descending, order) => {
      // 安 ān, 路 lù (9 before 10), 桥 qiáo.
      expect(names({ sort, descending })).toBe(sort === "name" ? "dbac" : order);
    },
  );

  test.each([
    [{ text: "路灯" }, "ab"],
    [{ text: "第二批" }, "d"],
    [{ code: "total.sum" }, "a"],
    [{ grade: "良" }, "c"],
    [{ text: "路灯", grade: "良" }, ""],
    [{}, "abcd"],
  ])("filters by %j", (state, expected) => {
    expect(names(state)).toBe(expected);
  });

  test("shows fifty rows a page, and counts all", () => {
    const many = Array.from({ length: 120 }, (_, index) => ({ ...base, index, name: `n${index}` }));
    const drawn = drawTable(many, "zh", { ...FIRST_STATE, page: 2 }).html;
    expect(drawn.match(/data-form="\d+"/g)).toEqual(
      Array.from({ length: 20 }, (_, i) => `data-form="${100 + i}"`),
    );
    expect(drawn).toContain("第 3 / 3 页");
    expect(drawn).toContain("共 120 份");
  });
});

test("grades stand from the best down, words that are none of them behind, none last", () => {
  expect(gradeNames({ stated: { 度: 1, "": 3, 差: 1 }, accepted: { 优: 4, 中: 1 } })).toEqual([
    "优",
    "良",
    "中",
    "差",
    "度",
    "",
  ]);
});

describe("dots of the scatter", () => {
  test("stand at rate and total, leave out what has neither, and stay within the picture", () => {
    const { dots, hidden } = dotsOf([...rows, { ...base, index: 4, initialRate: "7", stated: "1000" }]);
    expect(dots.map(({ x, y }) => [x, y])).toEqual([
      [100, 98.5],
      [15.7, 9],
      [150, 110],
    ]);
    expect(hidden).toBe(2);
  });

  test("put thousands of forms together where they nearly coincide", () => {
    const many = Array.from({ length: 4000 }, (_, index) => ({
      ...base,
      index,
      initialRate: `0.${String(index).padStart(4, "0")}`,
    }));
    const { dots } = dotsOf(many);
    // 0 % to 40 % in steps of 2.
    expect(dots.length).toBe(21);
    expect(dots.reduce((sum, dot) => sum + dot.rows.length, 0)).toBe(4000);
  });
});
