import { describe, expect, test } from "vitest";
import { amountsIn, countedIn, countsIn, narrativesOf, ratesIn } from "../../src/check/narrative/statements";
import type { Evaluation } from "../../src/evaluation/schema";
import { titled } from "../titled";
import { runCheck } from "./runCheck";

describe("what a text says of the execution rate", () => {
  test.each<readonly [text: string, rates: readonly string[]]>([
    ["预算执行率为74.29%。", ["预算执行率为74.29%=74.29"]],
    ["资金执行率达到100%", ["资金执行率达到100%=100"]],
    ["执行率达 98.4 %", ["执行率达 98.4 %=98.4"]],
    ["执行率是9%，执行率：8％", ["执行率是9%=9", "执行率:8%=8"]],
    ["预算执行率99.1234%", ["预算执行率99.1234%=99.1234"]],
    // Of another time.
    ["上年执行率为90%", []],
    ["去年的预算执行率为90%", []],
    ["上半年预算执行率为90%", []],
    ["三季度执行率90%", []],
    ["6月执行率为90%", []],
    ["截至6月预算执行率为90%", []],
    ["截至6月底，预算执行率为90%", ["预算执行率为90%=90"]],
    ["平均执行率90%", []],
    ["上年已结束，执行率为90%", ["执行率为90%=90"]],
    // No figure of the rate.
    ["执行率较高", []],
    ["预算执行率为1234%", []],
    ["完成率为90%", []],
  ])("%s", (text, rates) => {
    expect(ratesIn(text).map(({ printed, figure }) => `${printed}=${figure}`)).toEqual(rates);
    expect(ratesIn(text).every(({ unit }) => unit === "%")).toBe(true);
  });
});

describe("what a text says of amounts", () => {
  test.each<readonly [text: string, amounts: readonly string[]]>([
    ["全年支出95.2万元", ["executed 95.2万元"]],
    ["2024年全年实际支出资金共计1,234.5万元", ["executed 1234.5万元"]],
    ["累计支付3元；实际使用4亿元", ["executed 3元", "executed 4亿元"]],
    ["项目执行了5万元，年度支出6万元", ["executed 5万元", "executed 6万元"]],
    ["年初预算安排100万元，全年预算数为90万元", ["budget 100万元", "budget 90万元"]],
    ["2024年本年度预算总额共计80 万元", ["budget 80万元"]],
    ["当年预算批复7万元。本年预算下达8万元！", ["budget 7万元", "budget 8万元"]],
    ["资金实际到位100万元、累计到位资金为90万元", ["delivered 100万元", "delivered 90万元"]],
    ["全年到位资金共计5元", ["delivered 5元"]],
    // A payment is the whole only right behind what was budgeted or delivered.
    ["实际到位31.9万元，支付31.89万元", ["delivered 31.9万元", "executed 31.89万元"]],
    ["预算指标31.9万元,支出资金共计1,031.89万元", ["executed 1031.89万元"]],
    ["安排资金10万元，用于修路，支付9万元", []],
    ["实际到位10万元。支付9万元", ["delivered 10万元"]],
    ["支付9万元", []],
    ["全年支出8万元，支付9万元", ["executed 8万元"]],
    ["全年支出8万元，12个村受益", ["executed 8万元"]],
    // More is said than the amount, so that it may be a part.
    ["其中全年支出95万元", []],
    ["全年支出95万元用于修路", []],
    ["全年支出95万", []],
    ["全年支出约95万元", []],
    [`全年支出${"，".repeat(3)}95万元`, []],
    // Thousands are kept together, lists taken apart.
    ["全年支出1,234,567元", ["executed 1234567元"]],
    ["全年支出1234，累计支付5元", ["executed 5元"]],
    [" 全年支出95万元 ", ["executed 95万元"]],
    ["全年支出９５万元", ["executed 95万元"]],
    [`全年支出${" ".repeat(60)}95万元`, []],
  ])("%s", (text, amounts) => {
    expect(amountsIn(text).map(({ kind, figure, unit }) => `${kind} ${figure}${unit}`)).toEqual(amounts);
  });

  test("quotes its clause", () => {
    expect(amountsIn("好。 全年支出95万元 ，").map(({ printed }) => printed)).toEqual(["全年支出95万元"]);
    expect(amountsIn("实际到位10万元，支付9万元").map(({ printed }) => printed)).toEqual([
      "实际到位10万元",
      "支付9万元",
    ]);
  });
});

