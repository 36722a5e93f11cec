import { describe, expect, test } from "vitest";
import { readDigits } from "../../src/value/number";
import { readValue } from "../../src/value/readValue";
import { Scanner } from "../../src/value/scanner";
import { printReading } from "./printReading";
import type { CellReading } from "./realCells";

// Cells made up beside those of edgeCells.ts, in the same notation.

const NUMERALS: readonly CellReading[] = [
  ["零个", "· 0 个 count:个"],
  ["〇次", "· 0 次 count:次"],
  ["十人", "· 10 人 count:人"],
  ["一十人", "· 10 人 count:人"],
  ["九十九户", "· 99 户 count:户"],
  ["二百人", "· 200 人 count:人"],
  ["两百零三人", "· 203 人 count:人"],
  ["四百五十六户", "· 456 户 count:户"],
  ["七千八百九十一户", "· 7891 户 count:户"],
  ["一千零一十人", "· 1010 人 count:人"],
  ["一千零二人", "· 1002 人 count:人"],
  ["两千三百人", "· 2300 人 count:人"],
  ["一万零五人", "· 10005 人 count:人"],
  ["一万二千三百四十五人", "· 12345 人 count:人"],
  ["九十五点三个", "· 95.3 个 count:个"],
  ["零点五万元", "· 0.5 万元 money"],
  ["三点一四一五九二六五三五", "· 3.1415926535 · ·"],
  ["三点一四一五九二六五三五八", "text"],
  ["三点", "text"],
  // What is no number, or could be two.
  ["零五个", "text"],
  ["一百零", "text"],
  ["一百零人", "text"],
  ["一百十人", "text"],
  ["一千百人", "text"],
  ["一千零零五人", "text"],
  ["一千零一百人", "text"],
  ["一千一十人", "text"],
  ["一百一千人", "text"],
  ["一百五万三千人", "text"],
  ["三万零人", "text"],
  ["两", "text"],
  ["〇", "text"],
  ["半", "text"],
  ["约三十人", "· 30 人 count:人"],
  ["不少于约三十人", "≥ 30 人 count:人"],
];

const PARTS: readonly CellReading[] = [
  ["百分之", "text"],
  ["百分之千", "text"],
  ["百分之多少", "text"],
  ["分之五", "text"],
  ["千分之九点五", "· 9.5 ‰ ratio"],
  ["合格率百分之九十八", "· 98 % ratio"],
  ["合格率百分百", "· 100 % ratio"],
  ["百分之百以上", "≥ 100 % ratio"],
];

const DIGITS: readonly CellReading[] = [
  ["123,456元", "· 123456 元 money"],
  ["≥123,456元", "≥ 123456 元 money"],
  ["≥12,345,678元", "≥ 12345678 元 money"],
  ["1234,567元", "text"],
  ["-1000000000000000000000000000000", "text"],
  ["10--人", "text"],
  ["10-10人", "· 10 人 count:人"],
  ["20±0℃", "· 20 ℃ temperature"],
  ["20±0.5℃", "· 19.5..20.5 ℃ temperature"],
  ["10〜20人", "· 10..20 人 count:人"],
  ["10∼20人", "· 10..20 人 count:人"],
  ["10―20人", "· 10..20 人 count:人"],
  ["10−20人", "· 10..20 人 count:人"],
  ["10——20人", "· 10..20 人 count:人"],
];

