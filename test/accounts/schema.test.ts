import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import {
  type AccountsAssessment,
  type AccountsDocument,
  assessAccounts,
  readAccounts,
  safeParseAccounts,
  safeParseAccountsRules,
} from "../../src/accounts/index";
import { readLines } from "../../src/import/index";
import { run } from "../cli/run";
import { assessment, assessWith, document, rules, text } from "./jincheng";
import { workbookOfAccounts } from "./workbook";

const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
const validator = (name: string) =>
  ajv.compile(
    JSON.parse(readFileSync(new URL(`../../schemas/${name}.schema.json`, import.meta.url), "utf8")),
  );
const validDocument = validator("accounts");
const validRules = validator("accounts-rules");
const validAssessment = validator("accounts-assessment");

const row = { name: "合计", figures: { total: "1.00" } };
const table = { number: "03", rows: [row] };
const small = { tables: [table], narrative: [{ headings: ["一"], text: "二" }] };
const withTable = (change: object) => ({ ...small, tables: [{ ...table, ...change }] });
const withRow = (change: object) => withTable({ rows: [{ ...row, ...change }] });

/** zod in the library and the JSON Schema for everyone else say the same of a document. */
describe("final accounts, by zod and by JSON Schema", () => {
  test.each<[string, unknown, boolean]>([
    ["the published document", document, true],
    ["a small one", small, true],
    ["one with anything in meta", { ...small, meta: { a: [null, { deep: 1 }] } }, true],
    ["one of no tables and no text", { tables: [], narrative: [] }, true],
    ["a blank figure as an absent key", withRow({ figures: {} }), true],
    ["figures named like parts of objects", withRow({ figures: { constructor: "1", toString: "2" } }), true],
    ["nothing", null, false],
    ["a list", [small], false],
    ["no tables", { narrative: [] }, false],
    ["a misspelt key", { ...small, tabels: [] }, false],
    ["a misspelt key of a row", withRow({ lines: "1" }), false],
    ["a number of one digit", withTable({ number: "3" }), false],
    ["a number in full-width digits", withTable({ number: "０３" }), false],
    ["a unit of money of its own", withTable({ currencyUnit: "千元" }), false],
    ["a figure as a number", withRow({ figures: { total: 1 } }), false],
    ["a figure of null", withRow({ figures: { total: null } }), false],
    ["a year with a point", { ...small, year: 2024.5 }, false],
    ["a year as text", { ...small, year: "2024" }, false],
    ["a year of three digits", { ...small, year: 999 }, false],
    ["three thousand and one rows", withTable({ rows: Array(3001).fill(row) }), false],
    ["a paragraph without its headings", { ...small, narrative: [{ text: "二" }] }, false],
    ["a heading that is no text", { ...small, narrative: [{ headings: [1], text: "二" }] }, false],
  ])("%s", (_, data, valid) => {
    expect([safeParseAccounts(data).success, validDocument(data)]).toEqual([valid, valid]);
  });

  test("a refusal says where, what, and how to mend it", () => {
    const issues = (data: unknown) => {
      const result = safeParseAccounts(data);
      return result.success ? [] : result.issues.map(({ code, path, message }) => [code, path, message.en]);
    };
    expect(issues({ ...small, tabels: [] })).toEqual([
      ["accounts.unrecognized-keys", "", "no such key: tabels; check the spelling"],
    ]);
    expect(issues(withRow({ figures: { total: 1 } }))).toEqual([
      ["accounts.invalid-type", "/tables/0/rows/0/figures/total", "must be string"],
    ]);
    expect(issues(withTable({ currencyUnit: "千元" }))).toEqual([
      ["accounts.invalid-value", "/tables/0/currencyUnit", "must be 元 | 万元 | 亿元"],
    ]);
  });
});

