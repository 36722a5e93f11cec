import { describe, expect, test } from "vitest";
import { linesOfText, looksLikeAccounts, readAccounts } from "../../src/accounts/index";
import { document, reading, rules, text } from "./jincheng";

const tableOf = (number: string, of = document) => of.tables.find((table) => table.number === number)!;
const rowNamed = (number: string, name: string, of = document) =>
  tableOf(number, of).rows.find((row) => row.name === name)!;

describe("the published document", () => {
  test("gives the ten tables by their marks, with titles and units, and places everything", () => {
    expect(reading.problems).toEqual([]);
    expect(document.unit).toBe("晋城经济技术开发区管理委员会");
    expect(document.year).toBe(2024);
    expect(document.tables.map(({ number, at, rows }) => [number, at, rows.length])).toEqual([
      ["01", "L20", 42], // 12 of income with a name, 30 of expenditure
      ["02", "L68", 46], // L82–L128 but one page break
      ["03", "L132", 46],
      ["04", "L195", 38],
      ["05", "L242", 46],
      ["06", "L305", 112],
      ["07", "L350", 1],
      ["08", "L369", 1],
      ["09", "L388", 1],
      ["10", "L406", 16],
    ]);
    expect(tableOf("07").noData).toBe(true); // L367
    expect(new Set(document.tables.map(({ currencyUnit }) => currencyUnit))).toEqual(new Set(["万元"]));
  });

  test("finds a mark wrapped over two lines", () => {
    expect(tableOf("02").title).toBe("收入决算表"); // L70: 公开02 / L71: 表
  });

  test("reads both sides of table 01, each with its rows", () => {
    expect(rowNamed("01", "八、其他收入")).toEqual({
      name: "八、其他收入",
      line: "8",
      block: "revenue",
      at: "L40",
      figures: { amount: "2.10" },
    });
    const totals = tableOf("01").rows.filter(({ name }) => name === "总计"); // L64
    expect(totals.map(({ block, figures }) => [block, figures.amount])).toEqual([
      ["revenue", "37479.84"],
      ["expenditure", "37479.84"],
    ]);
  });

  test("reads columns by headings of one and two lines", () => {
    // L85: 1998.08 total, 1995.99 fiscal, 2.10 other
    expect(rowNamed("02", "事业运行").figures).toEqual({
      total: "1998.08",
      fiscal: "1995.99",
      other: "2.10",
    });
    // L179: 83.47 = 76.47 basic + 7.00 project
    expect(rowNamed("05", "事业单位医疗").figures).toEqual({
      total: "83.47",
      basic: "76.47",
      project: "7.00",
    });
  });

  test("reads the four groups of table 06, and its totals below spanning cells", () => {
    expect(rowNamed("06", "津贴补贴")).toMatchObject({ code: "30102", block: "personnel", at: "L319" });
    expect(rowNamed("06", "国家赔偿费用支出")).toMatchObject({ code: "39907", block: "public", at: "L340" });
    expect(rowNamed("06", "人员经费合计").figures).toEqual({ amount: "2276.72" }); // L346
    expect(rowNamed("06", "公用经费合计").figures).toEqual({ amount: "377.59" }); // L346, eight cells to the right
  });

  test("takes —— for a blank", () => {
    expect(tableOf("06").rows.find(({ code }) => code === "30913")?.figures).toEqual({}); // L331
  });

  test("reads table 09 by three lines of spanning headings", () => {
    expect(tableOf("09").rows[0]?.figures).toEqual({
      budgetTotal: "22.68",
      budgetAbroad: "7.91",
      budgetVehicles: "14.24",
      budgetVehicleRunning: "14.24",
      budgetReception: "0.52",
      finalTotal: "22.68",
      finalAbroad: "7.91",
      finalVehicles: "14.24",
      finalVehicleRunning: "14.24",
      finalReception: "0.52",
    }); // L402
  });

  test("puts the rows of table 10 under their headings", () => {
    expect(rowNamed("10", "服务").section).toBe("政府采购情况"); // L421
    expect(rowNamed("10", "8. 其他用车")).toMatchObject({
      section: "国有资产占用情况",
      figures: { value: "8" },
    });
  });

  test("keeps paragraphs under their headings and stops before 名词解释", () => {
    const paragraph = document.narrative.find(({ at }) => at === "L498");
    expect(paragraph?.headings).toEqual([
      "一般公共预算财政拨款支出决算情况说明",
      "一般公共预算财政拨款支出决算具体情况",
    ]);
    expect(document.narrative.at(-1)?.at).toBe("L578");
  });
});

