import type { CellBook, SignedCell } from "../cellBook";
import { plainLabel } from "../label";
import type { AccountsRules, SectionRules, TermRules } from "../rulesSchema";
import { withoutFinal } from "./role";

/** What a text speaks of, and the cells of the tables that hold it. */
export interface Subject {
  readonly key: string;
  /** `null`: the rules name no cell for it. */
  readonly value: Named | null;
  readonly budget: Named | null;
  readonly counts?: readonly CountRules[];
}

type CountRules = NonNullable<NonNullable<SectionRules["named"]>[number]["counts"]>[number];

/** Cells named by words; `missing` where the table or row is not there. */
export interface Named {
  readonly cells: readonly SignedCell[];
  readonly missing: string | null;
}

/** The names known in one section of the text. */
export class Subjects {
  /** The subjects that are rows of the section's first table and hold an amount there. */
  readonly filledRows: readonly Subject[];
  private readonly byLabel = new Map<string, Subject>();
  private readonly fillers: readonly string[];

  constructor(
    readonly section: SectionRules,
    rules: AccountsRules,
    book: CellBook,
  ) {
    this.fillers = rules.narrative.fillers.map(plainLabel).sort((a, b) => b.length - a.length);
    const filledRows: Subject[] = [];
    // Rows first, so that a name the rules give outright decides.
    for (const [index, rows] of (section.rows ?? []).entries()) {
      for (const row of book.rows.select(rows.table, rows.rows)) {
        const cells = [{ cell: book.cell(row, rows.column), sign: 1 as const }];
        const name = rows.withSuperiors === true ? book.rows.fullName(row) : row.name;
        const subject: Subject = { key: name, value: { cells, missing: null }, budget: null };
        this.byLabel.set(name, subject);
        if (index === 0 && cells[0]!.cell.state === "figure") filledRows.push(subject);
      }
      for (const [word, name] of Object.entries(rows.aliases ?? {})) {
        const subject = this.byLabel.get(plainLabel(name));
        if (subject !== undefined) this.byLabel.set(plainLabel(word), subject);
      }
    }
    for (const named of section.named ?? []) {
      const subject: Subject = {
        key: named.labels[0]!,
        value: named.value === undefined ? null : cellsOf(named.value, book),
        budget: named.budget === undefined ? null : cellsOf(named.budget, book),
        ...(named.counts === undefined ? {} : { counts: named.counts }),
      };
      for (const label of named.labels) this.byLabel.set(plainLabel(label), subject);
    }
    this.filledRows = filledRows;
  }

  /** Which count of the subject a number with this unit is, behind these words. */
  countOf(subject: Subject, unit: string, clause: string): string | null {
    const count = subject.counts?.find(
      ({ units, words }) => units.map(plainLabel).includes(unit) && this.isFilling(clause, words),
    );
    return count?.id ?? null;
  }

  /** The subject a clause names: the label it ends with, before which only filling words may stand. */
  find(clause: string): Subject | null {
    return this.exactly(clause) ?? this.exactly(withoutFinal(clause));
  }

  /** What 占比 is a share of, where the text does not say. */
  base(): Subject | null {
    return this.section.base === undefined ? null : (this.byLabel.get(plainLabel(this.section.base)) ?? null);
  }

  private exactly(clause: string): Subject | null {
    for (let from = 0; from < clause.length; from += 1) {
      const subject = this.byLabel.get(clause.slice(from));
      if (subject !== undefined) return this.isFilling(clause.slice(0, from)) ? subject : null;
    }
    return null;
  }

  private isFilling(words: string, more: readonly string[] = []): boolean {
    let rest = words.replace(/\d{4}年度?|\d{1,2}月|\d{1,2}日/g, "").replace(/^\d{1,2}[.、]/, "");
    for (const filler of [...more.map(plainLabel), ...this.fillers]) rest = rest.replaceAll(filler, "");
    return rest === "" || rest === "度";
  }
}

function cellsOf(terms: readonly TermRules[], book: CellBook): Named {
  const found = terms.map((term) => book.cellsOf(term));
  return {
    cells: found.flatMap(({ cells }) => cells),
    missing: found.find(({ missing }) => missing !== null)?.missing ?? null,
  };
}
