import { counted } from "../explain/counted";
import type { Language } from "../explain/message";

/** The words of reports on final accounts, apart from findings and equations, which bring their own. */
const zh = {
  title: (name: string, year: number | null) => `${name}${year === null ? "" : ` ${year} 年度`}决算公开`,
  portfolio: "自评表与决算公开",
  portfolioLead: (complete: boolean, forms: number) =>
    complete
      ? `以所给 ${forms} 张表为该部门的全部自评表。`
      : `以所给 ${forms} 张表为该部门的一部分自评表：只要求不超过所公布的。`,
  holding: (n: number) => `相符 ${n} 项`,
  subjects: "各项目可能对应的支出功能分类科目",
  portfolioColumns: { form: "自评表", executed: "执行数（万元）", subjects: "支出科目" },
  noSubject: "没有容得下的科目",
  wholeSubject: "（正好全部）",
  moreSubjects: (n: number) => `，另有 ${n} 个`,
  between: "、",
  equations: "勾稽关系",
  equationsLead: "打印的数字可以代表凡是四舍五入成它的数；不超过尾数误差的差额不算问题。",
  groups: {
    "accounts.rollup": "上级科目与下级科目",
    "accounts.row": "一行之内各栏",
    "accounts.total": "合计与各项",
    "accounts.cross": "表与表之间",
    "accounts.over-budget": "“三公”经费决算与预算",
    "accounts.narrative": "情况说明与各表、前后之间",
    "accounts.narrative-scope": "情况说明：不合须说明口径",
    "portfolio.grades": "自评个数与各等级",
    "portfolio.scope": "自评资金与项目支出",
  } as Readonly<Record<string, string>>,
  outcome: { exact: "一致", withinRounding: "尾数误差之内", violated: "不符", notEvaluated: "未能核对" },
  columns: { title: "关系", sides: "两边", difference: "相差", slack: "可致误差", outcome: "结果" },
  tables: "各表",
  table: (number: string, title: string) => `公开${number}表 ${title}`,
  item: "项目",
  noData: "本表无数据",
  text: "情况说明",
  textLead: (found: number, matched: number, contradicting: number) =>
    `${found} 个数字，核对了 ${matched} 个，矛盾 ${contradicting} 个。`,
  figure: { agrees: "相符", contradicts: "矛盾", disputed: "待定", unchecked: "未核对" },
  ruleset: "规则",
};

export type AccountsWords = typeof zh;

const en: AccountsWords = {
  title: (name, year) => `${name}${year === null ? "" : ` ${year}`}: final accounts`,
  portfolio: "Forms beside the final accounts",
  portfolioLead: (complete, forms) =>
    complete
      ? `Forms given: ${forms}, taken as all of the unit.`
      : `Forms given: ${forms}, taken as some of the unit: they must only not exceed what was published.`,
  holding: (n) => (n === 1 ? "1 comparison agrees" : `${n} comparisons agree`),
  subjects: "Subjects whose project expenditure a form's money can be part of",
  portfolioColumns: { form: "form", executed: "executed (万元)", subjects: "subjects" },
  noSubject: "no subject is large enough",
  wholeSubject: " (all of it)",
  moreSubjects: (n) => `, and ${n} more`,
  between: ", ",
  equations: "Equations",
  equationsLead:
    "A printed figure stands for every value that rounds to it; a difference that rounding explains is no finding.",
  groups: {
    "accounts.rollup": "a subject and those below it",
    "accounts.row": "the columns of a row",
    "accounts.total": "a total and its parts",
    "accounts.cross": "one table and another",
    "accounts.over-budget": "the three public expenses and their budget",
    "accounts.narrative": "the text and the tables, and the text with itself",
    "accounts.narrative-scope": "the text, where a misfit may have its reason",
    "portfolio.grades": "number of forms and of each grade",
    "portfolio.scope": "self-evaluated funds and project expenditure",
  },
  outcome: {
    exact: "agree",
    withinRounding: "within rounding",
    violated: "do not fit",
    notEvaluated: "not checked",
  },
  columns: {
    title: "relation",
    sides: "both sides",
    difference: "apart",
    slack: "rounding explains",
    outcome: "outcome",
  },
  tables: "Tables",
  table: (number, title) => `Table ${number}: ${title}`,
  item: "item",
  noData: "no data in this table",
  text: "The text",
  textLead: (found, matched, contradicting) =>
    `${counted(found, "figure")}, ${matched} compared, ${contradicting} in contradiction.`,
  figure: { agrees: "agrees", contradicts: "contradicts", disputed: "disputed", unchecked: "not compared" },
  ruleset: "rules",
};

export const accountsWords: Readonly<Record<Language, AccountsWords>> = { zh, en };
