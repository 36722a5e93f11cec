import type { Cell } from "../cell";
import type { SignedCell } from "../cellBook";
import type { SayingRules } from "../rulesSchema";
import type { BudgetKind } from "./role";

/** One thing a text says: of which subject, what, and the figure with its sign (a decrease counts negative). */
export interface Saying {
  readonly section: string;
  readonly subject: string;
  readonly figure: SayingRules["figure"];
  /** Which count, or which budget; empty else. */
  readonly which: string;
  readonly cell: Cell;
  readonly sign: 1 | -1;
  /** Takes the ids of equations the figure is part of. */
  readonly used: string[];
  /** A table holds the same figure, so that repeated ones are compared with the table. */
  readonly tabled: boolean;
}

/** All a text says, so that its figures can be held against each other. */
export class Sayings {
  private readonly groups = new Map<string, Saying[]>();

  add(saying: Saying): void {
    const key = keyOf(saying);
    const group = this.groups.get(key);
    if (group === undefined) this.groups.set(key, [saying]);
    else group.push(saying);
  }

  /** What is said first of this; a budget of this kind. */
  find(term: Omit<SayingRules, "sign">, budget: BudgetKind): Saying | null {
    const which = term.figure === "budget" ? budget : (term.count ?? "");
    return this.groups.get(keyOf({ ...term, which }))?.[0] ?? null;
  }

  /** What is said again, each beside the first of its kind; a second change may be that of a part. */
  *repeated(): Generator<{ readonly first: Saying; readonly again: Saying }> {
    for (const [first, ...others] of this.groups.values()) {
      if (first?.figure === "change") continue;
      for (const again of others) if (!again.tabled) yield { first: first!, again };
    }
  }
}

export function signed({ cell, sign }: Saying, factor: 1 | -1 = 1): SignedCell {
  return { cell, sign: sign === factor ? 1 : -1 };
}

function keyOf({
  section,
  subject,
  figure,
  which,
}: Pick<Saying, "section" | "subject" | "figure" | "which">) {
  return `${section}/${subject}/${figure}/${which}`;
}
