import { describe, expect, test } from "vitest";
import { type AccountsDocument, assessAccounts, readAccounts } from "../../src/accounts/index";
import { assessment, document, equation, rules, text, violated } from "./jincheng";

/** The published document as another unit, year or office might have printed it. */
function printedAs(change: (text: string) => string) {
  const changed = change(text);
  expect(changed).not.toBe(text);
  const { document: read, problems } = readAccounts(changed, rules);
  return { read, problems: problems.map(({ code }) => code), result: assessAccounts(read, rules) };
}

const figuresOf = ({ tables }: AccountsDocument) =>
  tables.map(({ number, rows }) => [number, rows.map(({ figures }) => withoutCommas(figures))]);
const withoutCommas = (figures: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(figures).map(([column, printed]) => [column, printed.replace(",", "")]));
const lineOf = (table: string, change: (cells: string[]) => string[]) => (whole: string) => {
  const from = whole.indexOf(`公开${table}表`);
  const to = whole.indexOf("注：", from);
  const lines = whole.slice(from, to).split("\n");
  const turned = lines.map((line) => (line.includes("\t") ? change(line.split("\t")).join("\t") : line));
  return whole.slice(0, from) + turned.join("\n") + whole.slice(to);
};

/** Whatever changes in the print, the figures and what they come to stay the same. */
describe("the same figures in another print", () => {
  test.each<[string, (text: string) => string]>([
    ["单位名称", (all) => all.replaceAll("部门名称：", "单位名称：")],
    ["公开部门", (all) => all.replaceAll("部门名称：", "公开部门：")],
    ["编制单位", (all) => all.replaceAll("部门名称：", "编制单位：")],
    ["部门（单位）名称", (all) => all.replaceAll("部门名称：", "部门（单位）名称：")],
    [
      "the unit of money before the name",
      (all) =>
        all.replace(/(部门名称：.*)\n\n(2024年度)\n\n(金额单位：万元)/g, (_, name, year, money) =>
          [money, year, name].join("\n"),
        ),
    ],
    [
      "all captions on one line",
      (all) =>
        all.replace(/(部门名称：.*)\n\n(2024年度)\n\n(金额单位：万元)/g, (_, name, year, money) =>
          [name, year, money].join("\t\t"),
        ),
    ],
    ["财决公开01表", (all) => all.replace(/^公开(\d\d)表$/gm, "财决公开$1表")],
    ["公开表01", (all) => all.replace(/^公开(\d\d)表$/gm, "公开表$1")],
    ["公开1表", (all) => all.replace(/^公开0?(\d{1,2})表$/gm, "公开$1表")],
    ["公开０１表", (all) => all.replace(/^公开0(\d)表$/gm, "公开０$1表")],
    ["the mark behind the title", (all) => all.replace(/决算表\n\n公开(\d\d)表/g, "决算表　公开$1表")],
    ["the unit of money beside the mark", (all) => all.replace(/^(公开\d\d表)$/gm, "$1　金额单位：万元")],
    ["Windows line ends", (all) => all.replaceAll("\n", "\r\n")],
    ["thousands separators", (all) => all.replace(/(?<=\t)(\d{1,2})(\d{3}\.\d\d)(?=\t|$)/gm, "$1,$2")],
    [
      "项目支出 before 基本支出",
      lineOf("03", ([code = "", name = "", total = "", basic = "", project = "", ...rest]) =>
        code === "栏次"
          ? [code, name, total, basic, project, ...rest]
          : [code, name, total, project, basic, ...rest],
      ),
    ],
    [
      "codes in three cells, 类 款 项",
      lineOf("05", ([code = "", name = "", ...rest]) => {
        if (code === "项目") return ["项目", "", "", "", ...rest];
        if (code === "科目代码") return ["功能分类科目编码", "", "", "科目名称", ...rest];
        if (code === "栏次") return ["类", "款", "项", "栏次", ...rest];
        const parts = /^(\d{3})(\d\d)?(\d\d)?$/.exec(code);
        return parts === null
          ? [code, "", "", name, ...rest]
          : [parts[1]!, parts[2] ?? "", parts[3] ?? "", name, ...rest];
      }),
    ],
    [
      "空表 without a row of 合计",
      (all) => all.replace(/^\t?合计\t+\n(?=\n注：本表反映部门本年度(政府性|国有))/gm, ""),
    ],
    [
      "本部门没有政府性基金收支",
      (all) => all.replace("说明：本表无数据", "本部门没有政府性基金预算财政拨款收入和支出。"),
    ],
    [
      "headings with a colon and the year",
      (all) => all.replace(/^([一二三四五六七八九十]+、)(.*情况说明)$/gm, "$12024年度$2："),
    ],
  ])("%s", (name, change) => {
    const { read, problems, result } = printedAs(change);
    expect(problems).toEqual([]);
    const blank = /without a row/.test(name) ? ["07", "08"] : [];
    const same = document.tables.map((table) =>
      blank.includes(table.number) ? { ...table, rows: [] } : table,
    );
    expect(figuresOf(read)).toEqual(figuresOf({ ...document, tables: same }));
    expect([read.unit, read.year]).toEqual([document.unit, document.year]);
    expect(new Set(read.tables.map(({ currencyUnit }) => currencyUnit))).toEqual(new Set(["万元"]));
    expect(violated(result)).toEqual([]);
    expect(result.narrative).toMatchObject({ found: 182, matched: 181, contradicting: 0 });
    expect(result.equations.length).toBe(assessment.equations.length);
  });

  test("another unit and another year", () => {
    const { read, problems } = printedAs((all) =>
      all.replaceAll("晋城经济技术开发区管理委员会", "阳城县某某中学").replaceAll("2024年", "2023年"),
    );
    expect(problems).toEqual([]);
    expect([read.unit, read.year]).toEqual(["阳城县某某中学", 2023]);
  });

  test("情况说明 in front of the tables", () => {
    const { read, result } = printedAs((all) => {
      const [front, tables, said] = [
        all.slice(0, all.indexOf("第二部分")),
        all.slice(all.indexOf("第二部分"), all.indexOf("第三部分")),
        all.slice(all.indexOf("第三部分"), all.indexOf("第四部分")),
      ];
      const behind = all.slice(all.indexOf("第四部分"));
      return `${front}${said.replace("第三", "第二")}${tables.replace("第二", "第三")}${behind}`;
    });
    expect(read.narrative.map(({ text: words }) => words)).toEqual(
      document.narrative.map(({ text: words }) => words),
    );
    expect(result.narrative).toMatchObject({ found: 182, matched: 181, contradicting: 0 });
  });
});

