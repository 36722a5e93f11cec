import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sound } from "./forms";

/** The command in a process of its own, under faults of the system around it. */

const FORMS = 12_000;

const cwd = mkdtempSync(join(tmpdir(), "faults-"));
/** In one file, so that it starts fast: it is started often. */
const node = [join(cwd, "jixiao.js")];
beforeAll(async () => {
  const require =
    "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);";
  await build({
    entryPoints: {
      jixiao: join(import.meta.dirname, "../../src/cli/bin.ts"),
      worker: join(import.meta.dirname, "../../src/node/worker.ts"),
    },
    bundle: true,
    platform: "node",
    mainFields: ["module", "main"],
    format: "esm",
    outdir: cwd,
    banner: { js: require },
  });
  writeFileSync(join(cwd, "package.json"), '{ "type": "module" }');
  const line = (i: number) => JSON.stringify({ ...sound, id: `form-${i}` });
  writeFileSync(join(cwd, "few.ndjson"), `${line(1)}\n${line(2)}\n`);
  const many = Array.from({ length: FORMS }, (_, i) => (i % 997 === 996 ? "{" : line(i)));
  writeFileSync(join(cwd, "many.ndjson"), `${many.join("\n")}\n`);
});
afterAll(() => rmSync(cwd, { recursive: true }));

const BATCH = ["rescore", "many.ndjson", "--allow-bad-lines", "--quiet", "--workers", "1"];

function run(args: readonly string[], file = process.execPath, before: readonly string[] = node) {
  const { status, stdout, stderr } = spawnSync(file, [...before, ...args], { cwd, encoding: "utf8" });
  return { status, stdout, stderr };
}

function start(args: readonly string[]): { child: ChildProcess; ended: Promise<number | string | null> } {
  const child = spawn(process.execPath, [...node, ...args], { cwd, stdio: ["ignore", "pipe", "pipe"] });
  const ended = new Promise<number | string | null>((resolve) => {
    child.on("close", (code, signal) => resolve(code ?? signal));
  });
  return { child, ended };
}

/** What stands beside `name` of it: half-written, temporary, checkpoints. */
const leftBeside = (name: string) =>
  readdirSync(cwd).filter((file) => file.startsWith(name) && file !== name);

/** Half a minute at most: the expectations behind it then tell what happened. */
async function when(condition: () => boolean): Promise<void> {
  const started = performance.now();
  while (!condition() && performance.now() - started < 30_000)
    await new Promise((resolve) => setTimeout(resolve, 5));
}

const sizeOf = (name: string) => (existsSync(join(cwd, name)) ? statSync(join(cwd, name)).size : 0);

describe("a batch that is interrupted", () => {
  test.each([
    ["SIGINT", 130],
    ["SIGTERM", 130],
    ["SIGKILL", "SIGKILL"],
  ] as const)(
    "by %s has no output under its name, and resumed gives the same bytes",
    async (signal, code) => {
      if (!existsSync(join(cwd, "whole.ndjson")))
        expect(run([...BATCH, "-o", "whole.ndjson"]).status).toBe(0);
      const out = `${signal}.ndjson`;
      const { child, ended } = start([...BATCH, "-o", out]);
      await when(() => sizeOf(`${out}.partial`) > 0);
      child.kill(signal);
      expect(await ended).toBe(code);
      expect(existsSync(join(cwd, out))).toBe(false);
      expect(run([...BATCH, "-o", out, "--resume"]).status).toBe(0);
      expect(readFileSync(join(cwd, out)).equals(readFileSync(join(cwd, "whole.ndjson")))).toBe(true);
      expect(leftBeside(out)).toEqual([]);
    },
  );
});

