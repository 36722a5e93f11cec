import { describe, expect, it, test } from "vitest";
import { exact, ONE } from "../../src/figure/exact";
import { readFigure } from "../../src/figure/printed";
import { type Cell, type CellKind, Cells } from "../../src/repair/cells";
import { type Constraint, Demand, SignedSum } from "../../src/repair/constraint";
import { Network } from "../../src/repair/network";
import { type Completion, findRepairs, type RepairSet, solveFor, touchedBy } from "../../src/repair/search";

/** Cells by their letters; what each kind costs stands in `CELL_WEIGHTS`. */
function cellsNamed<Name extends string>(
  given: Readonly<Record<Name, readonly [CellKind, string]>>,
): Record<Name, Cell> {
  const cells = new Cells();
  const named = {} as Record<Name, Cell>;
  for (const name in given) named[name] = cells.figure(given[name][0], name, readFigure(given[name][1]))!;
  return named;
}

/** The cells add up to a figure. */
function adds(code: string, plus: readonly Cell[], to: number): Constraint {
  const sum = new SignedSum(plus, []);
  const value = exact(String(to));
  return { code, path: code, cells: plus, ranges: (at) => [sum.between(at, value, value)] };
}

function equals(code: string, a: Cell, b: Cell, ...named: Cell[]): Constraint {
  const difference = new SignedSum([a], [b]);
  return {
    code,
    path: code,
    cells: [a, b, ...named],
    ranges: (at) => [difference.between(at, exact("0"), exact("0"))],
  };
}

/** Takes every set that is feasible. */
function accept(set: RepairSet): Completion<string> {
  return { fits: true, repair: told(set), resolves: set.resolves };
}

function told({ cells, cost }: RepairSet): string {
  return `${cells.map((cell) => cell.path).join("")} ${cost}`;
}

function search(
  cells: Readonly<Record<string, Cell>>,
  constraints: readonly Constraint[],
  complete: (set: RepairSet) => Completion<string> = accept,
) {
  const network = new Network(Object.values(cells), constraints);
  const at = network.assignment([]);
  const failing = constraints.filter((constraint) => !solveFor(at, [constraint]).feasible);
  return findRepairs(network, failing, complete);
}

