import type { Language } from "../explain/message";
import type { RoundingMode } from "../figure/exact";

/** The words of `--explain`, in one language. */
export interface ExplainWords {
  readonly heading: string;
  readonly execution: string;
  readonly noExecution: string;
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
