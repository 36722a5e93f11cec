import type { CheckCounts, Finding } from "../../check/finding";
import type { Bilingual } from "../../errors";
import { counted } from "../../explain/counted";
import * as Ex from "../../figure/exact";
import { meets } from "../../figure/interval";
import { type Cell, rangeOf } from "../cell";
import { CellBook } from "../cellBook";
import type { AccountsDocument } from "../documentSchema";
import { checkReference, placed } from "../findings";
import type { AccountsRules } from "../rulesSchema";
import { portfolioCells } from "./claims";
import type { PortfolioForm } from "./form";
import { type FormFunds, fundsOf, sumOf } from "./forms";

/** The forms of a unit beside its final accounts. */
export interface PortfolioReconciliation {
  /** Whether the forms were taken as all of the unit's, or as some of them. */
  readonly complete: boolean;
  readonly findings: readonly Finding[];
  readonly checks: Readonly<Record<string, CheckCounts>>;
  /** One sentence for each comparison, passed or not. */
  readonly explain: readonly Bilingual[];
  readonly forms: { readonly count: number; readonly executed: string; readonly budget: string };
  readonly projectExpenditure: string | null;
  /** For each form, the 支出科目 its money can be part of. */
  readonly subjects: readonly FormSubjects[];
}

/** A form and the 支出科目 its money can be part of. */
export interface FormSubjects {
  readonly form: string;
  readonly executed: string | null;
  readonly candidates: readonly SubjectMatch[];
}

/** A 支出科目 whose project expenditure a form's money is all or part of. */
export interface SubjectMatch {
  readonly code: string;
  readonly name: string;
  readonly project: string;
  /** `whole`: the form's money is all of the subject's project expenditure; `part`: it fits into it. */
  readonly match: "whole" | "part";
}

/**
 * Compares the forms of a unit with what its final accounts say: the published summary of its self-evaluations,
 * and 项目支出. Without `complete` the forms are some of all, and may only not exceed what was published.
 *
 * @param forms - self-evaluation forms of this unit and year
 */
export function reconcilePortfolio(
  document: AccountsDocument,
  forms: readonly PortfolioForm[],
  rules: AccountsRules,
  options: { readonly complete?: boolean } = {},
): PortfolioReconciliation {
  const report = new Report(rules);
  const book = new CellBook(document, rules);
  const funds = forms.map(fundsOf);
  const project = projectCell(book, rules);
  const within = judgeEach(funds, project, report);
  const complete = options.complete === true;
  const claims = portfolioCells(document);
  judgeCount(claims.count, forms.length, complete, report);
  for (const claim of claims.grades) judgeGrade(claim, funds, complete, report);
  if (claims.grades.length === 0) report.notEvaluated("portfolio.grades");
  judgeFunds(claims.funds, within, complete && within.length === funds.length, report);
  judgeProject(project, within, report);
  return {
    complete,
    findings: report.findings,
    checks: report.counts,
    explain: report.sentences,
    forms: {
      count: forms.length,
      executed: Ex.format(sumOf(within.map(({ executed }) => executed)).value),
      budget: Ex.format(sumOf(within.map(({ budget }) => budget)).value),
    },
    projectExpenditure: project === null ? null : Ex.format(project.value),
    subjects: funds.map((each) => subjectsOf(each, book, rules)),
  };
}

function projectCell(book: CellBook, rules: AccountsRules): Cell | null {
  const { cells } = book.cellsOf(rules.parameters.projectExpenditure.value);
  const cell = cells[0]?.cell;
  return cell?.state === "figure" ? cell : null;
}

/**
 * No form can have spent more than all projects of the unit together; one that prints more is reported and left
 * out of the sums. Where 元 explains it, the finding says so.
 */
function judgeEach(funds: readonly FormFunds[], project: Cell | null, report: Report): FormFunds[] {
  const code = "portfolio.accounts";
  return funds.filter((form) => {
    const { executed } = form;
    if (project === null || executed.state !== "figure") {
      report.notEvaluated(code);
      return executed.state === "figure";
    }
    const slack = Ex.add(executed.half, project.half);
    const holds = Ex.compare(executed.value, Ex.add(project.value, slack)) <= 0;
    const inYuan = Ex.multiply(executed.value, Ex.unitOf(4));
    const asYuan = Ex.compare(inYuan, project.value) <= 0 ? Ex.format(inYuan) : null;
    report.judge(
      code,
      holds,
      executed,
      [project.path],
      { project: Ex.format(project.value) },
      {
        zh: `“${form.name}”执行数 ${executed.printed}，${holds ? "未超过部门" : "部门"}项目支出总额 ${Ex.format(project.value)} 万元${holds ? "" : `：单个项目执行数不应大于项目支出总额${asYuan === null ? "" : `；如以元计，为 ${asYuan} 万元`}`}`,
        en: `"${form.name}" executed ${executed.printed}, ${holds ? "no more than all project expenditure," : "all project expenditure is"} ${Ex.format(project.value)} 万元${holds ? "" : `: one project should not have spent more than all${asYuan === null ? "" : `; taken as 元 it is ${asYuan} 万元`}`}`,
      },
    );
    return holds;
  });
}

function judgeCount(claim: Cell | null, count: number, complete: boolean, report: Report): void {
  const code = "portfolio.count";
  if (claim === null) {
    report.notEvaluated(code);
    return;
  }
  const order = Ex.compare(Ex.integer(count), claim.value);
  const holds = complete ? order === 0 : order <= 0;
  report.judge(
    code,
    holds,
    claim,
    [],
    { forms: String(count) },
    {
      zh: `公布自评 ${claim.printed} 个项目，给出自评表 ${count} 张${holds ? "" : "：不符"}`,
      en: `${counted(claim.printed ?? "", "self-evaluation")} published, ${counted(count, "form")} given${holds ? "" : ": they do not match"}`,
    },
  );
}