describe("what a text counts", () => {
  test.each<readonly [text: string, behind: readonly string[]]>([
    ["接访27次，处理81件", ["次，处理", "件"]],
    ["１２个", ["个"]],
    ["第3", []],
    ["3", []],
    ["无", []],
    ["1.5公里", [".5公里", "公里"]],
    ["27次／３场", ["次／３场", "场"]],
  ])("%s", (text, behind) => {
    expect(countedIn(text)).toEqual(behind.map((each) => each.replace("，", ",").replace("／３", "/3")));
  });

  test.each<readonly [text: string, counts: readonly string[]]>([
    ["接访27次", ["接访27次=27"]],
    ["接访群众共27次，接访28次", ["接访群众共27次=27", "接访28次=28"]],
    // Not the indicator's own count.
    ["接访27人", []],
    ["接访第27次", []],
    ["接访约27次", []],
    ["接访近27次", []],
    ["接访每27次", []],
    ["接访余27次", []],
    ["接访，27次", []],
    ["接访27.5次", []],
    ["接访27%", []],
    ["接访2-27次", []],
    ["接访27至30次", []],
    ["接访12345678次", []],
    ["接访1234567次", ["接访1234567次=1234567"]],
    // Eight characters may stand between, not nine.
    ["接访一二三四五六七八27次", ["接访一二三四五六七八27次=27"]],
    ["接访一二三四五六七八九27次", []],
    ["信访27次", []],
  ])("%s", (text, counts) => {
    const found = countsIn(text, "接访", "次");
    expect(found.map(({ printed, figure }) => `${printed}=${figure}`)).toEqual(counts);
    expect(found.every(({ unit }) => unit === "次")).toBe(true);
  });
});

test("the texts that tell what was done: those with a digit, and not too long", () => {
  const long = `1${"长".repeat(19_999)}`;
  const form = {
    indicators: [],
    goals: { planned: "修路20公里", achieved: "修路２０公里" },
    analysis: { "甲/乙": "用了5元", 丙: "无", 丁: null, 戊: long, 己: `${long}长` },
  } as unknown as Evaluation;
  expect(narrativesOf(form).map(({ path }) => path)).toEqual([
    "/goals/achieved",
    "/analysis/甲~1乙",
    "/analysis/戊",
  ]);
  expect(narrativesOf({ indicators: [] })).toEqual([]);
});

/** A form that spent 92.5 of 100 万元, 200 at first, with a text, and rows of counted things. */
function said(text: string, over: object = {}): string {
  const row = (name: string, actual: string, target = `≥${actual}`) => ({ name, target, actual });
  const form = {
    currencyUnit: "万元",
    funds: {
      total: {
        appliedBudget: "300",
        initialBudget: "200.00",
        budget: "100.00",
        executed: "92.50",
        rate: "92.5%",
      },
    },
    goals: { achieved: text },
    indicators: [
      {
        name: "产出指标",
        children: [
          row("接访次数", "30次"),
          row("防控、处突", "90次"),
          row("《简报》数量", "12期"),
          row("巡查次数", "≤20次", "≤20次"),
          row("巡逻次数", "<20次", "<20次"),
          row("宣传次数", "5~8次"),
          row("路", "9次"),
          row("修路里程", "20公里"),
        ],
      },
      { name: "成本指标", children: [row("购置次数", "3次", "≤3次")] },
    ],
    ...over,
  } as unknown as Evaluation;
  const { found, counts } = runCheck("narrative.figure", form);
  const [passed, , notEvaluated] = counts;
  return [
    ...found.map(({ path, params, related }) =>
      [path === "/goals/achieved" ? "" : path, params.kind, params.table, params.basis, related.join()]
        .filter(Boolean)
        .join(" "),
    ),
    ...(passed > 0 ? [`${passed} passed`] : []),
    ...(notEvaluated > 0 ? [`${notEvaluated} unknown`] : []),
  ].join("; ");
}