describe("a full disk", () => {
  test.skipIf(!existsSync("/dev/full"))("ends a command that writes to stdout with 2 and a word", () => {
    for (const args of ["check few.ndjson", "rescore few.ndjson", "read few.ndjson", "report few.ndjson"]) {
      const { status, stderr } = run(
        ["-c", '"$0" "$@" > /dev/full', process.execPath, ...node, ...args.split(" ")],
        "/bin/sh",
        [],
      );
      expect([args, status]).toEqual([args, 2]);
      expect(stderr).toContain("ENOSPC");
    }
  });

  test.skipIf(!existsSync("/dev/full"))("ends a command that writes a file with 2 and a word", () => {
    for (const args of ["report few.ndjson -o /dev/full", "rescore few.ndjson --quiet --summary /dev/full"]) {
      const { status, stderr } = run(args.split(" "));
      expect([args, status]).toEqual([args, 2]);
      expect(stderr).toMatch(/output\.(failed|disk-full)/);
    }
    expect(statSync("/dev/full").isCharacterDevice()).toBe(true);
  });

  /** A limit on the size of files stands for the disk: it fails the same way, in the middle of a write. */
  test.each([
    ["rescore many.ndjson --allow-bad-lines --quiet --workers 1 -o small.out", "small.out"],
    ["read many.ndjson -o small.out", "small.out"],
    ["report few.ndjson -o small.out", "small.out"],
    ["rescore few.ndjson --quiet -o few.out --summary small.out", "small.out"],
  ])("in the middle of it leaves what was there before: %s", (args, out) => {
    writeFileSync(join(cwd, out), "before");
    const shell = 'trap "" XFSZ; ulimit -f 2; exec "$0" "$@"';
    const { status, stderr } = run(
      ["-c", shell, process.execPath, ...node, ...args.split(" ")],
      "/bin/bash",
      [],
    );
    expect(stderr).toMatch(/output\.(failed|disk-full)/);
    expect(status).toBe(2);
    expect(readFileSync(join(cwd, out), "utf8")).toBe("before");
    // The unfinished batch may be resumed; nothing else stays.
    expect(leftBeside(out).filter((file) => !/\.partial(\.json)?$/.test(file))).toEqual([]);
    for (const file of leftBeside(out)) rmSync(join(cwd, file));
  });
});

describe("a reader that has seen enough", () => {
  test.each(["check --format ndjson", "rescore", "read"])("ends %s quietly", (command) => {
    const shell = 'set -o pipefail; "$0" "$@" 2>err.txt | head -n 1';
    const args = [...command.split(" "), "many.ndjson"];
    const { status, stdout } = run(["-c", shell, process.execPath, ...node, ...args], "/bin/bash", []);
    expect(stdout.split("\n").length).toBeLessThanOrEqual(2);
    expect(status).toBe(0);
    expect(readFileSync(join(cwd, "err.txt"), "utf8")).not.toMatch(/EPIPE|at .*\.ts/);
  });
});

describe("an output path that cannot be written", () => {
  beforeAll(() => {
    mkdirSync(join(cwd, "folder.xlsx"));
    mkdirSync(join(cwd, "locked"));
    chmodSync(join(cwd, "locked"), 0o500);
  });

  const COMMANDS = [
    "rescore few.ndjson --quiet -o",
    "read few.ndjson -o",
    "report few.ndjson -o",
    "review few.ndjson -o",
    "rescore few.ndjson --quiet --summary",
  ];

  test.each(COMMANDS)("is told without a stack, and ends %s with 2", (command) => {
    // Nobody may write below /proc, not even root.
    for (const out of ["no/such/folder/out.xlsx", "folder.xlsx", "/proc/out.xlsx"]) {
      const { status, stderr } = run([...command.split(" "), out]);
      expect([out, status]).toEqual([out, 2]);
      expect(stderr).toMatch(/output\.failed/);
      expect(stderr).not.toMatch(/^\s+at /m);
    }
    expect(readdirSync(join(cwd, "folder.xlsx"))).toEqual([]);
  });

  test("a device is never replaced by a file", () => {
    for (const command of ["rescore few.ndjson --quiet -o", "read few.ndjson -o"]) {
      const { status, stderr } = run([...command.split(" "), "/dev/null"]);
      expect([command, status]).toEqual([command, 2]);
      expect(stderr).toContain("ENOTFILE");
      expect(statSync("/dev/null").isCharacterDevice()).toBe(true);
    }
    expect(run(["report", "few.ndjson", "-o", "/dev/null"]).status).toBe(0);
    expect(statSync("/dev/null").isCharacterDevice()).toBe(true);
  });
});

