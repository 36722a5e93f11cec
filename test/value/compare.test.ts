import { describe, expect, test } from "vitest";
import { compare, format } from "../../src/figure/exact";
import { alignUnits, convertible, type Ends, inBase } from "../../src/value/compare";
import { readValue } from "../../src/value/readValue";
import { unitInName } from "../../src/value/units";
import type { Quantity } from "../../src/value/value";

function quantity(cell: string): Quantity {
  const value = readValue(cell, { year: 2024 });
  if (value.kind !== "quantity") throw new Error(`${cell} is no quantity`);
  return value;
}

function printEnds({ low, high }: Ends): string {
  return compare(low, high) === 0 ? format(low, 12) : `${format(low, 12)}..${format(high, 12)}`;
}

describe("the same amount in two units has the same value in the base unit", () => {
  test.each([
    ["1亿元", "10000万元"],
    ["1.5万元", "15000元"],
    ["100万元", "1百万元"],
    ["1%", "10‰"],
    ["9成", "90%"],
    ["3公顷", "30000平方米"],
    ["3亩", "2000㎡"],
    ["1平方公里", "100公顷"],
    ["5公里", "5000米"],
    ["3吨", "3000公斤"],
    ["1斤", "500克"],
    ["10度", "10kW·h"],
    ["1万千瓦时", "10兆瓦时"],
    ["90分钟", "1.5小时"],
    ["3年", "36个月"],
    ["半年", "6个月"],
    ["2周", "14天"],
    ["5万人", "50000名"],
    ["12次/年", "1次/月"],
    ["12万元/年", "1万元/月"],
    ["6元/天·平方米", "6元/㎡/天"],
    ["三万元", "3万元"],
    ["百分之九十五", "95%"],
    ["1.2万亩", "800万平方米"],
  ])("%s and %s", (one, other) => {
    const [a, b] = [quantity(one), quantity(other)];
    expect(convertible(a.unit, b.unit)).toBe(true);
    expect(compare(inBase(a).low, inBase(b).low)).toBe(0);
  });
});

describe("units convert", () => {
  test.each([
    ["3台", "3台(套)", true],
    ["3套", "3台(套)", true],
    ["3个", "3台(套)", false],
    ["3个(套)", "3台(套)", false],
    ["3人", "3人次", false],
    ["3个", "3家", false],
    ["3天", "3工作日", false],
    ["3小时", "3天", false],
    ["3万元", "3万美元", false],
    ["3元", "3元/人", false],
    ["3%", "3", false],
    ["3", "3", true],
    ["3万", "3万元", true],
    ["3万", "3人", true],
    ["3万", "3", true],
    ["3万", "3平方米", true],
    ["3万", "3公里", false],
    ["3万", "3%", false],
    ["3万", "3万元/人", false],
    ["3元/台(套)", "3元/台", false],
    ["3台(套)/年", "3台", false],
    ["3元/平方米", "3元/㎡", true],
    ["3锅", "3锅", true],
    ["3锅", "3桌", false],
  ])("%s and %s: %s", (one, other, expected) => {
    const [a, b] = [quantity(one).unit, quantity(other).unit];
    expect(convertible(a, b)).toBe(expected);
    expect(convertible(b, a)).toBe(expected);
  });
});