describe("tables that are not there", () => {
  test("08 to 10 missing: what needs them is not evaluated, the rest is", () => {
    const { problems, result } = printedAs(
      (all) =>
        all.slice(0, all.indexOf("国有资本经营预算财政拨款支出决算表\n\n公开08表")) +
        all.slice(all.indexOf("第三部分 情况说明")),
    );
    expect(problems).toEqual(Array(3).fill("accounts.table-missing"));
    expect(violated(result)).toEqual([]);
    expect(equation("cross.04-08-expenditure", result)).toMatchObject({
      outcome: "notEvaluated",
      reason: "missing",
    });
    expect(equation("cross.05-06-basic", result).outcome).toBe("exact");
    // Figures on table 09 and 10 in L536–L568 still agree with each other, or are left unchecked.
    expect(result.narrative.contradicting).toBe(0);
  });

  test("本表无数据 where another table holds an amount is a contradiction", () => {
    // Table 04 says 5.00 of 政府性基金 were received and spent; table 07 has no row and says 本表无数据.
    const { result } = printedAs((all) =>
      all
        .replace("\t栏次\t1\t2\t3\t4\t5\t6\n\t合计\t\t\t\t\t\t\n", "\t栏次\t1\t2\t3\t4\t5\t6\n")
        .replace("二、政府性基金预算财政拨款\t2\t\t", "二、政府性基金预算财政拨款\t2\t5.00\t"),
    );
    expect(equation("cross.04-07-income", result)).toMatchObject({
      outcome: "violated",
      left: "5",
      right: "0",
    });
    const finding = result.findings.find(({ params }) => params.equation === "cross.04-07-income");
    expect(finding?.message.zh).toContain("公开07表“本表无数据”");
  });
});

