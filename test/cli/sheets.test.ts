import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { blankTemplate, formulas, layoutA, standard, threeCells, twoForms } from "../import/fixtures/forms";
import { hostileFiles } from "../import/fixtures/hostile";
import { type SheetPlan, workbookOf } from "../import/fixtures/sheet";
import { xlsOf } from "../import/fixtures/xls";
import { ndjson, sound } from "./forms";
import { assessmentOf, errorOf, records, run } from "./run";

let cwd: string;
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), "jixiao-"));
});
afterEach(() => rmSync(cwd, { recursive: true }));

const write = (name: string, content: string | Uint8Array) => writeFileSync(join(cwd, name), content);
const sheet = async (name: string, ...plans: readonly SheetPlan[]) => write(name, await workbookOf(...plans));
const check = (...args: string[]) => run(["check", ...args], { cwd });
const assessed = (stdout: string) => records(stdout).map(assessmentOf);

/** A sheet as text, its cells with the given border between. */
function textOf({ rows }: SheetPlan, border: string): string {
  return rows.map((row) => row.map((cell) => cell ?? "").join(border)).join("\n");
}

/** 9.5 + 60 + 29 = 98.5 in a table of seven columns: fits every kind of file. */
const small = twoForms[1]!;

describe("a workbook", () => {
  // layoutA: C6 #DIV/0! stands in G7; 6400 of 6500 at weight 10 is 9.846, cut to 9 in H13.
  test("every finding names its cell", async () => {
    await sheet("消防站.xlsx", layoutA);
    const { stdout, exitCode } = await check("消防站.xlsx", "--format", "ndjson");
    const [form] = assessed(stdout);
    const cells = Object.fromEntries(form!.findings.map(({ path, cell }) => [path, cell]));
    expect(cells).toMatchObject({
      "/funds/sources/0/rate": "消防站!G7",
      "/indicators/0/children/0/children/1/score": "消防站!H13",
      "/total/grade": "消防站!H18",
    });
    expect(form!.findings.every(({ cell }) => cell?.startsWith("消防站!"))).toBe(true);
    expect(form!.id).toBe("消防站.xlsx#消防站!A1");
    expect(exitCode).toBe(0);
  });

  test("a blank cell is named by itself", async () => {
    const rows = small.rows.map((row) => row.map((cell) => (cell === "≥90%" ? null : cell)));
    await sheet("blank.xlsx", { ...small, rows });
    const { stdout } = await check("blank.xlsx", "--format", "ndjson");
    const missing = assessed(stdout)[0]!.findings.find(({ code }) => code === "target.missing");
    expect(missing).toMatchObject({ stated: null, cell: "丙!D8" });
  });

  test("a blank cell without a column is named by its row", async () => {
    await sheet("two.xlsx", ...twoForms);
    const { stdout } = await check("two.xlsx", "--format", "ndjson");
    // 28 of 30 without a reason: the reason has no column, the row's name stands in C19.
    const missing = assessed(stdout)[1]!.findings.find(({ code }) => code === "reason.missing");
    expect(missing).toMatchObject({ stated: null, cell: "汇总!C19" });
  });

  test("where a finding has a cell the table leaves its path out, and accept takes the cell", async () => {
    await sheet("two.xlsx", ...twoForms);
    const { stdout } = await check("two.xlsx");
    const line = stdout.split("\n").find((one) => one.includes("reason.missing"));
    expect(line).toMatch(/汇总!C19 .*\S$/);
    expect(stdout).not.toContain("/indicators/");
    const accept = ["accept", "two.xlsx", "--code", "reason.missing", "--by", "李四", "--reason", "已函告"];
    const { exitCode, stderr } = await run([...accept, "--path", "汇总!C19", "-o", "a.json"], { cwd });
    expect(stderr).toMatch(/^ {2}two\.xlsx#汇总!A12 {2}汇总!C19 {2}.*\n已认可 1 处，共 1 条：a\.json\n$/);
    expect(exitCode).toBe(0);
  });

  test("the table shows the cells", async () => {
    await sheet("two.xlsx", ...twoForms);
    const { stdout, stderr } = await check("two.xlsx", "--lang", "en");
    expect(stdout).toMatch(/^甲项目 +99\.5 +99\.5 /m);
    expect(stdout).toContain("\n乙项目  two.xlsx 汇总!A12\n");
    expect(stdout).toMatch(/score\.underrated +stated 28, expected 30 +汇总!G19 +学员满意度 · score\n/);
    expect(stderr).toBe("");
  });

  test("several forms on one sheet and several sheets, in order", async () => {
    await sheet("two.xlsx", ...twoForms);
    const { stdout } = await check("two.xlsx", "--format", "ndjson");
    expect(assessed(stdout).map(({ id, total }) => [id, total.stated])).toEqual([
      ["two.xlsx#汇总!A1", "99.5"],
      ["two.xlsx#汇总!A12", "97.5"],
      ["two.xlsx#丙!A1", "98.5"],
    ]);
  });

  test("a SUM that misses a row is told among the findings of the form", async () => {
    await sheet("formulas.xlsx", formulas);
    const { stdout, exitCode } = await check("formulas.xlsx", "--format", "ndjson");
    const found = assessed(stdout)[0]!.findings.filter(({ code }) => code === "cell.formula-range");
    // G11 = G4+SUM(G8:G9) leaves out G10; D4 = SUM(D5:D5) leaves out D6.
    expect(found.map(({ cell, path }) => [cell, path])).toEqual([
      ["公式!G11", "/total/score"],
      ["公式!D4", "/funds/total/budget"],
    ]);
    expect(exitCode).toBe(1);
  });

  test("an old .xls is read as well", async () => {
    write("old.xls", xlsOf(small));
    const { stdout } = await check("old.xls", "--format", "ndjson");
    expect(assessed(stdout).map(({ total }) => total.stated)).toEqual(["98.5"]);
  });

  test("a form marked 公开14表 is a form, not final accounts", async () => {
    await sheet("公开14表.xlsx", threeCells);
    const { stdout } = await check("公开14表.xlsx", "--format", "ndjson");
    expect(assessed(stdout).map(({ total }) => total.stated)).toEqual(["100"]);
  });

  test("a blank template is read, and found incomplete", async () => {
    await sheet("blank.xlsx", blankTemplate);
    const { stdout, exitCode } = await check("blank.xlsx", "--format", "ndjson");
    const codes = assessed(stdout)[0]!.findings.map(({ code }) => code);
    expect(codes).toContain("total.missing");
    expect(exitCode).toBe(1);
  });
});

describe("text", () => {
  test.each([
    ["small.csv", ",", "G8"],
    ["small.tsv", "\t", "G8"],
    ["small.txt", "\t", "line 8, column 7"],
  ])("%s is read, with its own kind of place", async (name, border, place) => {
    write(name, textOf(small, border));
    const { stdout } = await check(name, "--format", "ndjson");
    const [form] = assessed(stdout);
    expect(form!.total.stated).toBe("98.5");
    const underrated = form!.findings.find(({ code }) => code === "score.underrated");
    expect(underrated).toMatchObject({ stated: "29", cell: place });
  });
});

describe("together with JSON", () => {
  test("files and folders of every kind, in the order given; what programs leave beside them is passed over", async () => {
    mkdirSync(join(cwd, "forms"));
    await sheet("forms/b.xlsx", small);
    write("forms/~$b.xlsx", "owner");
    write("forms/._b.xlsx", "fork");
    write("forms/a.ndjson", ndjson(sound));
    write("forms/c.csv", textOf(small, ","));
    const { stdout, exitCode } = await check("forms", "--format", "ndjson", "--fail-on", "never");
    expect(assessed(stdout).map(({ id }) => id)).toEqual(["sound", "forms/b.xlsx#丙!A1", "forms/c.csv#A1"]);
    expect(exitCode).toBe(0);
  });

  test("a file that cannot be read is answered in its place", async () => {
    await sheet("good.xlsx", small);
    write("bad.xlsx", "no workbook");
    const { stdout, stderr, exitCode } = await check("bad.xlsx", "good.xlsx", "--format", "ndjson");
    const [bad, good] = records(stdout);
    expect(errorOf(bad)).toMatchObject({
      file: "bad.xlsx",
      line: null,
      error: { code: "import.not-a-workbook" },
    });
    expect(errorOf(bad).error.message.zh).toMatch(/工作簿/);
    expect(errorOf(bad).error.message.en).toMatch(/workbook/);
    expect(assessmentOf(good).total.stated).toBe("98.5");
    expect(stderr).toContain("bad.xlsx");
    expect(exitCode).toBe(2);
  });

  test.each([
    ["a text without a form", "readme.txt", "本文件夹中是自评表。\n", "input.no-form"],
    ["an empty text", "empty.txt", "", "input.empty"],
    ["an empty csv", "empty.csv", "", "input.empty"],
    ["a workbook that is none", "x.xls", "\u0000\u0001", "import.not-a-workbook"],
    ["no such workbook", "none.xlsx", null, "input.not-found"],
    ["a text of 11 MB", "large.txt", "x".repeat(11 * 1024 * 1024), "import.too-large"],
  ])("%s", async (_, name, content, code) => {
    if (content !== null) write(name, content);
    write("good.json", JSON.stringify(sound));
    const { stdout, exitCode } = await check(name, "good.json", "--format", "ndjson");
    const [bad, good] = records(stdout);
    expect(errorOf(bad)).toMatchObject({ file: name, error: { code } });
    expect(assessmentOf(good).id).toBe("sound");
    expect(exitCode).toBe(2);
  });

  test("hostile workbooks are answered one by one, and the good one among them is assessed", async () => {
    mkdirSync(join(cwd, "mail"));
    const files = hostileFiles(1);
    for (const [index, { bytes }] of files.entries())
      write(`mail/${String(index).padStart(2, "0")}.xlsx`, bytes());
    await sheet("mail/good.xlsx", small);
    const { stdout, exitCode } = await check("mail", "--format", "ndjson");
    const answers = records(stdout);
    const codes = answers.slice(0, -1).map((answer) => errorOf(answer).error.code);
    expect(codes).toEqual(
      files.map(({ bytes, code }) => (bytes().length === 0 ? "input.empty" : `import.${code}`)),
    );
    expect(assessmentOf(answers.at(-1)).total.stated).toBe("98.5");
    expect(exitCode).toBe(2);
  });
});

describe("notes", () => {
  test("are counted on stderr, by how sure they are", async () => {
    await sheet("standard.xlsx", standard);
    await sheet("three.xlsx", threeCells);
    const { stderr } = await check("standard.xlsx", "three.xlsx", "--lang", "en");
    // Three targets put together in three.xlsx, and a line over the title of standard.xlsx.
    expect(stderr).toMatch(
      /^\d+ notes on reading 2 files \(guess 0, likely 3, certain \d+\); --notes lists them\n$/,
    );
  });

  test("are listed with --notes, each with its cell", async () => {
    await sheet("three.xlsx", threeCells);
    const { stderr, stdout } = await check("three.xlsx", "--notes");
    expect(stderr).toContain(
      "说明 three.xlsx 表1!E12 /indicators/0/children/0/children/0/target: 由性质、值、单位各格合成：≥50人 [value.composed, 较确定]\n",
    );
    expect(stderr).toMatch(/读入 1 个文件时有 3 条说明（推测 0，较确定 3，确定 0）\n$/);
    expect(stdout).not.toContain("value.composed");
  });

  test("none where everything was plain", async () => {
    await sheet("plain.xlsx", small);
    expect((await check("plain.xlsx")).stderr).toBe("");
  });
});
