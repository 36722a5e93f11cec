import { expect, test } from "vitest";
import { childPointers, escapeToken, pointer } from "../../src/evaluation/pointer";

test.each([0, 63, 64, 19_999])("names child %i of an indicator", (index) => {
  expect(childPointers("/indicators/0", index + 1)[index]).toBe(`/indicators/0/children/${index}`);
});

test("names the children of more parents than are remembered", () => {
  for (let parent = 0; parent < 600; parent += 1) {
    expect(childPointers(`/indicators/${parent}`, 4)[3]).toBe(`/indicators/${parent}/children/3`);
  }
  expect(childPointers("/indicators/0", 4)[3]).toBe("/indicators/0/children/3");
});

test("escapes ~ and / as RFC 6901 says", () => {
  expect(escapeToken("a/b~c")).toBe("a~1b~0c");
  expect(pointer(["analysis", "存在问题/原因"])).toBe("/analysis/存在问题~1原因");
});
