import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ndjson, sound, unreadableTotal, wrongTotal } from "./forms";
import { assessmentOf, errorOf, records, run } from "./run";

let cwd: string;
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), "jixiao-"));
});
afterEach(() => rmSync(cwd, { recursive: true }));

const write = (name: string, content: string | Buffer) => writeFileSync(join(cwd, name), content);

describe("exit code", () => {
  const unfinished = { ...sound, project: { name: "XXX", department: "#REF!" } };
  test.each([
    ["0 for a sound form", [sound], "error", 0],
    ["1 for an error", [wrongTotal], "error", 1],
    ["0 for an error under never", [wrongTotal], "never", 0],
    ["0 for a warning", [unfinished], "error", 0],
    ["1 for a warning under warning", [unfinished], "warning", 1],
    ["2 for a figure that cannot be read", [unreadableTotal], "error", 2],
    ["0 for a figure that cannot be read under never", [unreadableTotal], "never", 0],
    ["2 for a form that cannot be read, also under never", [{}, sound], "never", 2],
    ["2 rather than 1", [wrongTotal, {}, sound], "error", 2],
  ])("is %s", async (_, forms, failOn, expected) => {
    const { exitCode } = await run(["check", "-", "--fail-on", failOn, "--format", "ndjson"], {
      stdin: ndjson(...forms),
    });
    expect(exitCode).toBe(expected);
  });
});

describe("inputs", () => {
  const ids = async (...names: string[]) => {
    const { stdout } = await run(["check", ...names, "--format", "ndjson"], { cwd });
    return records(stdout).map((record) => assessmentOf(record).id);
  };
  const form = (id: string) => ({ ...sound, id });

  test("reads a form, an array of forms and lines of forms, in the order given", async () => {
    write("one.json", JSON.stringify(form("one"), null, 2));
    write("array.json", JSON.stringify([form("a"), form("b")], null, 2));
    write("lines.ndjson", ndjson(form("x"), form("y")));
    expect(await ids("lines.ndjson", "one.json", "array.json")).toEqual(["x", "y", "one", "a", "b"]);
  });

  test("reads a folder and the folders below, by name, and leaves other files alone", async () => {
    mkdirSync(join(cwd, "forms", "b"), { recursive: true });
    write("forms/c.json", JSON.stringify(form("c")));
    write("forms/b/z.jsonl", ndjson(form("b/z")));
    write("forms/a10.json", JSON.stringify(form("a10")));
    write("forms/a9.json", JSON.stringify(form("a9")));
    write("forms/readme.md", "not a form");
    expect(await ids("forms")).toEqual(["a10", "a9", "b/z", "c"]);
  });

  test("accepts a byte order mark, CRLF, blank lines and a missing last line end", async () => {
    write(
      "lines.ndjson",
      `\uFEFF${ndjson(form("x"))}\n\r\n${JSON.stringify(form("y"))}\r\n${JSON.stringify(form("z"))}`,
    );
    write("one.json", `\uFEFF${JSON.stringify(form("one"), null, 2).replaceAll("\n", "\r\n")}`);
    expect(await ids("lines.ndjson", "one.json")).toEqual(["x", "y", "z", "one"]);
  });

  test.each([
    ["a pretty-printed form", JSON.stringify(form("x"), null, 2), ["x"]],
    ["a pretty-printed array", JSON.stringify([form("x"), form("y")], null, 2), ["x", "y"]],
    ["an array with one form a line", `[\n${JSON.stringify(form("x"))}\n]`, ["x"]],
    ["an array in one line", JSON.stringify([form("x"), form("y")]), ["x", "y"]],
    ["lines", ndjson(form("x"), form("y")), ["x", "y"]],
  ])("tells %s on standard input", async (_, stdin, expected) => {
    const { stdout } = await run(["check", "-", "--format", "ndjson"], { stdin });
    expect(records(stdout).map((record) => assessmentOf(record).id)).toEqual(expected);
  });

  test("tells lines of forms also where the first line is cut off", async () => {
    const stdin = `{"id": "cut",\n${ndjson(form("x"))}`;
    const { stdout, exitCode } = await run(["check", "-", "--format", "ndjson"], { stdin });
    const [cut, x] = records(stdout);
    expect(errorOf(cut)).toMatchObject({ line: 1, error: { code: "json.syntax" } });
    expect(assessmentOf(x).id).toBe("x");
    expect(exitCode).toBe(2);
  });

  test("warns of an id that comes twice", async () => {
    write("a.json", JSON.stringify(sound));
    write("b.ndjson", ndjson({ ...sound, id: "other" }, sound));
    const { stderr, exitCode } = await run(["check", "a.json", "b.ndjson", "--lang", "en"], { cwd });
    expect(stderr).toBe(
      'warning b.ndjson:2: id "sound" already stands at a.json:1; ids should be unique in a batch\n',
    );
    expect(exitCode).toBe(0);
  });
});