describe("noise", () => {
  const changed = (from: string | RegExp, to: string) => {
    const noisy = text.replace(from, to);
    expect(noisy).not.toBe(text);
    return readAccounts(noisy, rules);
  };

  test("joins a row broken inside a cell", () => {
    const { document: read } = changed(
      "其他政府办公厅（室）及相关机构事务支出\t1118.76",
      "其他政府办公厅（室）及相关机\n\n构事务支出\t1118.76",
    );
    expect(read.tables[1]?.rows).toEqual(
      document.tables[1]?.rows.map((row) => ({ ...row, at: expect.any(String) })),
    );
  });

  test("skips page numbers and headings repeated on a new page", () => {
    const page =
      "\n- 12 -\n\n项目\t\t本年支出合计\t基本支出\t项目支出\t上缴上级支出\t经营支出\t对附属单位补助支出\n科目代码\t科目名称\t\t\t\t\t\t\n";
    const { document: read, problems } = changed(/(?<=188\.36\t\t\t\t\n)\n2080506/, `${page}2080506`);
    expect(problems).toEqual([]);
    expect(tableOf("03", read).rows).toHaveLength(46);
  });

  test("reads rows whose empty cells at the end were cut off", () => {
    const { document: read } = readAccounts(text.replace(/\t+$/gm, ""), rules);
    expect(read.tables.map(({ rows }) => rows.map(({ figures }) => figures))).toEqual(
      document.tables.map(({ rows }) => rows.map(({ figures }) => figures)),
    );
  });

  test("reads a column whose heading is garbled by its 栏次", () => {
    const { document: read, problems } = changed(
      "本年支出合计\t基本支出\t项目支出\t上缴",
      "本年支出合计\t墓本支岀\t项目支出\t上缴",
    );
    expect(problems).toEqual([]);
    expect(rowNamed("03", "合计", read).figures).toEqual(rowNamed("03", "合计").figures);
  });

  test("says which column or table it does not find", () => {
    const { problems } = changed(/公开05表/, "公开第五表");
    expect(problems.map(({ code }) => code)).toContain("accounts.table-missing");
    const missing = readAccounts(
      "收入决算表\n公开02表\n科目代码\t科目名称\n栏次\t\n201\t一般公共服务支出",
      rules,
    );
    expect(missing.problems.filter(({ code }) => code === "accounts.column-missing")).toHaveLength(7);
  });

  test("does not take a sentence that mentions a table for its mark", () => {
    const { document: read } = changed("2024年度收入总计", "详见公开01表。2024年度收入总计");
    expect(read.tables).toHaveLength(10);
  });

  test("reads tables written with bars", () => {
    const bars = text.replace(/^.*\t.*$/gm, (line) => `|${line.replaceAll("\t", "|")}|`);
    expect(readAccounts(bars, rules).document.tables).toEqual(document.tables);
  });

  test("reads the rows of a workbook, with their own places", () => {
    const sheet = linesOfText(text).map((line, index) => ({
      cells: ["", ...line.cells],
      at: `表1!${index + 1}`,
    }));
    const { document: read, problems } = readAccounts(sheet, rules);
    expect(problems).toEqual([]);
    expect(read.tables.map(({ rows }) => rows.length)).toEqual(
      document.tables.map(({ rows }) => rows.length),
    );
    expect(rowNamed("09", undefined as never, read).at).toBe("表1!402");
  });
});

test("tells final accounts from other texts", () => {
  expect(looksLikeAccounts(text)).toBe(true);
  expect(looksLikeAccounts("项目绩效自评表\n项目名称\t消防站")).toBe(false);
});

test("reads hostile text in time proportional to its length", () => {
  const { document: read } = readAccounts(
    `公开01表\n${"公开".repeat(50_000)}\n${"\t".repeat(100_000)}`,
    rules,
  );
  expect(read.tables).toHaveLength(1);
});
