import { expect, test } from "vitest";
import { divide, exact, ONE } from "../../src/figure/exact";
import { printLike } from "../../src/repair/print";
import { cellOf } from "./cell";

test.each([
  ["separators in threes", "1,594.4891", "1234567.4981", 4, "1,234,567.4981"],
  ["full-width separators", "１，５９４", "12345", 0, "12,345"],
  ["no separator before three digits", "1,594", "954", 0, "954"],
  ["none where the cell has none", "1594", "1954", 0, "1954"],
  ["its percent sign", "89.42%", "89.24", 2, "89.24%"],
  ["its unit", "9分", "8.94", 2, "8.94分"],
  ["trailing zeros", "926.00", "962", 2, "962.00"],
  ["more decimals only where the value needs them", "5", "4.25", 0, "4.25"],
  ["a blank cell plainly", null, "4000", 1, "4000.0"],
])("prints %s", (_, printed, value, decimals, expected) => {
  expect(printLike(cellOf("budget", printed), exact(value), decimals)).toBe(expected);
});

test("a value without an end has the decimals asked for", () => {
  expect(printLike(cellOf("rate", "33%"), divide(ONE, exact("3")), 2)).toBe("0.33%");
});
