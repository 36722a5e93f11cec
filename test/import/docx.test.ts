import { describe, expect, it } from "vitest";
import { readDocument } from "../../src/import/index";
import { zipOf } from "./fixtures/zip";

const paragraph = (text: string) => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;

/** A cell: its text, how many columns it spans, and whether it opens or continues a merge downwards. */
function cell(text: string, span = 1, merge = ""): string {
  const down = merge === "open" ? '<w:vMerge w:val="restart"/>' : merge === "on" ? "<w:vMerge/>" : "";
  const lines = text.split("\n").map(paragraph).join("");
  return `<w:tc><w:tcPr><w:gridSpan w:val="${span}"/>${down}</w:tcPr>${lines}</w:tc>`;
}

const row = (...cells: readonly string[]) => `<w:tr>${cells.join("")}</w:tr>`;

const TABLE = [
  row(cell("项目名称", 2), cell("某&amp;某项目", 5)),
  row(
    cell("项目资金\n（万元）"),
    cell("预算数"),
    cell("执行数"),
    cell("执行率"),
    cell("分值"),
    cell("得分", 2),
  ),
  row(cell("总额"), cell("100"), cell("95"), cell("95%"), cell("10"), cell("9.5", 2)),
  row(
    ...["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"].map((text) =>
      cell(text),
    ),
  ),
  row(
    cell("产出指标", 1, "open"),
    cell("数量指标", 1, "open"),
    cell("甲"),
    cell("10个"),
    cell("10个"),
    cell("50"),
    cell("50"),
  ),
  row(cell("", 1, "on"), cell("", 1, "on"), cell("乙"), cell("10个"), cell("9个"), cell("40"), cell("36")),
  row(cell("总分", 5), cell("100"), cell("95.5")),
].join("");

const DOCUMENT = `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${paragraph("某项目绩效自评表")}${paragraph("（2024年度）")}<w:tbl>${TABLE}</w:tbl></w:body></w:document>`;

const docx = () =>
  zipOf([
    { name: "[Content_Types].xml", content: "<Types/>" },
    { name: "word/document.xml", content: DOCUMENT },
  ]);

describe("a .docx", () => {
  it("is read table by table, merged cells and all", async () => {
    const { evaluations } = await readDocument(docx(), "自评表.docx");
    expect(evaluations.map((form) => form.evaluation)).toEqual([
      {
        title: "某项目绩效自评表",
        year: 2024,
        project: { name: "某&某项目" },
        currencyUnit: "万元",
        funds: { weight: "10", total: { budget: "100", executed: "95", rate: "95%", score: "9.5" } },
        indicators: [
          {
            name: "产出指标",
            children: [
              {
                name: "数量指标",
                children: [
                  { name: "甲", target: "10个", actual: "10个", weight: "50", score: "50" },
                  { name: "乙", target: "10个", actual: "9个", weight: "40", score: "36" },
                ],
              },
            ],
          },
        ],
        total: { weight: "100", score: "95.5" },
      },
    ]);
  });

  it("tells table, row and column of a value", async () => {
    const { evaluations } = await readDocument(docx(), "自评表.docx");
    expect(evaluations[0]?.provenance["/total/score"]).toBe("table 1, row 9, column 7");
  });
});
