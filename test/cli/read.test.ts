import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough, Readable } from "node:stream";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readCommand } from "../../src/cli/read";
import { twoForms } from "../import/fixtures/forms";
import { workbookOf } from "../import/fixtures/sheet";
import { sound } from "./forms";
import { assessmentOf, records, run } from "./run";

let cwd: string;
beforeEach(async () => {
  cwd = mkdtempSync(join(tmpdir(), "jixiao-"));
  writeFileSync(join(cwd, "two.xlsx"), await workbookOf(...twoForms));
  writeFileSync(join(cwd, "sound.json"), JSON.stringify(sound, null, 2));
  writeFileSync(join(cwd, "bad.xlsx"), "no workbook");
});
afterEach(() => rmSync(cwd, { recursive: true }));

const read = (...args: string[]) => run(["read", ...args], { cwd });
const lines = (text: string) =>
  text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));

describe("jixiao read", () => {
  test("prints each form as one line of Evaluation JSON, with where it came from", async () => {
    const { stdout, stderr, exitCode } = await read("two.xlsx", "--lang", "en");
    const forms = lines(stdout);
    expect(forms.map(({ project }) => project.name)).toEqual(["甲项目", "乙项目", "丙项目"]);
    expect(forms[1]).toMatchObject({
      id: "two.xlsx#汇总!A12",
      year: 2024,
      currencyUnit: "万元",
      funds: { weight: "10", total: { budget: "10", executed: "9.5", rate: "95%", score: "9.5" } },
      total: { weight: "100", score: "97.5" },
      meta: { source: { file: "two.xlsx", cell: "汇总!A12" } },
    });
    expect(stderr).toBe("3 forms read\n");
    expect(exitCode).toBe(0);
  });

  test("what it prints is what check takes: the same totals and findings", async () => {
    const { stdout } = await read("two.xlsx");
    writeFileSync(join(cwd, "forms.ndjson"), stdout);
    const findingsOf = async (name: string) => {
      const checked = await run(["check", name, "--format", "ndjson"], { cwd });
      return records(checked.stdout)
        .map(assessmentOf)
        .map(({ total, findings }) => [total, findings.map(({ code, path }) => [code, path])]);
    };
    expect(await findingsOf("forms.ndjson")).toEqual(await findingsOf("two.xlsx"));
  });

  test("each form has the id by which check names it, so that a batch tells them apart", async () => {
    await read("two.xlsx", "-o", "forms.ndjson");
    const ids = ["two.xlsx#汇总!A1", "two.xlsx#汇总!A12", "two.xlsx#丙!A1"];
    for (const args of [
      ["check", "two.xlsx", "--format", "ndjson"],
      ["check", "forms.ndjson", "--format", "ndjson"],
    ]) {
      expect(records((await run(args, { cwd })).stdout).map((record) => assessmentOf(record).id)).toEqual(
        ids,
      );
    }
    const { stdout } = await run(["rescore", "forms.ndjson"], { cwd });
    expect(lines(stdout).map(({ id }) => id)).toEqual(ids);
  });

  test("forms that are JSON already pass as they are", async () => {
    const { stdout } = await read("sound.json");
    expect(lines(stdout)).toEqual([sound]);
  });

  test("what cannot be read is told on stderr, the rest is printed, and the exit code is 2", async () => {
    const { stdout, stderr, exitCode } = await read("bad.xlsx", "sound.json", "--lang", "en");
    expect(lines(stdout)).toEqual([sound]);
    expect(stderr).toContain("error bad.xlsx: ");
    expect(stderr).toContain("1 form read, 1 input unreadable\n");
    expect(exitCode).toBe(2);
  });
});

describe("--out", () => {
  test("writes the same lines into a file, and leaves nothing beside it", async () => {
    const { stdout } = await read("two.xlsx");
    const written = await read("two.xlsx", "-o", "forms.ndjson");
    expect(readFileSync(join(cwd, "forms.ndjson"), "utf8")).toBe(stdout);
    expect(written).toMatchObject({
      stdout: "",
      stderr: "读出 3 份表单，已写入 forms.ndjson\n",
      exitCode: 0,
    });
    expect(readdirSync(cwd).sort()).toEqual(["bad.xlsx", "forms.ndjson", "sound.json", "two.xlsx"]);
  });

  test("a file that is there stays as it is where nothing could be read", async () => {
    writeFileSync(join(cwd, "forms.ndjson"), "before\n");
    const { stderr, exitCode } = await read("bad.xlsx", "-o", "forms.ndjson");
    expect(readFileSync(join(cwd, "forms.ndjson"), "utf8")).toBe("before\n");
    expect(stderr).toContain("未写 forms.ndjson");
    expect(exitCode).toBe(2);
  });

  test("an interrupted run leaves no file, whole or in part", async () => {
    const io = {
      stdin: Readable.from([]),
      stdout: new PassThrough(),
      stderr: new PassThrough(),
      cwd,
      env: {},
      onInterrupt: (listener: () => void) => {
        listener();
        return () => {};
      },
    };
    const exitCode = await readCommand(["two.xlsx"], { out: "forms.ndjson", lang: "zh" }, io);
    expect(readdirSync(cwd).sort()).toEqual(["bad.xlsx", "sound.json", "two.xlsx"]);
    expect(exitCode).toBe(130);
  });

  test("a folder there is not is told, without a stack", async () => {
    const { stderr, exitCode } = await read("two.xlsx", "-o", "none/forms.ndjson", "--lang", "en");
    expect(stderr).toMatch(/^error none\/forms\.ndjson: cannot be written \(ENOENT\).*\[output\.failed\]\n$/);
    expect(existsSync(join(cwd, "none"))).toBe(false);
    expect(exitCode).toBe(2);
  });
});

test("--notes lists what was guessed or left aside", async () => {
  const form = [
    "内部资料",
    "某项目绩效自评表",
    "项目名称\t某项目",
    "一级指标\t二级指标\t三级指标\t指标值\t实际完成值\t分值\t得分",
    "产出指标\t数量指标\t甲\t10个\t9个\t100\t90",
    "总分\t\t\t\t\t100\t90",
  ];
  writeFileSync(join(cwd, "form.txt"), form.join("\n"));
  const { stdout, stderr } = await read("form.txt", "--notes", "--lang", "en");
  expect(lines(stdout)[0].total).toEqual({ weight: "100", score: "90" });
  expect(stderr).toMatch(
    /^note form\.txt line 1, column 1: text outside the form, not read: 内部资料 \[line\.ignored, certain\]$/m,
  );
  expect(stderr).toMatch(/^\d+ notes? on reading 1 file .*\)\n1 form read\n$/m);
});
