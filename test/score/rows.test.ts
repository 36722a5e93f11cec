import { describe, expect, test } from "vitest";
import { scoreEvaluation } from "../../src/assess/examine";
import type { IndicatorNode } from "../../src/evaluation/schema";
import { exact, format } from "../../src/figure/exact";
import type { Interval } from "../../src/figure/interval";
import { normalize } from "../../src/normalize/normalize";
import { type Overachievement, type Rules, rulesFor } from "../../src/ruleset/rules";
import type { Ruleset } from "../../src/ruleset/schema";
import { executionCappedTotal, guangxi, integratedSystem, mof2020, mof2021Stepped } from "../../src/rulesets";
import { decidingParameter } from "../../src/score/decidingParameter";
import { type RowScore, scoreIndicator } from "../../src/score/indicator";
import { isOverachieved } from "../../src/score/overachievement";
import { titled } from "../titled";

interface Cells {
  readonly name?: string;
  readonly target?: string;
  readonly actual?: string;
  readonly weight?: string;
  readonly score?: string;
  /** First and second level. */
  readonly under?: readonly [string, string];
}

function rowOf({ under = ["产出指标", "数量指标"], name = "养护里程", ...cells }: Cells) {
  const node = { name, weight: "10", ...cells } as IndicatorNode;
  const form = normalize({
    year: 2024,
    indicators: [{ name: under[0], children: [{ name: under[1], children: [node] }] }],
  });
  return form.rows[0]!;
}

function scored(cells: Cells, ruleset: Ruleset = mof2020, over: Partial<Rules> = {}): RowScore {
  return scoreIndicator(rowOf(cells), { ...rulesFor(ruleset, 2024), ...over });
}

function told(range: Interval | null): string | null {
  if (range === null) return null;
  if (format(range.lo) === format(range.hi)) return format(range.lo);
  return `${range.loOpen ? "(" : "["}${format(range.lo)}, ${format(range.hi)}${range.hiOpen ? ")" : "]"}`;
}

const amounts = (target: string, actual: string, over: Cells = {}): Cells => ({ target, actual, ...over });

/** What a row of weight 10 is judged by, and the points its result supports. */
type Case = readonly [
  title: string,
  cells: Cells,
  method: string,
  formula: string,
  points: string | null,
  ruleset?: Ruleset,
];

