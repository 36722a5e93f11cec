import { describe, expect, test } from "vitest";
import { RulesetError } from "../../src/errors";
import { exact } from "../../src/figure/exact";
import { interval } from "../../src/figure/interval";
import { gradeNamed } from "../../src/ruleset/gradeNamed";
import { compileOwnCheck } from "../../src/ruleset/ownChecks";
import { parseRuleset } from "../../src/ruleset/parse";
import { citation, requireRuleset, rulesFor, sourceOf } from "../../src/ruleset/rules";
import type { OwnCheck, Ruleset } from "../../src/ruleset/schema";
import { executionCappedTotal, guangxi, mof2020, mof2021Stepped, rulesets } from "../../src/rulesets";
import { ownCheck, stating } from "./file";

const RECALLED = "财预〔2020〕10号《项目支出绩效评价管理办法》";

/** Figures stand in different forms; they are compared as they are written. */
const between = (lo: string, hi: string, ends: "[]" | "[)") =>
  interval(exact(lo), exact(hi), false, ends === "[)");

describe("rules in force", () => {
  test("the figures of rulesets/mof-2020.json", () => {
    const rules = rulesFor(mof2020, 2024);
    expect([rules.ruleset, rules.year]).toEqual([mof2020, 2024]);
    expect(rules).toMatchObject({
      totalWeight: exact("100"),
      executionWeight: exact("10"),
      executionCurve: { kind: "linear" },
      executionCap: exact("1"),
      passThreshold: null,
      satisfactionSteps: null,
      totalCaps: [],
      executionGap: { indicatorRate: exact("0.95"), unspent: exact("0.3"), excess: null },
      plausibleAmount: between("1000", "10000000000", "[]"),
      overachievement: {
        threshold: exact("1.3"),
        thresholdIncluded: false,
        zeroTargetActual: null,
        deduction: null,
      },
    });
    // Article on bands: 100–80 (incl.), 80–60 (incl.), 60–0.
    expect(rules.bands).toEqual({
      achieved: between("0.8", "1", "[]"),
      partiallyAchieved: between("0.6", "0.8", "[)"),
      notAchieved: between("0", "0.6", "[)"),
    });
    // 90 (incl.)–100 优, 80 (incl.)–90 良, 60 (incl.)–80 中, below 差.
    expect(rules.grades).toEqual([
      { grade: "优", aliases: ["优秀"], range: between("90", "100", "[]") },
      { grade: "良", aliases: ["良好"], range: between("80", "90", "[)") },
      { grade: "中", aliases: ["中等"], range: between("60", "80", "[)") },
      { grade: "差", aliases: ["较差"], range: between("0", "60", "[)") },
    ]);
    expect(rules.firstLevelWeights).toEqual([
      [
        { dimension: "output", names: ["产出"], weight: exact("50") },
        { dimension: "benefit", names: ["效益"], weight: exact("30") },
        { dimension: "satisfaction", names: ["满意度"], weight: exact("10") },
      ],
    ]);
  });

  test("the steps of rulesets/mof-2021-stepped.json", () => {
    const rules = rulesFor(mof2021Stepped, 2024);
    const step = (from: string, share: string) => ({ from: exact(from), share: exact(share) });
    expect(rules.executionCurve).toEqual({
      kind: "steps",
      steps: [step("1", "1"), step("0.8", "0.7"), step("0.6", "0.5")],
    });
    expect(rules.satisfactionSteps).toEqual([step("0.9", "1"), step("0.8", "0.8"), step("0.6", "0.5")]);
  });

  test("the caps of rulesets/execution-capped-total.json, and its deduction", () => {
    const rules = rulesFor(executionCappedTotal, 2024);
    expect(rules.totalCaps).toEqual([
      { cap: exact("89"), range: between("0.7", "0.8", "[)") },
      { cap: exact("79"), range: between("0.6", "0.7", "[)") },
      { cap: exact("69"), range: between("0.5", "0.6", "[)") },
      { cap: exact("59"), range: between("0", "0.5", "[)") },
    ]);
    expect(rules.overachievement.deduction).toEqual(exact("2"));
    expect(rulesFor(guangxi, 2024).overachievement.zeroTargetActual).toEqual(exact("30"));
  });

  test("every parameter and check is cited, a reading by nothing", () => {
    const { grounds, checks } = rulesFor(mof2020, 2024);
    expect([...grounds.keys()]).toEqual(Object.keys(mof2020.parameters));
    expect(grounds.get("executionWeight")).toBe(RECALLED);
    expect(grounds.get("executionCurve")).toBe("《绩效自评表及其填报说明》");
    expect(grounds.get("passThreshold")).toBeNull();
    expect([...checks.keys()]).toEqual(Object.keys(mof2020.checks));
    expect(checks.get("total.sum")).toEqual({ severity: "error", reference: RECALLED });
    expect(checks.get("score.rounding")).toEqual({ severity: "info", reference: null });
  });

  /** 10 points from 2024-01-01, 20 from 2025-01-01. */
  const changing = parseRuleset(stating("executionWeight", "points", "10", "20"), { known: rulesets });
  const turned: Ruleset = {
    ...changing,
    parameters: {
      ...changing.parameters,
      executionWeight: {
        ...changing.parameters.executionWeight,
        values: [...changing.parameters.executionWeight.values].reverse(),
      },
    },
  };

  test.each([
    [2024, "10", "2024-01-01"],
    [2025, "20", "2025-01-01"],
    [2040, "20", "2025-01-01"],
    [null, "20", "2025-01-01"],
  ])("a value is that at the end of the year, in whichever order they stand: %s", (year, weight, from) => {
    for (const ruleset of [changing, turned]) {
      const rules = rulesFor(ruleset, year);
      expect(rules.executionWeight).toEqual(exact(weight));
      expect(sourceOf(rules, "executionWeight")).toEqual({
        name: "executionWeight",
        value: weight,
        basis: "reading",
        from,
        reference: null,
      });
    }
  });

  test("a value in force on the year's last day is in force in the year", () => {
    const [value] = mof2020.parameters.executionWeight.values;
    const values = [value!, { ...value!, from: "2024-12-31", value: "20" }];
    const parameters = {
      ...mof2020.parameters,
      executionWeight: { unit: "points", values },
    } as Ruleset["parameters"];
    expect(rulesFor({ ...mof2020, parameters }, 2024).executionWeight).toEqual(exact("20"));
    expect(rulesFor({ ...mof2020, parameters }, 2023).executionWeight).toEqual(exact("10"));
  });

  test("a year before a parameter's first day is refused at the form's year, with the parameter's name", () => {
    // mof-2020 is in force from 2020-02-25; the bureau's own weight from 2024 on.
    let thrown: unknown;
    try {
      rulesFor(changing, 2023);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(RulesetError);
    expect((thrown as RulesetError).issues).toEqual([
      {
        code: "parameter-not-in-force",
        path: "/year",
        message: {
          zh: "规则集 bureau-2024 的参数 executionWeight 在 2023 年尚未施行；请换用当年有效的规则集",
          en: "ruleset bureau-2024: parameter executionWeight is not yet in force in 2023; choose a ruleset of that year",
        },
      },
    ]);
  });

  test.each([undefined, null, "mof-2020", {}, 7])("%j is no ruleset", (ruleset) => {
    expect(() => requireRuleset(ruleset as unknown as Ruleset)).toThrow(
      expect.objectContaining({ issues: [expect.objectContaining({ code: "ruleset.missing", path: "" })] }),
    );
  });

  test("what is no text is quoted as it stands in the file", () => {
    expect(sourceOf(rulesFor(mof2020, 2024), "executionBase").value).toBe("total");
    expect(sourceOf(rulesFor(mof2020, 2024), "executionCurve").value).toBe('{"kind":"linear"}');
  });

  test("rules of one year are made once", () => {
    expect(rulesFor(mof2020, 2024)).toBe(rulesFor(mof2020, 2024));
    expect(rulesFor(mof2020, 2024)).not.toBe(rulesFor(mof2020, 2025));
  });

  test("a citation is number, title and clause, as far as there are any", () => {
    const cited = (reference: string | null, clause: string | null) =>
      citation(mof2020, { reference, clause });
    expect(cited("mof-2020-10", "第八条")).toBe(`${RECALLED}第八条`);
    expect(cited("mof-2020-10", null)).toBe(RECALLED);
    expect(cited("form-notes", "第三条")).toBe("《绩效自评表及其填报说明》第三条");
    expect([cited("toString", null), cited(null, "第八条")]).toEqual([null, null]);
  });
});

describe("a printed grade", () => {
  const rules = rulesFor(mof2020, 2024);

  test.each<[string, string | null]>([
    ["优", "优"],
    ["优秀", "优"],
    ["优等", "优"],
    ["优级", "优"],
    ["优秀等级", "优"],
    ["中等", "中"],
    ["中等级", "中"],
    [" “良 好” ", "良"],
    ['"差"\'', "差"],
    ["「【（(良)）】」", "良"],
    // A cell that lists all grades, one of them ticked.
    ["☑优 □良 □中 □差", "优"],
    ["□优□良☑中□差", "中"],
    ["优□ 良☒ 中□ 差□", "良"],
    ["优√ 良 中 差", "优"],
    ["优 良 √中 差", "中"],
    ["优 良 中 差√", "差"],
    ["√优秀 良好", "优"],
    ["■ 优 □ 良", "优"],
    ["√ 良", "良"],
    // The mark may belong to either, or there are two, or none.
    ["优√良中差", null],
    ["优 √ 良", null],
    ["☑优 ☑良", null],
    ["□优 □良", null],
    ["☑优 □其他", null],
    ["☑", null],
    // Only what stands behind the word goes.
    ["等优", null],
    ["等优级", null],
    ["不优", null],
    ["等级", null],
    ["", null],
    ["A", null],
  ])("%j is %j", (printed, grade) => {
    expect(gradeNamed(printed, rules)?.grade ?? null).toBe(grade);
  });

  test("一等 is a grade's whole name, where the ruleset has it", () => {
    expect(gradeNamed("（一等）", rulesFor(guangxi, 2024))?.grade).toBe("一等");
    expect(gradeNamed("一", rulesFor(guangxi, 2024))).toBeNull();
  });

  test("60 characters are read, 61 are not", () => {
    expect(gradeNamed(`优${" ".repeat(59)}`, rules)?.grade).toBe("优");
    expect(gradeNamed(`优${" ".repeat(60)}`, rules)).toBeNull();
  });
});

describe("an own check", () => {
  const compiled = (over: Readonly<Record<string, unknown>>) =>
    compileOwnCheck(ownCheck(over) as unknown as OwnCheck, null);

  test("quotes what its conditions read and its message names, each once", () => {
    const check = compiled({
      when: { "dec.gt": [{ var: "row.weight" }, "0"] },
      message: { zh: "得分{row.score}，目标{row.target}", en: "{nobody.knows} {row.actual}{}{row score}" },
    });
    expect(check.code).toBe("rule.reason-length");
    expect(check.quotes).toEqual(["row.weight", "row.score", "row.target", "row.actual"]);
  });

  test("without when quotes the assertion's facts alone", () => {
    const check = compiled({ message: { zh: "有误", en: "is wrong" } });
    expect([check.when, check.quotes]).toEqual([null, ["row.score"]]);
  });
});
