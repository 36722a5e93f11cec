import { expectTypeOf, test } from "vitest";
import * as Ex from "../../src/figure/exact";
import { contains, type Interval, interval, meets, point, sum } from "../../src/figure/interval";
import { type FigureCell, readFigure } from "../../src/figure/printed";

declare const figure: Ex.Exact;
declare const cell: FigureCell;

test("a printed text cannot pass where an exact figure is due", () => {
  // @ts-expect-error a text
  Ex.add("8.94", figure);
  // @ts-expect-error a text
  Ex.compare(figure, "8.94");
  // @ts-expect-error a text
  point("8.94");
  // @ts-expect-error a text
  interval("8", "9");
  expectTypeOf(Ex.exact("8.94")).toEqualTypeOf<Ex.Exact>();
});

test("nor can a JavaScript number", () => {
  // @ts-expect-error a number
  Ex.multiply(0.1, figure);
  // @ts-expect-error a number
  contains(point(figure), 98.94);
  // @ts-expect-error read from text only
  Ex.exact(8.94);
});

test("figures are not compared by < nor added by +", () => {
  // @ts-expect-error an object
  figure * figure;
  // @ts-expect-error an object
  figure + figure;
});

test("a figure is no interval: which values it stands for must be said", () => {
  // @ts-expect-error a figure
  meets(figure, point(figure));
  // @ts-expect-error a figure
  sum(figure, figure);
  expectTypeOf(point(figure)).toEqualTypeOf<Interval>();
});

test("a cell has no value before it is known to be a figure", () => {
  // @ts-expect-error may be blank
  cell.figure;
  if (cell.kind === "figure") expectTypeOf(cell.figure.value).toEqualTypeOf<Ex.Exact>();
  expectTypeOf(readFigure("8.94")).toEqualTypeOf<FigureCell>();
});

test("a figure is rounded by a mode that exists", () => {
  // @ts-expect-error 四舍五入 is half-up
  Ex.round(figure, 2, "half");
});

test("figures and intervals are readonly", () => {
  // @ts-expect-error readonly
  figure.n = 1;
  // @ts-expect-error readonly
  point(figure).lo = figure;
});
