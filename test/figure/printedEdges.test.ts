import { describe, expect, test } from "vitest";
import { format } from "../../src/figure/exact";
import { isBlank, printedOf, readFigure, spreadsheetErrorIn, toHalfWidth } from "../../src/figure/printed";

function read(cell: string | number) {
  const read = readFigure(cell);
  if (read.kind !== "figure") return read.kind;
  const { value, decimals, suffix } = read.figure;
  return [format(value), decimals, suffix];
}

describe("what stands behind the digits", () => {
  test.each([
    ["5%", ["5", 0, "%"]],
    ["5 ‰", ["5", 0, "‰"]],
    ["5元", ["5", 0, "元"]],
    ["1.50万元", ["1.5", 2, "万元"]],
    ["5亿元", ["5", 0, "亿元"]],
    ["5.8万", ["5.8", 1, "万"]],
    ["2亿", ["2", 0, "亿"]],
    ["9.5分", ["9.5", 1, "分"]],
    ["5千元", "notANumber"],
    ["5元整", "notANumber"],
    ["％", "notANumber"],
  ])("%s", (cell, expected) => {
    expect(read(cell)).toEqual(expected);
  });
});

describe("separators", () => {
  test.each([
    ["1,234,567.89", ["1234567.89", 2, null]],
    ["12,345", ["12345", 0, null]],
    ["123,456", ["123456", 0, null]],
    ["-1,234", ["-1234", 0, null]],
    ["-123,456", ["-123456", 0, null]],
    ["+123,456", ["123456", 0, null]],
    ["−5", ["-5", 0, null]],
    ["−123,456.7", ["-123456.7", 1, null]],
    ["1,234元", ["1234", 0, "元"]],
    ["1234,567", "notANumber"],
    ["1,234,56", "notANumber"],
    ["1,2345", "notANumber"],
    ["1,2345.6", "notANumber"],
    ["1,2345%", "notANumber"],
    ["1,2345,678", "notANumber"],
    ["1,234,", "notANumber"],
    ["1,a23", "notANumber"],
    ["1,23a", "notANumber"],
    ["1.234,567", "notANumber"],
    ["1,234.", "notANumber"],
    ["1. 5", "notANumber"],
  ])("%s", (cell, expected) => {
    expect(read(cell)).toEqual(expected);
  });
});

describe("the longest figures", () => {
  const thirty = "123456789012345678901234567890";
  test.each([
    [thirty, [thirty, 0, null]],
    [`-${thirty}`, [`-${thirty}`, 0, null]],
    [`+${thirty}`, [thirty, 0, null]],
    [`${thirty}1`, "notANumber"],
    ["0.0123456789", ["0.0123456789", 10, null]],
    ["0.01234567891", "notANumber"],
    // 20 digits before the point and 10 behind it are 30.
    ["12345678901234567890.0123456789", ["12345678901234567890.0123456789", 10, null]],
    ["123456789012345678901.0123456789", "notANumber"],
  ])("%s", (cell, expected) => {
    expect(read(cell)).toEqual(expected);
  });

  test("are too long rather than no figure", () => {
    expect(readFigure(`${thirty}1%`)).toMatchObject({ reason: "too-long" });
    expect(readFigure(`${thirty}1x`)).toMatchObject({ reason: "grammar" });
  });
});

describe("a blank cell", () => {
  test.each([
    "-",
    "--",
    "—",
    "——",
    "–",
    "―",
    "−",
    "─",
    "/",
    "\\",
    "／",
    "－－",
    " — ",
    " ".repeat(8),
    "　".repeat(9),
  ])("%j is one", (cell) => {
    expect(isBlank(cell)).toBe(true);
    expect(readFigure(cell)).toEqual({ kind: "blank" });
  });

  test.each(["0", "无", "---", "//", "-----", "—".repeat(9), "        x", "          x", ".", "+"])(
    "%j is none",
    (cell) => {
      expect(isBlank(cell)).toBe(false);
      expect(readFigure(cell).kind).not.toBe("blank");
    },
  );

  test.each([0, -1, Number.NaN])("the number %d is none", (cell) => {
    expect(isBlank(cell)).toBe(false);
  });
});

describe("a spreadsheet's error", () => {
  test.each([
    ["#DIV/0!", "#DIV/0!"],
    ["#ref!", "#ref!"],
    ["结果为#N/A", "#N/A"],
    ["#VALUE!%", "#VALUE!"],
    ["#NAME?", "#NAME?"],
    ["#NUM!", "#NUM!"],
    ["＃ＮＵＬＬ！", "#NULL!"],
    ["# 1", null],
    ["#", null],
    ["N/A", null],
    ["", null],
  ])("in %j: %j", (text, expected) => {
    expect(spreadsheetErrorIn(text)).toBe(expected);
  });

  test("is kept as printed", () => {
    expect(readFigure("＃REF！")).toEqual({ kind: "spreadsheetError", printed: "＃REF！" });
  });
});

describe("printedOf gives every kind of cell as it stands there", () => {
  test.each([
    ["１００％", "１００％"],
    ["#REF!", "#REF!"],
    ["九十", "九十"],
    ["—", null],
  ])("%s", (cell, expected) => {
    expect(printedOf(readFigure(cell))).toBe(expected);
  });
});

describe("toHalfWidth", () => {
  test.each([
    ["！～", "!~"],
    ["Ａｚ０", "Az0"],
    ["\uff00\uff5f", "\uff00\uff5f"],
    ["a\u00a0b　c", "a b c"],
    ["满意　", "满意 "],
    ["　满意", " 满意"],
    ["（满）意（度）", "(满)意(度)"],
    ["half", "half"],
    ["", ""],
  ])("%j is %j", (text, expected) => {
    expect(toHalfWidth(text)).toBe(expected);
  });
});

// More than the memo holds, twice: what was read once is read the same again.
test("more short figures than are remembered are each read as themselves", () => {
  for (let round = 0; round < 2; round += 1) {
    for (let n = 0; n < 5_000; n += 1) expect(read(`${n}.5`)).toEqual([`${n}.5`, 1, null]);
  }
});
