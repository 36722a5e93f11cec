import type { CheckCounts } from "../check/finding";
import type { Evaluation } from "../evaluation/schema";
import { add, type Exact, exact, format, ZERO } from "../figure/exact";
import { type Brief, briefOf } from "./brief";
import { amountsOfForm, type FormAmounts, FUNDS_COLUMNS, type FundsColumn } from "./formAmounts";
import { isFullMarks } from "./fullMarks";
import { type Compared, type Migration, MigrationBuilder, nameOfRuleset } from "./migration";
import type { FormOutcome } from "./outcome";
import { byKey, Counter, type Tally } from "./tally";
import { type TextSketch, TextSketchBuilder } from "./textSketch";

/** A sum over the forms that have the figure, exact, in 万元. */
export interface AmountSum {
  readonly forms: number;
  readonly sum: string;
  /** Σ ½·10⁻ᵈ of the printed amounts: how far the true sum may be from this one. */
  readonly slack: string;
}

/** Findings of one code, by severity; accepted ones are left out. */
export interface SeverityCounts {
  readonly error: number;
  readonly warning: number;
  readonly info: number;
  /** How many forms have at least one. */
  readonly forms: number;
}

/**
 * What a batch comes to: plain data, and a commutative monoid under `mergeSummaries` with `emptySummary()`, so
 * parts may be summarised anywhere and merged in any order. Its size does not grow with the number of forms
 * beyond that of the three text sketches.
 */
export interface Summary {
  readonly version: 1;
  /** Forms assessed. */
  readonly forms: number;
  /** Inputs that are no form or could not be assessed, and by which code. */
  readonly errors: number;
  readonly errorCodes: Tally;
  /** Forms by the ruleset they were assessed under, `id@version`. */
  readonly rulesets: Tally;
  /** Of the total lines, in 万元; a form without 金额单位 counts as 万元. */
  readonly funds: Readonly<Record<FundsColumn, AmountSum>>;
  readonly withoutUnit: number;
  /** Σ executed ÷ Σ of the base, over the forms that print both. */
  readonly execution: {
    readonly onBudget: ExecutionSums;
    readonly onInitialBudget: ExecutionSums & {
      /** Forms by their rate: the lower end of a tenth, `1` for exactly full, `>1` beyond. */
      readonly distribution: Tally;
    };
  };
  readonly grades: {
    /** As printed; `""` where none is. */
    readonly stated: Tally;
    /** The band of the printed total. */
    readonly recomputed: Tally;
    /** The band of the accepted total. */
    readonly accepted: Tally;
    /** As printed, else the band of the printed total: what an owner's own count of grades rests on. */
    readonly declared: Tally;
  };
  /** Totals by whole points (98.94 counts under `98`), `<0` and `>100` beyond, `""` where none is printed. */
  readonly totals: { readonly stated: Tally; readonly accepted: Tally; readonly acceptedSum: string };
  readonly findings: Readonly<Record<string, SeverityCounts>>;
  readonly checks: Readonly<Record<string, CheckCounts>>;
  /** Forms with every indicator at full marks; of these, money unspent, and more than a fifth of it. */
  readonly fullMarks: {
    readonly forms: number;
    readonly unspent: number;
    readonly largelyUnspent: number;
    readonly unspentOnInitialBudget: number;
  };
  readonly texts: { readonly projects: TextSketch; readonly goals: TextSketch; readonly reasons: TextSketch };
  /** What moves under a second ruleset, where one was given. */
  readonly migration: Migration | null;
}

/** Sums in 万元 over the forms that print both amounts: the base of the rate, and what was executed. */
export interface ExecutionSums {
  readonly forms: number;
  readonly base: string;
  readonly executed: string;
}

/** The summary of no forms: the neutral element of `mergeSummaries`. */
export function emptySummary(): Summary {
  return new SummaryBuilder().build();
}

/** The summary with one more form. A loop over many forms is faster with `summarize` or a `SummaryBuilder`. */
export function addToSummary(summary: Summary, outcome: FormOutcome): Summary {
  const builder = new SummaryBuilder();
  builder.merge(summary);
  builder.add(outcome);
  return builder.build();
}

