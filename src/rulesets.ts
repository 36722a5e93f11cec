import executionCappedTotalFile from "../rulesets/execution-capped-total.json";
import grades807060File from "../rulesets/grades-80-70-60.json";
import guangxiFile from "../rulesets/guangxi.json";
import hubei8020File from "../rulesets/hubei-80-20.json";
import integratedSystemFile from "../rulesets/integrated-system.json";
import mof2020File from "../rulesets/mof-2020.json";
import mof2021File from "../rulesets/mof-2021.json";
import mof2021SteppedFile from "../rulesets/mof-2021-stepped.json";
import yunnan8020File from "../rulesets/yunnan-80-20.json";
import { extendRuleset } from "./ruleset/extend";
import type { Ruleset, RulesetFile } from "./ruleset/schema";

// Each stands for itself, so that a bundler keeps only those an app imports.

/** 财预〔2020〕10号《项目支出绩效评价管理办法》. */
export const mof2020: Ruleset = /* @__PURE__ */ extendRuleset(mof2020File as RulesetFile, {});

/** 财预〔2021〕101号《中央部门项目支出核心绩效目标和指标设置及取值指引（试行）》: 成本指标 may be a first level. */
export const mof2021: Ruleset = /* @__PURE__ */ extendRuleset(mof2021File as RulesetFile, {
  "mof-2020": mof2020,
});

/** `mof2021` with 执行率 and 满意度 scored by steps. */
export const mof2021Stepped: Ruleset = /* @__PURE__ */ extendRuleset(mof2021SteppedFile as RulesetFile, {
  "mof-2021": mof2021,
});

/** 湖北: execution 20, indicators 80, 定性指标 100–80–50–0%. */
export const hubei8020: Ruleset = /* @__PURE__ */ extendRuleset(hubei8020File as RulesetFile, {
  "mof-2020": mof2020,
});

/** 云南 (保山, 施甸): execution 20, indicators 80. */
export const yunnan8020: Ruleset = /* @__PURE__ */ extendRuleset(yunnan8020File as RulesetFile, {
  "mof-2020": mof2020,
});

/** 预算管理一体化系统: ≤ falls linearly to 0 at twice the target, execution over the sum of the sources. */
export const integratedSystem: Ruleset = /* @__PURE__ */ extendRuleset(integratedSystemFile as RulesetFile, {
  "mof-2020": mof2020,
});

/** 等级 cut at 80, 70 and 60. */
export const grades807060: Ruleset = /* @__PURE__ */ extendRuleset(grades807060File as RulesetFile, {
  "mof-2020": mof2020,
});

/** 广西: 一等 to 四等; 130% of a target and more needs a reason. */
export const guangxi: Ruleset = /* @__PURE__ */ extendRuleset(guangxiFile as RulesetFile, {
  "mof-2020": mof2020,
});

/** 总分按执行率封顶; 30% above a target and more costs 2 points. */
export const executionCappedTotal: Ruleset = /* @__PURE__ */ extendRuleset(
  executionCappedTotalFile as RulesetFile,
  { "mof-2020": mof2020 },
);

/** The ids of the rulesets shipped with jixiao. */
export type RulesetId =
  | "mof-2020"
  | "mof-2021"
  | "mof-2021-stepped"
  | "hubei-80-20"
  | "yunnan-80-20"
  | "integrated-system"
  | "grades-80-70-60"
  | "guangxi"
  | "execution-capped-total";

/** The rulesets shipped with jixiao, by id; an import of one by its name leaves the others out of a bundle. */
export const rulesets: Readonly<Record<string, Ruleset>> & Readonly<Record<RulesetId, Ruleset>> = {
  "mof-2020": mof2020,
  "mof-2021": mof2021,
  "mof-2021-stepped": mof2021Stepped,
  "hubei-80-20": hubei8020,
  "yunnan-80-20": yunnan8020,
  "integrated-system": integratedSystem,
  "grades-80-70-60": grades807060,
  guangxi,
  "execution-capped-total": executionCappedTotal,
};
