import { describe, expect, test } from "vitest";
import { assessAccounts } from "../../src/accounts/index";
import { findFigures } from "../../src/accounts/narrative/figures";
import { assessment, assessWith, document, equation, rules } from "./jincheng";

const rateAt = (line: string, printed: string, of = assessment) => {
  const figure = of.narrative.figures.find((each) => each.cell === line && each.printed === printed);
  return equation(`narrative.rate:${figure?.path}@${figure?.offset}`, of);
};

describe("the published text", () => {
  test("agrees with the tables wherever they can be compared", () => {
    expect(assessment.narrative.contradicting).toBe(0);
    expect(assessment.checks["accounts.narrative"]?.failed).toBe(0);
  });

  test.each([
    // L444: 21128.18 ÷ (37479.84 + 21128.18 = 58608.02) = 36.05%
    ["L444", "36.05", "36.0500"],
    // L452: 2.10 ÷ 37267.49 = 0.0056%, printed 0.01
    ["L452", "0.01", "0.0056"],
    // L470: 37265.39 ÷ 37266.51 (table 03) = 99.997%, printed 100.00
    ["L470", "100.00", "99.9970"],
    // L476: 4129.38 ÷ 37265.39 = 11.0810%
    ["L476", "11.08", "11.0810"],
    // L496: 37265.39 ÷ 11941.39 = 312.0691%
    ["L496", "312.07", "312.0691"],
    // L498: 809.68 ÷ (4129.38 + 809.68 = 4939.06) = 16.3934%
    ["L498", "16.39", "16.3934"],
    // L506: 34.47 ÷ (336.73 − 34.47 = 302.26) = 11.4041%, printed with one decimal
    ["L506", "11.4", "11.4041"],
    // L508: 118.30 ÷ (125.30 − 118.30 = 7.00) = 1690%
    ["L508", "1690", "1690.0000"],
    // L538: 7.91 of a budget of 7.91 that only table 09 gives (L402)
    ["L538", "100.00", "100.0000"],
    // L560: 34.10 ÷ (377.59 + 34.10 = 411.69) = 8.2829%
    ["L560", "8.28", "8.2829"],
  ])("%s: %s%% is what %s%% prints", (line, printed, ratio) => {
    const found = rateAt(line, printed);
    expect(found.outcome).toBe("exact");
    expect(Number(found.right).toFixed(4)).toBe(ratio);
  });

  test.each([
    ["L520", "43"], // 退休费43万元 against 43.00 (L334)
    ["L522", "2.96"], // 维修维护费 names 维修(护)费 (L330)
    ["L522", "0.52"], // 公务接待 names 公务接待费 (L334)
    ["L564", "323.57"],
    ["L568", "12"], // 车辆12辆 (L427)
    ["L568", "1"], // 单价100万元（含）以上设备 1台 (L436)
    ["L574", "48"], // = 46 + 2 + 0 + 0
  ])("%s: %s is compared and agrees", (line, printed) => {
    const found = assessment.narrative.figures.filter(
      (each) => each.cell === line && each.printed === printed,
    );
    expect(found[0]?.outcome).toBe("agrees");
  });

  test("does not take a threshold, a year or a document number for a figure", () => {
    const printed = findFigures("2024年依据晋市开财〔2024〕100号，单价100万元（含）以上设备1台（套）。");
    expect(printed.map(({ printed: figure, unitText }) => figure + unitText)).toEqual(["1台"]);
  });
});

