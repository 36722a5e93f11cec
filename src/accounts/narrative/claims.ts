import type { Bilingual } from "../../errors";
import * as Ex from "../../figure/exact";
import { type Cell, nothingStated, readCell, scaleOf, usualPlaces } from "../cell";
import type { CellBook, SignedCell } from "../cellBook";
import type { AccountsDocument, NarrativeParagraph } from "../documentSchema";
import type { Equation, RatioEquation } from "../equation";
import { judge } from "../judge";
import { plainLabel } from "../label";
import type { AccountsRules, AccountsSeverity, SectionRules } from "../rulesSchema";
import { referenceOf, severityOf } from "../tableEquations";
import { findFigures, findUnchanged, type TextFigure } from "./figures";
import { type BudgetKind, type Direction, type Role, roleOfAmount, roleOfPercent } from "./role";
import { Sayings } from "./sayings";
import { type Named, type Subject, Subjects } from "./subjects";
import { repeatedEquations, textEquations } from "./textEquations";

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
  const equations = [
    ...reader.equations,
    ...repeatedEquations(reader.sayings, rules),
    ...textEquations(reader.sayings, (section) => reader.subjectsOf(section), book, rules),
  ];
  return { figures: reader.figures, equations };
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
  readonly budgets: Map<string, SpokenBudget[]>;
  change: Change | null;
}

interface SpokenAmount {
  readonly mention: Mention;
  readonly subject: Subject;
}

interface SpokenBudget {
  readonly mention: Mention;
  readonly kind: BudgetKind;
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
  readonly sayings = new Sayings();
  private readonly sections = new Map<SectionRules, Subjects>();
  /** Amounts by section and subject: the wholes that shares refer to. */
  private readonly wholes = new Map<string, Mention>();
  private readonly places: number;
  private readonly reference: string | null;
  private readonly severity: AccountsSeverity;

  constructor(
    document: AccountsDocument,
    private readonly book: CellBook,
    private readonly rules: AccountsRules,
  ) {
    const amounts = document.narrative
      .flatMap(({ text }) => findFigures(text))
      .filter(({ unit }) => unit === "万元");
    this.places = usualPlaces(amounts.map(({ printed }) => printed));
    this.reference = referenceOf(rules.checks[CHECK], rules);
    this.severity = severityOf(CHECK, rules);
  }

  read(paragraph: NarrativeParagraph, index: number): void {
    const path = `/narrative/${index}/text`;
    const subjects = this.subjectsFor(paragraph.headings);
    const mentions = findFigures(paragraph.text).map(
      (figure): Mention => ({ figure, used: [], cell: this.cellOf(figure, paragraph, path) }),
    );
    if (subjects !== null) {
      this.readAbsence(paragraph, path, subjects.section);
      const unchanged = findUnchanged(paragraph.text).map(({ printed, offset }) =>
        nothingStated(printed, { path, offset, at: paragraph.at, label: labelOf(printed) }),
      );
      const lead = paragraph.text.slice(0, mentions[0]?.cell.offset ?? 0);
      this.readFigures(mentions, unchanged, subjects, announcedIn(lead, subjects));
    }
    for (const { cell, figure, used } of mentions) {
      this.figures.push({ cell, unitText: figure.unitText, equations: used });
    }
  }

  private cellOf(figure: TextFigure, paragraph: NarrativeParagraph, path: string): Cell {
    const before = paragraph.text.slice(Math.max(0, figure.offset - 60), figure.offset);
    const label = labelOf(/[^，。；：]*[，。；：]?\s*$/.exec(before)?.[0].trim().slice(-24) ?? "");
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
    const heading = plainLabel(headings.at(-1) ?? "").replace(/^(关于)?(\d{4}年度?)?|[:。]$/g, "");
    const section = this.rules.narrative.sections.find((each) =>
      each.headings.some((name) => plainLabel(name) === heading),
    );
    return section === undefined ? null : this.subjectsOf(section);
  }

  subjectsOf(section: SectionRules): Subjects {
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
    const label = labelOf(phrase);
    for (const [index, term] of section.absent!.value.entries()) {
      const stated = nothingStated(phrase, { path, offset, at: paragraph.at, label });
      const { cells, missing } = this.book.cellsOf(term);
      const title = { zh: "情况说明称没有此项", en: "the text says there is none" };
      this.addSum(`${section.id}:${offset}/${index}@${path}`, title, stated, { cells, missing });
    }
  }

  /** @param unchanged - what is said to be as last year, by its place */
  private readFigures(
    mentions: readonly Mention[],
    unchanged: readonly Cell[],
    subjects: Subjects,
    announced: Subject | null,
  ): void {
    const context: Context = {
      subjects,
      subject: announced,
      amount: null,
      amounts: new Map(),
      budgets: new Map(),
      change: null,
    };
    const still = [...unchanged];
    const takeUnchangedBefore = (offset: number) => {
      while (still.length > 0 && still[0]!.offset! < offset) this.takeUnchanged(still.shift()!, context);
    };
    for (const mention of mentions) {
      const { figure } = mention;
      takeUnchangedBefore(figure.offset);
      const role = figure.unit === "%" ? roleOfPercent(figure.clause) : roleOfAmount(figure.clause);
      if (figure.approximate) continue;
      this.take(mention, role, context);
      if (role.kind !== "change") context.change = null;
    }
    takeUnchangedBefore(Number.POSITIVE_INFINITY);
  }