describe("rules for final accounts, by zod and by JSON Schema", () => {
  // biome-ignore lint/suspicious/noExplicitAny: what is changed is meant to be wrong
  const changed = (change: (copy: any) => void) => {
    const copy = structuredClone(rules);
    change(copy);
    return copy;
  };
  test.each<[string, unknown, boolean]>([
    ["those shipped", rules, true],
    ["a relation there is not", changed((copy) => (copy.equations[0].relation = "<>")), false],
    ["a check that is none of them", changed((copy) => (copy.equations[0].check = "accounts.guess")), false],
    ["no equation of the text", changed((copy) => delete copy.narrative.equations), false],
    [
      "a figure of the text that is none",
      changed((copy) => (copy.narrative.equations[0].left[0].figure = "sum")),
      false,
    ],
    [
      "`optional` as a word there is not",
      changed((copy) => (copy.equations[0].left[0].optional = "table")),
      false,
    ],
    ["`optional: false`", changed((copy) => (copy.equations[0].left[0].optional = false)), false],
    ["no ground", changed((copy) => delete copy.equations[0].basis), false],
    ["a name that is empty", changed((copy) => (copy.equations[0].id = "")), false],
  ])("%s", (_, data, valid) => {
    expect([safeParseAccountsRules(data).success, validRules(data)]).toEqual([valid, valid]);
  });
});

describe("what comes of final accounts, by JSON Schema", () => {
  const told = (result: unknown): unknown => JSON.parse(JSON.stringify(result));
  const errorsOf = (result: unknown) => (validAssessment(told(result)) ? [] : validAssessment.errors);

  test("of the published document, as text and as a workbook", async () => {
    expect(errorsOf(assessment)).toEqual([]);
    const lines = await readLines(await workbookOfAccounts(text), "决算公开.xlsx");
    const inSheets = assessAccounts(readAccounts(lines, rules).document, rules);
    expect(errorsOf(inSheets)).toEqual([]);
  });

  test.each<
    [fault: string, change: [string, string], look: (of: AccountsAssessment) => unknown, seen: unknown]
  >([
    // L60: 37265.39 + 2.10 = 37267.49
    ["a total", ["37267.49", "37276.49"], ({ repairs }) => repairs[0]?.cells[0]?.to, "37267.49"],
    // L444, mended inside the text
    [
      "a change in the text",
      ["收入总计减少21,128.18", "收入总计减少27,128.18"],
      ({ repairs }) => repairs[0]?.cells[0]?.offset,
      50,
    ],
    [
      "a lost figure",
      ["1997.10\t1995.99\t1.12", "1997.10\t1995.99\t"],
      ({ repairs }) => repairs[0]?.cells[0]?.from,
      null,
    ],
    [
      "a cell that is no figure",
      ["3115.87", "约三千"],
      ({ checks }) => checks["cell.not-a-number"]?.failed,
      1,
    ],
  ])("of one with a fault: %s", (_, change, look, seen) => {
    const result = assessWith(change);
    expect(look(result)).toBe(seen);
    expect(errorsOf(result)).toEqual([]);
  });

  test("of one with nothing in it, and of one with an id", () => {
    const empty: AccountsDocument = { tables: [], narrative: [] };
    expect(errorsOf(assessAccounts(empty, rules))).toEqual([]);
    expect(errorsOf(assessAccounts({ ...document, id: "jincheng-2024" }, rules))).toEqual([]);
  });

  test.each([[[]], [["--explain"]]])("on the command line, with %j", async (options) => {
    const { stdout } = await run(["check", "examples/final-accounts", "--format", "ndjson", ...options], {
      cwd: process.cwd(),
    });
    expect(errorsOf(JSON.parse(stdout))).toEqual([]);
  });

  const [first, ...others] = assessment.equations;
  test.each<[string, unknown]>([
    ["a key there is not", { ...assessment, verdict: null }],
    ["no findings", { ...assessment, findings: undefined }],
    ["a figure as a number", { ...assessment, equations: [{ ...first, left: 37267.49 }, ...others] }],
    ["an outcome there is not", { ...assessment, equations: [{ ...first, outcome: "wrong" }, ...others] }],
    ["a pointer without its slash", { ...assessment, equations: [{ ...first, cells: ["tables/0"] }] }],
    ["a count below nothing", { ...assessment, narrative: { ...assessment.narrative, matched: -1 } }],
    ["an assessment of a form", { id: null, execution: {}, indicators: [], total: {} }],
  ])("refuses %s", (_, data) => {
    expect(errorsOf(data)).not.toEqual([]);
  });
});
