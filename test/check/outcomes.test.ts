import { describe, expect, test } from "vitest";
import { assess } from "../../src/assess/assess";
import type { Evaluation } from "../../src/evaluation/schema";
import { parseRuleset } from "../../src/ruleset/parse";
import type { Ruleset } from "../../src/ruleset/schema";
import {
  executionCappedTotal,
  guangxi,
  integratedSystem,
  mof2020,
  mof2021,
  rulesets,
} from "../../src/rulesets";
import { file, parameter } from "../ruleset/file";
import { runCheck } from "./runCheck";
import { BENEFIT, benefit, COST, cost, type Form, ROADS, roads, row, signs, soundForm } from "./soundForm";

/** What one check says of the sound form after an edit. */
function outcome(code: string, edit: (form: Form) => void, ruleset?: Ruleset) {
  const form = soundForm();
  edit(form);
  return runCheck(code, form as Evaluation, ruleset);
}

/** Counted on the form: 44 cells for figures, 30 texts, 3 lines of funds, 5 levels, 5 rows. */
const COUNTS: Readonly<Record<string, readonly [passed: number, failed: number, notEvaluated: number]>> = {
  // Execution weight 1; total line 6 of 7; sources 5 and 4 of 7; levels 4 of 10; rows 10; total 2.
  "cell.not-a-number": [32, 0, 12],
  // Title 1, project 3, sources 2, goals 2, levels 5, rows 5 × (name, target, actual), grade 1, analysis 1.
  "cell.spreadsheet-error": [30, 0, 0],
  "cell.placeholder": [30, 0, 0],
  // Four columns; three lines.
  "funds.sum": [4, 0, 0],
  "funds.carryover": [3, 0, 0],
  "funds.overspent": [3, 0, 0],
  "funds.budget-cut-to-spent": [1, 0, 0],
  "funds.unit": [1, 0, 0],
  // 地方资金 prints no rate; no source prints a score.
  "execution.rate": [2, 0, 1],
  "execution.score": [1, 0, 0],
  "execution.missing": [1, 0, 0],
  "execution.undefined": [1, 0, 0],
  "weight.missing": [5, 0, 0],
  // 成本指标 prints none.
  "weight.level": [4, 0, 1],
  "weight.total": [1, 0, 0],
  "weight.convention": [3, 0, 0],
  "score.range": [5, 0, 0],
  "score.unearned": [5, 0, 0],
  "score.underrated": [5, 0, 0],
  "score.missing": [5, 0, 0],
  // Every row is met: no score is a rounding.
  "score.rounding": [0, 0, 5],
  "reason.missing": [5, 0, 0],
  "target.missing": [5, 0, 0],
  "actual.missing": [5, 0, 0],
  // 改善出行条件 has no figures.
  "actual.copied": [4, 0, 1],
  "unit.mismatch": [4, 0, 1],
  "actual.contradicts-funds": [1, 0, 0],
  "target.direction": [4, 0, 1],
  // Nor has a cost a target one can be too far above.
  "target.overachieved": [3, 0, 2],
  "total.missing": [1, 0, 0],
  "total.range": [1, 0, 0],
  "total.sum": [1, 0, 0],
  "total.grade": [1, 0, 0],
  "total.grade-missing": [1, 0, 0],
  "total.grade-at-stake": [1, 0, 0],
  "total.execution-gap": [1, 0, 0],
  // 产出, 效益; five rows.
  "structure.missing-dimension": [2, 0, 0],
  "structure.duplicate-indicator": [5, 0, 0],
  "identity.title": [1, 0, 0],
  // 支出92.5万元; 执行率为92.5%.
  "narrative.figure": [2, 0, 0],
};

test("every cell a check looks at is counted", () => {
  const { checks } = assess(soundForm() as Evaluation, mof2020);
  const counted = Object.entries(checks).map(([code, { passed, failed, notEvaluated }]) => [
    code,
    [passed, failed, notEvaluated],
  ]);
  expect(Object.fromEntries(counted)).toEqual(COUNTS);
});

const NAME = "养护道路里程";
const SIGNS = "/indicators/0/children/0/children/1";
const FUNDS = "/funds/total";
const ROWS = [ROADS, SIGNS, COST, BENEFIT, "/indicators/2/children/0"];
const ROW_SCORES = ROWS.map((path) => `${path}/score`);

/** The whole of a finding but its words: [code, what is done to the sound form, stated, expected, related, params]. */
type Whole = readonly [
  code: string,
  edit: (form: Form) => void,
  stated: string | null,
  expected: object | null,
  related: readonly string[],
  params: Readonly<Record<string, string>>,
];
const one = (value: string) => ({ min: value, max: value });