  private take(mention: Mention, role: Role, context: Context): void {
    switch (role.kind) {
      case "amount":
        this.takeAmount(mention, role.subject, context);
        return;
      case "budget":
        this.takeBudget(mention, role.subject, role.budget, context);
        return;
      case "change":
        this.takeChange(mention, role.subject, role.direction, context);
        return;
      case "share":
        this.takeShare(mention, role.of, context);
        return;
      case "completion":
        this.takeCompletion(mention, role.budget, context);
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
    if (mention.figure.unit === "count" && known === null) {
      this.takeCount(mention, words, context);
      return;
    }
    context.subject = subject;
    context.amount = { mention, subject };
    context.amounts.delete(subject.key);
    context.amounts.set(subject.key, context.amount);
    this.wholes.set(`${context.subjects.section.id}/${subject.key}`, mention);
    if (known !== null) this.say(mention, known, "amount", "", context, known.value !== null);
    if (subject.value === null) return;
    const title = { zh: "情况说明的数字＝表中的数字", en: "figure of the text = figure of the table" };
    this.addSum(mention.cell.key, title, mention.cell, subject.value, mention);
  }

  /** A number without a subject of its own counts something of the one in hand: 共接待4批次，65人次. */
  private takeCount(mention: Mention, words: string, context: Context): void {
    const { subject, subjects } = context;
    if (subject === null) return;
    const count = subjects.countOf(subject, mention.figure.unitText, words);
    if (count !== null) this.say(mention, subject, "count", count, context, false);
  }

  private takeBudget(mention: Mention, words: string, kind: BudgetKind, context: Context): void {
    const known = this.subjectOf(words, context);
    const subject = known ?? { key: `?${mention.cell.key}`, value: null, budget: null };
    context.subject = subject;
    const said = context.budgets.get(subject.key) ?? [];
    context.budgets.set(subject.key, [...said, { mention, kind }]);
    if (known !== null) this.say(mention, known, "budget", kind, context, known.budget !== null);
    if (subject.budget === null) return;
    const title = { zh: "情况说明的预算数＝表中的预算数", en: "budget in the text = budget in the table" };
    this.addSum(mention.cell.key, title, mention.cell, subject.budget, mention);
  }

  private takeChange(mention: Mention, words: string, direction: Direction, context: Context): void {
    const subject = this.subjectOf(words, context);
    context.change = { mention, subject, inherits: words === "", direction };
    if (subject === null || !mention.figure.againstLastYear) return;
    this.say(mention, subject, "change", "", context, false, direction === "up" ? 1 : -1);
    const said = context.amounts.get(subject.key)?.mention;
    if (direction === "up" && said !== undefined) this.addIncrease(mention, said);
  }

  /** 与上年相同: a change of nothing. */
  private takeUnchanged(cell: Cell, { subject, subjects }: Context): void {
    if (subject === null) return;
    const place = {
      section: subjects.section.id,
      subject: subject.key,
      figure: "change",
      which: "",
    } as const;
    this.sayings.add({ ...place, cell, sign: 1, used: [], tabled: false });
  }

  private say(
    { cell, used }: Mention,
    { key }: Subject,
    figure: "amount" | "budget" | "change" | "count",
    which: string,
    { subjects }: Context,
    tabled: boolean,
    sign: 1 | -1 = 1,
  ): void {
    const section = subjects.section.id;
    this.sayings.add({ section, subject: key, figure, which, cell, sign, used, tabled });
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

  private takeCompletion(mention: Mention, kind: BudgetKind, context: Context): void {
    const title = { zh: "完成预算的比例＝决算数÷预算数", en: "completion = final amount ÷ budget" };
    const readings = spokenOf(context).flatMap(([subject, amount]): RatioReading[] => {
      const part = mentioned(amount);
      const said = context.budgets.get(subject.key) ?? [];
      const same = said.filter((each) => each.kind === kind);
      // 年初预算 and 调整预算 may both be there: the one named counts, else any of them.
      const meant = same.length > 0 ? same : said;
      if (meant.length > 0) {
        return meant.map((each) => ({ part, whole: mentioned(each.mention), used: [amount, each.mention] }));
      }
      return subject.budget === null ? [] : [{ part, whole: subject.budget, used: [amount] }];
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
      severity: this.severity,
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

  /** What is more than last year by an amount is at least that amount: last year was not below nothing. */
  private addIncrease(change: Mention, now: Mention): void {
    const equation: Equation = {
      kind: "sum",
      id: `narrative.increase:${change.cell.key}`,
      rule: "narrative.increase",
      check: CHECK,
      severity: this.severity,
      title: { zh: "增加额不超过本年数", en: "an increase is not more than the amount it led to" },
      relation: ">=",
      left: [{ cell: now.cell, sign: 1 }],
      right: [{ cell: change.cell, sign: 1 }],
      missing: null,
      reference: this.reference,
    };
    this.equations.push(equation);
    for (const each of [change, now]) each.used.push(equation.id);
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
        severity: this.severity,
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

/** A subject named in a sentence of its own before the first figure: 1.…（类）…（款）…（项）。年初预算为… */
function announcedIn(lead: string, subjects: Subjects): Subject | null {
  const sentences = plainLabel(lead).split(/[。:]/).slice(0, -1);
  return sentences.reduce<Subject | null>((found, words) => subjects.find(words) ?? found, null);
}

function labelOf(words: string): Bilingual {
  return { zh: `情况说明“${words}”`, en: `the text "${words}"` };
}
