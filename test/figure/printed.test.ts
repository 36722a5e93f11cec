import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { format } from "../../src/figure/exact";
import { isBlank, readFigure, spreadsheetErrorIn, toHalfWidth } from "../../src/figure/printed";

describe("readFigure", () => {
  test.each([
    ["8.94", "8.94", 2, null],
    ["98.90", "98.9", 2, null],
    ["1,594.489", "1594.489", 3, null],
    ["3,843", "3843", 0, null],
    ["89.42%", "89.42", 2, "%"],
    ["８９．４２％", "89.42", 2, "%"],
    ["１，５９４", "1594", 0, null],
    [" 10 ", "10", 0, null],
    ["-5", "-5", 0, null],
    ["－5", "-5", 0, null],
    ["+5", "5", 0, null],
    ["926万元", "926", 0, "万元"],
    ["10 分", "10", 0, "分"],
    ["007", "7", 0, null],
    ["10000000000000.01", "10000000000000.01", 2, null],
    ["123456789012345678901234567890", "123456789012345678901234567890", 0, null],
  ])("reads %j as %s", (printed, value, decimals, suffix) => {
    const cell = readFigure(printed);
    if (cell.kind !== "figure") throw new Error(`read as ${cell.kind}`);
    expect(format(cell.figure.value)).toBe(value);
    expect(cell.figure.decimals).toBe(decimals);
    expect(cell.figure.suffix).toBe(suffix);
    expect(cell.figure.printed).toBe(printed);
  });

  test.each([
    [8.94, "8.94"],
    [0, "0"],
    [-0, "0"],
    [1e3, "1000"],
  ])("reads the JSON number %s", (number, value) => {
    const cell = readFigure(number);
    expect(cell.kind === "figure" && format(cell.figure.value)).toBe(value);
  });

  test.each([undefined, null, "", "  ", "-", "—", "——", "－", "/", "　"])("%j is a blank cell", (cell) => {
    expect(readFigure(cell).kind).toBe("blank");
    expect(isBlank(cell)).toBe(true);
  });

  test.each(["#DIV/0!", "#REF!", "#N/A", "#VALUE!", "#NAME?", "＃DIV/0！", " #div/0! "])(
    "%j is a spreadsheet error, not a blank and not zero",
    (text) => {
      expect(readFigure(text).kind).toBe("spreadsheetError");
      expect(spreadsheetErrorIn(text)).not.toBeNull();
    },
  );

  test.each([
    "NaN",
    "Infinity",
    "-Infinity",
    "0x10",
    "1e3",
    "1_000",
    "1,00",
    "1,0000",
    ",5",
    "1.2.3",
    ".5",
    "5.",
    "十",
    "1 000",
    "10%%",
    "--5",
    "±5",
    "12abc",
  ])("%j is no figure", (text) => {
    expect(readFigure(text)).toMatchObject({ kind: "notANumber", printed: text, reason: "grammar" });
  });

  test.each(["1".repeat(31), `0.${"1".repeat(11)}`, "1".repeat(1_000_000)])(
    "a figure longer than any form prints is refused as too long",
    (text) => {
      expect(readFigure(text)).toMatchObject({ kind: "notANumber", reason: "too-long" });
    },
  );

  test.each([Number.NaN, Number.POSITIVE_INFINITY, 1e21, 1e-7])("the number %s is no figure", (number) => {
    expect(readFigure(number).kind).toBe("notANumber");
  });

  test("every way of printing a value reads back as the same value", () => {
    const fullWidth = (text: string) =>
      text.replace(/[0-9.,%-]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
    const thousands = (text: string) => text.replace(/\B(?=(\d{3})+(?!\d))/g, ",");
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 999_999_999 }),
        fc.integer({ min: 0, max: 6 }),
        fc.boolean(),
        fc.boolean(),
        (whole, decimals, wide, grouped) => {
          const fraction = decimals === 0 ? "" : `.${"123456".slice(0, decimals)}`;
          const integerPart = grouped ? thousands(String(whole)) : String(whole);
          const printed = integerPart + fraction;
          const cell = readFigure(wide ? fullWidth(printed) : printed);
          expect(cell.kind === "figure" && format(cell.figure.value)).toBe(`${whole}${fraction}`);
          expect(cell.kind === "figure" && cell.figure.decimals).toBe(decimals);
        },
      ),
    );
  });

  test("never throws, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(["blank", "figure", "spreadsheetError", "notANumber"]).toContain(readFigure(text).kind);
      }),
    );
  });
});

test("toHalfWidth leaves Han characters alone", () => {
  expect(toHalfWidth("满意度（％）　９５")).toBe("满意度(%) 95");
});
