import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Log } from "sarif";
import { afterAll, describe, expect, test } from "vitest";
import type { ReviewRecord } from "../../src/report/review/readReview";
import type { Suppressions } from "../../src/suppress/suppressionsSchema";
import { ndjson, sound, wrongTotal } from "./forms";
import { run } from "./run";

const cwd = mkdtempSync(join(tmpdir(), "jixiao-report-"));
afterAll(() => rmSync(cwd, { recursive: true, force: true }));
writeFileSync(join(cwd, "two.ndjson"), ndjson(sound, wrongTotal));
const read = (name: string) => readFileSync(join(cwd, name), "utf8");

describe("jixiao report", () => {
  test("writes one page for all forms, and says how large it is", async () => {
    const { exitCode, stdout, stderr } = await run(["report", "two.ndjson", "-o", "two.html"], { cwd });
    expect([exitCode, stdout]).toEqual([0, ""]);
    expect(stderr).toMatch(/2 份表单，\d+ kB：two\.html\n$/);
    expect(read("two.html")).toContain("2 份表单 · 1 份有错误 · 1 份核定总分与自评不同");
  });

  test("goes to standard output without -o", async () => {
    const { stdout } = await run(["report", "-", "--lang", "en"], { stdin: ndjson(wrongTotal) });
    expect(stdout).toMatch(/^<!doctype html>\n<html lang="en">/);
  });

  test("reports the others when one input cannot be read, and exits 2", async () => {
    writeFileSync(join(cwd, "bad.json"), "{");
    const { exitCode } = await run(["report", "two.ndjson", "bad.json", "-o", "some.html"], { cwd });
    expect(exitCode).toBe(2);
    expect(read("some.html")).toContain("1 处无法读取");
  });

  test("writes nothing where there is no form", async () => {
    const { exitCode, stdout } = await run(["report", "bad.json"], { cwd });
    expect([exitCode, stdout]).toEqual([2, ""]);
  });
});

describe("jixiao report on forms and the final accounts of their unit", () => {
  const example = (name: string) => join(process.cwd(), "examples", name);
  const [accounts, form] = [example("final-accounts"), example("jincheng-2024/a16.json")];
  const together = async (...args: string[]) => {
    const { stdout, stderr, exitCode } = await run(["report", ...args, "--lang", "en"], { cwd });
    const section = /<section class="panel portfolio">.*?<\/section>/s.exec(stdout)?.[0].slice(0, 5000);
    return {
      section: section?.startsWith('<section class="panel portfolio"><h2>Forms') ? section : null,
      stdout,
      stderr,
      exitCode,
    };
  };

  test("holds them against each other: as some of its forms, or as all with --portfolio all", async () => {
    const some = await together(accounts, form);
    expect(some.section).toContain("Forms given: 1, taken as some of the unit");
    expect(some.section).toContain("<li>48 self-evaluations published, 1 form given</li>");
    const all = await together(accounts, form, "--portfolio", "all");
    expect(all.section).toContain("48 self-evaluations published, 1 form given: they do not match");
    expect([some.exitCode, all.exitCode]).toEqual([0, 0]);
  });

  test("leaves it out where there are two of these, and says so where it was asked for", async () => {
    const two = [accounts, example("final-accounts/jincheng-2024.txt"), form];
    const unasked = await together(...two);
    expect([unasked.exitCode, unasked.stdout.includes("<h2>Forms beside the final accounts")]).toEqual([
      0,
      false,
    ]);
    const asked = await together(...two, "--portfolio", "some");
    expect(asked.exitCode).toBe(2);
    expect(asked.stderr).toContain("--portfolio takes forms together with the final accounts of one unit");
    expect(asked.stdout.includes('<article class="accounts"')).toBe(true);
  });

  test("leaves it out where there is no form", async () => {
    expect((await together(accounts)).section).toBeNull();
  });
});

