import { describe, expect, test } from "vitest";
import { readValue } from "../../src/value/readValue";
import { printReading } from "./printReading";

const IN_2024 = { year: 2024 };

/** How each of the words reads with the others around it. */
function readings(words: string, cellOf: (word: string) => string): [word: string, reading: string][] {
  return words.split(" ").map((word) => [word, printReading(readValue(cellOf(word), IN_2024))]);
}

function allRead(words: string, reading: string): [word: string, reading: string][] {
  return words.split(" ").map((word) => [word, reading]);
}

describe("words before a day", () => {
  test.each([
    ["于 在 已于 应于 均于 从 自 : ： 时间: 时间：于", "2024-06-30..2024-06-30"],
    ["截至 截止 截止到 截至到 不晚于 不迟于 最迟 最晚 于截至 最迟于", "2024-01-01..2024-06-30"],
  ])("%s", (words, reading) => {
    expect(readings(words, (word) => `${word}2024年6月30日`)).toEqual(allRead(words, reading));
  });
});

describe("words behind a day", () => {
  test.each([
    ["之前 以前 前 前完成 之前全部完工", "2024-01-01..2024-06-30"],
    [
      "完成 完工 竣工 交付 验收 支付 发放 到位 实施 执行 使用 投入使用 开展 结束 办结 举办 召开 投产 兑现 拨付 付清 缴纳 完毕 " +
        "到账 落实 上线 启用 建成 印发 报送 上报 提交 发布 全部 已 均 全面 按时 顺利 并 期间 均已全部支付完毕",
      "2024-06-30..2024-06-30",
    ],
    ["起 后 左右 未完成 完成3次 之", "text"],
  ])("%s", (words, reading) => {
    expect(readings(words, (word) => `2024年6月30日${word}`)).toEqual(allRead(words, reading));
  });
});

describe("words for a year", () => {
  test.each([
    ["2024年 2024年度 本年度 本年 当年度 当年 今年 二〇二四年 二零二四年度 24年", "2024-06-01..2024-06-30"],
    ["2025年 次年 翌年 明年 下年 第二年 二〇二五年 25年", "2025-06-01..2025-06-30"],
    ["2023年 上年 去年 23年", "2023-06-01..2023-06-30"],
    // Ten years from the form's and no further.
    ["14年", "2014-06-01..2014-06-30"],
    ["34年", "2034-06-01..2034-06-30"],
    ["13年 35年 4年 124年 1899年 2100年 一八九九年 二一〇〇年 二〇二年", "text"],
    ["1900年 一九〇〇年", "1900-06-01..1900-06-30"],
    ["2099年 二〇九九年", "2099-06-01..2099-06-30"],
  ])("%s", (words, reading) => {
    expect(readings(words, (word) => `${word}6月`)).toEqual(allRead(words, reading));
  });

  test("of another year need the form's own", () => {
    expect(printReading(readValue("次年6月", { year: null }))).toBe("text");
    expect(printReading(readValue("24年6月", { year: null }))).toBe("text");
  });
});

// A year of two digits, none of one or of none, near as 2004 and 2000 are.
test.each([
  ["04年6月", "2004-06-01..2004-06-30"],
  ["4年6月", "text"],
  ["年6月", "text"],
])("in 2008 %s is %s", (cell, reading) => {
  expect(printReading(readValue(cell, { year: 2008 }))).toBe(reading);
});

describe("the whole of the form's year", () => {
  const words =
    "全年 持续全年 全年持续 全年开展 全年进行 全年实施 全年度 本年度 本年 当年 年内 本年内 年度内 本年度内 当年内 常年 " +
    "按月 每月 逐月 按季 按季度 每季度 每季 逐季 按年 按年度 每年 按日 每日 每天 按周 每周 " +
    "按月发放 按月支付 按月完成 按季发放 按季支付 按季度支付 按季度发放 按年支付";

  test("is what these say", () => {
    expect(readings(words, (word) => word)).toEqual(allRead(words, "2024-01-01..2024-12-31"));
  });

  test("which is none where the form has no year", () => {
    for (const word of words.split(" ")) {
      expect([word, readValue(word, { year: null }).kind]).toEqual([word, "text"]);
    }
  });
});

describe("parts of a year", () => {
  test.each([
    ["上半年", "2024-01-01..2024-06-30"],
    ["下半年", "2024-07-01..2024-12-31"],
    ["前三季度", "2024-01-01..2024-09-30"],
    ["年底 年末 年终 四季度末 四季度底 第四季度末 4季度末", "2024-12-01..2024-12-31"],
    ["年初 一季度初 1季度初", "2024-01-01..2024-01-31"],
    ["一季度 第一季度 1季度 第1季度 一季 第一季", "2024-01-01..2024-03-31"],
    ["二季度 第二季度", "2024-04-01..2024-06-30"],
    ["三季度 第三季度", "2024-07-01..2024-09-30"],
    ["四季度 第四季度 第4季", "2024-10-01..2024-12-31"],
    ["二季度末", "2024-06-01..2024-06-30"],
    ["三季度初", "2024-07-01..2024-07-31"],
    ["第0季度 第5季度 第零季度 第五季度", "text"],
    ["五季度", "· 5 季度 month"],
  ])("%s", (words, reading) => {
    expect(readings(words, (word) => word)).toEqual(allRead(words, reading));
  });

  test.each([
    ["底 末 年底 年末 年终", "2023-12-01..2023-12-31"],
    ["初 年初", "2023-01-01..2023-01-31"],
    ["内 年内 全年", "2023-01-01..2023-12-31"],
    ["上半年", "2023-01-01..2023-06-30"],
    ["第三季度 三季度 3季度", "2023-07-01..2023-09-30"],
  ])("behind a printed year: %s", (words, reading) => {
    expect(readings(words, (word) => `2023年${word}`)).toEqual(allRead(words, reading));
  });

  test("底, 末, 初 and 内 alone are none", () => {
    expect(readings("底前 末 初 内", (word) => word)).toEqual(allRead("底前 末 初 内", "text"));
  });
});

