import type { Language } from "../explain/message";
import type { RoundingMode } from "../figure/exact";

/** The words of `--explain`, in one language. */
export interface ExplainWords {
  readonly heading: string;
  readonly execution: string;
  readonly noExecution: string;
  readonly names: Readonly<Record<string, string>>;
  readonly formulas: Readonly<Record<string, string>>;
  readonly earlier: string;
  readonly blank: string;
  rounded(mode: RoundingMode, places: number, result: string): string;
  parameter(name: string, value: string, from: string, basis: string, reference: string | null): string;
  total(parts: string, sum: string): string;
  adjusted(total: string): string;
  readonly equations: string;
}

const zh: ExplainWords = {
  heading: "计算过程",
  execution: "预算执行率",
  noExecution: "本表不计预算执行率得分。",
  names: {
    executed: "全年执行数",
    budget: "全年预算数",
    rate: "执行率",
    cap: "封顶",
    weight: "分值",
    target: "指标值",
    actual: "实际完成值",
  },
  formulas: {
    "executed ÷ budget": "全年执行数 ÷ 全年预算数",
    "min(rate, cap) × weight": "执行率（不超过封顶）× 分值",
    "share of the rate's step × weight": "执行率所在档的比例 × 分值",
    "actual meets target → weight": "实际完成值达到指标值，得满分值",
    "weight × actual ÷ target": "分值 × 实际完成值 ÷ 指标值",
    "weight × target ÷ actual": "分值 × 指标值 ÷ 实际完成值",
    "weight × (1 − (actual − target) ÷ target)": "分值 ×（1 −（实际完成值 − 指标值）÷ 指标值）",
    "target 0 missed → 0": "指标值为零而未达到，不得分",
    "actual ÷ target below the pass threshold → 0": "实际完成值 ÷ 指标值低于及格门槛，不得分",
    "weight − deduction": "分值 − 扣分",
    "share of the step reached × weight": "所达档次的比例 × 分值",
    "actual ends no later than target → weight": "完成时间不晚于指标值，得满分值",
    "actual ends later than target → 0 to below weight": "完成时间晚于指标值，得零分至不足满分值",
    "band of the judgement × weight": "达成程度所在档的比例 × 分值",
    "0 to weight": "零分至满分值均可",
  },
  earlier: "（上一步）",
  blank: "空白",
  rounded: (mode, places, result) =>
    `${{ "half-up": "四舍五入", "half-even": "四舍六入五取偶", down: "舍去尾数", up: "进位", floor: "向下取整", ceil: "向上取整" }[mode]}，保留 ${places} 位小数，为 ${result}`,
  parameter: (name, value, from, basis, reference) =>
    `规则 ${name}：${value}（${from} 起，basis: ${basis}${reference === null ? "" : `，${reference}`}）`,
  total: (parts, sum) => `核算总分：${parts} = ${sum}`,
  adjusted: (total) => `；计入只填在一、二级指标上的得分，并按规则封顶、折算后为 ${total}`,
  equations: "各项等式",
};

const en: ExplainWords = {
  heading: "how the figures come about",
  execution: "execution",
  noExecution: "This form does not score execution.",
  names: {},
  formulas: {},
  earlier: "(the step before)",
  blank: "blank",
  rounded: (mode, places, result) => `rounded ${mode} to ${places} places: ${result}`,
  parameter: (name, value, from, basis, reference) =>
    `rule ${name}: ${value} (from ${from}, basis: ${basis}${reference === null ? "" : `, ${reference}`})`,
  total: (parts, sum) => `accepted total: ${parts} = ${sum}`,
  adjusted: (total) =>
    `; with scores printed only on first and second levels, caps and rescaling of the ruleset: ${total}`,
  equations: "equations",
};

export const explainWords: Readonly<Record<Language, ExplainWords>> = { zh, en };
