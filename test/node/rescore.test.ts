import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type RescoreOptions, ResumeError, rescore, rescoreLines, rescoreToFile } from "../../src/node";
import { checkpointPath, partialPath } from "../../src/node/checkpoint";
import { mof2020, mof2021, rulesets } from "../../src/rulesets";
import { formOf, hubeiForm } from "../batch/forms";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "rescore-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const formLine = (id: string) =>
  JSON.stringify(
    formOf({
      id,
      unit: "万元",
      budget: "100",
      executed: "50",
      executionScore: "5",
      rowScore: "90",
      total: "95",
    }),
  );
const options: RescoreOptions = { ruleset: mof2020, workers: 1 };

/** What each line says: the form's id, or the number and code of a line that could not be read. */
function told(output: string): string[] {
  expect(output === "" || output.endsWith("\n")).toBe(true);
  return output
    .split("\n")
    .slice(0, -1)
    .map((line) => {
      const result = JSON.parse(line);
      return result.error === undefined ? result.id : `${result.line} ${result.error.code}`;
    });
}

async function run(
  names: readonly string[],
  more: Partial<RescoreOptions> = {},
  stdin: Iterable<Uint8Array | string> = [],
) {
  const chunks: Uint8Array[] = [];
  async function* stream() {
    yield* stdin;
  }
  const report = await rescore(
    { names, cwd: folder, stdin: stream() },
    async (lines) => {
      chunks.push(lines);
    },
    { ...options, ...more },
  );
  return { ...report, output: Buffer.concat(chunks).toString() };
}

function write(name: string, content: string | Uint8Array): string {
  writeFileSync(join(folder, name), content);
  return name;
}

describe("rescore", () => {
  test("answers each line in its place, a bad one by its number and why", async () => {
    const lines = [
      formLine("a"),
      '{"id":',
      "",
      formLine("b"),
      '{"indicators":[],"x":1}',
      "[1]",
      formLine("c"),
    ];
    const file = write("mixed.ndjson", lines.join("\n"));
    const { output, summary, complete } = await run([file]);
    expect(told(output)).toEqual(["a", "2 json.syntax", "b", "5 key.unknown", "6 value.type", "c"]);
    expect([summary.forms, summary.errors, complete]).toEqual([3, 3, true]);
  });

  test("answers a line that is not UTF-8 alone by an error", async () => {
    const bad = Buffer.from([0x7b, 0xff, 0x7d, 0x0a]);
    const file = write(
      "latin.ndjson",
      Buffer.concat([Buffer.from(`${formLine("a")}\n`), bad, Buffer.from(formLine("b"))]),
    );
    expect(told((await run([file])).output)).toEqual(["a", "2 input.not-utf8", "b"]);
  });

  test("passes over a byte order mark and carriage returns", async () => {
    const file = write("bom.ndjson", `\ufeff${formLine("a")}\r\n${formLine("b")}\r\n`);
    expect(told((await run([file])).output)).toEqual(["a", "b"]);
  });

  test("reads gzip by its content, in several members too", async () => {
    const members = [gzipSync(`${formLine("a")}\n`), gzipSync(formLine("b"))];
    const file = write("forms.ndjson.gz", Buffer.concat(members));
    expect(told((await run([file])).output)).toEqual(["a", "b"]);
    expect(told((await run(["-"], {}, members)).output)).toEqual(["a", "b"]);
  });

  test("answers a gzip file cut short by an error after the lines it still gave", async () => {
    const whole = gzipSync(`${formLine("a")}\n`.repeat(50));
    const file = write("cut.ndjson.gz", whole.subarray(0, whole.length - 20));
    const { output, summary } = await run([file]);
    expect(told(output).at(-1)).toMatch(/input\.unreadable$/);
    expect(summary.errors).toBe(1);
  });

  test("reads folders in the order of their names, documents and lines, and what is no file by an error", async () => {
    mkdirSync(join(folder, "many", "below"), { recursive: true });
    write("many/1.json", JSON.stringify(JSON.parse(formLine("one")), null, 2));
    write("many/2.json", `[${formLine("two")}, {"indicators": [], "x": 1}]`);
    write("many/3.json", `${formLine("three")}\n${formLine("four")}\n`);
    write("many/below/4.jsonl", `${formLine("five")}\n`);
    write("many/notes.txt", "not read");
    // Likely a form, and not read here: answered in its place, not passed over.
    write("many/below/5.xlsx", "PK");
    const { output } = await run(["many", "missing.ndjson"]);
    expect(told(output)).toEqual([
      "one",
      "two",
      "1 key.unknown",
      "three",
      "four",
      "five",
      "null input.unsupported",
      "null input.not-found",
    ]);
  });

  test("is a filter of standard input, however it is cut into chunks", async () => {
    const text = Buffer.from(`${formLine("甲")}\n${formLine("乙")}\nx\n${formLine("丙")}`);
    for (const size of [1, 7, 4096]) {
      const chunks: Uint8Array[] = [];
      for (let at = 0; at < text.length; at += size) chunks.push(text.subarray(at, at + size));
      expect(told((await run(["-"], {}, chunks)).output)).toEqual(["甲", "乙", "3 json.syntax", "丙"]);
    }
  });

  test("refuses a line longer than any form without keeping it", async () => {
    const chunk = "x".repeat(1024 * 1024);
    function* long() {
      yield `${formLine("a")}\n`;
      for (let i = 0; i < 17; i += 1) yield chunk;
      yield `\n${formLine("b")}\n`;
    }
    expect(told((await run(["-"], {}, long())).output)).toEqual(["a", "2 input.too-large", "b"]);
  });

  test("holds the findings alone, or the whole assessment, where asked to", async () => {
    const file = write("one.ndjson", formLine("a"));
    const [findings, full] = [
      await run([file], { output: "findings" }),
      await run([file], { output: "full" }),
    ];
    expect(Object.keys(JSON.parse(findings.output))).toEqual(["id", "findings"]);
    expect(JSON.parse(full.output)).toMatchObject({ id: "a", total: { stated: "95", sum: "95" } });
  });
});

