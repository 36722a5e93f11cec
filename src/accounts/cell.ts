import type { Bilingual } from "../errors";
import type { Exact } from "../figure/exact";
import * as Ex from "../figure/exact";
import { type Interval, interval, point } from "../figure/interval";
import { type FigureCell, readFigure } from "../figure/printed";

/**
 * A printed figure of a table or of the text, and the values it may stand for. Amounts are in 万元 whatever the
 * table prints, so that tables in different units can be compared.
 */
export interface Cell {
  /** Tells cells apart; the path, and for the text also the place in it. */
  readonly key: string;
  readonly path: string;
  /** Where the figure begins in a text; `null` in a table. */
  readonly offset: number | null;
  readonly at: string | null;
  readonly printed: string | null;
  readonly label: Bilingual;
  readonly state: "figure" | "blank" | "unreadable";
  readonly value: Exact;
  /** Half the unit of the last decimal: the figure stands for value ± half; 0 for what is exact or blank. */
  readonly half: Exact;
  /** What `half` is once the cell holds a figure. */
  readonly filledHalf: Exact;
  /** Decimals as printed, and what one printed unit is worth. */
  readonly places: number;
  readonly scale: Exact;
  /** No figure that a repair could change, such as a phrase that says there is nothing. */
  readonly fixed: boolean;
}

export interface CellPlace {
  readonly path: string;
  readonly offset?: number;
  readonly at?: string | undefined;
  readonly label: Bilingual;
}

/** How a figure of a table or text is to be taken. */
export interface CellReading {
  /** What one unit is worth in 万元 (or 1 for counts and percent). */
  readonly scale: Exact;
  /** The usual number of decimals around it; a figure with more keeps its own. `exact` for counts. */
  readonly places: number | "exact";
}

/** Reads a cell: a blank one adds nothing, an unreadable one leaves its equations unevaluated. */
export function readCell(printed: string | undefined, place: CellPlace, reading: CellReading): Cell {
  const read = readFigure(printed);
  const places = reading.places === "exact" ? 0 : Math.max(reading.places, decimalsOf(read));
  const isFigure = read.kind === "figure";
  const filledHalf = reading.places === "exact" ? Ex.ZERO : Ex.multiply(Ex.halfUnitOf(places), reading.scale);
  return {
    key: place.offset === undefined ? place.path : `${place.path}@${place.offset}`,
    path: place.path,
    offset: place.offset ?? null,
    at: place.at ?? null,
    printed: read.kind === "blank" ? null : (printed ?? null),
    label: place.label,
    state: isFigure ? "figure" : read.kind === "blank" ? "blank" : "unreadable",
    value: isFigure ? Ex.multiply(read.figure.value, reading.scale) : Ex.ZERO,
    half: isFigure ? filledHalf : Ex.ZERO,
    filledHalf,
    places,
    scale: reading.scale,
    fixed: false,
  };
}

/** A statement in words that an amount is nothing. */
export function nothingStated(printed: string, place: CellPlace): Cell {
  return {
    ...readCell("0", place, { scale: Ex.ONE, places: "exact" }),
    printed,
    fixed: true,
  };
}

/** Every value a cell may stand for. */
export function rangeOf(cell: Cell): Interval {
  if (Ex.signOf(cell.half) === 0) return point(cell.value);
  return interval(Ex.subtract(cell.value, cell.half), Ex.add(cell.value, cell.half));
}

function decimalsOf(read: FigureCell): number {
  return read.kind === "figure" ? read.figure.decimals : 0;
}

/** The number of decimals most of these figures show; the fewer where two are as frequent. */
export function usualPlaces(printed: Iterable<string>): number {
  const counts = new Map<number, number>();
  for (const text of printed) {
    const read = readFigure(text);
    if (read.kind === "figure") counts.set(read.figure.decimals, (counts.get(read.figure.decimals) ?? 0) + 1);
  }
  const ranked = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  return ranked[0]?.[0] ?? 0;
}

const SCALES: Readonly<Record<string, Exact>> = {
  元: Ex.unitOf(4),
  万元: Ex.ONE,
  亿元: Ex.integer(10_000),
};

/** What one of a unit of money is worth in 万元. */
export function scaleOf(unit: string | undefined): Exact {
  return SCALES[unit ?? "万元"] ?? Ex.ONE;
}
