import { add, type Exact, multiply, negate, ONE, subtract, ZERO } from "../figure/exact";
import type { Assignment } from "./assignment";
import type { Cell } from "./cells";
import type { LinearRange, Term } from "./linear";

/**
 * An arithmetic check as a condition on cells (an edit, in the words of Fellegi and Holt). The equation and the
 * tolerance are those of the check of the same code; where a rounding depends on what will be printed, the
 * condition here may be wider than the check, never narrower, and the check itself has the last word.
 */
export interface Constraint {
  /** Code and path of the finding the check reports when the condition does not hold. */
  readonly code: string;
  readonly path: string;
  /** The cells it speaks of: changing none of them changes nothing about it. */
  readonly cells: readonly Cell[];
  /** What it demands of the free cells; nothing where a cell it needs is blank, or where it cannot be said linearly. */
  ranges(at: Assignment): readonly LinearRange[];
  /** The figure the equation itself gives for one of its cells, unrounded; `null` while others are unknown. */
  due?(at: Assignment, cell: Cell): Exact | null;
}

/** A demand nothing can meet. */
export const IMPOSSIBLE: LinearRange = { terms: [], lo: ONE, hi: ZERO };

export const NO_DEMAND: readonly LinearRange[] = [];

/** Σ plus − Σ minus, with the printed figures added up once. */
export class SignedSum {
  private readonly signs = new Map<number, Exact>();
  private readonly printed: Exact;

  constructor(plus: readonly Cell[], minus: readonly Cell[], constant: Exact = ZERO) {
    let sum = constant;
    for (const cell of plus) {
      this.signs.set(cell.id, ONE);
      sum = add(sum, cell.value);
    }
    for (const cell of minus) {
      this.signs.set(cell.id, MINUS_ONE);
      sum = subtract(sum, cell.value);
    }
    this.printed = sum;
  }

  /** `lo ≤ sum ≤ hi` as a demand on the free cells. */
  between(at: Assignment, lo: Exact | null, hi: Exact | null): LinearRange {
    const { terms, constant } = this.split(at);
    return {
      terms,
      lo: lo === null ? null : subtract(lo, constant),
      hi: hi === null ? null : subtract(hi, constant),
    };
  }

  /** The figure of the cell (added once) that makes the sum 0; `null` while another one is free. */
  solvedFor(at: Assignment, cell: Cell): Exact | null {
    const { terms, constant } = this.split(at);
    const [term, ...others] = terms;
    if (term === undefined || others.length > 0 || term.unknown !== at.unknownOf(cell)) return null;
    return multiply(negate(constant), term.factor);
  }

  /** What the free cells add, and what all others come to. */
  private split(at: Assignment): { readonly terms: readonly Term[]; readonly constant: Exact } {
    const terms: Term[] = [];
    let constant = this.printed;
    for (const cell of at.changed) {
      const sign = this.signs.get(cell.id);
      if (sign === undefined) continue;
      const unknown = at.unknownOf(cell);
      const next = unknown < 0 ? at.valueOf(cell) : ZERO;
      constant = add(constant, multiply(sign, subtract(next, cell.value)));
      if (unknown >= 0) terms.push({ unknown, factor: sign });
    }
    return { terms, constant };
  }

  /** `−slack ≤ sum ≤ slack`. */
  within(at: Assignment, slack: Exact): LinearRange {
    return this.between(at, negate(slack), slack);
  }
}

const MINUS_ONE = negate(ONE);

/** Collects a linear demand in which any of the cells may be free or not. */
export class Demand {
  private readonly terms: Term[] = [];
  private constant = ZERO;

  constructor(private readonly at: Assignment) {}

  plus(factor: Exact, cell: Cell): this {
    const unknown = this.at.unknownOf(cell);
    if (unknown >= 0) this.terms.push({ unknown, factor });
    else this.constant = add(this.constant, multiply(factor, this.at.valueOf(cell)));
    return this;
  }

  minus(factor: Exact, cell: Cell): this {
    return this.plus(negate(factor), cell);
  }

  atMost(bound: Exact): LinearRange {
    return { terms: this.terms, lo: null, hi: subtract(bound, this.constant) };
  }

  atLeast(bound: Exact): LinearRange {
    return { terms: this.terms, lo: subtract(bound, this.constant), hi: null };
  }
}
