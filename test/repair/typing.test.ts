import { describe, expect, it, test } from "vitest";
import { divide, exact, ONE } from "../../src/figure/exact";
import { digitsCompared, neighbours, typingSlip } from "../../src/repair/typing";

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
    ["0.0926", "926", "yuan-for-wan"],
    ["926", "0.00926", "decimal-point-moved"],
    ["0.926", "9.26", "decimal-point-moved"],
    ["926", "9.26", "decimal-point-moved"],
    ["0", "10", "digit-lost"],
    ["0", "5", "digit-mistyped"],
    ["82.5", "822.5", "digit-lost"], // either 2
    ["1.1", "11.1", "digit-lost"], // one of three equal digits, two of them before the point
    ["11", "11.1", "digit-lost"], // the one behind the point
    ["11.1", "1.1", "digit-added"],
    ["1.25", "1.225", "digit-lost"],
    ["123", "132", "digits-swapped"],
    ["2103", "1203", "digits-swapped"],
    ["926", "926.00", null], // the same figure
    ["123", "231", null], // three digits in another order
    ["2113", "1223", null], // three wrong
    ["21", "1.2", null], // swapped, and the point lost
    ["13", "1.2", null], // mistyped, and the point lost
    ["1.2", "12.3", null], // a digit lost, and the point moved
    ["12.4", "1.234", null], // a digit lost, and the point moved
    ["11", "1.11", null],
    ["12", "1234", null], // two digits lost
    ["136", "1256", null], // one lost, one wrong
    ["-12", "12", null],
    ["12", "-12", null],
    ["926", "629", null],
    ["12", "345", null],
  ])("%s for %s is %s", (printed, right, expected) => {
    expect(slip(printed, right)).toBe(expected);
  });

  it("compares with the decimals the cell shows: 10.00 for 1.00 has a digit too many", () => {
    expect(slip("10.00", "1.00")).toBe("digit-added");
  });
});

test("a figure without an end is no slip of the hand", () => {
  expect(typingSlip(exact("0.33"), 2, divide(ONE, exact("3")))).toBeNull();
});

test.each([
  ["98.49", "98.94", 4],
  ["0.05", "0.06", 1], // leading zeros say nothing
  ["9", "12.345", 5],
  ["12.345", "9", 5],
  ["10.00", "1.00", 4], // the zeros it shows
])("%s and %s are compared by %i digits", (printed, right, expected) => {
  const decimals = printed.split(".")[1]?.length ?? 0;
  expect(digitsCompared(exact(printed), decimals, exact(right))).toBe(expected);
});

test("a figure without an end counts as many decimals as the printed one", () => {
  expect(digitsCompared(exact("0.3"), 1, divide(exact("400"), exact("3")))).toBe(4); // 133.3
});

describe("neighbours", () => {
  it("holds every figure that one slip of the hand turns into the printed one", () => {
    const near = neighbours(exact("98.49"), 2).map(({ digits, decimals }) => `${digits}e-${decimals}`);
    expect(near).toEqual(
      expect.arrayContaining([
        "9894e-2",
        "8949e-2",
        "9489e-2",
        "849e-2",
        "98849e-2",
        "98494e-3",
        "9849e-1",
        "9859e-2",
      ]),
    );
  });

  const DIGITS = "0123456789".split("");
  const others = (digit: string) => DIGITS.filter((each) => each !== digit);

  it.each<[string, string, number, string[]]>([
    [
      "1.2",
      "1.2",
      1,
      [
        "21e-1",
        ...others("1").map((digit) => `${digit}2e-1`),
        ...others("2").map((digit) => `1${digit}e-1`),
        "2e-1", // the 1 lost
        "1e-0", // the 2 lost, so that no decimals are left
        ...DIGITS.flatMap((digit) => [`${digit}12e-1`, `1${digit}2e-1`, `1${digit}2e-2`, `12${digit}e-2`]),
        ...["12000e-0", "1200e-0", "120e-0", "12e-0", "12e-2", "12e-3", "12e-4", "12e-5"],
      ],
    ],
    [
      "7, of which no digit can be lost",
      "7",
      0,
      [
        ...others("7").map((digit) => `${digit}e-0`),
        ...DIGITS.flatMap((digit) => [`${digit}7e-0`, `7${digit}e-0`, `7${digit}e-1`]),
        ...["70000e-0", "7000e-0", "700e-0", "70e-0", "7e-1", "7e-2", "7e-3", "7e-4"],
      ],
    ],
    [
      "55, of which equal digits are not swapped",
      "55",
      0,
      [
        ...others("5").flatMap((digit) => [`${digit}5e-0`, `5${digit}e-0`]),
        "5e-0",
        "5e-0",
        ...DIGITS.flatMap((digit) => [`${digit}55e-0`, `5${digit}5e-0`, `55${digit}e-0`, `55${digit}e-1`]),
        ...["550000e-0", "55000e-0", "5500e-0", "550e-0", "55e-1", "55e-2", "55e-3", "55e-4"],
      ],
    ],
  ])("are all of %s", (_, printed, decimals, expected) => {
    const near = neighbours(exact(printed), decimals).map((each) => `${each.digits}e-${each.decimals}`);
    expect(near.sort()).toEqual(expected.sort());
  });

  it("holds those of 0", () => {
    expect(neighbours(exact("0"), 0)).toContainEqual({ digits: "10", decimals: 0 });
  });

  it("has none for a negative figure", () => {
    expect(neighbours(exact("-50"), 0)).toEqual([]);
  });
});
