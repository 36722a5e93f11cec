import type { ParameterName } from "../ruleset/schema";
import type { Language } from "./message";

const NAMES: Readonly<Record<ParameterName, Readonly<Record<Language, string>>>> = {
  totalWeight: { zh: "满分", en: "total weight" },
  executionWeight: { zh: "预算执行率分值", en: "weight of the execution rate" },
  executionBase: { zh: "执行率取数", en: "amounts the rate is taken of" },
  executionCurve: { zh: "执行率计分", en: "score by the rate" },
  executionCap: { zh: "执行率上限", en: "cap of the rate" },
  zeroBudget: { zh: "预算为零时", en: "a budget of 0" },
  firstLevelWeights: { zh: "一级指标权重", en: "first-level weights" },
  requiredDimensions: { zh: "必备一级指标", en: "first levels required" },
  lowerIsBetterFormula: { zh: "反向指标未达标", en: "missed where less is better" },
  equalTargets: { zh: "无比较符号的指标值", en: "targets without comparator" },
  passThreshold: { zh: "及格门槛", en: "pass threshold" },
  qualitativeBands: { zh: "定性指标", en: "qualitative bands" },
  satisfactionSteps: { zh: "满意度计分", en: "score of satisfaction" },
  overachievement: { zh: "超出目标", en: "far above the target" },
  totalCaps: { zh: "总分封顶", en: "caps of the total" },
  notApplicableRows: { zh: "不适用指标", en: "rows that do not apply" },
  scoreRounding: { zh: "得分取整", en: "rounding of scores" },
  grades: { zh: "等级", en: "grades" },
  gradeBasis: { zh: "等级依据", en: "total that is graded" },
  executionGap: { zh: "执行与产出不匹配", en: "full marks beside unspent money" },
  plausibleAmount: { zh: "合理金额", en: "plausible amount" },
};

/** What a parameter of rulesets is called; the name itself where it is none. */
export function parameterName(name: string, lang: Language): string {
  return Object.hasOwn(NAMES, name) ? NAMES[name as ParameterName][lang] : name;
}
