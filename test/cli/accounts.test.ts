import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { AccountsAssessment } from "../../src/accounts/index";
import { twoForms } from "../import/fixtures/forms";
import { workbookOf } from "../import/fixtures/sheet";
import { run } from "./run";

let cwd: string;
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), "jixiao-"));
});
afterEach(() => rmSync(cwd, { recursive: true }));

const published = readFileSync("examples/final-accounts/jincheng-2024.txt", "utf8");
/** 本年收入合计 of 公开01表 (line 60) with two digits exchanged: 9 more than its parts 37265.39 + 2.10. */
const planted = published.replace("37267.49", "37276.49");

const write = (name: string, content: string | Uint8Array) => writeFileSync(join(cwd, name), content);
const check = (...args: string[]) => run(["check", ...args], { cwd });
const resultsOf = (stdout: string): AccountsAssessment[] =>
  stdout
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));

describe("published final accounts", () => {
  test("are told by their marks 公开NN表 and checked by their own rules", async () => {
    write("accounts.txt", published);
    const { stdout, exitCode } = await check("accounts.txt", "--lang", "en");
    expect(stdout).toMatch(/^晋城经济技术开发区管理委员会 2024 final accounts +- +- +- +- +0 +0 +\d+$/m);
    expect(stdout).toMatch(
      /\d+ equations: \d+ agree, \d+ within rounding, 0 cannot hold, 1 to be explained, \d+ not evaluated/,
    );
    expect(stdout).toMatch(/\d+ figures in the text: \d+ compared, 0 in contradiction/);
    expect(stdout).toContain("\n1 final accounts, 0 with errors\n");
    expect(exitCode).toBe(0);
  });

  test("a figure that cannot be is a finding with its line", async () => {
    write("accounts.txt", planted);
    const { stdout, exitCode } = await check("accounts.txt");
    // 37265.39 + 2.10 = 37267.49, each of the two parts ±0.005.
    expect(stdout).toMatch(
      /错误 +accounts\.total +填报 37276\.49，应为 37267\.48–37267\.50 +L60 +\/tables\/0\//,
    );
    expect(stdout).toMatch(/^共 1 份决算公开，1 份有错误$/m);
    expect(exitCode).toBe(1);
  });

  test("a workbook of the same tables gives the same findings, with its own cells", async () => {
    const cells = (line: string) =>
      line
        .split("\t")
        .map((cell) => (cell === "" ? null : /^\d{1,9}\.\d+$/.test(cell) ? Number(cell) : cell));
    const rows = planted.split("\n").map(cells);
    write("accounts.xlsx", await workbookOf({ name: "决算", rows }));
    write("accounts.txt", planted);
    const { stdout } = await check("accounts.xlsx", "accounts.txt", "--format", "ndjson");
    const [sheet, text] = resultsOf(stdout);
    const found = (result: AccountsAssessment | undefined) =>
      result!.findings.map(({ code, path }) => [code, path]);
    expect(found(sheet)).toEqual(found(text));
    expect(sheet!.findings[0]!.cell).toBe("决算!60");
    expect(text!.findings[0]!.cell).toBe("L60");
  });

  test("with --explain every equation is told, in ndjson only then", async () => {
    write("accounts.txt", published);
    const { stdout } = await check("accounts.txt", "--explain");
    expect(stdout).toMatch(/^ {6}本年收入合计＝各项收入之和：.*37265\.39 \+ .*2\.10 = 37267\.49；一致。$/m);
    const [plain] = resultsOf((await check("accounts.txt", "--format", "ndjson")).stdout);
    const [told] = resultsOf((await check("accounts.txt", "--format", "ndjson", "--explain")).stdout);
    expect(plain!.equations).toHaveLength(told!.equations.length);
    expect(plain!.equations.some((equation) => "explain" in equation)).toBe(false);
    expect(told!.equations.every(({ explain }) => explain.zh !== "" && explain.en !== "")).toBe(true);
  });

  test("stand beside the forms printed in the same file", async () => {
    const form = twoForms[1]!.rows.map((row) => row.map((cell) => cell ?? "").join("\t"));
    write("both.txt", `${published}\n${form.join("\n")}\n`);
    const { stdout } = await check("both.txt", "--lang", "en");
    expect(stdout).toMatch(/^丙项目 +98\.5 +99\.5 /m);
    expect(stdout).toContain("1 form, 0 with errors; 1 final accounts, 0 with errors\n");
  });

  test("jixiao read prints them as a JSON line, which check takes", async () => {
    write("accounts.txt", planted);
    const { stdout, stderr, exitCode } = await run(["read", "accounts.txt", "--lang", "en"], { cwd });
    expect(JSON.parse(stdout)).toMatchObject({ unit: "晋城经济技术开发区管理委员会", year: 2024 });
    expect(stderr).toBe("0 forms read, 1 final accounts\n");
    expect(exitCode).toBe(0);
    write("accounts.json", stdout);
    const [fromJson] = resultsOf((await check("accounts.json", "--format", "ndjson")).stdout);
    const [fromText] = resultsOf((await check("accounts.txt", "--format", "ndjson")).stdout);
    expect(fromJson).toEqual(fromText);
  });

  test.each([["check"], ["read"]])(
    "JSON that is no accounts document is refused by %s with its path",
    async (command) => {
      write("accounts.json", '{ "tables": [{ "number": "1", "rows": [] }], "narrative": [] }');
      const { stderr, exitCode } = await run([command, "accounts.json"], { cwd });
      expect(stderr).toMatch(/^错误 accounts\.json:1:\d+ \/tables\/0\/number: /);
      expect(exitCode).toBe(2);
    },
  );

  test("a table that is not there is told among the notes", async () => {
    write("accounts.txt", published.slice(0, published.indexOf("公开04表")));
    const { stderr } = await check("accounts.txt", "--notes", "--lang", "en");
    expect(stderr).toContain("note accounts.txt /tables: no table 10 was found");
  });

  test("with --explain both sides, their difference and what rounding explains stand before the sentence", async () => {
    write("accounts.txt", published);
    const { stdout } = await check("accounts.txt", "--explain", "--lang", "en");
    // 93.24 + 323.57 = 416.81 (L419, L421) against 416.80 (L418): three figures of ±0.005
    expect(stdout).toMatch(
      /^ {4}rounding +10\.procurement +416\.8 = 416\.81 +-0\.01 apart, rounding explains 0\.015$/m,
    );
    // 1998.08 + 1118.76 = 3116.84 (L85, L86) against 3116.85 (L84)
    expect(stdout).toMatch(
      /^ {4}rounding +02\.rollup:20103\/total +3116\.85 = 3116\.84 +0\.01 apart, rounding explains 0\.015$/m,
    );
    expect(stdout).toMatch(
      /^ {4}agrees +01\.revenue-total +37267\.49 = 37267\.49 +0 apart, rounding explains 0\.015$/m,
    );
  });

  test("the likeliest repair is named", async () => {
    write("accounts.txt", planted);
    const { stdout } = await check("accounts.txt");
    expect(stdout).toMatch(/^ {2}更正建议 1：\/tables\/0\/rows\/8\/figures\/amount 37276\.49 → 37267\.49$/m);
  });
});

