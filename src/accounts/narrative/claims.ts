import type { Bilingual } from "../../errors";
import * as Ex from "../../figure/exact";
import { type Cell, nothingStated, readCell, scaleOf, usualPlaces } from "../cell";
import type { CellBook, SignedCell } from "../cellBook";
import type { AccountsDocument, NarrativeParagraph } from "../documentSchema";
import type { Equation, RatioEquation } from "../equation";
import { judge } from "../judge";
import { plainLabel } from "../label";
import type { AccountsRules, SectionRules } from "../rulesSchema";
import { referenceOf } from "../tableEquations";
import { findFigures, type TextFigure } from "./figures";
import { type Direction, type Role, roleOfAmount, roleOfPercent } from "./role";
import { type Named, type Subject, Subjects } from "./subjects";

/** A figure of the text with the equations it takes part in; none where nothing can be said of it. */
export interface ClaimedFigure {
  readonly cell: Cell;
  readonly unitText: string;
  readonly equations: readonly string[];
}

export interface NarrativeClaims {
  readonly figures: readonly ClaimedFigure[];
  readonly equations: readonly Equation[];
}

const CHECK = "accounts.narrative";
/** How many earlier amounts a rate may be tried on. */
const MOST_READINGS = 12;

/** The equations between the figures of 情况说明 and the tables, and among themselves. */
export function narrativeClaims(
  document: AccountsDocument,
  book: CellBook,
  rules: AccountsRules,
): NarrativeClaims {
  const reader = new ClaimReader(document, book, rules);
  for (const [index, paragraph] of document.narrative.entries()) reader.read(paragraph, index);
  return { figures: reader.figures, equations: reader.equations };
}

/** A figure in its place, with what it says. */
interface Mention {
  readonly cell: Cell;
  readonly figure: TextFigure;
  readonly used: string[];
}

/** What is known so far in a paragraph. */
interface Context {
  readonly subjects: Subjects;
  subject: Subject | null;
  /** The last amount, and the last amount and budget of each subject. */
  amount: SpokenAmount | null;
  readonly amounts: Map<string, SpokenAmount>;
  readonly budgets: Map<string, Mention>;
  change: Change | null;
}

interface SpokenAmount {
  readonly mention: Mention;
  readonly subject: Subject;
}

interface Change {
  readonly mention: Mention;
  readonly subject: Subject | null;
  /** No subject of its own: it goes on speaking of what was named before. */
  readonly inherits: boolean;
  readonly direction: Direction;
}

/** One way to understand a rate. */
interface RatioReading {
  readonly part: Named;
  readonly whole: Named;
  readonly used: readonly (Mention | undefined)[];
}

class ClaimReader {
  readonly figures: ClaimedFigure[] = [];
  readonly equations: Equation[] = [];
  private readonly sections = new Map<SectionRules, Subjects>();
  /** Amounts by section and subject: the wholes that shares refer to. */
  private readonly wholes = new Map<string, Mention>();
  private readonly places: number;
  private readonly reference: string | null;

  constructor(
    document: AccountsDocument,
    private readonly book: CellBook,
    private readonly rules: AccountsRules,
  ) {
    const amounts = document.narrative
      .flatMap(({ text }) => findFigures(text))
      .filter(({ unit }) => unit === "万元");
    this.places = usualPlaces(amounts.map(({ printed }) => printed));
    const check = rules.checks[CHECK];
    this.reference = check === undefined ? null : referenceOf(check, rules);
  }

  read(paragraph: NarrativeParagraph, index: number): void {
    const path = `/narrative/${index}/text`;
    const subjects = this.subjectsFor(paragraph.headings);
    const mentions = findFigures(paragraph.text).map(
      (figure): Mention => ({ figure, used: [], cell: this.cellOf(figure, paragraph, path) }),
    );
    if (subjects !== null) {
      this.readAbsence(paragraph, path, subjects.section);
      this.readFigures(mentions, subjects);
    }
    for (const { cell, figure, used } of mentions) {
      this.figures.push({ cell, unitText: figure.unitText, equations: used });
    }
  }

