import type { Evaluation } from "../evaluation/schema";
import type { Language } from "../explain/message";

const LABELS: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  title: ["表名", "heading"],
  year: ["年度", "year"],
  currencyUnit: ["金额单位", "currency unit"],
  project: ["项目", "project"],
  name: ["名称", "name"],
  code: ["编码", "code"],
  department: ["主管部门", "department"],
  implementer: ["实施单位", "implementing unit"],
  funds: ["项目资金", "funds"],
  sources: ["资金来源", "source"],
  appliedBudget: ["目标申报数", "applied budget"],
  initialBudget: ["年初预算数", "initial budget"],
  budget: ["全年预算数", "budget"],
  executed: ["全年执行数", "executed"],
  carryover: ["资金结(转)余", "carryover"],
  rate: ["执行率", "rate"],
  weight: ["分值", "weight"],
  score: ["得分", "score"],
  reason: ["偏差原因", "reason"],
  goals: ["年度总体目标", "goals"],
  planned: ["预期目标", "planned"],
  achieved: ["实际完成情况", "achieved"],
  indicators: ["指标", "indicator"],
  children: ["指标", "indicator"],
  initialTarget: ["年初指标值", "initial target"],
  target: ["指标值", "target"],
  actual: ["实际完成值", "actual"],
  total: ["总分", "total"],
  grade: ["等级", "grade"],
  analysis: ["自评分析", "analysis"],
};

const LISTS = new Set(["sources", "indicators", "children"]);

/** A cell as the form calls it, for the JSON Pointer of a finding: `占地面积 · 得分`. */
export function cellName(evaluation: Evaluation, path: string, lang: Language): string {
  let words: string[] = [];
  let node: unknown = evaluation;
  let list: string | null = null;
  for (const token of path.split("/").slice(1).map(unescapeToken)) {
    node = member(node, token);
    if (list !== null) {
      // An item is called by its own name, not by those above it.
      words = [nameOf(node) ?? `${label(list, lang)} ${Number(token) + 1}`];
      list = null;
    } else if (LISTS.has(token)) {
      list = token;
    } else if (token === "total" && words.length > 0) {
      words.push(lang === "zh" ? "合计" : "total");
    } else {
      words.push(label(token, lang));
    }
  }
  return words.join(" · ");
}

function label(key: string, lang: Language): string {
  const words = Object.hasOwn(LABELS, key) ? LABELS[key] : undefined;
  return words?.[lang === "zh" ? 0 : 1] ?? key;
}

function member(node: unknown, token: string): unknown {
  if (typeof node !== "object" || node === null || !Object.hasOwn(node, token)) return undefined;
  return (node as Readonly<Record<string, unknown>>)[token];
}

function nameOf(node: unknown): string | undefined {
  const name = member(node, "name");
  return typeof name === "string" && name.trim() !== "" ? name : undefined;
}

function unescapeToken(token: string): string {
  return token.replaceAll("~1", "/").replaceAll("~0", "~");
}
