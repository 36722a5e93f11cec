import { expect, test } from "vitest";
import { cellName } from "../../src/report/cellName";
import { sound } from "../cli/forms";

test.each([
  ["/total/score", "总分 · 得分", "total · score"],
  ["/funds/total/executed", "项目资金 · 合计 · 全年执行数", "funds · total · executed"],
  ["/funds/sources/1/budget", "资金来源 2 · 全年预算数", "source 2 · budget"],
  ["/indicators/0/weight", "产出指标 · 分值", "产出指标 · weight"],
  ["/indicators/0/children/0/children/0/score", "养护里程 · 得分", "养护里程 · score"],
  ["/indicators/9/score", "指标 10 · 得分", "indicator 10 · score"],
  ["/goals/achieved", "年度总体目标 · 实际完成情况", "goals · achieved"],
  ["/analysis/a~1b", "自评分析 · a/b", "analysis · a/b"],
  ["/constructor/toString", "constructor · toString", "constructor · toString"],
  ["", "", ""],
])("calls %s by the form's words", (path, zh, en) => {
  expect(cellName(sound, path, "zh")).toBe(zh);
  expect(cellName(sound, path, "en")).toBe(en);
});