const WHOLE: readonly Whole[] = [
  ["cell.not-a-number", (f) => (f.total.score = "九十九"), "九十九", null, [], { reason: "grammar" }],
  ["cell.spreadsheet-error", (f) => (f.funds.sources[1]!.rate = "#DIV/0!"), "#DIV/0!", null, [], {}],
  ["cell.spreadsheet-error", (f) => (f.goals.planned = "#REF!"), "#REF!", null, [], {}],
  ["cell.placeholder", (f) => (f.project.implementer = "XX公路段"), "XX公路段", null, [], {}],
  [
    "funds.sum",
    (f) => (f.funds.total.executed = "93.00"),
    "93.00",
    { min: "92.49", max: "92.51" },
    ["/funds/sources/0/executed", "/funds/sources/1/executed"],
    { column: "executed", computed: "92.5" },
  ],
  [
    "funds.carryover",
    (f) => (f.funds.sources[1]!.carryover = "7"),
    "7",
    { min: "7.49", max: "7.51" },
    ["/funds/sources/1/budget", "/funds/sources/1/executed"],
    { computed: "7.5" },
  ],
  [
    "funds.overspent",
    (f) => (f.funds.sources[0]!.budget = "50.00"),
    "60.00",
    // 0 to 50.005, printed at two places up to 50.01.
    { min: "0", max: "50.01" },
    ["/funds/sources/0/budget"],
    { budget: "50" },
  ],
  [
    // 92.5 of 100: 9.25 points.
    "funds.budget-cut-to-spent",
    (f) => (f.funds.total.budget = "92.50"),
    "92.50",
    one("100"),
    [`${FUNDS}/initialBudget`, `${FUNDS}/executed`],
    { initialBudget: "100", rate: "92.50%", score: "9.25" },
  ],
  [
    "funds.unit",
    (f) => Object.assign(f.funds.total, { budget: "925000", executed: "925000" }),
    "925000",
    null,
    ["/currencyUnit", `${COST}/actual`],
    { unit: "万元", meant: "元", evidence: "cost", name: "项目总成本", amount: "92.5万元" },
  ],
  [
    // 1,060,098.02 × 10,000.
    "funds.unit",
    (f) => Object.assign(f.funds.total, { budget: "1060098.02", executed: "1060098.02" }),
    "1060098.02",
    null,
    ["/currencyUnit"],
    { unit: "万元", meant: "元", evidence: "implausible", amount: "10600980200元" },
  ],
  [
    "execution.rate",
    (f) => (f.funds.total.rate = "95.2%"),
    "95.2%",
    one("92.5"),
    [`${FUNDS}/executed`, `${FUNDS}/budget`],
    { computed: "92.50%" },
  ],
  [
    // 92.5 ÷ 100 of the initial budget, while the budget is 185: 50%.
    "execution.rate",
    (f) => (f.funds.total.budget = "185.00"),
    "92.5%",
    one("50"),
    [`${FUNDS}/executed`, `${FUNDS}/budget`],
    { computed: "50.00%", basis: "initialBudget" },
  ],
  [
    "execution.score",
    (f) => (f.funds.total.score = "9.52"),
    "9.52",
    one("9.25"),
    [`${FUNDS}/executed`, `${FUNDS}/budget`],
    { computed: "9.2500", rate: "92.50%", weight: "10" },
  ],
  [
    "execution.missing",
    (f) => (f.funds.total.score = null),
    null,
    one("9.25"),
    [`${FUNDS}/executed`, `${FUNDS}/budget`],
    { computed: "9.25", rate: "0.925" },
  ],
  [
    // Without a rate everything is admissible.
    "execution.missing",
    (f) => Object.assign(f.funds.total, { score: null, budget: "0" }),
    null,
    { min: "0", max: "10" },
    [`${FUNDS}/executed`, `${FUNDS}/budget`],
    { computed: "0", rate: "" },
  ],
  [
    "execution.undefined",
    (f) => (f.funds.total.budget = "0"),
    "0",
    null,
    [`${FUNDS}/executed`, `${FUNDS}/score`],
    {},
  ],
  [
    "weight.missing",
    (f) => {
      cost(f).weight = null;
      f.indicators[0]!.weight = null;
    },
    null,
    null,
    [],
    {},
  ],
  [
    "weight.level",
    (f) => (f.indicators[0]!.weight = "60"),
    "60",
    one("50"),
    [`${ROADS}/weight`, `${SIGNS}/weight`, `${COST}/weight`],
    { name: "产出指标", computed: "50" },
  ],
  [
    "weight.total",
    (f) => (f.total.weight = "90"),
    "90",
    one("100"),
    ["/funds/weight", ...ROWS.map((path) => `${path}/weight`)],
    { total: "90", computed: "100", indicators: "90", execution: "10", fitting: "" },
  ],
  [
    "weight.convention",
    (f) => (f.indicators[2]!.weight = "15"),
    "15",
    one("10"),
    [],
    { name: "满意度指标", computed: "15", recommended: "10" },
  ],
  [
    "score.range",
    (f) => (roads(f).score = "21"),
    "21",
    { min: "0", max: "20" },
    [`${ROADS}/weight`],
    { weight: "20" },
  ],
  [
    "score.missing",
    (f) => (roads(f).score = null),
    null,
    one("20"),
    [`${ROADS}/target`, `${ROADS}/actual`, `${ROADS}/weight`],
    {
      name: NAME,
      target: "≥20公里",
      actual: "21公里",
      weight: "20",
      method: "quantity",
      formula: "met",
      judgement: "",
      unrounded: "20",
    },
  ],
  [
    // 20 × 13.33 ÷ 20, printed in whole points.
    "score.unearned",
    (f) => (roads(f).actual = "13.33公里"),
    "20",
    { min: "13", max: "14" },
    [`${ROADS}/target`, `${ROADS}/actual`, `${ROADS}/weight`],
    {
      name: NAME,
      target: "≥20公里",
      actual: "13.33公里",
      weight: "20",
      method: "quantity",
      formula: "proportional",
      judgement: "",
      unrounded: "13.33",
    },
  ],
  [
    "score.underrated",
    (f) => (benefit(f).score = "23.9"),
    "23.9",
    { min: "24", max: "30" },
    [`${BENEFIT}/target`, `${BENEFIT}/actual`, `${BENEFIT}/weight`],
    {
      name: "改善出行条件",
      target: "改善",
      actual: "达成预期指标",
      weight: "30",
      method: "text",
      formula: "judgement",
      judgement: "achieved",
      unrounded: "30",
    },
  ],
  [
    // 20 × 6.89 ÷ 20 = 6.89, cut to 6.8 instead of rounded to 6.9.
    "score.rounding",
    (f) => Object.assign(roads(f), { actual: "6.89公里", score: "6.8" }),
    "6.8",
    one("6.9"),
    [`${ROADS}/target`, `${ROADS}/actual`, `${ROADS}/weight`],
    {
      name: NAME,
      target: "≥20公里",
      actual: "6.89公里",
      weight: "20",
      method: "quantity",
      formula: "proportional",
      judgement: "",
      unrounded: "6.89",
      mode: "half-up",
      places: "1",
      rounded: "6.89",
      roundedPlaces: "2",
    },
  ],
  [
    "reason.missing",
    (f) => (roads(f).score = "19"),
    null,
    null,
    [`${ROADS}/score`, `${ROADS}/weight`],
    { name: NAME, cause: "lost" },
  ],
  ["target.missing", (f) => (roads(f).target = null), null, null, [`${ROADS}/actual`], { name: NAME }],
  ["actual.missing", (f) => (roads(f).actual = null), null, null, [`${ROADS}/target`], { name: NAME }],
  [
    "actual.copied",
    (f) => (roads(f).actual = "≥20公里"),
    "≥20公里",
    null,
    [`${ROADS}/target`],
    { name: NAME },
  ],
  [
    "unit.mismatch",
    (f) => (roads(f).actual = "21个"),
    "21个",
    null,
    [`${ROADS}/target`],
    { name: NAME, target: "≥20公里", kind: "unit-mismatch" },
  ],
  [
    "actual.contradicts-funds",
    (f) => (cost(f).actual = "95万元"),
    "95万元",
    one("92.5"),
    [`${FUNDS}/executed`],
    { name: "项目总成本", executed: "92.50", unit: "万元" },
  ],
  [
    "target.direction",
    (f) => (signs(f).target = "≤20块"),
    "≤20块",
    null,
    [`${SIGNS}/actual`, `${SIGNS}/score`],
    { name: "新增标志牌", level: "数量指标", rewards: "less" },
  ],
  [
    "target.overachieved",
    (f) => (roads(f).actual = "27公里"),
    "≥20公里",
    null,
    [`${ROADS}/actual`],
    { name: NAME, actual: "27公里", ratio: "135.00%", included: "false", threshold: "130.00%" },
  ],
  ["total.missing", (f) => (f.total.score = null), null, one("99.25"), [], {}],
  [
    "total.range",
    (f) => (f.total.score = "109.25"),
    "109.25",
    { min: "0", max: "100" },
    ["/total/weight"],
    { weight: "100" },
  ],
  [
    "total.sum",
    (f) => (f.total.score = "99.52"),
    "99.52",
    one("99.25"),
    [`${FUNDS}/score`, ...ROW_SCORES],
    { sum: "99.25", execution: "9.25", cap: "", factor: "" },
  ],
  [
    "total.grade",
    (f) => (f.total.grade = "良"),
    "良",
    { oneOf: ["优"] },
    ["/total/score"],
    { total: "99.25", grade: "优" },
  ],
  [
    "total.grade-missing",
    (f) => (f.total.grade = null),
    null,
    { oneOf: ["优"] },
    ["/total/score"],
    { beyond: "" },
  ],
  [
    // 9.25 + 10 + 70.
    "total.grade-at-stake",
    (f) => (roads(f).actual = "10公里"),
    "优",
    { oneOf: ["良"] },
    ["/total/score"],
    { grade: "优", cause: "accepted", stated: "99.25", total: "89.25", other: "良" },
  ],
  [
    // All scores can stand: 9.25 + 10 + 70 = 89.25, but 99.25 is printed.
    "total.grade-at-stake",
    (f) => Object.assign(roads(f), { actual: "10公里", score: "10" }),
    "优",
    { oneOf: ["良"] },
    ["/total/score"],
    { grade: "优", cause: "sum", stated: "99.25", total: "89.25", other: "良" },
  ],
  [
    // 20 × 10.744 ÷ 20 = 10.744, printed 10.74: 9.25 + 10.74 + 70 = 89.99, printed 90.
    "total.grade-at-stake",
    (f) => {
      Object.assign(roads(f), { actual: "10.744公里", score: "10.74" });
      f.total.score = "90";
    },
    "优",
    null,
    ["/total/score"],
    { grade: "优", cause: "rounding", stated: "90", total: "89.99", other: "良" },
  ],
  [
    // 92.5 of 1000 is 0.925 points: 99.25 − 9.25 + 0.93 = 90.93 is still 优; of 100,000 it is 0.01: 90.01; with 2
    // points less in the rows 88.01 against 97.25.
    "total.grade-at-stake",
    (f) => {
      f.funds.total.initialBudget = "100000";
      Object.assign(roads(f), { score: "18", actual: "18公里" });
      f.total.score = "97.25";
    },
    "优",
    { oneOf: ["良"] },
    ["/total/score", `${FUNDS}/initialBudget`],
    { grade: "优", cause: "initialBudget", stated: "97.25", total: "88.01", other: "良" },
  ],
  [
    "total.execution-gap",
    (f) => (f.funds.total.executed = "60.00"),
    "99.25",
    null,
    [`${FUNDS}/executed`, `${FUNDS}/budget`],
    { indicators: "100.00%", rate: "60.00%" },
  ],
  [
    "structure.missing-dimension",
    (f) => (f.indicators[1]!.name = "其他指标"),
    null,
    null,
    [],
    { dimension: "benefit" },
  ],
  [
    "structure.duplicate-indicator",
    (f) => Object.assign(signs(f), { name: NAME, target: "≥20 公里" }),
    NAME,
    null,
    [`${ROADS}/name`],
    { name: NAME, level: "数量指标" },
  ],
  [
    "identity.title",
    (f) => (f.title = "2024年校舍维修改造资金项目绩效自评表"),
    "2024年校舍维修改造资金项目绩效自评表",
    null,
    ["/project/name"],
    { name: "乡村道路养护项目" },
  ],
  [
    "narrative.figure",
    (f) => (f.analysis.执行情况 = "预算执行率为95.2%。"),
    "预算执行率为95.2%",
    null,
    [`${FUNDS}/rate`],
    { said: "预算执行率为95.2%", table: "92.5%", kind: "rate" },
  ],
  [
    "narrative.figure",
    (f) => (f.goals.achieved = "全年支出95万元"),
    "全年支出95万元",
    null,
    [`${FUNDS}/executed`],
    { said: "全年支出95万元", table: "92.50万元", kind: "executed" },
  ],
  [
    "narrative.figure",
    (f) => {
      Object.assign(signs(f), { name: "标志牌新增", actual: "25个", target: "≥20个" });
      f.goals.achieved = "标志牌新增22个";
    },
    "标志牌新增22个",
    null,
    [`${SIGNS}/actual`],
    { said: "标志牌新增22个", table: "25个", kind: "count", name: "标志牌新增" },
  ],
];

