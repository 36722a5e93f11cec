import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evaluationSchema } from "../../src/evaluation/schema";
import { readDelimited, readText } from "../../src/import/index";

/** Tabs stand as `|` here, so that the shifts can be seen. */
const tabs = (...lines: readonly string[]) => lines.join("\n").replace(/\|/g, "\t");

function readOne(text: string) {
  const { evaluations } = readText(text);
  const [form] = evaluations;
  if (form === undefined || evaluations.length > 1) throw new Error("not one form");
  expect(evaluationSchema.safeParse(form.evaluation).success).toBe(true);
  return form;
}

const HEAD = [
  "宣传经费项目支出绩效自评表",
  "",
  "(2024年度)",
  "",
  "项目名称||宣传经费||||",
  "主管部门||甲局||实施单位|乙单位|",
];
const COLUMNS =
  "绩效指标|一级指标|二级指标|三级指标|年初指标值|调整后指标值|实际完成值|分值|得分|偏差原因分析及改进措施";

function rowsOf(...lines: readonly string[]) {
  const { evaluation } = readOne(tabs(...HEAD, COLUMNS, ...lines));
  return evaluation.indicators
    .flatMap((first) => first.children ?? [])
    .flatMap((second) => second.children ?? []);
}

describe("rows whose cells are shifted", () => {
  const expected = [
    {
      name: "甲",
      initialTarget: "≥册",
      target: "≥20册",
      actual: "≥18册",
      weight: "7",
      score: "6",
      reason: "缺货",
    },
  ];

  it.each([
    ["in place", "|产出指标|数量指标|甲|≥册|≥20册|≥18册|7|6|缺货"],
    ["one column to the left", "产出指标|数量指标|甲|≥册|≥20册|≥18册|7|6|缺货"],
    ["two columns to the left, the level before it", "|产出指标|数量指标||||||\n甲|≥册|≥20册|≥18册|7|6|缺货"],
    ["one column to the right", "||产出指标|数量指标|甲|≥册|≥20册|≥18册|7|6|缺货"],
    ["apart in the middle", "|产出指标|数量指标||甲||≥册|≥20册|≥18册|7|6||缺货"],
    ["with a doubled name", "|产出指标|数量指标|甲|甲|≥册|≥20册|≥18册|7|6|缺货"],
    ["with the levels swapped", "|数量指标|产出指标|甲|≥册|≥20册|≥18册|7|6|缺货"],
    ["with name and initial target in one cell", "|产出指标|数量指标|甲≥册|≥20册|≥18册|7|6|缺货"],
  ])("%s", (_, lines) => {
    expect(rowsOf(lines)).toEqual(expected);
  });

  it("have no initial target where only two values are printed", () => {
    expect(rowsOf("|产出指标|数量指标|甲|≥20份|≥20份|3|3|")).toEqual([
      { name: "甲", target: "≥20份", actual: "≥20份", weight: "3", score: "3" },
    ]);
  });

  it("keep a blank score blank when a reason follows", () => {
    expect(rowsOf("|产出指标|数量指标|甲|≥副|≥50副|≥0副|6|||已取消")).toEqual([
      { name: "甲", initialTarget: "≥副", target: "≥50副", actual: "≥0副", weight: "6", reason: "已取消" },
    ]);
  });

  it("are split where initial target and target ran together", () => {
    expect(rowsOf("|产出指标|成本指标|甲||元/月=500元/月|=500元/月|2|2|")).toEqual([
      {
        name: "甲",
        initialTarget: "元/月",
        target: "=500元/月",
        actual: "=500元/月",
        weight: "2",
        score: "2",
      },
    ]);
  });

  it("take an actual that is a bare figure for no weight", () => {
    expect(rowsOf("|产出指标|成本指标|甲|≤万元|≤300万元|91.3462167|10|10|")).toEqual([
      {
        name: "甲",
        initialTarget: "≤万元",
        target: "≤300万元",
        actual: "91.3462167",
        weight: "10",
        score: "10",
      },
    ]);
  });

  it("say in a note that they were matched by content", () => {
    const { notes } = readOne(tabs(...HEAD, COLUMNS, "产出指标|数量指标|甲|≥册|≥20册|≥18册|7|6|"));
    expect(notes.filter((note) => note.code === "row.shifted")).toMatchObject([
      { sure: "likely", cell: "line 8, column 3", path: "/indicators/0/children/0/children/0" },
    ]);
  });
});

