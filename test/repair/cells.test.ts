import { expect, it } from "vitest";
import { format } from "../../src/figure/exact";
import { readFigure } from "../../src/figure/printed";
import { Cells } from "../../src/repair/cells";

const PATH = "/funds/sources/0/executed";

it("numbers the cells as they come, each once", () => {
  const cells = new Cells();
  const first = cells.figure("executed", PATH, readFigure("828.06"));
  const second = cells.words("grade", "/total/grade", "良");
  expect(cells.figure("executed", PATH, readFigure("828.06"))).toBe(first);
  expect(cells.list).toEqual([first, second]);
  expect(cells.list.map(({ id }) => id)).toEqual([0, 1]);
});

it("weighs a figure by its kind, and a blank, which stands for 0, by 1", () => {
  const cells = new Cells();
  const figure = cells.figureOrBlank("executed", PATH, readFigure("828.06"))!;
  expect(figure).toMatchObject({ kind: "executed", path: PATH, printed: "828.06", weight: 3, row: null });
  expect(format(figure.value)).toBe("828.06");
  const blank = cells.figureOrBlank("budget", "/funds/sources/0/budget", readFigure("—"))!;
  expect(blank).toMatchObject({ figure: null, printed: null, weight: 1 });
  expect(format(blank.value)).toBe("0");
});

it("holds words, which cost 1", () => {
  const grade = new Cells().words("grade", "/total/grade", "良");
  expect(grade).toMatchObject({ kind: "grade", figure: null, printed: "良", weight: 1, row: null });
});

it("has no cell for what is no figure", () => {
  const cells = new Cells();
  for (const printed of ["abc", "#DIV/0!"]) {
    expect(cells.figure("budget", PATH, readFigure(printed))).toBeNull();
    expect(cells.figureOrBlank("budget", PATH, readFigure(printed))).toBeNull();
  }
  expect(cells.figure("budget", PATH, readFigure(""))).toBeNull();
  expect(cells.list).toEqual([]);
});