describe("parts of a month", () => {
  test.each([
    ["上旬 初 份上旬", "2024-02-01..2024-02-10"],
    ["中旬 中 份中旬", "2024-02-11..2024-02-20"],
    ["下旬 底 末 份底", "2024-02-21..2024-02-29"],
    ["份", "2024-02-01..2024-02-29"],
    ["1日 1号 01日 一日", "2024-02-01..2024-02-01"],
    ["29日 二十九日", "2024-02-29..2024-02-29"],
    ["10日 十日", "2024-02-10..2024-02-10"],
    ["0日 30日 三十日 100日 1", "text"],
  ])("%s", (words, reading) => {
    expect(readings(words, (word) => `2月${word}`)).toEqual(allRead(words, reading));
  });

  test.each([
    ["1月 01月 一月", "2024-01-01..2024-01-31"],
    ["12月 十二月", "2024-12-01..2024-12-31"],
    ["10月 十月", "2024-10-01..2024-10-31"],
    ["0月 00月 13月 十三月 零月 二十月 112月 012月", "text"],
  ])("%s", (words, reading) => {
    expect(readings(words, (word) => word)).toEqual(allRead(words, reading));
  });
});

describe("from one time to another", () => {
  const MARKS = "- – — ― − ~ 〜 ∼ ～ 至 到 -- ——";

  test.each([
    ["months", (mark: string) => `3${mark}5月`, "2024-03-01..2024-05-31"],
    ["months, both with 月", (mark: string) => `3月${mark}5月`, "2024-03-01..2024-05-31"],
    ["days", (mark: string) => `3月1日${mark}5月2日`, "2024-03-01..2024-05-02"],
    ["days of one month", (mark: string) => `3月1日${mark}15日`, "2024-03-01..2024-03-15"],
    ["years", (mark: string) => `2022${mark}2024年`, "2022-01-01..2024-12-31"],
    ["years, with 年度", (mark: string) => `2022${mark}2024年度`, "2022-01-01..2024-12-31"],
    ["pointed months", (mark: string) => `2023.11${mark}2024.2`, "2023-11-01..2024-02-29"],
  ])("%s", (_, cellOf, reading) => {
    expect(readings(MARKS, cellOf)).toEqual(allRead(MARKS, reading));
  });

  test.each([
    ["5月至3月", "text"],
    ["3月15日至3月1日", "text"],
    ["2024-2022年", "text"],
    ["2024-2024年", "2024-01-01..2024-12-31"],
    ["3月1日至32日", "text"],
    ["3月---5月", "text"],
    ["2月1日-29日", "2024-02-01..2024-02-29"],
    ["2月1日-30日", "text"],
    ["上半年至9月", "2024-01-01..2024-09-30"],
    ["2023年12月-2024年1月", "2023-12-01..2024-01-31"],
    ["2024年6月至12月前", "2024-01-01..2024-12-31"],
    // Neither end before the other's; the same day is no earlier one.
    ["上半年至3月", "text"],
    ["3月至上半年", "text"],
    ["6月至6月30日", "2024-06-01..2024-06-30"],
    ["6月1日至6月", "2024-06-01..2024-06-30"],
    ["6月1-15日", "2024-06-01..2024-06-15"],
    ["6月1日-30号", "2024-06-01..2024-06-30"],
    ["3月至底", "text"],
    ["9月至末", "text"],
    ["3到位", "text"],
    ["3月到位", "2024-03-01..2024-03-31"],
  ])("%s is %s", (cell, reading) => {
    expect(printReading(readValue(cell, IN_2024))).toBe(reading);
  });
});

describe("years, months and dates behind points, dashes and slashes", () => {
  test.each([
    ["2024.1.1", "2024-01-01..2024-01-01"],
    ["2024.01.01", "2024-01-01..2024-01-01"],
    ["2024/12/31", "2024-12-31..2024-12-31"],
    ["2024-2-29", "2024-02-29..2024-02-29"],
    ["2024.6月", "2024-06-01..2024-06-30"],
    ["2024.6月底", "2024-06-21..2024-06-30"],
    ["2024/6", "2024-06-01..2024-06-30"],
    ["2024.12", "2024-12-01..2024-12-31"],
    ["2024-06-2024-08", "2024-06-01..2024-08-31"],
    ["1900.5", "1900-05-01..1900-05-31"],
    ["2099.5", "2099-05-01..2099-05-31"],
    ["2024-2-30", "text"],
    ["2024-6-300", "text"],
    ["2024-6/30", "text"],
    ["2024/13", "text"],
    ["2024/0", "text"],
    ["2024/123", "text"],
    ["12024-06", "text"],
    ["202-06", "text"],
  ])("%s is %s", (cell, reading) => {
    expect(printReading(readValue(cell, IN_2024))).toBe(reading);
  });
});
