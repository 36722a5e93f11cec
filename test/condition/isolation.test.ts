import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import jsonLogic from "json-logic-js";
import { build } from "tsup";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { evaluateCondition } from "../../src/condition/index";
import { FACTS, fact, VOCABULARY } from "./facts";

const host = jsonLogic as typeof jsonLogic & { rm_operation(name: string): void };
const LOGIC = { and: [{ "dec.lt": [fact("row.score"), "10"] }, { "==": [fact("row.name"), "设备采购"] }] };

/** Running from source, we and the host have the same module: nothing of ours may stay in it. */
describe("the host's json-logic-js, shared when running from source", () => {
  afterEach(() => {
    host.rm_operation("dec.lt");
    host.rm_operation("jixiao");
  });

  test.each(["dec.lt", "jixiao.dec.lt", "jixiao.and", "jixiao", "present"])("never learns %s", (name) => {
    expect(evaluateCondition(LOGIC, VOCABULARY, FACTS)).toBe(true);
    expect(() => host.apply({ [name]: [1, 2] })).toThrow("Unrecognized operation");
  });

  test("is left as it was after an evaluation that throws", () => {
    const logic = { "dec.gt": [{ "dec.sum": fact("rows.scores") }, "0"] };
    const limits = { depth: 64, nodes: 500, text: 500, issues: 20, steps: 1 };
    expect(() => evaluateCondition(logic, VOCABULARY, FACTS, limits)).toThrow("steps");
    expect(() => host.apply({ "jixiao.dec.sum": [[]] })).toThrow("Unrecognized operation");
  });

  test("keeps its own == and and, and cannot change ours", () => {
    host.add_operation("dec.lt", () => "the host's");
    host.add_operation("present", () => "the host's");
    const equal = (a: unknown, b: unknown) => a === b;
    host.add_operation("==", () => "the host's");
    try {
      expect(evaluateCondition(LOGIC, VOCABULARY, FACTS)).toBe(true);
      expect(host.apply({ "==": [1, 2] })).toBe("the host's");
      expect(host.apply({ "dec.lt": [2, 1] })).toBe("the host's");
    } finally {
      host.add_operation("==", equal);
      host.rm_operation("present");
    }
  });

  test("does not see facts through getters that evaluate in turn", () => {
    const facts = {
      ...FACTS,
      get "row.score"() {
        evaluateCondition(LOGIC, VOCABULARY, FACTS);
        return FACTS["row.score"]!;
      },
    };
    expect(evaluateCondition(LOGIC, VOCABULARY, facts)).toBe(true);
  });
});

/** Run by itself, with code generation from strings forbidden, beside a host with its own json-logic-js. */
const CONSUMER = `
  const host = (await import(process.argv[2])).default;
  const ours = await import(process.argv[1]);
  const logic = { and: [{ "dec.lt": [{ var: "score" }, "10"] }, { "==": [{ var: "name" }, "a"] }] };
  const vocabulary = { score: "figure", name: "text" };
  const score = { n: 95, s: 1, q: 1, big: null };
  const ask = () => [
    ours.evaluateCondition(logic, vocabulary, { score, name: "a" }),
    ours.compileCondition(logic, vocabulary).holds((name) => ({ score, name: "a" })[name]),
  ];
  const attempt = (run) => { try { return run(); } catch (error) { return error.message; } };
  const report = { before: ask(), unknown: attempt(() => host.apply({ "dec.lt": [1, 2] })) };
  for (const name of ["and", "==", "var", "dec.lt", "jixiao", "hasOwnProperty"]) {
    host.add_operation(name, () => "the host's");
  }
  host.apply = () => "the host's";
  report.after = ask();
  report.evaluated = attempt(() => new Function("return 1")());
  console.log(JSON.stringify(report));
`;

describe("the built package", () => {
  const folder = mkdtempSync(join(tmpdir(), "condition-"));

  beforeAll(async () => {
    await build({
      entry: ["src/condition/index.ts"],
      outDir: folder,
      outExtension: () => ({ js: ".mjs" }),
      format: "esm",
      noExternal: ["json-logic-js", "decimal.js"],
      config: false,
      silent: true,
      dts: false,
    });
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test("carries its own json-logic-js, and needs no code made from strings", () => {
    const ours = pathToFileURL(join(folder, "index.mjs")).href;
    const theirs = pathToFileURL(createRequire(import.meta.url).resolve("json-logic-js")).href;
    const printed = execFileSync(
      process.execPath,
      ["--disallow-code-generation-from-strings", "--input-type=module", "-e", CONSUMER, ours, theirs],
      { encoding: "utf8" },
    );
    expect(JSON.parse(printed)).toEqual({
      before: [true, true],
      unknown: expect.stringContaining("Unrecognized operation dec.lt"),
      after: [true, true],
      evaluated: expect.stringContaining("Code generation from strings disallowed"),
    });
  });
});
