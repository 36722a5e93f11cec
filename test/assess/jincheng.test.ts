import { describe, expect, test } from "vitest";
import { assessReal, FORM_NAMES } from "../forms";

/**
 * What is truly wrong in the 24 published forms of examples/jincheng-2024, form by form, worked out by hand. Each
 * line is a finding of severity error or warning, with the sum behind it; nothing else may be found.
 */
const row = (first: number, second: number, third: number) =>
  `/indicators/${first}/children/${second}/children/${third}`;
const divisionByZero = [0, 1, 2, 4].map((i) => `cell.spreadsheet-error /funds/sources/${i}/rate`);

const EXPECTED: Readonly<Record<string, readonly string[]>> = {
  // 产出指标 is printed with 60; its rows 10+10+5+5+10+10 = 50. 828.06/926×10 = 8.942 → 8.94.
  a01: ["weight.level /indicators/0/weight"],
  a03: [
    ...divisionByZero,
    // ≧90% meets ≧90%, yet 1 of 2 points.
    `score.underrated ${row(1, 0, 1)}/score`,
    // Rows 89 + execution 10.00 = 99, printed 100.
    "total.sum /total/score",
  ],
  a04: [
    // Sources 676.11 (B), 675.11 (C); total row 676.78.
    "funds.sum /funds/total/budget",
    "funds.sum /funds/total/executed",
    // 675.11/676.11 = 99.85%, printed 100.00%.
    "execution.rate /funds/sources/3/rate",
    // 8 rows of 10 + 10 = 90, printed 100.
    "weight.total /total/weight",
    "total.sum /total/score",
    // 电力入户工程费用 in the heading, 光机电项目扶持资金 as 项目名称.
    "identity.title /title",
  ],
  a05: [
    // …XXX in both.
    "cell.placeholder /project/department",
    "cell.placeholder /project/implementer",
    // ≥140平米 against ≥140平米份.
    `unit.mismatch ${row(0, 0, 0)}/actual`,
    // ≤25万元 copied, 24.85 spent.
    `actual.contradicts-funds ${row(0, 3, 0)}/actual`,
  ],
  a07: ["cell.placeholder /project/department", "cell.placeholder /project/implementer"],
  a09: [
    ...divisionByZero,
    // 1060098.02 万元 would be 10.6 thousand million 元 for a roof.
    "funds.unit /funds/total/budget",
    // 30+10+20+10 = 70 for 50; 10×3 for 20; 10×2 for 10.
    "weight.level /indicators/0/weight",
    "weight.level /indicators/0/children/0/weight",
    "weight.level /indicators/0/children/2/weight",
  ],
  a11: [],
  a12: [
    ...divisionByZero,
    // 160.65/165.00×10 = 9.736 → 9.74, which makes the printed 98.74 right: 89.00 + 9.74.
    "execution.missing /funds/total/score",
    // 5×174/175 = 4.971: 4.9 or 5.0 at one decimal, not 4.5.
    `score.underrated ${row(0, 0, 3)}/score`,
    // ≤165, actual 160.65: met, yet 9.5 of 10 and no reason.
    `score.underrated ${row(0, 3, 0)}/score`,
    `reason.missing ${row(0, 3, 0)}/reason`,
  ],
  a16: [
    // 2+2+2+2+2 = 10 for 20.
    "weight.level /indicators/0/children/0/weight",
    // 10+10+10+10+30+10 + 10 = 90 for 100.
    "weight.total /total/weight",
    // The total-cost indicator says 900, the funds 720.
    `actual.contradicts-funds ${row(0, 3, 0)}/actual`,
    "total.sum /total/score",
  ],
  b01: [
    // 74.294 of 100 at the start of the year: 74.29%, 7.43 points.
    "funds.budget-cut-to-spent /funds/total/budget",
    // 91 − 10 + 7.43 = 88.43: 良.
    "total.grade-at-stake /total/grade",
    // 预算执行率为74.29% beside the printed 100.
    "narrative.figure /analysis/项目实施和预算执行情况",
  ],
  b03: [
    // 4.825 of 30.74: 15.70%.
    "funds.budget-cut-to-spent /funds/total/budget",
    // ≤200人, ≤35人, ≤17人, ≤650人 reward serving fewer people.
    `target.direction ${row(0, 0, 0)}/target`,
    `target.direction ${row(0, 0, 3)}/target`,
    `target.direction ${row(0, 0, 4)}/target`,
    `target.direction ${row(0, 0, 5)}/target`,
    // 82 is 良, printed 度.
    "total.grade /total/grade",
    // 82 − 10 + 1.57 = 73.57: 中.
    "total.grade-at-stake /total/grade",
    // 23.27% beside 100.
    "narrative.figure /analysis/项目实施和预算执行情况分析及分析",
  ],
  b05: [],
  b07: [
    // 19.203 of 25: 76.81%. (5 of ≥15 of weight 7: 2.33, rounded down 2, admissible.)
    "funds.budget-cut-to-spent /funds/total/budget",
    // 91 − 10 + 7.68 = 88.68: 良.
    "total.grade-at-stake /total/grade",
    // 76.81% beside 100.
    "narrative.figure /analysis/项目实施和预算执行情况",
  ],
  b09: [
    // 34.065 of 65: 52.41%.
    "funds.budget-cut-to-spent /funds/total/budget",
    // =1次, =2次: 200%.
    `target.overachieved ${row(0, 0, 3)}/target`,
    // 92.07% (of 37) beside 100.
    "narrative.figure /analysis/项目实施和预算执行情况",
  ],
  // 35.455 of 36: 98.49%.
  b11: ["funds.budget-cut-to-spent /funds/total/budget"],
  // 5×181.92/70000 = 0.013, printed 0.9 (the actual is clipped, but so it stands there). 4.9 and 3.7 are
  // roundings of 5×43788/45000 = 4.8653 and 5×5587/7500 = 3.7247.
  b13: [`score.unearned ${row(1, 0, 0)}/score`],
  b15: [],
  b17: [
    // 270.637 of 271: 99.87%.
    "funds.budget-cut-to-spent /funds/total/budget",
    // 防控、处理事件81次 beside ≥90次, 维稳、接访27次 beside ≥30次.
    "narrative.figure /goals/achieved",
    "narrative.figure /goals/achieved",
  ],
  b19: [
    // 23.276 of 23.65: 98.42%.
    "funds.budget-cut-to-spent /funds/total/budget",
    // 市场主体年报服: 5 points lost, no reason.
    `reason.missing ${row(0, 3, 0)}/reason`,
    // 98.81% beside 100.
    "narrative.figure /analysis/项目实施和预算执行情况",
  ],
  b21: [
    // ≤21万元 copied, 14 spent.
    `actual.contradicts-funds ${row(0, 3, 1)}/actual`,
    // 实际到位31.9万元, 支付31.89万元 beside 14 and 14.
    "narrative.figure /analysis/项目实施和预算执行情况",
    "narrative.figure /analysis/项目实施和预算执行情况",
  ],
  b23: [],
  b25: [
    // 291.346 of 351: 83.00%.
    "funds.budget-cut-to-spent /funds/total/budget",
    // =90% of =100%, weight 10: 9 due, 10 stated.
    `score.unearned ${row(0, 1, 0)}/score`,
    // 91.3462167 has no unit (clipped) and is not the 291.346 spent.
    `unit.mismatch ${row(0, 3, 0)}/actual`,
    `actual.contradicts-funds ${row(0, 3, 0)}/actual`,
    // 300 of 200 = 150%, 186 of 20 = 930%, 6 of 2 = 300%; the threshold is 130%.
    `target.overachieved ${row(0, 0, 0)}/target`,
    `target.overachieved ${row(0, 0, 1)}/target`,
    `target.overachieved ${row(0, 0, 2)}/target`,
    // 83% beside 100.
    "narrative.figure /analysis/项目实施和预算执行情况",
  ],
  // 0.667 + 0.5 = 1.167 against 1.168 is rounding. ≤564人 rewards training fewer.
  b27: [`target.direction ${row(0, 0, 0)}/target`],
  b29: [
    // 103.237 of 195: 52.94%.
    "funds.budget-cut-to-spent /funds/total/budget",
    // 52.94% beside 100.
    "narrative.figure /analysis/项目实施和预算执行情况",
  ],
};

