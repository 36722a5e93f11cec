import { describe, expect, test } from "vitest";
import { assess } from "../../src/assess/assess";
import { parseRuleset, safeParseRuleset } from "../../src/ruleset/parse";
import { VOCABULARIES } from "../../src/ruleset/vocabulary";
import { mof2020 } from "../../src/rulesets";
import { FORM_NAMES, realForm } from "../forms";

function rulesetWith(...ownChecks: object[]) {
  return parseRuleset(fileWith(...ownChecks), { known: { "mof-2020": mof2020 } });
}

function fileWith(...ownChecks: object[]) {
  const ground = { basis: "localRule", reference: null, clause: null, checkedOn: null };
  return {
    id: "bureau",
    version: "1.0.0",
    title: { zh: "某局规则", en: "a bureau's rules" },
    extends: "mof-2020",
    effectiveFrom: "2024-01-01",
    effectiveTo: null,
    ownChecks: ownChecks.map((check) => ({ ...ground, severity: "warning", ...check })),
  };
}

describe("a ruleset's own checks", () => {
  // a03 has 25 rows; the bureau allows 20.
  test("over the form: at most 20 indicators", () => {
    const ruleset = rulesetWith({
      id: "too-many-rows",
      scope: "evaluation",
      assert: { "dec.lte": [{ var: "rows.count" }, "20"] },
      message: { zh: "指标{rows.count}个，过多", en: "{rows.count} indicators are too many" },
    });
    const { findings, checks } = assess(realForm("a03"), ruleset);
    expect(findings.filter((f) => f.code === "rule.too-many-rows")).toMatchObject([
      { severity: "warning", path: "", message: { zh: "指标25个，过多", en: "25 indicators are too many" } },
    ]);
    expect(checks["rule.too-many-rows"]).toEqual({ passed: 0, failed: 1, notEvaluated: 0 });
  });

  // b25: of its 11 rows only 招商任务考核达标率 (=90% of =100%) stays below its target with a score.
  test("over each row it applies to: full marks only for what was attained", () => {
    const ruleset = rulesetWith({
      id: "full-marks",
      scope: "row",
      severity: "error",
      when: { "dec.eq": [{ var: "row.score" }, { var: "row.weight" }] },
      assert: { "dec.gte": [{ var: "row.attainment" }, "1"] },
      message: { zh: "{row.name}未达标却得满分", en: "{row.name} is below its target yet at full marks" },
    });
    const { findings, checks } = assess(realForm("b25"), ruleset);
    const found = findings.filter((f) => f.code === "rule.full-marks");
    expect(found.map((f) => [f.path, f.message.zh])).toEqual([
      ["/indicators/0/children/1/children/0", "招商任务考核达标率未达标却得满分"],
    ]);
    // Rows judged by words have no attainment: not evaluated, never passed.
    expect(checks["rule.full-marks"]?.notEvaluated).toBe(4);
  });

  test("a blank fact makes the check not evaluated, not passed", () => {
    const ruleset = rulesetWith({
      id: "carryover",
      scope: "evaluation",
      assert: { "dec.eq": [{ var: "funds.carryover" }, "0"] },
      message: { zh: "应无结余", en: "nothing may be left" },
    });
    // Layout A prints no carryover.
    expect(assess(realForm("a01"), ruleset).checks["rule.carryover"]).toEqual({
      passed: 0,
      failed: 0,
      notEvaluated: 1,
    });
    expect(assess(realForm("b01"), ruleset).checks["rule.carryover"]).toEqual({
      passed: 1,
      failed: 0,
      notEvaluated: 0,
    });
  });

  test("a bad condition is refused when the ruleset is loaded, with its path in the file", () => {
    const file = fileWith({
      id: "bad",
      scope: "row",
      assert: { "<": [{ var: "row.score" }, 5] },
      message: { zh: "", en: "" },
    });
    const result = safeParseRuleset(file, { known: { "mof-2020": mof2020 } });
    expect(result.success).toBe(false);
    expect(!result.success && result.issues[0]).toMatchObject({
      code: "condition.forbidden-operator",
      path: expect.stringMatching(/^\/ownChecks\/0\/assert/),
    });
  });

  test("rows' facts cannot be read by a check of the form", () => {
    const file = fileWith({
      id: "bad",
      scope: "evaluation",
      assert: { present: [{ var: "row.score" }] },
      message: { zh: "", en: "" },
    });
    const result = safeParseRuleset(file, { known: { "mof-2020": mof2020 } });
    expect(!result.success && result.issues[0]?.code).toBe("condition.unknown-fact");
  });

  test("every fact of the vocabulary can be read of every published form", () => {
    for (const scope of ["evaluation", "row"] as const) {
      const checks = Object.keys(VOCABULARIES[scope]).map((name, i) => ({
        id: `fact-${i}`,
        scope,
        assert: { "!": [{ present: [{ var: name }] }] },
        message: { zh: `{${name}}`, en: `{${name}}` },
      }));
      const ruleset = rulesetWith(...checks);
      for (const name of FORM_NAMES) {
        const { checks: counts } = assess(realForm(name), ruleset, { explain: false, repair: false });
        for (const check of checks) {
          const { passed, failed, notEvaluated } = counts[`rule.${check.id}`]!;
          expect(passed + failed).toBeGreaterThan(0);
          expect(notEvaluated).toBe(0);
        }
      }
    }
  });

  test("two rulesets in one process never see each other's checks", () => {
    const one = rulesetWith({
      id: "one",
      scope: "evaluation",
      assert: { present: [{ var: "form.title" }] },
      message: { zh: "", en: "" },
    });
    expect(assess(realForm("a01"), one).checks).toHaveProperty(["rule.one"]);
    expect(assess(realForm("a01"), mof2020).checks).not.toHaveProperty(["rule.one"]);
  });
});
