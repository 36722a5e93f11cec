import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, test } from "vitest";
import { privateDecimal } from "../../scripts/privateDecimal";

const published = readFileSync(createRequire(import.meta.url).resolve("decimal.js/decimal.mjs"), "utf8");

const load = (text: string) => import(`data:text/javascript,${encodeURIComponent(text)}`);

test("the copy of decimal.js has the methods we call, under their names and short names, and no others", async () => {
  const { Decimal } = await load(privateDecimal(published));
  expect(Object.keys(Decimal.prototype).sort()).toEqual([
    ...["abs", "absoluteValue", "add", "cmp", "comparedTo", "constructor", "divToInt", "dividedToIntegerBy"],
    ...["isNeg", "isNegative", "isZero", "minus", "mod", "modulo", "mul", "plus", "sub", "times", "toFixed"],
    "toStringTag",
  ]);
  expect([Decimal.sin, Decimal.clone, Decimal.config].map((each) => typeof each)).toEqual([
    ...["undefined", "function", "function"],
  ]);
});

test("a method we call that is not found, because decimal.js is written differently, ends the build", () => {
  expect(() => privateDecimal(published.replace("P.times = ", "P.product = "))).toThrow(
    "written differently",
  );
});