  private cellOf(figure: TextFigure, paragraph: NarrativeParagraph, path: string): Cell {
    const before = paragraph.text.slice(Math.max(0, figure.offset - 60), figure.offset);
    const shown = before.split(/[，。；：]/).at(-1) ?? "";
    const label: Bilingual = {
      zh: `情况说明“${shown.trim().slice(-24)}”`,
      en: `the text "${shown.trim().slice(-24)}"`,
    };
    const reading =
      figure.unit === "count"
        ? { scale: Ex.ONE, places: "exact" as const }
        : figure.unit === "%"
          ? { scale: Ex.ONE, places: 0 }
          : { scale: scaleOf(figure.unit), places: figure.unit === "万元" ? this.places : 0 };
    return readCell(figure.printed, { path, offset: figure.offset, at: paragraph.at, label }, reading);
  }

  /** The names of the section that the innermost heading opens; under any other heading nothing is known. */
  private subjectsFor(headings: readonly string[]): Subjects | null {
    const heading = plainLabel(headings.at(-1) ?? "").replace(/^(关于)?(\d{4}年度?)?/, "");
    const section = this.rules.narrative.sections.find((each) =>
      each.headings.some((name) => plainLabel(name) === heading),
    );
    if (section === undefined) return null;
    let subjects = this.sections.get(section);
    if (subjects === undefined) {
      subjects = new Subjects(section, this.rules, this.book);
      this.sections.set(section, subjects);
    }
    return subjects;
  }

  private readAbsence(paragraph: NarrativeParagraph, path: string, section: SectionRules): void {
    const phrase = section.absent?.phrases.find((words) => paragraph.text.includes(words));
    if (phrase === undefined) return;
    const offset = paragraph.text.indexOf(phrase);
    const label = { zh: `情况说明“${phrase}”`, en: `the text "${phrase}"` };
    for (const [index, term] of section.absent!.value.entries()) {
      const stated = nothingStated(phrase, { path, offset, at: paragraph.at, label });
      const { cells, missing } = this.book.cellsOf(term);
      const title = { zh: "情况说明称没有此项", en: "the text says there is none" };
      this.addSum(`${section.id}:${offset}/${index}@${path}`, title, stated, { cells, missing });
    }
  }

  private readFigures(mentions: readonly Mention[], subjects: Subjects): void {
    const context: Context = {
      subjects,
      subject: null,
      amount: null,
      amounts: new Map(),
      budgets: new Map(),
      change: null,
    };
    for (const mention of mentions) {
      const { figure } = mention;
      const role = figure.unit === "%" ? roleOfPercent(figure.clause) : roleOfAmount(figure.clause);
      if (figure.approximate) continue;
      this.take(mention, role, context);
      if (role.kind !== "change") context.change = null;
    }
  }

  private take(mention: Mention, role: Role, context: Context): void {
    switch (role.kind) {
      case "amount":
        this.takeAmount(mention, role.subject, context);
        return;
      case "budget":
        this.takeBudget(mention, role.subject, context);
        return;
      case "change": {
        const subject = this.subjectOf(role.subject, context);
        context.change = { mention, subject, inherits: role.subject === "", direction: role.direction };
        return;
      }
      case "share":
        this.takeShare(mention, role.of, context);
        return;
      case "completion":
        this.takeCompletion(mention, context);
        return;
      case "changeRate":
        this.takeChangeRate(mention, role.direction, context);
        return;
      case "unknown":
        return;
    }
  }

  /** No words of its own: the subject goes on. Words that name nothing known: no subject. */
  private subjectOf(words: string, context: Context): Subject | null {
    return words === "" ? context.subject : context.subjects.find(words);
  }

  private takeAmount(mention: Mention, words: string, context: Context): void {
    const continued = /^(支出|收入)?决算数?$/.test(words);
    const known = continued ? context.subject : context.subjects.find(words);
    // An unknown subject still has its own share, budget and change.
    const subject = known ?? { key: `?${mention.cell.key}`, value: null, budget: null };
    if (mention.figure.unit === "count" && known === null) return;
    context.subject = subject;
    context.amount = { mention, subject };
    context.amounts.delete(subject.key);
    context.amounts.set(subject.key, context.amount);
    this.wholes.set(`${context.subjects.section.id}/${subject.key}`, mention);
    if (subject.value === null) return;
    const title = { zh: "情况说明的数字＝表中的数字", en: "figure of the text = figure of the table" };
    this.addSum(mention.cell.key, title, mention.cell, subject.value, mention);
  }

  private takeBudget(mention: Mention, words: string, context: Context): void {
    const subject = this.subjectOf(words, context) ?? {
      key: `?${mention.cell.key}`,
      value: null,
      budget: null,
    };
    context.subject = subject;
    context.budgets.set(subject.key, mention);
    if (subject.budget === null) return;
    const title = { zh: "情况说明的预算数＝表中的预算数", en: "budget in the text = budget in the table" };
    this.addSum(mention.cell.key, title, mention.cell, subject.budget, mention);
  }