describe("formats", () => {
  const stdin = ndjson(wrongTotal, { ...sound, totals: 1 }, sound);

  test("json is an array of the same results as ndjson, in order", async () => {
    const json = await run(["check", "-", "--format", "json"], { stdin });
    const lines = await run(["check", "-", "--format", "ndjson"], { stdin });
    expect(JSON.parse(json.stdout)).toEqual(records(lines.stdout));
    expect(records(lines.stdout)).toHaveLength(3);
  });

  test("json of nothing readable is still JSON", async () => {
    const { stdout, exitCode } = await run(["check", "no-such.json", "--format", "json"], { cwd });
    expect(JSON.parse(stdout)).toHaveLength(1);
    expect(exitCode).toBe(2);
  });

  test("table shows each form, its findings with both figures, cell and rule, and the batch", async () => {
    const { stdout } = await run(["check", "-", "--lang", "en"], { stdin });
    const lines = stdout.split("\n");
    expect(lines[0]).toMatch(/^form +stated +accepted +grade/);
    expect(lines[1]).toMatch(/^wrong-total +100 +99 +优 +优 +1 +0 +\d+$/);
    expect(lines[2]).toMatch(/^-:2:\d+ +unreadable$/);
    expect(lines[3]).toMatch(/^sound +99 +99 +优 +优 +0 +0 +\d+$/);
    expect(stdout).toMatch(/error +total\.sum +stated 100, expected 99 +total · score {2}\/total\/score\n/);
    expect(stdout).toContain("2 forms, 1 with errors; 1 input unreadable");
    expect(stdout).toContain("ruleset mof-2020@");
    expect(stdout).toMatch(/\d+ not evaluated/);
  });

  test("table lines up under Chinese names", async () => {
    const named = (name: string) => ({ ...sound, id: undefined, project: { name } });
    const names = ["道路", "road", "金匠新区消防站"];
    const { stdout } = await run(["check", "-"], { stdin: ndjson(...names.map(named)) });
    // A Chinese character is two columns wide; the stated total is aligned to the right.
    const width = (text: string) => Array.from(text).reduce((sum, c) => sum + (c > "\u2e80" ? 2 : 1), 0);
    const [heading, ...rows] = stdout.split("\n").slice(0, 4);
    const ends = rows.map((row) => width(row.slice(0, row.indexOf("99") + 2)));
    expect(ends).toEqual(Array(3).fill(width(heading!.slice(0, heading!.indexOf("填报总分") + 4))));
  });

  test("Chinese is the default language", async () => {
    const { stdout } = await run(["check", "-"], { stdin });
    expect(stdout).toContain("填报 100，应为 99");
    expect(stdout).toContain("总分 · 得分");
  });

  test("what is due of a percentage is one: 90 ÷ 100 is 90%, not 85%; as data it stays a figure", async () => {
    const funds = { ...sound.funds, total: { ...sound.funds.total, rate: "85%" } };
    const stdin = ndjson({ ...sound, funds });
    expect((await run(["check", "-"], { stdin })).stdout).toContain("填报 85%，应为 90%");
    const [form] = records((await run(["check", "-", "--format", "ndjson"], { stdin })).stdout);
    expect(assessmentOf(form).findings).toContainEqual(
      expect.objectContaining({ code: "execution.rate", expected: { min: "90", max: "90" } }),
    );
  });

  // 9 + 90 = 99 against a printed 100.
  test("the likeliest repairs stand below the findings", async () => {
    const { stdout } = await run(["check", "-"], { stdin });
    expect(stdout).toContain("\n  更正建议 1：总分 · 得分 (/total/score) 100 → 99（");
    const english = await run(["check", "-", "--lang", "en"], { stdin });
    expect(english.stdout).toMatch(
      /^ {2}repair 1: total · score \(\/total\/score\) 100 → 99 \[.*; resolves total\.sum\]$/m,
    );
  });

  test.each([
    ["none in a pipe", {}, false, false],
    ["some on a terminal", {}, true, true],
    ["none with NO_COLOR", { NO_COLOR: "1" }, true, false],
    ["none with NO_COLOR over FORCE_COLOR", { NO_COLOR: "1", FORCE_COLOR: "1" }, true, false],
    ["some with FORCE_COLOR in a pipe", { FORCE_COLOR: "1" }, false, true],
    ["none on a dumb terminal", { TERM: "dumb" }, true, false],
  ])("colours: %s", async (_, env, isTTY, expected) => {
    const { stdout } = await run(["check", "-"], { stdin, env, isTTY });
    expect(stdout.includes("\u001b[")).toBe(expected);
  });

  test("control and direction characters of a form never reach the terminal", async () => {
    const hostile = { ...wrongTotal, id: "a\u001b[31m\u202e\u200bb\nc" };
    const { stdout } = await run(["check", "-"], { stdin: ndjson(hostile) });
    expect(stdout).toContain("a�[31m��b c");
    for (const unsafe of "\u001b\u202e\u200b") expect(stdout).not.toContain(unsafe);
  });
});

describe("the published forms", () => {
  const examples = "examples/jincheng-2024";

  test("a03: the total did not follow a lost point", async () => {
    const { stdout, exitCode } = await run(["check", `${examples}/a03.json`, "--format", "ndjson"]);
    const { total, findings } = assessmentOf(records(stdout)[0]);
    expect(total).toMatchObject({ stated: "100", sum: "99" }); // 10.00 + 89
    expect(findings.find((finding) => finding.code === "total.sum")?.path).toBe("/total/score");
    expect(exitCode).toBe(1);
  });

  test("all 24 are read, and reading them twice prints the same bytes", async () => {
    const args = ["check", examples, "--format", "ndjson"];
    const [first, second] = [await run(args), await run(args)];
    expect(records(first.stdout).map((record) => assessmentOf(record).id)).toHaveLength(24);
    expect(second).toEqual(first);
    expect(first.stderr).toBe("");
  });
});
