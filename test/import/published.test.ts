import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import type { Evaluation } from "../../src/evaluation/schema";
import { evaluationSchema } from "../../src/evaluation/schema";
import { readText } from "../../src/import/index";

/** 24 published forms: a noisy text and its transcription by hand, where they lie beside the project. */
const SHARED = resolve(import.meta.dirname, "../../../shared");
const TEXT = join(SHARED, "forms-text/jincheng-2024-part.txt");
const FORMS = join(SHARED, "forms");

type Node = Evaluation["indicators"][number];

function rowsOf(nodes: readonly Node[]): Omit<Node, "children">[] {
  return nodes.flatMap((node) => (node.children === undefined ? [node] : rowsOf(node.children)));
}

/** Levels that print their weight, each with its rows: these tell where one level ends and the next begins. */
function weightedLevels(nodes: readonly Node[]): unknown[] {
  return nodes.flatMap((node) => {
    if (node.children === undefined) return [];
    const below = weightedLevels(node.children);
    return node.weight === undefined ? below : [[node.name, rowsOf(node.children)], ...below];
  });
}

const plain = (text: unknown) => String(text ?? "").replace(/\s/g, "");

describe.skipIf(!existsSync(TEXT) || !existsSync(FORMS))("the published text", () => {
  const read = readText(existsSync(TEXT) ? readFileSync(TEXT, "utf8") : "").evaluations;
  const files = existsSync(FORMS) ? readdirSync(FORMS).filter((file) => file.endsWith(".json")) : [];

  it("holds as many forms as were transcribed, all of them valid", () => {
    expect(read).toHaveLength(files.length);
    for (const { evaluation } of read) expect(evaluationSchema.safeParse(evaluation).success).toBe(true);
  });

  it.each(files)("%s: funds, rows, totals and goals are read as transcribed", (file) => {
    const expected = JSON.parse(readFileSync(join(FORMS, file), "utf8")) as Evaluation;
    const form = read.find(({ evaluation }) => plain(evaluation.title) === plain(expected.title))?.evaluation;
    expect(form?.funds).toEqual(expected.funds);
    expect(rowsOf(form?.indicators ?? [])).toEqual(rowsOf(expected.indicators));
    expect(weightedLevels(form?.indicators ?? [])).toEqual(weightedLevels(expected.indicators));
    expect(form?.total).toEqual(expected.total);
    expect(form?.project).toEqual(expected.project);
    expect(form?.currencyUnit).toEqual(expected.currencyUnit);
    expect(plain(form?.goals?.planned)).toEqual(plain(expected.goals?.planned));
  });
});
