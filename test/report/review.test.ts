import { openXlsx, readXlsx, writeXlsx } from "hucre";
import { describe, expect, test } from "vitest";
import { assess } from "../../src/assess/assess";
import type { Evaluation } from "../../src/evaluation/schema";
import { readReview } from "../../src/report/review/readReview";
import { MOST_REVIEW_SHEETS, writeReview } from "../../src/report/review/writeReview";
import { rulesets } from "../../src/rulesets";
import { sound } from "../cli/forms";
import { realForm } from "../forms";

const ruleset = rulesets["mof-2020"]!;
const judged = (evaluation: Evaluation) => ({ evaluation, ruleset, assessment: assess(evaluation, ruleset) });

/** The sheet as rows of values. */
async function rowsOf(bytes: Uint8Array, sheet = 0): Promise<unknown[][]> {
  return (await readXlsx(bytes)).sheets[sheet]?.rows ?? [];
}

/** The workbook with other values, as a reviewer leaves it. */
async function filled(bytes: Uint8Array, fill: (rows: unknown[][]) => void): Promise<Uint8Array> {
  const { sheets } = await readXlsx(bytes);
  return writeXlsx({
    sheets: sheets.map(({ name, rows }) => {
      const copy = rows.map((row) => [...row]);
      fill(copy);
      return { name, rows: copy };
    }),
  });
}

describe("审核意见表", () => {
  test("b25: the score without ground beside what is due, and the difference", async () => {
    const rows = await rowsOf(await writeReview([judged(realForm("b25"))]));
    const line = rows.find((row) => row[1] === "招商任务考核达标率");
    expect(line?.slice(2, 7)).toEqual([
      10,
      10,
      9,
      -1,
      expect.toSatisfy((value) => value === null || value === ""),
    ]);
    expect(line?.[7]).toContain("90");
    const total = rows.find((row) => row[9] === "/total/score");
    expect(total?.slice(3, 6)).toEqual([97, 96, -1]);
  });

  test("a04: findings by severity, and among these by how far the figures are apart", async () => {
    const rows = await rowsOf(await writeReview([judged(realForm("a04"))]));
    const from = rows.findIndex((row) => row[0] === "二、核查发现");
    const lines = rows.slice(from + 2, from + 8).map((row) => [row[1], row[3], row[4], row[5]]);
    expect(lines).toEqual([
      ["总分 · 分值", "100", "90", -10],
      ["总分 · 得分", "100", "90", -10],
      ["项目资金 · 合计 · 全年执行数", "676.78", "675.1–675.12", -1.66],
      ["项目资金 · 合计 · 全年预算数", "676.78", "676.1–676.12", -0.66],
      ["区级资金 · 执行率", "100.00%", "99.85%", -0.15],
      ["表名", expect.stringContaining("电力入户工程费用"), expect.anything(), expect.anything()],
    ]);
  });

  test("filled in and read back: 自评得分, 复核得分, 差异, 依据", async () => {
    const blank = await writeReview([judged(realForm("b25")), judged(sound)]);
    const bytes = await filled(blank, (rows) => {
      for (const row of rows) {
        if (row[1] === "招商任务考核达标率") {
          row[6] = 8.5;
          row[8] = "按季度均值";
        }
        if (row[9] === "/total/score") row[6] = "95.5";
        if (typeof row[9] === "string" && /^[0-9a-f]{32}$/.test(row[9]) && row[0] === 1) row[6] = "采纳";
      }
    });
    const [record, other] = await readReview(bytes);
    expect(record?.form).toBe("jincheng-2024-b25");
    expect(record?.scores.find(({ name }) => name === "招商任务考核达标率")).toMatchObject({
      path: "/indicators/0/children/1/children/0/score",
      self: "10",
      recomputed: "9",
      reviewed: "8.5",
      difference: "-1.5",
      ground: expect.stringContaining("招商任务考核达标率"),
      note: "按季度均值",
    });
    expect(record?.total).toMatchObject({ self: "97", reviewed: "95.5", difference: "-1.5" });
    expect(record?.scores.filter(({ reviewed }) => reviewed !== null)).toHaveLength(1);
    expect(record?.findings.filter(({ verdict }) => verdict === "采纳")).toHaveLength(1);
    expect(other).toMatchObject({ form: "sound", findings: [] });
  });

  test.each([
    ["8分左右", "review.not-a-number", null],
    [11, "review.range", "11"], // its weight is 10
    [-1, "review.range", "-1"],
    [10, null, "10"],
    ["—", null, null],
  ])("a reviewed score of %j is told as %s", async (written, code, reviewed) => {
    const bytes = await filled(await writeReview([judged(realForm("b25"))]), (rows) => {
      for (const row of rows) if (row[1] === "招商任务考核达标率") row[6] = written;
    });
    const [record] = await readReview(bytes);
    const path = "/indicators/0/children/1/children/0/score";
    expect(record?.issues.map((issue) => [issue.code, issue.path])).toEqual(
      code === null ? [] : [[code, path]],
    );
    expect(record?.scores.find((score) => score.path === path)?.reviewed).toBe(reviewed);
  });

  test("is read back when rows and columns were moved", async () => {
    const bytes = await filled(await writeReview([judged(realForm("b25"))]), (rows) => {
      for (const row of rows) row.splice(2, 0, null);
      const at = rows.findIndex((row) => row[1] === "招商任务考核达标率");
      rows[at]![7] = 9;
      rows.push(...rows.splice(at, 1));
      const head = rows.findIndex((row) => row.includes("复核得分"));
      rows.splice(rows.length - 1, 0, rows[head]!);
    });
    const [record] = await readReview(bytes);
    expect(record?.scores.find(({ name }) => name === "招商任务考核达标率")).toMatchObject({
      reviewed: "9",
      difference: "-1",
    });
  });

  test("refuses more sheets than a workbook is good for, and reads none where there is none", async () => {
    const many = Array.from({ length: MOST_REVIEW_SHEETS + 1 }, () => judged(sound));
    await expect(writeReview(many)).rejects.toThrow(RangeError);
    expect(
      await readReview(
        await writeXlsx({
          sheets: [
            {
              name: "其他",
              rows: [
                ["序号", "名称"],
                [1, "x"],
              ],
            },
          ],
        }),
      ),
    ).toEqual([]);
  });

  test("holds no formula, whatever texts begin with", async () => {
    const name = "=cmd|' /C calc'!A0";
    const form: Evaluation = {
      ...sound,
      id: "=1+1",
      project: { name },
      indicators: [{ name, target: "+1", actual: "-1", weight: "90", score: "90", reason: "@SUM(1)" }],
    };
    const bytes = await writeReview([judged(form)]);
    const { sheets } = await openXlsx(bytes);
    for (const cell of sheets[0]?.cells?.values() ?? []) expect(cell.formula).toBeUndefined();
    const texts = (await rowsOf(bytes)).flat().filter((value) => typeof value === "string");
    expect(texts.filter((text) => /^[=+\-@]/.test(text))).toEqual([]);
    const [record] = await readReview(bytes);
    expect([record?.form, record?.project, record?.scores[1]?.name]).toEqual(["=1+1", name, name]);
  });
});