describe("jixiao check --format sarif", () => {
  test("is one log, each form on its own line of the file", async () => {
    const { exitCode, stdout } = await run(["check", "two.ndjson", "--format", "sarif"], { cwd });
    expect(exitCode).toBe(1);
    const { runs } = JSON.parse(stdout) as Log;
    expect(
      runs[0]?.results?.map(({ ruleId, locations }) => [ruleId, locations?.[0]?.physicalLocation]),
    ).toEqual([["total.sum", { artifactLocation: { uri: "two.ndjson" }, region: { startLine: 2 } }]]);
    expect(runs[0]?.invocations?.[0]?.executionSuccessful).toBe(true);
  });

  test("tells what could not be read", async () => {
    const { stdout } = await run(["check", "bad.json", "--format", "sarif"], { cwd });
    const { runs } = JSON.parse(stdout) as Log;
    expect(runs[0]?.invocations?.[0]).toMatchObject({
      executionSuccessful: false,
      toolExecutionNotifications: [{ level: "error" }],
    });
  });
});

describe("accepted findings", () => {
  const accept = (...args: string[]) =>
    run(["accept", "two.ndjson", "--code", "total.sum", "--by", "李四", "-o", "accepted.json", ...args], {
      cwd,
    });

  test("jixiao accept notes who, why and until", async () => {
    const { exitCode, stderr } = await accept("--reason", "已函告更正", "--until", "2999-12-31");
    expect(exitCode).toBe(0);
    expect(stderr).toBe(
      "  wrong-total  总分 · 得分  总分100与各项得分之和99不符（其中执行率得分9）\n已认可 1 处，共 1 条：accepted.json\n",
    );
    const { suppressions } = JSON.parse(read("accepted.json")) as Suppressions;
    expect(suppressions).toEqual([
      {
        fingerprint: expect.stringMatching(/^[0-9a-f]{32}$/),
        figures: expect.stringMatching(/^[0-9a-f]{16}$/),
        by: "李四",
        reason: "已函告更正",
        until: "2999-12-31",
        form: "wrong-total",
        code: "total.sum",
        cell: "/total/score",
        message: "总分100与各项得分之和99不符（其中执行率得分9）",
      },
    ]);
  });

  test("jixiao check lists them, and does not fail", async () => {
    const { exitCode, stdout } = await run(["check", "two.ndjson", "--suppressions", "accepted.json"], {
      cwd,
    });
    expect(exitCode).toBe(0);
    expect(stdout).toContain("【已认可：李四，已函告更正，至 2999-12-31】");
    const sarif = await run(["check", "two.ndjson", "--suppressions", "accepted.json", "--format", "sarif"], {
      cwd,
    });
    const result = (JSON.parse(sarif.stdout) as Log).runs[0]?.results?.[0];
    expect(result?.suppressions).toEqual([
      {
        kind: "external",
        status: "accepted",
        justification: "已函告更正",
        properties: { by: "李四", until: "2999-12-31" },
      },
    ]);
  });

  test("jixiao rescore lists them with their form, and does not count them", async () => {
    const rescored = async (...args: string[]) => {
      const { stdout } = await run(["rescore", "two.ndjson", "--quiet", ...args], { cwd });
      return stdout
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line) as Record<string, unknown>)[1];
    };
    expect(await rescored()).toMatchObject({ findings: { error: 1, warning: 0, info: 0 } });
    expect(await rescored("--suppressions", "accepted.json")).toMatchObject({
      findings: { error: 0, warning: 0, info: 0, accepted: 1 },
      codes: { "total.sum": 1 },
    });
    await run(
      ["rescore", "two.ndjson", "--quiet", "--suppressions", "accepted.json", "--summary", "sum.json"],
      { cwd },
    );
    const { summary } = JSON.parse(read("sum.json")) as { summary: { findings: Record<string, unknown> } };
    expect(summary.findings["total.sum"]).toBeUndefined();
  });

  test("a report lists them too", async () => {
    const { stdout } = await run(["report", "two.ndjson", "--suppressions", "accepted.json"], { cwd });
    expect(stdout).toContain("0 份有错误");
  });

  test("a later word on the same finding replaces the earlier", async () => {
    await accept("--reason", "另有批复", "--until", "2999-12-31");
    const { suppressions } = JSON.parse(read("accepted.json")) as Suppressions;
    expect(suppressions.map(({ reason }) => reason)).toEqual(["另有批复"]);
  });

  test.each([
    [
      "a code one letter off",
      ["--code", "total.sun"],
      /total\.sun.*是否应为 total\.sum？.*accept\.unknown-code/,
    ],
    ["a code like none", ["--code", "合计"], /编码如 total\.sum.*accept\.unknown-code/],
    ["a day that is over", ["--until", "2020-01-01"], /--until 2020-01-01.*截止日已过.*accept\.until-past/],
    ["a day there is not", ["--until", "2999-02-30"], /2999-02-30/],
  ])("refuses %s, and writes nothing", async (_, args, told) => {
    const before = read("accepted.json");
    const { exitCode, stderr } = await accept("--reason", "x", ...args);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(told);
    expect(read("accepted.json")).toBe(before);
  });

  test("what has run out fails again, and is named", async () => {
    writeFileSync(join(cwd, "accepted.json"), read("accepted.json").replace("2999-12-31", "2020-01-01"));
    const { exitCode, stderr } = await run(["check", "two.ndjson", "--suppressions", "accepted.json"], {
      cwd,
    });
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/警告 wrong-total total\.sum: 认可已于 2020-01-01 到期/);
  });

  test("nothing is written where there is no such finding, and a broken file is told with its line", async () => {
    const none = await run(
      ["accept", "two.ndjson", "--code", "funds.sum", "--by", "x", "--reason", "y", "-o", "none.json"],
      { cwd },
    );
    expect(none.exitCode).toBe(2);
    expect(() => read("none.json")).toThrow();
    writeFileSync(join(cwd, "broken.json"), '{\n  "suppressions": [\n    { "fingerprint": "x" }\n  ]\n}\n');
    const broken = await run(["check", "two.ndjson", "--suppressions", "broken.json"], { cwd });
    expect(broken.exitCode).toBe(2);
    expect(broken.stderr).toContain("broken.json:3:");
  });
});

