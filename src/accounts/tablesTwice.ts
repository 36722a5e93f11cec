import type { Finding } from "../check/finding";
import type { AccountsDocument } from "./documentSchema";
import { checkReference, placed } from "./findings";
import type { AccountsRules } from "./rulesSchema";

const CODE = "accounts.table-twice";

/** `accounts.table-twice`: a second table of the same number; only the first is checked. */
export function tableTwiceFindings({ tables }: AccountsDocument, rules: AccountsRules): Finding[] {
  return tables.flatMap(({ number, at }, index) => {
    const first = tables.findIndex((table) => table.number === number);
    if (first === index) return [];
    return {
      ...placed(CODE, { path: `/tables/${index}/number`, printed: number, at: at ?? null }, rules),
      expected: null,
      related: [`/tables/${first}/number`],
      params: { number },
      message: {
        zh: `公开${number}表出现了两次，只核对第一张；请删去一张，或改正表号`,
        en: `table ${number} is there twice and only the first was checked; take one out, or correct its number`,
      },
      reference: checkReference(CODE, rules),
    };
  });
}
