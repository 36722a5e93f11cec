import { parseArgs } from "node:util";
import { Random } from "../eval/random";
import { type Fault, must, type Target } from "./target";
import { accounts } from "./targets/accounts";
import { cells } from "./targets/cells";
import { conditions } from "./targets/conditions";
import { figures } from "./targets/figures";
import { forms } from "./targets/forms";
import { longCells } from "./targets/longCells";
import { rulesets } from "./targets/rulesets";
import { texts } from "./targets/texts";
import { wholePath } from "./targets/wholePath";
import { workbooks } from "./targets/workbooks";

/**
 * `npm run fuzz -- [--inputs 1e7] [--seed 1] [--target NAME] [--at INDEX]`
 *
 * Gives every target its share of random inputs, near real ones, and counts what does not hold. An input is known
 * by seed, target and index alone; `--at` tries one again.
 */
const TARGETS: readonly Target[] = [
  cells,
  figures,
  forms,
  conditions,
  rulesets,
  texts,
  workbooks,
  accounts,
  wholePath,
  longCells,
];

const { values } = parseArgs({
  options: {
    inputs: { type: "string", default: "100000" },
    seed: { type: "string", default: "1" },
    target: { type: "string" },
    at: { type: "string" },
  },
});
const inputs = Number(values.inputs);
const seed = Number(values.seed);
const chosen = TARGETS.filter(({ name }) => values.target === undefined || name === values.target);
if (!(inputs >= 1) || !Number.isSafeInteger(seed) || chosen.length === 0) {
  console.error(
    `usage: --inputs N --seed N --target ${TARGETS.map(({ name }) => name).join("|")} --at INDEX`,
  );
  process.exit(2);
}

/** Kinds of fault told for one target; more of them add nothing. */
const MOST_FAULTS = 20;

interface Tally {
  readonly inputs: number;
  /** On the processor. */
  readonly seconds: number;
  readonly slowest: { readonly milliseconds: number; readonly index: number };
  readonly faults: number;
}

const tallies = new Map<string, Tally>();
const shares = chosen.reduce((sum, { share }) => sum + share, 0);
for (const target of chosen) {
  const count = Math.max(1, Math.round((inputs * target.share) / shares));
  tallies.set(target.name, values.at === undefined ? await fuzz(target, count) : await once(target));
  report(target.name, tallies.get(target.name)!);
}
const all = [...tallies.values()];
const sum = (of: (tally: Tally) => number) => all.reduce((total, tally) => total + of(tally), 0);
const index = all.reduce((most, { slowest }) => Math.max(most, slowest.milliseconds), 0);
report("all", {
  inputs: sum((tally) => tally.inputs),
  seconds: sum((tally) => tally.seconds),
  slowest: { milliseconds: index, index: -1 },
  faults: sum((tally) => tally.faults),
});
process.exitCode = sum((tally) => tally.faults) === 0 ? 0 : 1;

async function once(target: Target): Promise<Tally> {
  const at = Number(values.at);
  const started = performance.now();
  await target.run(randomOf(target, at));
  const milliseconds = performance.now() - started;
  return { inputs: 1, seconds: milliseconds / 1000, slowest: { milliseconds, index: at }, faults: 0 };
}

async function fuzz(target: Target, count: number): Promise<Tally> {
  const told = new Set<string>();
  let faults = 0;
  let slowest = { milliseconds: 0, index: 0 };
  const before = process.cpuUsage();
  let last = performance.now();
  for (let at = 0; at < count; at += 1) {
    try {
      const running = target.run(randomOf(target, at));
      if (running !== undefined) await running;
      const now = performance.now();
      if (now - last > slowest.milliseconds)
        slowest = { milliseconds: await patiently(target, at, now - last), index: at };
      must(slowest.milliseconds <= target.patience || slowest.index !== at, "takes too long", slowest);
      if (at % 256 === 0) mustBeClean();
    } catch (error) {
      faults += 1;
      const kind = String((error as Error).message)
        .replace(/\d+/g, "#")
        .slice(0, 80);
      if (told.has(kind) || told.size >= MOST_FAULTS) continue;
      told.add(kind);
      tell(target, at, error as Fault);
    }
    last = performance.now();
  }
  const { user, system } = process.cpuUsage(before);
  return { inputs: count, seconds: (user + system) / 1e6, slowest, faults };
}

/** On a busy machine any input may seem slow: what it takes is the least of two more tries, on the processor. */
async function patiently(target: Target, at: number, first: number): Promise<number> {
  let least = first;
  for (let again = 0; again < 2 && least > target.patience; again += 1) {
    const before = process.cpuUsage().user;
    await target.run(randomOf(target, at));
    least = Math.min(least, (process.cpuUsage().user - before) / 1000);
  }
  return least;
}

function randomOf({ name }: Target, at: number): Random {
  let mixed = seed;
  for (const letter of name) mixed = Math.imul(mixed ^ letter.charCodeAt(0), 0x01000193);
  return new Random(Math.imul(mixed ^ at, 0x9e3779b1) ^ (at >>> 3));
}

function mustBeClean(): void {
  const polluted = [Object.prototype, Array.prototype, String.prototype, Function.prototype].flatMap((each) =>
    Object.keys(each),
  );
  must(polluted.length === 0, "a prototype was polluted", polluted);
}

function tell(target: Target, at: number, error: Fault): void {
  console.log(`\nFAULT ${target.name} --seed ${seed} --target ${target.name} --at ${at}: ${error.message}`);
  if (error.name !== "Fault") console.log(error.stack?.split("\n").slice(1, 6).join("\n"));
  else console.log(`  ${(JSON.stringify(error.input) ?? String(error.input)).slice(0, 600)}`);
}

function report(name: string, { inputs: count, seconds, slowest, faults }: Tally): void {
  const rate = Math.round(count / Math.max(seconds, 0.001));
  const slow = `slowest ${slowest.milliseconds.toFixed(1)} ms${slowest.index >= 0 ? ` (${slowest.index})` : ""}`;
  console.log(
    `${name.padEnd(11)} ${String(count).padStart(9)} inputs ${seconds.toFixed(1).padStart(8)} s ${String(rate).padStart(8)}/s  ${slow}  ${faults} faults`,
  );
}
