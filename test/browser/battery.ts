import { readFigure } from "../../src/figure/printed";
import {
  applyRepair,
  assess,
  assessMany,
  checkBatch,
  compare,
  createSuppressor,
  diffRulesets,
  duplicatesIn,
  type Evaluation,
  EvaluationError,
  emptySummary,
  fingerprint,
  inferFormula,
  lintRuleset,
  mergeSummaries,
  parseEvaluation,
  parseRuleset,
  type Ruleset,
  reconcile,
  safeParseClaims,
  safeParseEvaluation,
  safeParseRuleset,
  safeParseSuppressions,
  selectRuleset,
  summarize,
  toSuppression,
} from "../../src/index";
import { rulesets } from "../../src/rulesets";
import { readValue } from "../../src/value/readValue";
import { unitAlone, unitInName } from "../../src/value/units";
import { documents } from "../evaluation/documents";
import { formOf, TEXTS } from "../report/hostileForms";
import { HOSTILE } from "../ruleset/hostileRulesets";
import { BLANKS, COMPARATORS, DATES, JUDGEMENTS, LABELS, NUMBERS, UNITS } from "../value/edgeCells";
import { randomCells } from "../value/randomCells";
import { LAYOUT_A, LAYOUT_B, OTHER_PRINTS } from "../value/realCells";

/** What is read from files, which a browser cannot. */
export interface Given {
  /** Those shipped and those of the cases, bases first. */
  readonly rulesetFiles: readonly { readonly name: string; readonly file: unknown }[];
  readonly cases: readonly { readonly title: string; readonly ruleset: string; readonly form: unknown }[];
  readonly forms: readonly { readonly name: string; readonly form: unknown }[];
}

/** Each thing tried, and all that came of it, as JSON. */
export type Outcome = readonly [tried: string, json: string];

const UNDER = ["mof-2020", "hubei-80-20", "integrated-system", "guangxi"] as const;

/**
 * Tries the core on all it is made for and on hostile input. Nothing is caught but what should be thrown: where the
 * core fails, so does this.
 */
export function runBattery({ rulesetFiles, cases, forms }: Given): Outcome[] {
  const known = parseAll(rulesetFiles);
  const named = (id: string) => {
    const ruleset = known[id];
    if (ruleset === undefined) throw new Error(`there is no ruleset ${id}`);
    return ruleset;
  };
  return [
    ...rulesetFiles.map(({ name, file }) => outcome(`ruleset ${name}`, tryRuleset(file, known))),
    ...HOSTILE.map(([title, data]) => outcome(`hostile ruleset: ${title}`, tryRuleset(data, rulesets))),
    ...cases.map(({ title, ruleset, form }) => outcome(`case ${title}`, tryForm(form, named(ruleset)))),
    ...UNDER.flatMap((id) => [
      ...forms.map(({ name, form }) => outcome(`form ${name} under ${id}`, tryForm(form, named(id)))),
      outcome(`all forms under ${id}`, tryBatch(forms, named(id))),
    ]),
    ...Object.entries(TEXTS).map(([name, text]) =>
      outcome(`form full of ${name}`, tryForm(formOf(text), rulesets["mof-2020"])),
    ),
    ...[...documents, ...hostileDocuments()].map(([title, data]) =>
      outcome(`document: ${title}`, tryDocument(data)),
    ),
    outcome("claims", safeParseClaims({ counts: 48, funds: ["1"], grades: { 优: -1 } })),
    outcome("suppressions", safeParseSuppressions({ suppressions: [{ fingerprint: "x", by: "" }] })),
    ...cellsToRead().map((cell) => outcome(`cell ${JSON.stringify(cell)}`, tryCell(cell))),
  ];
}

/** Readings hold numbers of any size, which JSON does not know. */
function outcome(tried: string, value: unknown): Outcome {
  return [tried, JSON.stringify(value, (_, part) => (typeof part === "bigint" ? `${part}n` : part))];
}

function parseAll(files: Given["rulesetFiles"]): Record<string, Ruleset> {
  const known: Record<string, Ruleset> = {};
  for (const { file } of files) {
    const ruleset = parseRuleset(file, { known });
    known[ruleset.id] = ruleset;
  }
  return known;
}

