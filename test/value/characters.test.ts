import { describe, expect, test } from "vitest";
import { firstDigit, isDigit, isHan, isLetter, isOdd, plainText } from "../../src/value/text";

const CODE = (code: number) => `U+${code.toString(16).padStart(4, "0")}`;

describe("white space and invisible marks", () => {
  const SPACES = [
    ...[0x00, 0x09, 0x0a, 0x0d, 0x20, 0xa0, 0x2000, 0x2003, 0x200a, 0x200b, 0x200f, 0x2028, 0x2029, 0x2060],
    ...[0x3000, 0xfeff],
  ];

  test.each(SPACES.map((code) => [CODE(code), String.fromCharCode(code)] as const))(
    "%s goes, but between two figures a space stays",
    (_, space) => {
      expect(plainText(`提${space}高`)).toBe("提高");
      expect(plainText(`${space}5人${space}`)).toBe("5人");
      expect(plainText(`10${space}20`)).toBe("10 20");
      expect(plainText(`10,${space}.5`)).toBe("10, .5");
      expect(plainText(`10${space}人`)).toBe("10人");
      expect(plainText(`约${space}10`)).toBe("约10");
    },
  );

  // The neighbours of those above.
  test.each(
    [0x21, 0x7f, 0x9f, 0xa1, 0x1fff, 0x2010, 0x202a, 0x205f, 0x2061, 0x3001 + 1, 0xfefe].map(
      (code) => [CODE(code), String.fromCharCode(code)] as const,
    ),
  )("%s stays", (_, character) => {
    expect(plainText(`提${character}高`)).toBe(`提${character}高`);
  });
});

test.each(
  [0xb7, 0x2022, 0x2027, 0x2219, 0x22c5, 0x30fb].map(
    (code) => [CODE(code), String.fromCharCode(code)] as const,
  ),
)("the dot %s is ·", (_, dot) => {
  expect(plainText(`千瓦${dot}时`)).toBe("千瓦·时");
});

test.each([..."。；，、;,"])("%s at the end goes, in front and between it stays", (mark) => {
  expect(plainText(`完成${mark}${mark}`)).toBe("完成");
  expect(plainText(`${mark}完成`)).toHaveLength(3);
  expect(plainText(`完${mark}成`)).toHaveLength(3);
  expect(plainText(mark)).toBe("");
});

test("full-width forms are read as their half-width ones, from ！ to ～", () => {
  expect(plainText("！０９ＡＺａｚ～")).toBe("!09AZaz~");
});

describe("kinds of characters, to the last one", () => {
  const kind = (is: (code: number) => boolean, text: string) => [...text].map((one) => is(one.charCodeAt(0)));

  test("digits", () => {
    expect(kind(isDigit, "/09:")).toEqual([false, true, true, false]);
  });

  test("letters", () => {
    expect(kind(isLetter, "@AZ[`az{")).toEqual([false, true, true, false, false, true, true, false]);
  });

  // U+4E00 to U+9FFF
  test("Chinese characters", () => {
    expect(kind(isHan, "\u4dff\u4e00\u9fff\ua000")).toEqual([false, true, true, false]);
    expect(isHan(Number.NaN)).toBe(false);
  });
});

test.each([
  ["ab5", 3, 2],
  ["ab5", 2, -1],
  ["ab5", 99, 2],
  ["5", 0, -1],
  ["", 5, -1],
  ["a9b5", 4, 1],
])("the first digit of %j before %i stands at %i", (text, limit, at) => {
  expect(firstDigit(text, limit)).toBe(at);
});

describe("the rests of a template and formulas' errors", () => {
  test.each([
    ..."# X x × ＃ Ｘ ｘ ╳ ✕ … .. 。。 ·. ．. 。· 指标".split(" "),
    "完成XXX次",
    "#DIV/0!",
    "完成…",
    "1..5",
    "完成。。。",
    "指标1",
    "(200字以内)",
  ])("may stand in %j", (text) => {
    expect(isOdd(text)).toBe(true);
  });

  test.each(["", "5.5", "完成。", "a·b", "指", "标指", "≥95%", "1.5.", "。完成。"])(
    "do not in %j",
    (text) => {
      expect(isOdd(text)).toBe(false);
    },
  );
});
