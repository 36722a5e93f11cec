import { expect, test } from "vitest";
import { expectedText } from "../../src/explain/expectedText";

test.each([
  ["90.26%", { min: "85.26", max: "85.26" }, "85.26%"],
  // Full-width, as some forms print it.
  ["９０.２６％", { min: "85.25", max: "85.27" }, "85.25%–85.27%"],
  ["90.26", { min: "85.26", max: "85.26" }, "85.26"],
  ["9.9", { min: "9.93", max: "9.95" }, "9.93–9.95"],
  ["12万元", { min: "13", max: "13" }, "13"],
  ["九成", { min: "85.26", max: "85.26" }, "85.26"],
  [null, { min: "8.53", max: "8.53" }, "8.53"],
  ["中", { oneOf: ["优", "优秀"] }, "优/优秀"],
  ["100%", null, ""],
])("where %s is stated, %j is expected: %s", (stated, expected, text) => {
  expect(expectedText({ stated, expected })).toBe(text);
});
