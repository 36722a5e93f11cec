import { expect, test } from "vitest";
import { type AccountsDocument, assessAccounts, readAccounts } from "../../src/accounts/index";
import { readLines } from "../../src/import/index";
import { openWorkbook } from "../../src/import/workbook/reader";
import { assessment, document, rules, text } from "./jincheng";
import { workbookOfAccounts } from "./workbook";

const withoutPlaces = (of: AccountsDocument) => ({
  ...of,
  tables: of.tables.map(({ at: _, rows, ...table }) => ({
    ...table,
    rows: rows.map(({ at: __, ...row }) => row),
  })),
  narrative: of.narrative.map(({ at: _, ...paragraph }) => paragraph),
});
const digits = (of: AccountsDocument): AccountsDocument =>
  JSON.parse(JSON.stringify(of).replace(/(?<=\d),(?=\d{3})/g, ""));

test("a workbook with a sheet for each table reads like the text it was made from", async () => {
  const bytes = await workbookOfAccounts(text);
  const sheets = await openWorkbook(bytes);
  expect(sheets.map(({ grid }) => grid.name)).toEqual([
    ...rules.tables.map(({ number }) => `公开${number}表`),
    "情况说明",
  ]);
  const { document: read, problems } = readAccounts(await readLines(bytes, "决算公开.xlsx"), rules);
  expect(problems).toEqual([]);
  // The sheets print 37,265.39 where the text prints 37265.39.
  expect(read.tables[0]!.rows[0]!.figures).toEqual({ amount: "37,265.39" });
  expect(digits(withoutPlaces(read))).toEqual(digits(withoutPlaces(document)));
});

test("its findings name the sheet and row", async () => {
  const spoilt = text.replace("其他收入\t8\t2.10", "其他收入\t8\t2.70");
  const { document: read } = readAccounts(await readLines(await workbookOfAccounts(spoilt), "a.xlsx"), rules);
  const result = assessAccounts(read, rules);
  const errors = result.findings.filter(({ severity }) => severity === "error");
  // 37265.39 + 2.70 = 37268.09, and table 02 has 2.10: the 本年收入合计 and the 其他收入 of table 01
  expect(errors.map(({ code, cell }) => [code, cell])).toEqual([
    ["accounts.total", "公开01表!35"],
    ["accounts.cross", "公开01表!16"],
  ]);
  expect(result.repairs[0]?.cells).toMatchObject([{ from: "2.70", to: "2.10" }]);
  expect(result.equations.length).toBe(assessment.equations.length);
});
