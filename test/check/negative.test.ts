import { describe, expect, test } from "vitest";
import { assess } from "../../src/assess/assess";
import type { Evaluation } from "../../src/evaluation/schema";
import { mof2020 } from "../../src/rulesets";
import { type Form, roads, soundForm } from "./soundForm";

function finding(code: string, edit: (form: Form) => void) {
  const form = soundForm();
  edit(form);
  const found = assess(form as Evaluation, mof2020).findings.find((finding) => finding.code === code);
  return { expected: found?.expected, zh: found?.message.zh, en: found?.message.en };
}

describe("A figure below 0 bounds nothing: no range is expected, and the words say which figure is negative", () => {
  test("a weight", () => {
    expect(finding("score.range", (f) => Object.assign(roads(f), { weight: "-50", score: "20" }))).toEqual({
      expected: null,
      zh: "分值-50为负，得分20无从成立；请先核对分值",
      en: "the weight -50 is negative, so that no score can stand, 20 neither: check the weight first",
    });
  });

  test("a budget that more than it was spent of", () => {
    const edit = (f: Form) => Object.assign(f.funds.total, { budget: "-1", executed: "0" });
    expect(finding("funds.overspent", edit)).toEqual({
      expected: null,
      zh: "全年执行数0大于全年预算数-1；预算数为负，请先核对预算数",
      en: "executed 0 is more than the budget -1, which is negative: check the budget first",
    });
  });

  test("a budget that gives no rate; one of 0 is said to be 0 or blank", () => {
    const budget = (printed: string | null) => (f: Form) => Object.assign(f.funds.total, { budget: printed });
    expect(finding("execution.undefined", budget("-1"))).toMatchObject({
      zh: "全年预算数-1为负，无法计算执行率",
      en: "the budget -1 is negative, so there is no execution rate",
    });
    for (const printed of ["0", null]) {
      expect(finding("execution.undefined", budget(printed)).en).toBe(
        "the budget is 0 or blank, so there is no execution rate",
      );
    }
  });
});
