import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { assess } from "../src/assess/assess";
import { assessBriefly } from "../src/batch/assessBriefly";
import { BRIEF } from "../src/batch/assessMany";
import type { Evaluation } from "../src/evaluation/schema";
import { Processor } from "../src/node/processor";
import { mof2020 } from "../src/rulesets";
import { type BenchEngine, ENGINES } from "./engines";
import { type Generated, generate } from "./generate";

/**
 * One run, side by side: every contender in turn, round after round, and medians of the rounds, so that what else
 * the machine does weighs on all alike. Ratios are to the floor: JSON.parse of a form's line and JSON.stringify of
 * a constant. Absolute times are of this machine and moment.
 *
 * Bundled first, as the package is: a loader that compiles on the fly would slow down whatever makes functions.
 *
 *   npm run bench                 quick, below three minutes
 *   npm run bench -- --long       more forms and rounds, batches up to a million forms
 */
const isLong = process.argv.includes("--long");
const FORMS = isLong ? 5000 : 1000;
const ROUNDS = isLong ? 21 : 7;
const SEED = 7;
const AT_ONCE = 20;

interface Contender {
  readonly name: string;
  /** Forms it is given in a round. */
  readonly forms: number;
  /** @returns milliseconds where it times itself; else the whole call is timed */
  run(): unknown | Promise<unknown>;
}

function take(count: number, rows = 20): Generated[] {
  const taken: Generated[] = [];
  for (const generated of generate(SEED, rows)) {
    taken.push(generated);
    if (taken.length === count) break;
  }
  return taken;
}

/** Microseconds a form, of each round. */
async function race(contenders: readonly Contender[], rounds: number): Promise<Map<string, number[]>> {
  const times = new Map<string, number[]>(contenders.map(({ name }) => [name, []]));
  for (let round = -WARM_UP; round < rounds; round += 1) {
    for (const { name, forms, run } of contenders) {
      const started = performance.now();
      const timed = await run();
      const ended = performance.now();
      const millis = timed instanceof Timed ? timed.millis : ended - started;
      if (round >= 0) times.get(name)!.push((millis * 1000) / forms);
    }
  }
  return times;
}

/** Rounds that are not counted: what is compiled as it runs has to have run for a while. */
const WARM_UP = 4;

/** What a contender timed itself. */
class Timed {
  constructor(readonly millis: number) {}
}