describe("a target and an actual on one scale", () => {
  test.each([
    ["≥95%", "≥97%", null, "0.95", "0.97", null],
    ["≥70000万元", "181.92131万", null, "700000000", "1819213.1", null],
    ["16708.23万", "16708.23万", null, "167082300", "167082300", null],
    ["≤300万元", "91.3462167", null, "3000000", "913462.167", "unit-missing"],
    ["≥90%", "90", null, "0.9", "0.9", "unit-missing"],
    ["≥90%", "0.9", null, "0.9", "0.9", "unit-missing"],
    ["≥90%", "1", null, "0.9", "1", "unit-missing"],
    ["≥90%", "1.1", null, "0.9", "0.011", "unit-missing"],
    // Nothing of something is nothing, whatever it is counted in.
    ["≥90%", "0", null, "0.9", "0", null],
    ["0", "3起", null, "0", "3", null],
    ["≥90%", "0-0.5", null, "0.9", "0..0.5", "unit-missing"],
    ["≤5%", "0.04", null, "0.05", "0.04", "unit-missing"],
    ["≤5%", "0.8", null, "0.05", "0.008", "unit-missing"],
    ["≤5%", "4", null, "0.05", "0.04", "unit-missing"],
    ["0.95", "96%", null, "0.95", "0.96", "unit-missing"],
    ["95", "96%", null, "0.95", "0.96", "unit-missing"],
    ["≥50人", "60", null, "50", "60", "unit-missing"],
    ["≥50", "60人", null, "50", "60", "unit-missing"],
    // A percentage up to 1 is one: only a bare figure may be a ratio.
    ["95", "0.9%", null, "0.95", "0.009", "unit-missing"],
    ["≥0.9%", "95", null, "0.009", "0.95", "unit-missing"],
    ["≥90%", "-0.9", null, "0.9", "-0.009", "unit-missing"],
    ["≥90%", "0-0.9", null, "0.9", "0..0.9", "unit-missing"],
    // From ten times the percentage on it is nearer as a percentage.
    ["≤1%", "0.1", null, "0.01", "0.001", "unit-missing"],
    ["≤5%", "0.5", null, "0.05", "0.005", "unit-missing"],
    ["≥3万", "3.2", null, "30000", "32000", "unit-missing"],
    ["95", "96", null, "95", "96", null],
    ["95", "96", "群众满意度(%)", "0.95", "0.96", null],
    ["95%", "96", "群众满意度(%)", "0.95", "0.96", null],
    ["95", "0.96", "群众满意度(%)", "0.95", "0.96", null],
    ["50", "48.5", "服务外包在岸（万美元）", "500000", "485000", null],
    ["≥50人", "48", "培训次数（次）", "50", "48", "unit-missing"],
    ["≥5000元", "0.6", "补贴（万元）", "5000", "6000", null],
    ["≥50人", "60人次", null, "50", "60", "unit-mismatch"],
    ["≥50%", "60个", null, "50", "60", "unit-mismatch"],
    ["≥175台(套)", "174台", null, "175", "174", null],
    ["10-20%", "15%", null, "0.1..0.2", "0.15", null],
    ["≥1公顷", "15亩", null, "10000", "10000", null],
  ] as const)("%s and %s, name %j", (target, actual, name, targetEnds, actualEnds, note) => {
    const aligned = alignUnits(quantity(target), quantity(actual), name === null ? null : unitInName(name));
    expect([printEnds(aligned.target), printEnds(aligned.actual), aligned.note]).toEqual([
      targetEnds,
      actualEnds,
      note,
    ]);
  });
});

/** Both readings of the bare figure, the nearer one first; one where there is no doubt. */
function readings(target: string, actual: string, name: string | null = null): string[] {
  const aligned = alignUnits(quantity(target), quantity(actual), name === null ? null : unitInName(name));
  const scales = aligned.other === null ? [aligned] : [aligned, aligned.other];
  return scales.map((scale) => `${printEnds(scale.target)} ${printEnds(scale.actual)}`);
}

describe("a bare figure beside a percentage", () => {
  test.each([
    // 85% is 1.06 times off 90%, 0.85% 106 times.
    ["≥90%", "0.85", ["0.9 0.85"]],
    // 60% of 20%: three times off; 0.6%: 33 times, so a ratio by 11 times.
    ["≥20%", "0.6", ["0.2 0.6"]],
    // 100% is 5 times off 20%, 1% 20 times: nearer by 4 only.
    ["≥20%", "1", ["0.2 1", "0.2 0.01"]],
    // 40% is 8 times off 5%, 0.4% 12.5 times.
    ["≥5%", "0.4", ["0.05 0.4", "0.05 0.004"]],
    ["≤5%", "0.49", ["0.05 0.49", "0.05 0.0049"]],
    ["≤5%", "0.5", ["0.05 0.005"]],
    ["≤5%", "0.06", ["0.05 0.06"]],
    // Beside 1% and less both 2% and 0.02% are what people write.
    ["≤1%", "0.02", ["0.01 0.02", "0.01 0.0002"]],
    ["≥1%", "0.005", ["0.01 0.005", "0.01 0.00005"]],
    ["≤0.5%", "0.004", ["0.005 0.004", "0.005 0.00004"]],
    ["≤1.01%", "0.02", ["0.0101 0.02"]],
    ["≤1%", "0.5", ["0.01 0.005"]],
    ["≤1‰", "0.002", ["0.001 0.002", "0.001 0.000002"]],
    ["≤1%", "0", ["0.01 0"]],
    ["≤0%", "0.02", ["0 0.0002"]],
    ["≥-5%", "0.02", ["-0.05 0.0002"]],
    // The target may be the bare one.
    ["0.01", "0.8%", ["0.01 0.008", "0.0001 0.008"]],
    ["0.95", "96%", ["0.95 0.96"]],
  ])("%s, %s: %j", (target, actual, expected) => {
    expect(readings(target, actual)).toEqual(expected);
  });

  test("is read so beside the unit in the name too", () => {
    expect(readings("≤1", "0.02", "投诉率(%)")).toEqual(["0.01 0.02", "0.01 0.0002"]);
  });
});
