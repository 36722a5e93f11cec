import picocolors from "picocolors";
import type { CheckCounts, Finding } from "../check/finding";
import type { Language } from "../explain/message";
import { cellName } from "../report/cellName";
import type { Ruleset } from "../ruleset/schema";
import { accountsDetails, accountsName, portfolioText } from "./accountsText";
import type { AssessedAccounts, AssessedForm, Outcome } from "./assessInputs";
import { alignColumns } from "./columns";
import { explanationText } from "./explanations";
import { type Colors, findingLines, severityCounts } from "./findingLines";
import { type CliIO, print } from "./io";
import { printable } from "./printable";
import { placeOf } from "./problems";
import { repairLines } from "./repairLines";
import type { ResultWriter } from "./resultWriter";
import { type TableWords, tableWords } from "./words";

/** For a person: one line per form, then the findings of each form, then the batch as a whole. */
export function createTableWriter(io: CliIO, lang: Language): ResultWriter {
  const words = tableWords[lang];
  const colors = picocolors.createColors(wantsColor(io));
  const totals = new BatchTotals();
  const rows: string[][] = [words.columns.map((column) => colors.bold(column))];
  const details: string[] = [];
  const rulesets = new Map<Ruleset, number>();
  return {
    async add(outcome) {
      totals.add(outcome);
      if (outcome.kind === "unreadable") {
        const name = outcome.problems[0] ? placeOf(outcome.problems[0]) : "";
        rows.push([name, colors.red(words.unreadable)]);
      } else if (outcome.kind === "accounts") {
        rows.push(accountsRow(outcome, words, colors));
        details.push(accountsDetails(outcome, lang, colors));
      } else {
        rulesets.set(outcome.ruleset, (rulesets.get(outcome.ruleset) ?? 0) + 1);
        rows.push(formRow(outcome, words, colors));
        const detail =
          formDetails(outcome, lang, colors) +
          repairLines(outcome, lang) +
          explanationText(outcome, outcome.ruleset, lang);
        if (detail !== "") details.push(`${formHeading(outcome, words, colors)}\n${detail}`);
      }
    },
    async addPortfolio(portfolio) {
      totals.addChecks(portfolio);
      details.push(portfolioText(portfolio, lang, colors));
    },
    async end() {
      await print(io.stdout, alignColumns(rows, [1, 2, 5, 6, 7]));
      for (const detail of details) await print(io.stdout, `\n${detail}`);
      const lines = [
        ...totals.lines(words),
        ...[...rulesets].map(([{ id, version, title }, forms]) =>
          words.ruleset(`${id}@${version}`, printable(title[lang]), rulesets.size > 1 ? forms : null),
        ),
      ];
      await print(io.stdout, `\n${lines.map((line) => `${line}\n`).join("")}`);
    },
  };
}

/** Colours on a terminal, or where asked for; NO_COLOR (https://no-color.org) always wins. */
function wantsColor({ env, stdout }: CliIO): boolean {
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR !== undefined) return env.FORCE_COLOR !== "0" && env.FORCE_COLOR !== "false";
  return stdout.isTTY === true && env.TERM !== "dumb";
}

const NONE = "-";
function formRow(outcome: AssessedForm, words: TableWords, colors: Colors): string[] {
  const { total, grade, findings } = outcome.assessment;
  return [
    formName(outcome, words),
    total.stated ?? NONE,
    total.accepted,
    printable(grade.stated ?? NONE, 10),
    grade.ofAccepted ?? NONE,
    ...severityCounts(findings, colors),
  ];
}

function accountsRow({ assessment }: AssessedAccounts, words: TableWords, colors: Colors): string[] {
  const none = [NONE, NONE, NONE, NONE];
  return [accountsName(assessment, words), ...none, ...severityCounts(assessment.findings, colors)];
}

function formName({ evaluation }: AssessedForm, words: TableWords): string {
  return printable(evaluation.id ?? evaluation.project?.name ?? evaluation.title ?? words.unnamed, 40);
}

function formHeading(outcome: AssessedForm, words: TableWords, colors: Colors): string {
  const { evaluation, file, line, source } = outcome;
  const name = formName(outcome, words);
  const project = printable(evaluation.project?.name ?? "", 60);
  const place = placeOf({ file, line, column: null, cell: source?.cell ?? null });
  return colors.bold([name, project === name ? "" : project, place].filter((part) => part !== "").join("  "));
}

/** Two lines a finding, the most severe first: what and where, then why. */
function formDetails({ evaluation, assessment }: AssessedForm, lang: Language, colors: Colors): string {
  return findingLines(assessment.findings, (path) => cellName(evaluation, path, lang), lang, colors);
}

/** What a batch comes to. */
class BatchTotals {
  private forms = 0;
  private accounts = 0;
  private unreadable = 0;
  private readonly withErrors = { forms: 0, accounts: 0 };
  private readonly findings = { error: 0, warning: 0, info: 0 };
  private readonly checks = { passed: 0, failed: 0, notEvaluated: 0 };
  private readonly stated = new Map<string, number>();
  private readonly accepted = new Map<string, number>();

  add(outcome: Outcome): void {
    if (outcome.kind === "unreadable") {
      this.unreadable += 1;
      return;
    }
    this.addChecks(outcome.assessment);
    const hasErrors = outcome.assessment.findings.some((finding) => finding.severity === "error");
    if (outcome.kind === "accounts") {
      this.accounts += 1;
      this.withErrors.accounts += Number(hasErrors);
      return;
    }
    const { grade } = outcome.assessment;
    this.forms += 1;
    this.withErrors.forms += Number(hasErrors);
    countOne(this.stated, grade.stated ?? NONE);
    countOne(this.accepted, grade.ofAccepted ?? NONE);
  }

  addChecks(of: { findings: readonly Finding[]; checks: Readonly<Record<string, CheckCounts>> }): void {
    for (const finding of of.findings) this.findings[finding.severity] += 1;
    for (const counts of Object.values(of.checks)) {
      this.checks.passed += counts.passed;
      this.checks.failed += counts.failed;
      this.checks.notEvaluated += counts.notEvaluated;
    }
  }

  lines(words: TableWords): string[] {
    const batch = words.batch(this.forms, this.accounts, this.unreadable, this.withErrors);
    if (this.forms + this.accounts === 0) return [batch];
    const { error, warning, info } = this.findings;
    const { passed, failed, notEvaluated } = this.checks;
    return [
      batch,
      words.findings(error, warning, info),
      words.checks(passed, failed, notEvaluated),
      ...(this.forms > 0 ? [words.grades(tally(this.stated), tally(this.accepted))] : []),
    ];
  }
}

function countOne(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** `优 21, 良 2, - 1`, the most frequent first. */
function tally(counts: ReadonlyMap<string, number>): string {
  const entries = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return entries.map(([grade, count]) => `${printable(grade, 10)} ${count}`).join(", ");
}