const RESCALED = parseRuleset(file({ parameters: { notApplicableRows: parameter("choice", "rescale") } }), {
  known: rulesets,
});
const RAW = parseRuleset(file({ parameters: { gradeBasis: parameter("choice", "raw") } }), {
  known: rulesets,
});

/** A form that does not score execution: its rows alone make 100. */
function uncounted(f: Form): void {
  Object.assign(f.funds, { weight: null });
  f.funds.total.score = null;
  Object.assign(roads(f), { weight: "30", score: "30" });
  Object.assign(f.total, { score: "100" });
}

/** 99.96% of 10 points is 9.996, printed 10.00; with 80 of the rows 89.996, printed 90. */
function justBelow(f: Form): void {
  Object.assign(f.funds.total, { executed: "99.96", score: "10.00" });
  Object.assign(roads(f), { actual: "10公里", score: "10" });
  f.total.score = "90";
}

/** [code, title, what is done to the sound form, what its one finding says, under which ruleset]. */
type Part = readonly [
  code: string,
  title: string,
  edit: (form: Form) => unknown,
  part: object,
  ruleset: Ruleset | null,
];

const MORE: readonly Part[] = [
  [
    "funds.sum",
    "names the sources that have the column",
    (f) => delete f.funds.sources[1]!.budget,
    {
      related: ["/funds/sources/0/budget"],
      expected: { min: "59.99", max: "60.01" },
      params: { computed: "60" },
    },
    null,
  ],
  [
    // 92.5 ÷ 300 = 30.833…%.
    "execution.rate",
    "taken on the initial budget and rounded",
    (f) => Object.assign(f.funds.total, { initialBudget: "300.00", rate: "30.83%" }),
    { params: { computed: "92.50%", basis: "initialBudget" } },
    null,
  ],
  [
    "execution.rate",
    "without an initial budget",
    (f) => Object.assign(f.funds.total, { initialBudget: null, rate: "30.83%" }),
    { params: { computed: "92.50%" } },
    null,
  ],
  [
    "weight.level",
    "names the rows that have a weight",
    (f) => [
      Object.assign(signs(f), { weight: null }),
      Object.assign(roads(f), { weight: "45" }),
      Object.assign(f.indicators[0]!, { weight: null }),
    ],
    { path: "/indicators/0/children/0/weight", related: [`${ROADS}/weight`], params: { computed: "45" } },
    null,
  ],
  [
    // 20 + 20 + 30 + 10 + 10.
    "weight.total",
    "names the rows that have a weight",
    (f) => (cost(f).weight = null),
    {
      related: ["/funds/weight", ...ROWS.filter((path) => path !== COST).map((path) => `${path}/weight`)],
      expected: one("90"),
      reference: "weight.total",
    },
    null,
  ],
  [
    "weight.total",
    "against the ruleset's full marks",
    (f) => [Object.assign(f.total, { weight: null }), Object.assign(roads(f), { weight: "21" })],
    { stated: null, params: { total: "100", computed: "101" }, reference: "totalWeight" },
    null,
  ],
  [
    "total.sum",
    "of a form that does not score execution",
    (f) => [uncounted(f), Object.assign(f.total, { score: "99" })],
    {
      expected: one("100"),
      related: ROW_SCORES,
      params: { sum: "100", execution: "0" },
      reference: "total.sum",
    },
    null,
  ],
  [
    "total.sum",
    "names the scores that are printed",
    (f) => Object.assign(roads(f), { score: null }),
    { related: [`${FUNDS}/score`, ...ROW_SCORES.slice(1)], params: { sum: "79.25" } },
    null,
  ],
  [
    "total.sum",
    "with a score printed on a level alone",
    (f) => {
      Object.assign(f.indicators[1]!, { score: "30" });
      benefit(f).score = null;
      f.total.score = "98";
    },
    {
      related: [
        `${FUNDS}/score`,
        ...ROW_SCORES.filter((path) => !path.startsWith(BENEFIT)),
        "/indicators/1/score",
      ],
      params: { sum: "99.25" },
    },
    null,
  ],
  [
    "total.sum",
    "with the computed execution score where none is printed",
    (f) => [Object.assign(f.funds.total, { score: null }), Object.assign(f.total, { score: "90" })],
    { params: { sum: "99.25", execution: "9.25" } },
    null,
  ],
  [
    // 7 + 90 = 97; 70% caps at 89.
    "total.sum",
    "over a cap",
    (f) => [
      Object.assign(f.funds.total, { executed: "70.00", score: "7" }),
      Object.assign(f.total, { score: "97" }),
    ],
    { expected: one("89"), params: { sum: "97", cap: "89", factor: "" }, reference: "totalCaps" },
    executionCappedTotal,
  ],
  [
    // 9.25 + 80 = 89.25; × 100 ÷ 90 = 99.1666…
    "total.sum",
    "with a row that does not apply",
    (f) => Object.assign(cost(f), { actual: "不适用", score: null }),
    {
      expected: one("99.17"),
      params: { sum: "89.25", cap: "", factor: "1.1111" },
      reference: "notApplicableRows",
    },
    RESCALED,
  ],
  [
    "total.grade",
    "one of two",
    (f) => [justBelow(f), Object.assign(f.total, { grade: "中" })],
    { expected: { oneOf: ["优", "良"] }, params: { total: "90", grade: "优/良" } },
    RAW,
  ],
  [
    "total.grade-missing",
    "of a total that is no figure",
    (f) => Object.assign(f.total, { grade: null, score: "九十九" }),
    { expected: null },
    null,
  ],
  [
    "target.overachieved",
    "at the ratio, where it is included",
    (f) => Object.assign(roads(f), { actual: "26公里" }),
    { params: { ratio: "130.00%", included: "true", threshold: "130.00%" } },
    guangxi,
  ],
  [
    "target.overachieved",
    "over a target of 0",
    (f) => Object.assign(roads(f), { target: "≥0公里", actual: "30公里" }),
    { params: { ratio: "", included: "true", threshold: "30" } },
    guangxi,
  ],
  [
    "reason.missing",
    "blank score",
    (f) => (roads(f).score = null),
    { related: [`${ROADS}/score`, `${ROADS}/weight`], params: { cause: "blank" } },
    mof2020,
  ],
  [
    "reason.missing",
    "far above a target",
    (f) => Object.assign(roads(f), { actual: "26公里" }),
    {
      path: `${ROADS}/reason`,
      related: [`${ROADS}/target`, `${ROADS}/actual`],
      params: { cause: "overachieved" },
      reference: "overachievement",
    },
    guangxi,
  ],
  [
    // integrated-system: 20% unspent, or indicators 5% above the rate: 96% ÷ 90% = 1.0667.
    "total.execution-gap",
    "indicators far above the rate",
    (f) => {
      // There the rate is that of the sources: 60 + 30 of 100.
      f.funds.sources[1]!.executed = "30.00";
      benefit(f).score = "26.4";
    },
    { params: { indicators: "96.00%", rate: "90.00%" } },
    integratedSystem,
  ],
  [
    // mof-2021 with 成本: 20, 产出 40, 效益 20, 满意度 10.
    "weight.convention",
    "by the split for the dimensions of the form",
    (f) => {
      f.indicators = [
        { name: "成本指标", weight: "20", children: [row("总成本", "≤1元", "1元", "20")] },
        { name: "产出指标", weight: "40", children: [row("里程", "≥1米", "1米", "40")] },
        { name: "效益指标", weight: "30", children: [row("改善", "改善", "改善", "30")] },
        { name: "满意度指标", weight: "10", children: [row("满意", "≥1%", "1%", "10")] },
      ];
    },
    { path: "/indicators/2/weight", expected: one("20"), params: { computed: "30", recommended: "20" } },
    mof2021,
  ],
];

