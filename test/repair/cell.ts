import { readFigure } from "../../src/figure/printed";
import { type Cell, type CellKind, Cells } from "../../src/repair/cells";
import type { RowScore } from "../../src/score/indicator";

/** A cell by itself, as it is printed (`null`: blank). */
export function cellOf(kind: CellKind, printed: string | null, row: RowScore | null = null): Cell {
  const cell = new Cells().figureOrBlank(kind, `/${kind}`, readFigure(printed), row);
  if (cell === null) throw new Error(`${printed} is no figure`);
  return cell;
}

/** Cells of one form, numbered as they come: `["budget", "926.00"]`, with `null` for a blank. */
export function cellsOf(...printed: readonly (readonly [CellKind, string | null])[]): Cell[] {
  const cells = new Cells();
  return printed.map(([kind, text], i) => cells.figureOrBlank(kind, `/${i}/${kind}`, readFigure(text))!);
}
