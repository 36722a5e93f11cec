import { expect, test } from "vitest";
import { assess } from "../../src/assess/assess";
import type { Evaluation } from "../../src/evaluation/schema";
import { parseRuleset } from "../../src/ruleset/parse";
import type { Ruleset } from "../../src/ruleset/schema";
import { VOCABULARIES } from "../../src/ruleset/vocabulary";
import { mof2020 } from "../../src/rulesets";
import { ownCheck } from "../ruleset/file";
import { type Form, roads, signs, soundForm } from "./soundForm";

/** What own checks read of a form, as a finding's message quotes it; of the row 养护道路里程 where it is of a row. */
const FACTS: Readonly<Record<string, string>> = {
  "form.year": "2024",
  "form.currencyUnit": "万元",
  "form.title": "2024年乡村道路养护项目绩效自评表",
  "project.name": "乡村道路养护项目",
  "project.department": "交通运输局",
  "project.implementer": "公路段",
  "goals.planned": "养护道路20公里",
  "goals.achieved": "养护完成，全年支出92.5万元",
  "funds.appliedBudget": "120",
  "funds.initialBudget": "200",
  "funds.budget": "100",
  "funds.executed": "92.5",
  "funds.carryover": "7.5",
  "funds.sources.count": "2",
  // 92.5 of 100, of 200.
  "execution.rate": "0.925",
  "execution.rateOnInitialBudget": "0.4625",
  "execution.counts": "true",
  "execution.weight": "10",
  "execution.score": "9.2",
  // 9.2 for 9.25: admissible at one decimal.
  "execution.accepted": "9.2",
  "total.weight": "100",
  "total.stated": "89.2",
  // 9.2 + 15 + 15 + 10 + 30 + 10 as stated.
  "total.sum": "89.2",
  // 15 ÷ 20 of 20 is 15; both are met but the first; 达成 from 24 on: 9.2 + 15 + 20 + 10 + 24 + 10, and 9.3, 30.
  "total.min": "88.2",
  "total.max": "94.3",
  // 20 for the 15 of the signs.
  "total.accepted": "94.2",
  "total.grade": "良",
  "rows.count": "5",
  "rows.names": "养护道路里程, 新增标志牌, 项目总成本, 改善出行条件, 群众满意度",
  "rows.weights": "20, 20, 10, 30, 10",
  "rows.scores": "15, 15, 10, 30, 10",
  "rows.reasons": "雨季, 缺货",
  "output.weight": "50",
  "output.score": "40",
  "benefit.weight": "30",
  "benefit.score": "30",
  "satisfaction.weight": "10",
  "satisfaction.score": "10",
  "cost.weight": "0",
  "cost.score": "0",
  "row.name": "养护道路里程",
  "row.firstLevel": "产出指标",
  "row.secondLevel": "数量指标",
  "row.target": "≥20公里",
  "row.actual": "15公里",
  "row.reason": "雨季",
  "row.weight": "20",
  "row.score": "15",
  "row.min": "15",
  "row.max": "15",
  "row.accepted": "15",
  "row.attainment": "0.75",
  "row.method": "quantity",
  "row.judgement": "",
  "row.isCost": "false",
};

function editedForm(edit: (form: Form) => void = () => {}): Evaluation {
  const form = soundForm();
  Object.assign(roads(form), { actual: "15公里", score: "15", reason: "雨季" });
  Object.assign(signs(form), { score: "15", reason: "缺货" });
  Object.assign(form.funds.total, { appliedBudget: "120", initialBudget: "200.00", score: "9.2" });
  form.total = { weight: "100", score: "89.2", grade: "良" };
  edit(form);
  return form as Evaluation;
}

/** `mof-2020` with checks of its own. */
function rulesetOf(id: string, ownChecks: readonly object[]): Ruleset {
  const file = {
    id,
    version: "1.0.0",
    title: { zh: "自有检查", en: "own checks" },
    extends: "mof-2020",
    effectiveFrom: "2024-01-01",
    effectiveTo: null,
    ownChecks,
  };
  return parseRuleset(file, { known: { "mof-2020": mof2020 } });
}

/** Each fact quoted by a check that always fails, for the first row. */
function quoted(form: Evaluation): Record<string, string> {
  const names = Object.keys(VOCABULARIES.row);
  const checks = names.map((name, i) =>
    ownCheck({
      id: `fact-${i}`,
      scope: name.startsWith("row.") ? "row" : "evaluation",
      // False whether the fact is there or not.
      assert: { "!": [{ or: [{ present: [{ var: name }] }, { "!": [{ present: [{ var: name }] }] }] }] },
      message: { zh: `{${name}}`, en: `{${name}}` },
    }),
  );
  const ruleset = rulesetOf("facts", checks);
  const { findings } = assess(form, ruleset, { explain: false, repair: false });
  return Object.fromEntries(
    names.map((name, i) => [
      name,
      findings.find(({ code }) => code === `rule.fact-${i}`)?.message.zh ?? "none",
    ]),
  );
}

test("every fact is read of the form", () => {
  expect(quoted(editedForm())).toEqual(FACTS);
});

