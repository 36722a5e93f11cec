import { openXlsx } from "hucre";
import { describe, expect, it } from "vitest";
import type { Finding } from "../../src/check/finding";
import { annotate, ImportError, readWorkbook } from "../../src/import/index";
import { openWorkbook } from "../../src/import/workbook/reader";
import * as sheets from "./fixtures/forms";
import { workbookOf } from "./fixtures/sheet";
import { xlsOf } from "./fixtures/xls";

function finding(path: string, zh: string, more: Partial<Finding> = {}): Finding {
  return {
    code: "total.sum",
    severity: "error",
    path,
    stated: "97.94",
    expected: { min: "98", max: "98" },
    related: [],
    params: {},
    message: { zh, en: "the total is wrong" },
    reference: null,
    ...more,
  };
}

async function annotated(findings: readonly Finding[], language?: "zh" | "en") {
  const bytes = await workbookOf(sheets.layoutA);
  const [form] = (await readWorkbook(bytes)).evaluations;
  if (form === undefined) throw new Error("no form");
  return { before: bytes, after: await annotate(bytes, [{ form, assessment: { findings } }], language) };
}

async function commentAt(bytes: Uint8Array, key: string): Promise<string | undefined> {
  const book = await openXlsx(bytes, { readStyles: true });
  return book.sheets[0]?.cells?.get(key)?.comment?.text;
}

describe("annotate", () => {
  it.each(["zh", "en"] as const)(
    "gives a workbook that reads back as it was: the added sheet (%s) is no form",
    async (language) => {
      const { before, after } = await annotated([finding("/total/score", "总分不符")], language);
      const [was, is] = [await readWorkbook(before), await readWorkbook(after)];
      expect(is.evaluations.map(({ evaluation }) => evaluation)).toEqual(
        was.evaluations.map(({ evaluation }) => evaluation),
      );
      expect(is.notes).toEqual(was.notes);
    },
  );

  it("puts a comment on the guilty cell and lists the finding on a sheet of its own", async () => {
    const { after } = await annotated([finding("/total/score", "总分与各项得分之和不符")]);
    expect(await commentAt(after, "17,7")).toBe("[错误] 总分与各项得分之和不符");
    const [, opinions] = await openWorkbook(after);
    expect(opinions?.grid.name).toBe("审核意见表");
    expect(opinions?.grid.rows[1]?.cells.map((cell) => cell.text)).toEqual([
      "1",
      "消防站建设",
      "消防站!H18",
      "错误",
      "total.sum",
      "97.94",
      "98",
      "总分与各项得分之和不符",
    ]);
  });

  it("alters no cell of the form, neither value nor formula", async () => {
    const { before, after } = await annotated([
      finding("/total/score", "甲"),
      finding("/funds/total/score", "乙"),
    ]);
    const [first] = await openWorkbook(before);
    const [again] = await openWorkbook(after);
    expect(again).toEqual(first);
  });

  it("joins several remarks on one cell", async () => {
    const { after } = await annotated([
      finding("/total/score", "甲"),
      finding("/total/score", "乙", { code: "total.range", severity: "warning" }),
    ]);
    expect(await commentAt(after, "17,7")).toBe("[错误] 甲\n[警告] 乙");
  });

  it("puts a finding about a blank cell on that cell, though nothing is written in it", async () => {
    const { after } = await annotated([
      finding("/indicators/0/children/0/children/0/reason", "未说明原因", { stated: null }),
    ]);
    expect(await commentAt(after, "11,8")).toBe("[错误] 未说明原因");
  });

  it("keeps text that looks like a formula a text", async () => {
    const { after } = await annotated([finding("/total/score", "甲", { stated: "=cmd|' /C calc'!A0" })]);
    const [, opinions] = await openWorkbook(after);
    const stated = opinions?.grid.rows[1]?.cells[5];
    expect(stated?.text).toBe("'=cmd|' /C calc'!A0");
    expect(stated?.formula).toBeUndefined();
  });

  it("speaks English on demand and says when there is nothing to say", async () => {
    const { after } = await annotated([], "en");
    const [, opinions] = await openWorkbook(after);
    expect(opinions?.grid.name).toBe("Findings");
    expect(opinions?.grid.rows[1]?.cells.map((cell) => cell.text)).toEqual(["nothing found"]);
  });

  it("refuses an .xls, which cannot carry the comments", async () => {
    await expect(annotate(xlsOf(sheets.layoutA), [])).rejects.toBeInstanceOf(ImportError);
  });
});
