import { describe, expect, it } from "vitest";
import { evaluationSchema } from "../../src/evaluation/schema";
import { readDocument, readWorkbook } from "../../src/import/index";
import * as sheets from "./fixtures/forms";
import { type SheetPlan, workbookOf } from "./fixtures/sheet";
import { xlsOf } from "./fixtures/xls";

async function readForms(...plans: readonly SheetPlan[]) {
  const { evaluations } = await readWorkbook(await workbookOf(...plans));
  for (const { evaluation } of evaluations) expect(evaluationSchema.safeParse(evaluation).success).toBe(true);
  return evaluations;
}

async function readOne(plan: SheetPlan) {
  const [form, ...more] = await readForms(plan);
  if (form === undefined || more.length > 0) throw new Error("not one form");
  return form;
}

const row = (name: string, target: string, actual: string, weight: string, score: string) => ({
  name,
  target,
  actual,
  weight,
  score,
});

describe("a sheet in layout A (资金下达 / 执行)", () => {
  it("is read by its headings, with percentages and places as printed", async () => {
    const { evaluation, findings } = await readOne(sheets.layoutA);
    expect(evaluation).toEqual({
      title: "2024年某开发区消防站项目绩效自评表",
      year: 2024,
      project: { name: "消防站建设", department: "开发区管理委员会", implementer: "消防大队" },
      currencyUnit: "万元",
      funds: {
        total: {
          initialBudget: "926.00",
          budget: "926.00",
          executed: "828.06",
          rate: "89.42%",
          score: "8.94",
        },
        sources: [
          { name: "中央资金", rate: "#DIV/0!" },
          { name: "区级资金", initialBudget: "926.00", budget: "926.00", executed: "828.06", rate: "89.42%" },
        ],
      },
      goals: { planned: "建成一座消防站。", achieved: "消防站已建成。\n并已投入使用。" },
      indicators: [
        {
          name: "产出指标",
          weight: "60",
          children: [
            {
              name: "数量指标",
              weight: "30",
              children: [
                row("占地面积", "9704.41平方米", "9704.41平方米", "20", "20"),
                { ...row("建筑面积", "6500平方米", "6400平方米", "10", "9"), reason: "面积核减" },
              ],
            },
            { name: "质量指标", weight: "30", children: [row("验收合格率", "100%", "100%", "30", "30")] },
          ],
        },
        {
          name: "效益指标",
          weight: "20",
          children: [
            { name: "社会效益指标", children: [row("提高灭火救援效率", "提高", "提高", "20", "20")] },
            { name: "生态效益指标", children: [] },
          ],
        },
        {
          name: "满意度指标",
          weight: "10",
          children: [
            { name: "服务对象满意度指标", children: [row("人员满意度", "≥95%", "95%", "10", "10")] },
          ],
        },
      ],
      total: { weight: "100", score: "97.94" },
    });
    expect(findings).toEqual([]);
  });

  it("tells the cell of every value", async () => {
    const { provenance } = await readOne(sheets.layoutA);
    expect(provenance["/title"]).toBe("消防站!A1");
    expect(provenance["/funds/total/score"]).toBe("消防站!H6");
    expect(provenance["/funds/sources/1/executed"]).toBe("消防站!F8");
    expect(provenance["/indicators/0/weight"]).toBe("消防站!B12");
    expect(provenance["/indicators/0/children/0/children/1/reason"]).toBe("消防站!I13");
    expect(provenance["/total/score"]).toBe("消防站!H18");
  });

  it("puts a footnote aside and says so", async () => {
    const { notes } = await readOne(sheets.layoutA);
    expect(notes.filter((note) => note.code === "line.ignored").map((note) => note.cell)).toEqual([
      "消防站!A19",
    ]);
  });
});

