import type { Exact } from "../figure/exact";
import type { Cell } from "./cells";

/** A figure put into a cell: its value and the decimals it is printed with. */
export interface Given {
  readonly value: Exact;
  readonly decimals: number;
}

/** Spec §3: amounts stand for ± half a unit of at least two decimals. */
const LEAST_AMOUNT_DECIMALS = 2;

/**
 * The form with some cells free, some given a new figure, and all others as printed: what a constraint is asked
 * about. Free cells are the unknowns, numbered in the order they were freed.
 */
export class Assignment {
  private readonly unknowns = new Map<number, number>();
  /** Most decimals of an amount as it now stands: the amounts' tolerance (spec §3). */
  readonly amountDecimals: number;

  constructor(
    readonly free: readonly Cell[],
    readonly given: ReadonlyMap<number, Given>,
    readonly changed: readonly Cell[],
    amounts: readonly Cell[],
  ) {
    free.forEach((cell, i) => {
      this.unknowns.set(cell.id, i);
    });
    this.amountDecimals = this.mostDecimals(amounts);
  }

  /** Number of the unknown a free cell is; −1 where it is not free. */
  unknownOf(cell: Cell): number {
    return this.unknowns.get(cell.id) ?? -1;
  }

  isFree(cell: Cell): boolean {
    return this.unknowns.has(cell.id);
  }

  isChanged(cell: Cell): boolean {
    return this.unknowns.has(cell.id) || this.given.has(cell.id);
  }

  /** Whether the cell holds a figure, or will. */
  isPresent(cell: Cell): boolean {
    return cell.figure !== null || this.isChanged(cell);
  }

  valueOf(cell: Cell): Exact {
    return this.given.get(cell.id)?.value ?? cell.value;
  }

  /** Decimals of the figure given or printed. */
  decimalsOf(cell: Cell): number {
    return this.given.get(cell.id)?.decimals ?? cell.figure?.decimals ?? 0;
  }

  private mostDecimals(amounts: readonly Cell[]): number {
    let most = LEAST_AMOUNT_DECIMALS;
    for (const cell of amounts) {
      if (!this.isFree(cell)) most = Math.max(most, this.decimalsOf(cell));
    }
    return most;
  }
}
