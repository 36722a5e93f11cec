import { describe, expect, it } from "vitest";
import { ImportError, readDelimited, readDocument } from "../../src/import/index";
import { placeOf } from "../../src/import/places";

const CSV = `某项目绩效自评表,,,,,,,
（2024年度）,,,,,,单位：万元,
项目名称,"某""新""项目",,实施单位,某局,,,
项目资金,预算数,执行数,执行率,分值,得分,,
资金总额,"1,000.50",950,95%,10,9.5,,
一级指标,二级指标,三级指标,年度指标值,实际完成值,分值,得分,偏差原因
产出指标,数量指标,培训人次,≥100人次,120人次,60,60,
,,"培训
期数",≥3期,2期,20,13.3,"场地,未落实"
满意度指标,服务对象满意度,学员满意度,≥90%,95%,10,10,
总分,,,,,100,92.8,优
`;

const EXPECTED = {
  title: "某项目绩效自评表",
  year: 2024,
  project: { name: '某"新"项目', implementer: "某局" },
  currencyUnit: "万元",
  funds: {
    weight: "10",
    total: { budget: "1,000.50", executed: "950", rate: "95%", score: "9.5" },
  },
  indicators: [
    {
      name: "产出指标",
      children: [
        {
          name: "数量指标",
          children: [
            { name: "培训人次", target: "≥100人次", actual: "120人次", weight: "60", score: "60" },
            {
              name: "培训期数",
              target: "≥3期",
              actual: "2期",
              weight: "20",
              score: "13.3",
              reason: "场地,未落实",
            },
          ],
        },
      ],
    },
    {
      name: "满意度指标",
      children: [
        {
          name: "服务对象满意度",
          children: [{ name: "学员满意度", target: "≥90%", actual: "95%", weight: "10", score: "10" }],
        },
      ],
    },
  ],
  total: { weight: "100", score: "92.8", grade: "优" },
};

const utf8 = (text: string) => new TextEncoder().encode(text);

/** GB18030 of the characters that take two bytes there; the platform has a decoder only. */
function gb18030(text: string): Uint8Array {
  const decoder = new TextDecoder("gb18030");
  const codes = new Map<string, [number, number]>();
  for (let high = 0x81; high <= 0xfe; high += 1) {
    for (let low = 0x40; low <= 0xfe; low += 1) {
      const char = decoder.decode(Uint8Array.from([high, low]));
      if (char.length === 1) codes.set(char, [high, low]);
    }
  }
  return Uint8Array.from(
    [...text].flatMap((char) =>
      char.charCodeAt(0) < 0x80 ? [char.charCodeAt(0)] : (codes.get(char) ?? [0x3f]),
    ),
  );
}

function evaluationsOf(bytes: Uint8Array) {
  return readDelimited(bytes).evaluations.map((form) => form.evaluation);
}