describe("a ruleset chosen for each form", () => {
  const hubei = JSON.stringify(hubeiForm);
  const nobodys = JSON.stringify({ ...hubeiForm, id: "old", year: 1999 });
  const named = (id: string) => ({ ruleset: { id, version: "1.0.0" } });

  test("is named on every kind of line, and a form of a year without any is answered in its place", async () => {
    const file = write("chosen.ndjson", [formLine("a"), hubei, nobodys].join("\n"));
    for (const output of ["summary", "full", "findings"] as const) {
      const chosen = await run([file], { ruleset: { among: rulesets }, output });
      expect(told(chosen.output)).toEqual(["a", "hubei", "3 ruleset.none-in-force"]);
      const [first, second] = chosen.output.split("\n").map((line) => line !== "" && JSON.parse(line));
      expect(first).toMatchObject(named("mof-2020"));
      expect(second).toMatchObject(named("hubei-80-20"));
      expect(chosen.summary.rulesets).toEqual({ "hubei-80-20@1.0.0": 1, "mof-2020@1.0.0": 1 });
    }
  });

  test("is compared with another, also one chosen", async () => {
    const file = write("compared.ndjson", [formLine("a"), hubei].join("\n"));
    const to = await run([file], { ruleset: { among: rulesets }, against: mof2020 });
    expect(JSON.parse(to.output.split("\n")[1]!).against).toEqual({
      moved: true,
      total: { from: "90", to: "85" },
      grade: { from: "优", to: "良" },
      through: ["executionWeight"],
      // Execution scored out of 20 where 10 are due, 80 + 10 = 90, 产出 80 of the usual 50, 90 优 that 85 is not.
      findings: {
        appearing: {
          "execution.score": 1,
          "total.grade-at-stake": 1,
          "weight.convention": 1,
          "weight.total": 1,
        },
        vanishing: {},
      },
    });
    expect(to.summary.migration).toMatchObject({
      rulesets: {
        from: { "hubei-80-20@1.0.0": 1, "mof-2020@1.0.0": 1 },
        to: { "mof-2020@1.0.0": 2 },
      },
      moved: 1,
    });
    const back = await run([file], { against: { among: rulesets } });
    expect(JSON.parse(back.output.split("\n")[1]!).against).toMatchObject({
      total: { from: "85", to: "90" },
      ...named("hubei-80-20"),
    });
  });

  test("gives the same on threads, and after an interruption", async () => {
    const lines = Array.from({ length: 6000 }, (_, i) => (i % 3 === 0 ? hubei : formLine(`form-${i}`)));
    const file = write("chosen-many.ndjson", lines.join("\n"));
    const chosen = { ...options, ruleset: { among: rulesets }, against: mof2020 };
    const one = await run([file], chosen);
    expect(one.summary.rulesets).toEqual({ "hubei-80-20@1.0.0": 2000, "mof-2020@1.0.0": 4000 });
    const two = await run([file], { ...chosen, workers: 2 });
    expect([two.output === one.output, two.summary]).toEqual([true, one.summary]);

    const stop = new AbortController();
    const onProgress = () => stop.abort();
    const [input, out] = [{ names: [file], cwd: folder }, join(folder, "chosen.out")];
    const first = await rescoreToFile(input, out, { ...chosen, signal: stop.signal, onProgress });
    expect(first.complete).toBe(false);
    const fewer = { ...chosen, ruleset: { among: { "mof-2020": mof2020 } } };
    await expect(rescoreToFile(input, out, { ...fewer, resume: true })).rejects.toThrow(ResumeError);
    const second = await rescoreToFile(input, out, { ...chosen, resume: true });
    expect([readFileSync(out, "utf8") === one.output, second.summary]).toEqual([true, one.summary]);
  });
});

