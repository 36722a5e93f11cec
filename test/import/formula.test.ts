import { describe, expect, it } from "vitest";
import { readWorkbook } from "../../src/import/index";
import { isSum, reachedBy } from "../../src/import/workbook/formula";
import { layoutA } from "./fixtures/forms";
import { workbookOf } from "./fixtures/sheet";

describe("a formula that only adds up", () => {
  it.each([
    ["SUM(H12:H17)+H6", true],
    ["ROUND(SUM($H$12:H17),2)", true],
    ["+H6+H12+10", true],
    ["SUBTOTAL(9,H12:H17)+0", true],
    ["H6", false],
    ["SUM(H12:H17)*2", false],
    ["IF(H6>0,SUM(H12:H17),0)", false],
    ["XSUM(H12)", false],
    ["SUM(H12)+.000O", false],
  ])("%s: %s", (formula, expected) => {
    expect(isSum(formula)).toBe(expected);
  });

  it("is told from one with two thousand digits in no time: no end is tried for every start", async () => {
    const digits = `SUM(H12)+.${"0".repeat(1_900)}O`;
    expect(isSum(digits)).toBe(false);
    const formulas = { H18: [digits, 97.94] } as const;
    const { evaluations } = await readWorkbook(await workbookOf({ ...layoutA, formulas }));
    expect(evaluations).toHaveLength(1);
  });
});

describe("the cells a formula takes in", () => {
  const cell = (formula: string | null) => ({ text: "", value: null, formula });

  it("are found through the formulas of the cells it names", () => {
    const cells = new Map([["B1", cell("SUM(C1:C2)")]]);
    expect([...reachedBy("A1+B1", { name: "", cells })!].sort()).toEqual(["A1", "B1", "C1", "C2"]);
  });

  it("are left alone where there are more than any form has, however they are nested", () => {
    // 100 formulas that name 10,000 cells 300 times each would be 300 million.
    const heavy = Array(300).fill("A1:A10000").join("+").slice(0, 1_990);
    const cells = new Map(Array.from({ length: 100 }, (_, i) => [`A${i + 1}`, cell(heavy)] as const));
    expect(reachedBy("SUM(A1:A10000)", { name: "", cells })).toBeNull();
  });
});
