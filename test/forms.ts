import { readdirSync, readFileSync } from "node:fs";
import { assess } from "../src/assess/assess";
import type { Assessment } from "../src/assess/assessment";
import { parseEvaluation } from "../src/evaluation/parse";
import type { Evaluation } from "../src/evaluation/schema";
import { mof2020 } from "../src/rulesets";

const folder = new URL("../examples/jincheng-2024/", import.meta.url);

/** The 24 real forms shipped as an example, by their short names (`a01` … `b29`). */
export const FORM_NAMES: readonly string[] = readdirSync(folder)
  .filter((file) => file.endsWith(".json"))
  .map((file) => file.slice(0, -".json".length))
  .sort();

export function realForm(name: string): Evaluation {
  return parseEvaluation(JSON.parse(readFileSync(new URL(`${name}.json`, folder), "utf8")));
}

const assessed = new Map<string, Assessment>();

/** Assessed once for all tests of a file. */
export function assessReal(name: string): Assessment {
  const before = assessed.get(name);
  if (before !== undefined) return before;
  const assessment = assess(realForm(name), mof2020, { explain: false });
  assessed.set(name, assessment);
  return assessment;
}
