import { expect, test } from "vitest";
import { placeText } from "../../src/explain/placeText";

test.each([
  ["line 16, column 2", "zh", "第16行第2列"],
  ["line 16, column 2", "en", "line 16, column 2"],
  ["表1!H23", "zh", "表1!H23"],
  ["L60", "zh", "L60"],
] as const)("%s in %s is %s", (place, lang, text) => {
  expect(placeText(place, lang)).toBe(text);
});
