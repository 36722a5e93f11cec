import { describe, expect, it } from "vitest";
import { ImportError, readDocument, readLines } from "../../src/import/index";
import { layoutA } from "./fixtures/forms";
import { xlsOf } from "./fixtures/xls";
import { zipOf } from "./fixtures/zip";

const latin1 = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0));
/** The beginning of every old Office file, and nothing behind it. */
const COMPOUND = latin1("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");
const PNG = latin1("\x89PNG\r\n\x1a\n\0\0\0\rIHDR");

async function refusal(bytes: Uint8Array, name: string): Promise<ImportError> {
  const error: unknown = await readDocument(bytes, name).catch((thrown) => thrown);
  expect(error).toBeInstanceOf(ImportError);
  return error as ImportError;
}

describe("a file of a kind that is not read", () => {
  it.each([
    ["a PDF", "表.pdf", latin1("%PDF-1.7\n%\xe2\xe3\xcf\xd3"), "PDF"],
    ["a PDF under another name", "表.txt", latin1("%PDF-1.7\n%\xe2\xe3\xcf\xd3"), "PDF"],
    ["a PDF under the name of a workbook", "表.xlsx", latin1("%PDF-1.4"), "PDF"],
    ["an image", "表.png", PNG, "recognize the text"],
    ["an image without a name", "", PNG, "recognize the text"],
    ["a photo", "IMG_1.JPG", latin1("\xff\xd8\xff\xe0\0\x10JFIF"), "recognize the text"],
    ["an old Word document", "自评表.doc", COMPOUND, ".docx"],
    ["a document of WPS", "自评表.wps", COMPOUND, ".docx"],
    ["a .rtf under the name of a .doc", "自评表.doc", latin1("{\\rtf1\\ansi"), ".docx"],
    ["an archive", "自评表.rar", latin1("Rar!\x1a\x07\x01\0"), "unpack"],
    ["a zip of files", "自评表.zip", zipOf([{ name: "甲.xlsx", content: "" }]), "unpack"],
    ["a workbook of another program", "表.ods", zipOf([{ name: "content.xml", content: "" }]), ".xlsx"],
    ["a form as JSON", "form.json", latin1('{"indicators":[]}'), "parseEvaluation"],
    ["forms a line", "forms.ndjson", latin1('{"indicators":[]}\n'), "parseEvaluation"],
  ])("is refused, and told what to do: %s", async (_, name, bytes, advice) => {
    const { code, bilingual } = await refusal(bytes, name);
    expect(code).toBe("unsupported-format");
    expect(bilingual.en).toContain(advice);
    expect(bilingual.zh).toMatch(/请/);
  });

  it("is refused for final accounts too", async () => {
    await expect(readLines(PNG, "决算.png")).rejects.toMatchObject({ code: "unsupported-format" });
  });
});

describe("a file whose name tells another kind than its content", () => {
  it("is read by its content: a page or text saved as .doc, an .xls of another name", async () => {
    const page = new TextEncoder().encode("<table><tr><td>项目名称</td><td>甲项目</td></tr></table>");
    const read = await readDocument(page, "自评表.doc");
    expect(read.evaluations[0]?.evaluation.project?.name).toBe("甲项目");
    expect((await readDocument(xlsOf(layoutA), "自评表.et")).evaluations).toHaveLength(1);
  });
});
