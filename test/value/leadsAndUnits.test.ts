import { describe, expect, test } from "vitest";
import { readValue } from "../../src/value/readValue";
import { unitAlone, unitInName } from "../../src/value/units";
import { printReading } from "./printReading";
import type { CellReading } from "./realCells";

const reading = (cell: string) => printReading(readValue(cell, { year: 2024 }));

describe("the label before a figure", () => {
  test.each([..."未 没 不 无 否 每 其中 提前 逾期 延 超 欠 人均".split(" ")])(
    "that holds %s leaves it in doubt",
    (word) => {
      expect(reading(`${word}占比:8%`)).toBe("text");
      expect(reading(`项目${word}类占比:8%`)).toBe("text");
    },
  );

  // A fall is no level, but where it leads is.
  test.each(["下降", "减少", "缩小", "压低"])("%s leaves it in doubt, unless it leads to a level", (word) => {
    expect([`费用${word}:8%`, `费用${word}8%`].map(reading)).toEqual(["text", "text"]);
    expect(["到", "至", "为", "达到", "约为"].map((arrow) => reading(`费用${word}${arrow}8%`))).toEqual(
      Array.from({ length: 5 }, () => "· 8 % ratio"),
    );
  });

  test("ends with the name of a figure or with a deed", () => {
    const ends =
      "率 度 比例 占比 比重 数 数量 人数 次数 面积 长度 里程 温度 时间 时长 期限 额 金额 总额 成本 费 费用 资金 经费 " +
      "投资 标准 单价 价格 规模 覆盖 完成 开展 举办 召开 组织 发放 培训 培养 新建 建设 建成 购置 采购 购买 改造 维修 修建 " +
      "补贴 补助 资助 支付 支出 投入 新增 增加 增长 提高 提升 检查 检测 保障 安排 使用 受理 办理 处理 印制 印刷 制作 " +
      "安装 实施 涉及 惠及 服务 参加 参与 订阅";
    for (const end of ends.split(" "))
      expect([end, reading(`项目${end}8户`)]).toEqual([end, "· 8 户 count:户"]);
  });

  test.each<CellReading>([
    // Signs, words or ends of another figure or sentence.
    ["占%比:8%", "text"],
    ["占‰比:8%", "text"],
    ["情况良好。占比:8%", "text"],
    ["占≥比:8%", "text"],
    ["至少占比:8%", "text"],
    ["占比三分之一:8%", "text"],
    // What names a figure, or tells a deed; other words need a colon or 达到.
    ["占比8%", "· 8 % ratio"],
    ["慰问8户", "· 8 户 count:户"],
    ["甲乙8户", "text"],
    ["甲乙:8户", "· 8 户 count:户"],
    ["甲乙≥8户", "≥ 8 户 count:户"],
    ["甲乙不少于8户", "≥ 8 户 count:户"],
    ["甲乙达到8户", "· 8 户 count:户"],
    ["甲乙全年8户", "text"],
    ["数量全年8户", "· 8 户 count:户"],
    ["成本控制在8万元", "≤ 8 万元 money"],
    ["成本控制在≥8万元", "≥ 8 万元 money"],
    ["成本>=8万元", "≥ 8 万元 money"],
    ["成本=<8万元", "≤ 8 万元 money"],
    ["成本==8万元", "= 8 万元 money"],
    ["成本><8万元", "text"],
    // 24 characters are the longest label.
    [`${"甲".repeat(23)}率8%`, "· 8 % ratio"],
    [`${"甲".repeat(24)}率8%`, "text"],
  ])("%s is %s", (cell, expected) => {
    expect(reading(cell)).toBe(expected);
  });
});

describe("a unit", () => {
  test.each<CellReading>([
    // Said of a figure, not counted by it.
    ...["完成", "达标", "合格", "满意", "达成", "通过"].map((word): CellReading => [`97${word}`, "text"]),
    // Two characters are the longest word nobody knows; three behind a slash.
    ["3锅炉", "· 3 锅炉 count:锅炉"],
    ["3锅炉房", "text"],
    ["5元/锅炉房", "· 5 元/锅炉房 money/count:锅炉房"],
    ["5元/锅炉房间", "text"],
    ["3锅炉以上", "≥ 3 锅炉 count:锅炉"],
    ["3万锅炉", "· 3 万锅炉 count:锅炉"],
    ["3万锅炉房", "· 3 万 number"],
    // A noun of four characters behind it, no longer, and no prose.
    ["3家国有企业", "· 3 家 count:家"],
    ["3家国有大企业", "text"],
    ["3家未开业", "text"],
    ["3家企业以上", "≥ 3 家 count:家"],
    // Letters: known ones in any case, others from two to six.
    ["3GB", "· 3 GB count:GB"],
    ["3abcdef", "· 3 abcdef count:abcdef"],
    ["3abcdefg", "text"],
    ["3X", "text"],
    ["3KG", "· 3 KG mass"],
    ["3T", "text"],
    ["3t", "· 3 t mass"],
    ["10kW*h", "· 10 kW*h energy"],
    ["10kW.H", "· 10 kW.H energy"],
    ["10kw.hx", "text"],
    ["10km²", "· 10 km² area"],
    ["10m3", "· 10 m3 volume"],
    // Products and quotients.
    ["6吨*公里", "· 6 吨*公里 length·mass"],
    ["6吨×公里", "· 6 吨×公里 length·mass"],
    ["6吨·公里/天", "· 6 吨·公里/天 length·mass/day"],
    ["6元/", "text"],
    ["6元/天/", "text"],
    ["6元//天", "text"],
    ["6/天", "text"],
    ["6%/年", "text"],
    // 平 and 成 begin other words.
    ["8成", "· 8 成 ratio"],
    ["8成以上", "≥ 8 成 ratio"],
    ["8成员", "· 8 成员 count:成员"],
    ["80平", "· 80 平 area"],
    ["80平以上", "≥ 80 平 area"],
    // Units behind digits only.
    ["三起", "text"],
    ["3起", "· 3 起 count:起"],
    ["三类", "text"],
    ["3类", "· 3 类 count:类"],
  ])("%s is %s", (cell, expected) => {
    expect(reading(cell)).toBe(expected);
  });
});

describe("the unit behind an indicator's name", () => {
  const TEN = new Array(10).fill("人").join("·");
  const TEN_OF_THEM = new Array(10).fill("count:人").join("·");

  test.each([
    ["投资（单位:万元）", "money"],
    ["投资（单位万元）", "money"],
    ["投资（单位：万元）  ", "money"],
    ["投资(万元) ", "money"],
    ["满意度（%）。", null],
    ["投资（万元单位）", null],
    ["投资万元", null],
    ["投资（万元", null],
    ["装置（台(套)）", "count:台(套)"],
    // 24 characters are the longest, parentheses and all.
    [`标准（万元/${TEN}）`, `money/${TEN_OF_THEM}`],
    [`标准（千万元/${TEN}）`, null],
  ])("of %j: %s", (name, dimension) => {
    expect(unitInName(name)?.dimension ?? null).toBe(dimension);
  });
});

test.each([
  ["±%", "±", "ratio"],
  [" ≥ 锅炉 ", "≥", "count:锅炉"],
  ["锅炉", null, null],
  ["三", null, null],
  ["人。", null, "count:人"],
])("a cell %j that holds only a unit says %s %s", (cell, comparator, dimension) => {
  const read = unitAlone(cell);
  expect([read?.comparator ?? null, read?.unit.dimension ?? null]).toEqual([comparator, dimension]);
});
