import { describe, expect, test } from "vitest";
import { diffRulesets } from "../../src/ruleset/diff";
import { parseRuleset } from "../../src/ruleset/parse";
import { hubei8020, mof2020, mof2021, mof2021Stepped, rulesets } from "../../src/rulesets";
import { file, ownCheck } from "./file";

/** What each shipped ruleset changes, as rules.md lists it: [from, to, parameters]. */
const CHANGES: readonly (readonly [from: string, to: string, names: readonly string[]])[] = [
  ["mof-2020", "mof-2021", ["firstLevelWeights"]],
  ["mof-2021", "mof-2021-stepped", ["executionCurve", "satisfactionSteps"]],
  ["mof-2020", "hubei-80-20", ["executionWeight", "firstLevelWeights", "qualitativeBands"]],
  ["mof-2020", "yunnan-80-20", ["executionWeight", "firstLevelWeights"]],
  [
    "mof-2020",
    "integrated-system",
    ["executionBase", "lowerIsBetterFormula", "equalTargets", "executionGap"],
  ],
  ["mof-2020", "grades-80-70-60", ["grades"]],
  ["mof-2020", "guangxi", ["overachievement", "grades"]],
  ["mof-2020", "execution-capped-total", ["overachievement", "totalCaps"]],
];

describe("Rulesets compared parameter by parameter", () => {
  test.each(CHANGES)("from %s to %s", (from, to, names) => {
    const difference = diffRulesets(rulesets[from]!, rulesets[to]!);
    expect(difference.parameters.map(({ name }) => name)).toEqual(names);
    expect(difference.parameters.every(({ changed }) => changed === "value")).toBe(true);
    expect([difference.checks, difference.ownChecks]).toEqual([[], []]);
  });

  test("gives value, basis and reference of both", () => {
    const [weight] = diffRulesets(mof2020, hubei8020).parameters;
    expect(weight).toEqual({
      name: "executionWeight",
      changed: "value",
      from: [
        {
          day: "2020-02-25",
          value: "10",
          basis: "recalled",
          reference: "财预〔2020〕10号《项目支出绩效评价管理办法》",
          checkedOn: null,
        },
      ],
      to: [
        {
          day: "2020-02-25",
          value: "20",
          basis: "form",
          reference: "《两份公布的绩效自评表的填报说明》",
          checkedOn: null,
        },
      ],
    });
  });

  test("tells a changed ground from a changed value, and a changed severity", () => {
    const law = { basis: "law", reference: "mof-2020-10", clause: "第一条", checkedOn: "2024-02-01" };
    const own = parseRuleset(
      file({
        parameters: {
          executionWeight: { unit: "points", values: [{ from: "2020-02-25", value: "10", ...law }] },
        },
        checks: {
          "total.grade-missing": { severity: "error", ...law },
          "total.sum": { severity: "error", ...law },
        },
        ownChecks: [ownCheck()],
      }),
      { known: rulesets },
    );
    const { parameters, checks, ownChecks } = diffRulesets(mof2020, own);
    expect(parameters).toMatchObject([{ name: "executionWeight", changed: "ground" }]);
    expect(checks).toMatchObject([
      { code: "total.sum", changed: "ground" },
      {
        code: "total.grade-missing",
        changed: "severity",
        from: { severity: "info" },
        to: { severity: "error" },
      },
    ]);
    expect(ownChecks).toMatchObject([{ id: "reason-length", from: null, to: { severity: "warning" } }]);
    expect(diffRulesets(own, mof2020).ownChecks).toMatchObject([{ id: "reason-length", to: null }]);
  });

  test("names both", () => {
    const { from, to } = diffRulesets(mof2020, hubei8020);
    expect([from, to]).toEqual([
      { id: "mof-2020", version: "1.0.0" },
      { id: "hubei-80-20", version: "1.0.0" },
    ]);
  });

  test("a check only one of them has, and own checks one by one", () => {
    const own = parseRuleset(file({ ownChecks: [ownCheck({ id: "one" }), ownCheck({ id: "two" })] }), {
      known: rulesets,
    });
    const harder = parseRuleset(
      file({ ownChecks: [ownCheck({ id: "one" }), ownCheck({ id: "two", severity: "error" })] }),
      { known: rulesets },
    );
    expect(diffRulesets(own, harder).ownChecks).toMatchObject([
      { id: "two", from: { id: "two", severity: "warning" }, to: { id: "two", severity: "error" } },
    ]);
    const { "total.sum": _, ...fewer } = mof2020.checks;
    const without = { ...mof2020, checks: fewer };
    expect(diffRulesets(mof2020, without).checks).toMatchObject([
      { code: "total.sum", changed: "severity", from: { severity: "error" }, to: null },
    ]);
    expect(diffRulesets(without, mof2020).checks).toMatchObject([
      { code: "total.sum", changed: "severity", from: null, to: { severity: "error" } },
    ]);
  });

  test("an own check is inherited, unless the file states one of its name", () => {
    const base = parseRuleset(
      file({ id: "base", ownChecks: [ownCheck({ id: "one" }), ownCheck({ id: "two" })] }),
      { known: rulesets },
    );
    const own = parseRuleset(
      file({
        extends: "base",
        ownChecks: [ownCheck({ id: "two", severity: "error" }), ownCheck({ id: "three" })],
      }),
      { known: { base } },
    );
    expect(own.ownChecks.map(({ id, severity }) => `${id} ${severity}`)).toEqual([
      "one warning",
      "two error",
      "three warning",
    ]);
  });

  test("a ruleset does not differ from itself", () => {
    const { parameters, checks, ownChecks } = diffRulesets(mof2021Stepped, structuredClone(mof2021Stepped));
    expect([parameters, checks, ownChecks]).toEqual([[], [], []]);
    expect(JSON.parse(JSON.stringify(diffRulesets(mof2020, mof2021)))).toEqual(
      diffRulesets(mof2020, mof2021),
    );
  });
});
