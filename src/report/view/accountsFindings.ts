import type { AccountsDocument, AccountsRules, StatementRow } from "../../accounts/index";
import type { CheckCounts, Finding } from "../../check/finding";
import type { Bilingual } from "../../errors";
import { expectedText } from "../../explain/expectedText";
import type { Severity } from "../../ruleset/schema";
import { fingerprint } from "../../suppress/fingerprint";
import { bySeverity } from "./bySeverity";
import { clip, clipTexts, SHORT } from "./clip";
import type { FindingView } from "./formView";

/** The findings of a part of final accounts, and how its checks came out. */
export interface FindingsDrawn {
  readonly counts: Readonly<Record<Severity, number>>;
  readonly findings: readonly FindingView[];
  readonly checks: CheckCounts;
}

/** How findings are numbered and their cells named. */
export interface Naming {
  /** Of the document. */
  readonly id: string;
  readonly first: number;
  readonly nameOf: (path: string) => Bilingual;
  readonly prefix: string;
}

/** More than these are no help to look through. */
const MOST_FINDINGS = 300;

/** The most severe first, numbered on. */
export function findingViews(findings: readonly Finding[], naming: Naming): FindingView[] {
  return bySeverity(findings)
    .slice(0, MOST_FINDINGS)
    .map((finding, index) => findingView(finding, naming.first + index, naming));
}

export function countsOf(findings: readonly Finding[]): FindingsDrawn["counts"] {
  const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  return { error: count("error"), warning: count("warning"), info: count("info") };
}

function findingView(finding: Finding, number: number, { id, nameOf, prefix }: Naming): FindingView {
  const { code, severity, path, stated, expected, message, reference, related, cell } = finding;
  return {
    number,
    code,
    severity,
    path: prefix + clip(path, SHORT),
    cell: nameOf(path),
    sheetCell: cell ?? null,
    stated: stated === null ? null : clip(stated, SHORT),
    expected: expected === null ? null : clip(expectedText(finding), SHORT),
    message: clipTexts(message, 4 * SHORT),
    reference: reference === null ? null : clip(reference, SHORT),
    related: related.slice(0, 60).map((other) => prefix + other),
    suppressed: null,
    fingerprint: fingerprint({ id, indicators: [] }, finding),
  };
}

export function sumOfChecks(checks: Readonly<Record<string, CheckCounts>>): CheckCounts {
  const sums = { passed: 0, failed: 0, notEvaluated: 0 };
  for (const { passed, failed, notEvaluated } of Object.values(checks)) {
    sums.passed += passed;
    sums.failed += failed;
    sums.notEvaluated += notEvaluated;
  }
  return sums;
}

export function labelOf({ code, name }: StatementRow): string {
  return clip([code, name].filter((word) => word !== undefined).join(" "), SHORT);
}

/** What a cell is called, for its JSON Pointer: `公开03表 20103 … · 项目支出`. */
export class Names {
  constructor(
    private readonly document: AccountsDocument,
    private readonly rules: AccountsRules,
  ) {}

  of(path: string): Bilingual {
    const [, part, index = "", , row = "", , column = ""] = path.split("/");
    if (part === "narrative") {
      const heading = this.document.narrative[Number(index)]?.headings.at(-1) ?? "";
      return { zh: clip(`情况说明 · ${heading}`, SHORT), en: clip(`text · ${heading}`, SHORT) };
    }
    const table = this.document.tables[Number(index)];
    const found = table?.rows[Number(row)];
    if (table === undefined) return { zh: path, en: path };
    const title = this.rules.tables
      .find(({ number }) => number === table.number)
      ?.blocks.flatMap(({ columns }) => columns)
      .find(({ id }) => id === column)?.title;
    const label = found === undefined ? "" : labelOf(found);
    return {
      zh: clip([`公开${table.number}表 ${label}`.trim(), title?.zh].filter(Boolean).join(" · "), SHORT),
      en: clip([`table ${table.number} ${label}`.trim(), title?.en].filter(Boolean).join(" · "), SHORT),
    };
  }
}
