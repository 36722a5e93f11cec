import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { assess } from "../../src/assess/assess";
import type { Evaluation } from "../../src/evaluation/schema";
import {
  add,
  compare,
  divide,
  type Exact,
  exact,
  format,
  formatPlaces,
  integer,
  lesser,
  multiply,
  ONE,
  round,
  subtract,
  unitOf,
  ZERO,
} from "../../src/figure/exact";
import { mof2020 } from "../../src/rulesets";
import { assessReal, FORM_NAMES, realForm } from "../forms";

const quiet = { explain: false } as const;

/** A form whose every figure follows from the others exactly, before anything is rounded for print. */
interface TrueForm {
  readonly sources: readonly { readonly budget: Exact; readonly executed: Exact }[];
  readonly rows: readonly TrueRow[];
}
interface TrueRow {
  readonly weight: number;
  readonly target: number;
  readonly actual: number;
}

const amount = fc.integer({ min: 10_000, max: 10 ** 11 });
const tenThousandth = (n: number) => divide(integer(n), integer(10_000));

const trueForm: fc.Arbitrary<TrueForm> = fc.record({
  sources: fc.array(
    fc.tuple(amount, fc.integer({ min: 0, max: 1000 })).map(([budget, share]) => ({
      budget: tenThousandth(budget),
      executed: tenThousandth(Math.floor((budget / 1000) * share)),
    })),
    { minLength: 1, maxLength: 4 },
  ),
  rows: fc
    .array(
      fc.record({
        weight: fc.integer({ min: 1, max: 30 }),
        target: fc.integer({ min: 1, max: 500 }),
        actual: fc.integer({ min: 0, max: 600 }),
      }),
      { minLength: 1, maxLength: 12 },
    )
    .map((rows) => withWeights(rows)),
});

/** The last row takes what is missing to 90 points. */
function withWeights(rows: readonly TrueRow[]): TrueRow[] {
  const kept: TrueRow[] = [];
  let left = 90;
  for (const row of rows) {
    if (row.weight >= left) break;
    kept.push(row);
    left -= row.weight;
  }
  return [...kept, { weight: left, target: 10, actual: 7 }];
}

const places = fc.record({
  amounts: fc.integer({ min: 2, max: 4 }),
  rate: fc.integer({ min: 0, max: 4 }),
  execution: fc.integer({ min: 0, max: 4 }),
  rows: fc.integer({ min: 0, max: 4 }),
  total: fc.integer({ min: 0, max: 4 }),
});
type Places = typeof places extends fc.Arbitrary<infer T> ? T : never;

const sum = (values: readonly Exact[]) => values.reduce(add, ZERO);

function truth(form: TrueForm) {
  const budget = sum(form.sources.map((s) => s.budget));
  const executed = sum(form.sources.map((s) => s.executed));
  const rate = divide(executed, budget);
  const execution = multiply(rate, integer(10));
  const rows = form.rows.map(({ weight, target, actual }) =>
    multiply(integer(weight), lesser(ONE, divide(integer(actual), integer(target)))),
  );
  return { budget, executed, rate, execution, rows, total: add(execution, sum(rows)) };
}

/** The form as printed: every figure rounded by itself from its true value. */
function print(form: TrueForm, to: Places): Evaluation {
  const t = truth(form);
  const money = (x: Exact) => formatPlaces(x, to.amounts);
  const percent = (x: Exact) => `${formatPlaces(multiply(x, integer(100)), to.rate)}%`;
  return {
    currencyUnit: "万元",
    year: 2024,
    funds: {
      total: {
        budget: money(t.budget),
        executed: money(t.executed),
        carryover: money(subtract(t.budget, t.executed)),
        rate: percent(t.rate),
        score: formatPlaces(t.execution, to.execution),
      },
      sources: form.sources.map((s, i) => ({
        name: `来源${i}`,
        budget: money(s.budget),
        executed: money(s.executed),
        rate: percent(divide(s.executed, s.budget)),
      })),
    },
    indicators: [
      {
        name: "产出指标",
        weight: "90",
        children: [
          {
            name: "数量指标",
            children: form.rows.map((row, i) => ({
              name: `第${i}项`,
              target: `≥${row.target}个`,
              actual: `${row.actual}个`,
              weight: String(row.weight),
              score: formatPlaces(t.rows[i]!, to.rows),
              reason: "原因",
            })),
          },
        ],
      },
    ],
    total: { weight: "100", score: formatPlaces(t.total, to.total) },
  };
}

const errorsOf = (form: Evaluation) =>
  assess(form, mof2020, quiet).findings.filter((finding) => finding.severity === "error");

