import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { safeParseAccounts, safeParseAccountsRules } from "../../src/accounts/index";
import { document, rules } from "./jincheng";

const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
const validator = (name: string) =>
  ajv.compile(
    JSON.parse(readFileSync(new URL(`../../schemas/${name}.schema.json`, import.meta.url), "utf8")),
  );
const validDocument = validator("accounts");
const validRules = validator("accounts-rules");

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