describe("how a row is judged", () => {
  const cases: readonly Case[] = [
    ["met", amounts("≥20公里", "21公里"), "quantity", "met", "10"],
    ["missed", amounts("≥20公里", "15公里"), "quantity", "proportional", "7.5"],
    ["in another unit of the same kind", amounts("≥20公里", "15000米"), "quantity", "proportional", "7.5"],
    // Half a day against kilometres says nothing.
    ["in a unit that does not convert", amounts("≥20公里", "15天"), "quantity", "unclassified", "[0, 10]"],
    ["blank", { target: "≥20公里" }, "unscored", "unclassified", "[0, 10]"],
    ["without a target", { actual: "15公里" }, "text", "unclassified", "[0, 10]"],
    // Words: 80–100%, 60% to below 80%, below 60% (财预〔2020〕10号附件3).
    ["achieved", amounts("改善", "达成预期指标"), "text", "judgement", "[8, 10]"],
    ["achieved in part", amounts("改善", "部分达成预期指标并具有一定效果"), "text", "judgement", "[6, 8)"],
    ["not achieved", amounts("改善", "未达成预期指标且效果较差"), "text", "judgement", "[0, 6)"],
    // The target said again is 达成.
    ["said again", amounts("明显改善", "明显改善"), "text", "judgement", "[8, 10]"],
    ["said otherwise", amounts("明显改善", "有所改善"), "text", "unclassified", "[0, 10]"],
    // 时效: in time all, late anything below all.
    ["in time", amounts("2024年12月31日前", "2024年12月31日"), "date", "on-time", "10"],
    ["late", amounts("2024年11月30日前", "2024年12月1日"), "date", "late", "[0, 10)"],
    ["a day for an amount", amounts("≥20公里", "2024年12月1日"), "text", "unclassified", "[0, 10]"],
    ["an amount for a day", amounts("2024年12月31日前", "15公里"), "text", "unclassified", "[0, 10]"],
    // A judgement decides, whatever the target is.
    [
      "an amount judged by words",
      amounts("≥20公里", "未达成预期指标且效果较差"),
      "text",
      "judgement",
      "[0, 6)",
    ],
    // 成本 with = is better when less: 100 ÷ 125.
    [
      "an exact cost",
      amounts("=100万元", "125万元", { under: ["产出指标", "成本指标"] }),
      "quantity",
      "proportional",
      "8",
    ],
    // integrated-system: an exact target is better when more, unless it is 0.
    [
      "an exact cost there",
      amounts("=100万元", "125万元", { under: ["产出指标", "成本指标"] }),
      "quantity",
      "met",
      "10",
      integratedSystem,
    ],
    ["none allowed there", amounts("=0起", "1起"), "quantity", "zero-target", "0", integratedSystem],
    // ≤1% beside 0.02: 0.02% is met, of 2% 10 × 1 ÷ 2 stands. ≥1%: 2% is met, of 0.02% 10 × 0.02 ÷ 1.
    ["read two ways", amounts("≤1%", "0.02", { name: "投诉率" }), "quantity", "proportional", "[5, 10]"],
    [
      "read two ways upwards",
      amounts("≥1%", "0.02", { name: "增长率" }),
      "quantity",
      "proportional",
      "[0.2, 10]",
    ],
    ["read two ways, both met", amounts("≤1%", "0.005", { name: "投诉率" }), "quantity", "met", "10"],
    ["read two ways, both missed", amounts("≥1%", "0.005"), "quantity", "proportional", "[0.05, 5]"],
    ["none allowed", amounts("≤0起", "2起", { name: "重大舆情" }), "quantity", "zero-target", "0"],
    ["above a floor below zero", amounts("≥-5度", "30度"), "quantity", "met", "10"],
    ["below a floor below zero", amounts("≥-5度", "-8度"), "quantity", "negative-target", "[0, 10)"],
    ["an exact count", amounts("=20公里", "25公里"), "quantity", "met", "10"],
    // ≤ on what people get: 20 ÷ 25 read one way, all read the other.
    ["the wrong way", amounts("≤20人", "25人", { name: "受益人数" }), "quantity", "met", "[8, 10]"],
    // execution-capped-total: from 130% on 2 points less.
    ["far above", amounts("≥20公里", "26公里"), "quantity", "overachieved", "8", executionCappedTotal],
    ["above", amounts("≥20公里", "25.9公里"), "quantity", "met", "10", executionCappedTotal],
    [
      "far above, of 1 point",
      amounts("≥20公里", "26公里", { weight: "1" }),
      "quantity",
      "overachieved",
      "0",
      executionCappedTotal,
    ],
    ["far above without a deduction", amounts("≥20公里", "26公里"), "quantity", "met", "10", guangxi],
    ["far below there", amounts("≥20公里", "5公里"), "quantity", "proportional", "2.5", executionCappedTotal],
    // mof-2021-stepped, 满意度: from 90% all, from 80% on 80%, from 60% on 50%, below nothing.
    [
      "satisfied",
      amounts("≥95%", "92%", { under: ["满意度指标", "服务对象满意度指标"] }),
      "quantity",
      "satisfaction-step",
      "10",
      mof2021Stepped,
    ],
    [
      "satisfied in part, without a sign",
      amounts("≥95", "85", { under: ["满意度指标", "服务对象满意度指标"] }),
      "quantity",
      "satisfaction-step",
      "8",
      mof2021Stepped,
    ],
    [
      "all satisfied, as a ratio",
      amounts("≥0.95", "1", { under: ["满意度指标", "服务对象满意度指标"] }),
      "quantity",
      "satisfaction-step",
      "10",
      mof2021Stepped,
    ],
    ["no matter of satisfaction", amounts("≥95%", "76%"), "quantity", "proportional", "8", mof2021Stepped],
    [
      "no points for no weight",
      amounts("≥20公里", "15公里", { weight: "" }),
      "quantity",
      "proportional",
      null,
    ],
    // A weight below 0 turns the range round.
    [
      "a negative weight",
      amounts("改善", "达成预期指标", { weight: "-10" }),
      "text",
      "judgement",
      "[-10, -8]",
    ],
  ];

  test.each(titled(cases))("%s", (_, [, cells, method, formula, points, ruleset]) => {
    const row = scored(cells, ruleset);
    expect([row.method, row.formula, told(row.admissible)]).toEqual([method, formula, points]);
  });

  test("what the judgement was made of is kept with it", () => {
    const { direction, attainment, aligned, judgement } = scored(amounts("≥20公里", "15公里"));
    expect([direction, format(attainment!), judgement]).toEqual(["higher", "0.75", null]);
    // In the base unit of length: 20 km are 20,000 m.
    expect(format(aligned!.target.low)).toBe("20000");
    expect(scored(amounts("改善", "达成预期指标"))).toMatchObject({
      judgement: "achieved",
      direction: null,
      aligned: null,
    });
    expect(scored(amounts("≥20公里", "15天"))).toMatchObject({
      direction: null,
      attainment: null,
      aligned: { note: "unit-mismatch" },
    });
    const satisfied = amounts("≥95%", "92%", { under: ["满意度指标", "满意度"] });
    expect(scored(satisfied, mof2021Stepped)).toMatchObject({ direction: "higher", derived: false });
    expect(scored(amounts("≥20公里", "26公里"), executionCappedTotal)).toMatchObject({
      direction: "higher",
      derived: false,
    });
  });

  test("a unit missing beside the figures is taken from the indicator's name", () => {
    // 20公里 against a bare 15000 of a row named in 米.
    const row = scored(amounts("≥20公里", "15000", { name: "养护里程（米）" }));
    expect([row.formula, told(row.admissible)]).toEqual(["proportional", "7.5"]);
  });
});