describe("levels", () => {
  it("are rebuilt by the usual layout where the print lost them, with a note", () => {
    const { evaluation, notes } = readOne(
      tabs(...HEAD, COLUMNS, "绩效指标|数量指标|甲||1个|1个|50|50", "|社会效益指标|乙||提高|提高|30|30"),
    );
    expect(evaluation.indicators.map((node) => [node.name, node.children?.[0]?.name])).toEqual([
      ["产出指标", "数量指标"],
      ["效益指标", "社会效益指标"],
    ]);
    expect(
      notes.filter((note) => note.code === "level.rebuilt").map((note) => [note.sure, note.path]),
    ).toEqual([
      ["guess", "/indicators/0"],
      ["guess", "/indicators/1"],
    ]);
  });

  it("keep 成本指标 a first level where 经济成本指标 stands under it", () => {
    const { evaluation } = readOne(
      tabs(...HEAD, COLUMNS, "|成本指标 (20分)|经济成本指标|甲||≤3万元|2万元|20|20|"),
    );
    expect(evaluation.indicators).toEqual([
      {
        name: "成本指标",
        weight: "20",
        children: [
          {
            name: "经济成本指标",
            children: [{ name: "甲", target: "≤3万元", actual: "2万元", weight: "20", score: "20" }],
          },
        ],
      },
    ]);
  });

  it("are joined over a page break, with the heading repeated and a watermark between", () => {
    const { evaluation } = readOne(
      tabs(
        ...HEAD,
        COLUMNS,
        "|产出|数量指标 (20分)|甲||1个|1个|20|20|",
        "",
        "仅供内部审核",
        "",
        COLUMNS,
        "绩效指标|指标 (50分)|质量指标 (30分)|乙||合格|合格|30|30|",
        "合计||||||50|50|",
      ),
    );
    expect(
      evaluation.indicators.map(({ name, weight, children }) => [name, weight, children?.length]),
    ).toEqual([["产出指标", "50", 2]]);
    expect(evaluation.total).toEqual({ weight: "50", score: "50" });
  });
});

describe("a row at the boundary of two levels", () => {
  const HEADINGS = "绩效指标|一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分";
  const row = (level: string, name: string, weight: number) =>
    `|${level}||${name}|保障|保障|${weight}|${weight}`;
  const read = (...lines: readonly string[]) => {
    const { evaluation, notes } = readOne(tabs(...HEAD, HEADINGS, ...lines));
    const levels = evaluation.indicators[0]?.children ?? [];
    return {
      levels: levels.map(({ name, children }) => [name, ...(children ?? []).map((child) => child.name)]),
      moved: notes.filter(({ code }) => code === "row.by-weight").map(({ path, sure }) => [path, sure]),
    };
  };

  it.each([
    // 2 + 3 = 5 of 8 above and 3 + 10 = 13 of 10 below: the row of 3 is missing above.
    [
      "goes up where it is missing above",
      [row("时效指标(8分)", "甲", 2), row("", "乙", 3), row("成本指标(10分)", "丙", 3), row("", "丁", 10)],
      [
        ["时效指标", "甲", "乙", "丙"],
        ["成本指标", "丁"],
      ],
      ["/indicators/0/children/0/children/2"],
    ],
    // 2 + 3 + 4 + 1 = 10 of 5 above and 10 of 15 below: 4 + 1 are missing below.
    [
      "goes down where it is missing below, also two of them",
      [
        row("时效指标(5分)", "甲", 2),
        row("", "乙", 3),
        row("", "丙", 4),
        row("", "丁", 1),
        row("成本指标(15分)", "戊", 10),
      ],
      [
        ["时效指标", "甲", "乙"],
        ["成本指标", "丙", "丁", "戊"],
      ],
      ["/indicators/0/children/1/children/0", "/indicators/0/children/1/children/1"],
    ],
    // 10 + 10 + 10 = 30 of 10 above, none of 10 below: the heading below has one row, 10 too many stay above.
    [
      "goes to a heading without a row, which weighs as much",
      [row("数量指标(10分)", "甲", 10), row("", "乙", 10), row("", "丙", 10), "|质量指标(10分)||||||"],
      [
        ["数量指标", "甲", "乙"],
        ["质量指标", "丙"],
      ],
      ["/indicators/0/children/1/children/0"],
    ],
    // 10 of 10 above: nothing is left for the heading below.
    [
      "stays where it adds up",
      [row("数量指标(10分)", "甲", 5), row("", "乙", 5), "|质量指标(5分)||||||"],
      [["数量指标", "甲", "乙"], ["质量指标"]],
      [],
    ],
    // 12 of 10 and 8 of 10: no row weighs 2.
    [
      "stays where no row weighs what is missing",
      [row("时效指标(10分)", "甲", 4), row("", "乙", 8), row("成本指标(10分)", "丙", 8)],
      [
        ["时效指标", "甲", "乙"],
        ["成本指标", "丙"],
      ],
      [],
    ],
    // 13 of 10 and 10 of 10: one level alone is wrong, which is the form's own fault.
    [
      "stays where only one of the levels is off",
      [row("时效指标(10分)", "甲", 10), row("", "乙", 3), row("成本指标(10分)", "丙", 10)],
      [
        ["时效指标", "甲", "乙"],
        ["成本指标", "丙"],
      ],
      [],
    ],
  ])("%s", (_, lines, levels, moved) => {
    expect(read(...lines)).toEqual({ levels, moved: moved.map((path) => [path, "guess"]) });
  });

  it("stays in a sheet, whose headings tell where a level begins", () => {
    const lines = [
      ...HEAD,
      HEADINGS,
      row("时效指标(8分)", "甲", 5),
      row("成本指标(10分)", "乙", 3),
      row("", "丙", 10),
    ];
    const csv = lines
      .join("\n")
      .replaceAll("|", ",")
      .replace(",时效指标(8分),", ",产出指标,时效指标(8分)")
      .replace(",成本指标(10分),", ",,成本指标(10分)");
    const [form] = readDelimited(csv).evaluations;
    const levels = form?.evaluation.indicators[0]?.children ?? [];
    expect(levels.map(({ children }) => children?.map(({ name }) => name))).toEqual([["甲"], ["乙", "丙"]]);
  });
});

