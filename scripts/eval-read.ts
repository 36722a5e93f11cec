/**
 * Compares what the reader makes of a noisy text with a transcription by hand, cell by cell.
 * `npm run eval:read -- [text] [folder of forms]`
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { Evaluation, IndicatorNode } from "../src/evaluation/schema";
import { isBlank } from "../src/figure/printed";
import { readText } from "../src/import/text";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const [textPath, formsPath] = [
  resolve(root, process.argv[2] ?? "../shared/forms-text/jincheng-2024-part.txt"),
  resolve(root, process.argv[3] ?? "../shared/forms"),
];

interface Difference {
  readonly form: string;
  readonly field: string;
  readonly where: string;
  readonly expected: string;
  readonly read: string;
}

/** The fields the target is about; the rest is shown below the line. */
const COUNTED = new Set([
  "funds amount",
  "funds rate",
  "funds score",
  "weight",
  "initialTarget",
  "target",
  "actual",
  "score",
  "reason",
  "level weight",
  "total weight",
  "total score",
  "grade",
]);

class Tally {
  readonly cells = new Map<string, { equal: number; all: number }>();
  readonly differences: Difference[] = [];

  compare(form: string, field: string, where: string, expected: unknown, read: unknown): void {
    const [a, b] = [cellText(expected), cellText(read)];
    if (a === "" && b === "") return;
    const count = this.cells.get(field) ?? { equal: 0, all: 0 };
    this.cells.set(field, count);
    count.all += 1;
    if (a === b) count.equal += 1;
    else this.differences.push({ form, field, where, expected: a, read: b });
  }
}

function cellText(value: unknown): string {
  if (typeof value !== "string" && typeof value !== "number") return "";
  return isBlank(value) ? "" : String(value).replace(/\s+/g, "");
}

interface Row {
  readonly name: string;
  readonly node: IndicatorNode;
}

type Parent = IndicatorNode & { readonly children?: readonly Parent[] | undefined };

function rowsOf(nodes: readonly Parent[]): Row[] {
  return nodes.flatMap((node) =>
    node.children === undefined ? [{ name: cellText(node.name), node }] : rowsOf(node.children),
  );
}

function levelWeights(nodes: readonly Parent[]): Map<string, string> {
  const weights = new Map<string, string>();
  for (const node of nodes) {
    if (node.children === undefined) continue;
    weights.set(cellText(node.name).replace(/指标$/, ""), cellText(node.weight));
    for (const [name, weight] of levelWeights(node.children ?? [])) weights.set(name, weight);
  }
  return weights;
}

