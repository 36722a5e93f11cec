import type {
  AccountsAssessment,
  AccountsDocument,
  AccountsRules,
  EquationResult,
  NarrativeFigure,
  PortfolioReconciliation,
  StatementRow,
} from "../../accounts/index";
import type { Bilingual } from "../../errors";
import { countsOf, type FindingsDrawn, findingViews, labelOf, Names, sumOfChecks } from "./accountsFindings";
import { clip, clipTexts, SHORT } from "./clip";
import { type PortfolioView, portfolioView } from "./portfolioView";

/** All that is drawn of published final accounts. Plain data, like `FormView`. */
export interface AccountsView extends FindingsDrawn {
  readonly name: string;
  readonly place: string;
  readonly year: number | null;
  /** What they were judged by: `final-accounts-2024@1.1.0`. */
  readonly ruleset: string;
  /** The forms beside them, where some were given. */
  readonly portfolio: PortfolioView | null;
  readonly repairs: readonly AccountsRepairView[];
  readonly narrative: { readonly found: number; readonly matched: number; readonly contradicting: number };
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

export interface AccountsPlace {
  readonly place?: string;
  /** The number of the first finding, where several documents stand in one report. */
  readonly first?: number;
  /** Before every path, for the same reason. */
  readonly prefix?: string;
  /** The forms given with them. */
  readonly portfolio?: PortfolioReconciliation | null;
}

/** Where final accounts stand that come after others: their findings are numbered on, their paths kept apart. */
export function placeAfter(
  before: readonly AccountsView[],
): Pick<Required<AccountsPlace>, "first" | "prefix"> {
  const numbered = before.flatMap(({ findings, portfolio }) => [findings, portfolio?.findings ?? []]);
  return {
    first: numbered.reduce((next, { length }) => next + length, 1),
    prefix: `/accounts/${before.length}`,
  };
}

export function accountsView(
  document: AccountsDocument,
  assessment: AccountsAssessment,
  rules: AccountsRules,
  { place = "", first = 1, prefix = "", portfolio = null }: AccountsPlace = {},
): AccountsView {
  const names = new Names(document, rules);
  const id = assessment.id ?? `${assessment.unit ?? ""} ${assessment.year ?? ""}`.trim();
  const { narrative, ruleset } = assessment;
  const findings = findingViews(assessment.findings, { id, first, nameOf: (path) => names.of(path), prefix });
  return {
    name: clip(assessment.unit ?? id, SHORT),
    place: clip(place, SHORT),
    year: assessment.year,
    ruleset: `${ruleset.id}@${ruleset.version}`,
    counts: countsOf(assessment.findings),
    findings,
    portfolio:
      portfolio === null
        ? null
        : portfolioView(portfolio, {
            id,
            first: first + findings.length,
            nameOf: (path) => names.of(path),
            prefix,
          }),
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
    checks: sumOfChecks(assessment.checks),
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
const MOST_REPAIRS = 10;
const MOST_TABLES = 20;
const MOST_PARAGRAPHS = 400;
const MOST_EQUATIONS = 2_000;
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