const TAILS: readonly CellReading[] = [
  ["控制在≥95%", "≥ 95 % ratio"],
  ["控制在95%以上", "≥ 95 % ratio"],
  ["5万余", "> 5 万 number"],
  ["5万多", "> 5 万 number"],
  ["6余人", "> 6 人 count:人"],
  // 月 is a month or a length of time.
  ["≤12月完工", "text"],
  ["5内部", "text"],
  ["3个月内完成", "≤ 3 个月 month"],
  ["2个季度内完工", "≤ 2 个季度 month"],
  ["4小时内修复", "≤ 4 小时 time"],
  ["7天内反馈", "≤ 7 天 day"],
  ["3个会议室内部", "text"],
  // In parentheses, or behind a comma that it is done; nothing else is a remark.
  ["26万元（含税", "text"],
  ["26万元（含税）（一批付清）", "text"],
  ["26万元（含税）", "· 26 万元 money"],
  ["98%；已全部完成", "· 98 % ratio"],
  ["98%，达成目标", "· 98 % ratio"],
  ["98%，达标", "· 98 % ratio"],
  ["98%，达到目标", "· 98 % ratio"],
  ["98%，全部合格", "· 98 % ratio"],
  ["98%，已验收", "· 98 % ratio"],
  ["98%，完成验收", "· 98 % ratio"],
  ["98%，情况良好", "text"],
  ["98%，未达标", "text"],
  ["26万元已经全部支付", "text"],
  // What is measured is not counted too.
  ["140平米份", "· 140 平米份 count:平米份"],
  ["100米条", "· 100 米条 count:米条"],
  ["3吨台", "· 3 吨台 count:吨台"],
  ["5立方米箱", "· 5 立方米箱 count:立方米箱"],
  ["20度户", "· 20 度户 count:度户"],
  ["100平米套房", "· 100 平米 area"],
];

const SIGNS: readonly CellReading[] = [
  ["≥12月", "≥ 12 月 month"],
  [">12月", "> 12 月 month"],
  ["<12月", "< 12 月 month"],
  ["=12月", "= 12 月 month"],
  ["±12月", "± 12 月 month"],
  ["工期≤12月", "≤ 12 月 month"],
  // Two that are no pair: one direction, or a conflict.
  [">≥8人", "> 8 人 count:人"],
  ["<≤8人", "< 8 人 count:人"],
  ["≥>8人", "≥ 8 人 count:人"],
  ["≤<8人", "≤ 8 人 count:人"],
  ["<>8人", "text"],
  ["><8人", "text"],
  ["=≤8人", "≤ 8 人 count:人"],
];

const ENDS: readonly CellReading[] = [
  // 100 characters are read.
  [`27万元(${"含".repeat(94)})`, "· 27 万元 money"],
  [`27万元(${"含".repeat(95)})`, "text"],
  // A dash is nothing, and so it is with a full stop; the stop alone is something.
  ["—。", "blank"],
  ["/；", "blank"],
  ["；", "text"],
  ["、", "text"],
  ["\u200b", "blank"],
];

test.each([
  [12024.1, "· 12024.1 · ·"],
  [2024.12, "2024-12-01..2024-12-31"],
  [2023.1, "text"],
  ["2022.1", "2022-01-01..2022-01-31"],
])("%j is %s", (cell, reading) => {
  expect(printReading(readValue(cell, { year: 2024 }))).toBe(reading);
});

describe.each([
  ["signs", SIGNS],
  ["the longest and the emptiest", ENDS],
  ["numbers in Chinese words", NUMERALS],
  ["parts of a hundred", PARTS],
  ["digits, ranges, tolerances", DIGITS],
  ["what stands behind a figure", TAILS],
])("reads %s", (_, table) => {
  test.each(table)("%j is %s", (cell, reading) => {
    expect(printReading(readValue(cell, { year: 2024 }))).toBe(reading);
  });
});

test.each([
  ["1.25-3.5万元", 2],
  ["3-2.125万元", null],
  ["2-3.125万元", 3],
  ["20±0.125℃", 3],
  ["八十五点二五", 2],
  ["8,500.250元", 3],
])("of %s as many decimals as the longer figure prints: %s", (cell, decimals) => {
  const value = readValue(cell, { year: 2024 });
  expect(value.kind === "quantity" ? value.decimals : null).toBe(decimals);
});

test("a figure stands at most 40 characters from the front", () => {
  const behind = (characters: number) =>
    printReading(readValue(`${"达到".repeat(characters / 2)}5人`, { year: 2024 }));
  expect([behind(40), behind(42)]).toEqual(["· 5 人 count:人", "text"]);
});

test("no digit is no number, and nothing is read", () => {
  const scanner = new Scanner("度");
  expect([readDigits(scanner), scanner.at]).toEqual([null, 0]);
});