describe("a table printed twice", () => {
  const tableTwo = text.slice(text.indexOf("收入决算表\n\n公开02"), text.indexOf("支出决算表\n\n公开03"));

  test("with rows that go on is one table over two pages", () => {
    // L105, the row behind which the page of table 02 breaks
    const page = "\n收入决算表\n\n公开02表\n\n部门名称：晋城经济技术开发区管理委员会\n\n";
    const headings = tableTwo.slice(tableTwo.indexOf("项目\t"), tableTwo.indexOf("\n合计\t") + 1);
    const { read, problems } = printedAs((all) =>
      all.replace(/(?<=43\.54\t43\.54\t{5}\n)\n(?=2080505)/, page + headings),
    );
    expect(problems).toEqual([]);
    expect(figuresOf(read)).toEqual(figuresOf(document));
  });

  test("needs no headings on the second page", () => {
    const { read, problems } = printedAs((all) =>
      all.replace(/(?<=43\.54\t43\.54\t{5}\n)\n(?=2080505)/, "\n公开02表（续）\n"),
    );
    expect(problems).toEqual([]);
    expect(figuresOf(read)).toEqual(figuresOf(document));
  });

  test("with the same rows is named, and the second is not read", () => {
    const { read, problems } = printedAs((all) =>
      all.replace("第三部分 情况说明", `${tableTwo}第三部分 情况说明`),
    );
    expect(problems).toEqual(["accounts.table-twice"]);
    expect(read.tables).toHaveLength(10);
  });

  test("in JSON is a finding, and only the first is checked", () => {
    const second = { ...document.tables[1]!, rows: [] };
    const result = assessAccounts({ ...document, tables: [...document.tables, second] }, rules);
    expect(result.findings.filter(({ code }) => code === "accounts.table-twice")).toMatchObject([
      { severity: "warning", path: "/tables/10/number", stated: "02", related: ["/tables/1/number"] },
    ]);
    expect(result.checks["accounts.table-twice"]?.failed).toBe(1);
    expect(violated(result)).toEqual([]);
  });
});

test("table 09 in 元 beside a text in 万元", () => {
  // 79100 + 142400 + 5250 = 226750 元 = 22.675 万元, printed 22.68 in L536
  const line = "226750.00\t79100.00\t142400.00\t\t142400.00\t5250.00";
  const { result } = printedAs((all) =>
    all
      .replace("22.68\t7.91\t14.24\t\t14.24\t0.52\t22.68\t7.91\t14.24\t\t14.24\t0.52", `${line}\t${line}`)
      .replace("金额单位：万元\n\n预算数", "金额单位：元\n\n预算数")
      .replaceAll("0.52万元", "0.53万元")
      .replace("公务接待费\t0.52", "公务接待费\t0.53"),
  );
  expect(violated(result)).toEqual([]);
  expect(equation("09.final", result)).toMatchObject({ outcome: "exact", left: "22.675" });
});

describe("hostile documents", () => {
  const only = (rows: AccountsDocument["tables"][number]["rows"]): AccountsDocument => ({
    tables: [{ number: "03", rows }],
    narrative: [],
  });

  test("names of objects are names like any other", () => {
    const row = JSON.parse('{"name":"__proto__","code":"__proto__","figures":{"__proto__":"1","total":"2"}}');
    const other = {
      name: "constructor",
      code: "toString",
      block: "__proto__",
      figures: { constructor: "1", basic: "2" },
    };
    const result = assessAccounts(only([row, other]), rules);
    expect(result.findings.map(({ code }) => code)).toEqual(["accounts.row", "accounts.row"]);
    expect(({} as Record<string, unknown>).total).toBeUndefined();
  });

  test("three thousand totals of a thousand classes are refused by name", () => {
    const rows = Array.from({ length: 3000 }, (_, index) => ({
      name: "合计",
      code: String(100 + (index % 900)),
      figures: { total: "1" },
    }));
    expect(() => assessAccounts(only(rows), rules)).toThrow(/more than 200000 cells/);
  });

  test("a figure of five thousand digits is no figure", () => {
    const result = assessAccounts(only([{ name: "合计", figures: { total: "9".repeat(5000) } }]), rules);
    expect(result.findings.map(({ code }) => code)).toEqual(["cell.not-a-number"]);
    expect(result.checks["accounts.row"]?.notEvaluated).toBeGreaterThan(0);
  });

  test("a hundred thousand brackets, marks or digits are read and come to nothing", () => {
    for (const words of [
      "（".repeat(100_000),
      "公开01表\n".repeat(20_000),
      "9".repeat(100_000),
      "一、".repeat(50_000),
    ]) {
      const { document: read } = readAccounts(words, rules);
      expect(assessAccounts(read, rules).findings).toEqual([]);
    }
  });
});
