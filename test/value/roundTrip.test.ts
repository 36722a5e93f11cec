import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compare, exact } from "../../src/figure/exact";
import { readValue } from "../../src/value/readValue";
import type { Comparator, Quantity } from "../../src/value/value";

const COMPARATOR_PRINTS: Readonly<
  Record<Exclude<Comparator, "±">, readonly [before: string, behind: string][]>
> = {
  "≥": [
    ["≥", ""],
    ["≧", ""],
    [">=", ""],
    ["＞=", ""],
    ["不低于", ""],
    ["至少", ""],
    ["", "以上"],
    ["≥≥", ""],
    ["≥", "以上"],
  ],
  ">": [
    [">", ""],
    ["＞", ""],
    ["超过", ""],
  ],
  "≤": [
    ["≤", ""],
    ["<=", ""],
    ["不超过", ""],
    ["", "以内"],
    ["控制在", "之内"],
    ["控制在", ""],
  ],
  "<": [
    ["<", ""],
    ["＜", ""],
    ["少于", ""],
  ],
  "=": [
    ["=", ""],
    ["＝", ""],
    ["等于", ""],
  ],
};

/** Units by their prints, with what one of them is in the first. */
const UNIT_PRINTS: readonly (readonly [dimension: string, prints: readonly string[]])[] = [
  ["area", ["平方米", "平米", "㎡", "m²", "平方"]],
  ["ratio", ["%", "％"]],
  ["money", ["万元"]],
  ["money/area·day", ["元/天·平方米", "元/平方米·天", "元/㎡/天"]],
  ["energy", ["度", "千瓦时", "kW·h", "kwh"]],
  ["count:人", ["人", "名"]],
  ["count:台(套)", ["台(套)", "台（套）", "台/套"]],
  ["count:个", ["个"]],
  ["workday", ["工作日", "个工作日"]],
];

type Style = "plain" | "thousands" | "full-width" | "spaced";

