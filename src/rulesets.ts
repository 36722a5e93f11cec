import mof2020Data from "../rulesets/mof-2020.json";
import { parseRuleset } from "./ruleset/parse";
import type { Ruleset } from "./ruleset/schema";

/** 财预〔2020〕10号《项目支出绩效评价管理办法》. */
export const mof2020: Ruleset = /* @__PURE__ */ parseRuleset(mof2020Data);

/** The rulesets shipped with jixiao, by id. */
export const rulesets: Readonly<Record<string, Ruleset>> = { "mof-2020": mof2020 };