/** Pairs rows in order: the longest common subsequence of their names, then what stands between two pairs. */
function pairRows(expected: readonly Row[], read: readonly Row[]): [Row | null, Row | null][] {
  const lengths = expected.map(() => read.map(() => 0));
  const at = (i: number, j: number) => lengths[i]?.[j] ?? 0;
  for (let i = expected.length - 1; i >= 0; i -= 1) {
    for (let j = read.length - 1; j >= 0; j -= 1) {
      const same = expected[i]?.name === read[j]?.name;
      lengths[i]![j] = same ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const pairs: [Row | null, Row | null][] = [];
  let [i, j] = [0, 0];
  while (i < expected.length || j < read.length) {
    const [a, b] = [expected[i], read[j]];
    if (a !== undefined && b !== undefined && (a.name === b.name || at(i + 1, j + 1) === at(i, j))) {
      pairs.push([a, b]);
      i += 1;
      j += 1;
    } else if (a !== undefined && (b === undefined || at(i + 1, j) >= at(i, j + 1))) {
      pairs.push([a, null]);
      i += 1;
    } else {
      pairs.push([null, b ?? null]);
      j += 1;
    }
  }
  return pairs;
}

const AMOUNTS = ["appliedBudget", "initialBudget", "budget", "executed", "carryover"] as const;
const ROW_FIELDS = ["initialTarget", "target", "actual", "weight", "score", "reason"] as const;

function compareFunds(tally: Tally, id: string, expected: Evaluation, read: Evaluation | null): void {
  const lines = (form: Evaluation | null) =>
    new Map([
      ["total", form?.funds?.total],
      ...(form?.funds?.sources ?? []).map((source) => [cellText(source.name), source] as const),
    ]);
  const [a, b] = [lines(expected), lines(read)];
  const names = (form: Evaluation | null) => (form?.funds?.sources ?? []).map((source) => source.name);
  const [x, y] = [names(expected), names(read)];
  for (let i = 0; i < Math.max(x.length, y.length); i += 1) {
    tally.compare(id, "source name", `source ${i + 1}`, x[i], y[i]);
  }
  for (const name of new Set([...a.keys(), ...b.keys()])) {
    const [x, y] = [a.get(name), b.get(name)];
    for (const key of AMOUNTS) tally.compare(id, "funds amount", `${name}.${key}`, x?.[key], y?.[key]);
    tally.compare(id, "funds rate", name, x?.rate, y?.rate);
    tally.compare(id, "funds score", name, x?.score, y?.score);
  }
}

function compareRows(tally: Tally, id: string, expected: Evaluation, read: Evaluation | null): void {
  for (const [a, b] of pairRows(rowsOf(expected.indicators), rowsOf(read?.indicators ?? []))) {
    const where = a?.name ?? `(only read) ${b?.name ?? ""}`;
    tally.compare(id, "row name", where, a?.node.name, b?.node.name);
    for (const key of ROW_FIELDS) tally.compare(id, key, where, a?.node[key], b?.node[key]);
  }
  const [a, b] = [levelWeights(expected.indicators), levelWeights(read?.indicators ?? [])];
  for (const name of new Set([...a.keys(), ...b.keys()])) {
    tally.compare(id, "level weight", name, a.get(name), b.get(name));
  }
}

function compareForm(tally: Tally, expected: Evaluation, read: Evaluation | null): void {
  const id = expected.id ?? "?";
  compareFunds(tally, id, expected, read);
  compareRows(tally, id, expected, read);
  tally.compare(id, "total weight", "total", expected.total?.weight, read?.total?.weight);
  tally.compare(id, "total score", "total", expected.total?.score, read?.total?.score);
  tally.compare(id, "grade", "total", expected.total?.grade, read?.total?.grade);
  tally.compare(id, "title", "title", expected.title, read?.title);
  tally.compare(id, "year and unit", "year", expected.year, read?.year);
  tally.compare(id, "year and unit", "unit", expected.currencyUnit, read?.currencyUnit);
  for (const key of ["name", "department", "implementer"] as const) {
    tally.compare(id, "project", key, expected.project?.[key], read?.project?.[key]);
  }
  for (const key of ["planned", "achieved"] as const) {
    tally.compare(id, "goals", key, expected.goals?.[key], read?.goals?.[key]);
  }
  const [a, b] = [expected.analysis ?? {}, read?.analysis ?? {}];
  for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
    tally.compare(id, "analysis", key, a[key], b[key]);
  }
}

function share(equal: number, all: number): string {
  return all === 0 ? "–" : `${((100 * equal) / all).toFixed(2)}%`;
}

function printTable(tally: Tally): { equal: number; all: number } {
  const sum = { equal: 0, all: 0 };
  const line = (name: string, count: { equal: number; all: number }) =>
    console.log(
      `${name.padEnd(16)} ${String(count.equal).padStart(5)} / ${String(count.all).padStart(5)}  ${share(count.equal, count.all).padStart(8)}`,
    );
  for (const [field, count] of tally.cells) {
    if (!COUNTED.has(field)) continue;
    line(field, count);
    sum.equal += count.equal;
    sum.all += count.all;
  }
  line("ALL OF THESE", sum);
  console.log("---- beside them");
  for (const [field, count] of tally.cells) if (!COUNTED.has(field)) line(field, count);
  return sum;
}

function main(): number {
  for (const path of [textPath, formsPath]) {
    if (existsSync(path)) continue;
    console.error(
      `Not found: ${path}\nGive the text and the folder of transcribed forms: npm run eval:read -- TEXT FOLDER`,
    );
    return 2;
  }
  const read = readText(readFileSync(textPath, "utf8")).evaluations.map((form) => form.evaluation);
  const files = readdirSync(formsPath)
    .filter((file) => file.endsWith(".json"))
    .sort();
  const tally = new Tally();
  for (const file of files) {
    const expected = JSON.parse(readFileSync(join(formsPath, file), "utf8")) as Evaluation;
    const match =
      read.find((form) => cellText(form.title) === cellText(expected.title)) ??
      read.find((form) => cellText(form.project?.name) === cellText(expected.project?.name));
    compareForm(tally, { ...expected, id: expected.id ?? file }, match ?? null);
  }
  console.log(`${read.length} forms read, ${files.length} transcribed`);
  const sum = printTable(tally);
  console.log("\nDiffering cells (transcription → read):");
  for (const { form, field, where, expected, read: got } of tally.differences) {
    const cut = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}…` : text || "(blank)");
    console.log(`${form}  ${field}  ${where}:  ${cut(expected)}  →  ${cut(got)}`);
  }
  return sum.all > 0 && sum.equal / sum.all >= 0.98 && read.length === files.length ? 0 : 1;
}

process.exitCode = main();