const RATE = "/funds/total/rate";
const ROWS = "/indicators/0/children";

describe("a text against the table", () => {
  const texts: readonly (readonly [text: string, is: string, over?: object])[] = [
    ["执行率为92.5%", "1 passed"],
    ["执行率为93%", "1 passed"],
    ["执行率为92%", "1 passed"],
    ["执行率为91%", `rate 92.5% ${RATE}`],
    // 92.5 of 200 is 46.25%.
    ["执行率为46.25%", `rate 92.5% initialBudget ${RATE}`],
    // The rate is wrong in the table, and right in the text.
    ["执行率为50%", "1 passed", { funds: { total: { budget: "100", executed: "50", rate: "60%" } } }],
    ["执行率为60%", "1 passed", { funds: { total: { budget: "100", executed: "50", rate: "60%" } } }],
    ["执行率为60%", "1 passed", { funds: { total: { rate: "0.6" } } }],
    ["执行率为60%", "1 passed", { funds: { total: { rate: "60" } } }],
    ["执行率为0.6%", `rate 0.6% ${RATE}`.replace("0.6%", "60%"), { funds: { total: { rate: "60%" } } }],
    ["执行率为60%", `rate 50.00% ${RATE}`, { funds: { total: { budget: "100", executed: "50" } } }],
    ["执行率为60%", `rate 0.6% ${RATE}`, { funds: { total: { rate: "0.6%" } } }],
    ["执行率为33.33%", "1 passed", { funds: { total: { budget: "300", executed: "100" } } }],
    ["执行率为33.34%", `rate 33.33% ${RATE}`, { funds: { total: { budget: "300", executed: "100" } } }],
    ["执行率为60%", "1 unknown", { funds: { total: { budget: "100" } } }],
    // Amounts: the columns that may be meant, in the unit of the form.
    ["全年支出92.5万元", "1 passed"],
    ["全年支出925000元", "1 passed"],
    ["全年支出93万元", "1 passed"],
    ["全年支出91万元", "executed 92.50万元 /funds/total/executed"],
    // The same digits in another unit are a slip of the pen.
    ["全年支出92.5元", "1 passed"],
    ["年初预算200万元，全年预算100万元，全年预算300万元", "3 passed"],
    ["全年预算92.5万元", "budget 200.00万元 /funds/total/initialBudget"],
    ["全年预算100元，全年预算1000000元", "2 passed"],
    ["资金实际到位100万元", "1 passed"],
    ["实际到位90万元", "delivered 100.00万元 /funds/total/budget"],
    ["全年支出92万元", "1 unknown", { currencyUnit: undefined }],
    ["全年支出92万元", "1 unknown", { funds: { total: { budget: "100" } } }],
    // Counts: only fewer than the table says is a contradiction.
    ["接访27次", `count 30次 ${ROWS}/0/actual`],
    ["接访30次", ""],
    ["接访33次", ""],
    ["接访27次，接访30次", ""],
    ["防控处理81次", `count 90次 ${ROWS}/1/actual`],
    ["处突80次、防控81次", `count 90次 ${ROWS}/1/actual`],
    ["编写简报10期", `count 12期 ${ROWS}/2/actual`],
    // A ceiling, a range, a name of one character, something measured, a cost.
    ["巡查10次", ""],
    ["巡逻10次", ""],
    ["宣传3次", ""],
    ["路8次", ""],
    ["修路里程10公里", ""],
    ["购置2次", ""],
    ["接访27人", ""],
  ];

  test.each(titled(texts))("%s", (_, [text, is, over]) => {
    expect(said(text, over)).toBe(is);
  });
});
