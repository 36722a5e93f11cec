import type { Assessment } from "../../assess/assessment";
import type { Finding, Suppressed } from "../../check/finding";
import type { Bilingual } from "../../errors";
import type { Evaluation } from "../../evaluation/schema";
import { expectedText } from "../../explain/expectedText";
import type { Slip } from "../../repair/slips";
import type { Ruleset, Severity } from "../../ruleset/schema";
import { fingerprint } from "../../suppress/fingerprint";
import { cellName } from "../cellName";
import { clip, clipTexts, SHORT } from "./clip";
import { compareByPlace } from "./readingOrder";
import { type WaterfallStep, waterfallOf } from "./waterfall";

/** All that is drawn of one form. Plain data: made where the form is assessed, drawn wherever. */
export interface FormView {
  readonly row: RowView;
  /** What it was judged by. */
  readonly ruleset: RulesetView;
  /** As printed, long texts cut. */
  readonly evaluation: Evaluation;
  readonly execution: Assessment["execution"];
  readonly indicators: Assessment["indicators"];
  readonly total: Assessment["total"];
  readonly grade: Assessment["grade"];
  /** The likeliest ones. */
  readonly repairs: readonly RepairView[];
  /** How many there are in all. */
  readonly repairsFound: number;
  /** The most severe first, then by place on the form; numbered from 1. */
  readonly findings: readonly FindingView[];
  readonly waterfall: readonly WaterfallStep[];
  readonly checks: CheckView;
}

/** The ruleset a form was judged by, as it is named on the page. */
export interface RulesetView {
  readonly id: string;
  readonly version: string;
  readonly title: Bilingual;
}

/** A form as one line of a table of many. */
export interface RowView {
  /** Its number in the batch, from 0. */
  readonly index: number;
  readonly name: string;
  readonly project: string;
  /** File and line, where it came from. */
  readonly place: string;
  readonly stated: string | null;
  readonly accepted: string;
  /** What it was judged by: `mof-2020@1.0.0`. */
  readonly ruleset: string;
  readonly statedGrade: string | null;
  readonly acceptedGrade: string | null;
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  /** Findings someone accepted; counted here and nowhere else. */
  readonly suppressed: number;
  /** executed ÷ budget and ÷ initial budget, as ratios. */
  readonly rate: string | null;
  readonly initialRate: string | null;
  /** Codes of its findings, each once. */
  readonly codes: readonly string[];
}

/** A finding in words, with its number on the page. */
export interface FindingView {
  readonly number: number;
  readonly code: string;
  readonly severity: Severity;
  readonly path: string;
  /** The cell in words. */
  readonly cell: Bilingual;
  /** Where it stands in the sheet it was read from. */
  readonly sheetCell: string | null;
  readonly stated: string | null;
  readonly expected: string | null;
  readonly message: Bilingual;
  readonly reference: string | null;
  readonly related: readonly string[];
  readonly suppressed: Suppressed | null;
  readonly fingerprint: string;
}

/** A repair, its cells in words. */
export interface RepairView {
  readonly cells: readonly {
    readonly path: string;
    readonly name: Bilingual;
    readonly from: string | null;
    readonly to: string;
  }[];
  readonly slip: Slip;
  readonly resolves: readonly string[];
}

/** How many checks passed, failed and were not evaluated. */
export interface CheckView {
  readonly passed: number;
  readonly failed: number;
  readonly notEvaluated: number;
  /** The checks that could not look at a cell, and at how many. */
  readonly open: readonly { readonly code: string; readonly count: number }[];
}

/** Where a form stands in its batch. */
export interface FormPlace {
  readonly index?: number;
  readonly place?: string;
}

/**
 * What a page shows of a form: plain data, made where the form is assessed and drawn wherever.
 *
 * @param assessment - of this form under this ruleset
 */
export function formView(
  evaluation: Evaluation,
  assessment: Assessment,
  ruleset: Ruleset,
  place: FormPlace = {},
): FormView {
  const { execution, indicators, total, grade } = assessment;
  return {
    row: rowView(evaluation, assessment, place),
    ruleset: { id: ruleset.id, version: ruleset.version, title: clipTexts(ruleset.title, SHORT) },
    evaluation: clipTexts(evaluation),
    execution: clipTexts(execution, SHORT),
    indicators: clipTexts(indicators, 2 * SHORT),
    total,
    grade: clipTexts(grade, SHORT),
    repairs: assessment.repairs.slice(0, MOST_REPAIRS).map((repair) => repairView(evaluation, repair)),
    repairsFound: assessment.repairs.length,
    findings: inOrder(assessment.findings).map((finding, i) => findingView(evaluation, finding, i + 1)),
    waterfall: waterfallOf(evaluation, assessment, ruleset),
    checks: checkView(assessment),
  };
}

