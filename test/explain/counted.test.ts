import { expect, test } from "vitest";
import { counted } from "../../src/explain/counted";

test.each([
  [0, "0 forms"],
  [1, "1 form"],
  ["1", "1 form"],
  [2, "2 forms"],
  [11, "11 forms"],
])("%s is told as %s", (count, told) => {
  expect(counted(count, "form")).toBe(told);
});
