import { readdirSync, readFileSync } from "node:fs";
import * as z from "zod/mini";
import type { Evaluation } from "../../src/evaluation/schema";
import { parseRuleset } from "../../src/ruleset/parse";
import type { Ruleset } from "../../src/ruleset/schema";
import { rulesets } from "../../src/rulesets";

/** What must stand at a JSON Pointer of the `Assessment`, with the sum it was worked by. */
const expectation = z.strictObject({ at: z.string(), is: z.nullable(z.string()), sum: z.string() });

const due = {
  expected: z.array(expectation),
  /** For each code named, the paths of all its findings, in order. */
  findings: z.optional(z.record(z.string(), z.array(z.string()))),
};

/** A rule tested by data: `test/cases/<ruleset>/<name>.json`. */
const caseSchema = z.strictObject({
  name: z.string(),
  /** Where the expected figures are from: worked by hand, or a published form with its address. */
  origin: z.string(),
  form: z.unknown(),
  ...due,
  /** The same form with some cells set otherwise, by JSON Pointer. */
  also: z.optional(z.array(z.strictObject({ set: z.record(z.string(), z.unknown()), ...due }))),
  note: z.string(),
});

export interface RuleCase {
  readonly title: string;
  readonly ruleset: Ruleset;
  readonly form: Evaluation;
  readonly expected: readonly z.infer<typeof expectation>[];
  readonly findings: Readonly<Record<string, readonly string[]>>;
}

const FOLDER = new URL("../cases/", import.meta.url);

/** Every case file, each variant a case of its own. */
export function allCases(): RuleCase[] {
  return readdirSync(FOLDER)
    .sort()
    .flatMap((folder) => casesOf(folder));
}

function casesOf(folder: string): RuleCase[] {
  const files = readdirSync(new URL(`${folder}/`, FOLDER)).sort();
  const ruleset = files.includes("ruleset.json")
    ? parseRuleset(read(`${folder}/ruleset.json`), { known: rulesets })
    : rulesets[folder];
  if (ruleset === undefined) throw new Error(`test/cases/${folder} is named after no ruleset`);
  return files
    .filter((file) => file !== "ruleset.json")
    .flatMap((file) => {
      const { name, form, expected, findings = {}, also = [] } = parseCase(read(`${folder}/${file}`));
      const base = { title: `${folder}: ${name}`, ruleset, form: form as Evaluation, expected, findings };
      const variants = also.map((variant) => ({
        ...base,
        title: `${base.title}, with ${JSON.stringify(variant.set).slice(0, 120)}`,
        form: withCells(form, variant.set) as Evaluation,
        expected: variant.expected,
        findings: variant.findings ?? {},
      }));
      return [base, ...variants];
    });
}

/** @throws where a key is unknown or missing */
export function parseCase(data: unknown): z.infer<typeof caseSchema> {
  return caseSchema.parse(data);
}

function read(path: string): unknown {
  return JSON.parse(readFileSync(new URL(path, FOLDER), "utf8"));
}

function withCells(form: unknown, cells: Readonly<Record<string, unknown>>): unknown {
  const copy = structuredClone(form);
  for (const [path, value] of Object.entries(cells)) {
    const keys = path.slice(1).split("/");
    const last = keys.pop() ?? "";
    const parent = keys.reduce(
      (at, key) => at[key] as Record<string, unknown>,
      copy as Record<string, unknown>,
    );
    parent[last] = value;
  }
  return copy;
}