test("a form that the other ruleset has no values for is scored, and not compared", async () => {
  // mof-2021 is in force from 2021 on.
  const file = write(
    "before.ndjson",
    [2020, 2024].map((year) => JSON.stringify({ ...hubeiForm, year })).join("\n"),
  );
  const { output, summary } = await run([file], { against: mof2021 });
  const [before, after] = output.split("\n").map((line) => line !== "" && JSON.parse(line));
  expect(before).toMatchObject({ total: { accepted: "85" }, against: { moved: null } });
  expect(before.against.error.code).toBe("parameter-not-in-force");
  expect(after.against.moved).not.toBe(null);
  expect([summary.forms, summary.errors, summary.migration?.forms]).toEqual([2, 0, 1]);
});

/** More than a block of lines, some of them bad. */
function manyLines(forms: number): string {
  const lines: string[] = [];
  for (let i = 0; i < forms; i += 1) lines.push(i % 97 === 96 ? '{"bad"' : formLine(`form-${i}`));
  return lines.join("\n");
}

describe("threads", () => {
  test("give the same bytes and the same summary as none", async () => {
    const file = write("threads.ndjson", manyLines(6000));
    const one = await run([file]);
    const two = await run([file], { workers: 2 });
    expect(two.output).toBe(one.output);
    expect(two.summary).toEqual(one.summary);
    expect(one.summary.forms + one.summary.errors).toBe(6000);
  });
});

describe("back-pressure", () => {
  test("reads no further ahead than a few blocks when results are not taken", async () => {
    let read = 0;
    async function* endless() {
      const lines = `${formLine("a")}\n`.repeat(100);
      while (true) {
        read += 100;
        yield Buffer.from(lines);
      }
    }
    const results = rescoreLines(options)(endless());
    await results.next();
    const before = read;
    await new Promise((resolve) => setTimeout(resolve, 300));
    // Two blocks of a megabyte: one done, one in work, and one being read.
    expect(read - before).toBeLessThan(10_000);
    await results.return(undefined);
  });
});