test("a fact that is not there is quoted as nothing", () => {
  const bare = quoted(
    editedForm((form) => {
      Object.assign(form, { title: " ", goals: {}, project: {} });
      form.funds = { weight: "10", total: {}, sources: [] };
      form.total = {};
      Object.assign(roads(form), { target: null, actual: null, reason: " ", score: null });
    }),
  );
  const blank = [
    "form.title",
    "goals.planned",
    "project.department",
    "funds.budget",
    "execution.rate",
    "execution.rateOnInitialBudget",
    "execution.score",
    "total.stated",
    "total.grade",
    "row.target",
    "row.actual",
    "row.reason",
    "row.score",
    "row.attainment",
  ];
  expect(Object.fromEntries(blank.map((name) => [name, bare[name]]))).toEqual(
    Object.fromEntries(blank.map((name) => [name, ""])),
  );
  // Unscored: anything from 0 to the weight; blank counts as 0. Four scores and one reason are left.
  expect(bare).toMatchObject({
    "row.min": "0",
    "row.max": "20",
    "row.accepted": "0",
    "row.method": "unscored",
    "rows.scores": "15, 10, 30, 10",
    "rows.reasons": "缺货",
    "funds.sources.count": "0",
  });
});

test("a form that does not score execution has no accepted score of it, a row without a weight no ends", () => {
  const facts = quoted({
    indicators: [
      { name: "成本指标", actual: "达成预期指标", score: "3" },
      { name: "产出", target: "1个", actual: "1个", weight: "100", score: "100" },
    ],
    total: { weight: "100" },
  });
  expect(facts).toMatchObject({
    "execution.counts": "false",
    "execution.accepted": "",
    "row.firstLevel": "",
    "row.secondLevel": "",
    "row.min": "",
    "row.max": "",
    "row.weight": "",
    "row.judgement": "achieved",
    "output.score": "100",
    "form.year": "",
    "form.currencyUnit": "",
  });
});

test("a check is counted where it applies, and not evaluated where a fact it needs is blank", () => {
  const full = { "dec.eq": [{ var: "row.score" }, { var: "row.weight" }] };
  const checks = [
    ownCheck({ id: "full", when: full, assert: { "dec.gte": [{ var: "row.attainment" }, "1"] } }),
    ownCheck({ id: "spent", scope: "evaluation", when: { "dec.gt": [{ var: "funds.appliedBudget" }, "0"] } }),
    ownCheck({ id: "batch", scope: "batch", assert: { "dec.gte": [{ var: "batch.forms" }, "1"] } }),
    ownCheck({ id: "none", when: { "dec.gt": [{ var: "row.weight" }, "99"] } }),
  ].map((check) =>
    check.scope === "evaluation"
      ? { ...check, assert: { "dec.gte": [{ var: "funds.executed" }, "0"] } }
      : check,
  );
  const ruleset = rulesetOf("applied", checks);
  const form = editedForm((each) => Object.assign(signs(each), { score: "20", actual: "19块" }));
  const { checks: counts } = assess(form, ruleset, { explain: false, repair: false });
  // Of five rows the first has 15 of 20 points; the signs have 20 for 19 of 20; words have no attainment.
  expect(counts["rule.full"]).toEqual({ passed: 2, failed: 1, notEvaluated: 1 });
  expect(counts["rule.spent"]).toEqual({ passed: 1, failed: 0, notEvaluated: 0 });
  expect(counts["rule.none"]).toEqual({ passed: 0, failed: 0, notEvaluated: 0 });
  expect(counts).not.toHaveProperty(["rule.batch"]);
  const blank = assess({ indicators: [] }, ruleset, { explain: false, repair: false }).checks;
  expect(blank["rule.spent"]).toEqual({ passed: 0, failed: 0, notEvaluated: 1 });
});

test("an own check's finding has its severity, its ground and no cell of its own", () => {
  const ground = { basis: "localRule", reference: "mof-2020-10", clause: "第一条", checkedOn: null };
  const check = ownCheck({
    id: "few",
    severity: "error",
    scope: "evaluation",
    assert: { "dec.gte": [{ var: "rows.count" }, "6"] },
    message: { zh: "仅{rows.count}个", en: "{rows.count} only" },
    ...ground,
  });
  const { findings } = assess(editedForm(), rulesetOf("few", [check]), { explain: false, repair: false });
  expect(findings.filter(({ code }) => code === "rule.few")).toEqual([
    {
      code: "rule.few",
      severity: "error",
      path: "",
      stated: null,
      expected: null,
      related: [],
      params: { "rows.count": "5" },
      message: { zh: "仅5个", en: "5 only" },
      reference: "财预〔2020〕10号《项目支出绩效评价管理办法》第一条",
    },
  ]);
});

test("a condition over more rows than a condition may take is not evaluated, and the other checks go on", () => {
  const names = Array.from({ length: 3000 }, (_, i) => ({ name: `第${i}项` }));
  const sums = Array.from({ length: 60 }, () => ({ "dec.sum": [{ var: "rows.weights" }] }));
  const heavy = ownCheck({
    id: "heavy",
    scope: "evaluation",
    assert: { "dec.gte": [{ "dec.add": sums }, "0"] },
  });
  const light = ownCheck({
    id: "light",
    scope: "evaluation",
    assert: { "dec.gte": [{ var: "rows.count" }, "0"] },
  });
  const ruleset = rulesetOf("heavy", [heavy, light]);
  const { checks } = assess({ indicators: names.map((row) => ({ ...row, weight: "1" })) }, ruleset, {
    explain: false,
    repair: false,
  });
  expect(checks["rule.heavy"]).toEqual({ passed: 0, failed: 0, notEvaluated: 1 });
  expect(checks["rule.light"]).toEqual({ passed: 1, failed: 0, notEvaluated: 0 });
});