describe("the funds block", () => {
  const block = [
    "项目资金(万元)|年初预算数||全年预算数|全年执行数|资金结(转)余|执行率|得分|偏差原因及改进",
    "|目标申报数|预算编制数||||||",
  ];

  it("is aligned by its figures where a row is shifted", () => {
    const { evaluation } = readOne(
      tabs(
        ...HEAD,
        ...block,
        "|资金总额:||0|25|19.203|19.203|0|76.81|7.68",
        "市县资金|0|25|19.203|19.203|0|76.81%|",
      ),
    );
    expect(evaluation.funds).toEqual({
      total: {
        appliedBudget: "0",
        initialBudget: "25",
        budget: "19.203",
        executed: "19.203",
        carryover: "0",
        rate: "76.81",
        score: "7.68",
      },
      sources: [
        {
          name: "市县资金",
          appliedBudget: "0",
          initialBudget: "25",
          budget: "19.203",
          executed: "19.203",
          carryover: "0",
          rate: "76.81%",
        },
      ],
    });
    expect(evaluation.currencyUnit).toBe("万元");
  });

  it("drops one of three equal neighbours rather than a figure of its own, and says so", () => {
    const { evaluation, notes } = readOne(
      tabs(...HEAD, ...block, "|资金总额:|0|271|270.637|270.637|270.637|0|100|10|"),
    );
    expect(evaluation.funds?.total).toEqual({
      appliedBudget: "0",
      initialBudget: "271",
      budget: "270.637",
      executed: "270.637",
      carryover: "0",
      rate: "100",
      score: "10",
    });
    expect(notes.filter((note) => note.code === "cell.repeated")).toHaveLength(1);
  });

  it("is read where each heading stands before its figure", () => {
    const { evaluation } = readOne(
      tabs(
        ...HEAD,
        "预算执行情况（万元）|预算数：|120|执行数：|90",
        "|其中：财政拨款|100|其中：财政拨款|80",
        "|其他资金|20|其他资金|10",
      ),
    );
    expect(evaluation.funds).toEqual({
      total: { budget: "120", executed: "90" },
      sources: [
        { name: "财政拨款", budget: "100", executed: "80" },
        { name: "其他资金", budget: "20", executed: "10" },
      ],
    });
  });
});