function tryRuleset(data: unknown, known: Readonly<Record<string, Ruleset>>) {
  const parsed = safeParseRuleset(data, { known });
  const difference = parsed.success ? diffRulesets(rulesets["mof-2020"], parsed.data) : null;
  return { parsed, lint: lintRuleset(data, { known }), difference };
}

const brief = (form: Evaluation, ruleset: Ruleset) =>
  assess(form, ruleset, { explain: false, repair: false });

/** With every explanation; every repair is tried out. */
function tryForm(data: unknown, ruleset: Ruleset) {
  const form = parseEvaluation(data);
  const assessment = assess(form, ruleset);
  const repaired = assessment.repairs.map((repair) => brief(applyRepair(form, repair), ruleset));
  const fingerprints = assessment.findings.map((finding) => fingerprint(form, finding));
  const grounds = { by: "审核人", reason: "已核实" };
  const accepted = assessment.findings.slice(0, 1).map((finding) => toSuppression(form, finding, grounds));
  const { findings } = createSuppressor({ suppressions: accepted }, "2025-01-01").apply(form, assessment);
  const suppressed = findings.filter((finding) => finding.suppressed !== undefined);
  return { assessment, repaired, fingerprints, suppressed, selected: selectRuleset(form, rulesets) };
}

function tryBatch(forms: Given["forms"], ruleset: Ruleset) {
  const evaluations = forms.map(({ form }) => parseEvaluation(form));
  const summarized = (some: readonly unknown[]) => summarize(assessMany(some, ruleset));
  const odd = evaluations.filter((_, i) => i % 2 === 1);
  const even = evaluations.filter((_, i) => i % 2 === 0);
  const whole = summarized([...evaluations, { indicator: [] }]);
  return {
    whole,
    merged: mergeSummaries(mergeSummaries(emptySummary(), summarized(odd)), summarized(even)),
    duplicates: duplicatesIn(whole),
    reconciled: reconcile(whole, { count: 48, funds: "35095.05", grades: { 优: 46 } }),
    ownChecks: checkBatch(whole, ruleset),
    inferred: inferFormula(evaluations, ruleset),
    moves: compare(evaluations, rulesets["mof-2020"], ruleset),
  };
}

function tryDocument(data: unknown) {
  const { success } = safeParseEvaluation(data);
  try {
    parseEvaluation(data);
    return { success };
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error;
    return { success, code: error.code, path: error.path, message: error.message, issues: error.issues };
  }
}

function hostileDocuments(): [title: string, data: unknown][] {
  const nested = (open: string, close: string) => `${open.repeat(20_000)}${close.repeat(20_000)}`;
  const keys = Array.from({ length: 10_000 }, (_, i) => `"k${i}":1`).join();
  const texts = {
    "10,000 unknown keys": `{"indicators":[],${keys}}`,
    "a key named __proto__": '{"indicators":[],"__proto__":{"polluted":true}}',
    "__proto__ in a row": '{"indicators":[{"__proto__":{"polluted":true}}]}',
    "__proto__ in meta, which may hold anything": '{"indicators":[],"meta":{"__proto__":{"polluted":true}}}',
    constructor: '{"indicators":[],"constructor":{"prototype":{"polluted":true}}}',
    "toString in a project": '{"indicators":[],"project":{"toString":"x"}}',
    "20,000 lists in one another": nested("[", "]"),
    "20,000 objects in one another": `{"indicators":[],"meta":${nested('[{"a":', "}]").replace(":}", ":1}")}}`,
    "20,000 levels of children": `{"indicators":[${nested('{"children":[', "]}")}]}`,
    "a key of 100,000 characters": `{"indicators":[],"${"长/".repeat(50_000)}":1}`,
  };
  return Object.entries(texts).map(([title, text]) => [title, JSON.parse(text)]);
}

function cellsToRead(): string[] {
  const real = [LAYOUT_A, LAYOUT_B, OTHER_PRINTS];
  const edges = [COMPARATORS, NUMBERS, UNITS, LABELS, DATES, JUDGEMENTS, BLANKS];
  return [...[...real, ...edges].flat().map(([cell]) => cell), ...randomCells(9, 500)];
}

function tryCell(cell: string) {
  return {
    figure: readFigure(cell),
    value: readValue(cell, { year: 2024 }),
    alone: unitAlone(cell),
    inName: unitInName(cell),
  };
}
