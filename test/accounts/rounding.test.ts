import fc from "fast-check";
import { expect, test } from "vitest";
import { type AccountsDocument, assessAccounts, type StatementRow } from "../../src/accounts/index";
import { rules, violated } from "./jincheng";

/**
 * Accounts made from true amounts in 元, each figure converted to 万元 and rounded by itself, as the notes of the
 * tables describe (金额单位转换时可能存在尾数误差).
 */
interface Leaf {
  readonly basic: number;
  readonly project: number;
}

const amount = fc.integer({ min: 0, max: 2_000_000_000 });
const leaf: fc.Arbitrary<Leaf> = fc.record({ basic: amount, project: amount });
/** Classes of groups of items. */
const accounts = fc.array(
  fc.array(fc.array(leaf, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 3 }),
  { minLength: 1, maxLength: 5 },
);

/** 元 (with 分 below) as 万元 with two decimals, half up; nothing is printed for 0. */
function inWan(yuan: number): string | undefined {
  const cents = Math.floor((yuan + 50) / 100);
  if (yuan === 0) return undefined;
  return `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, "0")}`;
}

function rowOf(name: string, code: string | undefined, leaves: readonly Leaf[]): StatementRow {
  const basic = leaves.reduce((sum, each) => sum + each.basic, 0);
  const project = leaves.reduce((sum, each) => sum + each.project, 0);
  const figures: Record<string, string> = {};
  for (const [column, yuan] of Object.entries({ total: basic + project, basic, project })) {
    const printed = inWan(yuan);
    if (printed !== undefined) figures[column] = printed;
  }
  return { name, figures, ...(code === undefined ? {} : { code }) };
}

function documentOf(classes: readonly (readonly (readonly Leaf[])[])[]): AccountsDocument {
  const rows = [rowOf("合计", undefined, classes.flat(2))];
  for (const [i, groups] of classes.entries()) {
    const code = String(201 + i);
    rows.push(rowOf(`类${code}`, code, groups.flat()));
    for (const [j, items] of groups.entries()) {
      rows.push(rowOf(`款${j}`, `${code}0${j + 1}`, items));
      for (const [k, item] of items.entries())
        rows.push(rowOf(`项${k}`, `${code}0${j + 1}0${k + 1}`, [item]));
    }
  }
  const table = (number: string) => ({ number, currencyUnit: "万元" as const, rows });
  return { tables: [table("03"), table("05")], narrative: [] };
}

test("figures rounded one by one never give a finding", () => {
  fc.assert(
    fc.property(accounts, (classes) => {
      expect(assessAccounts(documentOf(classes), rules).findings).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

test("a difference the slack does not explain always gives one", () => {
  fc.assert(
    fc.property(accounts, fc.nat(), fc.integer({ min: 1, max: 9 }), (classes, pick, tenths) => {
      const document = documentOf(classes);
      const rows = document.tables[0]!.rows;
      const row = rows[pick % rows.length]!;
      const stated = row.figures.total;
      // The row's own equation explains at most 0.015; 0.10 more is beyond it.
      fc.pre(stated !== undefined);
      row.figures.total = (Number(stated) + tenths / 10).toFixed(2);
      expect(violated(assessAccounts(document, rules)).length).toBeGreaterThan(0);
    }),
    { numRuns: 60 },
  );
});

test("the order of the rows is irrelevant", () => {
  fc.assert(
    fc.property(accounts, (classes) => {
      const document = documentOf(classes);
      const turned = {
        ...document,
        tables: document.tables.map((table) => ({ ...table, rows: table.rows.toReversed() })),
      };
      const outcomes = (of: AccountsDocument) =>
        new Map(
          assessAccounts(of, rules).equations.map(({ id, outcome, slack }) => [id, `${outcome} ${slack}`]),
        );
      expect(outcomes(turned)).toEqual(outcomes(document));
    }),
    { numRuns: 20 },
  );
});