describe("a text that contradicts", () => {
  test("an amount that the table does not hold", () => {
    const result = assessWith(["其他收入2.10万元", "其他收入21.0万元"]); // L452 against L82
    const finding = result.findings.find(
      ({ code, stated }) => code === "accounts.narrative" && stated === "21.0",
    );
    expect(finding).toMatchObject({
      path: "/narrative/3/text",
      cell: "L452",
      related: ["/tables/1/rows/0/figures/other"],
    });
    expect(finding?.expected).toEqual({ min: "2.09", max: "2.11" });
  });

  test("a share, a completion and a change that their amounts do not give", () => {
    const result = assessWith(
      ["37,265.39万元，占比99.99%", "37,265.39万元，占比99.90%"],
      ["完成年初预算的102.44%", "完成年初预算的102.54%"],
      ["减少34.10万元，下降8.28%", "减少34.10万元，下降9.03%"], // 34.10 ÷ 377.59: on the wrong year
    );
    expect(rateAt("L450", "99.90", result).outcome).toBe("violated");
    expect(rateAt("L498", "102.54", result).outcome).toBe("violated");
    expect(rateAt("L560", "9.03", result).outcome).toBe("violated");
    expect(result.narrative.contradicting).toBe(3);
  });

  test("words that say up and down of the same change", () => {
    const result = assessWith(["减少34.10万元，下降8.28%", "减少34.10万元，增长8.28%"]);
    const finding = result.findings.find(({ cell }) => cell === "L560");
    expect(finding?.message.zh).toContain("增减方向前后矛盾");
    expect(result.repairs).toEqual([]);
  });

  test("a statement of nothing where the table holds an amount", () => {
    const result = assessWith(["\t合计\t\t\t\t\t\t\n", "\t合计\t\t5.00\t5.00\t\t5.00\t\n"]); // L363 against L526
    const finding = result.findings.find(({ stated }) => stated === "无此项收支");
    expect(finding).toMatchObject({ code: "accounts.narrative", cell: "L526" });
  });

  test("grades that do not make the number of forms", () => {
    const result = assessWith(["46个项目自评等级", "45个项目自评等级"]); // L574
    expect(equation("portfolio.grades", result)).toMatchObject({
      outcome: "violated",
      left: "48",
      right: "47",
    });
  });
});

describe("words of other documents", () => {
  const say = (heading: string, text: string) =>
    assessAccounts({ ...document, narrative: [{ headings: [heading], text }] }, rules);
  const outcomes = (heading: string, text: string) =>
    say(heading, text).narrative.figures.map(({ printed, outcome }) => `${printed} ${outcome}`);

  test("占 without 比", () => {
    expect(
      outcomes("支出决算情况说明", "支出合计37266.51万元，其中：基本支出2654.31万元，占7.12%。"),
    ).toEqual(["37266.51 agrees", "2654.31 agrees", "7.12 agrees"]);
  });

  test.each([
    ["收支差额减少1.00万元，下降9.05%"],
    ["主要是人员经费增加20.00万元，增长5%"],
    ["比年初预算数减少5.20万元，下降20.00%"],
    ["约占37%"],
    ["其中某项目支出3.00万元，占比50%"],
    ["共37.00亿元左右，占比1%"],
  ])("%s is left alone where it names nothing known", (words) => {
    expect(outcomes("收入支出决算总体情况说明", `2024年度${words}。`).join()).not.toContain("contradicts");
  });

  test("a rate that may speak of an earlier amount is taken for the one it agrees with", () => {
    // 1.32 ÷ (22.68 − 1.32) = 6.18%, said after the parts
    const words =
      "“三公”经费支出22.68万元，其中：因公出国（境）费7.91万元，公务接待费0.52万元，比上年增加1.32万元，增长6.18%。";
    expect(outcomes("“三公”经费支出决算情况说明", words).join()).not.toContain("contradicts");
  });

  test("收、支总计各 speaks of both, which are the same", () => {
    // 21128.18 ÷ (37479.84 + 21128.18) = 36.05%
    const words =
      "2024年度收、支总计均为37,479.84万元。与2023年相比，收、支总计各减少21,128.18万元，下降36.05%。";
    expect(outcomes("收入支出决算总体情况说明", words)).toEqual([
      "37,479.84 agrees",
      "21,128.18 agrees",
      "36.05 agrees",
    ]);
    expect(outcomes("收入支出决算总体情况说明", words.replace("36.05", "56.37")).at(-1)).toBe(
      "56.37 contradicts",
    );
  });

  test("a subject named with its 类, 款 and 项 in a sentence of its own", () => {
    // L263, 2011308 招商引资 394.58; 394.58 ÷ 400 = 98.65%
    const words =
      "1.一般公共服务支出（类）商贸事务（款）招商引资（项）。年初预算为400.00万元，支出决算为394.58万元，完成年初预算的98.65%。";
    const detail = "一般公共预算财政拨款支出决算具体情况";
    expect(outcomes(detail, words)).toEqual(["400.00 agrees", "394.58 agrees", "98.65 agrees"]);
    expect(outcomes(detail, words.replace("394.58", "349.58"))[1]).toBe("349.58 contradicts");
  });

  test("figures under a heading that no section names are not judged", () => {
    expect(outcomes("政府性基金支出说明", "基本支出1.00万元，占比99%")).toEqual([
      "1.00 unchecked",
      "99 unchecked",
    ]);
  });
});
