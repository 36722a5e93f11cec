import { describe, expect, test } from "vitest";
import { readValue } from "../../src/value/readValue";
import { BLANKS, COMPARATORS, DATES, JUDGEMENTS, LABELS, NUMBERS, UNITS } from "./edgeCells";
import { printReading } from "./printReading";
import { LAYOUT_A, LAYOUT_B, OTHER_PRINTS, OTHER_REGIONS } from "./realCells";

const IN_2024 = { year: 2024 };

describe("reads cells of published forms as a reviewer does", () => {
  test.each([...LAYOUT_A, ...LAYOUT_B, ...OTHER_PRINTS, ...OTHER_REGIONS])("%s is %s", (cell, reading) => {
    expect(printReading(readValue(cell, IN_2024))).toBe(reading);
  });

  test("holds at least 250 different ones", () => {
    expect(new Set([...LAYOUT_A, ...LAYOUT_B].map(([cell]) => cell)).size).toBeGreaterThanOrEqual(250);
  });
});

describe.each([
  ["comparators", COMPARATORS],
  ["numbers", NUMBERS],
  ["units", UNITS],
  ["figures inside texts", LABELS],
  ["dates and periods", DATES],
  ["judgements", JUDGEMENTS],
  ["blanks", BLANKS],
])("reads %s", (_, table) => {
  test.each(table)("%j is %s", (cell, reading) => {
    expect(printReading(readValue(cell, IN_2024))).toBe(reading);
  });
});

describe("keeps", () => {
  test("the raw form of every kind", () => {
    for (const cell of [" ≥９５％ ", " 2024年 6月", "提 高 "]) {
      expect(readValue(cell, IN_2024)).toMatchObject({ raw: cell });
    }
  });

  test.each([
    ["98.90", 2],
    ["16708.23万", 2],
    ["1,200.5万元", 1],
    ["1.5-2.25万元", 2],
    ["九十五点五", 1],
    ["十二个", 0],
  ])("of %s the decimals printed: %i", (cell, decimals) => {
    expect(readValue(cell, IN_2024)).toMatchObject({ kind: "quantity", decimals });
  });
});

describe("without the form's year", () => {
  test.each([
    ["2024年6月", "2024-06-01..2024-06-30"],
    ["2024.6", "2024-06-01..2024-06-30"],
    ["2022年9月至次年4月", "2022-09-01..2023-04-30"],
    ["6月份", "text"],
    ["12月底前", "text"],
    ["全年", "text"],
    ["第二季度", "text"],
    ["24年11月", "text"],
    ["≥95%", "≥ 95 % ratio"],
  ])("%s is %s", (cell, reading) => {
    expect(printReading(readValue(cell, { year: null }))).toBe(reading);
  });

  test.each([[Number.NaN], [2024.5], [0], [20240]])("an impossible year (%d) is none", (year) => {
    expect(printReading(readValue("6月份", { year }))).toBe("text");
  });
});

describe("a cell that is a JSON number", () => {
  test.each([
    [95, "· 95 · ·"],
    [0, "· 0 · ·"],
    [-5.5, "· -5.5 · ·"],
    [0.9, "· 0.9 · ·"],
    [2024.6, "2024-06-01..2024-06-30"],
    // January, or October without its zero.
    [2024.1, "text"],
    [1e21, "text"],
    [Number.NaN, "text"],
    [Number.POSITIVE_INFINITY, "text"],
  ])("%d is %s", (cell, reading) => {
    expect(printReading(readValue(cell, IN_2024))).toBe(reading);
  });

  test.each([[undefined], [null]])("%s is blank", (cell) => {
    expect(readValue(cell, IN_2024)).toEqual({ kind: "blank" });
  });
});

test("a cell in which the rest of a template may stand is marked, and no other", () => {
  expect(readValue("完成XXX项", IN_2024)).toMatchObject({ kind: "text", isOdd: true });
  expect(readValue("指标7", IN_2024)).toMatchObject({ isOdd: true });
  expect(readValue("完成七项", IN_2024)).not.toHaveProperty("isOdd");
  expect(readValue("7项", IN_2024)).not.toHaveProperty("isOdd");
});

test("reading twice gives the same value and shares nothing that changes", () => {
  const first = readValue("≤0.7元/天·平方米", IN_2024);
  readValue("≤0.9元/人", IN_2024);
  expect(readValue("≤0.7元/天·平方米", IN_2024)).toEqual(first);
});
