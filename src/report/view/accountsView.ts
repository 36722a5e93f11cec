import type {
  AccountsAssessment,
  AccountsDocument,
  AccountsRules,
  EquationResult,
  NarrativeFigure,
  StatementRow,
} from "../../accounts/index";
import type { Finding } from "../../check/finding";
import type { Bilingual } from "../../errors";
import type { Severity } from "../../ruleset/schema";
import { fingerprint } from "../../suppress/fingerprint";
import { clip, clipTexts, SHORT } from "./clip";
import { expectedText, type FindingView } from "./formView";

/** All that is drawn of published final accounts. Plain data, like `FormView`. */
export interface AccountsView {
  readonly name: string;
  readonly place: string;
  readonly year: number | null;
  /** What they were judged by: `final-accounts-2024@1.1.0`. */
  readonly ruleset: string;
  readonly counts: Readonly<Record<Severity, number>>;
  readonly findings: readonly FindingView[];
  readonly repairs: readonly AccountsRepairView[];
  readonly narrative: { readonly found: number; readonly matched: number; readonly contradicting: number };
  readonly checks: { readonly passed: number; readonly failed: number; readonly notEvaluated: number };
  readonly equations: readonly EquationGroup[];
  readonly tables: readonly TableView[];
  readonly paragraphs: readonly ParagraphView[];
}

export interface AccountsRepairView {
  readonly cells: readonly {
    readonly path: string;
    readonly name: Bilingual;
    readonly from: string | null;
    readonly to: string;
  }[];
}

/** The equations of one check. */
export interface EquationGroup {
  readonly code: string;
  readonly exact: number;
  readonly withinRounding: number;
  readonly violated: number;
  readonly notEvaluated: number;
  readonly equations: readonly EquationView[];
}

export interface EquationView {
  readonly id: string;
  readonly outcome: EquationResult["outcome"];
  readonly title: Bilingual;
  readonly sides: string;
  readonly difference: string | null;
  readonly slack: string | null;
  /** In words, where it does not simply agree. */
  readonly explain: Bilingual | null;
  /** The stated cell, where there is something to look at. */
  readonly path: string | null;
}

export interface TableView {
  readonly number: string;
  readonly title: Bilingual;
  readonly unit: string | null;
  readonly noData: boolean;
  readonly blocks: readonly BlockView[];
}

/** One side or group of a table. */
export interface BlockView {
  readonly title: Bilingual | null;
  readonly columns: readonly Bilingual[];
  readonly rows: readonly {
    readonly label: string;
    readonly section: string | null;
    readonly cells: readonly { readonly path: string; readonly printed: string | null }[];
  }[];
}

export interface ParagraphView {
  readonly path: string;
  readonly heading: string | null;
  readonly text: string;
  readonly figures: readonly Pick<NarrativeFigure, "offset" | "outcome">[] &
    readonly { readonly length: number }[];
}

/**
 * @param first - the number of the first finding, where several documents stand in one report
 */
export function accountsView(
  document: AccountsDocument,
  assessment: AccountsAssessment,
  rules: AccountsRules,
  { place = "", first = 1, prefix = "" }: { place?: string; first?: number; prefix?: string } = {},
): AccountsView {
  const names = new Names(document, rules);
  const id = assessment.id ?? `${assessment.unit ?? ""} ${assessment.year ?? ""}`.trim();
  const { narrative, ruleset } = assessment;
  const count = (severity: Severity) =>
    assessment.findings.filter((finding) => finding.severity === severity).length;
  return {
    name: clip(assessment.unit ?? id, SHORT),
    place: clip(place, SHORT),
    year: assessment.year,
    ruleset: `${ruleset.id}@${ruleset.version}`,
    counts: { error: count("error"), warning: count("warning"), info: count("info") },
    findings: inOrder(assessment.findings)
      .slice(0, MOST_FINDINGS)
      .map((finding, index) => findingView(id, finding, first + index, names, prefix)),
    repairs: assessment.repairs.slice(0, MOST_REPAIRS).map(({ cells }) => ({
      cells: cells.map(({ path, from, to }) => ({
        path: prefix + path,
        name: names.of(path),
        from: from === null ? null : clip(from, SHORT),
        to: clip(to, SHORT),
      })),
    })),
    narrative: {
      found: narrative.found,
      matched: narrative.matched,
      contradicting: narrative.contradicting,
    },
    checks: sumOfChecks(assessment),
    equations: groupsOf(assessment.equations, prefix),
    tables: document.tables
      .slice(0, MOST_TABLES)
      .map((table, index) => tableView(table, index, rules, prefix)),
    paragraphs: document.narrative.slice(0, MOST_PARAGRAPHS).map(({ headings, text }, index) => ({
      path: `${prefix}/narrative/${index}/text`,
      heading: headings.at(-1) === undefined ? null : clip(headings.at(-1)!, SHORT),
      text: clip(text),
      figures: narrative.figures
        .filter(({ path }) => path === `/narrative/${index}/text`)
        .map(({ offset, printed, outcome }) => ({ offset, length: printed.length, outcome })),
    })),
  };
}