describe("rescoreToFile", () => {
  const source = () => ({ names: ["big.ndjson"], cwd: folder });
  const out = () => join(folder, "out.ndjson");
  beforeAll(() => {
    write("big.ndjson", manyLines(8000));
  });

  test("has no output under its name before it is whole, and goes on where it was interrupted", async () => {
    const whole = await run(["big.ndjson"]);
    const stop = new AbortController();
    const onProgress = ({ forms }: { forms: number }) => {
      if (forms > 2000) stop.abort();
    };
    const first = await rescoreToFile(source(), out(), { ...options, signal: stop.signal, onProgress });
    expect(first.complete).toBe(false);
    expect(() => readFileSync(out())).toThrow("ENOENT");
    // What a power cut may leave behind the last checkpoint is cut off.
    writeFileSync(partialPath(out()), "half a li", { flag: "a" });
    const second = await rescoreToFile(source(), out(), { ...options, resume: true });
    expect(second.complete).toBe(true);
    expect(readFileSync(out(), "utf8")).toBe(whole.output);
    expect(second.summary).toEqual(whole.summary);
    expect(() => readFileSync(partialPath(out()))).toThrow("ENOENT");
    expect(() => readFileSync(checkpointPath(out()))).toThrow("ENOENT");
  });

  test("does not go on under another ruleset or output, nor with another input", async () => {
    const stop = new AbortController();
    stop.abort();
    await rescoreToFile(source(), out(), { ...options, signal: stop.signal });
    const other: RescoreOptions = { ...options, output: "full" };
    await expect(rescoreToFile(source(), out(), { ...other, resume: true })).rejects.toThrow(ResumeError);
    rmSync(checkpointPath(out()));
  });

  test("does not go on with another standard input", async () => {
    const lines = manyLines(8000);
    const stdin = async function* (text: string) {
      for (let at = 0; at < text.length; at += 65536) yield text.slice(at, at + 65536);
    };
    const stop = new AbortController();
    const onProgress = () => stop.abort();
    const file = join(folder, "stdin.ndjson");
    const input = (text: string) => ({ names: ["-"], stdin: stdin(text) });
    await rescoreToFile(input(lines), file, { ...options, signal: stop.signal, onProgress });
    await expect(
      rescoreToFile(input(`${formLine("new")}\n${lines}`), file, { ...options, resume: true }),
    ).rejects.toThrow(ResumeError);
    const { complete } = await rescoreToFile(input(lines), file, { ...options, resume: true });
    expect(complete).toBe(true);
    expect(readFileSync(file, "utf8")).toBe(
      (await run(["big.ndjson"])).output.replaceAll('"file":"big.ndjson"', '"file":"-"'),
    );
  });
});

describe("the command in a process of its own", () => {
  const bin = join(import.meta.dirname, "../../src/cli/bin.ts");
  const tsx = join(import.meta.dirname, "../../node_modules/tsx/dist/loader.mjs");

  test("killed in the middle and resumed gives the bytes of an uninterrupted run", async () => {
    write("kill.ndjson", manyLines(40_000));
    const args = ["rescore", "kill.ndjson", "--workers", "1", "--allow-bad-lines", "--quiet"];
    const node = ["--import", tsx, bin, ...args];
    execFileSync(process.execPath, [...node, "-o", "whole.out"], { cwd: folder });
    const resumed = ["-o", "killed.out", "--resume"];
    let kills = 0;
    while (true) {
      const child = spawn(process.execPath, [...node, ...resumed], { cwd: folder, stdio: "ignore" });
      const ended = new Promise<number | null>((resolve) => child.on("exit", resolve));
      // The first checkpoint comes after some seconds of work.
      const timer =
        kills === 0
          ? setInterval(() => {
              try {
                readFileSync(checkpointPath(join(folder, "killed.out")));
                child.kill("SIGKILL");
              } catch {}
            }, 20)
          : undefined;
      const code = await ended;
      clearInterval(timer);
      if (code === 0) break;
      kills += 1;
      expect(kills).toBeLessThan(3);
    }
    expect(readFileSync(join(folder, "killed.out")).equals(readFileSync(join(folder, "whole.out")))).toBe(
      true,
    );
  });
});
