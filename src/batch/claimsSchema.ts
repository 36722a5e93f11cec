import * as z from "zod/mini";
import type { Issue, ParseResult } from "../errors";
import { pointer } from "../evaluation/pointer";
import { FUNDS_COLUMNS } from "./formAmounts";

/** The summary an owner published of a batch: 项目绩效自评 48 个，涉及资金 35095.05 万元，46 个为“优” …. */
const claimsSchema = z.strictObject({
  /** Number of forms. */
  count: z.optional(z.int().check(z.gte(0))),
  /** Total funds as printed. */
  funds: z.optional(z.union([z.string(), z.number()])),
  /** Which column they are of; where the owner does not say, the initial budget and the budget are both tried. */
  fundsOf: z.optional(z.enum(FUNDS_COLUMNS)),
  /** Unit of `funds`; absent = 万元. */
  currencyUnit: z.optional(z.enum(["元", "万元", "亿元"])),
  /** Number of forms per grade. */
  grades: z.optional(z.record(z.string(), z.int().check(z.gte(0)))),
});

/** What an owner published of a batch: `count` of forms, `funds` (as printed, in `currencyUnit`, default 万元), `fundsOf` which column, `grades` the number of forms by grade. Every key may be left out. */
export type Claims = z.infer<typeof claimsSchema>;

/** @returns the claims, or every issue with its JSON Pointer */
export function safeParseClaims(data: unknown): ParseResult<Claims> {
  const result = claimsSchema.safeParse(data);
  if (result.success) return { success: true, data: result.data };
  const issues = result.error.issues.slice(0, 100).map((issue): Issue => {
    // zod's own words depend on the language the app has set, or has not.
    const detail = issue.code === "unrecognized_keys" ? ` (${issue.keys.slice(0, 5).join(", ")})` : "";
    return {
      code: `claims.${issue.code.replaceAll("_", "-")}`,
      path: pointer(issue.path),
      message: {
        zh: `公布汇总数的文件此处不符合格式${detail}；可有 count（份数）、funds（金额）、fundsOf（initialBudget、budget 或 executed）、currencyUnit（元、万元或亿元）、grades（各等级的份数）`,
        en: `the file of published figures does not have the required shape here${detail}; it may have count (of forms), funds (an amount), fundsOf (initialBudget, budget or executed), currencyUnit (元, 万元 or 亿元) and grades (the number of forms of each)`,
      },
    };
  });
  return { success: false, issues };
}
