import { describe, expect, test } from "vitest";
import type { CurrencyUnit, Evaluation } from "../../src/evaluation/schema";
import { format } from "../../src/figure/exact";
import { type FigureCell, readFigure } from "../../src/figure/printed";
import { amountsIn, CURRENCY_FACTOR } from "../../src/normalize/amounts";
import { AMOUNT_KEYS, normalize } from "../../src/normalize/normalize";

/** `92.5 (2)` with its decimals, else the kind of the cell. */
function told(cell: FigureCell): string {
  return cell.kind === "figure" ? `${format(cell.figure.value)} (${cell.figure.decimals})` : cell.kind;
}

describe("an amount with a unit of its own", () => {
  test.each<readonly [cell: string | number | null, unit: CurrencyUnit | null, is: string]>([
    // In the form's unit as it stands, with the decimals that are left of its own.
    ["926", "万元", "926 (0)"],
    [92.5, "万元", "92.5 (1)"],
    ["926万元", "万元", "926 (0)"],
    ["5.8万", "万元", "5.8 (1)"],
    ["5.8万", "元", "58000 (0)"],
    ["1.2亿", "万元", "12000 (0)"],
    ["5.8万", null, "5.8 (1)"],
    ["9260000元", "万元", "926 (4)"],
    ["9260000.5元", "万元", "926.00005 (5)"],
    ["926.12345万元", "元", "9261234.5 (1)"],
    ["926.5万元", "元", "9265000 (0)"],
    ["0.5亿元", "万元", "5000 (0)"],
    ["1.23456亿元", "万元", "12345.6 (1)"],
    ["5000万元", "亿元", "0.5 (4)"],
    ["1亿元", "元", "100000000 (0)"],
    // Without a unit of the form nothing is converted.
    ["926万元", null, "926 (0)"],
    ["926元", "元", "926 (0)"],
    // No money.
    ["926%", "万元", "notANumber"],
    ["926分", "万元", "notANumber"],
    ["926‰", null, "notANumber"],
    [null, "万元", "blank"],
    ["", "万元", "blank"],
    ["约九百", "万元", "notANumber"],
    ["#REF!", "万元", "spreadsheetError"],
  ])("%j in a form in %s: %s", (cell, unit, is) => {
    expect(told(amountsIn(unit, readFigure(cell)))).toBe(is);
  });

  test("keeps what is printed", () => {
    expect(amountsIn("万元", readFigure("926%"))).toEqual({
      kind: "notANumber",
      printed: "926%",
      reason: "grammar",
    });
    expect(amountsIn("元", readFigure("1万元"))).toMatchObject({ figure: { printed: "1万元" } });
  });

  test("one of each unit is so many 元", () => {
    const factors = Object.entries(CURRENCY_FACTOR).map(([unit, factor]) => [unit, format(factor)]);
    expect(factors).toEqual([
      ["元", "1"],
      ["万元", "10000"],
      ["亿元", "100000000"],
    ]);
  });
});

const LINE = {
  appliedBudget: "1",
  initialBudget: "2",
  budget: "3",
  executed: "4",
  carryover: "5",
  rate: "6%",
  score: "7分",
};

const FORM: Evaluation = {
  year: 2024,
  currencyUnit: "万元",
  funds: {
    weight: "10分",
    total: LINE,
    sources: [{ name: "中央", budget: "30000元", executed: "2.125" }, { executed: "x" }],
  },
  indicators: [
    {
      name: " 产出指标 ",
      weight: "60",
      score: "50分",
      children: [
        {
          name: "成本指标",
          children: [
            {
              name: "总成本 ",
              initialTarget: "≤90万元",
              target: "≤100万元",
              actual: 92.5,
              weight: 10,
              score: "9",
              reason: "节约",
            },
          ],
        },
        { name: "时效指标", weight: "20", children: [{ target: "—", actual: "" }] },
      ],
    },
    { name: "服务对象满意度", children: [{ name: "满意", target: "≥90%", actual: "95%", weight: "10%" }] },
    { name: "其他", target: "12月31日前", actual: "2024年12月1日" },
  ],
  total: { weight: "100", score: "95.5分", grade: "优" },
};

