import type { CheckCounts } from "../check/finding";
import * as Ex from "../figure/exact";
import type { AccountsAssessment, EquationResult, NarrativeFigure, NarrativeResult } from "./assessment";
import { CellBook } from "./cellBook";
import type { AccountsDocument } from "./documentSchema";
import { cellsIn, type Equation } from "./equation";
import { explainJudgement } from "./explain";
import { findingOf, unreadableFinding } from "./findings";
import { type Judgement, judge } from "./judge";
import { type ClaimedFigure, narrativeClaims } from "./narrative/claims";
import {
  gradesEquation,
  type PortfolioCells,
  portfolioCells,
  portfolioClaims,
  scopeEquation,
} from "./portfolio/claims";
import { localise } from "./repair/localise";
import type { AccountsRules } from "./rulesSchema";
import { subjectNameFindings } from "./subjectNames";
import { tableEquations } from "./tableEquations";
import { tableTwiceFindings } from "./tablesTwice";

/**
 * Checks published final accounts: every equation inside and across the tables, and the text against them.
 * A figure stands for every value that prints like it, so that 尾数误差 is never a finding.
 *
 * @throws EvaluationError `accounts.too-many-sums` where the tables are no accounts but rows repeated by the thousand
 */
export function assessAccounts(document: AccountsDocument, rules: AccountsRules): AccountsAssessment {
  const book = new CellBook(document, rules);
  const narrative = narrativeClaims(document, book, rules);
  const portfolio = portfolioCells(document);
  const summary = [gradesEquation(portfolio, rules), scopeEquation(portfolio, book, rules)];
  const equations: Equation[] = [
    ...tableEquations(book, rules),
    ...narrative.equations,
    ...summary.filter((each) => each !== null),
  ];
  const judgements = equations.map(judge);
  const unreadable = [...book.filled()].filter(({ state }) => state === "unreadable");
  const names = subjectNameFindings(book, rules);
  const twice = tableTwiceFindings(document, rules);
  const { repairs, complete } = localise(judgements);
  return {
    ...(document.id === undefined ? {} : { id: document.id }),
    unit: document.unit ?? null,
    year: document.year ?? null,
    ruleset: { id: rules.id, version: rules.version },
    equations: judgements.filter(({ reason }) => reason !== "blank").map(equationResult),
    narrative: narrativeResult(withSummary(narrative.figures, portfolio), judgements),
    portfolio: portfolioClaims(document),
    findings: [
      ...judgements.filter(({ outcome }) => outcome === "violated").map((each) => findingOf(each, rules)),
      ...unreadable.map((cell) => unreadableFinding(cell, rules)),
      ...twice,
      ...names,
    ],
    checks: counted(judgements, rules, {
      "cell.not-a-number": unreadable.length,
      "accounts.table-twice": twice.length,
      "accounts.subject-name": names.length,
    }),
    repairs,
    repairsComplete: complete,
  };
}

function equationResult(judgement: Judgement): EquationResult {
  const { equation, outcome, reason, left, right, difference, slack } = judgement;
  const text = (value: typeof left) => (value === null ? null : Ex.format(value));
  return {
    id: equation.id,
    rule: equation.rule,
    check: equation.check,
    severity: equation.severity,
    outcome,
    reason,
    relation: equation.kind === "sum" ? equation.relation : "rate",
    left: text(left),
    right: text(right),
    difference: text(difference),
    slack: text(slack),
    cells: cellsIn(equation).map(({ path }) => path),
    title: equation.title,
    explain: explainJudgement(judgement),
    reference: equation.reference,
  };
}

/** The figures on self-evaluations are compared among themselves, and their funds with 项目支出. */
function withSummary(figures: readonly ClaimedFigure[], portfolio: PortfolioCells): ClaimedFigure[] {
  const { count, grades, funds } = portfolio;
  const keys = new Set([count, ...grades.map(({ cell }) => cell)].map((cell) => cell?.key));
  const compared = count !== null && grades.length > 1;
  return figures.map((figure) => {
    const ids = [
      ...(compared && keys.has(figure.cell.key) ? ["portfolio.grades"] : []),
      ...(figure.cell.key === funds?.key ? ["portfolio.scope"] : []),
    ];
    return ids.length === 0 ? figure : { ...figure, equations: [...figure.equations, ...ids] };
  });
}

function narrativeResult(
  figures: readonly ClaimedFigure[],
  judgements: readonly Judgement[],
): NarrativeResult {
  const byId = new Map(judgements.map((judgement) => [judgement.equation.id, judgement]));
  const listed = figures.map((figure): NarrativeFigure => {
    const { cell, unitText, equations } = figure;
    return {
      path: cell.path,
      offset: cell.offset ?? 0,
      cell: cell.at,
      printed: cell.printed ?? "",
      unit: unitText,
      outcome: outcomeOf(
        figure,
        equations.flatMap((id) => byId.get(id) ?? []),
      ),
    };
  });
  return {
    found: listed.length,
    matched: listed.filter(({ outcome }) => outcome !== "unchecked").length,
    contradicting: listed.filter(({ outcome }) => outcome === "contradicts").length,
    figures: listed,
  };
}

/** A figure contradicts where it is the stated one of a violated equation; what is only worth knowing is no contradiction. */
function outcomeOf({ cell }: ClaimedFigure, judgements: readonly Judgement[]): NarrativeFigure["outcome"] {
  const evaluated = judgements.filter(({ outcome }) => outcome !== "notEvaluated");
  if (evaluated.length === 0) return "unchecked";
  const violated = evaluated.filter(
    ({ outcome, equation }) => outcome === "violated" && equation.severity !== "info",
  );
  const isStated = violated.some(({ equation }) => cellsIn(equation)[0]?.key === cell.key);
  if (isStated) return "contradicts";
  return violated.length === evaluated.length ? "disputed" : "agrees";
}

/** Checks of forms beside the accounts (`reconcilePortfolio`). */
const FORM_CHECKS: ReadonlySet<string> = new Set([
  "portfolio.count",
  "portfolio.grades",
  "portfolio.funds",
  "portfolio.accounts",
]);

type Counts = { passed: number; failed: number; notEvaluated: number };

function counted(
  judgements: readonly Judgement[],
  rules: AccountsRules,
  found: Readonly<Record<string, number>>,
): Record<string, CheckCounts> {
  const counts = new Map<string, Counts>();
  const of = (code: string): Counts => {
    const known = counts.get(code) ?? { passed: 0, failed: 0, notEvaluated: 0 };
    counts.set(code, known);
    return known;
  };
  for (const code of Object.keys(rules.checks)) {
    if (!FORM_CHECKS.has(code)) of(code);
  }
  for (const { equation, outcome } of judgements) {
    const count = of(equation.check);
    if (outcome === "violated") count.failed += 1;
    else if (outcome === "notEvaluated") count.notEvaluated += 1;
    else count.passed += 1;
  }
  for (const [code, failed] of Object.entries(found)) of(code).failed += failed;
  return Object.fromEntries(counts);
}
