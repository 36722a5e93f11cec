import type { Fault } from "../check/report";
import { expectedText as due } from "./expectedText";
import { placesNamed } from "./roundingWords";
import { isNegative, type Messages, otherPlaces, param, rounding, statedAs } from "./wording";

const COLUMN: Readonly<Record<string, string>> = {
  appliedBudget: "目标申报数",
  initialBudget: "年初预算数",
  budget: "全年预算数",
  executed: "全年执行数",
  carryover: "资金结（转）余",
};

const JUDGEMENT: Readonly<Record<string, string>> = {
  achieved: "达成",
  partiallyAchieved: "部分达成并具有一定效果",
  notAchieved: "未达成且效果较差",
};

const DIMENSION: Readonly<Record<string, string>> = {
  cost: "成本指标",
  output: "产出指标",
  benefit: "效益指标",
  satisfaction: "满意度指标",
};

const NARRATIVE: Readonly<Record<string, string>> = {
  rate: "执行率",
  executed: "全年执行数",
  delivered: "预算数",
  budget: "预算数",
  count: "实际完成值",
};

/** 等级因哪个总分而不同。 */
const TOTAL_OF: Readonly<Record<string, string>> = {
  accepted: "纠正不能成立的得分后，总分为",
  sum: "各项得分本身可以成立，其和为",
  initialBudget: "按年初预算数计算执行率得分，总分为",
};

function result(fault: Fault): string {
  const judged = JUDGEMENT[param(fault, "judgement")];
  const support = judged === undefined ? "" : `（${judged}）`;
  return `“${param(fault, "name")}”指标值${param(fault, "target") || "空白"}，实际完成值${param(fault, "actual") || "空白"}${support}，分值${param(fault, "weight")}`;
}