describe("a form read", () => {
  const form = normalize(FORM);

  test("year, unit and the form itself are kept", () => {
    expect([form.year, form.currencyUnit, form.source]).toEqual([2024, "万元", FORM]);
  });

  test("every line of the funds, column by column", () => {
    const { weight, total, sources } = form.funds;
    expect(told(weight)).toBe("10 (0)");
    expect([total.path, total.name]).toEqual(["/funds/total", null]);
    expect(AMOUNT_KEYS.map((key) => told(total[key]))).toEqual(["1 (0)", "2 (0)", "3 (0)", "4 (0)", "5 (0)"]);
    expect([told(total.rate), told(total.score)]).toEqual(["6 (0)", "7 (0)"]);
    expect(sources.map(({ path, name }) => [path, name])).toEqual([
      ["/funds/sources/0", "中央"],
      ["/funds/sources/1", null],
    ]);
    expect(sources.map(({ budget, executed }) => [told(budget), told(executed)])).toEqual([
      ["3 (4)", "2.125 (3)"],
      ["blank", "notANumber"],
    ]);
  });

  test("levels and rows stand in the order of the form, with their paths", () => {
    expect(form.levels.map(({ path, name, depth }) => `${path} ${name} ${depth}`)).toEqual([
      "/indicators/0 产出指标 1",
      "/indicators/0/children/0 成本指标 2",
      "/indicators/0/children/1 时效指标 2",
      "/indicators/1 服务对象满意度 1",
    ]);
    expect(form.levels.map(({ weight, score }) => [told(weight), told(score)])).toEqual([
      ["60 (0)", "50 (0)"],
      ["blank", "blank"],
      ["20 (0)", "blank"],
      ["blank", "blank"],
    ]);
    expect(form.rows.map(({ path, name }) => `${path} ${name}`)).toEqual([
      "/indicators/0/children/0/children/0 总成本",
      "/indicators/0/children/1/children/0 ",
      "/indicators/1/children/0 满意",
      "/indicators/2 其他",
    ]);
    expect(form.firstLevel.map(({ kind, path }) => `${kind} ${path}`)).toEqual([
      "level /indicators/0",
      "level /indicators/1",
      "row /indicators/2",
    ]);
    expect(form.levels[0]?.children).toEqual([form.levels[1], form.levels[2]]);
    expect(form.levels[1]?.children).toEqual([form.rows[0]]);
  });

  test("a row has its cells as printed and as read", () => {
    const [cost, blank, satisfied, day] = form.rows;
    expect(cost).toMatchObject({
      kind: "row",
      initialTarget: "≤90万元",
      targetText: "≤100万元",
      actualText: "92.5",
      reason: "节约",
      target: { kind: "quantity", comparator: "≤" },
      actual: { kind: "quantity" },
    });
    expect([told(cost!.weight), told(cost!.score)]).toEqual(["10 (0)", "9 (0)"]);
    // A dash and nothing are blank both.
    expect(blank).toMatchObject({
      targetText: null,
      actualText: null,
      initialTarget: null,
      reason: null,
      target: { kind: "blank" },
      actual: { kind: "blank" },
    });
    // Points are no percentage.
    expect(told(satisfied!.weight)).toBe("notANumber");
    // The year of the form is that of its days.
    expect(day).toMatchObject({
      target: { kind: "date", to: "2024-12-31" },
      actual: { kind: "date", to: "2024-12-01" },
    });
  });

  test("a row knows what stands above it", () => {
    expect(form.rows.map(({ above }) => above)).toEqual([
      {
        names: ["产出指标", "成本指标"],
        hasWeight: true,
        isCost: true,
        isSatisfaction: false,
        isTimeliness: false,
      },
      {
        names: ["产出指标", "时效指标"],
        hasWeight: true,
        isCost: false,
        isSatisfaction: false,
        isTimeliness: true,
      },
      {
        names: ["服务对象满意度"],
        hasWeight: false,
        isCost: false,
        isSatisfaction: true,
        isTimeliness: false,
      },
      { names: [], hasWeight: false, isCost: false, isSatisfaction: false, isTimeliness: false },
    ]);
  });

  test("what one level says holds for all below it", () => {
    const below = (first: string, second: string, weights: readonly (string | undefined)[] = []) => {
      const node = { name: second, ...(weights[1] && { weight: weights[1] }), children: [{ name: "甲" }] };
      const { rows } = normalize({
        indicators: [{ name: first, ...(weights[0] && { weight: weights[0] }), children: [node] }],
      });
      const { hasWeight, isCost, isSatisfaction, isTimeliness } = rows[0]!.above;
      return { hasWeight, isCost, isSatisfaction, isTimeliness };
    };
    const none = { hasWeight: false, isCost: false, isSatisfaction: false, isTimeliness: false };
    expect(below("成本指标", "二")).toEqual({ ...none, isCost: true });
    expect(below("满意度指标", "二")).toEqual({ ...none, isSatisfaction: true });
    expect(below("时效指标", "二")).toEqual({ ...none, isTimeliness: true });
    expect(below("一", "二", ["10"])).toEqual({ ...none, hasWeight: true });
    expect(below("一", "二", [undefined, "10"])).toEqual({ ...none, hasWeight: true });
    expect(below("一", "二", ["十"])).toEqual(none);
  });

  test("the total line", () => {
    expect([told(form.total.weight), told(form.total.score), form.total.grade]).toEqual([
      "100 (0)",
      "95.5 (1)",
      "优",
    ]);
  });

  test("a form of nothing but indicators has blanks everywhere else", () => {
    const { year, currencyUnit, funds, total, rows, levels, firstLevel } = normalize({ indicators: [] });
    expect([year, currencyUnit, rows, levels, firstLevel]).toEqual([null, null, [], [], []]);
    expect([told(funds.weight), funds.sources, told(funds.total.budget), told(funds.total.score)]).toEqual([
      "blank",
      [],
      "blank",
      "blank",
    ]);
    expect([told(total.weight), told(total.score), total.grade]).toEqual(["blank", "blank", null]);
    expect(normalize({ indicators: [], total: { grade: " " } }).total.grade).toBeNull();
  });
});

