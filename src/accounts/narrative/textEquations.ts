import type { CellBook, SignedCell } from "../cellBook";
import type { SumEquation } from "../equation";
import type { AccountsRules, SayingRules, SectionRules, TermRules, TextEquationRules } from "../rulesSchema";
import { referenceOf, severityOf } from "../tableEquations";
import type { BudgetKind } from "./role";
import { type Saying, type Sayings, signed } from "./sayings";
import type { Subjects } from "./subjects";

const CHECK = "accounts.narrative";
const BUDGETS: readonly BudgetKind[] = ["年初", "全年", "调整", ""];

/** What the text says twice must be the same. */
export function repeatedEquations(sayings: Sayings, rules: AccountsRules): SumEquation[] {
  return [...sayings.repeated()].map(({ first, again }) => {
    const id = `narrative.same:${again.cell.key}`;
    for (const { used } of [first, again]) used.push(id);
    return {
      kind: "sum",
      id,
      rule: "narrative.same",
      check: CHECK,
      severity: severityOf(CHECK, rules),
      title: { zh: "前后所说的同一数字一致", en: "the same figure each time it is given" },
      relation: "=",
      left: [signed(again)],
      right: [signed(first)],
      missing: null,
      reference: referenceOf(rules.checks[CHECK], rules),
    };
  });
}

/** The equations of the rules between what the text says here and there, and the tables. */
export function textEquations(
  sayings: Sayings,
  subjectsOf: (section: SectionRules) => Subjects,
  book: CellBook,
  rules: AccountsRules,
): SumEquation[] {
  return rules.narrative.equations.map((rule) => {
    const sides = BUDGETS.map((budget) => {
      const reader = new SideReader(sayings, subjectsOf, book, rules, budget);
      return { left: reader.read(rule.left), right: reader.read(rule.right) };
    });
    // Budgets of one kind are compared: 年初 with 年初, 调整 with 调整.
    const { left, right } =
      sides.find((each) => each.left.missing === null && each.right.missing === null) ?? sides[0]!;
    const missing = left.missing ?? right.missing;
    if (missing === null) for (const { used } of [...left.said, ...right.said]) used.push(rule.id);
    return {
      kind: "sum",
      id: rule.id,
      rule: rule.id,
      check: rule.check,
      severity: severityOf(rule.check, rules),
      title: rule.title,
      relation: rule.relation,
      left: left.cells,
      right: right.cells,
      missing,
      reference: referenceOf(rule, rules),
    };
  });
}

interface Side {
  readonly cells: readonly SignedCell[];
  readonly said: readonly Saying[];
  /** What the text does not say, or the tables do not have. */
  readonly missing: string | null;
}

class SideReader {
  constructor(
    private readonly sayings: Sayings,
    private readonly subjectsOf: (section: SectionRules) => Subjects,
    private readonly book: CellBook,
    private readonly rules: AccountsRules,
    private readonly budget: BudgetKind,
  ) {}

  read(terms: TextEquationRules["left"]): Side {
    const sides = terms.map((term) => ("section" in term ? this.saying(term) : this.tableTerm(term)));
    return {
      cells: sides.flatMap(({ cells }) => cells),
      said: sides.flatMap(({ said }) => said),
      missing: sides.find(({ missing }) => missing !== null)?.missing ?? null,
    };
  }

  private tableTerm(term: TermRules): Side {
    return { ...this.book.cellsOf(term), said: [] };
  }

  private saying(term: SayingRules): Side {
    const found = this.subjectsIn(term).map(
      (subject) => this.sayings.find({ ...term, subject }, this.budget) ?? subject,
    );
    const said = found.filter((each): each is Saying => typeof each !== "string");
    const unsaid = found.find((each): each is string => typeof each === "string");
    return {
      cells: said.map((each) => signed(each, term.sign === "-" ? -1 : 1)),
      said,
      missing: unsaid === undefined && said.length > 0 ? null : `情况说明“${unsaid ?? term.subject}”`,
    };
  }

  private subjectsIn({ section: id, subject }: SayingRules): readonly string[] {
    if (subject !== "rows") return [subject];
    const section = this.rules.narrative.sections.find((each) => each.id === id);
    return section === undefined ? [] : this.subjectsOf(section).filledRows.map(({ key }) => key);
  }
}