function judgeGrade(
  { grade, cell }: { grade: string; cell: Cell },
  funds: readonly FormFunds[],
  complete: boolean,
  report: Report,
): void {
  const given = funds.filter((form) => form.grade === grade).length;
  const unknown = funds.filter(({ grade: own }) => own === null || !/^[优良中差]/.test(own)).length;
  const claimed = Number(Ex.format(cell.value));
  const holds = given <= claimed && (!complete || claimed <= given + unknown);
  report.judge(
    "portfolio.grades",
    holds,
    cell,
    [],
    { grade, forms: String(given), unknown: String(unknown) },
    {
      zh: `公布“${grade}”${cell.printed} 个，给出的表中“${grade}”${given} 张，等级不明 ${unknown} 张${holds ? "" : "：不符"}`,
      en: `${counted(cell.printed ?? "", "form")} published as ${grade}, ${given} of those given are, ${unknown} without a grade${holds ? "" : ": they do not match"}`,
    },
  );
}

/** 涉及资金 may mean what was budgeted or what was spent: either will do. */
function judgeFunds(
  claim: Cell | null,
  funds: readonly FormFunds[],
  complete: boolean,
  report: Report,
): void {
  const code = "portfolio.funds";
  if (claim === null || funds.length === 0) {
    report.notEvaluated(code);
    return;
  }
  const sums = [sumOf(funds.map(({ executed }) => executed)), sumOf(funds.map(({ budget }) => budget))];
  const holds = sums.some(({ value, slack }) => {
    const apart = Ex.subtract(value, claim.value);
    const most = Ex.add(slack, claim.half);
    return Ex.compare(apart, most) <= 0 && (!complete || Ex.compare(Ex.negate(apart), most) <= 0);
  });
  const [executed, budget] = sums.map(({ value }) => Ex.format(value));
  report.judge(
    code,
    holds,
    claim,
    [],
    { executed: executed!, budget: budget! },
    {
      zh: `公布涉及资金 ${claim.printed} 万元，给出的表执行数合计 ${executed}、预算数合计 ${budget} 万元${holds ? "" : "：不符"}`,
      en: `funds of ${claim.printed} 万元 published, the forms given come to ${executed} executed and ${budget} budgeted${holds ? "" : ": they do not match"}`,
    },
  );
}

function judgeProject(project: Cell | null, funds: readonly FormFunds[], report: Report): void {
  const code = "portfolio.accounts";
  if (project === null || funds.length === 0) {
    report.notEvaluated(code);
    return;
  }
  const { value, slack } = sumOf(funds.map(({ executed }) => executed));
  const holds = Ex.compare(value, Ex.add(project.value, Ex.add(slack, project.half))) <= 0;
  const sum = Ex.format(value);
  report.judge(
    code,
    holds,
    project,
    funds.map(({ executed }) => executed.path),
    { executed: sum },
    {
      zh: `给出的 ${funds.length} 张表执行数合计 ${sum} 万元，${holds ? "未超过" : ""}${project.label.zh} ${project.printed}${holds ? "" : "：合计不应大于项目支出总额"}`,
      en: `${counted(funds.length, "form")} executed ${sum} 万元, ${holds ? "no more than " : ""}${project.label.en} ${project.printed}${holds ? "" : ": together they should not have spent more than all projects"}`,
    },
  );
}

function subjectsOf({ name, executed }: FormFunds, book: CellBook, rules: AccountsRules): FormSubjects {
  if (executed.state !== "figure") return { form: name, executed: null, candidates: [] };
  const { table, rows, column } = rules.parameters.projectSubjects.value;
  const candidates = book.rows.select(table, rows).flatMap((row): SubjectMatch[] => {
    const cell = book.cell(row, column);
    if (cell.state !== "figure" || !fitsInto(executed, cell)) return [];
    const match = meets(rangeOf(executed), rangeOf(cell)) ? "whole" : "part";
    return [{ code: row.row.code ?? "", name: row.name, project: Ex.format(cell.value), match }];
  });
  return { form: name, executed: Ex.format(executed.value), candidates };
}

function fitsInto(part: Cell, whole: Cell): boolean {
  return Ex.compare(Ex.subtract(part.value, part.half), Ex.add(whole.value, whole.half)) <= 0;
}

const CODES = ["portfolio.count", "portfolio.grades", "portfolio.funds", "portfolio.accounts"] as const;
type Code = (typeof CODES)[number];

/** Collects findings, counts and sentences. */
class Report {
  readonly findings: Finding[] = [];
  readonly sentences: Bilingual[] = [];
  readonly counts: Record<string, { passed: number; failed: number; notEvaluated: number }> = {};

  constructor(private readonly rules: AccountsRules) {
    for (const code of CODES) this.count(code);
  }

  notEvaluated(code: Code): void {
    this.count(code).notEvaluated += 1;
  }

  judge(
    code: Code,
    holds: boolean,
    stated: Cell,
    related: readonly string[],
    params: Readonly<Record<string, string>>,
    message: Bilingual,
  ): void {
    this.sentences.push(message);
    this.count(code)[holds ? "passed" : "failed"] += 1;
    if (holds) return;
    this.findings.push({
      ...placed(code, stated, this.rules),
      expected: null,
      related,
      params,
      message,
      reference: checkReference(code, this.rules),
    });
  }

  private count(code: Code) {
    const count = this.counts[code] ?? { passed: 0, failed: 0, notEvaluated: 0 };
    this.counts[code] = count;
    return count;
  }
}