describe("the decimals of the amounts", () => {
  test.each<readonly [title: string, funds: NonNullable<Evaluation["funds"]>, decimals: number]>([
    // Trailing zeros are often trimmed: at least two.
    ["none", {}, 2],
    ["fewer", { total: { budget: "100", executed: "92.5" } }, 2],
    ["two", { total: { budget: "100.00" } }, 2],
    ["three", { total: { budget: "100.125" } }, 3],
    [
      "of the first source",
      { total: { budget: "100.125" }, sources: [{ name: "甲", carryover: "0.1234" }] },
      4,
    ],
    ["of another", { sources: [{ name: "甲" }, { name: "乙", appliedBudget: "0.12345" }] }, 5],
    // Those of an amount with a unit of its own are of that unit; rates and scores are no amounts.
    ["of another unit", { total: { budget: "1000000.125元" } }, 2],
    ["of a rate", { total: { rate: "92.125%", score: "9.125" } }, 2],
  ])("%s", (_, funds, decimals) => {
    expect(normalize({ currencyUnit: "万元", funds, indicators: [] }).funds.amountDecimals).toBe(decimals);
  });
});

test("every one of very many rows has its own path", () => {
  const children = Array.from({ length: 300 }, (_, i) => ({ name: `第${i}项` }));
  const { rows } = normalize({ indicators: [{ name: "产出指标", children }] });
  expect(rows.map(({ path }) => path)).toEqual(children.map((_, i) => `/indicators/0/children/${i}`));
});

test("points that are a percentage are kept as printed, and why they are none", () => {
  const { weight } = normalize({ indicators: [], total: { weight: "100%" } }).total;
  expect(weight).toEqual({ kind: "notANumber", printed: "100%", reason: "grammar" });
});

test.each([
  ["9.123456789分", "9.123456789 (9)"],
  ["9分", "9 (0)"],
  ["9", "9 (0)"],
  ["9%", "notANumber"],
  ["9万元", "notANumber"],
])("a score printed %s is %s", (score, is) => {
  expect(told(normalize({ indicators: [], total: { score } }).total.score)).toBe(is);
});

test.each([
  ["92.5%", "92.5 (1)"],
  ["92.5", "92.5 (1)"],
  ["92.5分", "notANumber"],
])("a rate printed %s is %s", (rate, is) => {
  expect(told(normalize({ indicators: [], funds: { total: { rate } } }).funds.total.rate)).toBe(is);
});