/** The ground that is cited where it is a parameter's, by code. */
const GROUNDS: Readonly<Record<string, string>> = {
  "execution.score": "executionCurve",
  "execution.missing": "executionCurve",
  "weight.convention": "firstLevelWeights",
  "score.underrated": "qualitativeBands",
  "score.rounding": "scoreRounding",
  "target.overachieved": "overachievement",
  "total.grade": "grades",
  "total.grade-missing": "grades",
  "total.execution-gap": "executionGap",
  "structure.missing-dimension": "requiredDimensions",
};

/** Where each finding above stands, in order. */
const PATHS: readonly string[] = [
  "/total/score",
  "/funds/sources/1/rate",
  "/goals/planned",
  "/project/implementer",
  `${FUNDS}/executed`,
  "/funds/sources/1/carryover",
  "/funds/sources/0/executed",
  `${FUNDS}/budget`,
  `${FUNDS}/budget`,
  `${FUNDS}/budget`,
  `${FUNDS}/rate`,
  `${FUNDS}/rate`,
  `${FUNDS}/score`,
  `${FUNDS}/score`,
  `${FUNDS}/score`,
  `${FUNDS}/budget`,
  `${COST}/weight`,
  "/indicators/0/weight",
  "/total/weight",
  "/indicators/2/weight",
  `${ROADS}/score`,
  `${ROADS}/score`,
  `${ROADS}/score`,
  `${BENEFIT}/score`,
  `${ROADS}/score`,
  `${ROADS}/reason`,
  `${ROADS}/target`,
  `${ROADS}/actual`,
  `${ROADS}/actual`,
  `${ROADS}/actual`,
  `${COST}/actual`,
  `${SIGNS}/target`,
  `${ROADS}/target`,
  "/total/score",
  "/total/score",
  "/total/score",
  "/total/grade",
  "/total/grade",
  "/total/grade",
  "/total/grade",
  "/total/grade",
  "/total/grade",
  "/total/score",
  "/indicators",
  `${SIGNS}/name`,
  "/title",
  "/analysis/执行情况",
  "/goals/achieved",
  "/goals/achieved",
];

describe("a finding is whole: stated, expected, related cells and what its message is made of", () => {
  test.each(WHOLE.map((whole, i) => [`${whole[0]} (${i})`, whole, PATHS[i]] as const))(
    "%s",
    (_, whole, path) => {
      const [code, edit, stated, expected, related, params] = whole;
      const { found } = outcome(code, edit);
      expect(found).toHaveLength(1);
      expect(found[0]).toMatchObject({ path, stated, expected, severity: mof2020.checks[code]!.severity });
      expect(found[0]!.related).toEqual(related);
      expect(found[0]!.params).toEqual(params);
      const isUndefinedRate = code === "execution.missing" && params.computed === "0";
      expect(found[0]!.reference).toBe(isUndefinedRate ? "zeroBudget" : (GROUNDS[code] ?? code));
    },
  );

  test.each(MORE)("%s: %s", (code, _, edit, part, ruleset) => {
    const { found } = outcome(code, (form) => void edit(form), ruleset ?? mof2020);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject(part);
  });

  test("an error weighs as a warning where only words were compared, or where nothing is said of its weight", () => {
    const words = (f: Form) => (benefit(f).actual = "未达成预期指标且效果较差");
    const figures = (f: Form) => (roads(f).actual = "10公里");
    const severities = (ruleset: Ruleset) =>
      [words, figures].map((edit) => outcome("score.unearned", edit, ruleset).found[0]?.severity);
    expect(severities(mof2020)).toEqual(["warning", "error"]);
    expect(severities({ ...mof2020, checks: {} })).toEqual(["warning", "warning"]);
    const info = { ...mof2020.checks["score.unearned"]!, severity: "info" as const };
    expect(severities({ ...mof2020, checks: { "score.unearned": info } })).toEqual(["info", "info"]);
    expect(
      outcome("score.range", (f) => (roads(f).score = "21"), { ...mof2020, checks: {} }).found,
    ).toMatchObject([{ severity: "warning", reference: null }]);
  });
});

