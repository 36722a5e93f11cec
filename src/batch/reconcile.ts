import { checks, references } from "../../rulesets/mof-2020.json";
import type { CheckCounts, Expected, Finding } from "../check/finding";
import { CheckReport, type CheckRules, codesOf, type FaultDetail } from "../check/report";
import { escapeToken } from "../evaluation/pointer";
import { add, exact, format, halfUnitOf, multiply, subtract } from "../figure/exact";
import { type Interval, interval, isAbove, isBelow } from "../figure/interval";
import { readFigure } from "../figure/printed";
import { currencyOf } from "../normalize/amounts";
import { gradeNamed } from "../ruleset/gradeNamed";
import { checkRules, rulesFor } from "../ruleset/rules";
import type { Ruleset } from "../ruleset/schema";
import type { Claims } from "./claimsSchema";
import { type DuplicateGroup, duplicatesIn } from "./duplicates";
import { type FundsColumn, IN_WAN } from "./formAmounts";
import type { Summary } from "./summary";
import type { Tally } from "./tally";
import { wording } from "./wording";

/** What a batch as a whole says that does not fit: findings, and how each check came out. */
export interface Reconciliation {
  readonly findings: readonly Finding[];
  readonly checks: Readonly<Record<string, CheckCounts>>;
  /** Whether more duplicates were found than are listed. */
  readonly truncated: boolean;
}

const MAX_DUPLICATES = 100;
const COUNT = "portfolio.count";
const FUNDS = "portfolio.funds";
const GRADES = "portfolio.grades";
const DUPLICATE = {
  project: "portfolio.duplicate-project",
  goal: "portfolio.duplicate-text",
  reason: "portfolio.duplicate-text",
} as const;
const CODES = codesOf([{ codes: [COUNT, FUNDS, GRADES, ...Object.values(DUPLICATE)] }]);

/**
 * Compares a batch with the summary its owner published (`portfolio.count`, `portfolio.funds`,
 * `portfolio.grades`) and lists what its forms share (`portfolio.duplicate-project`, `portfolio.duplicate-text`).
 *
 * Where forms could not be read or print no amount or grade, the batch's own figure is only a lower bound: a
 * claim below it is a finding, one above it is not evaluated unless it exceeds what the missing ones could add.
 *
 * @param claims - what was published; paths of findings point into it
 * @param ruleset - gives each finding its severity and ground; without it they are those of `mof-2020`
 */
export function reconcile(summary: Summary, claims: Claims = {}, ruleset?: Ruleset): Reconciliation {
  const report = new CheckReport(ruleset === undefined ? baseRules() : rulesFor(ruleset, null), CODES);
  settle(report, COUNT, judgeCount(summary, claims));
  settle(report, FUNDS, judgeFunds(summary, claims));
  for (const outcome of judgeGrades(summary, claims, ruleset)) settle(report, GRADES, outcome);
  const groups = duplicatesIn(summary);
  groups.forEach((group, i) => {
    const outcomes = report.of(DUPLICATE[group.kind]);
    if (i < MAX_DUPLICATES) outcomes.fail(duplicate(group));
    else outcomes.failed += 1;
  });
  const findings = report.faults.map((fault): Finding => ({ ...fault, message: wording(fault.code, fault) }));
  return { findings, checks: report.counted(), truncated: groups.length > MAX_DUPLICATES };
}

/** The severities every ruleset starts from. */
function baseRules(): CheckRules {
  return { checks: checkRules({ checks: checks as Ruleset["checks"], references }), grounds: new Map() };
}

function settle(report: CheckReport, code: string, outcome: Outcome): void {
  const outcomes = report.of(code);
  if (outcome === "passed") outcomes.pass();
  else if (outcome === "notEvaluated") outcomes.skip();
  else outcomes.fail(outcome);
}

type Outcome = "passed" | "notEvaluated" | FaultDetail;

function judgeCount({ forms, errors }: Summary, { count }: Claims): Outcome {
  if (count === undefined) return "notEvaluated";
  if (count >= forms && count <= forms + errors) return "passed";
  return {
    path: "/count",
    stated: String(count),
    expected: range(forms, forms + errors),
    params: { forms: String(forms), unreadable: String(errors) },
  };
}