describe("a worker that dies", () => {
  test.each([
    ["at once", "process.exit(3);"],
    ["of an error", "throw new Error('no memory');"],
    [
      "in the middle of its work",
      "import('node:worker_threads').then(({ parentPort }) => parentPort.on('message', () => process.exit(3)));",
    ],
  ])("%s ends the batch with 2 and a word, and no output under its name", (_, code) => {
    const worker = join(cwd, "worker.js");
    const sound = readFileSync(worker);
    writeFileSync(worker, code);
    const args = ["rescore", "many.ndjson", "--quiet", "--workers", "2", "-o", "dead.out"];
    const { status, stderr } = run(args);
    writeFileSync(worker, sound);
    expect([status, existsSync(join(cwd, "dead.out"))]).toEqual([2, false]);
    expect(stderr).toContain("worker.died");
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(run([...args, "--resume", "--allow-bad-lines"]).status).toBe(0);
    rmSync(join(cwd, "dead.out"));
  });
});

describe("an input that changes while it is read", () => {
  test("by growing: what was added is read or left, each line whole", async () => {
    writeFileSync(join(cwd, "growing.ndjson"), readFileSync(join(cwd, "many.ndjson")));
    const { child, ended } = start([
      "rescore",
      "growing.ndjson",
      "--allow-bad-lines",
      "--quiet",
      "-o",
      "growing.out",
    ]);
    await when(() => sizeOf("growing.out.partial") > 0 || child.exitCode !== null);
    for (let i = 0; i < 5; i += 1) appendFileSync(join(cwd, "growing.ndjson"), `${JSON.stringify(sound)}\n`);
    expect(await ended).toBe(0);
    const lines = readFileSync(join(cwd, "growing.out"), "utf8")
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(lines.length).toBeGreaterThanOrEqual(FORMS);
    expect(lines.length).toBeLessThanOrEqual(FORMS + 5);
  });

  test("by being cut: what is left is answered, and a line cut in two by an error", async () => {
    writeFileSync(join(cwd, "cut.ndjson"), readFileSync(join(cwd, "many.ndjson")));
    const { child, ended } = start(["rescore", "cut.ndjson", "--quiet", "-o", "cut.out"]);
    await when(() => sizeOf("cut.out.partial") > 0 || child.exitCode !== null);
    writeFileSync(join(cwd, "cut.ndjson"), "");
    expect([0, 2]).toContain(await ended);
    for (const line of readFileSync(join(cwd, "cut.out"), "utf8").trimEnd().split("\n")) JSON.parse(line);
  });

  test("between two runs: an unfinished batch is not resumed with it", async () => {
    writeFileSync(join(cwd, "other.ndjson"), readFileSync(join(cwd, "many.ndjson")));
    const args = [
      "rescore",
      "other.ndjson",
      "--allow-bad-lines",
      "--quiet",
      "--workers",
      "1",
      "-o",
      "other.out",
    ];
    const { child, ended } = start(args);
    await when(() => sizeOf("other.out.partial") > 0);
    child.kill("SIGTERM");
    expect(await ended).toBe(130);
    appendFileSync(join(cwd, "other.ndjson"), `${JSON.stringify(sound)}\n`);
    const { status, stderr } = run([...args, "--resume"]);
    expect([status, existsSync(join(cwd, "other.out"))]).toEqual([2, false]);
    expect(stderr).toContain("resume.other-batch");
  });
});