describe("findRepairs", () => {
  it("finds every cell of a sum that may be the wrong one, the cheapest first", () => {
    // 4 + 5 = 10 with a total weight (2), an execution rate (1) and a budget (4)
    const { a, b, c } = cellsNamed({ a: ["totalWeight", "4"], b: ["rate", "5"], c: ["budget", "0"] });
    const found = search({ a, b, c }, [adds("Q", [a, b, c], 10)]);
    expect(found).toEqual({ repairs: ["b 1", "a 2", "c 4"], complete: true, examined: 3 });
  });

  it("gives a set the failing conditions it touches, and no others", () => {
    const { a, b } = cellsNamed({ a: ["rate", "4"], b: ["rate", "5"] });
    const [first, second] = [adds("P", [a], 5), adds("Q", [b], 6)];
    const seen: string[] = [];
    search({ a, b }, [first, second, adds("R", [a, b], 11)], (set) => {
      seen.push(`${told(set)}: ${set.resolves.map(({ code }) => code).join("")}`);
      return accept(set);
    });
    // P and R, or Q and R, are at odds until both a and b change.
    expect(seen).toEqual(["ab 2: PQR"]);
  });

  it("changes another cell of the conditions at odds: a = 5 and a = b need both", () => {
    const { a, b, c } = cellsNamed({ a: ["rate", "1"], b: ["rate", "1"], c: ["rate", "1"] });
    const found = search({ a, b, c }, [adds("P", [a], 5), equals("Q", a, b), equals("R", c, c)]);
    expect(found).toEqual({ repairs: ["ab 2"], complete: true, examined: 2 });
  });

  it("names the cells of a set in the order of the form", () => {
    const { a, b, c } = cellsNamed({ a: ["rate", "1"], b: ["rate", "1"], c: ["rate", "1"] });
    const found = search({ a, b, c }, [adds("P", [c], 5), equals("Q", c, a), equals("R", a, b)]);
    expect(found.repairs).toEqual(["abc 3"]);
  });

  it("changes three cells at most", () => {
    const { a, b, c, d } = cellsNamed({
      a: ["rate", "1"],
      b: ["rate", "1"],
      c: ["rate", "1"],
      d: ["rate", "1"],
    });
    const chain = [adds("P", [a], 5), equals("Q", a, b), equals("R", b, c)];
    expect(search({ a, b, c, d }, chain).repairs).toEqual(["abc 3"]);
    expect(search({ a, b, c, d }, [...chain, equals("S", c, d)])).toEqual({
      repairs: [],
      complete: true,
      examined: 3,
    });
  });

  it("leaves out a set of which a part resolves as much", () => {
    // a alone makes 5 + 5 = 10; b is fixed at 5, so that changing it asks for more.
    const { a, b } = cellsNamed({ a: ["budget", "4"], b: ["rate", "5"] });
    expect(search({ a, b }, [adds("P", [a, b], 10), adds("Q", [b], 5)])).toEqual({
      repairs: ["a 4"],
      complete: true,
      examined: 2,
    });
  });

  it("keeps a set that resolves more than its parts", () => {
    const { a, b } = cellsNamed({ a: ["rate", "4"], b: ["rate", "5"] });
    const least: Constraint = {
      ...adds("P", [a], 5),
      ranges: (at) => [new Demand(at).plus(ONE, a).atLeast(exact("5"))],
    };
    // b may be 2 more than a: 8 only if a is 6.
    const near: Constraint = {
      ...equals("R", a, b),
      ranges: (at) => [new Demand(at).plus(ONE, b).minus(ONE, a).atMost(exact("2"))],
    };
    expect(search({ a, b }, [least, adds("Q", [b], 8), near]).repairs).toEqual(["a 1", "ab 2"]);
  });

  it("takes the cells contradiction by contradiction", () => {
    const { a, b, c } = cellsNamed({ a: ["rate", "4"], b: ["rate", "7"], c: ["rate", "0"] });
    const found = search({ a, b, c }, [adds("P", [a, c], 5), adds("Q", [b, c], 8)]);
    expect(found.repairs).toEqual(["a 1", "c 1", "b 1"]);
  });

  it("finds sets that share a cell", () => {
    // a = 5, and a − b + c = 4
    const { a, b, c } = cellsNamed({ a: ["rate", "1"], b: ["rate", "1"], c: ["rate", "4"] });
    const sum = new SignedSum([a, c], [b]);
    const four: Constraint = {
      code: "Q",
      path: "Q",
      cells: [a, b, c],
      ranges: (at) => [sum.between(at, exact("4"), exact("4"))],
    };
    // b = 5 with c = 4, or c = 0 with b = 1
    expect(search({ a, b, c }, [adds("P", [a], 5), four]).repairs).toEqual(["ab 2", "ac 2"]);
  });

  it("leaves out two repairs side by side", () => {
    // a = 5 by itself, b = c = 5 together; the condition that b is c names a, which has no say in it.
    const { a, b, c } = cellsNamed({ a: ["rate", "1"], b: ["rate", "1"], c: ["rate", "1"] });
    const found = search({ a, b, c }, [adds("P", [a], 5), adds("Q", [b], 5), equals("R", b, c, a)]);
    // Examined: a, b, ab (at odds), bc; not abc.
    expect(found).toEqual({ repairs: ["a 1", "bc 2"], complete: true, examined: 4 });
  });

  it("looks no further than 3 beyond the cheapest repair", () => {
    // The rate costs 1, so that 4 is near enough (a budget), 5 is not (rate and budget together).
    const { a, b, c, d } = cellsNamed({
      a: ["rate", "4"],
      b: ["budget", "5"],
      c: ["budget", "5"],
      d: ["rate", "5"],
    });
    const found = search({ a, b, c, d }, [adds("P", [a, b, c], 15), equals("Q", c, d)]);
    expect(found.repairs).toEqual(["a 1", "b 4"]);
  });

  it("looks as far as 3 beyond it for two cells that mend one contradiction", () => {
    // The rate costs 1; a row's weight and the rate that follows it cost 3 + 1.
    const { a, b, c } = cellsNamed({ a: ["rate", "4"], b: ["rowWeight", "5"], c: ["rate", "5"] });
    expect(search({ a, b, c }, [adds("P", [a, b], 10), equals("Q", b, c)]).repairs).toEqual(["a 1", "bc 4"]);
  });

  it("compares a set with the dearest of what it resolves", () => {
    // P is mended for 1, Q for 4; the three cells of 2 mend both for 6, which is 3 beyond 4 at most.
    const cells = cellsNamed({
      a: ["rate", "1"],
      b: ["budget", "1"],
      d: ["totalWeight", "1"],
      e: ["totalWeight", "1"],
      f: ["totalWeight", "1"],
    });
    const { a, b, d, e, f } = cells;
    const conditions = [adds("P", [a, d], 3), adds("Q", [b, d], 3), equals("R", d, e), equals("S", e, f)];
    expect(search(cells, conditions).repairs).toContain("def 6");
  });

  it("goes on with what the chosen figures break", () => {
    const { a, b } = cellsNamed({ a: ["rate", "4"], b: ["rate", "5"] });
    const rest = adds("Q", [a, b], 9);
    const found = search({ a, b }, [adds("P", [a], 5), rest], (set) =>
      set.cells.length === 1 ? { fits: false, broken: [rest] } : accept(set),
    );
    expect(found.repairs).toEqual(["ab 2"]);
  });

  it("counts what the figures resolve beyond the conditions of the cells", () => {
    // P (a = 5) and Q (b = 6) have nothing in common, but a is said to mend both: b for 4 is then no news.
    const { a, b } = cellsNamed({ a: ["rate", "4"], b: ["budget", "5"] });
    const conditions = [adds("P", [a], 5), adds("Q", [b], 6)];
    const all = (set: RepairSet): Completion<string> => ({
      ...accept(set),
      fits: true,
      resolves: conditions,
      repair: told(set),
    });
    expect(search({ a, b }, conditions, all).repairs).toEqual(["a 1", "b 4"]);
    const dear = cellsNamed({ a: ["rate", "4"], b: ["budget", "5"], c: ["rate", "5"] });
    const linked = [adds("P", [dear.a], 5), adds("Q", [dear.b], 6), equals("R", dear.b, dear.c)];
    const both = (set: RepairSet): Completion<string> => ({
      fits: true,
      repair: told(set),
      resolves: linked.slice(0, 2),
    });
    // b and c together cost 5, more than 3 beyond the 1 that a mends Q for.
    expect(search(dear, linked, both).repairs).toEqual(["a 1"]);
    expect(search(dear, linked).repairs).toEqual(["a 1", "bc 5"]);
  });

  // a, b and c are each wrong by 1, which costs 1; d mends all of them, and e follows d. Three repairs of 1, one more
  // for each, and 3 − 1: 2 + 2 + 2 + 2 = 8; for two of them 6.
  test.each<[CellKind, CellKind | null, number, string | null]>([
    ["rowWeight", null, 3, "de 7"],
    ["budget", null, 3, "de 8"],
    ["budget", "rate", 3, null], // 4 + 4 + 1
    ["levelWeight", null, 2, "de 6"],
    ["rowWeight", null, 2, null],
  ])(
    "may explain several contradictions at a stroke: a budget, a %s and a %s for %i",
    (e, f, count, expected) => {
      const cells = cellsNamed({
        a: ["rate", "1"],
        b: ["rate", "1"],
        c: ["rate", "1"],
        d: ["budget", "1"],
        e: [e, "1"],
        f: [f ?? "rate", "1"],
      });
      const wrong = (
        [
          ["P", cells.a],
          ["Q", cells.b],
          ["R", cells.c],
        ] as const
      ).slice(0, count);
      const conditions = wrong.map(([code, cell]) => adds(code, [cell, cells.d], 3));
      conditions.push(equals("S", cells.d, cells.e));
      if (f !== null) conditions.push(equals("T", cells.e, cells.f));
      const singles = ["a 1", "b 1", "c 1"].slice(0, count);
      expect(search(cells, conditions).repairs).toEqual(expected === null ? singles : [...singles, expected]);
    },
  );

  /** So many cells of one sum, of which no change fits. */
  function hopeless(count: number, others: number) {
    const cells = new Cells();
    const one = readFigure("1");
    const list = Array.from({ length: count + others }, (_, i) => cells.figure("rate", `/${i}`, one)!);
    const sum = adds("P", list.slice(0, count), 0.5);
    const network = new Network(list, [sum]);
    return findRepairs(network, [sum], () => ({ fits: false, broken: [sum] }));
  }

  test.each([
    // 5 + 10 + 10 sets of one, two and three
    ["all sets", 5, 0, 25, true],
    ["a thousand sets", 25, 0, 1000, false], // of 25 + 300 + 2300
    ["500,000 ÷ 1000 cells", 25, 975, 500, false],
    ["500,000 ÷ 1001 cells, rounded down", 25, 976, 499, false],
    ["at least 50", 25, 10_000, 50, false],
  ])("examines %s", (_, count, others, examined, complete) => {
    expect(hopeless(count, others)).toEqual({ repairs: [], complete, examined });
  });
});

