import type { Finding } from "../check/finding";
import type { CellBook } from "./cellBook";
import { checkReference, placed } from "./findings";
import type { AccountsRules } from "./rulesSchema";
import type { LabelledRow } from "./select";

const CODE = "accounts.subject-name";

/** `accounts.subject-name`: one 科目代码 bears different names in different tables; at least one is misprinted. */
export function subjectNameFindings(book: CellBook, rules: AccountsRules): Finding[] {
  const named = new Map<string, LabelledRow[]>();
  for (const { number } of rules.tables) {
    for (const row of book.rows.select(number, {})) {
      const { code } = row.row;
      if (code === undefined || row.name === "") continue;
      const key = `${isEconomic(row, rules) ? "economic" : "functional"} ${code}`;
      const rows = named.get(key) ?? [];
      // Each different name once, where it first stands.
      if (!rows.some(({ name }) => name === row.name)) named.set(key, [...rows, row]);
    }
  }
  return [...named.values()].filter((rows) => rows.length > 1).map((rows) => findingOf(rows, rules));
}

/** 经济科目 (302, 30201 …) and 功能科目 (201, 2010350 …) share no table: 经济 codes have at most 5 digits there. */
function isEconomic(row: LabelledRow, rules: AccountsRules): boolean {
  const table = rules.tables.find(({ number }) => number === row.table);
  return (table?.blocks.length ?? 0) > 1;
}

function findingOf(rows: readonly LabelledRow[], rules: AccountsRules): Finding {
  const [first, ...others] = rows;
  const { row, path, table } = first!;
  const said = others.map((other) => `公开${other.table}表“${other.row.name}”`).join("、");
  const enSaid = others.map((other) => `"${other.row.name}" in table ${other.table}`).join(", ");
  return {
    ...placed(CODE, { path: `${path}/name`, printed: row.name ?? null, at: row.at ?? null }, rules),
    expected: null,
    related: others.map((other) => `${other.path}/name`),
    params: { code: row.code ?? "" },
    message: {
      zh: `科目${row.code}的名称前后不一：公开${table}表“${row.name}”，${said}；请按科目表统一`,
      en: `subject ${row.code} bears different names: "${row.name}" in table ${table}, ${enSaid}; use the one of the classification`,
    },
    reference: checkReference(CODE, rules),
  };
}
