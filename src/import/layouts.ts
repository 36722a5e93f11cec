import type { FundsKey, ValueKey } from "./draft";

/** A printed layout of the form, as data: `a` 项目绩效自评表, `b` of the budget system, `standard` of the Ministry. */
export type Layout = "a" | "b" | "standard";

export type FundsColumn = FundsKey | "weight";

export interface LayoutWords {
  readonly department: string;
  readonly implementer: string;
  readonly funds: string;
  readonly fundsTotal: string;
  /** The columns the layout always prints; others are added where the form fills them. */
  readonly fundsColumns: readonly FundsColumn[];
  readonly fundsHeadings: Readonly<Partial<Record<FundsColumn, string>>>;
  readonly goals: string;
  readonly planned: string;
  readonly achieved: string;
  readonly valueColumns: readonly ValueKey[];
  /** The target's heading where no initial target stands beside it. */
  readonly target: string;
  readonly actual: string;
  readonly reason: string;
  readonly total: string;
}

/** Every funds column in the order of print. */
export const FUNDS_ORDER: readonly FundsColumn[] = [
  "appliedBudget",
  "initialBudget",
  "budget",
  "executed",
  "carryover",
  "weight",
  "rate",
  "score",
  "reason",
];

export const VALUE_ORDER: readonly ValueKey[] = [
  "initialTarget",
  "target",
  "actual",
  "weight",
  "score",
  "reason",
];

const COMMON_FUNDS: Readonly<Record<FundsColumn, string>> = {
  appliedBudget: "目标申报数",
  initialBudget: "年初预算数",
  budget: "全年预算数",
  executed: "全年执行数",
  carryover: "资金结(转)余",
  weight: "分值",
  rate: "执行率",
  score: "得分",
  reason: "偏差原因及改进",
};

export const LAYOUTS: Readonly<Record<Layout, LayoutWords>> = {
  a: {
    department: "主管部门",
    implementer: "资金使用单位",
    funds: "资金情况",
    fundsTotal: "年度资金总额：",
    fundsColumns: ["initialBudget", "budget", "executed", "rate", "score"],
    fundsHeadings: {
      initialBudget: "年初资金下达数(A)",
      budget: "全年资金下达数(B)",
      executed: "全年资金执行数(C)",
      rate: "资金支出率(C/B×100%)",
    },
    goals: "总体目标完成情况",
    planned: "总体目标",
    achieved: "全年实际完成情况",
    valueColumns: ["target", "actual", "weight", "score", "reason"],
    target: "年初指标值",
    actual: "全年实际完成值",
    reason: "未完成原因及改进措施",
    total: "合计",
  },
  b: {
    department: "主管部门及代码",
    implementer: "预算单位",
    funds: "项目资金预算安排及执行进度",
    fundsTotal: "资金总额：",
    fundsColumns: [
      "appliedBudget",
      "initialBudget",
      "budget",
      "executed",
      "carryover",
      "rate",
      "score",
      "reason",
    ],
    fundsHeadings: { initialBudget: "预算编制数" },
    goals: "项目年度绩效目标",
    planned: "年度目标",
    achieved: "实际完成情况",
    valueColumns: ["initialTarget", "target", "actual", "weight", "score", "reason"],
    target: "调整后指标值",
    actual: "实际完成值",
    reason: "偏差原因分析及改进措施",
    total: "总分",
  },
  standard: {
    department: "主管部门",
    implementer: "实施单位",
    funds: "项目资金",
    fundsTotal: "年度资金总额",
    fundsColumns: ["initialBudget", "budget", "executed", "weight", "rate", "score"],
    fundsHeadings: {},
    goals: "年度总体目标",
    planned: "预期目标",
    achieved: "实际完成情况",
    valueColumns: ["target", "actual", "weight", "score", "reason"],
    target: "年度指标值",
    actual: "实际完成值",
    reason: "偏差原因分析及改进措施",
    total: "总分",
  },
};

export function fundsHeading(words: LayoutWords, column: FundsColumn): string {
  return words.fundsHeadings[column] ?? COMMON_FUNDS[column];
}

export function valueHeading(words: LayoutWords, key: ValueKey, hasInitialTarget: boolean): string {
  switch (key) {
    case "initialTarget":
      return "年初指标值";
    case "target":
      return hasInitialTarget ? "调整后指标值" : words.target;
    case "actual":
      return words.actual;
    case "weight":
      return "分值";
    case "score":
      return "得分";
    case "reason":
      return words.reason;
  }
}
