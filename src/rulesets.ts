import mof2020File from "../rulesets/mof-2020.json";
import { extendRuleset } from "./ruleset/extend";
import type { Ruleset, RulesetFile } from "./ruleset/schema";

/** 财预〔2020〕10号《项目支出绩效评价管理办法》. */
export const mof2020: Ruleset = /* @__PURE__ */ extendRuleset(mof2020File as RulesetFile, {});

/** The rulesets shipped with jixiao, by id. */
export const rulesets: Readonly<Record<string, Ruleset>> = { "mof-2020": mof2020 };