/** Associative and commutative, `emptySummary()` its neutral element. */
export function mergeSummaries(a: Summary, b: Summary): Summary {
  const builder = new SummaryBuilder();
  builder.merge(a);
  builder.merge(b);
  return builder.build();
}

/**
 * What a batch comes to; forms are taken one by one and none is kept.
 *
 * @param outcomes - as `assessMany` yields them
 * @example summarize(assessMany(documents, mof2020)).grades.accepted // { 优: 22, 良: 2 }
 */
export function summarize(outcomes: Iterable<FormOutcome>): Summary {
  const builder = new SummaryBuilder();
  for (const outcome of outcomes) builder.add(outcome);
  return builder.build();
}

type MutableCounts<T> = { -readonly [K in keyof T]: T[K] };
type AmountTotals = { forms: number; sum: Exact; slack: Exact };
type ExecutionTotals = { forms: number; base: Exact; executed: Exact };

/** Collects a summary in place, in bounded memory. */
export class SummaryBuilder {
  private forms = 0;
  private errors = 0;
  private withoutUnit = 0;
  private readonly errorCodes = new Counter();
  private readonly rulesets = new Counter();
  private readonly funds = {
    initialBudget: noAmounts(),
    budget: noAmounts(),
    executed: noAmounts(),
  };
  private readonly onBudget = noExecution();
  private readonly onInitialBudget = noExecution();
  private readonly rates = new Counter();
  private readonly grades = {
    stated: new Counter(),
    recomputed: new Counter(),
    accepted: new Counter(),
    declared: new Counter(),
  };
  private readonly totals = { stated: new Counter(), accepted: new Counter() };
  private acceptedSum = ZERO;
  private readonly findings = new Map<string, MutableCounts<SeverityCounts>>();
  private readonly checks = new Map<string, MutableCounts<CheckCounts>>();
  private readonly fullMarks = { forms: 0, unspent: 0, largelyUnspent: 0, unspentOnInitialBudget: 0 };
  private readonly projects = new TextSketchBuilder({ minLength: 2, withSignature: false });
  private readonly goals = new TextSketchBuilder({ minLength: 20, withSignature: true });
  private readonly reasons = new TextSketchBuilder({ minLength: 10, withSignature: true });
  private readonly migration = new MigrationBuilder();

  add(outcome: FormOutcome): void {
    if (outcome.kind === "unreadable") {
      this.errors += 1;
      this.errorCodes.add(outcome.issues[0]?.code ?? "invalid");
      return;
    }
    this.addForm(outcome.evaluation, briefOf(outcome.assessment), outcome.ref);
  }

  /** @param ref - how lists name the form where it has no `id` */
  addForm(evaluation: Evaluation, brief: Brief, ref?: string): void {
    this.forms += 1;
    this.rulesets.add(nameOfRuleset(brief.ruleset));
    this.addFunds(amountsOfForm(evaluation));
    this.addGrades(brief);
    this.addFindings(brief);
    this.addMarks(evaluation, brief);
    this.addTexts(evaluation, ref);
  }

  private addFunds(amounts: FormAmounts): void {
    if (!amounts.hasUnit) this.withoutUnit += 1;
    for (const column of FUNDS_COLUMNS) {
      const value = amounts[column];
      if (value === null) continue;
      const totals = this.funds[column];
      totals.forms += 1;
      totals.sum = add(totals.sum, value);
      totals.slack = add(totals.slack, amounts.slack);
    }
    addExecution(this.onBudget, amounts.budget, amounts.executed);
    addExecution(this.onInitialBudget, amounts.initialBudget, amounts.executed);
  }

  private addGrades({ grade, total, execution }: Brief): void {
    this.grades.stated.add(grade.stated ?? "");
    this.grades.recomputed.add(grade.ofStatedTotal ?? "");
    this.grades.accepted.add(grade.ofAccepted ?? "");
    this.grades.declared.add(grade.stated ?? grade.ofStatedTotal ?? "");
    this.totals.stated.add(total.stated === null ? "" : wholePoints(total.stated));
    this.totals.accepted.add(wholePoints(total.accepted));
    this.acceptedSum = add(this.acceptedSum, exact(total.accepted));
    if (execution.onInitialBudget !== null) this.rates.add(tenthOf(execution.onInitialBudget.rate));
  }

