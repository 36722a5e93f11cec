import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { relative } from "node:path";
import { pathToFileURL } from "node:url";
import vm from "node:vm";
import { declareClassPlugin, PluginKind } from "@stryker-mutator/api/plugin";
import {
  DryRunStatus,
  determineHitLimitReached,
  TestStatus,
  toMutantRunResult,
} from "@stryker-mutator/api/test-runner";
import { build } from "esbuild";
import fc from "fast-check";
import * as vitest from "vitest";

/**
 * Runs a room's tests in this one process: all of them in one bundle, evaluated anew for every mutant, so that
 * neither memos nor tables read at load outlive one. The vitest runner starts a thread for every test file and
 * mutant, which takes seconds on a small machine; this takes milliseconds.
 */
class OneProcessRunner {
  #script;
  /** Milliseconds of processor time each test took without a mutant: the quick ones go first. */
  #times = new Map();
  /** The tests that noticed mutants of a file, the last one first: they are likely to notice the next. */
  #noticed = new Map();

  capabilities() {
    return { reloadEnvironment: true };
  }

  async init() {
    const files = JSON.parse(process.env.MUTATION_TESTS);
    const { outputFiles } = await build({
      stdin: { contents: files.map(entryOf).join("\n"), resolveDir: process.cwd() },
      bundle: true,
      write: false,
      format: "cjs",
      platform: "node",
      packages: "external",
      plugins: [{ name: "places", setup: keepPlaces }],
      logLevel: "error",
    });
    this.#script = new vm.Script(`(require, inFile) => {${outputFiles[0].text}\n}`, {
      filename: "tests.cjs",
    });
  }

  async dryRun() {
    globalThis.__stryker__ = {};
    const namespace = globalThis.__stryker__;
    const tests = this.#collect();
    const results = [];
    for (const test of tests) {
      namespace.currentTestId = test.id;
      const start = processorTime();
      results.push(...(await runAll([test], 60_000)));
      this.#times.set(test.id, processorTime() - start);
      namespace.currentTestId = undefined;
    }
    return { status: DryRunStatus.Complete, tests: results, mutantCoverage: namespace.mutantCoverage };
  }

  async mutantRun({ activeMutant, testFilter, hitLimit, disableBail }) {
    const namespace = globalThis.__stryker__;
    Object.assign(namespace, {
      activeMutant: activeMutant.id,
      hitCount: hitLimit === undefined ? undefined : 0,
      hitLimit,
    });
    const results = [];
    try {
      const wanted = testFilter === undefined ? null : new Set(testFilter);
      const tests = this.#collect().filter(({ id }) => wanted?.has(id) ?? true);
      const noticed = this.#noticed.get(activeMutant.fileName) ?? [];
      const first = new Map(noticed.map((id, i) => [id, i - noticed.length]));
      const rankOf = (test) => first.get(test.id) ?? this.#timeOf(test);
      tests.sort((a, b) => rankOf(a) - rankOf(b));
      for (let at = 0; at < tests.length; at += GROUP) {
        const group = tests.slice(at, at + GROUP);
        const limit = 1000 + 5 * group.reduce((sum, test) => sum + this.#timeOf(test), 0);
        results.push(...(await runAll(group, limit, disableBail)));
        const { id, status } = results.at(-1);
        if (status !== TestStatus.Failed) continue;
        this.#noticed.set(activeMutant.fileName, [id, ...noticed.filter((other) => other !== id)]);
        if (!disableBail) break;
      }
    } catch (error) {
      if (error instanceof Endless) return toMutantRunResult({ status: DryRunStatus.Timeout });
      // Thrown while the modules were loaded: every test would fail.
      const failure = { status: TestStatus.Failed, failureMessage: String(error) };
      results.push({ id: "load", name: "load", timeSpentMs: 0, ...failure });
    }
    const endless = determineHitLimitReached(namespace.hitCount, hitLimit);
    return toMutantRunResult(endless ?? { status: DryRunStatus.Complete, tests: results });
  }

  #timeOf({ id }) {
    return this.#times.get(id) ?? 0;
  }

  /** Every test the files register, in their order. */
  #collect() {
    const tests = [];
    const known = new Map();
    const names = [];
    let file = "";
    const register = (name, body) => {
      const title = [...names, name].join(" > ");
      const place = `${file} > ${title}`;
      const twins = known.get(place) ?? 0;
      known.set(place, twins + 1);
      tests.push({ id: twins === 0 ? place : `${place} (${twins + 1})`, title, fileName: file, body });
    };
    const test = (name, ...rest) =>
      register(
        name,
        rest.find((part) => typeof part === "function"),
      );
    const describe = (name, ...rest) => {
      names.push(name);
      rest.find((part) => typeof part === "function")();
      names.pop();
    };
    test.each = eachOf(test);
    describe.each = eachOf(describe);
    describe.skipIf = (condition) => (condition ? () => {} : describe);
    const own = { vitest: { ...vitest, test, it: test, describe }, "fast-check": FEW_RUNS };
    const require = createRequire(`${process.cwd()}/`);
    const load = (name) => own[name] ?? require(name);
    const evaluate = this.#script.runInThisContext();
    const inFile = (name) => {
      file = name;
    };
    within(3000, () => {
      names.length = 0;
      tests.length = 0;
      known.clear();
      evaluate(load, inFile);
    });
    return tests;
  }
}