function each<T>(items: readonly T[], work: (item: T) => unknown): () => void {
  return () => {
    for (const item of items) work(item);
  };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

function print(title: string, columns: readonly string[], rows: readonly (readonly string[])[]): void {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |\n`;
  process.stdout.write(`\n### ${title}\n\n${line(columns)}${line(columns.map(() => "---"))}`);
  for (const row of rows) process.stdout.write(line(row));
}

async function parsedForms(generated: readonly Generated[]): Promise<void> {
  const lines = generated.map(({ form }) => JSON.stringify(form));
  const forms = lines.length;
  const parse = { name: "JSON.parse of the line", forms, run: each(lines, (line) => JSON.parse(line)) };
  // Parsed a few at a time, as forms come in: many held at once would cost the collector, not the library.
  const library = (name: string, work: (form: Evaluation) => unknown): Contender => ({
    name,
    forms,
    run: () => {
      let millis = 0;
      for (let at = 0; at < lines.length; at += AT_ONCE) {
        const parsed = lines.slice(at, at + AT_ONCE).map((line) => JSON.parse(line) as Evaluation);
        const started = performance.now();
        for (const form of parsed) work(form);
        millis += performance.now() - started;
      }
      return new Timed(millis);
    },
  });
  const brief = library("as far as a summary line asks", (form) => assessBriefly(form, mof2020));
  const plain = library("assess, all findings", (form) => assess(form, mof2020, BRIEF));
  const told = library("assess, with explanations and repairs", (form) => assess(form, mof2020));
  const times = await race([parse, brief, plain, told], ROUNDS);
  const base = median(times.get(parse.name)!);
  print(
    "Library call on parsed objects, in units of JSON.parse",
    ["", "µs a form", "× JSON.parse"],
    [...times].map(([name, of]) => [name, median(of).toFixed(1), (median(of) / base).toFixed(2)]),
  );
}

/** The whole job on the same lines, from their bytes: decode, parse, answer, one short line. */
async function peers(generated: readonly Generated[]): Promise<void> {
  const lines = generated.map(({ form }) => Buffer.from(JSON.stringify(form)));
  const block = blockOf(generated);
  const processor = new Processor({ ruleset: mof2020, against: null, output: "summary", explain: false });
  const whole: Contender = {
    name: "jixiao, lines of a batch",
    forms: lines.length,
    run: () => processor.process(block),
  };
  const floor: Contender = {
    name: "floor",
    forms: lines.length,
    run: () => {
      let length = 0;
      for (const line of lines) {
        JSON.parse(line.toString());
        length += JSON.stringify(CONSTANT).length;
      }
      return length;
    },
  };
  const contenders = ENGINES.map((engine) => contender(engine, lines));
  const times = await race([floor, whole, ...contenders], isLong ? 9 : 5);
  const base = median(times.get(floor.name)!);
  const oursTime = median(times.get(whole.name)!);
  const rowOf = (name: string, wrong: string) => {
    const of = median(times.get(name)!);
    return [name, of.toFixed(1), (base / of).toFixed(3), (oursTime / of).toFixed(2), wrong];
  };
  const rows = [rowOf(floor.name, "–"), rowOf(whole.name, "–")];
  for (const engine of ENGINES) rows.push(rowOf(engine.name, await wrongAnswers(engine, generated)));
  print(
    "The same work on the same lines (jixiao: all its checks besides)",
    ["", "µs a form", "rate, of the floor's", "rate, of jixiao's", "wrong answers"],
    rows,
  );
}

const CONSTANT = { id: "bench", sum: "91.89", grade: "优", findings: [] };

function contender(engine: BenchEngine, lines: readonly Buffer[]): Contender {
  const given = lines.slice(0, Math.max(5, Math.round(lines.length * engine.share)));
  return {
    name: engine.name,
    forms: given.length,
    run: async () => {
      let length = 0;
      for (const line of given) {
        const answer = engine.answer(JSON.parse(line.toString()) as Evaluation);
        length += JSON.stringify({ answer: typeof answer === "string" ? answer : await answer }).length;
      }
      return length;
    },
  };
}

async function wrongAnswers(engine: BenchEngine, generated: readonly Generated[]): Promise<string> {
  let wrong = 0;
  const asked = generated.slice(0, Math.max(5, Math.round(generated.length * engine.share)));
  for (const { form, answer } of asked) if ((await engine.answer(form)) !== answer) wrong += 1;
  return `${wrong} of ${asked.length}`;
}

function blockOf(generated: readonly Generated[]) {
  const lines = generated.map(({ form }) => `${JSON.stringify(form)}\n`);
  const bytes = new Uint8Array(Buffer.from(lines.join("")));
  return { bytes, parts: [{ kind: "lines" as const, file: "bench", line: 1, from: 0, to: bytes.length }] };
}

/** Bytes of lines in, bytes of result lines out, on this thread. */
async function blocks(generated: readonly Generated[]): Promise<void> {
  const block = blockOf(generated);
  const { bytes } = block;
  const forms = generated.length;
  const floor: Contender = {
    name: "splitter + floor",
    forms,
    run: () => {
      let start = 0;
      let length = 0;
      for (let end = bytes.indexOf(10); end !== -1; end = bytes.indexOf(10, start)) {
        JSON.parse(Buffer.from(bytes.buffer, start, end - start).toString());
        length += JSON.stringify(CONSTANT).length;
        start = end + 1;
      }
      return length;
    },
  };
  const outputs = (["summary", "findings", "full"] as const).map((output): Contender => {
    const processor = new Processor({ ruleset: mof2020, against: null, output, explain: false });
    return { name: `NDJSON → ${output}`, forms, run: () => processor.process(block) };
  });
  const times = await race([floor, ...outputs], ROUNDS);
  const base = median(times.get(floor.name)!);
  print(
    "NDJSON to result lines, one thread",
    ["", "forms/s", "rate, of splitter + floor"],
    [...times].map(([name, of]) => [name, (1e6 / median(of)).toFixed(0), (base / median(of)).toFixed(3)]),
  );
}

interface FileRun {
  readonly forms: number;
  readonly seconds: number;
  readonly peak: number;
}

/** A file in a process of its own, for its peak memory. */
function runFile(file: string, workers: number, output: string): FileRun {
  const script = fileURLToPath(new URL("../../bench/file.mjs", import.meta.url));
  const args = [script, file, String(workers), output];
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as FileRun;
}

function files(folder: string): void {
  const rows: string[][] = [];
  const sizes = isLong ? [1000, 10_000, 100_000, 1_000_000] : [1000, 10_000, 100_000];
  for (const size of sizes) {
    const file = join(folder, `${size}.ndjson`);
    writeLines(file, size);
    const repeats = size > 10_000 ? 1 : 3;
    const runs = [1, 2].map((workers) => {
      const each = Array.from({ length: repeats }, () => runFile(file, workers, "summary"));
      return each.sort((a, b) => a.seconds - b.seconds)[repeats >> 1]!;
    });
    const [one, two] = runs as [FileRun, FileRun];
    const rate = ({ forms, seconds }: FileRun) => (forms / seconds).toFixed(0);
    const peak = ({ peak: bytes }: FileRun) => `${Math.round(bytes / 1e6)} MB`;
    rows.push([
      String(size),
      rate(one),
      peak(one),
      rate(two),
      peak(two),
      (one.seconds / two.seconds).toFixed(2),
    ]);
    rmSync(file);
  }
  print(
    "File to summary lines, whole process without start-up",
    ["forms", "forms/s, 1 worker", "peak", "forms/s, 2 workers", "peak", "2 : 1"],
    rows,
  );
}

function writeLines(file: string, count: number): void {
  let lines: string[] = [];
  let written = 0;
  writeFileSync(file, "");
  for (const { form } of generate(SEED)) {
    lines.push(JSON.stringify(form));
    written += 1;
    if (lines.length === 1000 || written === count) {
      writeFileSync(file, `${lines.join("\n")}\n`, { flag: "a" });
      lines = [];
    }
    if (written === count) return;
  }
}

async function rowsOfForms(): Promise<void> {
  const rows: string[][] = [];
  for (const count of [10, 100, 1000, 9000]) {
    const forms = take(Math.max(2, Math.round(6000 / count)), count).map(({ form }) => form);
    const run = each(forms, (form) => assess(form, mof2020, BRIEF));
    const times = await race([{ name: "rows", forms: forms.length * count, run }], ROUNDS);
    rows.push([String(count), median(times.get("rows")!).toFixed(2)]);
  }
  print("Rows of a form (time a row should be flat)", ["rows", "µs a row"], rows);
}

const folder = mkdtempSync(join(tmpdir(), "jixiao-bench-"));
try {
  process.stdout.write(
    `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? "?"}, seed ${SEED}, `,
  );
  process.stdout.write(`${FORMS} forms of 20 rows, medians of ${ROUNDS} rounds\n`);
  const generated = take(FORMS);
  await parsedForms(generated);
  await peers(generated);
  await blocks(generated);
  files(folder);
  await rowsOfForms();
} finally {
  rmSync(folder, { recursive: true });
}
