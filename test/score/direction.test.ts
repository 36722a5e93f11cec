import { expect, test } from "vitest";
import { scoreEvaluation } from "../../src/assess/examine";
import type { Evaluation } from "../../src/evaluation/schema";
import { mof2020 } from "../../src/rulesets";

function directionUnder(level: string, name: string, target: string): string | null {
  const row = { name, target, actual: "1", weight: "10", score: "10" };
  const form: Evaluation = {
    indicators: [{ name: "产出指标", children: [{ name: level, children: [row] }] }],
  };
  return scoreEvaluation(form, mof2020).scores.rows[0]!.direction;
}

// What falls as things get better may have a ceiling; a count of people served may not.
test.each([
  ["质量指标", "管网漏损率", "≤10%", "lower"],
  ["质量指标", "设施破损率", "≤5%", "lower"],
  ["社会效益指标", "贫困发生率", "≤2%", "lower"],
  ["生态效益指标", "森林火灾受害率", "≤0.9‰", "lower"],
  ["生态效益指标", "主要林业有害生物成灾率", "≤0.4%", "lower"],
  ["数量指标", "科目调整次数", "≤10次", "lower"],
  ["质量指标", "预算编制质量(计算方法为：∣(执行数-预算数)/预算数∣)", "≤5%", "lower"],
  ["经济效益指标", "结余率(计算方法为:结余数/预算数)", "≤5%", "lower"],
  ["生态效益指标", "厂界噪声", "≤60分贝", "lower"],
  ["数量指标", "产业结构调整面积", "≤500亩", "doubtful"],
  ["质量指标", "投诉率", "≤1%", "lower"],
  ["数量指标", "受益人数", "≤200人", "doubtful"],
  ["质量指标", "验收合格率", "≤100%", "doubtful"],
  ["成本指标", "项目总成本", "≥165万元", "doubtful"],
  // None at all, or below zero: a ceiling on purpose.
  ["社会效益指标", "重大舆情", "≤0起", "lower"],
  ["质量指标", "冷库温度", "≤-18度", "lower"],
  ["质量指标", "管道保温温度", "≥-5度", "higher"],
  // A rate of money that arrived or was used is none of its amount.
  ["成本指标", "资金到位率", "≥95%", "higher"],
  ["成本指标", "生均补助标准达标率", "=100%", "higher"],
  ["成本指标", "成本控制率", "≤100%", "lower"],
  // Of 0 no count falls short; a term is kept to, hours of opening are given.
  ["数量指标", "安全事故", "=0起", "lower"],
  ["数量指标", "安全事故", "0", "lower"],
  ["数量指标", "培训人数", "=20人", "higher"],
  ["时效指标", "工期", "12个月", "lower"],
  ["时效指标", "资金拨付时间", "=5工作日", "lower"],
  ["时效指标", "场馆开放天数", "300天", "higher"],
  ["数量指标", "平均工期", "12个月", "higher"],
])("%s %s with target %s is better when %s", (level, name, target, direction) => {
  expect(directionUnder(level, name, target)).toBe(direction);
});