/** Properties on a few inputs, always the same ones: a mutant is noticed today and tomorrow, or never. */
const FEW_RUNS = {
  ...fc,
  assert: (property, { numRuns = 100 } = {}) => {
    const most = Number(process.env.MUTATION_RUNS);
    return fc.assert(property, { numRuns: Math.min(numRuns, most), seed: 20_240_607 });
  },
};

function eachOf(register) {
  return (table) => (name, body) => {
    for (const [index, row] of table.entries()) {
      const values = Array.isArray(row) ? row : [row];
      register(`${name} [${index + 1}]`, () => body(...values));
    }
  };
}

/** A mutant that does not come to an end. */
class Endless extends Error {}

/** So many tests are watched at once: a watch is a thread, which costs more than most tests. */
const GROUP = 50;

/** Runs tests one after the other, in `limit` milliseconds together; up to the first that fails, or all. */
async function runAll(tests, limit, disableBail) {
  const results = [];
  const isOver = () => results.at(-1)?.status === TestStatus.Failed && !disableBail;
  while (results.length < tests.length && !isOver()) {
    const done = results.length;
    let pending;
    within(limit, () => {
      results.length = done;
      pending = undefined;
      while (results.length < tests.length && !isOver() && pending === undefined) {
        const start = performance.now();
        const test = tests[results.length];
        try {
          pending = test.body();
          results.push(passed(test, start));
        } catch (error) {
          results.push(failed(test, start, error));
        }
      }
    });
    try {
      await pending;
    } catch (error) {
      const test = tests[results.length - 1];
      results[results.length - 1] = failed(test, performance.now(), error);
    }
  }
  return results;
}

function passed({ id, title, fileName }, start) {
  return { id, name: title, fileName, timeSpentMs: performance.now() - start, status: TestStatus.Success };
}

function failed(test, start, error) {
  const message = error instanceof Error ? error.message : String(error);
  return { ...passed(test, start), status: TestStatus.Failed, failureMessage: message.slice(0, 500) };
}

const CALL = new vm.Script("__body()");

/**
 * Calls `body`, for at most `limit` milliseconds of processor time: on a busy machine the clock says nothing, so
 * what the clock stopped too early is begun again.
 */
function within(limit, body) {
  globalThis.__body = body;
  for (let clock = 3 * limit; ; clock *= 4) {
    const start = processorTime();
    try {
      return CALL.runInThisContext({ timeout: Math.ceil(clock) });
    } catch (error) {
      if (error?.code !== "ERR_SCRIPT_EXECUTION_TIMEOUT") throw error;
      if (processorTime() - start >= limit) throw new Endless("no end");
    }
  }
}

function processorTime() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function entryOf(path) {
  const at = JSON.stringify(`./${path}`);
  return `require(${at});`;
}

/** Each file knows its own address, and each test file says its name before it registers its tests. */
function keepPlaces({ onLoad }) {
  onLoad({ filter: /\.ts$/ }, ({ path }) => {
    const text = readFileSync(path, "utf8").replaceAll(
      "import.meta.url",
      JSON.stringify(pathToFileURL(path).href),
    );
    const isTest = path.endsWith(".test.ts");
    const name = JSON.stringify(relative(process.cwd(), path));
    return { contents: isTest ? `inFile(${name});\n${text}` : text, loader: "ts" };
  });
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, "one-process", OneProcessRunner)];