describe("which scores are roundings of a formula", () => {
  const cases: readonly (readonly [Cells, boolean, Ruleset?])[] = [
    [amounts("≥20公里", "15公里"), true],
    [amounts("≥20公里", "15公里", { weight: "" }), false],
    [amounts("≥20公里", "20公里"), false],
    [amounts("≤20天", "25天", { name: "工期", under: ["产出指标", "时效指标"] }), true],
    [amounts("≤20天", "25天", { name: "工期", under: ["产出指标", "时效指标"] }), true, integratedSystem],
    [amounts("≤20人", "25人", { name: "受益人数" }), true],
    [amounts("改善", "达成预期指标"), false],
    [amounts("=0起", "1起"), false, integratedSystem],
  ];

  test.each(titled(cases))("%s", (_, [cells, derived, ruleset]) => {
    expect(scored(cells, ruleset).derived).toBe(derived);
  });
});

describe("不适用", () => {
  test.each([
    ["不适用", undefined, true],
    [" 不适用 ", undefined, true],
    ["不涉及", "0", true],
    ["未涉及", undefined, true],
    ["无此项", undefined, true],
    ["此项不适用", undefined, true],
    ["不适用", "5", false],
    ["不适用于本项目的情况", undefined, false],
    [undefined, undefined, false],
    ["20公里", undefined, false],
  ])("an actual %j scored %s: %s", (actual, score, notApplicable) => {
    const cells = { target: "≥20公里", ...(actual && { actual }), ...(score && { score }) };
    expect(scored(cells).notApplicable).toBe(notApplicable);
  });
});

describe("the parameter that decides", () => {
  const cases: readonly (readonly [Cells, string | null, Ruleset?, Partial<Rules>?])[] = [
    [amounts("≥20公里", "5公里"), "passThreshold", mof2020, { passThreshold: exact("0.6") }],
    [amounts("≥20公里", "26公里"), "overachievement", executionCappedTotal],
    [amounts("≥95%", "92%", { under: ["满意度指标", "满意度"] }), "satisfactionSteps", mof2021Stepped],
    [amounts("改善", "达成预期指标"), "qualitativeBands"],
    [amounts("≤20天", "25天", { under: ["产出指标", "时效指标"] }), "lowerIsBetterFormula"],
    [amounts("≤20天", "20天", { under: ["产出指标", "时效指标"] }), null],
    [amounts("≥20公里", "15公里"), null],
    [amounts("≥20公里", "20公里"), null],
    [{}, null],
  ];

  test.each(titled(cases))("%s", (_, [cells, parameter, ruleset, over]) => {
    expect(decidingParameter(scored(cells, ruleset, over))).toBe(parameter);
  });
});

