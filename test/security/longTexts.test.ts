import { describe, expect, test } from "vitest";
import { finalAccounts2024, readAccounts } from "../../src/accounts/index";
import { assess } from "../../src/assess/assess";
import type { Evaluation } from "../../src/evaluation/schema";
import { readDelimited, readText } from "../../src/import/index";
import { mof2020 } from "../../src/rulesets";
import { growth } from "./growth";

/** What a person or a program may repeat in a cell: signs, figures, units, numerals, marks that combine. */
const PUMPS = [
  "0",
  "９",
  " ",
  "　",
  "(",
  "，",
  "1,000",
  "10-",
  "百分之",
  "万元",
  "2024年",
  "\u0301",
  "占1%的",
];

function withRow(over: object): Evaluation {
  const row = { name: "数量", target: "10个", actual: "9个", weight: "90", score: "81", ...over };
  return {
    year: 2024,
    indicators: [{ name: "产出指标", children: [{ name: "数量指标", children: [row] }] }],
    total: { score: "81" },
  };
}

const assessed = (form: Evaluation) => assess(form, mof2020, { explain: true, repair: true });
const page = (cell: string) =>
  `项目支出绩效自评表\n项目名称\t${cell}\n一级指标\t二级指标\t三级指标\t${cell}\n`;
const accounts = (line: string) =>
  `公开01表\n项目\t${line}\n第三部分 情况说明\n二、收入决算情况说明\n本年收入合计1万元，${line}\n`;

describe("a text of 100,000 characters takes about ten times as long as one of 10,000", () => {
  test.each<[string, (text: string) => unknown]>([
    ["in the name of a row", (name) => assessed(withRow({ name }))],
    ["as target and as actual", (text) => assessed(withRow({ target: text, actual: text }))],
    ["as weight and as score", (text) => assessed(withRow({ weight: text, score: text }))],
    ["as a reason", (reason) => assessed(withRow({ reason }))],
    ["as a goal", (planned) => assessed({ ...withRow({}), goals: { planned } })],
    ["in a line of text", (cell) => readText(page(cell))],
    ["in a cell of a page", (cell) => readText(`<table><tr><td>${cell}</td></tr></table>`)],
    ["in an open quote between tabs", (cell) => readText(page(`"${cell}\n${cell}`))],
    ["in an open quote of a CSV", (cell) => readDelimited(`"${cell}`)],
    ["in a line of final accounts", (line) => readAccounts(accounts(line), finalAccounts2024)],
  ])("%s", (_, read) => {
    const slow = PUMPS.flatMap((pump) => {
      const times = growth(read, { start: "1", pump, end: "\u0000" });
      return times === null ? [] : [`${pump}: ${Math.round(times)} times`];
    });
    expect(slow).toEqual([]);
  });
});