  private addFindings({ findings, checks }: Brief): void {
    let codes: string[] | null = null;
    for (const { code, severity, suppressed } of findings) {
      // What someone accepted is still listed with its form, and no longer counted.
      if (suppressed !== undefined) continue;
      const counts = mapGet(this.findings, code, noFindings);
      counts[severity] += 1;
      codes ??= [];
      if (!codes.includes(code)) {
        codes.push(code);
        counts.forms += 1;
      }
    }
    for (const counts of checks) addCounts(mapGet(this.checks, counts.code, noChecks), counts);
  }

  private addMarks(evaluation: Evaluation, { execution }: Brief): void {
    if (!isFullMarks(evaluation)) return;
    const { rate, onInitialBudget } = execution;
    this.fullMarks.forms += 1;
    if (isBelowOne(rate)) this.fullMarks.unspent += 1;
    if (isBelowFourFifths(rate)) this.fullMarks.largelyUnspent += 1;
    if (isBelowOne(onInitialBudget?.rate ?? null)) this.fullMarks.unspentOnInitialBudget += 1;
  }

  private addTexts(evaluation: Evaluation, ref?: string): void {
    const name = evaluation.id ?? ref ?? "";
    const { project, goals, funds, indicators } = evaluation;
    if (project?.name) this.projects.addForm([project.name], name);
    const texts: string[] = [];
    if (goals?.planned) texts.push(goals.planned);
    if (goals?.achieved && goals.achieved !== goals.planned) texts.push(goals.achieved);
    this.goals.addForm(texts, name);
    const reasons = reasonsIn(indicators, []);
    if (funds?.total?.reason) reasons.push(funds.total.reason);
    this.reasons.addForm(reasons, name);
  }

  /** Counts what became of a form under a second ruleset. */
  addCompared(compared: Compared): void {
    this.migration.add(compared);
  }

  merge(other: Summary): void {
    this.forms += other.forms;
    this.errors += other.errors;
    this.withoutUnit += other.withoutUnit;
    this.errorCodes.merge(other.errorCodes);
    this.rulesets.merge(other.rulesets);
    for (const column of FUNDS_COLUMNS) {
      const totals = this.funds[column];
      const { forms, sum, slack } = other.funds[column];
      totals.forms += forms;
      totals.sum = add(totals.sum, exact(sum));
      totals.slack = add(totals.slack, exact(slack));
    }
    mergeExecution(this.onBudget, other.execution.onBudget);
    mergeExecution(this.onInitialBudget, other.execution.onInitialBudget);
    this.rates.merge(other.execution.onInitialBudget.distribution);
    for (const key of ["stated", "recomputed", "accepted", "declared"] as const) {
      this.grades[key].merge(other.grades[key]);
    }
    this.totals.stated.merge(other.totals.stated);
    this.totals.accepted.merge(other.totals.accepted);
    this.acceptedSum = add(this.acceptedSum, exact(other.totals.acceptedSum));
    for (const [code, counts] of Object.entries(other.findings)) {
      addSeverities(mapGet(this.findings, code, noFindings), counts);
    }
    for (const [code, counts] of Object.entries(other.checks)) {
      addCounts(mapGet(this.checks, code, noChecks), counts);
    }
    for (const key of ["forms", "unspent", "largelyUnspent", "unspentOnInitialBudget"] as const) {
      this.fullMarks[key] += other.fullMarks[key];
    }
    this.projects.merge(other.texts.projects);
    this.goals.merge(other.texts.goals);
    this.reasons.merge(other.texts.reasons);
    if (other.migration !== null) this.migration.merge(other.migration);
  }

