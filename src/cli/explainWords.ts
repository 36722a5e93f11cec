import type { Language } from "../explain/message";

/** The words of `--explain`, in one language. */
export interface ExplainWords {
  readonly heading: string;
  readonly execution: string;
  readonly noExecution: string;
  readonly earlier: string;
  readonly blank: string;
  /** What a result is once it is rounded. */
  rounded(how: string, result: string): string;
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
  rounded: (how, result) => `${how}，为 ${result}`,
  parameter: (name, value, from, basis, reference) =>
    `规则 ${name}：${value}（${from} 起，basis: ${basis}${reference === null ? "" : `，${reference}`}）`,
  total: (parts, sum) => `核定总分：${parts} = ${sum}`,
  adjusted: (total) => `；计入只填在一、二级指标上的得分，并按规则封顶、折算后为 ${total}`,
  equations: "各项等式",
};

const en: ExplainWords = {
  heading: "how the figures come about",
  execution: "execution",
  noExecution: "This form does not score execution.",
  earlier: "(the step before)",
  blank: "blank",
  rounded: (how, result) => `${how}: ${result}`,
  parameter: (name, value, from, basis, reference) =>
    `rule ${name}: ${value} (from ${from}, basis: ${basis}${reference === null ? "" : `, ${reference}`})`,
  total: (parts, sum) => `accepted total: ${parts} = ${sum}`,
  adjusted: (total) =>
    `; with scores printed only on first and second levels, caps and rescaling of the ruleset: ${total}`,
  equations: "equations",
};

export const explainWords: Readonly<Record<Language, ExplainWords>> = { zh, en };