describe("solveFor", () => {
  const { a, b } = cellsNamed({ a: ["rate", "4"], b: ["rate", "5"] });

  it("lets no figure be negative", () => {
    const network = new Network([a, b], []);
    const at = network.assignment([a]);
    const atMost: Constraint = {
      code: "P",
      path: "P",
      cells: [a],
      ranges: (each) => [new Demand(each).plus(ONE, a).atMost(exact("-1"))],
    };
    expect(solveFor(at, [])).toMatchObject({ feasible: true, bounds: [{ lo: exact("0"), hi: null }] });
    // No condition is at odds with it but the one given, the first.
    expect(solveFor(at, [atMost])).toEqual({ feasible: false, sources: expect.arrayContaining([0, -1]) });
  });
});

test("conditions that speak of several cells are named once", () => {
  const { a, b, c } = cellsNamed({ a: ["rate", "4"], b: ["rate", "5"], c: ["rate", "5"] });
  const [p, q, r] = [adds("P", [a, b], 9), adds("Q", [b], 5), adds("R", [c], 5)];
  const network = new Network([a, b, c], [p, q, r]);
  expect(touchedBy(network, [])).toEqual([]);
  expect(touchedBy(network, [b])).toEqual([p, q]);
  expect(touchedBy(network, [a, b, c])).toEqual([p, q, r]);
});
