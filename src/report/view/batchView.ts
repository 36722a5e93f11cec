import type { Summary } from "../../batch/summary";
import type { Bilingual } from "../../errors";
import type { Severity } from "../../ruleset/schema";
import type { RowView } from "./formView";

/** All that is drawn of many forms. */
export interface BatchView {
  /** What the forms were judged by, as `id@version`. */
  readonly rulesets: readonly string[];
  readonly rows: readonly RowView[];
  /** How many forms have each grade; `""` where there is none. */
  readonly grades: {
    readonly stated: Readonly<Record<string, number>>;
    readonly accepted: Readonly<Record<string, number>>;
  };
  /** Kinds of findings, in the most forms first. */
  readonly findings: readonly FindingKind[];
  readonly checks: { readonly passed: number; readonly failed: number; readonly notEvaluated: number };
  /** What could not be read. */
  readonly problems: readonly Problem[];
}

export interface FindingKind {
  readonly code: string;
  readonly severity: Severity;
  readonly count: number;
  readonly forms: number;
}

/** Something that could not be read: where, and why. */
export interface Problem {
  readonly place: string;
  readonly message: Bilingual;
}

/**
 * @param rows - of the forms that could be assessed, in order
 * @param summary - of the same forms
 */
export function batchView(
  rows: readonly RowView[],
  summary: Summary,
  problems: readonly Problem[] = [],
): BatchView {
  const checks = { passed: 0, failed: 0, notEvaluated: 0 };
  for (const counts of Object.values(summary.checks)) {
    checks.passed += counts.passed;
    checks.failed += counts.failed;
    checks.notEvaluated += counts.notEvaluated;
  }
  return {
    rulesets: [...new Set(rows.map(({ ruleset }) => ruleset))],
    rows,
    grades: { stated: summary.grades.stated, accepted: summary.grades.accepted },
    findings: findingKinds(summary),
    checks,
    problems,
  };
}

function findingKinds({ findings }: Summary): FindingKind[] {
  const kinds = Object.entries(findings).map(([code, { error, warning, info, forms }]): FindingKind => {
    const severity = error > 0 ? "error" : warning > 0 ? "warning" : "info";
    return { code, severity, count: error + warning + info, forms };
  });
  return kinds.sort((a, b) => b.forms - a.forms || (a.code < b.code ? -1 : 1));
}