/** 每种发现的中文说明。 */
export const zh: Messages = {
  "cell.not-a-number": (f) =>
    param(f, "reason") === "too-long"
      ? `此格的数字过长（至多30位、10位小数）：${f.stated}；请按表格位数填写`
      : `此格应为数字，现为“${f.stated}”；请填写普通小数（如 8.94），空白则留空`,
  "cell.spreadsheet-error": (f) => `此格显示表格公式错误“${f.stated}”；请改正公式或留空`,
  "cell.placeholder": (f) => `此格仍是模板内容“${f.stated}”；请填写实际内容`,
  "funds.sum": (f) =>
    `年度资金总额的${COLUMN[param(f, "column")]}${f.stated}与各来源之和${param(f, "computed")}不符`,
  "funds.carryover": (f) =>
    `资金结（转）余${f.stated}与全年预算数减全年执行数（${param(f, "computed")}）不符`,
  "funds.overspent": (f) =>
    `全年执行数${f.stated}大于全年预算数${param(f, "budget")}${isNegative(f) ? "；预算数为负，请先核对预算数" : ""}`,
  "funds.budget-cut-to-spent": (f) =>
    `全年预算数${f.stated}等于全年执行数，而年初预算数为${param(f, "initialBudget")}：执行率只因调减预算才为100%；按年初预算数，执行率为${param(f, "rate")}，得${param(f, "score")}分`,
  "funds.unit": (f) =>
    `金额${f.stated}标为${param(f, "unit")}，实际应是${param(f, "meant")}：${unitEvidence(f)}`,
  "execution.rate": (f) =>
    `执行率${f.stated}与全年执行数÷全年预算数（${param(f, "computed")}）不符${param(f, "basis") === "initialBudget" ? "；该数是按年初预算数计算的" : ""}`,
  "execution.score": (f) =>
    `执行率得分${f.stated}与计算结果不符：执行率${param(f, "rate")}×分值${param(f, "weight")}，应为${due(f)}`,
  "execution.missing": (f) =>
    param(f, "rate") === ""
      ? `未填预算执行率得分，也无从按执行数与预算数计算；可为${due(f)}，总分按此核对`
      : `未填预算执行率得分；按执行数与预算数应为${due(f)}，总分已按此计算`,
  "execution.undefined": (f) =>
    isNegative(f) ? `全年预算数${f.stated}为负，无法计算执行率` : "全年预算数为0或空白，无法计算执行率",
  "weight.missing": () => "该三级指标没有分值，其上级指标也没有分值",
  "weight.level": (f) =>
    `“${param(f, "name")}”的分值${f.stated}与其下各指标分值之和${param(f, "computed")}不符`,
  "weight.total": (f) =>
    `分值合计应为${param(f, "total")}，各指标分值${param(f, "indicators")}加执行率分值${param(f, "execution")}为${param(f, "computed")}${param(f, "fitting") === "" ? "" : `；表中未印执行率分值，${param(f, "execution")}出自规则集，若为${param(f, "fitting")}则恰好相符：请核对规则集是否适用`}`,
  "weight.convention": (f) =>
    `“${param(f, "name")}”的分值为${param(f, "computed")}，通行权重为${param(f, "recommended")}（特殊情况可以调整）`,
  "score.range": (f) =>
    isNegative(f)
      ? `分值${param(f, "weight")}为负，得分${f.stated}无从成立；请先核对分值`
      : `得分${f.stated}不在0与分值${param(f, "weight")}之间`,
  "score.unearned": (f) =>
    param(f, "formula") === "late"
      ? `${result(f)}：晚于指标值，不得满分，却得${f.stated}`
      : `${result(f)}：至多可得${maximum(f)}，却得${f.stated}`,
  "score.underrated": (f) => `${result(f)}：至少应得${minimum(f)}，只得${f.stated}`,
  "score.missing": (f) => `${result(f)}：得分空白（按0计），至少应得${minimum(f)}`,
  "score.rounding": (f) =>
    `应得${param(f, "unrounded")}分；填报${f.stated}${STATED_AS[statedAs(f)]}，可以成立，但按${rounding(f, "zh")}应为${due(f)}分${roundedByRule(f)}`,
  "reason.missing": (f) =>
    `“${param(f, "name")}”${{ overachieved: "远超指标值，", blank: "未填得分，也" }[param(f, "cause")] ?? "有扣分，"}未填偏差原因分析及改进措施`,
  "target.missing": (f) => `“${param(f, "name")}”没有指标值`,
  "actual.missing": (f) => `“${param(f, "name")}”没有实际完成值`,
  "actual.copied": (f) => `“${param(f, "name")}”的实际完成值${f.stated}照抄了指标值，应填写实际数`,
  "unit.mismatch": (f) =>
    param(f, "kind") === "unit-missing"
      ? `“${param(f, "name")}”的指标值${param(f, "target")}与实际完成值${f.stated}之中，${param(f, "missing") === "actual" ? "实际完成值" : "指标值"}没有写单位`
      : `“${param(f, "name")}”的指标值${param(f, "target")}与实际完成值${f.stated}单位不同，无法比较`,
  "actual.contradicts-funds": (f) =>
    `“${param(f, "name")}”的实际完成值${f.stated}与全年执行数${param(f, "executed")}${param(f, "unit")}不是同一金额`,
  "target.direction": (f) =>
    `“${param(f, "name")}”（${param(f, "level")}）的指标值${f.stated}方向有误：照此符号，${param(f, "rewards") === "more" ? "花得越多" : "完成得越少"}得分越高`,
  "target.overachieved": (f) =>
    param(f, "ratio") === ""
      ? `“${param(f, "name")}”的指标值为${f.stated}，实际完成值${param(f, "actual")}达到${param(f, "threshold")}：指标值定得过低，请说明原因`
      : `“${param(f, "name")}”的实际完成值${param(f, "actual")}为指标值${f.stated}的${param(f, "ratio")}，${param(f, "included") === "true" ? "达到" : "超过"}${param(f, "threshold")}：指标值定得过低，请说明原因`,
  "total.missing": (f) => `未填总分；各项得分之和为${due(f)}`,
  "total.range": (f) => `总分${f.stated}不在0与${param(f, "weight")}之间`,
  "total.sum": (f) =>
    `总分${f.stated}与各项得分之和${param(f, "sum")}不符（其中执行率得分${param(f, "execution")}${adjusted(f)}）`,
  "total.grade": (f) => `等级“${f.stated}”与总分${param(f, "total")}不符，应为“${due(f)}”`,
  "total.grade-at-stake": (f) => {
    if (param(f, "cause") === "rounding") {
      return `总分${param(f, "stated")}与各项得分之和${param(f, "total")}只差在取整，而前者为“${param(f, "grade")}”，后者为“${param(f, "other")}”：等级取决于总分怎样取整`;
    }
    return `${TOTAL_OF[param(f, "cause")] ?? ""}${param(f, "total")}，等级应为“${param(f, "other")}”而非“${param(f, "grade")}”`;
  },
  "total.execution-gap": (f) =>
    `指标得分率${param(f, "indicators")}，而预算执行率只有${param(f, "rate")}：资金大量未支出，指标却接近满分，请核实`,
  "structure.missing-dimension": (f) =>
    `缺少一级指标：${DIMENSION[param(f, "dimension")] ?? param(f, "dimension")}`,
  "structure.duplicate-indicator": (f) => `“${param(f, "level")}”下重复填报了指标“${param(f, "name")}”`,
  "identity.title": (f) => `表名“${f.stated}”与项目名称“${param(f, "name")}”不是同一项目`,
  "narrative.figure": (f) =>
    `文字中“${param(f, "said")}”与表中${NARRATIVE[param(f, "kind")] ?? ""}${param(f, "name") === "" ? "" : `（${param(f, "name")}）`}${param(f, "table")}不符${param(f, "basis") === "initialBudget" ? "；文字是按年初预算数计算的" : ""}`,
  "total.grade-missing": (f) =>
    `未填等级${f.expected === null ? "" : `；按总分应为“${due(f)}”`}${param(f, "beyond") === "" ? "" : `；总分${param(f, "beyond")}不在规则集的任何等级之内`}`,
};

/** 填报的得分是怎样取整来的。 */
const STATED_AS = { up: "是其向上取整", down: "是其向下取整", exact: "未取整" } as const;

/** 自评得分的小数位少于规则的位数时，按规则位数取整的得分。 */
function roundedByRule(f: Fault): string {
  const places = otherPlaces(f);
  return places === null ? "" : `（${placesNamed(places).zh}为${param(f, "rounded")}分）`;
}

/** 按执行率封顶、剔除不适用指标后折算。 */
function adjusted(f: Fault): string {
  const cap = param(f, "cap") === "" ? "" : `；按执行率至多${param(f, "cap")}分`;
  const factor = param(f, "factor") === "" ? "" : `；剔除不适用指标后×${param(f, "factor")}`;
  return `${factor}${cap}${cap + factor === "" ? "" : `，应为${due(f)}`}`;
}

function unitEvidence(f: Fault): string {
  return param(f, "evidence") === "cost"
    ? `成本指标“${param(f, "name")}”为${param(f, "amount")}，相差一万倍`
    : `否则合${param(f, "amount")}，明显超出单个项目的合理金额`;
}

function maximum(f: Fault): string {
  return f.expected !== null && "max" in f.expected ? f.expected.max : "";
}

function minimum(f: Fault): string {
  return f.expected !== null && "min" in f.expected ? f.expected.min : "";
}