/** More than these are no help to choose from. */
const MOST_REPAIRS = 5;

/** The same without the steps of each calculation: the sentences tell them too. */
export function withoutSteps(view: FormView): FormView {
  const brief = <T extends { readonly explain?: Assessment["execution"]["explain"] }>(result: T): T =>
    result.explain === undefined ? result : { ...result, explain: { ...result.explain, steps: [] } };
  return { ...view, execution: brief(view.execution), indicators: view.indicators.map(brief) };
}

export function rowView(evaluation: Evaluation, assessment: Assessment, place: FormPlace = {}): RowView {
  const { total, grade, execution, findings } = assessment;
  const open = findings.filter(({ suppressed }) => suppressed === undefined);
  const count = (severity: Severity) => open.filter((finding) => finding.severity === severity).length;
  const project = clip(evaluation.project?.name ?? evaluation.title ?? "", SHORT);
  return {
    index: place.index ?? 0,
    name: clip(evaluation.id ?? project, SHORT),
    project,
    place: clip(place.place ?? "", SHORT),
    stated: total.stated,
    accepted: total.accepted,
    ruleset: `${assessment.ruleset.id}@${assessment.ruleset.version}`,
    statedGrade: grade.stated === null ? null : clip(grade.stated, 20),
    acceptedGrade: grade.ofAccepted,
    errors: count("error"),
    warnings: count("warning"),
    infos: count("info"),
    suppressed: findings.length - open.length,
    rate: execution.rate,
    initialRate: execution.onInitialBudget?.rate ?? null,
    codes: [...new Set(open.map(({ code }) => code))],
  };
}

const SEVERITIES: readonly Severity[] = ["error", "warning", "info"];

function inOrder(findings: readonly Finding[]): Finding[] {
  return [...findings].sort(
    (a, b) =>
      Number(a.suppressed !== undefined) - Number(b.suppressed !== undefined) ||
      SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
      compareByPlace(a.path, b.path),
  );
}

function findingView(evaluation: Evaluation, finding: Finding, number: number): FindingView {
  const { code, severity, path, stated, expected, message, reference, related, cell, suppressed } = finding;
  return {
    number,
    code,
    severity,
    path: clip(path, SHORT),
    cell: nameOfCell(evaluation, path),
    sheetCell: cell ?? null,
    stated: stated === null ? null : clip(stated, SHORT),
    expected: expected === null ? null : clip(expectedText(finding), SHORT),
    message: clipTexts(message, 4 * SHORT),
    reference: reference === null ? null : clip(reference, SHORT),
    related: related.slice(0, MOST_RELATED),
    suppressed: suppressed === undefined ? null : clipTexts(suppressed, SHORT),
    fingerprint: fingerprint(evaluation, finding),
  };
}

/** A total may be related to hundreds of rows. */
const MOST_RELATED = 60;

function nameOfCell(evaluation: Evaluation, path: string): Bilingual {
  return {
    zh: clip(cellName(evaluation, path, "zh"), SHORT),
    en: clip(cellName(evaluation, path, "en"), SHORT),
  };
}

function repairView(evaluation: Evaluation, repair: Assessment["repairs"][number]): RepairView {
  const { cells, slip, resolves } = repair;
  return {
    cells: cells.map(({ path, from, to }) => ({
      path,
      name: nameOfCell(evaluation, path),
      from: from === null ? null : clip(from, SHORT),
      to: clip(to, SHORT),
    })),
    slip,
    resolves,
  };
}

function checkView({ checks }: Assessment): CheckView {
  const sums = { passed: 0, failed: 0, notEvaluated: 0 };
  const open: { code: string; count: number }[] = [];
  for (const [code, { passed, failed, notEvaluated }] of Object.entries(checks)) {
    sums.passed += passed;
    sums.failed += failed;
    sums.notEvaluated += notEvaluated;
    if (notEvaluated > 0) open.push({ code, count: notEvaluated });
  }
  return { ...sums, open };
}