/** More than these are no help to look through. */
const MOST_FINDINGS = 300;
const MOST_REPAIRS = 10;
const MOST_TABLES = 20;
const MOST_PARAGRAPHS = 400;
const MOST_EQUATIONS = 2_000;
const SEVERITIES: readonly Severity[] = ["error", "warning", "info"];

function inOrder(findings: readonly Finding[]): Finding[] {
  return SEVERITIES.flatMap((severity) => findings.filter((finding) => finding.severity === severity));
}

function findingView(
  id: string,
  finding: Finding,
  number: number,
  names: Names,
  prefix: string,
): FindingView {
  const { code, severity, path, stated, expected, message, reference, related, cell } = finding;
  return {
    number,
    code,
    severity,
    path: prefix + clip(path, SHORT),
    cell: names.of(path),
    sheetCell: cell ?? null,
    stated: stated === null ? null : clip(stated, SHORT),
    expected: expected === null ? null : clip(expectedText(expected), SHORT),
    message: clipTexts(message, 4 * SHORT),
    reference: reference === null ? null : clip(reference, SHORT),
    related: related.slice(0, 60).map((other) => prefix + other),
    suppressed: null,
    fingerprint: fingerprint({ id, indicators: [] }, finding),
  };
}

function sumOfChecks({ checks }: AccountsAssessment): AccountsView["checks"] {
  const sums = { passed: 0, failed: 0, notEvaluated: 0 };
  for (const { passed, failed, notEvaluated } of Object.values(checks)) {
    sums.passed += passed;
    sums.failed += failed;
    sums.notEvaluated += notEvaluated;
  }
  return sums;
}

function groupsOf(equations: readonly EquationResult[], prefix: string): EquationGroup[] {
  const groups = new Map<string, EquationResult[]>();
  for (const equation of equations.slice(0, MOST_EQUATIONS)) {
    const group = groups.get(equation.check);
    if (group === undefined) groups.set(equation.check, [equation]);
    else group.push(equation);
  }
  return [...groups].map(([code, own]) => {
    const count = (outcome: EquationResult["outcome"]) =>
      own.filter((each) => each.outcome === outcome).length;
    return {
      code,
      exact: count("exact"),
      withinRounding: count("withinRounding"),
      violated: count("violated"),
      notEvaluated: count("notEvaluated"),
      equations: OUTCOMES.flatMap((outcome) => own.filter((each) => each.outcome === outcome)).map((each) =>
        equationView(each, prefix),
      ),
    };
  });
}

/** Those that want a look first. */
const OUTCOMES = ["violated", "withinRounding", "notEvaluated", "exact"] as const;
const RELATIONS = { "=": "=", ">=": "≥", "<=": "≤", zeroTogether: "⇔", rate: "≈ %" } as const;

function equationView(equation: EquationResult, prefix: string): EquationView {
  const { id, outcome, title, left, right, relation, difference, slack, explain, cells } = equation;
  const [stated] = cells;
  return {
    id: clip(id, SHORT),
    outcome,
    title,
    sides: left === null ? "" : `${left} ${RELATIONS[relation]} ${right}`,
    difference,
    slack,
    explain: outcome === "exact" ? null : clipTexts(explain, 4 * SHORT),
    path: outcome === "exact" || stated === undefined ? null : prefix + stated,
  };
}

function tableView(
  table: AccountsDocument["tables"][number],
  index: number,
  rules: AccountsRules,
  prefix: string,
): TableView {
  const described = rules.tables.find(({ number }) => number === table.number);
  const blocks = described?.blocks ?? [];
  return {
    number: table.number,
    title: described?.title ?? { zh: table.title ?? "", en: table.title ?? "" },
    unit: table.currencyUnit ?? null,
    noData: table.noData === true,
    blocks: blocks.map(({ id, title, columns }): BlockView => {
      const figures = columns.filter(({ role }) => role === "figure");
      return {
        title: title ?? null,
        columns: figures.map((column) => column.title),
        rows: table.rows.flatMap((row, at) => {
          if (row.block !== undefined && row.block !== id) return [];
          const path = `${prefix}/tables/${index}/rows/${at}/figures`;
          const cells = figures.map((column) => ({
            path: `${path}/${column.id}`,
            printed: printedIn(row, column.id),
          }));
          return { label: labelOf(row), section: row.section ?? null, cells };
        }),
      };
    }),
  };
}

function printedIn({ figures }: StatementRow, column: string): string | null {
  return Object.hasOwn(figures, column) ? clip(figures[column]!, SHORT) : null;
}

function labelOf({ code, name }: StatementRow): string {
  return clip([code, name].filter((word) => word !== undefined).join(" "), SHORT);
}

/** What a cell is called, for its JSON Pointer: `公开03表 20103 … · 项目支出`. */
class Names {
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