describe("what stands around the table", () => {
  it("gives goals by paragraph where both share one cell", () => {
    const { evaluation, notes } = readOne(
      tabs(...HEAD, "总体目标|||全年实际完成情况|", "总体目标完成情况|<p>建成。</p> <p>已建成。</p>|||"),
    );
    expect(evaluation.goals).toEqual({ planned: "建成。", achieved: "已建成。" });
    expect(notes.map((note) => note.code)).toContain("goals.split");
  });

  it("reads goals that stand beside their headings in one row", () => {
    const { evaluation, notes } = readOne(
      tabs(...HEAD, "总体目标|建成文化站12个，服务群众5万人|全年实际完成情况|建成12个，服务5.2万人"),
    );
    expect(evaluation.goals).toEqual({
      planned: "建成文化站12个，服务群众5万人",
      achieved: "建成12个，服务5.2万人",
    });
    expect(notes.map((note) => note.code)).toEqual(["form.no-indicators"]);
  });

  it("takes no further heading for a goal, and says that it was left aside", () => {
    const { evaluation, notes } = readOne(
      tabs(...HEAD, "|年初设定目标|全年实际完成情况|备注", "|建成。|已建成。|"),
    );
    expect(evaluation.goals).toEqual({ planned: "建成。", achieved: "已建成。" });
    expect(notes.map((note) => note.code)).toEqual(["cell.not-understood", "form.no-indicators"]);
  });

  it("takes HTML tags out of cells and keeps comparators", () => {
    expect(
      rowsOf("<p></p>|<p>产出指标</p>|<p>数量指标</p>|<p>甲</p>||<p>&lt;3次</p>|<b>2次</b>|<p>7</p>|7|"),
    ).toEqual([{ name: "甲", target: "<3次", actual: "2次", weight: "7", score: "7" }]);
  });

  it("reads tables in HTML, with cells merged across and down", () => {
    const page = [
      "<html><style>td{color:red}</style><p>某项目绩效自评表</p><p>（2024年度）</p><table>",
      '<tr><td colspan="2">项目名称</td><td colspan="5"><span>某&amp;某项目</span></td></tr>',
      "<tr><th>一级指标<th>二级指标<th>三级指标<th>指标值<th>完成值<th>分值<th>得分</tr>",
      '<tr><td rowspan="2">产出<br/>指标</td><td rowspan=2>数量指标</td><td>甲</td><td>&ge;3次</td><td>4次</td><td>50</td><td>50</td></tr>',
      "<tr><td>乙</td><td>5个</td><td>4个</td><td>50</td><td>40</td></tr>",
      '<tr><td colspan="5">总分</td><td>100</td><td>90</td></tr></table></html>',
    ].join("\n");
    const { evaluation, provenance } = readOne(page);
    expect(evaluation).toEqual({
      title: "某项目绩效自评表",
      year: 2024,
      project: { name: "某&某项目" },
      indicators: [
        {
          name: "产出指标",
          children: [
            {
              name: "数量指标",
              children: [
                { name: "甲", target: "≥3次", actual: "4次", weight: "50", score: "50" },
                { name: "乙", target: "5个", actual: "4个", weight: "50", score: "40" },
              ],
            },
          ],
        },
      ],
      total: { weight: "100", score: "90" },
    });
    expect(provenance["/total/score"]).toBe("row 7, column 7");
  });

  it("reads tables drawn with bars", () => {
    const text = [
      "自评表(2023年度) | ||||||",
      "项目名称 | 51T01-某项目 | |||||",
      "预算执行情况(10分) | 年度预算数(万元) | 年初预算 | 调整后预算数 | 预算执行数 | 预算执行率 | 权重 | 得分 | 原因 | ||",
      "总额 | 0.00 | 3.36 | 3.36 | 100.00% | 10 | 10 | ||",
      "其中:财政资金 | 0.00 | 3.36 | 3.36 | 100.00% | / | / | ||",
      "绩效指标(90分) | 一级指标 | 二级指标 | 三级指标 | 指标性质 | 指标值 | 度量单位 | 完成值 | 权重 | 得分 | 未完成原因分析 |",
      "产出指标 | 质量指标 | 按要求支付 | = | 100 | % | 100 | 50 | 50 | ||",
      "数量指标 | 购买数量 | ≥ | 13 | 台 | 12 | 40 | 36 | 缺一台 |",
      "合计 | 100 | 96 |||||",
      "评价结论 | 按办法支付。 | ||||",
    ].join("\n");
    const { evaluation } = readOne(text);
    expect(evaluation.funds).toEqual({
      weight: "10",
      total: { initialBudget: "0.00", budget: "3.36", executed: "3.36", rate: "100.00%", score: "10" },
      sources: [
        { name: "财政资金", initialBudget: "0.00", budget: "3.36", executed: "3.36", rate: "100.00%" },
      ],
    });
    expect(evaluation.indicators[0]?.children?.map((node) => node.children)).toEqual([
      // 度量单位 has a column of its own, so that both values are counted in it.
      [{ name: "按要求支付", target: "=100%", actual: "100%", weight: "50", score: "50" }],
      [{ name: "购买数量", target: "≥13台", actual: "12台", weight: "40", score: "36", reason: "缺一台" }],
    ]);
    expect(evaluation.total).toEqual({ weight: "100", score: "96" });
    expect(evaluation.analysis).toEqual({ 评价结论: "按办法支付。" });
  });

  it("takes the form's own note on how to fill 原因 in for no reason", () => {
    const text = tabs(
      "项目名称|甲项目",
      "预算执行情况(10分)|年度预算数(万元)|年初预算|调整后预算数|预算执行数|预算执行率|权重|得分|原因",
      "|总额|10|10|8|80.00%|10|8|1.预算执行率未达到90%的需说明原因(100字以内);2.年中发生预算调整的,应单独说明理由",
      "|其中:财政资金|10|10|8|80.00%|/|/|合同未到期",
    );
    const { funds } = readOne(text).evaluation;
    expect([funds?.total?.reason, funds?.sources?.[0]?.reason]).toEqual([undefined, "合同未到期"]);
  });

  it("leaves a share beside a percentage, and what has a unit of its own, as they are", () => {
    const text = [
      "项目名称 | 甲项目 | | | | | | | |",
      "一级指标 | 二级指标 | 三级指标 | 指标性质 | 指标值 | 度量单位 | 完成值 | 权重 | 得分 |",
      "产出指标 | 质量指标 | 甲 | ≥ | 95 | % | 0.98 | 30 | 30 |",
      "质量指标 | 乙 | ≥ | 95 | % | 97% | 30 | 30 | |",
      "数量指标 | 丙 | ≥ | 5 | 次 | ≥6 | 20 | 20 | |",
      "数量指标 | 丁 | 定性 | 好坏 | | 好 | 20 | 20 | |",
    ].join("\n");
    const rows = readOne(text).evaluation.indicators[0]?.children?.flatMap((node) => node.children ?? []);
    expect(rows?.map(({ target, actual }) => [target, actual])).toEqual([
      ["≥95%", "0.98"],
      ["≥95%", "97%"],
      ["≥5次", "≥6次"],
      ["好坏", "好"],
    ]);
  });

  // As a page of 安徽 was copied: a line break inside a cell broke its row, also that of the headings.
  it("joins the lines of a row whose cells were broken, where all rows have the same number of bars", () => {
    const text = [
      "部门整体支出绩效自评表 | |||||||||",
      "(2023年度) | |||||||||",
      "部门 | 甲中心 | ||||||||",
      "预算资金 (万元) |",
      "年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 | |||",
      "年度资金总额 | 329.77 | 329.77 | 300.00 | 10 | 90.97% | 9.1 | |||",
      "绩 效 指 标 |",
      "一级指标 | 二级指标 | 三级指标 | 年度 指标值 |",
      "实际 完成值 |",
      "分值 | 得分 | 偏差原因 | |",
      "产出指标 | 数量指标 | 示范村数量 | ≥4 | 5 | 10 | 10 | |||",
      "改造数量 | ≥2000 | 2001 | 10 | 10 | |||||",
      "成本指标",
      "| 宣传片制作费 | ≤200万 | 195.5万元 | 10 | 10 | ||||",
    ].join("\n");
    const { evaluation, provenance } = readOne(text);
    expect(evaluation).toEqual({
      title: "部门整体支出绩效自评表",
      year: 2023,
      project: { implementer: "甲中心" },
      currencyUnit: "万元",
      funds: {
        weight: "10",
        total: {
          initialBudget: "329.77",
          budget: "329.77",
          executed: "300.00",
          rate: "90.97%",
          score: "9.1",
        },
      },
      indicators: [
        {
          name: "产出指标",
          children: [
            {
              name: "数量指标",
              children: [
                { name: "示范村数量", target: "≥4", actual: "5", weight: "10", score: "10" },
                { name: "改造数量", target: "≥2000", actual: "2001", weight: "10", score: "10" },
              ],
            },
            {
              name: "成本指标",
              children: [
                { name: "宣传片制作费", target: "≤200万", actual: "195.5万元", weight: "10", score: "10" },
              ],
            },
          ],
        },
      ],
    });
    expect(provenance["/indicators/0/children/1/children/0/target"]).toBe("line 13, column 3");
  });

  it("joins no lines of a table whose rows have more bars or fewer", () => {
    const text = [
      "项目名称 | 甲 |",
      "一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |",
      "产出指标 | 数量指标 | 甲 | ≥4 | 5 | 50 | 50 |",
      "乙 | ≥4 | 5 | 40 | 40 |",
      "总分 | 100 |",
    ].join("\n");
    expect(readOne(text).evaluation.indicators[0]?.children?.[0]?.children).toEqual([
      { name: "甲", target: "≥4", actual: "5", weight: "50", score: "50" },
      { name: "乙", target: "≥4", actual: "5", weight: "40", score: "40" },
    ]);
  });

  // As a page of 安徽 was copied: single spaces between the cells, none for the blank ones, and the first levels lost.
  it("reads a page copied with single spaces, whose blank cells left no trace", () => {
    const text = [
      "项目支出绩效自评表",
      "(2022年度)",
      "项目名称 防汛经费",
      "主管部门 实施单位 甲水利局",
      "项目资金",
      "(万元)",
      "年初预算数 全年预算数(A) 全年执行数(B) 分值 执行率(B/A) 得分",
      "年度资金总额: 880 880 880 10 10",
      " 其中:本年财政拨款 880 880 880 - -",
      "年度总体目标完成情况 预期目标 实际完成情况",
      "完成年度防汛工作。 完成年度目标。",
      "年度绩效指标完成情况 一级",
      "指标",
      "二级指标 三级指标 年度指标值 实际完成值 分值 得分 偏差原因分析及改进措施",
      "(50分)",
      "数量指标 指标1:改造项目数量 1 1 10 10",
      "质量指标 指标1:工程质量合格 10 10",
      "指标2:",
      "成本指标 指标1:总成本 ≤880万元 880万元 30",
      "(30分)",
      "经济效益",
      "指标",
      "指标1:全市安全度汛 15 14 雨情",
      "可持续影",
      "响指标",
      "指标1:工程良性运行 良好 良好 15 15",
      "满意度指标",
      "(10分)",
      "指标1:群众满意度 90% 100% 10 10",
      "总分 100 99",
    ].join("\n");
    expect(readOne(text).evaluation).toEqual({
      title: "项目支出绩效自评表",
      year: 2022,
      project: { name: "防汛经费", implementer: "甲水利局" },
      currencyUnit: "万元",
      funds: {
        weight: "10",
        total: { initialBudget: "880", budget: "880", executed: "880", score: "10" },
        sources: [{ name: "本年财政拨款", initialBudget: "880", budget: "880", executed: "880" }],
      },
      goals: { planned: "完成年度防汛工作。", achieved: "完成年度目标。" },
      indicators: [
        {
          name: "产出指标",
          weight: "50",
          children: [
            {
              name: "数量指标",
              children: [{ name: "指标1:改造项目数量", target: "1", actual: "1", weight: "10", score: "10" }],
            },
            { name: "质量指标", children: [{ name: "指标1:工程质量合格", weight: "10", score: "10" }] },
            {
              name: "成本指标",
              children: [{ name: "指标1:总成本", target: "≤880万元", actual: "880万元", weight: "30" }],
            },
          ],
        },
        {
          name: "效益指标",
          weight: "30",
          children: [
            {
              name: "经济效益指标",
              children: [{ name: "指标1:全市安全度汛", weight: "15", score: "14", reason: "雨情" }],
            },
            {
              name: "可持续影响指标",
              children: [
                { name: "指标1:工程良性运行", target: "良好", actual: "良好", weight: "15", score: "15" },
              ],
            },
          ],
        },
        {
          name: "满意度指标",
          weight: "10",
          children: [{ name: "指标1:群众满意度", target: "90%", actual: "100%", weight: "10", score: "10" }],
        },
      ],
      total: { weight: "100", score: "99" },
    });
  });

  it("takes no report in prose for a form, however its words are spaced", () => {
    expect(readText("一、基本情况 项目名称 宣传 经费\n全年预算数 100 万元").evaluations).toEqual([]);
  });

  // Self-evaluation of a transfer payment, as published in 安徽 and 四川: no weights, no scores.
  it("reads the form of a transfer payment", () => {
    const text = tabs(
      "甲县转移支付区域(项目)绩效目标自评表",
      "(2023年度)",
      "转移支付(项目)名称|陈列布展项目",
      "中央主管部门|国家文物局",
      "地方主管部门|甲县文旅局|资金使用单位|甲县文物局",
      "转移支付预算数(A)|5.8万|预算执行率(B/A)|50%",
      "转移支付执行数(B)|2.9万",
      "绩效指标|一级指标|二级指标|三级指标|指标值|全年实际完成值|未完成原因和改进措施",
      "|产出指标|数量指标|布展面积|300㎡|0|尚未施工",
    );
    expect(readOne(text).evaluation).toEqual({
      title: "甲县转移支付区域(项目)绩效目标自评表",
      year: 2023,
      project: { name: "陈列布展项目", department: "甲县文旅局", implementer: "甲县文物局" },
      funds: { total: { budget: "5.8万", executed: "2.9万", rate: "50%" } },
      indicators: [
        {
          name: "产出指标",
          children: [
            {
              name: "数量指标",
              children: [{ name: "布展面积", target: "300㎡", actual: "0", reason: "尚未施工" }],
            },
          ],
        },
      ],
    });
  });

  // 重庆: indicators by name alone, 年初 and 调整指标值, a column of coefficients.
  it("reads a form whose indicators have no levels", () => {
    const text = tabs(
      "2023年度项目绩效自评表",
      "项目名称|辅警经费|项目编码|500|自评总分（分）|97.9",
      "主管部门|甲县公安局|财政归口处室|行政科|项目经办人|张某",
      "项目资金（万元）|年初预算数|全年（调整）预算数|全年执行数|执行率（%）|执行率权重|执行率得分",
      "总额|2565|2500|1975|79|10|7.9",
      "其中：财政资金|2565|2500|1975|79|/|/",
      "年初绩效目标|全年（调整）绩效目标|全年目标实际完成情况",
      "维护稳定|维护社会稳定|已完成",
      "绩效指标|指标名称|计量单位|指标性质|年初指标值|调整指标值|全年完成值|得分系数（%）|指标权重（分）|指标得分（分）|说明",
      "|辅警人员|人|＝|539|512|512|100|30|30|减员",
      "|项目成本|万元|≤|3584|3584|2565|100|30|30|",
      "|受益对象满意度|%|≥|95||96|100|30|30|",
    );
    const form = readOne(text);
    expect(form.evaluation).toEqual({
      title: "2023年度项目绩效自评表",
      year: 2023,
      project: { name: "辅警经费", code: "500", department: "甲县公安局" },
      currencyUnit: "万元",
      funds: {
        weight: "10",
        total: { initialBudget: "2565", budget: "2500", executed: "1975", rate: "79", score: "7.9" },
        sources: [{ name: "财政资金", initialBudget: "2565", budget: "2500", executed: "1975", rate: "79" }],
      },
      goals: { planned: "维护社会稳定", achieved: "已完成" },
      indicators: [
        {
          name: "辅警人员",
          initialTarget: "539",
          target: "=512人",
          actual: "512人",
          weight: "30",
          score: "30",
          reason: "减员",
        },
        {
          name: "项目成本",
          initialTarget: "3584",
          target: "≤3584万元",
          actual: "2565万元",
          weight: "30",
          score: "30",
        },
        // A blank 调整指标值: the target set at the year's start is still in force.
        {
          name: "受益对象满意度",
          initialTarget: "95",
          target: "≥95%",
          actual: "96%",
          weight: "30",
          score: "30",
        },
      ],
      total: { score: "97.9" },
    });
    expect(form.notes.map(({ code }) => code)).toContain("target.unchanged");
  });

  it("takes a target that repeats the name for a target where the row is complete", () => {
    const text = tabs(
      "项目名称|甲项目",
      "年度绩效目标1(80分)|一级指标|二级指标|三级指标|年初目标值(A)|实际完成值(B)|得分",
      "效益指标|社会效益指标|指导城市建设|指导城市建设|完成|10",
    );
    expect(readOne(text).evaluation.indicators[0]?.children?.[0]?.children).toEqual([
      { name: "指导城市建设", target: "指导城市建设", actual: "完成", score: "10" },
    ]);
  });

  it("parts several forms, each with its own title", () => {
    const form = (name: string) =>
      tabs(
        `${name}绩效自评表`,
        "(2024年度)",
        `项目名称||${name}|||`,
        COLUMNS,
        "|产出指标|数量指标|甲||1个|1个|100|100|",
        "总分|||||||100|优",
      );
    const { evaluations } = readText(`${form("甲项目")}\n\n备注：1.说明。\n\n2.说明。\n${form("乙项目")}`);
    expect(evaluations.map(({ evaluation }) => [evaluation.title, evaluation.project?.name])).toEqual([
      ["甲项目绩效自评表", "甲项目"],
      ["乙项目绩效自评表", "乙项目"],
    ]);
    expect(evaluations[0]?.notes.filter((note) => note.code === "line.ignored")).toHaveLength(2);
  });

  it("reads the sections of 自评结果分析, also where a label is broken over two lines", () => {
    const { evaluation } = readOne(
      tabs(
        ...HEAD,
        COLUMNS,
        "|产出指标|数量指标|甲||1个|1个|100|100|",
        "总分|||||||100|优",
        "项目实施和预算执行||支出74万元。||",
        "",
        "自评结果分析|情况|",
        "|产出情况及分析|购书200册。",
        "项目 绩效 分析|主要经验做法|三家比价。",
      ),
    );
    expect(evaluation.analysis).toEqual({
      项目实施和预算执行情况: "支出74万元。",
      产出情况及分析: "购书200册。",
      主要经验做法: "三家比价。",
    });
  });
});

