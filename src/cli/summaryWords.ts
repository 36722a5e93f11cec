import type { Migration } from "../batch/migration";
import type { Summary } from "../batch/summary";
import { counted } from "../explain/counted";
import type { Language } from "../explain/message";
import type { Severity } from "../ruleset/schema";

/** The words of a batch's summary, in one language. */
export interface SummaryWords {
  readonly forms: string;
  readonly unreadable: string;
  readonly rulesets: string;
  readonly funds: Readonly<Record<"initialBudget" | "budget" | "executed", string>>;
  readonly rateOnBudget: string;
  readonly rateOnInitial: string;
  readonly fullMarks: string;
  fullMarksOf(marks: Summary["fullMarks"], share: string): string;
  ofForms(forms: number): string;
  readonly duplicates: string;
  readonly sampled: string;
  readonly truncated: string;
  readonly gradeColumns: readonly string[];
  readonly totalColumns: readonly string[];
  readonly findingColumns: readonly string[];
  readonly parameterColumns: readonly string[];
  readonly movedFindingColumns: readonly string[];
  readonly fromTo: string;
  /** @param all - forms of the batch; those with no value under the other ruleset are not compared */
  moved(migration: Migration, all: number): string;
  readonly severity: Readonly<Record<Severity, string>>;
}

const zh: SummaryWords = {
  forms: "表单",
  unreadable: "无法读取",
  rulesets: "规则集",
  funds: { initialBudget: "年初预算数", budget: "全年预算数", executed: "全年执行数" },
  rateOnBudget: "执行率（按全年预算数）",
  rateOnInitial: "执行率（按年初预算数）",
  fullMarks: "各项指标均满分",
  fullMarksOf: ({ forms, unspent, largelyUnspent, unspentOnInitialBudget }, share) =>
    `${forms}（${share}），其中资金未用完 ${unspent}，未用超过两成 ${largelyUnspent}，按年初预算未用完 ${unspentOnInitialBudget}`,
  ofForms: (forms) => `（${forms} 份填有）`,
  duplicates: "重复文字",
  sampled: "文字种类过多，只统计了其中均匀抽取的一部分",
  truncated: "……（只列出涉及表单最多的 100 处）\n",
  gradeColumns: ["等级", "填报", "按填报总分", "核定"],
  totalColumns: ["总分", "填报", "核定"],
  findingColumns: ["问题", "错误", "警告", "提示", "表单"],
  parameterColumns: ["参数", "总分变动", "等级变动"],
  movedFindingColumns: ["问题", "新增", "消失", "表单"],
  fromTo: "原等级＼新等级",
  moved: ({ rulesets, forms, moved, regraded }, all) =>
    `换用 ${Object.keys(rulesets.to).join("、")}：${forms} 份中 ${moved} 份总分或等级变动，${regraded} 份等级变动${all > forms ? `；另有 ${all - forms} 份不能按其核算，未对比` : ""}`,
  severity: { error: "错误", warning: "警告", info: "提示" },
};

const en: SummaryWords = {
  forms: "forms",
  unreadable: "unreadable",
  rulesets: "rulesets",
  funds: { initialBudget: "initial budget", budget: "budget", executed: "executed" },
  rateOnBudget: "execution rate on the budget",
  rateOnInitial: "execution rate on the initial budget",
  fullMarks: "every indicator at full marks",
  fullMarksOf: ({ forms, unspent, largelyUnspent, unspentOnInitialBudget }, share) =>
    `${forms} (${share}), of which with money unspent ${unspent}, more than a fifth of it ${largelyUnspent}, on the initial budget ${unspentOnInitialBudget}`,
  ofForms: (forms) => ` (in ${counted(forms, "form")})`,
  duplicates: "duplicate texts",
  sampled: "too many different texts to keep: counted on a uniform sample of them",
  truncated: "… (only the 100 in the most forms are listed)\n",
  gradeColumns: ["grade", "stated", "of stated total", "accepted"],
  totalColumns: ["total", "stated", "accepted"],
  findingColumns: ["finding", "errors", "warnings", "infos", "forms"],
  parameterColumns: ["parameter", "total moved", "grade moved"],
  movedFindingColumns: ["finding", "appear", "vanish", "forms"],
  fromTo: "from\\to",
  moved: ({ rulesets, forms, moved, regraded }, all) =>
    `under ${Object.keys(rulesets.to).join(", ")} ${moved} of ${counted(forms, "form")} ${moved === 1 ? "changes" : "change"} total or grade, ${regraded} ${regraded === 1 ? "its" : "their"} grade${all > forms ? `; ${all - forms} cannot be assessed under it and are not compared` : ""}`,
  severity: { error: "error", warning: "warning", info: "info" },
};

export const summaryWords: Readonly<Record<Language, SummaryWords>> = { zh, en };
