import { expectTypeOf, test } from "vitest";
import type { Assessment, Bilingual, Evaluation, Finding, Issue, Ruleset } from "../../src/index";
import * as jixiao from "../../src/index";
import { mof2020, rulesets } from "../../src/rulesets";

declare const data: unknown;
declare const form: Evaluation;
declare const assessment: Assessment;
declare const finding: Finding;

test("a form of unknown shape is no form before it was parsed", () => {
  // @ts-expect-error unknown
  jixiao.assess(data, mof2020);
  expectTypeOf(jixiao.parseEvaluation(data)).toEqualTypeOf<Evaluation>();
});

test("safeParseEvaluation gives the form or its issues, told apart by success", () => {
  const result = jixiao.safeParseEvaluation(data);
  // @ts-expect-error not before success was asked
  result.data;
  if (result.success) {
    expectTypeOf(result.data).toEqualTypeOf<Evaluation>();
    // @ts-expect-error a form that parsed has none
    result.issues;
  } else {
    expectTypeOf(result.issues).toEqualTypeOf<readonly Issue[]>();
    // @ts-expect-error what did not parse is not there
    result.data;
  }
});

test("evaluationSchema is a Standard Schema of the same form", () => {
  type Types = NonNullable<(typeof jixiao.evaluationSchema)["~standard"]["types"]>;
  expectTypeOf<Types["output"]>().toEqualTypeOf<Evaluation>();
  expectTypeOf<Types["input"]>().toEqualTypeOf<Evaluation>();
  expectTypeOf(jixiao.evaluationSchema["~standard"].version).toEqualTypeOf<1>();
});

test("a cell is a text, a number, null or absent, and nothing else", () => {
  expectTypeOf<NonNullable<Evaluation["total"]>["score"]>().toEqualTypeOf<
    string | number | null | undefined
  >();
  // @ts-expect-error a boolean is no figure
  ({ indicators: [], total: { score: true } }) satisfies Evaluation;
  // @ts-expect-error a bigint is no JSON
  ({ indicators: [], total: { score: 98n } }) satisfies Evaluation;
});

test("a misspelt key is refused on every level", () => {
  // @ts-expect-error indicators
  ({ indicator: [] }) satisfies Evaluation;
  // @ts-expect-error score
  ({ indicators: [], total: { scores: "90" } }) satisfies Evaluation;
  // @ts-expect-error executed
  ({ indicators: [], funds: { total: { execute: "1" } } }) satisfies Evaluation;
  // @ts-expect-error target
  ({ indicators: [{ name: "产出指标", children: [{ name: "数量", targets: "1" }] }] }) satisfies Evaluation;
});

test("meta is free, and carried through", () => {
  ({ indicators: [], meta: { anything: [1, { of: "ours" }] } }) satisfies Evaluation;
});

test("the currency is one of three units", () => {
  // @ts-expect-error 美元
  ({ indicators: [], currencyUnit: "美元" }) satisfies Evaluation;
});

test("assess takes a form, a ruleset and two switches", () => {
  expectTypeOf(jixiao.assess).parameters.toEqualTypeOf<
    [evaluation: Evaluation, ruleset: Ruleset, options?: jixiao.AssessOptions]
  >();
  expectTypeOf(jixiao.assess(form, mof2020, { repair: false, explain: false })).toEqualTypeOf<Assessment>();
  // @ts-expect-error a ruleset, not its id
  jixiao.assess(form, "mof-2020");
  // @ts-expect-error repairs
  jixiao.assess(form, mof2020, { repairs: false });
});

test("every figure of a result is a decimal text, never a number that was rounded on the way", () => {
  expectTypeOf(assessment.total.sum).toEqualTypeOf<string>();
  expectTypeOf(assessment.total.stated).toEqualTypeOf<string | null>();
  expectTypeOf(assessment.total.computed).toEqualTypeOf<jixiao.Range>();
  expectTypeOf<jixiao.Range>().toEqualTypeOf<{ readonly min: string; readonly max: string }>();
  expectTypeOf(assessment.execution.rate).toEqualTypeOf<string | null>();
  expectTypeOf<jixiao.ScoreResult["accepted"]>().toEqualTypeOf<string | null>();
  // @ts-expect-error no arithmetic on it by accident
  assessment.total.sum * 2;
});