  build(): Summary {
    return {
      version: 1,
      forms: this.forms,
      errors: this.errors,
      errorCodes: this.errorCodes.build(),
      rulesets: this.rulesets.build(),
      funds: {
        initialBudget: amountSum(this.funds.initialBudget),
        budget: amountSum(this.funds.budget),
        executed: amountSum(this.funds.executed),
      },
      withoutUnit: this.withoutUnit,
      execution: {
        onBudget: executionSums(this.onBudget),
        onInitialBudget: { ...executionSums(this.onInitialBudget), distribution: this.rates.build() },
      },
      grades: {
        stated: this.grades.stated.build(),
        recomputed: this.grades.recomputed.build(),
        accepted: this.grades.accepted.build(),
        declared: this.grades.declared.build(),
      },
      totals: {
        stated: this.totals.stated.build(),
        accepted: this.totals.accepted.build(),
        acceptedSum: inFull(this.acceptedSum),
      },
      findings: sorted(this.findings),
      checks: sorted(this.checks),
      fullMarks: { ...this.fullMarks },
      texts: {
        projects: this.projects.build(),
        goals: this.goals.build(),
        reasons: this.reasons.build(),
      },
      migration: this.migration.isEmpty ? null : this.migration.build(),
    };
  }
}

function sorted<T extends object>(counts: ReadonlyMap<string, T>): Readonly<Record<string, T>> {
  return byKey([...counts].map(([code, count]) => [code, { ...count }]));
}

function mapGet<T>(map: Map<string, T>, key: string, create: () => T): T {
  let value = map.get(key);
  if (value === undefined) {
    value = create();
    map.set(key, value);
  }
  return value;
}

const noFindings = (): MutableCounts<SeverityCounts> => ({ error: 0, warning: 0, info: 0, forms: 0 });
const noChecks = (): MutableCounts<CheckCounts> => ({ passed: 0, failed: 0, notEvaluated: 0 });
const noAmounts = (): AmountTotals => ({ forms: 0, sum: ZERO, slack: ZERO });
const noExecution = (): ExecutionTotals => ({ forms: 0, base: ZERO, executed: ZERO });

function addSeverities(into: MutableCounts<SeverityCounts>, counts: SeverityCounts): void {
  into.error += counts.error;
  into.warning += counts.warning;
  into.info += counts.info;
  into.forms += counts.forms;
}

function addCounts(into: MutableCounts<CheckCounts>, counts: CheckCounts): void {
  into.passed += counts.passed;
  into.failed += counts.failed;
  into.notEvaluated += counts.notEvaluated;
}

function addExecution(into: ExecutionTotals, base: Exact | null, executed: Exact | null): void {
  if (base === null || executed === null) return;
  into.forms += 1;
  into.base = add(into.base, base);
  into.executed = add(into.executed, executed);
}

function mergeExecution(into: ExecutionTotals, other: ExecutionSums): void {
  into.forms += other.forms;
  into.base = add(into.base, exact(other.base));
  into.executed = add(into.executed, exact(other.executed));
}

function amountSum({ forms, sum, slack }: AmountTotals): AmountSum {
  return { forms, sum: inFull(sum), slack: inFull(slack) };
}

function executionSums({ forms, base, executed }: ExecutionTotals): ExecutionSums {
  return { forms, base: inFull(base), executed: inFull(executed) };
}

/** Every digit: a sum that lost some would no longer merge exactly. */
function inFull(value: Exact): string {
  return format(value, 40);
}

/** The whole points of a total in plain notation. */
function wholePoints(total: string): string {
  if (total.startsWith("-")) return "<0";
  const whole = total.split(".", 1)[0]!;
  const isMore = whole.length > 3 || (whole.length === 3 && (whole > "100" || /[1-9]/.test(total.slice(3))));
  return isMore ? ">100" : whole;
}

/** The tenth a ratio in plain notation falls in. */
function tenthOf(rate: string): string {
  if (rate.startsWith("-")) return "<0";
  if (rate === "1") return "1";
  if (!rate.startsWith("0")) return ">1";
  const tenth = rate.slice(0, 3);
  return tenth === "0.0" ? "0" : tenth;
}

function isBelowOne(rate: string | null): boolean {
  return rate !== null && (rate.startsWith("0") || rate.startsWith("-"));
}

function isBelowFourFifths(rate: string | null): boolean {
  return isBelowOne(rate) && (rate!.length < 3 || rate![2]! < "8");
}

type Nodes = readonly {
  readonly reason?: string | null | undefined;
  readonly children?: Nodes | undefined;
}[];

function reasonsIn(nodes: Nodes, into: string[]): string[] {
  for (const node of nodes) {
    if (node.reason) into.push(node.reason);
    if (node.children !== undefined) reasonsIn(node.children, into);
  }
  return into;
}
