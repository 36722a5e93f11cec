import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ndjson, sound } from "./forms";
import { assessmentOf, errorOf, records, run } from "./run";

let cwd: string;
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), "jixiao-"));
});
afterEach(() => rmSync(cwd, { recursive: true }));

const write = (name: string, content: string | Buffer) => writeFileSync(join(cwd, name), content);
const good = JSON.stringify(sound);

/** The first character of `part` in the text, as an editor counts. */
function positionOf(part: string, text: string): { line: number; column: number } {
  const before = text.slice(0, text.indexOf(part)).split("\n");
  return { line: before.length, column: before.at(-1)!.length + 1 };
}

describe("a document that is no form", () => {
  const form = (change: object) => JSON.stringify({ ...sound, ...change }, null, 2);
  const score = '"score": "50"';
  test.each([
    [
      "a misspelt key",
      form({}).replace(score, '"scroe": "50"'),
      "key.unknown",
      "/indicators/0/children/0/children/0/scroe",
      '"scroe"',
      /“score”.*"score"/,
    ],
    [
      "a list where a figure is due",
      form({}).replace(score, '"score": [50]'),
      "value.type",
      "/indicators/0/children/0/children/0/score",
      '"score": [50]',
      /8\.94/,
    ],
    ["an object where text is due", form({ title: {} }), "value.type", "/title", '"title"', /文本.*text/],
    ["a number where text is due", form({ id: 7 }), "value.type", "/id", '"id"', /文本.*text/],
    [
      "a text where the indicators are due",
      form({ indicators: "none" }),
      "value.type",
      "/indicators",
      '"indicators"',
      /数组.*array/,
    ],
    [
      "an unknown unit",
      form({ currencyUnit: "千元" }),
      "value.not-allowed",
      "/currencyUnit",
      '"currencyUnit"',
      /亿元.*亿元/,
    ],
    ["a form without indicators", "{}", "value.type", "/indicators", "{", /数组.*array/],
    ["a text instead of a form", '"form"', "value.type", "", '"form"', /对象.*object/],
    [
      "a key given twice",
      form({}).replace(score, `${score},\n"score": "49"`),
      "json.duplicate-key",
      "/indicators/0/children/0/children/0/score",
      '"score": "49"',
      /“score”.*"score"/,
    ],
    [
      "a bare NaN",
      form({}).replace(score, '"score": NaN'),
      "json.not-a-figure",
      "/indicators/0/children/0/children/0/score",
      "NaN",
      /省略.*leave the key out/,
    ],
    [
      "a bare -Infinity",
      form({}).replace(score, '"score": -Infinity'),
      "json.not-a-figure",
      "/indicators/0/children/0/children/0/score",
      "-Infinity",
      /-Infinity.*-Infinity/,
    ],
    [
      "a number beyond all numbers",
      form({}).replace(score, '"score": 1e999'),
      "value.type",
      "/indicators/0/children/0/children/0/score",
      '"score": 1e999',
      /8\.94/,
    ],
    [
      "a bare 0x10",
      form({}).replace(score, '"score": 0x10'),
      "json.syntax",
      "/indicators/0/children/0/children/0/score",
      "x10",
      /十进制.*decimal/,
    ],
    [
      "a missing comma",
      form({}).replace('"year": 2024,', '"year": 2024'),
      "json.syntax",
      "/project",
      '"project"',
      /逗号.*comma/,
    ],
    ["a comma too many", form({}).replace('"优"', '"优",'), "json.syntax", "/total", "}\n}", /逗号.*comma/],
    [
      "a full-width comma",
      form({}).replace('"year": 2024,', '"year": 2024，'),
      "json.syntax",
      "/year",
      "，",
      /全角.*full-width/,
    ],
    ["a comment", `// 说明\n${form({})}`, "json.syntax", "", "// 说明", /注释.*comments/],
    [
      "a cut-off document",
      '{\n  "id": "x",\n  "title": "道路',
      "json.syntax",
      "/title",
      '"道路',
      /双引号.*quote/,
    ],
    ["something after the document", `${form({})}\n}`, "json.syntax", "", "", /多余.*follows/],
  ])("%s", async (_, text, code, path, part, mend) => {
    write("form.json", text);
    const { stdout, stderr, exitCode } = await run(["check", "form.json", "--format", "ndjson"], { cwd });
    const record = errorOf(records(stdout)[0]);
    expect(record).toMatchObject({ file: "form.json", error: { code } });
    if (part !== "") expect(record.error).toMatchObject({ path, ...positionOf(part, text) });
    expect(record.line).toBe(record.error.line);
    expect(`${record.error.message.zh} ${record.error.message.en}`).toMatch(mend);
    expect(stderr).toContain(`form.json:${record.error.line}:${record.error.column}`);
    expect(exitCode).toBe(2);
  });

  test("every issue is reported, not only the first", async () => {
    write("form.json", form({ titel: "x", years: 2024 }));
    const { stdout, stderr } = await run(["check", "form.json", "--format", "ndjson", "--lang", "en"], {
      cwd,
    });
    const { error } = errorOf(records(stdout)[0]);
    expect([error.path, ...(error.more ?? []).map(({ path }) => path)]).toEqual(["/titel", "/years"]);
    expect(stderr).toMatch(/did you mean "title"\?.*\n.*did you mean "year"\?/);
  });

  test("a form in an array is named by its place in the array", async () => {
    write("forms.json", JSON.stringify([sound, { ...sound, id: "b", titel: "x" }], null, 1));
    const { stdout, exitCode } = await run(["check", "forms.json", "--format", "ndjson"], { cwd });
    const [first, second] = records(stdout);
    expect(assessmentOf(first).id).toBe("sound");
    expect(errorOf(second).error).toMatchObject({ code: "key.unknown", path: "/1/titel" });
    expect(exitCode).toBe(2);
  });
});

