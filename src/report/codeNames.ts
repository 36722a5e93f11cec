import type { Language } from "../explain/message";

const NAMES: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  "cell.not-a-number": ["不是数字", "not a number"],
  "cell.spreadsheet-error": ["表格公式错误", "spreadsheet error"],
  "cell.placeholder": ["模板内容未替换", "placeholder left"],
  "funds.sum": ["资金合计不符", "funds do not add up"],
  "funds.carryover": ["结转结余不符", "wrong carryover"],
  "funds.overspent": ["执行数超预算", "overspent"],
  "funds.budget-cut-to-spent": ["预算调减至执行数", "budget cut to what was spent"],
  "funds.unit": ["金额单位有误", "wrong currency unit"],
  "execution.rate": ["执行率不符", "wrong rate"],
  "execution.score": ["执行率得分不符", "wrong execution score"],
  "execution.missing": ["缺执行率得分", "execution score missing"],
  "execution.undefined": ["执行率无法计算", "no execution rate"],
  "weight.missing": ["缺分值", "weight missing"],
  "weight.level": ["上下级分值不符", "weights of a level do not add up"],
  "weight.total": ["分值合计不符", "weights do not make the total"],
  "weight.convention": ["权重与通行设置不同", "unusual weights"],
  "score.range": ["得分超出分值", "score out of range"],
  "score.missing": ["缺得分", "score missing"],
  "score.unearned": ["得分无依据", "unearned score"],
  "score.underrated": ["得分少计", "underrated score"],
  "score.rounding": ["得分取整不同", "other rounding"],
  "reason.missing": ["缺偏差原因", "reason missing"],
  "target.missing": ["缺指标值", "target missing"],
  "actual.missing": ["缺实际完成值", "actual missing"],
  "actual.copied": ["照抄指标值", "actual copied from target"],
  "unit.mismatch": ["计量单位不一", "units do not match"],
  "actual.contradicts-funds": ["成本与执行数矛盾", "cost contradicts funds"],
  "target.direction": ["指标方向有误", "target points the wrong way"],
  "target.overachieved": ["超额完成过多", "target set too low"],
  "total.missing": ["缺总分", "total missing"],
  "total.range": ["总分超出范围", "total out of range"],
  "total.sum": ["总分与各项之和不符", "total is not the sum"],
  "total.grade": ["等级不符", "wrong grade"],
  "total.grade-missing": ["缺等级", "grade missing"],
  "total.grade-at-stake": ["等级存疑", "grade at stake"],
  "total.execution-gap": ["得分与执行率悬殊", "scores far above execution"],
  "structure.missing-dimension": ["缺一级指标", "dimension missing"],
  "structure.duplicate-indicator": ["指标重复", "indicator twice"],
  "identity.title": ["表名与项目不符", "title names another project"],
  "narrative.figure": ["文字与表格矛盾", "text contradicts the table"],
};

/** A finding's code in a few words; the code itself where it is a ruleset's own. */
export function codeName(code: string, lang: Language): string {
  const names = Object.hasOwn(NAMES, code) ? NAMES[code] : undefined;
  return names?.[lang === "zh" ? 0 : 1] ?? code;
}
