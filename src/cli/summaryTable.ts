import type { Migration } from "../batch/migration";
import type { Reconciliation } from "../batch/reconcile";
import type { AmountSum, ExecutionSums, Summary } from "../batch/summary";
import type { Tally } from "../batch/tally";
import type { Language } from "../explain/message";
import { alignColumns } from "./columns";
import { percentOf } from "./percentOf";
import { printable } from "./printable";
import { type SummaryWords, summaryWords } from "./summaryWords";

/** A batch for a person: forms, funds, grades, findings, tells, and what moves. */
export function summaryTable(summary: Summary, reconciliation: Reconciliation, lang: Language): string {
  const words = summaryWords[lang];
  const parts = [
    alignColumns(overview(summary, words)),
    alignColumns([words.gradeColumns, ...gradeRows(summary)], [1, 2, 3]),
    alignColumns([words.totalColumns, ...totalRows(summary)], [1, 2]),
    alignColumns([words.findingColumns, ...findingRows(summary)], [1, 2, 3, 4]),
  ];
  if (summary.migration !== null) parts.push(...migrationTables(summary.migration, summary.forms, words));
  const { findings, truncated } = reconciliation;
  if (findings.length > 0) {
    const lines = findings.map(
      ({ code, severity, message }) =>
        `${words.severity[severity]} ${code}  ${printable(message[lang], 400)}\n`,
    );
    parts.push(lines.join("") + (truncated ? words.truncated : ""));
  }
  return parts.join("\n");
}

function overview(summary: Summary, words: SummaryWords): string[][] {
  const { forms, errors, funds, execution, fullMarks, texts } = summary;
  const rows = [
    [words.forms, String(forms)],
    [words.unreadable, `${errors}${errors > 0 ? ` (${tally(summary.errorCodes)})` : ""}`],
    [words.rulesets, tally(summary.rulesets)],
    [words.funds.initialBudget, amount(funds.initialBudget, forms, words)],
    [words.funds.budget, amount(funds.budget, forms, words)],
    [words.funds.executed, amount(funds.executed, forms, words)],
    [words.rateOnBudget, rate(execution.onBudget, forms, words)],
    [words.rateOnInitial, rate(execution.onInitialBudget, forms, words)],
    [words.fullMarks, words.fullMarksOf(fullMarks, percentOf(fullMarks.forms, forms))],
  ];
  const isSample = !texts.projects.complete || !texts.goals.complete || !texts.reasons.complete;
  if (isSample) rows.push([words.duplicates, words.sampled]);
  return rows;
}

function amount({ forms, sum }: AmountSum, all: number, words: SummaryWords): string {
  return `${sum} 万元${forms < all ? words.ofForms(forms) : ""}`;
}

function rate({ forms, base, executed }: ExecutionSums, all: number, words: SummaryWords): string {
  return `${percentOf(executed, base)}${forms < all ? words.ofForms(forms) : ""}`;
}

function gradeRows({ grades }: Summary): string[][] {
  const columns = [grades.stated, grades.recomputed, grades.accepted];
  const names = [...new Set(columns.flatMap((column) => Object.keys(column)))];
  // Best first, as far as the order of the counts tells; none last.
  names.sort((a, b) => Number(a === "") - Number(b === "") || count(columns[2]!, b) - count(columns[2]!, a));
  return names.map((name) => [printable(name || "-", 10), ...columns.map((c) => String(count(c, name)))]);
}

function count(counts: Tally, key: string): number {
  return Object.hasOwn(counts, key) ? counts[key]! : 0;
}

/** Totals by tens of points. */
function totalRows({ totals }: Summary): string[][] {
  const bins = ["<0", "0–59", "60–69", "70–79", "80–89", "90–99", "100", ">100", "-"];
  const stated = inBins(totals.stated);
  const accepted = inBins(totals.accepted);
  return bins
    .filter((bin) => stated.has(bin) || accepted.has(bin))
    .map((bin) => [bin, String(stated.get(bin) ?? 0), String(accepted.get(bin) ?? 0)]);
}

function inBins(totals: Tally): Map<string, number> {
  const bins = new Map<string, number>();
  for (const [points, forms] of Object.entries(totals)) {
    const bin = binOf(points);
    bins.set(bin, (bins.get(bin) ?? 0) + forms);
  }
  return bins;
}

function binOf(points: string): string {
  if (points === "") return "-";
  if (points.startsWith("<") || points.startsWith(">") || points === "100") return points;
  const tens = Math.floor(Number(points) / 10);
  return tens < 6 ? "0–59" : `${tens}0–${tens}9`;
}

function findingRows({ findings }: Summary): string[][] {
  return Object.entries(findings)
    .sort(([a, m], [b, n]) => n.forms - m.forms || (a < b ? -1 : 1))
    .map(([code, n]) => [code, String(n.error), String(n.warning), String(n.info), String(n.forms)]);
}

function migrationTables(migration: Migration, all: number, words: SummaryWords): string[] {
  const to = [...new Set(Object.values(migration.matrix).flatMap((row) => Object.keys(row)))].sort();
  const matrix = Object.entries(migration.matrix).map(([from, row]) => [
    printable(from || "-", 10),
    ...to.map((grade) => String(count(row, grade))),
  ]);
  const head = [words.fromTo, ...to.map((grade) => printable(grade || "-", 10))];
  const parameters = Object.entries(migration.byParameter).map(([name, { moved, regraded }]) => [
    name,
    String(moved),
    String(regraded),
  ]);
  const findings = Object.entries(migration.findings)
    .sort(([a, m], [b, n]) => n.forms - m.forms || (a < b ? -1 : 1))
    .map(([code, { appearing, vanishing, forms }]) => [
      code,
      `+${appearing}`,
      `−${vanishing}`,
      String(forms),
    ]);
  const right = head.map((_, index) => index).slice(1);
  return [
    `${words.moved(migration, all)}\n${alignColumns([head, ...matrix], right)}`,
    ...(parameters.length > 0 ? [alignColumns([words.parameterColumns, ...parameters], [1, 2])] : []),
    ...(findings.length > 0 ? [alignColumns([words.movedFindingColumns, ...findings], [1, 2, 3])] : []),
  ];
}

function tally(counts: Tally): string {
  return Object.entries(counts)
    .map(([word, n]) => `${word} ${n}`)
    .join(", ");
}
