import { describe, expect, test } from "vitest";
import { assess } from "../../src/assess/assess";
import type { Evaluation } from "../../src/evaluation/schema";
import { parseRuleset } from "../../src/ruleset/parse";
import type { Ruleset } from "../../src/ruleset/schema";
import { guangxi, integratedSystem, mof2020, rulesets } from "../../src/rulesets";
import { parameter } from "../ruleset/file";

/** One row of weight 10, and a total; whatever else the form says is of no concern here. */
function form(
  row: { target: string; actual: string; score: string; reason?: string },
  grade = "优",
): Evaluation {
  return {
    year: 2025,
    indicators: [{ name: "产出指标", children: [{ name: "养护里程", weight: "10", ...row }] }],
    total: { weight: "10", score: row.score, grade },
  };
}

function ground(evaluation: Evaluation, ruleset: Ruleset, code: string): string | null | undefined {
  return assess(evaluation, ruleset).findings.find((finding) => finding.code === code)?.reference;
}

/** `mof-2020` with a pass threshold of 60% by a county's notice, or without a document. */
function county(reference: string | null): Ruleset {
  const { unit, values } = parameter("ratio", "0.6");
  return parseRuleset(
    {
      id: "county",
      version: "1.0.0",
      title: { zh: "县", en: "county" },
      effectiveFrom: "2024-01-01",
      effectiveTo: null,
      extends: "mof-2020",
      references: {
        notice: { issuer: "某县财政局", documentNumber: "县财〔2024〕1号", title: "通知", publishedOn: null },
      },
      parameters: {
        passThreshold: { unit, values: values.map((value) => ({ ...value, basis: "reading", reference })) },
      },
    },
    { known: rulesets },
  );
}

describe("a finding cites the ground of what gave its figure", () => {
  // 10 × 8/20 = 4 in proportion; 40% is below the county's 60%, so 0 is due.
  const missed = form({ target: "≥20公里", actual: "8公里", score: "9", reason: "雨季" });

  test("the check's own, where no parameter of the ruleset chose the formula", () => {
    expect(ground(missed, mof2020, "score.unearned")).toBe("财预〔2020〕10号《项目支出绩效评价管理办法》");
  });

  test("that of a parameter the ruleset states itself, not that of the ruleset it extends", () => {
    expect(ground(missed, county("notice"), "score.unearned")).toBe("县财〔2024〕1号《通知》");
  });

  test("none, where the ruleset chose without a document", () => {
    expect(ground(missed, county(null), "score.unearned")).toBeNull();
  });

  test("the system's for its linear formula, where less is better", () => {
    // (25 − 20) ÷ 20 = 25% above: 7.5 linear, 8 in proportion.
    const spent = form({ target: "≤20天", actual: "25天", score: "9", reason: "雨季" });
    expect(ground(spent, integratedSystem, "score.unearned")).toBe("《绩效模块的常见部署》");
    expect(ground(spent, mof2020, "score.unearned")).toBe("《绩效自评表及其填报说明》");
  });

  test("the place's for its grades, and for what is far above a target", () => {
    // 150% of the target; 10 of 10 points are 一等 there.
    const far = form({ target: "≥20公里", actual: "30公里", score: "10" }, "三等");
    const [grades, overachievement] = [guangxi.parameters.grades, guangxi.parameters.overachievement].map(
      ({ values }) => guangxi.references[values[0]?.reference ?? ""]?.title,
    );
    expect(ground(far, guangxi, "target.overachieved")).toContain(overachievement);
    expect(ground(far, guangxi, "reason.missing")).toContain(overachievement);
    expect(ground(far, guangxi, "total.grade")).toContain(grades);
    expect(ground(far, mof2020, "target.overachieved")).toBe("财预〔2020〕10号《项目支出绩效评价管理办法》");
  });
});
