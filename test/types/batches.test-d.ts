import { expectTypeOf, test } from "vitest";
import type { Assessment, Evaluation, Finding, FormOutcome, Issue, Ruleset, Summary } from "../../src/index";
import * as jixiao from "../../src/index";
import { type RescoreReport, rescore, rescoreLines, rescoreToFile } from "../../src/node/index";

declare const data: unknown;
declare const form: Evaluation;
declare const finding: Finding;
declare const ruleset: Ruleset;
declare const outcome: FormOutcome;
declare const summary: Summary;

test("an outcome is assessed with its assessment, or unreadable with its issues", () => {
  // @ts-expect-error not before its kind was asked
  outcome.assessment;
  if (outcome.kind === "assessed") expectTypeOf(outcome.assessment).toEqualTypeOf<Assessment>();
  else expectTypeOf(outcome.issues).toEqualTypeOf<readonly Issue[]>();
});

test("assessMany is sync for what is sync, async for what is async", () => {
  const later = (async function* () {
    yield data;
  })();
  expectTypeOf(jixiao.assessMany([data], ruleset)).toEqualTypeOf<Generator<FormOutcome>>();
  expectTypeOf(jixiao.assessMany(later, ruleset)).toEqualTypeOf<AsyncGenerator<FormOutcome>>();
});

test("summaries are made of outcomes, and merged of summaries", () => {
  expectTypeOf(jixiao.summarize([outcome])).toEqualTypeOf<Summary>();
  expectTypeOf(jixiao.addToSummary(jixiao.emptySummary(), outcome)).toEqualTypeOf<Summary>();
  expectTypeOf(jixiao.mergeSummaries(summary, summary)).toEqualTypeOf<Summary>();
  // @ts-expect-error an assessment has lost whether others could be read
  jixiao.summarize([] as Assessment[]);
  // @ts-expect-error readonly
  summary.forms = 0;
});

test("what is read off a summary needs nothing else", () => {
  expectTypeOf(jixiao.duplicatesIn(summary)).toExtend<readonly jixiao.DuplicateGroup[]>();
  expectTypeOf(jixiao.reconcile(summary)).toEqualTypeOf<jixiao.Reconciliation>();
  expectTypeOf<jixiao.DuplicateGroup["kind"]>().toEqualTypeOf<jixiao.DuplicateKind>();
});

test("claims are parsed before they are held against a summary", () => {
  // @ts-expect-error unknown
  jixiao.reconcile(summary, data);
  const claims = jixiao.safeParseClaims(data);
  if (claims.success) jixiao.reconcile(summary, claims.data);
  // @ts-expect-error may have failed
  jixiao.reconcile(summary, claims.data);
});

test("compare tells what moves from one ruleset to another", () => {
  expectTypeOf(jixiao.compare([form], ruleset, ruleset)).toEqualTypeOf<jixiao.Comparison>();
  // @ts-expect-error from and to
  jixiao.compare([form], ruleset);
});

test("a suppression names who and why", () => {
  expectTypeOf(
    jixiao.toSuppression(form, finding, { by: "审核人", reason: "附件已说明" }),
  ).toEqualTypeOf<jixiao.Suppression>();
  // @ts-expect-error why
  jixiao.toSuppression(form, finding, { by: "审核人" });
  expectTypeOf(jixiao.fingerprint(form, { code: "total.sum", path: "/total/score" })).toEqualTypeOf<string>();
});

test("accepted findings need the day they are looked at: the library has no clock", () => {
  const parsed = jixiao.safeParseSuppressions(data);
  if (!parsed.success) return;
  expectTypeOf(jixiao.createSuppressor(parsed.data, "2024-06-30")).toEqualTypeOf<jixiao.Suppressor>();
  // @ts-expect-error today
  jixiao.createSuppressor(parsed.data);
  // @ts-expect-error a text such as 2024-06-30
  jixiao.createSuppressor(parsed.data, new Date());
});

test("rescore writes bytes to a sink that may take its time", () => {
  expectTypeOf(rescore({ names: ["a.ndjson"] }, async () => {}, { ruleset })).toEqualTypeOf<
    Promise<RescoreReport>
  >();
  // @ts-expect-error a sink answers when it can take more
  rescore({ names: ["a.ndjson"] }, () => {}, { ruleset });
  // @ts-expect-error full, summary or findings
  rescore({ names: ["a.ndjson"] }, async () => {}, { ruleset, output: "brief" });
  // @ts-expect-error a ruleset
  rescore({ names: ["a.ndjson"] }, async () => {}, {});
});

test("only a file can be resumed", () => {
  expectTypeOf(rescoreToFile({ names: [] }, "out.ndjson", { ruleset, resume: true })).toEqualTypeOf<
    Promise<RescoreReport>
  >();
  // @ts-expect-error nothing to resume from
  rescore({ names: [] }, async () => {}, { ruleset, resume: true });
});

test("rescoreLines is a filter of a stream", () => {
  expectTypeOf(rescoreLines({ ruleset })).toExtend<
    (source: AsyncIterable<Uint8Array | string>) => AsyncIterable<Uint8Array>
  >();
});
