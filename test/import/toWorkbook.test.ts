import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Evaluation } from "../../src/evaluation/schema";
import { type Layout, readWorkbook, toWorkbook } from "../../src/import/index";
import { openWorkbook } from "../../src/import/workbook/reader";

const LAYOUTS: readonly Layout[] = ["a", "b", "standard"];

async function writtenAndRead(evaluation: Evaluation, layout: Layout): Promise<Evaluation[]> {
  const { evaluations } = await readWorkbook(await toWorkbook(evaluation, layout));
  return evaluations.map((form) => form.evaluation);
}

/** Drops keys that are `undefined`, as a blank cell is an absent key. */
function compact<T extends object>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

/** A text that is no figure and no heading. */
const words = fc
  .string({ unit: fc.constantFrom(..."甲乙丙丁戊己庚辛壬癸改善提升保障房屋人员3%≥℃"), maxLength: 12 })
  .map((text) => `某${text}`);
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const amount = fc.oneof(
  fc.integer({ min: 0, max: 10_000_000 }).map(String),
  fc.integer({ min: 0, max: 99_999_999 }).map((n) => (n / 100).toFixed(2)),
  fc.constantFrom("1,594.489", "3,843", "0.1446", "８９．４２", "#DIV/0!", "约100", "123456789012345.25"),
);
const points = fc
  .integer({ min: 0, max: 400 })
  .map((n) => (n % 4 === 0 ? String(n / 4) : (n / 4).toFixed(2)));
const rate = fc.oneof(
  fc.integer({ min: 0, max: 20_000 }).map((n) => `${(n / 100).toFixed(2)}%`),
  fc.constantFrom("100", "54.13", "#DIV/0!", "1,000%"),
);

const line = fc.record({
  appliedBudget: maybe(amount),
  initialBudget: maybe(amount),
  budget: maybe(amount),
  executed: maybe(amount),
  carryover: maybe(amount),
  rate: maybe(rate),
  score: maybe(points),
  reason: maybe(words),
});

const row = fc.record({
  name: words,
  initialTarget: maybe(words),
  target: words,
  actual: maybe(words),
  weight: maybe(points),
  score: maybe(points),
  reason: maybe(words),
});

const second = (name: string) =>
  fc.record({ name: fc.constant(name), weight: maybe(points), children: fc.array(row, { maxLength: 3 }) });

const indicators = fc.tuple(
  fc.record({
    name: fc.constant("产出指标"),
    weight: maybe(points),
    children: fc.tuple(second("数量指标"), second("质量指标")),
  }),
  fc.record({
    name: fc.constant("效益指标"),
    weight: maybe(points),
    children: fc.oneof(fc.constant([]), fc.tuple(second("社会效益指标"))),
  }),
);

const form: fc.Arbitrary<Evaluation> = fc
  .record({
    title: words.map((text) => `${text}项目绩效自评表`),
    year: maybe(fc.integer({ min: 2018, max: 2030 })),
    project: fc.record({
      name: words,
      code: maybe(words),
      department: maybe(words),
      implementer: maybe(words),
    }),
    currencyUnit: maybe(fc.constantFrom("元" as const, "万元" as const, "亿元" as const)),
    funds: fc.record({
      weight: maybe(points),
      total: line.map((value) => ({ ...value, budget: value.budget ?? "100" })),
      sources: fc.array(
        fc.record({ name: words }).chain((name) => line.map((value) => ({ ...name, ...value }))),
        {
          minLength: 1,
          maxLength: 3,
        },
      ),
    }),
    goals: fc.record({ planned: words, achieved: words }),
    indicators,
    total: fc.record({
      weight: maybe(points),
      score: points,
      grade: maybe(fc.constantFrom("优", "良", "中", "差")),
    }),
    analysis: fc.record({ 产出情况及分析: words, 主要经验做法: words }),
  })
  .map((value) => compact(value) as Evaluation);

describe("toWorkbook", () => {
  it.each(LAYOUTS)("gives a sheet that reads back as the same evaluation, in layout %s", async (layout) => {
    await fc.assert(
      fc.asyncProperty(form, async (evaluation) => {
        expect(await writtenAndRead(evaluation, layout)).toEqual([evaluation]);
      }),
      { numRuns: 40 },
    );
  });

  const sound: Evaluation = {
    title: "某项目绩效自评表",
    year: 2024,
    project: { name: "某项目" },
    currencyUnit: "万元",
    funds: {
      weight: "10",
      total: { budget: "30.00", executed: "27.00", rate: "90.00%", score: "9" },
      sources: [
        { name: "财政资金", budget: "20.00", executed: "18.00" },
        { name: "其他资金", budget: "10.00", executed: "9.00" },
      ],
    },
    indicators: [
      {
        name: "产出指标",
        children: [
          {
            name: "数量指标",
            children: [
              { name: "甲", target: "10个", actual: "10个", weight: "50", score: "50" },
              { name: "乙", target: "10个", actual: "9个", weight: "40", score: "36" },
            ],
          },
        ],
      },
    ],
    total: { weight: "100", score: "95" },
  };

  async function formulasOf(evaluation: Evaluation): Promise<Record<string, string>> {
    const [sheet] = await openWorkbook(await toWorkbook(evaluation, "standard"));
    const found: Record<string, string> = {};
    for (const [address, cell] of sheet?.formulas.cells ?? []) {
      if (cell.formula !== null) found[address] = cell.formula;
    }
    return found;
  }

  it("writes totals as formulas where the parts add up to what is stated", async () => {
    expect(await formulasOf(sound)).toEqual({
      D6: "SUM(D7:D8)",
      E6: "SUM(E7:E8)",
      G14: "SUM(F6,G12:G13)",
      H14: "SUM(H6,H12:H13)",
    });
  });

  it("writes a total that does not add up as the figure stated", async () => {
    const wrong = { ...sound, total: { weight: "100", score: "96" } };
    expect(Object.keys(await formulasOf(wrong))).not.toContain("H14");
    expect(await writtenAndRead(wrong, "standard")).toEqual([wrong]);
  });

  it("gives a template with formulas for a form without figures", async () => {
    const empty: Evaluation = {
      title: "项目支出绩效自评表",
      funds: { sources: [{ name: "财政拨款" }] },
      indicators: [
        {
          name: "产出指标",
          children: [{ name: "数量指标", children: [{ name: "指标1" }, { name: "指标2" }] }],
        },
      ],
    };
    expect(await formulasOf(empty)).toEqual({
      C6: "SUM(C7)",
      D6: "SUM(D7)",
      E6: "SUM(E7)",
      G13: "SUM(G11:G12)",
      H13: "SUM(H6,H11:H12)",
    });
    expect(await writtenAndRead(empty, "standard")).toEqual([empty]);
  });

  it("keeps a text that looks like a formula a text", async () => {
    const hostile = { ...sound, project: { name: "=cmd|' /C calc'!A0" } };
    expect(await writtenAndRead(hostile, "a")).toEqual([hostile]);
  });
});
