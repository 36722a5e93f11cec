import type { Language } from "./message";

// Steps name their formulas and inputs in English; these are the Chinese words for them.

const INPUTS: Readonly<Record<string, string>> = {
  executed: "全年执行数",
  budget: "全年预算数",
  rate: "执行率",
  cap: "封顶",
  weight: "分值",
  target: "指标值",
  actual: "实际完成值",
};

const FORMULAS: Readonly<Record<string, string>> = {
  "executed ÷ budget": "全年执行数 ÷ 全年预算数",
  "min(rate, cap) × weight": "执行率（不超过封顶）× 分值",
  "share of the rate's step × weight": "执行率所在档的比例 × 分值",
  "actual meets target → weight": "实际完成值达到指标值，得满分值",
  "weight × actual ÷ target": "分值 × 实际完成值 ÷ 指标值",
  "weight × target ÷ actual": "分值 × 指标值 ÷ 实际完成值",
  "weight × (1 − (actual − target) ÷ target)": "分值 ×（1 −（实际完成值 − 指标值）÷ 指标值）",
  "target 0 missed → 0": "指标值为零而未达到，不得分",
  "negative target missed → 0 to below weight": "指标值为负数而未达到，得零分至不足满分值",
  "actual ÷ target below the pass threshold → 0": "实际完成值 ÷ 指标值低于及格门槛，不得分",
  "weight − deduction": "分值 − 扣分",
  "share of the step reached × weight": "所达档次的比例 × 分值",
  "actual ends no later than target → weight": "完成时间不晚于指标值，得满分值",
  "actual ends later than target → 0 to below weight": "完成时间晚于指标值，得零分至不足满分值",
  "band of the judgement × weight": "达成程度所在档的比例 × 分值",
  "0 to weight": "零分至满分值均可",
};

/** The formula of a step in words: `分值 × 实际完成值 ÷ 指标值`. */
export function formulaText(formula: string, lang: Language): string {
  return inChinese(FORMULAS, formula, lang);
}

/** What a figure of a formula is called: `实际完成值`. */
export function inputName(name: string, lang: Language): string {
  return inChinese(INPUTS, name, lang);
}

function inChinese(words: Readonly<Record<string, string>>, text: string, lang: Language): string {
  return lang === "zh" && Object.hasOwn(words, text) ? (words[text] ?? text) : text;
}