describe("jixiao review and reviewed", () => {
  test("a sheet for each form, read back as a record", async () => {
    const written = await run(["review", "two.ndjson", "-o", "审核意见表.xlsx"], { cwd });
    expect([written.exitCode, written.stderr]).toEqual([0, "2 张审核意见表：审核意见表.xlsx\n"]);
    const { exitCode, stdout } = await run(["reviewed", "审核意见表.xlsx"], { cwd });
    expect(exitCode).toBe(0);
    const records = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as ReviewRecord);
    expect(records.map(({ form, total }) => [form, total?.self, total?.recomputed, total?.reviewed])).toEqual(
      [
        ["sound", "99", "99", null],
        ["wrong-total", "100", "99", null],
      ],
    );
  });

  test("only a workbook is written, in either case of its ending", async () => {
    const { exitCode, stderr } = await run(["review", "two.ndjson", "-o", "out.csv"], { cwd });
    expect([exitCode, stderr]).toEqual([
      2,
      expect.stringMatching(/^错误 out\.csv: .*\.xlsx.*\[review\.not-xlsx\]\n$/),
    ]);
    expect(() => read("out.csv")).toThrow();
    expect((await run(["review", "two.ndjson", "-o", "OUT.XLSX"], { cwd })).exitCode).toBe(0);
  });

  test("another file is no reviewer's sheet", async () => {
    const { exitCode, stderr } = await run(["reviewed", "two.ndjson"], { cwd });
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining("[import.not-a-workbook]")]);
  });
});