/** [code, title, what is done to the sound form, passed, failed, not evaluated]. */
type Edge = readonly [
  code: string,
  title: string,
  edit: (form: Form) => unknown,
  counts: readonly [number, number, number],
];

const EDGES: readonly Edge[] = [
  // A sum of two, each ± 0.005, against one ± 0.005: 0.015 apart may be rounding, 0.02 may not.
  ["funds.sum", "apart by rounding", (f) => (f.funds.total.executed = "92.51"), [4, 0, 0]],
  ["funds.sum", "apart by more", (f) => (f.funds.total.executed = "92.52"), [3, 1, 0]],
  ["funds.sum", "a blank source left out", (f) => delete f.funds.sources[1]!.budget, [3, 1, 0]],
  [
    "funds.sum",
    "no source with the column",
    (f) => {
      delete f.funds.sources[0]!.budget;
      delete f.funds.sources[1]!.budget;
    },
    [3, 0, 1],
  ],
  ["funds.sum", "an unreadable total", (f) => (f.funds.total.budget = "约一百"), [3, 0, 1]],
  ["funds.carryover", "apart by rounding", (f) => (f.funds.total.carryover = "7.51"), [3, 0, 0]],
  ["funds.carryover", "apart by more", (f) => (f.funds.total.carryover = "7.52"), [2, 1, 0]],
  ["funds.carryover", "a blank of a source", (f) => delete f.funds.sources[0]!.executed, [2, 0, 1]],
  ["funds.overspent", "by rounding", (f) => (f.funds.total.executed = "100.01"), [3, 0, 0]],
  ["funds.overspent", "by more", (f) => (f.funds.total.executed = "100.02"), [2, 1, 0]],
  ["funds.overspent", "a blank budget", (f) => (f.funds.total.budget = null), [2, 0, 1]],
  // Cut from 92.52, two hundredths more, or 92.51, which may be the same.
  [
    "funds.budget-cut-to-spent",
    "from a little more",
    (f) => Object.assign(f.funds.total, { budget: "92.50", initialBudget: "92.52" }),
    [0, 1, 0],
  ],
  [
    "funds.budget-cut-to-spent",
    "from what may be the same",
    (f) => Object.assign(f.funds.total, { budget: "92.50", initialBudget: "92.51" }),
    [1, 0, 0],
  ],
  [
    "funds.budget-cut-to-spent",
    "raised",
    (f) => Object.assign(f.funds.total, { budget: "92.50", initialBudget: "80.00" }),
    [1, 0, 0],
  ],
  [
    "funds.budget-cut-to-spent",
    "not to what was spent",
    (f) => Object.assign(f.funds.total, { budget: "95.00" }),
    [1, 0, 0],
  ],
  [
    "funds.budget-cut-to-spent",
    "to nothing",
    (f) => Object.assign(f.funds.total, { budget: "0", executed: "0" }),
    [1, 0, 0],
  ],
  ["funds.budget-cut-to-spent", "of nothing", (f) => (f.funds.total.initialBudget = "0"), [0, 0, 1]],
  ["funds.budget-cut-to-spent", "a blank budget", (f) => (f.funds.total.budget = null), [0, 0, 1]],
  ["funds.budget-cut-to-spent", "nothing spent said", (f) => (f.funds.total.executed = null), [0, 0, 1]],
  // 万元: a million of them is ten thousand million 元, the most a project may have.
  [
    "funds.unit",
    "the most a project has",
    (f) => {
      f.funds.total.budget = "1000000";
      // 100 万元 would be the budget in 元.
      cost(f).target = "≤99万元";
    },
    [1, 0, 0],
  ],
  ["funds.unit", "more than any project has", (f) => (f.funds.total.budget = "1000001"), [0, 1, 0]],
  [
    "funds.unit",
    "in 元, as much as there is",
    (f) => {
      f.currencyUnit = "元";
      f.funds.total.budget = "99999999999";
    },
    [1, 0, 0],
  ],
  [
    // A budget of 100 元, while the cost may be 100 万元.
    "funds.unit",
    "万元 under 元",
    (f) => {
      f.currencyUnit = "元";
    },
    [0, 1, 0],
  ],
  [
    "funds.unit",
    "万元 under 元, the budget as cost",
    (f) => {
      f.currencyUnit = "元";
      f.funds.total.budget = "92.5";
    },
    [0, 1, 0],
  ],
  [
    "funds.unit",
    "the target of a cost as evidence",
    (f) => {
      f.funds.total.budget = "1000000";
      cost(f).actual = "节约";
    },
    [0, 1, 0],
  ],
  [
    // 5 元 is no amount of a project, so a price of 5 元 is no evidence against 5 万元.
    "funds.unit",
    "a price with the same digits",
    (f) => {
      f.funds.total.budget = "5";
      Object.assign(cost(f), { target: "≤5元", actual: "5元" });
    },
    [1, 0, 0],
  ],
  [
    "funds.unit",
    "a row that is no cost",
    (f) => {
      f.funds.total.budget = "200000";
      Object.assign(roads(f), { target: "≥20万元", actual: "20万元" });
    },
    [1, 0, 0],
  ],
  [
    "funds.unit",
    "no unit",
    (f) => {
      delete (f as { currencyUnit?: string }).currencyUnit;
    },
    [0, 0, 1],
  ],
  [
    "funds.unit",
    "what was spent stands for a budget of 0",
    (f) => Object.assign(f.funds.total, { budget: "0", executed: "1000001" }),
    [0, 1, 0],
  ],
  [
    "funds.unit",
    "the initial budget stands for both",
    (f) => Object.assign(f.funds.total, { budget: null, executed: null, initialBudget: "1000001" }),
    [0, 1, 0],
  ],
  // 92.495 ÷ 100.005 to 92.505 ÷ 99.995: 92.49% to 92.51%.
  ["execution.rate", "the least at two places", (f) => (f.funds.total.rate = "92.49%"), [2, 0, 1]],
  ["execution.rate", "less", (f) => (f.funds.total.rate = "92.48%"), [1, 1, 1]],
  ["execution.rate", "the most", (f) => (f.funds.total.rate = "92.51%"), [2, 0, 1]],
  ["execution.rate", "more", (f) => (f.funds.total.rate = "92.52%"), [1, 1, 1]],
  ["execution.rate", "in whole percent", (f) => (f.funds.total.rate = "93%"), [2, 0, 1]],
  ["execution.rate", "as a ratio", (f) => (f.funds.total.rate = "0.925"), [2, 0, 1]],
  ["execution.rate", "as a ratio with a sign", (f) => (f.funds.total.rate = "0.925%"), [1, 1, 1]],
  ["execution.rate", "of no budget", (f) => (f.funds.total.budget = "0"), [1, 0, 2]],
  ["execution.rate", "unreadable", (f) => (f.funds.total.rate = "九成"), [1, 0, 2]],
  [
    "execution.score",
    "of a source",
    (f) => (f.funds.sources[0]!.score = "9"),
    // 60 of 60 is 10.
    [1, 1, 0],
  ],
  ["execution.score", "of a source, right", (f) => (f.funds.sources[0]!.score = "10"), [2, 0, 0]],
  ["execution.score", "blank", (f) => (f.funds.total.score = null), [0, 0, 1]],
  ["execution.score", "of no budget", (f) => (f.funds.total.budget = "0"), [0, 0, 1]],
  [
    "execution.undefined",
    "nothing spent said either",
    (f) => Object.assign(f.funds.total, { budget: "0", executed: null }),
    [1, 0, 0],
  ],
  ["execution.missing", "unreadable is not blank", (f) => (f.funds.total.score = "九"), [1, 0, 0]],
  ["weight.missing", "under a level with one", (f) => (roads(f).weight = null), [5, 0, 0]],
  ["weight.missing", "unreadable is not blank", (f) => Object.assign(cost(f), { weight: "十" }), [5, 0, 0]],
  // 20 + 10 of at most 50, while a row's weight is blank: possible; 60 is not.
  ["weight.level", "less, with a blank", (f) => (signs(f).weight = null), [2, 0, 3]],
  [
    "weight.level",
    "more, with a blank",
    (f) => {
      signs(f).weight = null;
      roads(f).weight = "60";
    },
    [2, 2, 1],
  ],
  [
    "weight.level",
    "no weights below",
    (f) => {
      signs(f).weight = null;
      roads(f).weight = null;
    },
    // 数量指标 has its own 40, and 10 for the cost.
    [3, 0, 2],
  ],
  [
    "weight.level",
    "a level below without rows",
    (f) => f.indicators[0]!.children!.push({ name: "质量指标", children: [] }),
    // Asks for no weight: 50 = 20 + 20 + 10; 质量指标 and 成本指标 print none.
    [4, 0, 2],
  ],
  [
    "weight.level",
    "less, with a level below that has none",
    (f) => {
      f.indicators[0]!.weight = "60";
      f.indicators[0]!.children!.push({ name: "质量指标", children: [{ name: "合格" }] });
    },
    [3, 0, 3],
  ],
  ["weight.level", "less, though nothing is blank", (f) => (f.indicators[0]!.weight = "60"), [3, 1, 1]],
  ["weight.total", "a blank under a level with a weight", (f) => (cost(f).weight = null), [0, 1, 0]],
  [
    "weight.total",
    "nothing printed, so the ruleset's 100",
    (f) => {
      f.total.weight = null;
      roads(f).weight = "21";
    },
    [0, 1, 0],
  ],
  ["weight.total", "nothing printed, and 100", (f) => (f.total.weight = null), [1, 0, 0]],
  [
    "weight.convention",
    "no weights below",
    (f) => {
      f.indicators[1]!.weight = null;
      benefit(f).weight = null;
    },
    [2, 0, 1],
  ],
  [
    "weight.convention",
    "of a row at first level",
    (f) => f.indicators.push(row("成本节约", "≥1元", "1元", "5")),
    [3, 0, 1],
  ],
  ["score.range", "below 0", (f) => (roads(f).score = "-0.5"), [4, 1, 0]],
  ["score.range", "0", (f) => (roads(f).score = "0"), [5, 0, 0]],
  ["score.range", "its weight", (f) => (roads(f).score = "20.00"), [5, 0, 0]],
  ["score.range", "a little above", (f) => (roads(f).score = "20.01"), [4, 1, 0]],
  ["score.range", "no weight to be above", (f) => (roads(f).weight = null), [4, 0, 1]],
  [
    "score.range",
    "below 0 without a weight",
    (f) => Object.assign(roads(f), { weight: null, score: "-1" }),
    [4, 1, 0],
  ],
  [
    "score.range",
    "a weight below 0",
    (f) => Object.assign(roads(f), { weight: "-50", score: "0" }),
    [4, 1, 0],
  ],
  ["score.range", "of a level", (f) => (f.indicators[0]!.score = "51"), [5, 1, 0]],
  ["score.range", "of a level, within", (f) => (f.indicators[0]!.score = "50"), [6, 0, 0]],
  // One contradiction, one finding: a score beyond its weight is not unearned too.
  ["score.unearned", "beyond its weight", (f) => (roads(f).score = "21"), [4, 0, 1]],
  ["score.underrated", "beyond its weight", (f) => (roads(f).score = "21"), [4, 0, 1]],
  ["score.unearned", "below 0", (f) => (roads(f).score = "-1"), [4, 0, 1]],
  ["score.unearned", "no weight", (f) => (roads(f).weight = null), [4, 0, 1]],
  ["score.unearned", "blank", (f) => (roads(f).score = null), [4, 0, 1]],
  ["score.underrated", "blank", (f) => (roads(f).score = null), [4, 0, 1]],
  ["score.underrated", "unearned", (f) => (roads(f).actual = "10公里"), [5, 0, 0]],
  ["score.unearned", "underrated", (f) => (roads(f).score = "19"), [5, 0, 0]],
  ["score.underrated", "too little", (f) => (roads(f).score = "19"), [4, 1, 0]],
  ["score.missing", "unreadable is not blank", (f) => (roads(f).score = "满分"), [4, 0, 1]],
  [
    "score.missing",
    "nothing was done",
    (f) => Object.assign(roads(f), { score: null, actual: "0公里" }),
    [5, 0, 0],
  ],
  ["score.missing", "no result", (f) => Object.assign(roads(f), { score: null, actual: null }), [4, 0, 1]],
  ["score.missing", "no weight", (f) => Object.assign(roads(f), { score: null, weight: null }), [4, 0, 1]],
  ["score.missing", "met", (f) => (roads(f).score = null), [4, 1, 0]],
  // 20 × 6.89 ÷ 20 = 6.89.
  [
    "score.rounding",
    "rounded",
    (f) => Object.assign(roads(f), { actual: "6.89公里", score: "6.9" }),
    [1, 0, 4],
  ],
  [
    "score.rounding",
    "at its own places",
    (f) => Object.assign(roads(f), { actual: "6.89公里", score: "7" }),
    [1, 0, 4],
  ],
  ["score.rounding", "cut", (f) => Object.assign(roads(f), { actual: "6.89公里", score: "6" }), [0, 1, 4]],
  [
    "score.rounding",
    "not admissible at all",
    (f) => Object.assign(roads(f), { actual: "6.89公里", score: "8" }),
    [0, 0, 5],
  ],
  ["score.rounding", "blank", (f) => Object.assign(roads(f), { actual: "6.89公里", score: null }), [0, 0, 5]],
  // 20 × 6.8888 ÷ 20 = 6.8888: more places than the ruleset's two are rounded at two.
  [
    "score.rounding",
    "at more places",
    (f) => Object.assign(roads(f), { actual: "6.8888公里", score: "6.8888" }),
    [0, 1, 4],
  ],
  [
    "score.rounding",
    "two readings",
    (f) => Object.assign(signs(f), { target: "≤20块", actual: "25块", score: "16" }),
    [0, 0, 5],
  ],
  ["reason.missing", "given", (f) => Object.assign(roads(f), { score: "19", reason: "雨季" }), [5, 0, 0]],
  ["reason.missing", "blank score", (f) => (roads(f).score = null), [4, 1, 0]],
  ["reason.missing", "unreadable score", (f) => (roads(f).score = "满分"), [4, 0, 1]],
  ["reason.missing", "unreadable weight", (f) => (roads(f).weight = "二十"), [4, 0, 1]],
  ["actual.copied", "another figure", (f) => (roads(f).actual = "≥21公里"), [4, 0, 1]],
  ["actual.copied", "the figure without its bound", (f) => (roads(f).actual = "20公里"), [4, 0, 1]],
  [
    "actual.copied",
    "an exact target",
    (f) => Object.assign(roads(f), { target: "=20公里", actual: "=20公里" }),
    [4, 0, 1],
  ],
  [
    "actual.copied",
    "a bare target",
    (f) => Object.assign(roads(f), { target: "20公里", actual: "20公里" }),
    [4, 0, 1],
  ],
  ["actual.copied", "written otherwise", (f) => (roads(f).actual = "≥ 20 公里"), [3, 1, 1]],
  [
    "unit.mismatch",
    "a unit forgotten",
    (f) => Object.assign(f.indicators[2]!.children![0]!, { actual: "93" }),
    [3, 1, 1],
  ],
  // 92.495 to 92.505 万元 against the funds' 92.50 ± 0.005.
  ["actual.contradicts-funds", "apart by rounding", (f) => (cost(f).actual = "92.51万元"), [1, 0, 0]],
  ["actual.contradicts-funds", "apart by more", (f) => (cost(f).actual = "92.52万元"), [0, 1, 0]],
  ["actual.contradicts-funds", "in 元", (f) => (cost(f).actual = "925000元"), [1, 0, 0]],
  ["actual.contradicts-funds", "in 元, another amount", (f) => (cost(f).actual = "92元"), [0, 1, 0]],
  ["actual.contradicts-funds", "in the target's unit", (f) => (cost(f).actual = "92.5"), [1, 0, 0]],
  [
    "actual.contradicts-funds",
    "in no unit at all",
    (f) => Object.assign(cost(f), { target: "≤100", actual: "92.5" }),
    [0, 0, 1],
  ],
  ["actual.contradicts-funds", "no money", (f) => (cost(f).actual = "92.5%"), [0, 0, 1]],
  ["actual.contradicts-funds", "words", (f) => (cost(f).actual = "节约"), [0, 0, 1]],
  [
    "actual.contradicts-funds",
    "words for both",
    (f) => Object.assign(cost(f), { target: "节约", actual: "92.5" }),
    [0, 0, 1],
  ],
  ["actual.contradicts-funds", "nothing spent said", (f) => (f.funds.total.executed = null), [0, 0, 1]],
  ["actual.contradicts-funds", "a unit price", (f) => (cost(f).name = "每公里成本"), [0, 0, 0]],
  ["actual.contradicts-funds", "the works as a whole", (f) => (cost(f).name = "工程总投资"), [0, 0, 0]],
  [
    "actual.contradicts-funds",
    "control of the total",
    (f) => Object.assign(cost(f), { name: "项目总成本控制（万元）", actual: "95万元" }),
    [0, 1, 0],
  ],
  [
    "actual.contradicts-funds",
    "the operation",
    (f) => Object.assign(cost(f), { name: "项目运行成本", actual: "95万元" }),
    [0, 1, 0],
  ],
  [
    "actual.contradicts-funds",
    "total without project",
    (f) => Object.assign(cost(f), { name: "总成本", actual: "95万元" }),
    [0, 1, 0],
  ],
  [
    "actual.contradicts-funds",
    "a longer name",
    (f) => Object.assign(cost(f), { name: "非项目总成本", actual: "95万元" }),
    [0, 0, 0],
  ],
  // 26 of 20 is 130%, not above it.
  ["target.overachieved", "at the ruleset's ratio", (f) => (roads(f).actual = "26公里"), [3, 0, 2]],
  ["target.overachieved", "just above", (f) => (roads(f).actual = "26.01公里"), [2, 1, 2]],
  ["total.range", "below 0", (f) => (f.total.score = "-1"), [0, 1, 0]],
  ["total.range", "0", (f) => (f.total.score = "0"), [1, 0, 0]],
  ["total.range", "full marks", (f) => (f.total.score = "100"), [1, 0, 0]],
  ["total.range", "unreadable", (f) => (f.total.score = "九十九"), [0, 0, 1]],
  ["total.missing", "unreadable is not blank", (f) => (f.total.score = "九十九"), [1, 0, 0]],
  ["total.sum", "unreadable", (f) => (f.total.score = "九十九"), [0, 0, 1]],
  ["total.sum", "an unreadable part", (f) => (roads(f).score = "满分"), [0, 0, 1]],
  ["total.sum", "a part with an error", (f) => (roads(f).score = "#REF!"), [0, 0, 1]],
  ["total.sum", "an unreadable execution score", (f) => (f.funds.total.score = "九"), [0, 0, 1]],
  [
    "total.sum",
    "no parts",
    (f) => {
      for (const first of f.indicators) {
        for (const second of first.children!) {
          second.score = null;
          for (const third of second.children ?? []) third.score = null;
        }
      }
    },
    [0, 0, 1],
  ],
  [
    "total.sum",
    "a part at a level alone",
    (f) => {
      for (const first of f.indicators) {
        first.score = first.weight!;
        for (const second of first.children!) {
          second.score = null;
          for (const third of second.children ?? []) third.score = null;
        }
      }
    },
    [1, 0, 0],
  ],
  ["total.grade", "an alias", (f) => (f.total.grade = "优秀"), [1, 0, 0]],
  ["total.grade", "no grade's name", (f) => (f.total.grade = "度"), [0, 1, 0]],
  ["total.grade", "outside all bands", (f) => (f.total.score = "101"), [0, 0, 1]],
  ["total.grade", "an unreadable total", (f) => (f.total.score = "九十九"), [0, 0, 1]],
  ["total.grade-at-stake", "outside all bands", (f) => (f.total.score = "101"), [0, 0, 1]],
  ["total.grade-at-stake", "an unreadable total", (f) => (f.total.score = "九十九"), [0, 0, 1]],
  // 优 is the grade of what the scores make, 99.25: in doubt is the total, typed as 89.25, not the grade.
  ["total.grade-at-stake", "the grade that is due", (f) => (f.total.score = "89.25"), [1, 0, 0]],
  // 90 and 0 to 10 for the blank execution score: 95 can be the sum, and no grade is due instead of its own.
  [
    "total.grade-at-stake",
    "no amounts for the execution score",
    (f) => {
      for (const line of [f.funds.total, ...f.funds.sources])
        Object.assign(line, { budget: null, executed: null });
      Object.assign(f.funds.total, { score: null, rate: null });
      f.total.score = "95";
    },
    [1, 0, 0],
  ],
  ["total.grade-at-stake", "another total, the same grade", (f) => (f.total.score = "95"), [1, 0, 0]],
  // 30% unspent is not more than 30%.
  ["total.execution-gap", "at the ruleset's 30%", (f) => (f.funds.total.executed = "70.00"), [1, 0, 0]],
  ["total.execution-gap", "just above", (f) => (f.funds.total.executed = "69.99"), [0, 1, 0]],
  // 85.5 of 90 is 95%.
  [
    "total.execution-gap",
    "indicators at 95%",
    (f) => [
      Object.assign(f.funds.total, { executed: "60.00" }),
      Object.assign(benefit(f), { score: "25.5" }),
    ],
    [0, 1, 0],
  ],
  [
    "total.execution-gap",
    "below 95%",
    (f) => [
      Object.assign(f.funds.total, { executed: "60.00" }),
      Object.assign(benefit(f), { score: "25.4" }),
    ],
    [1, 0, 0],
  ],
  [
    "total.execution-gap",
    "a row without a weight left out",
    (f) => {
      f.funds.total.executed = "60.00";
      roads(f).weight = null;
      roads(f).score = "0";
    },
    [0, 1, 0],
  ],
  [
    "total.execution-gap",
    "a blank score as nothing",
    (f) => {
      f.funds.total.executed = "60.00";
      roads(f).score = null;
    },
    [1, 0, 0],
  ],
  [
    "total.execution-gap",
    "no weights",
    (f) => {
      for (const each of [roads(f), signs(f), cost(f), benefit(f), f.indicators[2]!.children![0]!])
        each.weight = null;
    },
    [0, 0, 1],
  ],
  ["structure.missing-dimension", "no rows", (f) => (f.indicators = []), [0, 0, 2]],
  // A list of names has no levels: 公益林生态效益 is none either.
  [
    "structure.missing-dimension",
    "indicators without levels",
    (f) => (f.indicators = [row("公益林管护面积", "≥28万亩", "28万亩", "90")]),
    [0, 0, 2],
  ],
  [
    "structure.missing-dimension",
    "first levels without rows below",
    (f) => (f.indicators = [row("产出指标（90分）", "≥28万亩", "28万亩", "90")]),
    [1, 1, 0],
  ],
  [
    "weight.convention",
    "indicators without levels",
    (f) => (f.indicators = [row("公益林生态效益", "良好", "良好", "20")]),
    [0, 0, 1],
  ],
  [
    "structure.missing-dimension",
    "named on a second level",
    (f) =>
      Object.assign(f.indicators[1]!, {
        name: "其他",
        children: [{ name: "效益指标", children: [benefit(f)] }],
      }),
    [2, 0, 0],
  ],
  [
    "structure.missing-dimension",
    "a row at first level",
    (f) => Object.assign(f.indicators, { 1: row("社会效益", "改善", "改善", "30") }),
    [2, 0, 0],
  ],
  [
    "structure.duplicate-indicator",
    "another target",
    (f) => Object.assign(signs(f), { name: NAME }),
    [5, 0, 0],
  ],
  [
    "structure.duplicate-indicator",
    "no names",
    (f) => [Object.assign(signs(f), { name: "", target: "≥20公里" }), Object.assign(roads(f), { name: "" })],
    [3, 0, 0],
  ],
  [
    "structure.duplicate-indicator",
    "no targets",
    (f) => [Object.assign(signs(f), { name: NAME, target: null }), Object.assign(roads(f), { target: null })],
    [4, 1, 0],
  ],
  [
    "structure.duplicate-indicator",
    "three, the first and the last alike",
    (f) =>
      f.indicators[0]!.children![0]!.children!.push(
        { ...signs(f), name: NAME, target: "≥9块" },
        { ...roads(f) },
      ),
    [6, 1, 0],
  ],
  [
    "structure.duplicate-indicator",
    "under another level",
    (f) => Object.assign(cost(f), { ...roads(f) }),
    [5, 0, 0],
  ],
];