describe("a file that cannot be read", () => {
  test.each([
    ["no such file", "no-such.json", "input.not-found", null],
    ["an empty file", "empty.json", "input.empty", 1],
    ["a file of blank lines", "blank.ndjson", "input.empty", 1],
    ["an empty array", "none.json", "input.empty", 1],
    ["a folder without forms", "folder", "input.no-forms", null],
    ["a kind of file we do not read", "form.pdf", "input.unsupported", null],
    ["GBK", "gbk.json", "input.not-utf8", 2],
    ["UTF-16", "utf16.json", "input.not-utf8", 1],
  ])("%s", async (_, file, code, line) => {
    write("empty.json", "");
    write("blank.ndjson", "\uFEFF\n \r\n\n");
    write("none.json", "[]");
    mkdirSync(join(cwd, "folder"));
    write("form.pdf", "%PDF");
    write(
      "gbk.json",
      Buffer.concat([
        Buffer.from('{\n"title": "'),
        Buffer.from([0xb5, 0xc0, 0xc2, 0xb7]),
        Buffer.from('"\n}'),
      ]),
    );
    write("utf16.json", Buffer.from(`\uFEFF${good}`, "utf16le"));
    write("good.json", good);
    const { stdout, stderr, exitCode } = await run(["check", file, "good.json", "--format", "ndjson"], {
      cwd,
    });
    const [bad, rest] = records(stdout);
    const { error, ...where } = errorOf(bad);
    expect(where).toEqual({ file, line });
    expect(error).toMatchObject({ code, path: "" });
    expect(error.message.zh).not.toBe("");
    expect(error.message.en).not.toBe("");
    expect(assessmentOf(rest).id).toBe("sound");
    expect(stderr).toContain(code);
    expect(exitCode).toBe(2);
  });

  test.each(["xlsx", "xls", "docx", "csv", "txt", "json", "ndjson"])(
    "an empty .%s is empty",
    async (kind) => {
      write(`empty.${kind}`, kind === "csv" ? "\uFEFF\r\n" : "");
      const zh = (await run(["check", `empty.${kind}`], { cwd })).stderr;
      const en = (await run(["check", `empty.${kind}`, "--lang", "en"], { cwd })).stderr;
      expect(zh).toMatch(/^错误 \S+: 文件为空 \[input\.empty\]\n$/);
      expect(en).toMatch(/^error \S+: the file is empty \[input\.empty\]\n$/);
    },
  );

  test("nothing on standard input", async () => {
    const { stdout, exitCode } = await run(["check", "-", "--format", "ndjson"], { stdin: "" });
    expect(errorOf(records(stdout)[0])).toMatchObject({ file: "-", error: { code: "input.empty" } });
    expect(exitCode).toBe(2);
  });
});