describe("a sheet in layout B (年初 / 调整后)", () => {
  it("keeps both targets, the lower headings of the funds, grade and analysis", async () => {
    const { evaluation } = await readOne(sheets.layoutB);
    expect(evaluation.funds).toEqual({
      total: {
        appliedBudget: "0",
        initialBudget: "100",
        budget: "74.294",
        executed: "74.294",
        carryover: "0",
        rate: "100",
        score: "10",
      },
      sources: [
        {
          name: "市县区财政资金",
          appliedBudget: "0",
          initialBudget: "100",
          budget: "74.294",
          executed: "74.294",
          carryover: "0",
          rate: "100.00",
          score: "10.00",
        },
      ],
    });
    expect(evaluation.indicators[0]?.children).toEqual([
      {
        name: "数量指标",
        children: [
          { ...row("购买书籍", "≥200册", "≥200册", "20", "20"), initialTarget: "≥册" },
          {
            name: "宣传单位",
            initialTarget: "≥副",
            target: "≥50副",
            actual: "≥0副",
            weight: "20",
            reason: "创建取消",
          },
        ],
      },
      { name: "质量指标", children: [row("书籍质量", "合格", "达成预期指标", "10", "10")] },
    ]);
    expect(evaluation.total).toEqual({ score: "80", grade: "良" });
    expect(evaluation.analysis).toEqual({
      项目实施和预算执行情况及分析: "年初预算安排100万元，全年支出74.29万元。",
      产出情况及分析: "购买书籍200册。",
      主要经验做法: "三家比价。",
    });
  });
});

describe("the Ministry's standard layout", () => {
  it("takes the weight of the execution rate from the funds block and leaves dashes blank", async () => {
    const { evaluation } = await readOne(sheets.standard);
    expect(evaluation.title).toBe("项目支出绩效自评表");
    expect(evaluation.year).toBe(2023);
    expect(evaluation.funds).toEqual({
      weight: "10",
      total: { initialBudget: "120.00", budget: "150.00", executed: "141.00", rate: "94.00%", score: "9.4" },
      sources: [
        {
          name: "当年财政拨款",
          initialBudget: "120.00",
          budget: "140.00",
          executed: "131.00",
          rate: "93.57%",
        },
        { name: "上年结转资金", budget: "10.00", executed: "10.00", rate: "100.00%" },
        { name: "其他资金" },
      ],
    });
    expect(evaluation.goals).toEqual({ planned: "养护公路200公里。", achieved: "养护公路205公里。" });
    expect(evaluation.indicators[1]).toEqual({
      name: "效益指标",
      children: [
        {
          name: "社会效益指标",
          children: [
            { ...row("改善出行条件", "明显改善", "达成年度指标", "30", "28"), reason: "部分路段未完工" },
          ],
        },
      ],
    });
    expect(evaluation.total).toEqual({ weight: "100", score: "97.4" });
  });
});

describe("targets in three cells (性质, 值, 单位)", () => {
  it("become one target; a qualitative one is its words alone", async () => {
    const { evaluation, notes, provenance } = await readOne(sheets.threeCells);
    const rows = evaluation.indicators
      .flatMap((first) => first.children ?? [])
      .flatMap((second) => second.children);
    expect(rows).toEqual([
      row("巡护人数", "≥50人", "52人", "40", "40"),
      row("巡护覆盖率", "=100%", "100%", "20", "20"),
      row("森林资源安全", "有效保护", "有效保护", "20", "20"),
      row("居民满意度", ">=90%", "91%", "10", "10"),
    ]);
    expect(evaluation.currencyUnit).toBe("元");
    expect(evaluation.funds?.total?.budget).toBe("350,000.00");
    expect(evaluation.total?.grade).toBe("优");
    expect(provenance["/indicators/0/children/0/children/0/target"]).toBe("表1!E12");
    expect(notes.filter((note) => note.code === "value.composed")).toHaveLength(3);
  });
});

describe("several forms", () => {
  it("are read from one sheet and from several", async () => {
    const forms = await readForms(...sheets.twoForms);
    expect(forms.map((form) => [form.evaluation.title, form.evaluation.total?.score])).toEqual([
      ["甲项目绩效自评表", "99.5"],
      ["乙项目绩效自评表", "97.5"],
      ["丙项目绩效自评表", "98.5"],
    ]);
    expect(forms.map((form) => form.provenance["/total/score"])).toEqual(["汇总!G9", "汇总!G20", "丙!G9"]);
  });

  it("are read from chosen sheets only, where the caller chooses", async () => {
    const bytes = await workbookOf(...sheets.twoForms);
    const { evaluations } = await readWorkbook(bytes, { sheets: ["丙"] });
    expect(evaluations.map((form) => form.evaluation.project?.name)).toEqual(["丙项目"]);
  });
});

