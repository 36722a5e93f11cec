import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { createReadStream, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { generate } from "./generate";

/**
 * A million forms, made on the fly, through `jixiao rescore -`: order kept, a thousand bad lines each answered in
 * its place, peak memory below 300 MB; then the same killed in the middle and resumed, byte for byte the same.
 *
 *   npm run build && npx tsx bench/million.ts [forms] [workers]
 */
const FORMS = Number(process.argv[2] ?? 1_000_000);
const WORKERS = process.argv[3] ?? "2";
const BAD_EVERY = Math.max(2, Math.floor(FORMS / 1000));
const DISTINCT = 5000;
const LIMIT = 300e6;
const cli = fileURLToPath(new URL("../dist/cli.js", import.meta.url));

/** Forms of many shapes, each under an id of its own; every so often a line broken off. */
function createLines(): (number: number) => string {
  const heads: string[] = [];
  for (const { form } of generate(11)) {
    heads.push(JSON.stringify({ ...form, id: "" }).slice('{"id":""'.length));
    if (heads.length === DISTINCT) break;
  }
  return (number) => {
    const line = `{"id":"f${number}"${heads[number % DISTINCT]!}`;
    return isBad(number) ? line.slice(0, line.length / 2) : line;
  };
}

const isBad = (number: number) => number % BAD_EVERY === 0;

interface Run {
  readonly code: number | null;
  readonly peak: number;
  readonly seconds: number;
  readonly killed: boolean;
}

/** @param killAfter - forms after which the process is killed */
async function rescore(
  args: readonly string[],
  lineOf: (number: number) => string,
  killAfter?: number,
): Promise<Run> {
  const started = performance.now();
  const child = spawn(process.execPath, [cli, "rescore", "-", "--allow-bad-lines", "--quiet", ...args], {
    stdio: ["pipe", "ignore", "inherit"],
  });
  let killed = false;
  let peak = 0;
  const watch = setInterval(() => {
    peak = Math.max(peak, peakOf(child.pid));
  }, 200);
  const ended = new Promise<number | null>((resolve) => child.on("exit", resolve));
  child.stdin.on("error", () => {});
  let block: string[] = [];
  for (let number = 1; number <= FORMS && child.exitCode === null && !killed; number += 1) {
    block.push(lineOf(number));
    if (block.length < 200 && number < FORMS) continue;
    const isTaken = child.stdin.write(`${block.join("\n")}\n`);
    block = [];
    if (!isTaken) await Promise.race([new Promise((resolve) => child.stdin.once("drain", resolve)), ended]);
    if (killAfter !== undefined && number >= killAfter) {
      child.kill("SIGKILL");
      killed = true;
    }
  }
  child.stdin.end();
  const code = await ended;
  clearInterval(watch);
  return { code, peak, seconds: (performance.now() - started) / 1000, killed };
}

/** VmHWM, the most memory the process ever held. */
function peakOf(pid: number | undefined): number {
  try {
    const kB = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return Number(kB ?? 0) * 1024;
  } catch {
    return 0;
  }
}

/** Every line in its place: a form's id, or the error of a bad line under its number. */
async function verify(file: string): Promise<{ lines: number; bad: number; hash: string }> {
  const hash = createHash("sha256");
  let number = 0;
  let bad = 0;
  for await (const line of createInterface({
    input: createReadStream(file),
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    number += 1;
    hash.update(line).update("\n");
    const expected = isBad(number) ? `{"line":${number},"file":"-","error":{` : `{"id":"f${number}",`;
    if (!line.startsWith(expected))
      throw new Error(`line ${number} is not what it should be: ${line.slice(0, 200)}`);
    if (isBad(number)) bad += 1;
  }
  return { lines: number, bad, hash: hash.digest("hex") };
}

const folder = mkdtempSync(join(tmpdir(), "jixiao-million-"));
try {
  const lineOf = createLines();
  const report = (text: string) => process.stdout.write(`${text}\n`);
  const whole = join(folder, "whole.ndjson");
  const first = await rescore(["-o", whole, "--workers", WORKERS], lineOf);
  const seen = await verify(whole);
  const rate = Math.round(FORMS / first.seconds);
  report(`${FORMS} forms, ${seen.bad} bad lines answered in place, ${rate} forms/s, exit ${first.code}`);
  report(`peak memory ${Math.round(first.peak / 1e6)} MB`);
  if (seen.lines !== FORMS || first.code !== 0) throw new Error("not every form was answered");

  const resumed = join(folder, "resumed.ndjson");
  const args = ["-o", resumed, "--workers", WORKERS, "--resume"];
  await rescore(args, lineOf, Math.floor(FORMS / 2));
  await sleep(100);
  const second = await rescore(args, lineOf);
  const again = await verify(resumed);
  report(
    `killed in the middle and resumed (${second.seconds.toFixed(0)} s): ${again.hash === seen.hash ? "byte-identical" : "DIFFERENT"}`,
  );
  report(`peak memory ${Math.round(second.peak / 1e6)} MB`);
  const isGood = again.hash === seen.hash && second.code === 0 && Math.max(first.peak, second.peak) < LIMIT;
  process.exitCode = isGood ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true });
}
