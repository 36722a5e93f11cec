import { describe, expect, test } from "vitest";
import { trimmed } from "../../src/figure/printed";

/** White space as ECMAScript lists it (WhiteSpace and LineTerminator), and characters beside it in Unicode. */
const SPACES = [
  "\t",
  "\n",
  "\v",
  "\f",
  "\r",
  " ",
  "\u00a0",
  "\u1680",
  "\u2003",
  "\u2028",
  "\u202f",
  "\u3000",
  "\ufeff",
];
const OTHERS = ["!", "~", "\u007f", "\u001f", "\u200b", "、", "数", "１", "\ufefe"];

describe("trimmed", () => {
  test.each(SPACES)("drops %j in front, behind and on both sides, and keeps it between", (space) => {
    for (const word of ["a", "数量"]) {
      expect(trimmed(space + word)).toBe(word);
      expect(trimmed(word + space)).toBe(word);
      expect(trimmed(`${space}${word}${space}`)).toBe(word);
      expect(trimmed(word + space + word)).toBe(word + space + word);
    }
    expect(trimmed(space)).toBe("");
  });

  test.each(OTHERS)("keeps %j", (character) => {
    expect(trimmed(character)).toBe(character);
    expect(trimmed(`${character}a${character}`)).toBe(`${character}a${character}`);
  });

  test("nothing stays nothing", () => {
    expect(trimmed("")).toBe("");
  });
});