const FURTHER: readonly Edge[] = [
  ["funds.overspent", "nothing spent said", (f) => delete f.funds.sources[0]!.executed, [2, 0, 1]],
  ["funds.carryover", "none said", (f) => delete f.funds.sources[0]!.carryover, [2, 0, 1]],
  ["funds.carryover", "no budget", (f) => (f.funds.total.budget = null), [2, 0, 1]],
  ["execution.missing", "not scored", uncounted, [0, 0, 1]],
  [
    "execution.undefined",
    "not scored",
    (f) => [uncounted(f), Object.assign(f.funds.total, { budget: "0" })],
    [0, 0, 1],
  ],
  [
    "weight.missing",
    "no levels with weights",
    (f) => [
      Object.assign(f.indicators[0]!, { weight: null }),
      Object.assign(f.indicators[0]!.children![0]!, { weight: null }),
    ],
    [5, 0, 0],
  ],
  [
    "weight.level",
    "nothing below that has one",
    (f) => f.indicators.push({ name: "其他", weight: "5", children: [] }),
    [4, 0, 2],
  ],
  [
    "weight.level",
    "as much, with a blank",
    (f) => [
      Object.assign(f.indicators[0]!.children![0]!, { weight: "20" }),
      Object.assign(signs(f), { weight: null }),
    ],
    [3, 0, 2],
  ],
  [
    "weight.level",
    "less, with a level below that has no rows",
    (f) => [
      Object.assign(f.indicators[0]!, { weight: "60" }),
      f.indicators[0]!.children!.push({ name: "质量", children: [] }),
    ],
    [3, 1, 2],
  ],
  [
    "weight.total",
    "a blank under no weight",
    (f) => [Object.assign(cost(f), { weight: null }), Object.assign(f.indicators[0]!, { weight: null })],
    [0, 0, 1],
  ],
  [
    "weight.total",
    "unreadable under no weight",
    (f) => [Object.assign(cost(f), { weight: "十" }), Object.assign(f.indicators[0]!, { weight: null })],
    [0, 1, 0],
  ],
  ["weight.total", "execution not scored", uncounted, [1, 0, 0]],
  ["weight.convention", "of dimensions no split has", (f) => f.indicators.pop(), [2, 0, 0]],
  ["total.sum", "one blank part", (f) => (roads(f).score = null), [0, 1, 0]],
  [
    "total.grade-at-stake",
    "an accepted total outside all bands",
    (f) => Object.assign(roads(f), { weight: "40", score: "40" }),
    [1, 0, 0],
  ],
  ["total.grade-at-stake", "no initial budget", (f) => (f.funds.total.initialBudget = null), [1, 0, 0]],
  [
    "total.grade-at-stake",
    "execution not scored",
    (f) => [uncounted(f), Object.assign(f.funds.total, { initialBudget: "100000" })],
    [1, 0, 0],
  ],
  [
    "reason.missing",
    "far above a target, where none is asked",
    (f) => (roads(f).actual = "27公里"),
    [5, 0, 0],
  ],
  ["actual.contradicts-funds", "in whole 万元", (f) => (cost(f).actual = "93万元"), [0, 1, 0]],
  [
    "actual.contradicts-funds",
    "more than the total",
    (f) => Object.assign(cost(f), { name: "项目总成本增加", actual: "95万元" }),
    [0, 0, 0],
  ],
  [
    "actual.contradicts-funds",
    "with its unit in brackets",
    (f) => Object.assign(cost(f), { name: "项目总成本(万元)", actual: "95万元" }),
    [0, 1, 0],
  ],
  [
    "actual.contradicts-funds",
    "no unit of the form",
    (f) => {
      delete (f as { currencyUnit?: string }).currencyUnit;
    },
    [0, 0, 1],
  ],
  ["actual.copied", "words for a figure", (f) => (roads(f).actual = "达成"), [4, 0, 1]],
];

test("one of two grades a rounded total may have is right", () => {
  const form = (grade: string) =>
    outcome("total.grade", (f) => [justBelow(f), Object.assign(f.total, { grade })], RAW);
  expect([form("优").counts, form("良").counts, form("中").counts]).toEqual([
    [1, 0, 0],
    [1, 0, 0],
    [0, 1, 0],
  ]);
});

describe("where a check passes, fails and does not know", () => {
  test.each([...EDGES, ...FURTHER])("%s: %s", (code, _, edit, counts) => {
    expect(outcome(code, (form) => void edit(form)).counts).toEqual(counts);
  });
});
