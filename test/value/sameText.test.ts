import { describe, expect, test } from "vitest";
import { sameText } from "../../src/value/text";

describe("two cells say the same", () => {
  test.each([
    ["提高", "提高", true],
    ["提高", " 提 高。", true],
    ["严格按照预算、招投标文件、合同执行", "严格按照预算,招投标文件,合同执行", true],
    ["≥95%", "≥９５％", true],
    ["174台(套)", "174台（套）", true],
    ["提高", "提升", false],
    ["1.5", "15", false],
    [">200人", "200人", false],
    ["-5", "5", false],
    ["", "提高", false],
  ])("%j and %j: %s", (one, other, expected) => {
    expect(sameText(one, other)).toBe(expected);
  });
});
