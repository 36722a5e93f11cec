import { describe, expect, it, test } from "vitest";
import { exact } from "../../src/figure/exact";
import { neighbours, typingSlip } from "../../src/repair/typing";

function slip(printed: string, right: string) {
  const point = printed.indexOf(".");
  return typingSlip(exact(printed), point < 0 ? 0 : printed.length - point - 1, exact(right));
}

describe("typingSlip", () => {
  test.each([
    ["98.49", "98.94", "digits-swapped"],
    ["9.84", "8.94", "digits-swapped"], // across the point
    ["926", "962", "digits-swapped"],
    ["82.06", "828.06", "digit-lost"],
    ["828.6", "828.06", "digit-lost"], // behind the point
    ["8288.06", "828.06", "digit-added"],
    ["828.036", "828.06", "digit-added"],
    ["826.06", "828.06", "digit-mistyped"],
    ["82.806", "828.06", "decimal-point-moved"],
    ["8280.6", "828.06", "decimal-point-moved"],
    ["8280600", "828.06", "yuan-for-wan"], // × 10⁴
    ["926", "926.00", null], // the same figure
    ["926", "629", null],
    ["12", "345", null],
  ])("%s for %s is %s", (printed, right, expected) => {
    expect(slip(printed, right)).toBe(expected);
  });

  it("compares with the decimals the cell shows: 10.00 for 1.00 has a digit too many", () => {
    expect(slip("10.00", "1.00")).toBe("digit-added");
  });
});

describe("neighbours", () => {
  it("holds every figure that one slip of the hand turns into the printed one", () => {
    const near = neighbours(exact("98.49"), 2).map(({ digits, decimals }) => `${digits}e-${decimals}`);
    expect(near).toEqual(
      expect.arrayContaining(["9894e-2", "849e-2", "98849e-2", "98494e-3", "9849e-1", "9859e-2"]),
    );
  });

  it("has none for a negative figure", () => {
    expect(neighbours(exact("-50"), 0)).toEqual([]);
  });
});