/** Names of grades are taken as in forms: 优秀 is 优. */
function judgeGrades({ grades, errors }: Summary, claims: Claims, ruleset: Ruleset | undefined): Outcome[] {
  if (claims.grades === undefined) return ["notEvaluated"];
  const { declared } = grades;
  const unknown = (declared[""] ?? 0) + errors;
  return Object.entries(claims.grades).map(([grade, count]): Outcome => {
    const named = ruleset === undefined ? null : gradeNamed(grade, rulesFor(ruleset, null));
    const found = own(declared, named?.grade ?? grade);
    if (count >= found && count <= found + unknown) return "passed";
    return {
      path: `/grades/${escapeToken(grade)}`,
      stated: String(count),
      expected: range(found, found + unknown),
      params: { grade, forms: String(found), unknown: String(unknown) },
    };
  });
}

function own(tally: Tally, key: string): number {
  return Object.hasOwn(tally, key) ? tally[key]! : 0;
}

function judgeFunds(summary: Summary, claims: Claims): Outcome {
  const printed = readFigure(claims.funds);
  if (printed.kind !== "figure") return "notEvaluated";
  const { figure } = printed;
  const unit = currencyOf(figure.suffix) ?? claims.currencyUnit ?? "万元";
  const factor = IN_WAN[unit];
  const half = multiply(halfUnitOf(figure.decimals), factor);
  const value = multiply(figure.value, factor);
  const stated = interval(subtract(value, half), add(value, half));
  const columns: readonly FundsColumn[] =
    claims.fundsOf === undefined ? ["budget", "initialBudget"] : [claims.fundsOf];
  const verdicts = columns.map((column) => compareSum(summary, column, stated));
  if (verdicts.includes("meets")) return "passed";
  if (verdicts.includes("unknown")) return "notEvaluated";
  const first = columns[0]!;
  const { lo, hi } = sumOf(summary, first);
  return {
    path: "/funds",
    stated: figure.printed,
    expected: { min: format(lo), max: format(hi) },
    params: {
      unit: "万元",
      ...Object.fromEntries(columns.map((column) => [column, summary.funds[column].sum])),
      difference: format(subtract(value, exact(summary.funds[first].sum))),
    },
  };
}

/** Every value the sum of the printed amounts may stand for, in 万元. */
function sumOf(summary: Summary, column: FundsColumn): Interval {
  const { sum: nominal, slack } = summary.funds[column];
  return interval(subtract(exact(nominal), exact(slack)), add(exact(nominal), exact(slack)));
}

function compareSum(
  summary: Summary,
  column: FundsColumn,
  stated: Interval,
): "meets" | "unknown" | "differs" {
  const computed = sumOf(summary, column);
  if (isAbove(stated, computed.lo)) return "differs";
  if (!isBelow(stated, computed.hi)) return "meets";
  const isWhole = summary.errors === 0 && summary.funds[column].forms === summary.forms;
  return isWhole ? "differs" : "unknown";
}

function duplicate({ kind, text, match, likeness, forms, refs }: DuplicateGroup): FaultDetail {
  const named = countRefs(refs);
  const told = named.map(([ref, times]) => (times > 1 ? `${ref} ×${times}` : ref)).join(", ");
  return {
    path: DUPLICATE_PATH[kind],
    stated: text,
    params: {
      ...{ kind, match, likeness: String(likeness), forms: String(forms), refs: told },
      ...(named.length < refs.length && { sameId: "true" }),
    },
  };
}

/** Each ref, in order, with how many of the forms bear it. */
function countRefs(refs: readonly string[]): [ref: string, times: number][] {
  return [...new Set(refs)].map((ref) => [ref, refs.filter((other) => other === ref).length]);
}

/** The cell of the forms that is shared. */
const DUPLICATE_PATH = { project: "/project/name", goal: "/goals", reason: "/indicators" } as const;

function range(min: number, max: number): Expected {
  return { min: String(min), max: String(max) };
}
