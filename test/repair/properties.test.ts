import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { soundForms } from "../../scripts/eval/generate";
import { FAULT_KINDS, plant, withCell } from "../../scripts/eval/plant";
import { Random } from "../../scripts/eval/random";
import type { Evaluation } from "../../src/evaluation/schema";
import { applyRepair } from "../../src/repair/applyRepair";
import { arithmeticFaults, keyOf } from "../../src/repair/judge";
import { buildNetwork } from "../../src/repair/network";
import type { Repair } from "../../src/repair/repair";
import { solveFor } from "../../src/repair/search";
import { FORM_NAMES, realForm } from "../forms";
import { inputOf, localizeForm, row, smallForm } from "./form";

const bases = FORM_NAMES.map(realForm);

/** A form derived from a real one, with one or two faults planted. */
const faultyForm = fc
  .record({ seed: fc.nat(), faults: fc.integer({ min: 1, max: 2 }) })
  .map(({ seed, faults }) => {
    const random = new Random(seed);
    let form = soundForms(bases, seed).next().value.form;
    for (let planted = 0; planted < faults; planted += 1) {
      const fault = plant(form, random.pick(FAULT_KINDS), random);
      if (fault !== null) form = withCell(form, fault.path, fault.wrong);
    }
    return form;
  });

function faultsOf(form: Evaluation): Set<string> {
  return new Set(arithmeticFaults(form, inputOf(form).rules).map(keyOf));
}

function count(keys: Iterable<string>, code: string): number {
  return [...keys].filter((key) => key.startsWith(`${code} `)).length;
}

describe("every repair", () => {
  it("leaves fewer of the findings it resolves, and breaks no check that held", () => {
    fc.assert(
      fc.property(faultyForm, (form) => {
        const before = faultsOf(form);
        for (const repair of localizeForm(form).repairs) {
          const after = faultsOf(applyRepair(form, repair));
          expect([...after].filter((key) => !before.has(key))).toEqual([]);
          for (const code of repair.resolves) expect(count(after, code)).toBeLessThan(count(before, code));
        }
      }),
      { numRuns: 150, seed: 11 },
    );
  });

  it("is minimal: no part of it resolves as much", () => {
    fc.assert(
      fc.property(faultyForm, (form) => {
        const before = faultsOf(form);
        const { repairs } = localizeForm(form);
        for (const repair of repairs) {
          const resolved = resolvedBy(form, repair, before);
          for (const other of repairs) {
            if (!isPartOf(other, repair)) continue;
            const less = resolvedBy(form, other, before);
            expect(resolved.every((key) => less.includes(key))).toBe(false);
          }
        }
      }),
      { numRuns: 100, seed: 12 },
    );
  });

  it("comes out the same, byte for byte, a second time", () => {
    fc.assert(
      fc.property(faultyForm, (form) => {
        expect(JSON.stringify(localizeForm(form))).toBe(JSON.stringify(localizeForm(structuredClone(form))));
      }),
      { numRuns: 30, seed: 13 },
    );
  });

  it("applied one after the other, the first each time, mends the whole form", () => {
    fc.assert(
      fc.property(faultyForm, (form) => {
        let mended = form;
        for (let left = faultsOf(form).size; left > 0; left = faultsOf(mended).size) {
          const [first] = localizeForm(mended).repairs;
          expect(first).toBeDefined();
          mended = applyRepair(mended, first!);
          expect(faultsOf(mended).size).toBeLessThan(left);
        }
      }),
      { numRuns: 60, seed: 14 },
    );
  });
});

function resolvedBy(form: Evaluation, repair: Repair, before: ReadonlySet<string>): string[] {
  const after = faultsOf(applyRepair(form, repair));
  return [...before].filter((key) => !after.has(key));
}

function isPartOf(part: Repair, whole: Repair): boolean {
  if (part.cells.length >= whole.cells.length) return false;
  return part.cells.every(({ path }) => whole.cells.some((cell) => cell.path === path));
}

describe("the network", () => {
  it("says of every form as printed what the checks say", () => {
    fc.assert(
      fc.property(faultyForm, (form) => {
        const input = inputOf(form);
        const network = buildNetwork(input);
        const at = network.assignment([]);
        const broken = network.constraints.filter((constraint) => !solveFor(at, [constraint]).feasible);
        expect(new Set(broken.map(keyOf))).toEqual(faultsOf(form));
      }),
      { numRuns: 150, seed: 15 },
    );
  });
});

/** Whole points only, so that every figure a cell may take can be tried. */
const smallFaulty = fc
  .record({
    weights: fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 2, maxLength: 4 }),
    lost: fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 4, maxLength: 4 }),
    level: fc.option(fc.integer({ min: -9, max: 9 }), { nil: undefined }),
    total: fc.integer({ min: -12, max: 12 }),
    weight: fc.integer({ min: -3, max: 3 }),
  })
  .map(({ weights, lost, level, total, weight }) => {
    const sum = weights.reduce((a, b) => a + b, 0);
    const rows = weights.map(
      (w, i) => [String(w), String(Math.max(0, w - lost[i]!)), "提升", "提升"] as const,
    );
    const score = rows.reduce((a, [, s]) => a + Number(s), 10);
    return smallForm({
      total: { budget: "9.00", executed: "9.00", rate: "100.00%", score: "10.00" },
      rows,
      ...(level === undefined ? {} : { levelWeight: String(Math.max(0, sum + level)) }),
      totalWeight: String(Math.max(1, sum + 10 + weight)),
      totalScore: String(Math.max(0, score + total)),
    });
  });

describe("single cells", () => {
  it("are all found, as trying every figure in every cell finds them", () => {
    fc.assert(
      fc.property(smallFaulty, (form) => {
        const found = localizeForm(form).repairs.filter(({ cells }) => cells.length === 1);
        expect(found.map(({ cells }) => cells[0]!.path).sort()).toEqual(byTrying(form));
      }),
      { numRuns: 25, seed: 16 },
    );
  });
});

/** Cells that some whole figure mends: all checks that speak of the cell then hold, one of which did not. */
function byTrying(form: Evaluation): string[] {
  const before = faultsOf(form);
  const rows = form.indicators[0]?.children?.[0]?.children?.length ?? 0;
  const paths = ["/total/score", "/total/weight", "/indicators/0/weight"].filter(
    (path) => path !== "/indicators/0/weight" || "weight" in form.indicators[0]!,
  );
  for (let i = 0; i < rows; i += 1) paths.push(row(i, "weight"), row(i, "score"));
  const network = buildNetwork(inputOf(form));
  return paths
    .filter((path) => {
      const cell = network.cells.find((each) => each.path === path);
      const touching = new Set(cell === undefined ? [] : network.touchedBy(cell).map(keyOf));
      if (![...before].some((key) => touching.has(key))) return false;
      for (let figure = 0; figure <= 200; figure += 1) {
        const after = faultsOf(withCell(form, path, String(figure)));
        if ([...after].every((key) => before.has(key) && !touching.has(key))) return true;
      }
      return false;
    })
    .sort();
}