/** [first level, second level, name, target, the way that is better]. */
describe("which way is better", () => {
  const DIRECTIONS: readonly (readonly [string, string, string, string, string])[] = [
    ["产出指标", "数量指标", "养护里程", "≥20公里", "higher"],
    ["产出指标", "数量指标", "养护里程", ">20公里", "higher"],
    ["产出指标", "数量指标", "养护里程", "20公里", "higher"],
    ["产出指标", "数量指标", "养护里程", "≤20公里", "doubtful"],
    ["产出指标", "数量指标", "养护里程", "<20公里", "doubtful"],
    // 时效 is better when less, whatever is measured.
    ["产出指标", "时效指标", "完成情况", "≤20次", "lower"],
    // So are times: days may only be fewer.
    ["产出指标", "数量指标", "办结", "≤5工作日", "lower"],
    ["产出指标", "数量指标", "办结", "≤5天", "lower"],
    ["产出指标", "数量指标", "办结", "≤5日", "lower"],
    ["产出指标", "数量指标", "办结", "≤5秒", "lower"],
    ["产出指标", "数量指标", "办结", "≤5小时", "lower"],
    ["产出指标", "数量指标", "办结", "≤5分钟", "lower"],
    ["产出指标", "数量指标", "办结", "≤5", "doubtful"],
    // Things that are better when they fall, or that are bought.
    ["产出指标", "质量指标", "管网漏损率", "≤10%", "lower"],
    ["产出指标", "质量指标", "单位耗电", "≤10度", "lower"],
    ["产出指标", "质量指标", "闲置", "≤10套", "lower"],
    ["产出指标", "质量指标", "失业", "≤10人", "lower"],
    ["效益指标", "生态效益指标", "污染物排放量", "≤10吨", "lower"],
    ["效益指标", "社会效益指标", "群众上访件次", "≤10件", "lower"],
    ["产出指标", "数量指标", "购置车辆", "≤10辆", "lower"],
    // Costs: less, unless it is a saving that is measured.
    ["成本指标", "经济成本指标", "养护", "≤20万元", "lower"],
    ["产出指标", "成本指标", "养护", "<20万元", "lower"],
    ["产出指标", "成本指标", "养护", "=20万元", "lower"],
    ["产出指标", "成本指标", "养护", "≥20万元", "doubtful"],
    ["产出指标", "成本指标", "养护", ">20万元", "doubtful"],
    ["产出指标", "成本指标", "节约资金", "≥20万元", "higher"],
    ["产出指标", "成本指标", "成本降低率", "≥5%", "higher"],
  ];

  test.each(DIRECTIONS)("%s, %s, %s %s: %s", (first, second, name, target, direction) => {
    const form = normalize({
      indicators: [
        {
          name: first,
          children: [{ name: second, children: [{ name, target, actual: target.slice(1), weight: "10" }] }],
        },
      ],
    });
    expect(scoreIndicator(form.rows[0]!, rulesFor(mof2020, 2024)).direction).toBe(direction);
  });

  test.each([
    ["=20起", "higher"],
    ["=0起", "lower"],
    ["≤20起", "doubtful"],
  ])("an exact target %s is better when %s, where it is taken as one to reach", (target, direction) => {
    const cells = amounts(target, "1起", { name: "活动" });
    expect(scored(cells, integratedSystem).direction).toBe(direction);
  });
});

describe("far above a target", () => {
  const rule: Overachievement = {
    ...rulesFor(guangxi, 2024).overachievement,
    threshold: exact("1.3"),
    zeroTargetActual: exact("30"),
  };
  const judged = (cells: Cells, over: Partial<Overachievement>) => {
    const row = rowOf(cells);
    return isOverachieved(scoreIndicator(row, rulesFor(mof2020, 2024)), row.actual, { ...rule, ...over });
  };

  const cases: readonly (readonly [Cells, boolean | null, Partial<Overachievement>?])[] = [
    [amounts("≥20公里", "26公里"), true, { thresholdIncluded: true }],
    [amounts("≥20公里", "26公里"), false, { thresholdIncluded: false }],
    [amounts("≥20公里", "26.1公里"), true, { thresholdIncluded: false }],
    [amounts("≥20公里", "25.9公里"), false, { thresholdIncluded: true }],
    // Over a target of 0 the actual itself counts, where the ruleset says from which on.
    [amounts("≥0件", "30件"), true],
    [amounts("≥0件", "29件"), false],
    [amounts("≥0件", "30件"), null, { zeroTargetActual: null }],
    // Less is better, words, nothing.
    [amounts("≤20天", "5天", { under: ["产出指标", "时效指标"] }), null],
    [amounts("改善", "达成预期指标"), null],
    [{}, null],
  ];

  test.each(titled(cases))("%s", (_, [cells, is, over]) => {
    expect(judged(cells, over ?? {})).toBe(is);
  });
});

test("a form's rows are scored in their order", () => {
  const row = (name: string, actual: string) => ({ name, target: "≥20公里", actual, weight: "10" });
  const form = {
    year: 2024,
    indicators: [{ name: "产出指标", children: [row("甲", "10公里"), row("乙", "20公里")] }],
  };
  const { scores } = scoreEvaluation(form, mof2020);
  expect(scores.rows.map((each) => [each.row.name, format(each.accepted)])).toEqual([
    ["甲", "5"],
    ["乙", "10"],
  ]);
});
