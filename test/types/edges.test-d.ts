import { expectTypeOf, test } from "vitest";
import * as accounts from "../../src/accounts/index";
import * as alone from "../../src/assess/index";
import * as files from "../../src/import/index";
import type { Assessment, Evaluation, Finding, Issue, Ruleset } from "../../src/index";
import * as core from "../../src/index";
import * as report from "../../src/report/index";

declare const data: unknown;
declare const bytes: Uint8Array;
declare const form: Evaluation;
declare const assessment: Assessment;
declare const ruleset: Ruleset;
declare const document: accounts.AccountsDocument;
declare const rules: accounts.AccountsRules;

test("jixiao/assess has the types of jixiao", () => {
  expectTypeOf(alone.assess).toEqualTypeOf(core.assess);
  expectTypeOf(alone.applyRepair).toEqualTypeOf(core.applyRepair);
  expectTypeOf(alone.message).toEqualTypeOf(core.message);
  expectTypeOf<alone.Assessment>().toEqualTypeOf<Assessment>();
});

test("readers give a result that says what it is not sure of", () => {
  expectTypeOf(files.readWorkbook(bytes)).toEqualTypeOf<Promise<files.ReadResult>>();
  expectTypeOf(files.readDocx(bytes)).toEqualTypeOf<Promise<files.ReadResult>>();
  expectTypeOf(files.readDelimited("甲,乙")).toEqualTypeOf<files.ReadResult>();
  expectTypeOf(files.readText("甲 乙")).toEqualTypeOf<files.ReadResult>();
  expectTypeOf(files.readDocument(bytes, "a.xlsx")).toEqualTypeOf<Promise<files.ReadResult>>();
  // @ts-expect-error bytes, not the name of a file: nothing here opens files
  files.readWorkbook("a.xlsx");
  // @ts-expect-error the name tells the format
  files.readDocument(bytes);
});

test("what was read passes as a form", () => {
  expectTypeOf<files.ReadForm["evaluation"]>().toEqualTypeOf<Evaluation>();
});

test("workbooks are written as bytes", () => {
  expectTypeOf(files.toWorkbook(form)).toEqualTypeOf<Promise<Uint8Array>>();
  // @ts-expect-error no such layout
  files.toWorkbook(form, "自定");
});

test("import errors have codes to switch over", () => {
  expectTypeOf<files.ImportError["code"]>().toEqualTypeOf<files.ImportErrorCode>();
  expectTypeOf<files.ImportErrorCode>().not.toEqualTypeOf<string>();
});

test("a report is made of forms with their assessment and ruleset", () => {
  expectTypeOf(report.renderReport([{ evaluation: form, assessment, ruleset }])).toEqualTypeOf<
    Promise<string>
  >();
  // @ts-expect-error under which ruleset
  report.renderReport([{ evaluation: form, assessment }]);
  // @ts-expect-error two languages
  report.renderReport([], { lang: "fr" });
  expectTypeOf(report.formView(form, assessment, ruleset)).toEqualTypeOf<report.FormView>();
});

test("a reviewer's sheet is written and read back as records", () => {
  expectTypeOf(report.writeReview([{ evaluation: form, assessment, ruleset }])).toEqualTypeOf<
    Promise<Uint8Array>
  >();
  expectTypeOf(report.readReview(bytes)).toEqualTypeOf<Promise<report.ReviewRecord[]>>();
});

test("SARIF is written piece by piece", () => {
  expectTypeOf(report.createSarif()).toEqualTypeOf<report.SarifWriter>();
});

test("accounts are parsed like forms", () => {
  const result = accounts.safeParseAccounts(data);
  if (result.success) expectTypeOf(result.data).toEqualTypeOf<accounts.AccountsDocument>();
  else expectTypeOf(result.issues).toEqualTypeOf<readonly Issue[]>();
  expectTypeOf(accounts.parseAccounts(data)).toEqualTypeOf<accounts.AccountsDocument>();
  expectTypeOf(accounts.parseAccountsRules(data)).toEqualTypeOf<accounts.AccountsRules>();
  // @ts-expect-error unknown
  accounts.assessAccounts(data, rules);
});

test("accounts give findings of the same shape as forms", () => {
  expectTypeOf(accounts.assessAccounts(document, rules)).toEqualTypeOf<accounts.AccountsAssessment>();
  expectTypeOf<accounts.AccountsAssessment["findings"]>().toEqualTypeOf<readonly Finding[]>();
  // @ts-expect-error rules of accounts, not of forms
  accounts.assessAccounts(document, ruleset);
});
