import * as Ex from "../../figure/exact";
import { toHalfWidth } from "../../figure/printed";
import { type Cell, readCell, scaleOf } from "../cell";
import type { CellBook } from "../cellBook";
import type { AccountsDocument, NarrativeParagraph } from "../documentSchema";
import type { SumEquation } from "../equation";
import { findFigures, type TextFigure } from "../narrative/figures";
import type { AccountsRules } from "../rulesSchema";
import { referenceOf, severityOf } from "../tableEquations";

/** What 情况说明 says of all self-evaluations of the unit: how many forms, of how much money, in which grades. */
export interface PortfolioCells {
  readonly count: Cell | null;
  readonly funds: Cell | null;
  readonly grades: readonly { readonly grade: string; readonly cell: Cell }[];
}

/** The same as plain data, for a comparison with a batch of forms. */
export interface PortfolioClaims {
  readonly count?: number;
  readonly funds?: string;
  readonly currencyUnit?: "元" | "万元" | "亿元";
  readonly grades?: Readonly<Record<string, number>>;
}

const COUNTED = /自评(项目|个数|项目个数|项目数|数量)?(共|共计|合计)?$/;
const FUNDS = /涉及(预算|财政|项目)?(资金|金额)(总额|共计|合计)?$/;
const GRADED = /^(?:个)?(?:项目)?(?:绩效)?自评(?:等级|结果|等次)为?["“”]?(优|良|中|差)/;

/** Finds 自评个数, 涉及资金 and the number of forms of each grade in the text. */
export function portfolioCells(document: AccountsDocument): PortfolioCells {
  let count: Cell | null = null;
  let funds: Cell | null = null;
  const grades: { grade: string; cell: Cell }[] = [];
  for (const [index, paragraph] of document.narrative.entries()) {
    if (!paragraph.text.includes("自评")) continue;
    for (const figure of findFigures(paragraph.text)) {
      const cell = cellOf(figure, paragraph, `/narrative/${index}/text`);
      const grade = gradeBehind(paragraph.text, figure);
      if (grade !== null && !grades.some((known) => known.grade === grade)) grades.push({ grade, cell });
      else if (figure.unit === "count" && COUNTED.test(figure.clause)) count ??= cell;
      else if (figure.unit !== "count" && figure.unit !== "%" && FUNDS.test(figure.clause)) funds ??= cell;
    }
  }
  return { count, funds, grades };
}

/** What was published, in the shape a batch is compared with. */
export function portfolioClaims(document: AccountsDocument): PortfolioClaims {
  const { count, funds, grades } = portfolioCells(document);
  return {
    ...(count === null ? {} : { count: numberOf(count) }),
    ...(funds === null ? {} : { funds: Ex.formatPlaces(funds.value, funds.places), currencyUnit: "万元" }),
    ...(grades.length === 0
      ? {}
      : { grades: Object.fromEntries(grades.map(({ grade, cell }) => [grade, numberOf(cell)])) }),
  };
}

/** `portfolio.grades` inside the text: the forms of all grades make the number of forms. */
export function gradesEquation({ count, grades }: PortfolioCells, rules: AccountsRules): SumEquation | null {
  if (count === null || grades.length < 2) return null;
  return {
    kind: "sum",
    id: "portfolio.grades",
    rule: "portfolio.grades",
    check: "portfolio.grades",
    severity: severityOf("portfolio.grades", rules),
    title: { zh: "自评个数＝各等级项目数之和", en: "number of forms = forms of all grades" },
    relation: "=",
    left: [{ cell: count, sign: 1 }],
    right: grades.map(({ cell }) => ({ cell, sign: 1 })),
    missing: null,
    reference: referenceOf(rules.checks["portfolio.grades"], rules),
  };
}

/** `portfolio.scope`: forms of more money than all projects spent can only count budgets, or other expenditure. */
export function scopeEquation(
  { funds }: PortfolioCells,
  book: CellBook,
  rules: AccountsRules,
): SumEquation | null {
  if (funds === null) return null;
  const { cells, missing } = book.cellsOf(rules.parameters.projectExpenditure.value);
  return {
    kind: "sum",
    id: "portfolio.scope",
    rule: "portfolio.scope",
    check: "portfolio.scope",
    severity: severityOf("portfolio.scope", rules),
    title: {
      zh: "自评涉及资金不多于项目支出，除非按预算数统计或含其他支出",
      en: "funds under self-evaluation are not more than project expenditure, unless budgets or other expenditure were counted",
    },
    relation: "<=",
    left: [{ cell: funds, sign: 1 }],
    right: cells,
    missing,
    reference: referenceOf(rules.checks["portfolio.scope"], rules),
  };
}

function cellOf(figure: TextFigure, paragraph: NarrativeParagraph, path: string): Cell {
  const label = { zh: `情况说明“${figure.clause}”`, en: `the text "${figure.clause}"` };
  const place = { path, offset: figure.offset, at: paragraph.at, label };
  return figure.unit === "count"
    ? readCell(figure.printed, place, { scale: Ex.ONE, places: "exact" })
    : readCell(figure.printed, place, { scale: scaleOf(figure.unit), places: 0 });
}

function gradeBehind(text: string, figure: TextFigure): string | null {
  const from = figure.offset + figure.printed.length + figure.unitText.length;
  return GRADED.exec(toHalfWidth(text.slice(from, from + 24)).replace(/\s/g, ""))?.[1] ?? null;
}

function numberOf(cell: Cell): number {
  return Number(Ex.format(cell.value));
}