describe("a layout with labels above the project and weights in the names", () => {
  const text = tabs(
    "2023年度某项目自评表",
    "单位名称：甲局|填报日期：2024年3月1日",
    "项目名称|某项目",
    "主管部门|乙局|项目实施单位|丙中心",
    "预算执行情况（万元）（20分）||预算数（A）|执行数（B）|执行率（B/A）|得分（20分*执行率）",
    "|年度财政资金总额|100|95|95%|19",
    "年度绩效目标1（80分）|一级指标|二级指标|三级指标|年初目标值（A）|实际完成值（B）|得分",
    "|产出指标|数量指标|培训人数（50分）|≥100人|120人|50",
    "|||培训班次（30分）|10次|9次|27",
    "总分|96",
    "评价等级：优",
    "偏差大或目标未完成原因分析|少一次。",
  );

  it("is read with the year of its title and the unit the form itself names", () => {
    expect(readOne(text).evaluation).toEqual({
      title: "2023年度某项目自评表",
      year: 2023,
      project: { name: "某项目", department: "乙局", implementer: "丙中心" },
      currencyUnit: "万元",
      funds: { weight: "20", total: { budget: "100", executed: "95", rate: "95%", score: "19" } },
      indicators: [
        {
          name: "产出指标",
          children: [
            {
              name: "数量指标",
              children: [
                { name: "培训人数", target: "≥100人", actual: "120人", weight: "50", score: "50" },
                { name: "培训班次", target: "10次", actual: "9次", weight: "30", score: "27" },
              ],
            },
          ],
        },
      ],
      total: { score: "96", grade: "优" },
      analysis: { 偏差大或目标未完成原因分析: "少一次。" },
    });
  });
});