describe("merged cells", () => {
  it("give a merged weight and score to the level whose rows they cover, once", async () => {
    const { evaluation } = await readOne(sheets.mergedScores);
    expect(evaluation.indicators[0]?.children?.[0]).toEqual({
      name: "数量指标",
      weight: "50",
      score: "45",
      children: [
        { name: "甲", target: "10个", actual: "10个", reason: "其中一项未完成" },
        { name: "乙", target: "10个", actual: "8个", reason: "其中一项未完成" },
        { name: "丙", target: "10个", actual: "10个" },
      ],
    });
  });
});

describe("rows a sheet hides", () => {
  it("count, with a note", async () => {
    const { evaluation, notes } = await readOne(sheets.hiddenRows);
    expect(evaluation.indicators[1]?.children?.[0]?.children).toEqual([
      row("学员满意度", "≥90%", "95%", "30", "30"),
    ]);
    expect(notes.filter((note) => note.code === "row.hidden").map((note) => note.cell)).toEqual(["表1!A8"]);
  });
});

describe("a blank cell", () => {
  it("stands under its heading, beside its row, and under a merge at the corner", async () => {
    const { provenance } = await readOne(sheets.mergedScores);
    const of = (row: number, ...keys: readonly string[]) =>
      keys.map((key) => provenance[`/indicators/0/children/0/children/${row}/${key}`]);
    // F4:F6 and G4:G6 hold the level's weight and score, H4:H5 a reason for two rows; H6 is blank.
    expect(of(0, "weight", "score", "reason")).toEqual(["表1!F4", "表1!G4", "表1!H4"]);
    expect(of(1, "weight", "score", "reason")).toEqual(["表1!F4", "表1!G4", "表1!H4"]);
    expect(of(2, "weight", "score", "reason")).toEqual(["表1!F4", "表1!G4", "表1!H6"]);
  });

  it("stands in a template nobody filled in", async () => {
    const { provenance } = await readOne(sheets.blankTemplate);
    const keys = ["initialBudget", "budget", "executed", "rate", "score"];
    expect(keys.map((key) => provenance[`/funds/total/${key}`])).toEqual(
      ["D6", "E6", "F6", "H6", "I6"].map((cell) => `表1!${cell}`),
    );
  });
});

describe("a blank template", () => {
  it("keeps names and weights and has no other key", async () => {
    const { evaluation } = await readOne(sheets.blankTemplate);
    expect(evaluation).toEqual({
      title: "项目支出绩效自评表",
      currencyUnit: "万元",
      funds: { weight: "10", sources: [{ name: "财政拨款" }] },
      indicators: [
        {
          name: "产出指标",
          children: [
            { name: "数量指标", children: [{ name: "指标1：" }, { name: "指标2：" }] },
            { name: "质量指标", children: [{ name: "指标1：" }] },
          ],
        },
        { name: "效益指标", children: [{ name: "经济效益指标", children: [{ name: "……" }] }] },
      ],
      total: { weight: "100" },
    });
  });
});

describe("totals as formulas", () => {
  it("are reported where the range misses a row with a figure", async () => {
    const { findings } = await readOne(sheets.formulas);
    expect(
      findings.map(({ code, severity, path, cell, related }) => ({ code, severity, path, cell, related })),
    ).toEqual([
      {
        code: "cell.formula-range",
        severity: "warning",
        path: "/total/score",
        cell: "公式!G11",
        related: ["/indicators/1/children/0/children/0/score"],
      },
      {
        code: "cell.formula-range",
        severity: "warning",
        path: "/funds/total/budget",
        cell: "公式!D4",
        related: ["/funds/sources/1/budget"],
      },
    ]);
    expect(findings[0]?.params).toEqual({ formula: "=G4+SUM(G8:G9)", missed: "公式!G10" });
  });

  it("are read as cached, with a note where the cells add up to another sum", async () => {
    const { evaluation, notes } = await readOne(sheets.formulas);
    expect(evaluation.funds?.total?.executed).toBe("25");
    expect(evaluation.total).toEqual({ weight: "90", score: "69" });
    const stale = notes.filter((note) => note.code === "formula.stale").map((note) => note.path);
    expect(stale).toEqual(["/total/score", "/funds/total/budget", "/funds/total/executed"]);
  });
});

