import { expect, test } from "vitest";
import { assess } from "../../src/assess/assess";
import type { Evaluation } from "../../src/evaluation/schema";
import { hubei8020 } from "../../src/rulesets";

/** 10 for the execution rate and 90 for the indicators, as 财预〔2020〕10号 has it; no weight of execution printed. */
const form: Evaluation = {
  year: 2024,
  currencyUnit: "万元",
  funds: { total: { budget: "100", executed: "100", rate: "100%", score: "20" } },
  indicators: [
    {
      name: "产出指标",
      children: [{ name: "里程", target: "≥1公里", actual: "1公里", weight: "90", score: "90" }],
    },
  ],
  total: { weight: "100", score: "110" },
};

test("a form of 10 and 90 under a ruleset of 20 and 80 is told that the ruleset may be the wrong one", () => {
  const { findings } = assess(form, hubei8020);
  const weights = findings.find(({ code }) => code === "weight.total");
  // 100 − 90 leaves 10 for execution, where the ruleset says 20.
  expect(weights?.params).toMatchObject({ computed: "110", execution: "20", fitting: "10" });
  expect(weights?.message.zh).toContain("若为10则恰好相符");
  expect(weights?.message.en).toContain("while 10 would fit");
});

test("a total beyond every grade is told so where no grade is printed", () => {
  const missing = assess(form, hubei8020).findings.find(({ code }) => code === "total.grade-missing");
  expect(missing?.message.zh).toContain("总分110不在规则集的任何等级之内");
  expect(missing?.message.en).toContain("the total 110 is in no grade of the ruleset");
});