describe("the 24 published forms", () => {
  test("are all expected", () => {
    expect(FORM_NAMES).toEqual(Object.keys(EXPECTED));
  });

  test.each(Object.entries(EXPECTED))("%s has exactly these errors and warnings", (name, expected) => {
    const found = assessReal(name)
      .findings.filter((finding) => finding.severity !== "info")
      .map((finding) => `${finding.code} ${finding.path}`);
    expect([...found].sort()).toEqual([...expected].sort());
  });

  // Layout A prints no grade; b19's was lost.
  test("a missing grade is said of the nine forms of layout A and of b19", () => {
    const without = FORM_NAMES.filter((name) =>
      assessReal(name).findings.some((finding) => finding.code === "total.grade-missing"),
    );
    expect(without).toEqual(["a01", "a03", "a04", "a05", "a07", "a09", "a11", "a12", "a16", "b19"]);
  });
});

describe("both figures and the smallest facts of a finding", () => {
  const finding = (name: string, code: string) => {
    const found = assessReal(name).findings.find((f) => f.code === code);
    if (found === undefined) throw new Error(`${name} has no ${code}`);
    return found;
  };

  test("a03: total 100 against 99, with every score that went into it", () => {
    const found = finding("a03", "total.sum");
    expect(found).toMatchObject({ stated: "100", expected: { min: "99", max: "99" }, severity: "error" });
    expect(found.related).toContain("/funds/total/score");
    expect(found.related).toHaveLength(26); // 25 rows and the execution score
    expect(found.message.zh).toBe("总分100与各项得分之和99不符（其中执行率得分10）");
    expect(found.reference).toContain("财预〔2020〕10号");
  });

  test("a01: the level's weight 60 against 50", () => {
    expect(finding("a01", "weight.level")).toMatchObject({
      stated: "60",
      expected: { min: "50", max: "50" },
    });
  });

  test("b29: rate and score on the initial budget", () => {
    expect(finding("b29", "funds.budget-cut-to-spent").params).toMatchObject({
      rate: "52.94%",
      score: "5.29",
    });
  });

  test("b03: the grade 度 should be 良", () => {
    expect(finding("b03", "total.grade")).toMatchObject({ stated: "度", expected: { oneOf: ["良"] } });
  });
});