test("a blank cell stays null until the caller has thought of it", () => {
  // @ts-expect-error may be null
  assessment.total.stated.length;
  // @ts-expect-error may be null: a form may not score execution at all
  assessment.execution.score.accepted;
});

test("results are readonly, all the way down", () => {
  // @ts-expect-error readonly
  assessment.total = { stated: null, sum: "0", computed: { min: "0", max: "0" }, accepted: "0" };
  // @ts-expect-error readonly
  assessment.total.sum = "100";
  // @ts-expect-error readonly
  assessment.total.computed.min = "100";
  // @ts-expect-error readonly
  assessment.findings.push(finding);
  // @ts-expect-error readonly
  assessment.findings[0] = finding;
  // @ts-expect-error readonly
  assessment.repairs[0]!.cells.pop();
  // @ts-expect-error readonly
  assessment.repairs[0]!.cells[0]!.to = "1";
  // @ts-expect-error readonly
  assessment.checks["total.sum"]!.passed = 1;
  // @ts-expect-error readonly
  assessment.indicators[0]!.score.accepted = "1";
  // @ts-expect-error readonly
  assessment.grade.possible.push("优");
  // @ts-expect-error readonly
  finding.related.sort();
});

test("a check that was never made is undefined, not zero", () => {
  expectTypeOf(assessment.checks["total.sum"]).toEqualTypeOf<jixiao.CheckCounts | undefined>();
});

test("a finding has one of three severities, and expects a range or words", () => {
  expectTypeOf(finding.severity).toEqualTypeOf<"error" | "warning" | "info">();
  // @ts-expect-error no such severity
  finding.severity === "fatal";
  if (finding.expected !== null) {
    // @ts-expect-error may be words
    finding.expected.min;
    if ("oneOf" in finding.expected) expectTypeOf(finding.expected.oneOf).toEqualTypeOf<readonly string[]>();
    else expectTypeOf(finding.expected.min).toEqualTypeOf<string>();
  }
});

test("a code is any text, since a ruleset may bring its own", () => {
  expectTypeOf(finding.code).toEqualTypeOf<string>();
});

test("messages stand in two languages, and no third can be asked for", () => {
  expectTypeOf(finding.message).toEqualTypeOf<Bilingual>();
  expectTypeOf(jixiao.message(finding, "zh")).toEqualTypeOf<string>();
  // @ts-expect-error no French
  jixiao.message(finding, "fr");
});

test("the arithmetic of a form is possible or impossible", () => {
  expectTypeOf(assessment.verdict.arithmetic).toEqualTypeOf<"possible" | "impossible">();
  expectTypeOf(assessment.verdict.onInitialBudget).toEqualTypeOf<jixiao.Standing | null>();
});

test("applyRepair needs the cells of a repair only, and gives a form", () => {
  expectTypeOf(
    jixiao.applyRepair(form, { cells: [{ path: "/total/score", from: "100", to: "99" }] }),
  ).toEqualTypeOf<Evaluation>();
  // @ts-expect-error a printed text, not a number
  jixiao.applyRepair(form, { cells: [{ path: "/total/score", from: "100", to: 99 }] });
});

test("errors carry a code, a path and every issue", () => {
  const error = new jixiao.EvaluationError([]);
  expectTypeOf(error.code).toEqualTypeOf<string>();
  expectTypeOf(error.path).toEqualTypeOf<string>();
  expectTypeOf(error.issues).toEqualTypeOf<readonly Issue[]>();
  expectTypeOf(error).toExtend<Error>();
  // @ts-expect-error readonly
  error.code = "other";
});

test("a ruleset that is shipped is there under its id; any other may not be", () => {
  expectTypeOf(rulesets["mof-2020"]).toEqualTypeOf<Ruleset>();
  expectTypeOf(rulesets["mof-2019"]).toEqualTypeOf<Ruleset | undefined>();
  expectTypeOf(mof2020).toEqualTypeOf<Ruleset>();
});
