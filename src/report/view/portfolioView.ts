import type { FormSubjects, PortfolioReconciliation, SubjectMatch } from "../../accounts/index";
import type { Bilingual } from "../../errors";
import { countsOf, type FindingsDrawn, findingViews, type Naming, sumOfChecks } from "./accountsFindings";
import { clip, clipTexts, SHORT } from "./clip";

/** All that is drawn of forms beside the final accounts of their unit. */
export interface PortfolioView extends FindingsDrawn {
  /** Whether they were taken as all of the unit's. */
  readonly complete: boolean;
  readonly count: number;
  /** Comparisons that hold, in words. */
  readonly holding: readonly Bilingual[];
  readonly forms: readonly PortfolioFormView[];
}

export interface PortfolioFormView {
  /** Its number in the batch, from 0. */
  readonly index: number;
  readonly name: string;
  /** Of the cell a finding about its money is about. */
  readonly path: string;
  readonly executed: string | null;
  /** 支出科目 whose project expenditure is just this form's money. */
  readonly whole: readonly string[];
  /** Some of those it fits into, and how many more there are. */
  readonly part: readonly string[];
  readonly more: number;
}

/** More are no help to look through. */
const MOST_HOLDING = 200;
const MOST_FORMS = 500;
const MOST_SUBJECTS = 5;

export function portfolioView(
  { complete, findings, checks, explain, forms, subjects }: PortfolioReconciliation,
  naming: Naming,
): PortfolioView {
  const pathOf = (index: number) => `/forms/${index}/funds/total/executed`;
  const indexOf = new Map(subjects.map((_, index) => [pathOf(index), index]));
  const nameOf = (path: string): Bilingual => {
    const form = subjects[indexOf.get(path) ?? -1];
    if (form === undefined) return naming.nameOf(path);
    const name = clip(form.form, SHORT);
    return { zh: `${name} · 全年执行数`, en: `${name} · executed` };
  };
  const failing = new Set(findings.map(({ message }) => message.zh));
  const drawn = findingViews(findings, { ...naming, nameOf });
  const guilty = new Set(drawn.map(({ path }) => path));
  return {
    complete,
    count: forms.count,
    counts: countsOf(findings),
    findings: drawn,
    checks: sumOfChecks(checks),
    holding: explain
      .filter(({ zh }) => !failing.has(zh))
      .slice(0, MOST_HOLDING)
      .map((sentence) => clipTexts(sentence, 4 * SHORT)),
    forms: subjects
      .map((form, index) => formView(form, index, naming.prefix + pathOf(index)))
      .filter(({ index, path }) => index < MOST_FORMS || guilty.has(path)),
  };
}

function formView(
  { form, executed, candidates }: FormSubjects,
  index: number,
  path: string,
): PortfolioFormView {
  const named = (match: SubjectMatch["match"]) =>
    candidates.filter((each) => each.match === match).map(({ code, name }) => clip(`${code} ${name}`, SHORT));
  const part = named("part");
  return {
    index,
    name: clip(form, SHORT),
    path,
    executed,
    whole: named("whole"),
    part: part.slice(0, MOST_SUBJECTS),
    more: Math.max(0, part.length - MOST_SUBJECTS),
  };
}
