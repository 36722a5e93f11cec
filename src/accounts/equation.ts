import type { Bilingual } from "../errors";
import type { Cell } from "./cell";
import type { SignedCell } from "./cellBook";
import type { AccountsCheck, AccountsSeverity, Relation } from "./rulesSchema";

interface EquationBase {
  /** Unique in a document: the rule and the row, column or place in the text. */
  readonly id: string;
  /** The id of the rule it comes from. */
  readonly rule: string;
  readonly check: AccountsCheck;
  readonly severity: AccountsSeverity;
  readonly title: Bilingual;
  /** A table or row it needs that is not there; then it cannot be evaluated. */
  readonly missing: string | null;
  readonly reference: string | null;
}

/** A sum of cells that must equal another, be at least as much, or be nothing only together with it. */
export interface SumEquation extends EquationBase {
  readonly kind: "sum";
  readonly relation: Relation;
  readonly left: readonly SignedCell[];
  readonly right: readonly SignedCell[];
}

/** A printed percentage that must be what the part is of the whole. */
export interface RatioEquation extends EquationBase {
  readonly kind: "ratio";
  readonly rate: Cell;
  readonly part: readonly SignedCell[];
  readonly whole: readonly SignedCell[];
  /** The words contradict each other (减少 … 增长): no figure can make it true. */
  readonly contradictory: boolean;
}

export type Equation = SumEquation | RatioEquation;

/** All cells of an equation, the stated one first. */
export function cellsIn(equation: Equation): readonly Cell[] {
  if (equation.kind === "sum") return [...equation.left, ...equation.right].map(({ cell }) => cell);
  return [equation.rate, ...[...equation.part, ...equation.whole].map(({ cell }) => cell)];
}