describe("any text", () => {
  it("is read without an exception, and every form it gives is valid", () => {
    const cell = fc.constantFrom(
      "项目名称",
      "主管部门",
      "年初预算数",
      "全年执行数",
      "执行率",
      "一级指标",
      "三级指标",
      "分值",
      "得分",
      "指标值",
      "产出指标(50分)",
      "数量指标",
      "指标 (50分)",
      "合计",
      "总分",
      "优",
      "8.94",
      "100",
      "≥95%",
      "#DIV/0!",
      "标",
      "—",
      "总体目标",
      "实际完成情况",
      "产出情况及分析",
      "备注：1.",
      "甲",
      "<p>乙</p>",
      "__proto__",
      "",
    );
    const line = fc.array(cell, { maxLength: 10 }).map((cells) => cells.join("\t"));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 25 }), (lines) => {
        for (const { evaluation } of readText(lines.join("\n")).evaluations) {
          expect(evaluationSchema.safeParse(evaluation).success).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe("cells copied out of a spreadsheet", () => {
  const HEADINGS = "一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t偏差原因分析及改进措施";
  /** Excel ends a row by CR LF, and quotes a cell with a line break. */
  const paste = (...rows: readonly string[]) =>
    ["项目名称\t道路改造", HEADINGS, ...rows, "总分\t\t\t\t\t100\t95"].join("\r\n");
  const indicatorsOf = (text: string) => readOne(text).evaluation.indicators;

  it("keep their row where one of them has a line break, on both sides of it", () => {
    const text = paste(
      '产出指标\t数量指标\t改造里程\t10公里\t9.5公里\t50\t45\t"雨季\n停工，\n""顺延"""',
      '效益指标\t"社会\n效益指标"\t"改善\n出行条件"\t改善\t改善\t50\t50\t',
    );
    const expected = [
      {
        name: "产出指标",
        children: [
          {
            name: "数量指标",
            children: [
              {
                name: "改造里程",
                target: "10公里",
                actual: "9.5公里",
                weight: "50",
                score: "45",
                reason: '雨季\n停工，\n"顺延"',
              },
            ],
          },
        ],
      },
      {
        name: "效益指标",
        children: [
          {
            name: "社会效益指标",
            children: [{ name: "改善出行条件", target: "改善", actual: "改善", weight: "50", score: "50" }],
          },
        ],
      },
    ];
    expect(indicatorsOf(text)).toEqual(expected);
    expect(readDelimited(text).evaluations[0]?.evaluation.indicators).toEqual(expected);
  });

  it("lose the quotes around a figure with a comma, as a saved text has them", () => {
    const [output] = indicatorsOf(paste('产出指标\t数量指标\t投资\t"1,594.5万元"\t"1,594.5万元"\t50\t50'));
    expect(output?.children?.[0]?.children?.[0]).toMatchObject({
      target: "1,594.5万元",
      actual: "1,594.5万元",
    });
  });

  it("keep quotes of their own, and a quote that never closes takes no other row along", () => {
    const [output] = indicatorsOf(
      paste(
        '产出指标\t数量指标\t"十四五"规划\t"优"\t"优"\t25\t25\t',
        '产出指标\t数量指标\t里程\t10公里\t10公里\t25\t25\t"雨季',
        '产出指标\t数量指标\t桥梁\t2座\t2座\t50\t45\t工期"',
      ),
    );
    expect(
      output?.children?.[0]?.children?.map(({ name, target, reason }) => [name, target, reason]),
    ).toEqual([
      ['"十四五"规划', '"优"', undefined],
      ["里程", "10公里", '"雨季'],
      ["桥梁", "2座", '工期"'],
    ]);
  });

  it("are told by the line their row begins at", () => {
    const { provenance } = readOne(
      paste('产出指标\t数量指标\t"甲\n乙"\t1个\t1个\t50\t50', "产出指标\t数量指标\t丙\t1个\t1个\t50\t50"),
    );
    expect(provenance["/indicators/0/children/0/children/1/name"]).toBe("line 5, column 3");
  });
});