describe("a batch with bad lines", () => {
  test("each bad line becomes an error in its place, and the rest is assessed", async () => {
    const lines = [good, '{"id": "broken', "", "NaN", good.replace('"sound"', '"last"')];
    write("forms.ndjson", lines.join("\n"));
    const { stdout, exitCode } = await run(["check", "forms.ndjson", "--format", "ndjson"], { cwd });
    const [first, broken, nan, last, ...none] = records(stdout);
    expect(assessmentOf(first).id).toBe("sound");
    expect(errorOf(broken)).toMatchObject({
      line: 2,
      file: "forms.ndjson",
      error: { code: "json.syntax", path: "/id" },
    });
    expect(errorOf(nan)).toMatchObject({ line: 4, error: { code: "json.not-a-figure", path: "" } });
    expect(assessmentOf(last).id).toBe("last");
    expect(none).toEqual([]);
    expect(exitCode).toBe(2);
  });

  test.each(["NaN", "Infinity", "0x10", "1e3", "12万", "九"])(
    "the text %s as a figure is a finding, not a failure to read",
    async (figure) => {
      const stdin = ndjson({ ...sound, total: { ...sound.total, score: figure } }, sound);
      const { stdout, exitCode } = await run(["check", "-", "--format", "ndjson"], { stdin });
      const [bad, rest] = records(stdout).map(assessmentOf);
      expect(bad!.findings).toContainEqual(
        expect.objectContaining({ code: "cell.not-a-number", path: "/total/score", stated: figure }),
      );
      expect(rest!.findings.filter(({ severity }) => severity === "error")).toEqual([]);
      expect(exitCode).toBe(2);
    },
  );

  test("a line of 50 MB is refused without being held in memory", async () => {
    async function* chunks() {
      yield Buffer.from(`${good}\n{"id": "`);
      const megabyte = Buffer.alloc(1024 * 1024, "x");
      for (let i = 0; i < 50; i += 1) yield megabyte;
      yield Buffer.from(`"}\n${good.replace('"sound"', '"last"')}\n`);
    }
    const before = process.memoryUsage().rss;
    const { stdout, exitCode } = await run(["check", "-", "--format", "ndjson"], { stdin: chunks() });
    const [first, large, last] = records(stdout);
    expect(assessmentOf(first).id).toBe("sound");
    expect(errorOf(large)).toMatchObject({ line: 2, error: { code: "input.too-large" } });
    expect(assessmentOf(last).id).toBe("last");
    expect(exitCode).toBe(2);
    expect(process.memoryUsage().rss - before).toBeLessThan(64 * 1024 * 1024);
  });

  test("a document of more than 16 MB is refused", async () => {
    write("large.json", `{\n"meta": [\n${'"0123456789",\n'.repeat(1_300_000)}0]}`);
    const { stdout, exitCode } = await run(["check", "large.json", "--format", "ndjson"], { cwd });
    expect(errorOf(records(stdout)[0]).error.code).toBe("input.too-large");
    expect(exitCode).toBe(2);
  });

  test.each([
    ["lists", "[", "]"],
    ["objects", '{"meta":', "}"],
  ])("20,000 %s in one another are refused", async (_, open, close) => {
    const deep = `${open.repeat(20_000)}1${close.repeat(20_000)}`;
    const stdin = `{"indicators": [], "meta": ${deep}}\n${good}\n`;
    const { stdout, exitCode } = await run(["check", "-", "--format", "ndjson"], { stdin });
    const [bad, rest] = records(stdout);
    expect(errorOf(bad)).toMatchObject({ line: 1, error: { code: "json.too-deep" } });
    expect(assessmentOf(rest).id).toBe("sound");
    expect(exitCode).toBe(2);
  });

  test("a document with 10,000 faulty forms is answered within seconds", async () => {
    write(
      "faulty.json",
      JSON.stringify(
        Array.from({ length: 10_000 }, (_, i) => ({ id: `${i}`, titel: "x" })),
        null,
        1,
      ),
    );
    const started = performance.now();
    const { stdout, exitCode } = await run(["check", "faulty.json", "--format", "ndjson"], { cwd });
    expect(records(stdout)).toHaveLength(10_000);
    expect(exitCode).toBe(2);
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});

describe("a ruleset that cannot be used", () => {
  test("an unknown id names the nearest", async () => {
    const { stdout, stderr, exitCode } = await run(["check", "-", "--ruleset", "mof-2002"], { stdin: good });
    expect(stderr).toContain("mof-2020");
    expect(stdout).toBe("");
    expect(exitCode).toBe(2);
  });

  test("a file with the wrong shape names its cell", async () => {
    write("own.json", '{\n  "id": "own",\n  "version": 1\n}');
    const { stderr, exitCode } = await run(["check", "-", "--ruleset", "./own.json", "--lang", "en"], {
      cwd,
      stdin: good,
    });
    expect(stderr).toContain("error own.json:3:3 /version: ".replace("own.json", "./own.json"));
    expect(exitCode).toBe(2);
  });

  test("no such file", async () => {
    const { stderr, exitCode } = await run(["check", "-", "--ruleset", "own.json"], { cwd, stdin: good });
    expect(stderr).toContain("input.not-found");
    expect(exitCode).toBe(2);
  });
});
