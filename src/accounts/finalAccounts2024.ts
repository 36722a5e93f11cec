import file from "../../rulesets/final-accounts-2024.json";
import type { AccountsRules } from "./rulesSchema";

/** 2024年度部门（单位）决算公开表, tables 公开01–10, as shipped; a test holds it against the schema. */
export const finalAccounts2024: AccountsRules = file as unknown as AccountsRules;
