import { type Exact, ZERO } from "../figure/exact";
import type { Figure, FigureCell } from "../figure/printed";
import type { RowScore } from "../score/indicator";

/** What a cell is, as far as it matters for how likely it is to be the wrong one. */
export type CellKind =
  | "initialBudget"
  | "budget"
  | "executed"
  | "carryover"
  | "rate"
  | "executionScore"
  | "executionWeight"
  | "rowWeight"
  | "rowScore"
  | "levelWeight"
  | "levelScore"
  | "totalWeight"
  | "totalScore"
  | "grade";

/**
 * Reliability weights (Fellegi–Holt): what it costs to say that a cell is wrong. The cells a set changes are
 * added up, and the smallest sums are the repairs.
 *
 * | weight | cells |
 * |---|---|
 * | 4 | 预算数, given by the finance bureau |
 * | 3 | figures somebody typed: 执行数, 分值 and 得分 of rows, 分值 of the execution rate |
 * | 2 | totals somebody added up: 总分, 分值 of levels and of the whole |
 * | 1 | derived from one or two cells of the same form: 执行率, execution score, 结(转)余, 等级; and every blank |
 */
export const CELL_WEIGHTS: Readonly<Record<CellKind, number>> = {
  initialBudget: 4,
  budget: 4,
  executed: 3,
  carryover: 1,
  rate: 1,
  executionScore: 1,
  executionWeight: 3,
  rowWeight: 3,
  rowScore: 3,
  levelWeight: 2,
  levelScore: 3,
  totalWeight: 2,
  totalScore: 2,
  grade: 1,
};

/** A blank cell that should have held a figure: nothing somebody wrote has to be doubted. */
export const BLANK_WEIGHT = 1;

/** A cell of the form that a repair may change. */
export interface Cell {
  readonly id: number;
  readonly path: string;
  readonly kind: CellKind;
  /** `null` where the cell is blank, or holds words (等级). */
  readonly figure: Figure | null;
  /** The figure's value; a blank counts as 0. */
  readonly value: Exact;
  /** As printed, `null` where blank. */
  readonly printed: string | null;
  readonly weight: number;
  /** The row as scored, for its 分值 and 得分. */
  readonly row: RowScore | null;
}

/** All cells of one form by number and by path. */
export class Cells {
  readonly list: Cell[] = [];
  private readonly byPath = new Map<string, Cell>();

  /** A cell that holds a figure; `null` where it is blank or unreadable. */
  figure(kind: CellKind, path: string, cell: FigureCell, row: RowScore | null = null): Cell | null {
    return cell.kind === "figure" ? this.enter(kind, path, cell.figure, row) : null;
  }

  /** A cell that holds a figure or may be filled with one; `null` where it is unreadable. */
  figureOrBlank(kind: CellKind, path: string, cell: FigureCell, row: RowScore | null = null): Cell | null {
    if (cell.kind === "figure") return this.enter(kind, path, cell.figure, row);
    return cell.kind === "blank" ? this.enter(kind, path, null, row) : null;
  }

  /** 等级: a cell of words. */
  words(kind: CellKind, path: string, printed: string): Cell {
    return this.add({
      kind,
      path,
      figure: null,
      value: ZERO,
      printed,
      weight: CELL_WEIGHTS[kind],
      row: null,
    });
  }

  private enter(kind: CellKind, path: string, figure: Figure | null, row: RowScore | null): Cell {
    return this.add({
      kind,
      path,
      figure,
      value: figure?.value ?? ZERO,
      printed: figure?.printed ?? null,
      weight: figure === null ? BLANK_WEIGHT : CELL_WEIGHTS[kind],
      row,
    });
  }

  private add(cell: Omit<Cell, "id">): Cell {
    const known = this.byPath.get(cell.path);
    if (known !== undefined) return known;
    const entered: Cell = { ...cell, id: this.list.length };
    this.list.push(entered);
    this.byPath.set(cell.path, entered);
    return entered;
  }
}