describe("own and reviewed scores (自评得分 / 复核得分)", () => {
  it("keep the own score in the form and the reviewed one in meta", async () => {
    const { evaluation, notes } = await readOne(sheets.reviewed);
    expect(evaluation.indicators[0]?.children?.[0]?.children?.[0]?.score).toBe("60");
    expect(evaluation.total).toEqual({ weight: "100", score: "100" });
    expect(evaluation.meta).toEqual({
      reviewScores: {
        "/indicators/0/children/0/children/0/score": "54",
        "/indicators/1/children/0/children/0/score": "40",
        "/total/score": "94",
      },
    });
    expect(notes.map((note) => note.code)).toContain("column.review-score");
  });
});

describe("columns in another order", () => {
  it("are found by their headings; weights before 三级指标 belong to the levels", async () => {
    const { evaluation, notes } = await readOne(sheets.otherOrder);
    expect(evaluation).toEqual({
      title: "某项目绩效自评表",
      project: { name: "某项目", implementer: "某局" },
      indicators: [
        {
          name: "产出指标",
          weight: "60",
          children: [{ name: "数量指标", weight: "60", children: [row("甲", "10个", "9个", "60", "54")] }],
        },
        {
          name: "效益指标",
          weight: "40",
          children: [{ name: "社会效益", weight: "40", children: [row("乙", "提高", "提高", "40", "40")] }],
        },
      ],
      total: { score: "94", grade: "优" },
    });
    expect(notes.filter((note) => note.code === "column.unused").map((note) => note.cell)).toEqual([
      "表1!A3",
      "表1!J3",
    ]);
  });
});

describe("an untidy sheet", () => {
  it("keeps errors, full-width digits and text figures as printed and joins broken headings", async () => {
    const { evaluation } = await readOne(sheets.untidy);
    expect(evaluation).toEqual({
      title: "２０２４年某项目绩效自评表",
      year: 2024,
      project: { name: "某项目" },
      currencyUnit: "元",
      funds: {
        total: {
          initialBudget: "1,000,000.00",
          budget: "１２３４．５０",
          executed: "1234.50",
          rate: "#REF!",
          score: "10分",
        },
      },
      indicators: [
        {
          name: "产出指标",
          children: [
            {
              name: "数量指标",
              weight: "50",
              children: [{ name: "培训人次", target: "≥100人", actual: "#N/A", weight: "50" }],
            },
          ],
        },
        {
          name: "效益指标",
          children: [{ name: "可持续影响指标", children: [row("长效机制", "健全", "健全", "50", "50")] }],
        },
      ],
      total: { weight: "100", score: "60" },
    });
  });
});

describe("headings shifted against their columns", () => {
  it("are put right by what the cells hold", async () => {
    const { evaluation } = await readOne(sheets.shiftedHeadings);
    const rows = evaluation.indicators
      .flatMap((first) => first.children ?? [])
      .flatMap((second) => second.children);
    expect(rows).toEqual([
      row("甲", "10个", "10个", "30", "30"),
      row("乙", "10个", "9个", "30", "27"),
      row("丙", "提高", "提高", "40", "40"),
    ]);
    expect(evaluation.total).toEqual({ weight: "100", score: "97" });
  });
});

describe("an old .xls", () => {
  it("is read like an .xlsx, with merges and number formats", async () => {
    const { evaluations } = await readDocument(xlsOf(sheets.layoutA), "消防站.xls");
    const fromXlsx = await readOne(sheets.layoutA);
    expect(evaluations.map((form) => form.evaluation)).toEqual([fromXlsx.evaluation]);
    expect(evaluations[0]?.provenance).toEqual(fromXlsx.provenance);
  });
});