  private takeShare(mention: Mention, of: string | null, context: Context): void {
    if (context.amount === null) return;
    const base = of === null ? context.subjects.base() : context.subjects.find(of);
    if (base === null) return;
    const said = this.wholes.get(`${context.subjects.section.id}/${base.key}`);
    const whole = said !== undefined ? mentioned(said) : base.value;
    if (whole === null) return;
    const title = { zh: "占比＝部分÷整体", en: "share = part ÷ whole" };
    const part = context.amount.mention;
    this.addRatio(mention, title, [{ part: mentioned(part), whole, used: [part, said] }]);
  }

  private takeCompletion(mention: Mention, context: Context): void {
    const title = { zh: "完成预算的比例＝决算数÷预算数", en: "completion = final amount ÷ budget" };
    const readings = spokenOf(context).flatMap(([subject, amount]) => {
      const said = context.budgets.get(subject.key);
      const whole = said !== undefined ? mentioned(said) : subject.budget;
      return whole === null ? [] : [{ part: mentioned(amount), whole, used: [amount, said] }];
    });
    this.addRatio(mention, title, readings);
  }

  private takeChangeRate(mention: Mention, direction: Direction, context: Context): void {
    const { change } = context;
    if (change === null) return;
    const title = { zh: "增减幅度＝增减额÷上年数", en: "rate of change = change ÷ last year" };
    const by: SignedCell = { cell: change.mention.cell, sign: change.direction === "up" ? -1 : 1 };
    const part = mentioned(change.mention);
    const of = (now: Named, amount?: Mention): RatioReading => ({
      part,
      whole: { cells: [...now.cells, by], missing: now.missing },
      used: [change.mention, amount],
    });
    const { subject } = change;
    const said = subject === null ? undefined : context.amounts.get(subject.key)?.mention;
    const named = said !== undefined ? of(mentioned(said), said) : subject?.value ? of(subject.value) : null;
    const inherited = change.inherits
      ? spokenOf(context).map(([, amount]) => of(mentioned(amount), amount))
      : [];
    this.addRatio(
      mention,
      title,
      named === null ? inherited : [named, ...inherited],
      change.direction !== direction,
    );
  }

  private addSum(id: string, title: Bilingual, stated: Cell, due: Named, mention?: Mention): void {
    const equation: Equation = {
      kind: "sum",
      id: `narrative.amount:${id}`,
      rule: "narrative.amount",
      check: CHECK,
      title,
      relation: "=",
      left: [{ cell: stated, sign: 1 }],
      right: due.cells,
      missing: due.missing,
      reference: this.reference,
    };
    this.equations.push(equation);
    mention?.used.push(equation.id);
  }

  /** Where the text leaves open which amount a rate speaks of, the one it agrees with is meant. */
  private addRatio(
    mention: Mention,
    title: Bilingual,
    readings: readonly RatioReading[],
    contradictory = false,
  ): void {
    const equations = readings.map(
      ({ part, whole }): RatioEquation => ({
        kind: "ratio",
        id: `narrative.rate:${mention.cell.key}`,
        rule: "narrative.rate",
        check: CHECK,
        title,
        rate: mention.cell,
        part: part.cells,
        whole: whole.cells,
        contradictory,
        missing: part.missing ?? whole.missing,
        reference: this.reference,
      }),
    );
    const agreeing = equations.findIndex((equation) => /exact|withinRounding/.test(judge(equation).outcome));
    const chosen = agreeing < 0 ? 0 : agreeing;
    const equation = equations[chosen];
    if (equation === undefined) return;
    this.equations.push(equation);
    for (const each of [mention, ...readings[chosen]!.used]) each?.used.push(equation.id);
  }
}

/** The amounts of the paragraph so far, the subject in hand first, then from the last to the first. */
function spokenOf({ amount, amounts }: Context): (readonly [Subject, Mention])[] {
  const earlier = [...amounts.values()]
    .slice(-MOST_READINGS)
    .reverse()
    .filter(({ subject }) => subject !== amount?.subject);
  return [...(amount === null ? [] : [amount]), ...earlier].map(({ subject, mention }) => [subject, mention]);
}

function mentioned(mention: Mention): Named {
  return { cells: [{ cell: mention.cell, sign: 1 }], missing: null };
}