describe("scores, totals and grades", () => {
  test("a01: 8.94 stands, the total 98.94 is 优", () => {
    const { execution, total, grade } = assessReal("a01");
    expect(execution).toEqual({
      rate: "0.8942332613",
      onInitialBudget: { rate: "0.8942332613", score: "8.94" },
      score: { stated: "8.94", computed: { min: "8.94", max: "8.94" }, accepted: "8.94" },
    });
    expect(total).toMatchObject({ stated: "98.94", sum: "98.94", accepted: "98.94" });
    expect(grade).toMatchObject({ stated: null, ofStatedTotal: "优", ofAccepted: "优" });
  });

  test("a12: the missing execution score is computed: 9.74, so the sum is 98.74; 4.9 and 10 replace 4.5 and 9.5", () => {
    const { execution, total } = assessReal("a12");
    expect(execution.score).toEqual({
      stated: null,
      computed: { min: "9.74", max: "9.74" },
      accepted: "9.74",
    });
    expect(total).toMatchObject({ stated: "98.74", sum: "98.74", accepted: "99.64" });
  });

  // b07: 91 − 10 + 7.68 = 88.68.
  test("b07: possible; 91 优 stands, on the initial budget 88.68 良", () => {
    expect(assessReal("b07").verdict).toEqual({
      arithmetic: "possible",
      accepted: { total: "91", grade: "优" },
      onInitialBudget: { total: "88.68", grade: "良" },
    });
  });

  // a01, a09: levels; a03: total; a04, a16: weights and total; b03: 度 is no grade of 82.
  test("six forms contradict themselves", () => {
    const impossible = FORM_NAMES.filter((name) => assessReal(name).verdict.arithmetic === "impossible");
    expect(impossible).toEqual(["a01", "a03", "a04", "a09", "a16", "b03"]);
  });

  test("b25: 9 replaces 10, so 97 becomes 96", () => {
    expect(assessReal("b25").total).toMatchObject({ stated: "97", sum: "97", accepted: "96" });
  });

  test("b19: 5 not-achieved rows of weight 1 and two of 5 may earn up to just below 60%: 84 may be 中 to 优", () => {
    expect(assessReal("b19").grade.possible).toEqual(["优", "良", "中"]);
  });
});
