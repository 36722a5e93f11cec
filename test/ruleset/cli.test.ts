import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { rulesets } from "../../src/rulesets";
import { ndjson, sound } from "../cli/forms";
import { run } from "../cli/run";
import { file, ownCheck, parameter } from "./file";

/** A folder with these files, for a command to run in. */
function folder(files: Readonly<Record<string, unknown>>): string {
  const cwd = mkdtempSync(join(tmpdir(), "jixiao-rulesets-"));
  for (const [name, data] of Object.entries(files)) {
    writeFileSync(join(cwd, name), typeof data === "string" ? data : JSON.stringify(data, null, 2));
  }
  return cwd;
}

const GOOD = file({ parameters: { passThreshold: parameter("ratio", "0.6") } });

describe("jixiao rulesets list", () => {
  test("names every ruleset with its term and base", async () => {
    const { stdout, exitCode } = await run(["rulesets", "list"]);
    for (const id of Object.keys(rulesets)) expect(stdout).toContain(id);
    expect(stdout).toMatch(/mof-2021-stepped +1\.0\.0 +2021-08-18 – +mof-2021 /);
    expect(exitCode).toBe(0);
  });
});

describe("jixiao rulesets show", () => {
  test.each(Object.keys(rulesets))("says every value of %s in words", async (id) => {
    for (const lang of ["zh", "en"]) {
      const { stdout, exitCode } = await run(["rulesets", "show", id, "--lang", lang]);
      expect(stdout).not.toMatch(/(?<!\.)undefined|\[object|[{"]/);
      expect(exitCode).toBe(0);
    }
  });

  test("shows own checks, and values that change", async () => {
    const own = file({
      parameters: { passThreshold: parameter("ratio", "0.6", "0.5") },
      ownChecks: [ownCheck()],
    });
    const cwd = folder({ "own.json": own });
    const { stdout } = await run(["rulesets", "show", "own.json"], { cwd });
    expect(stdout).toMatch(/passThreshold +及格门槛 +60% +2024-01-01/);
    expect(stdout).toMatch(/passThreshold +及格门槛 +50% +2025-01-01/);
    expect(stdout).toContain("rule.reason-length");
  });
});

describe("jixiao rulesets validate", () => {
  test("ends with 0 where nothing is wrong", async () => {
    const cwd = folder({ "own.json": GOOD });
    const { stdout, stderr, exitCode } = await run(["rulesets", "validate", "own.json"], { cwd });
    expect([stdout, stderr, exitCode]).toEqual(["own.json: 可以使用，没有问题\n", "", 0]);
  });

  test("ends with 1 where it can be used but should be mended, with line and column", async () => {
    const cwd = folder({ "own.json": file({ parameters: { passThreshold: parameter("ratio", "60") } }) });
    const { stdout, exitCode } = await run(["rulesets", "validate", "own.json", "--lang", "en"], { cwd });
    expect(stdout).toBe(
      'error own.json:17:11 /parameters/passThreshold/values/0/value: a ratio is due here, and 60 means 6000%; write 60% as "0.6" [ratio.percent]\n' +
        "own.json: can be used; 1 thing to mend\n",
    );
    expect(exitCode).toBe(1);
  });

  test("ends with 2 where it cannot be used, or not be read", async () => {
    const cwd = folder({ "own.json": file({ extends: "nowhere" }), "text.json": "{" });
    const unknown = await run(["rulesets", "validate", "own.json"], { cwd });
    expect(unknown.stdout).toContain("[ruleset.unknown-base]");
    expect(unknown.exitCode).toBe(2);
    expect((await run(["rulesets", "validate", "text.json"], { cwd })).exitCode).toBe(2);
    const absent = await run(["rulesets", "validate", "absent.json", "own.json"], { cwd });
    expect(absent.stderr).toContain("[input.not-found]");
    expect(absent.exitCode).toBe(2);
  });

  test("prints its issues as JSON", async () => {
    const cwd = folder({ "own.json": file({ effectiveTo: "2023-12-31" }) });
    const { stdout } = await run(["rulesets", "validate", "own.json", "--format", "json"], { cwd });
    expect(JSON.parse(stdout)).toMatchObject([
      { file: "own.json", line: 9, code: "date.reversed", severity: "error", path: "/effectiveTo" },
    ]);
  });

  test("finds the base beside the file", async () => {
    const cwd = folder({
      "province.json": { ...GOOD, id: "province" },
      "city.json": file({ id: "city", extends: "province", checks: {} }),
    });
    const { stdout, exitCode } = await run(["rulesets", "validate", "city.json"], { cwd });
    expect([stdout, exitCode]).toEqual(["city.json: 可以使用，没有问题\n", 0]);
    const shown = await run(["rulesets", "show", "city.json"], { cwd });
    expect(shown.stdout).toMatch(/passThreshold +及格门槛 +60%/);
  });

  test("files that extend one another in a circle are refused", async () => {
    const cwd = folder({
      "a.json": file({ id: "a", extends: "b" }),
      "b.json": file({ id: "b", extends: "a" }),
    });
    const { stderr, exitCode } = await run(["rulesets", "validate", "a.json"], { cwd });
    expect(stderr).toContain("[ruleset.extends-cycle]");
    expect(exitCode).toBe(2);
  });

  test("a base outside the folder is not looked for", async () => {
    const cwd = folder({ "own.json": file({ extends: "../secret" }) });
    const { stdout, exitCode } = await run(["rulesets", "validate", "own.json"], { cwd });
    expect(stdout).toContain("[ruleset.wrong-format]");
    expect(exitCode).toBe(2);
  });
});

describe("jixiao rulesets diff", () => {
  test("says each difference with the ground of both", async () => {
    const { stdout, exitCode } = await run(["rulesets", "diff", "mof-2020", "grades-80-70-60"]);
    expect(stdout).toMatch(/grades 等级 +mof-2020@1\.0\.0 +优 \[90, 100\].* 财预〔2020〕10号/);
    expect(stdout).toMatch(
      /grades-80-70-60@1\.0\.0 +优 \[80, 100\], *良|grades-80-70-60@1\.0\.0 +优 \[80, 100\]，良/,
    );
    expect(exitCode).toBe(0);
  });

  test("compares files, and prints JSON", async () => {
    const cwd = folder({ "own.json": file({ parameters: {}, ownChecks: [ownCheck()] }) });
    const table = await run(["rulesets", "diff", "mof-2020", "own.json"], { cwd });
    expect(table.stdout).toContain("rule.reason-length");
    const { stdout } = await run(["rulesets", "diff", "mof-2020", "own.json", "--format", "json"], { cwd });
    expect(JSON.parse(stdout)).toMatchObject({ parameters: [], checks: [], ownChecks: [{ from: null }] });
  });

  test("says so where nothing differs; an unknown ruleset cannot be compared", async () => {
    const same = await run(["rulesets", "diff", "guangxi", "guangxi"]);
    expect(same.stdout).toBe("guangxi@1.0.0 与 guangxi@1.0.0 没有不同\n");
    const unknown = await run(["rulesets", "diff", "guangxi", "guanxi"]);
    expect(unknown.stderr).toContain("是否应为 guangxi");
    expect(unknown.exitCode).toBe(2);
  });
});

describe("jixiao check --ruleset auto", () => {
  const split = {
    ...sound,
    id: "80-20",
    title: "湖北省道路养护项目绩效自评表",
    funds: { ...sound.funds, weight: "20" },
  };

  test("tells on stderr what it chose and why, once for forms alike", async () => {
    const stdin = ndjson(sound, { ...sound, id: "another" }, split);
    const args = ["check", "-", "--ruleset", "auto", "--format", "ndjson", "--fail-on", "never"];
    const { stdout, stderr } = await run(args, { stdin });
    const ids = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line).ruleset.id);
    expect(ids).toEqual(["mof-2020", "mof-2020", "hubei-80-20"]);
    expect(stderr.split("\n").filter((line) => line.startsWith("规则集"))).toEqual([
      expect.stringMatching(/^规则集 -:1: 选用 mof-2020：2024年有效；预算执行率分值为10（表上印明）/),
      expect.stringMatching(/^规则集 -:3: 选用 hubei-80-20：2024年有效；.*“湖北”/),
    ]);
  });

  test("the table counts the forms of each ruleset", async () => {
    const args = ["check", "-", "--ruleset", "auto", "--fail-on", "never"];
    const { stdout } = await run(args, { stdin: ndjson(sound, split) });
    expect(stdout).toContain("规则集 mof-2020@1.0.0 项目支出绩效评价管理办法（财预〔2020〕10号）：1 份");
    expect(stdout).toContain("规则集 hubei-80-20@1.0.0 湖北自评表（执行率20分，指标80分）：1 份");
  });

  test("a form of a year without rulesets is answered in its place", async () => {
    const args = ["check", "-", "--ruleset", "auto", "--format", "ndjson"];
    const { stdout, exitCode } = await run(args, { stdin: ndjson({ ...sound, year: 2015 }) });
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: "ruleset.none-in-force", path: "/year" } });
    expect(exitCode).toBe(2);
  });

  test("a batch is re-scored under the ruleset of each form; what shows one ruleset asks for one", async () => {
    const { stderr, exitCode } = await run(["rescore", "-", "--ruleset", "auto"], { stdin: ndjson(sound) });
    expect(stderr).toMatch(/^规则集 +mof-2020@1\.0\.0 1$/m);
    expect(exitCode).toBe(0);
    expect((await run(["rulesets", "show", "auto"])).stderr).toContain("[ruleset.auto]");
  });
});