describe("readDelimited", () => {
  it("reads UTF-8 without a mark, with quotes, separators and line breaks in fields", () => {
    expect(evaluationsOf(utf8(CSV))).toEqual([EXPECTED]);
  });

  it("reads UTF-8 with a mark, as Excel saves it", () => {
    expect(evaluationsOf(utf8(`\ufeff${CSV.replace(/\n/g, "\r\n")}`))).toEqual([EXPECTED]);
  });

  it("reads GB18030, as Chinese Excel saves it", () => {
    expect(evaluationsOf(gb18030(CSV))).toEqual([EXPECTED]);
  });

  it("reads tab-separated values, as copied out of a sheet", async () => {
    const tsv =
      "项目名称\t甲\n一级指标\t二级指标\t三级指标\t指标值\t完成值\t分值\t得分\n产出指标\t数量指标\t乙\t1个\t1个\t100\t100\n合计\t\t\t\t\t100\t100\n";
    const { evaluations } = await readDocument(utf8(tsv), "甲.tsv");
    expect(evaluations[0]?.evaluation.total).toEqual({ weight: "100", score: "100" });
    expect(evaluations[0]?.provenance["/total/score"]).toBe("G4");
  });

  it("tells a value's cell as a sheet would, with the name given", () => {
    const { evaluations } = readDelimited(CSV, { name: "自评" });
    expect(evaluations[0]?.provenance["/indicators/0/children/0/children/0/score"]).toBe("自评!G7");
  });

  it("tells a blank total by the cell under its heading, a blank grade by the label", () => {
    const blank = readDelimited(CSV.replace("总分,,,,,100,92.8,优", "总分,,,,,,,")).evaluations[0]!;
    const places = (form: typeof blank) =>
      ["weight", "score", "grade"].map((key) => placeOf(`/total/${key}`, form.provenance));
    expect(places(blank)).toEqual(["F10", "G10", "A10"]);
    expect(places(readDelimited(CSV.replace("92.8,优", ",")).evaluations[0]!)).toEqual(["F10", "G10", "A10"]);
    expect(places(readDelimited(CSV).evaluations[0]!)).toEqual(["F10", "G10", "H10"]);
  });

  it("tells every blank cell of a row by its heading's column", () => {
    // Row 7 is 产出指标,数量指标,培训人次,≥100人次,120人次,60,60, and row 5 资金总额,"1,000.50",950,95%,10,9.5.
    const text = CSV.replace("培训人次,≥100人次,120人次,60,60,", "培训人次,,—,,,").replace(
      "950,95%,10,9.5",
      ",95%,10,",
    );
    const { provenance } = readDelimited(text, { name: "自评" }).evaluations[0]!;
    const row = "/indicators/0/children/0/children/0";
    expect(
      ["target", "actual", "weight", "score", "reason"].map((key) => placeOf(`${row}/${key}`, provenance)),
    ).toEqual(["自评!D7", "自评!E7", "自评!F7", "自评!G7", "自评!H7"]);
    expect(["budget", "executed", "score"].map((key) => placeOf(`/funds/total/${key}`, provenance))).toEqual([
      "自评!B5",
      "自评!C5",
      "自评!F5",
    ]);
    // No heading says where 结转结余 would stand: a figure of the line does.
    expect(placeOf("/funds/total/carryover", provenance)).toBe("自评!F5");
  });

  it.each([
    ["九十九点五,优", { weight: "100", score: "九十九点五", grade: "优" }],
    ["约92.8,优", { weight: "100", score: "约92.8", grade: "优" }],
    ["#DIV/0!,", { weight: "100", score: "#DIV/0!" }],
    ["92.8,一等", { weight: "100", score: "92.8", grade: "一等" }],
    ["92.8,1级", { weight: "100", score: "92.8", grade: "1级" }],
  ])("keeps a total that is no figure under its heading: %s", (cells, total) => {
    const [form] = readDelimited(CSV.replace("92.8,优", cells)).evaluations;
    expect(form?.evaluation.total).toEqual(total);
    expect(form?.provenance["/total/score"]).toBe("G10");
  });

  it("reads a total that is no figure behind its label", () => {
    const [form] = readDelimited(CSV.replace("总分,,,,,100,92.8,优", "总分：九十二点八,,,,,,,")).evaluations;
    expect(form?.evaluation.total).toEqual({ score: "九十二点八" });
  });

  describe("goals below the funds without headings", () => {
    const line = '资金总额,"1,000.50",950,95%,10,9.5,,\n';
    const read = (...rows: readonly string[]) =>
      readDelimited(CSV.replace(line, line + rows.map((row) => `${row}\n`).join(""))).evaluations[0]!;

    it.each([
      [
        ["年度总体目标,培训100人次,,完成培训120人次；全年支付950万元,,,,"],
        { planned: "培训100人次", achieved: "完成培训120人次；全年支付950万元" },
      ],
      [
        ["总体目标,,培训100人次,,,,,", "全年实际完成情况,,培训120人次,,,,,"],
        { planned: "培训100人次", achieved: "培训120人次" },
      ],
      [["年度绩效目标,培训100人次,,,,,,"], { planned: "培训100人次" }],
    ])("%j are goals and no source", (rows, goals) => {
      const { evaluation, notes } = read(...rows);
      expect(evaluation).toEqual({ ...EXPECTED, goals });
      expect(notes).toEqual([]);
    });

    it("a long text under the amounts is no source either, and told in a note", () => {
      const text = "本项目资金由区财政统筹安排，按进度拨付给各实施单位使用";
      const { evaluation, notes } = read(`资金说明,${text},,,,,,`);
      expect(evaluation).toEqual(EXPECTED);
      expect(notes.map(({ code, cell }) => [code, cell])).toEqual([
        ["cell.not-understood", "A6"],
        ["cell.not-understood", "B6"],
      ]);
    });

    it("a short text in place of an amount is a source's", () => {
      expect(read("其中：区级资金,见附件,,,,,,").evaluation.funds?.sources).toEqual([
        { name: "区级资金", budget: "见附件" },
      ]);
    });
  });

  it("refuses bytes that are no text", () => {
    expect(() => readDelimited(Uint8Array.from([0x80, 0xff, 0xff, 0x31]))).toThrow(ImportError);
  });

  it("reads a field whose quote is never closed to the end of the text", () => {
    expect(readDelimited('项目名称,"甲').evaluations[0]?.evaluation.project).toEqual({ name: "甲" });
  });
});
