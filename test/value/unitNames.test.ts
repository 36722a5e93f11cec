import { describe, expect, test } from "vitest";
import { compare, divide, type Exact, exact, format } from "../../src/figure/exact";
import { convertible, inBase } from "../../src/value/compare";
import { readValue } from "../../src/value/readValue";
import type { Quantity } from "../../src/value/value";

function quantity(cell: string): Quantity {
  const value = readValue(cell, { year: 2024 });
  if (value.kind !== "quantity") throw new Error(`${cell} is no quantity`);
  return value;
}

/** How many of the second unit one of the first is. */
function ratioOf(one: string, other: string): string {
  const [a, b] = [quantity(`1${one}`), quantity(`1${other}`)];
  expect([one, other, convertible(a.unit, b.unit)]).toEqual([one, other, true]);
  return printRatio(divide(inBase(a).low, inBase(b).low));
}

function printRatio(ratio: Exact): string {
  return compare(ratio, exact("1")) < 0 ? `1/${format(divide(exact("1"), ratio))}` : format(ratio);
}

describe("one of the first is so many of the second", () => {
  test.each([
    ["亿元", "万元", "10000"],
    ["万元", "千元", "10"],
    ["千元", "元", "1000"],
    ["%", "‰", "10"],
    ["成", "%", "10"],
    ["平方公里", "公顷", "100"],
    ["公顷", "亩", "15"],
    ["公顷", "平方米", "10000"],
    ["公里", "米", "1000"],
    ["米", "厘米", "100"],
    ["厘米", "毫米", "10"],
    ["立方米", "升", "1000"],
    ["升", "毫升", "1000"],
    ["吨", "公斤", "1000"],
    ["公斤", "斤", "2"],
    ["斤", "克", "500"],
    ["兆瓦时", "度", "1000"],
    ["兆瓦", "千瓦", "1000"],
    ["小时", "分钟", "60"],
    ["分钟", "秒", "60"],
    ["周", "天", "7"],
    ["年", "个季度", "4"],
    ["个季度", "个月", "3"],
    ["百人", "人", "100"],
    ["千人", "人", "1000"],
    ["十万人", "万人", "10"],
    ["百万人", "十万人", "10"],
    ["千万人", "百万人", "10"],
    ["亿人", "千万人", "10"],
    ["十亿人", "亿人", "10"],
    ["百亿元", "十亿元", "10"],
    ["千亿元", "百亿元", "10"],
    ["万亿元", "千亿元", "10"],
  ])("%s, %s: %s", (one, other, ratio) => {
    expect(ratioOf(one, other)).toBe(ratio);
  });
});

// Names the forms print for one thing; what is one thing converts one to one.
describe("the names of one unit", () => {
  test.each([
    "元 元人民币",
    "万元 万元人民币",
    "亿元 亿元人民币",
    "美元 美金",
    "港元 港币",
    "% ﹪",
    "个百分点 百分点",
    "平方米 平米 平方 ㎡ m² m2 平",
    "公顷 hm² hm2 ha",
    "平方公里 平方千米 km² km2",
    "米 m",
    "公里 千米 km ㎞",
    "厘米 cm",
    "毫米 mm",
    "立方米 立方 m³ m3 ㎥",
    "升 L 公升",
    "毫升 ml mL",
    "公斤 千克 kg ㎏",
    "吨 t 公吨",
    "斤 市斤",
    "克 g",
    "度 千瓦时 千瓦小时 千瓦·时 kwh kw·h kW*h KWH",
    "mwh 兆瓦时",
    "千瓦 kw",
    "℃ °C 摄氏度",
    "秒 秒钟",
    "分钟 min",
    "小时 个小时 h",
    "天 日 个自然日 自然日 日历天",
    "周 个星期 星期",
    "工作日 个工作日 工作天",
    "年 周年",
    "人 名",
    "栋 幢",
    "人次 人·次 人(次)",
    "台(套) 台/套 台套",
    "个(套) 个/套",
    "件(套) 件/套",
    "辆(台) 辆/台",
  ])("%s", (names) => {
    const [first, ...others] = names.split(" ") as [string, ...string[]];
    expect(others.map((name) => [name, ratioOf(first, name)])).toEqual(others.map((name) => [name, "1"]));
  });
});

describe("units of different things do not convert", () => {
  test.each([
    ["元", "美元"],
    ["美元", "欧元"],
    ["欧元", "港元"],
    ["港元", "日元"],
    ["日元", "英镑"],
    ["元", "%"],
    ["%", "个百分点"],
    ["平方米", "米"],
    ["立方米", "平方米"],
    ["公斤", "升"],
    ["度", "千瓦"],
    ["小时", "天"],
    ["天", "工作日"],
    ["天", "个月"],
    ["℃", "度"],
    ["人", "人次"],
    ["M", "m"],
  ])("%s and %s", (one, other) => {
    const unitOf = (name: string) => {
      const value = readValue(`1${name}`, { year: 2024 });
      return value.kind === "quantity" ? value.unit : null;
    };
    const [a, b] = [unitOf(one), unitOf(other)];
    expect(a !== null && b !== null && convertible(a, b)).toBe(false);
  });
});