function printDigits(figure: string, style: Style): string {
  const [whole, fraction] = figure.split(".") as [string, string?];
  const grouped = style === "thousands" ? whole.replace(/\B(?=(\d{3})+$)/g, ",") : whole;
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

function dress(cell: string, style: Style): string {
  if (style === "full-width") {
    return cell.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
  }
  return style === "spaced" ? ` ${cell.replace(/(\d)(?=[^\d.,])|([^\d.,\w])(?=\d)/g, "$& ")}　` : cell;
}

const figures = fc
  .tuple(fc.integer({ min: 0, max: 99_999_999 }), fc.option(fc.stringMatching(/^\d{1,6}$/), { nil: null }))
  .map(([whole, fraction]) => (fraction === null ? `${whole}` : `${whole}.${fraction}`));
const styles = fc.constantFrom<Style[]>("plain", "thousands", "full-width", "spaced");
const comparators = fc.constantFrom(
  ...(Object.keys(COMPARATOR_PRINTS) as (keyof typeof COMPARATOR_PRINTS)[]),
);
const units = fc
  .constantFrom(...UNIT_PRINTS)
  .chain(([dimension, prints]) => fc.constantFrom(...prints).map((print) => ({ dimension, print })));

function readQuantity(cell: string): Quantity {
  const value = readValue(cell, { year: 2024 });
  if (value.kind !== "quantity") throw new Error(`${JSON.stringify(cell)} was read as ${value.kind}`);
  return value;
}

function expectFigure(quantity: Quantity, low: string, high = low): void {
  expect(compare(quantity.low, exact(low))).toBe(0);
  expect(compare(quantity.high, exact(high))).toBe(0);
}

describe("a value printed in any style is read back", () => {
  test("comparator, figure, unit", () => {
    const prints = comparators.chain((comparator) =>
      fc.constantFrom(...COMPARATOR_PRINTS[comparator]).map((print) => ({ comparator, print })),
    );
    fc.assert(
      fc.property(prints, figures, units, styles, ({ comparator, print }, figure, unit, style) => {
        const cell = dress(`${print[0]}${printDigits(figure, style)}${unit.print}${print[1]}`, style);
        const quantity = readQuantity(cell);
        expectFigure(quantity, figure);
        expect(quantity.comparator).toBe(comparator);
        expect(quantity.unit?.dimension).toBe(unit.dimension);
        expect(quantity.decimals).toBe(figure.split(".")[1]?.length ?? 0);
      }),
      { numRuns: 2000 },
    );
  });

  test("ranges", () => {
    const marks = fc.constantFrom("-", "~", "～", "—", "至", "到");
    fc.assert(
      fc.property(figures, figures, marks, units, styles, (one, other, mark, unit, style) => {
        const [low, high] = compare(exact(one), exact(other)) <= 0 ? [one, other] : [other, one];
        const cell = `${printDigits(low, style)}${mark}${printDigits(high, style)}${unit.print}`;
        const quantity = readQuantity(dress(cell, style));
        expectFigure(quantity, low, high);
        expect(quantity.unit?.dimension).toBe(unit.dimension);
      }),
      { numRuns: 1000 },
    );
  });

  test("every whole number up to 99,999 in Chinese words", () => {
    for (let number = 2; number <= 99_999; number += 1) {
      const cell = `${inWords(number)}人`;
      const quantity = readQuantity(cell);
      const multiple = cell.endsWith("万人") ? 10_000 : 1;
      expectFigureNumber(quantity, number / multiple, cell);
    }
  });

  test("percentages in words", () => {
    for (let number = 1; number <= 100; number += 1) {
      expectFigure(readQuantity(`百分之${number === 100 ? "百" : inWords(number)}`), `${number}`);
      expectFigure(readQuantity(`满意度达到百分之${number}以上`), `${number}`);
    }
  });

  test("days and months", () => {
    const days = fc.date({ min: new Date("1990-01-01"), max: new Date("2050-12-31"), noInvalidDate: true });
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 6 }), styles, (date, form, style) => {
        const day = date.toISOString().slice(0, 10);
        const [year, month, dayOfMonth] = day.split("-").map(Number) as [number, number, number];
        const cell = [
          `${year}年${month}月${dayOfMonth}日`,
          day,
          `${year}/${month}/${dayOfMonth}`,
          `${year}.${month}.${dayOfMonth}`,
          `${year}年${inWords(month)}月${dayOfMonth}号`,
          `于${year}年${month}月${dayOfMonth}日完成`,
          `${year}-${month}-${dayOfMonth}`,
        ][form]!;
        expect(readValue(dress(cell, style), { year: null })).toMatchObject({
          kind: "date",
          from: day,
          to: day,
        });
        const due = readValue(`${month}月${dayOfMonth}日前`, { year });
        expect(due).toMatchObject({ kind: "date", from: `${year}-01-01`, to: day });
      }),
      { numRuns: 1000 },
    );
  });
});

function expectFigureNumber(quantity: Quantity, expected: number, cell: string): void {
  // Chinese numbers up to 99,999 are small whole numbers: `n` holds them as they are.
  if (quantity.low.n !== expected || quantity.low.s !== 0) throw new Error(`${cell} was read wrongly`);
}

const DIGITS = "零一二三四五六七八九";

/** A whole number up to 99,999 as it is properly written: 105 一百零五, 35000 三万五千, 10 十. */
function inWords(number: number): string {
  if (number >= 10_000) {
    const rest = number % 10_000;
    const head = `${DIGITS[Math.floor(number / 10_000)]}万`;
    if (rest === 0) return head;
    return rest < 1000 ? `${head}零${inFullWords(rest)}` : `${head}${inFullWords(rest)}`;
  }
  return number >= 10 && number < 20 ? inFullWords(number).slice(1) : inFullWords(number);
}

/** The same inside a longer number, where 10 is 一十. */
function inFullWords(number: number): string {
  let words = "";
  let rest = number;
  let gap = false;
  for (const [place, name] of [
    [1000, "千"],
    [100, "百"],
    [10, "十"],
    [1, ""],
  ] as const) {
    const digit = Math.floor(rest / place);
    rest %= place;
    if (digit === 0) gap = words !== "";
    else {
      words += `${gap ? "零" : ""}${DIGITS[digit]}${name}`;
      gap = false;
    }
  }
  return words;
}