describe("rounding", () => {
  test("any consistent set of exact figures rounded to 0–4 places gives no error finding", () => {
    fc.assert(
      fc.property(trueForm, places, (form, to) => {
        expect(errorsOf(print(form, to))).toEqual([]);
      }),
      { numRuns: 3000 },
    );
  });

  test("a stated total shifted by more than its slack is always found", () => {
    fc.assert(
      fc.property(
        trueForm,
        places,
        fc.integer({ min: 1, max: 1000 }),
        fc.boolean(),
        (form, to, units, up) => {
          const printed = print(form, to);
          // Slack: each score off by at most half its own unit, the total by half of its own (and as much again
          // for the shift's own rounding), and what the rounding of the amounts does to the execution score.
          const amountSlack = divide(
            multiply(unitOf(to.amounts), integer(20)),
            exact(String(printed.funds?.total?.budget)),
          );
          const half = (decimals: number) => divide(unitOf(decimals), integer(2));
          const rowSlack = multiply(half(to.rows), integer(form.rows.length));
          const slack = sum([half(to.execution), rowSlack, half(to.total), half(to.total), amountSlack]);
          const step = multiply(unitOf(to.total), integer(units));
          const shift = round(add(slack, step), to.total, "up");
          const stated = exact(String(printed.total?.score));
          const shifted = up ? add(stated, shift) : subtract(stated, shift);
          const total = { ...printed.total, score: formatPlaces(shifted, to.total) };
          expect(errorsOf({ ...printed, total }).map((f) => f.code)).toContain("total.sum");
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe("scores", () => {
  test("0 ≤ accepted ≤ weight, whatever score is stated", () => {
    fc.assert(
      fc.property(trueForm, places, fc.array(fc.integer({ min: -50, max: 200 })), (form, to, stated) => {
        const printed = print(form, to);
        const rows = printed.indicators[0]!.children![0]!.children!;
        stated.slice(0, rows.length).forEach((score, i) => {
          rows[i]!.score = String(score);
        });
        const { indicators } = assess(printed, mof2020, quiet);
        indicators.forEach((indicator, i) => {
          const accepted = exact(indicator.score.accepted ?? "0");
          expect(compare(accepted, ZERO)).toBeGreaterThanOrEqual(0);
          expect(compare(accepted, integer(form.rows[i]!.weight))).toBeLessThanOrEqual(0);
        });
      }),
    );
  });

  test("more executed never scores less", () => {
    const score = (budget: number, executed: number) => {
      const form: Evaluation = {
        funds: { total: { budget: String(budget), executed: String(executed) } },
        indicators: [],
      };
      return exact(assess(form, mof2020, quiet).execution.score?.accepted ?? "0");
    };
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10 ** 9 }),
        fc.integer({ min: 0, max: 2 * 10 ** 9 }),
        fc.integer({ min: 0, max: 10 ** 6 }),
        (budget, executed, more) => {
          expect(compare(score(budget, executed + more), score(budget, executed))).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });

  test("the accepted total is the sum of the accepted parts", () => {
    for (const name of FORM_NAMES) {
      const { execution, indicators, total } = assessReal(name);
      const parts = [execution.score?.accepted ?? "0", ...indicators.map((i) => i.score.accepted ?? "0")];
      expect(format(sum(parts.map(exact)))).toBe(total.accepted);
    }
  });
});

describe("determinism", () => {
  test.each(FORM_NAMES)("%s: assessing twice gives the same bytes and leaves the form as it was", (name) => {
    const form = realForm(name);
    const before = JSON.stringify(form);
    const first = JSON.stringify(assess(form, mof2020));
    expect(JSON.stringify(assess(form, mof2020))).toBe(first);
    expect(JSON.stringify(form)).toBe(before);
  });

  test("the order of rows is irrelevant to totals, grades and which findings there are", () => {
    const key = (form: Evaluation) => {
      const { total, grade, findings } = assess(form, mof2020, quiet);
      return { total, grade, findings: findings.map((f) => `${f.code} ${f.stated}`).sort() };
    };
    for (const name of FORM_NAMES) {
      const form = realForm(name);
      const reversed: Evaluation = {
        ...form,
        indicators: form.indicators
          .map((first) => ({
            ...first,
            ...(first.children === undefined
              ? {}
              : {
                  children: first.children
                    .map((second) => ({
                      ...second,
                      ...(second.children === undefined ? {} : { children: [...second.children].reverse() }),
                    }))
                    .reverse(),
                }),
          }))
          .reverse(),
      };
      expect(key(reversed)).toEqual(key(form));
    }
  });
});
