/** What a figure says of its subject: the grammar of 情况说明, apart from which words name which cells. */
export type Role =
  | { readonly kind: "amount"; readonly subject: string }
  | { readonly kind: "budget"; readonly subject: string; readonly budget: BudgetKind }
  | { readonly kind: "change"; readonly subject: string; readonly direction: Direction }
  | { readonly kind: "share"; readonly of: string | null }
  | { readonly kind: "completion"; readonly budget: BudgetKind }
  | { readonly kind: "changeRate"; readonly direction: Direction }
  | { readonly kind: "unknown" };

export type Direction = "up" | "down";

/** 年初, 全年 or 调整预算; empty where the text does not say. */
export type BudgetKind = "年初" | "全年" | "调整" | "";

const CHANGE = /(减少|下降|降低|增加|增长|上升)(了|额)?$/;
const RATE_OF_CHANGE = /(减少|下降|降低|增加|增长|上升)(了|率|率为|幅度为)?$/;
const COMPARED = /(与|比|较|同)(上年度?|去年|上一年度?|\d{4}年度?)(决算数?|同期|相比)*/g;
const BUDGET = /(年初|全年|调整)?预算数?为?$/;
const FINAL = /(支出|收入)?决算数?为?$/;
const COMPLETION = /完成(年初|全年|调整)?预算数?的?$/;
const SHARE_OF = /占(.{1,40}?)的(比重为|比例为|比重|比例)?$/;
const SHARE = /占(比(为|约)?)?$/;

/** The role of an amount or count from the words in front of it. */
export function roleOfAmount(clause: string): Role {
  const change = CHANGE.exec(clause);
  if (change !== null) {
    const subject = clause.slice(0, change.index).replace(COMPARED, "");
    return { kind: "change", subject, direction: directionOf(change[1]!) };
  }
  const budget = BUDGET.exec(clause);
  if (budget !== null) {
    return { kind: "budget", subject: clause.slice(0, budget.index), budget: budgetKind(budget[1]) };
  }
  return { kind: "amount", subject: clause.replace(/为$/, "") };
}

/** The role of a percentage from the words in front of it. */
export function roleOfPercent(clause: string): Role {
  const completion = COMPLETION.exec(clause);
  if (completion !== null) return { kind: "completion", budget: budgetKind(completion[1]) };
  if (SHARE.test(clause)) return { kind: "share", of: null };
  const share = SHARE_OF.exec(clause);
  if (share !== null) return { kind: "share", of: share[1]! };
  const change = RATE_OF_CHANGE.exec(clause);
  if (change !== null && change.index === 0) {
    return { kind: "changeRate", direction: directionOf(change[1]!) };
  }
  return { kind: "unknown" };
}

/** The subject with 支出决算 and the like taken off: `一般公共服务支出决算` names 一般公共服务支出 by its start. */
export function withoutFinal(subject: string): string {
  return subject.replace(FINAL, "");
}

function budgetKind(word: string | undefined): BudgetKind {
  return (word ?? "") as BudgetKind;
}

function directionOf(word: string): Direction {
  return /减少|下降|降低/.test(word) ? "down" : "up";
}