describe("--portfolio", () => {
  const folder = (name: string) => join(process.cwd(), name);
  const together = (...args: string[]) =>
    check(folder("examples/jincheng-2024"), "--portfolio", "some", "--lang", "en", ...args);

  test("holds the forms against the final accounts given with them", async () => {
    const { stdout } = await together(folder("examples/final-accounts"));
    expect(stdout).toMatch(/^forms beside the final accounts$/m);
    // a09 prints 1060098.02 under 万元, more than all 34612.20 of L145.
    expect(stdout).toMatch(/error +portfolio\.accounts +stated 1060098\.02/);
    expect(stdout).toContain("48 self-evaluations published, 24 forms given\n");
    // a16: 720.00, L189
    expect(stdout).toMatch(/鸿才苑小区维修改造资金 +720 +2210106公共租赁住房 \(all of it\)、/);
  });

  test("is the last result for a program", async () => {
    const { stdout } = await together(folder("examples/final-accounts"), "--format", "ndjson");
    const last = JSON.parse(stdout.trimEnd().split("\n").at(-1)!);
    expect(last.portfolio).toMatchObject({ forms: { count: 24 }, projectExpenditure: "34612.2" });
    expect(last.portfolio.checks["portfolio.accounts"]).toMatchObject({ failed: 1 });
  });

  test("of all forms says that 24 are not 48", async () => {
    const { stdout } = await together(folder("examples/final-accounts"), "--portfolio", "all");
    expect(stdout).toContain("48 self-evaluations published, 24 forms given: they do not match");
  });

  test.each(["some", "all"])("of %s forms without any says what is missing", async (scope) => {
    const { stdout, stderr, exitCode } = await check(folder("examples/final-accounts"), "--portfolio", scope);
    expect(stderr).toMatch(/没有可与决算公开核对的自评表.*\[portfolio\.no-forms\]/);
    expect(stdout).not.toContain("自评表与决算公开");
    expect(exitCode).toBe(2);
  });

  test("without final accounts says what is missing", async () => {
    const { stderr, exitCode } = await together();
    expect(stderr).toContain("--portfolio takes forms together with the final accounts of one unit");
    expect(exitCode).toBe(2);
  });
});
