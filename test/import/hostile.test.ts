import { describe, expect, it } from "vitest";
import {
  ImportError,
  readDelimited,
  readDocument,
  readLines,
  readText,
  readWorkbook,
} from "../../src/import/index";
import { hostileFiles } from "./fixtures/hostile";

/** Beyond the limit of 50 MB, and no more than a test machine likes. */
const MEGABYTES = 60;
const bytesOf = (text: string) => new TextEncoder().encode(text);

describe("a hostile workbook", () => {
  it.each(hostileFiles(MEGABYTES))(
    "is refused with a typed error: $name → $code",
    async ({ bytes, code }) => {
      const error: unknown = await readWorkbook(bytes()).then(
        () => null,
        (thrown) => thrown,
      );
      expect(error).toBeInstanceOf(ImportError);
      expect((error as ImportError).code).toBe(code);
      expect((error as ImportError).bilingual.zh).not.toBe("");
    },
  );

  it("or page is refused where it has more cells than any form: 900,000 rows below 999 columns", async () => {
    const page = `<table><tr><td colspan=999 rowspan=999>x${"<tr><td>x".repeat(900_000)}`;
    const error: unknown = await readDocument(new TextEncoder().encode(page), "a.html").catch(
      (thrown) => thrown,
    );
    expect(error).toBeInstanceOf(ImportError);
    expect((error as ImportError).code).toBe("too-many-cells");
  });

  it("leaves no trace in the prototypes", async () => {
    for (const { bytes } of hostileFiles(1)) await readDocument(bytes(), "表.xlsx").catch(() => null);
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(({} as Record<string, unknown>).evil).toBeUndefined();
  });
});

describe("a text of more cells than any form has", () => {
  const refused: readonly (readonly [string, () => unknown])[] = [
    ["3,000,000 cells between tabs", () => readText("x\t".repeat(3_000_000))],
    ["300,000 lines", () => readText("a,b\n".repeat(300_000))],
    ["300,000 lines of a .txt", () => readDocument(bytesOf("a,b\n".repeat(300_000)), "a.txt")],
    ["500,000 rows of a .csv", () => readDocument(bytesOf("a,b\n".repeat(500_000)), "a.csv")],
    ["10,000,000 blank cells", () => readText("\t".repeat(10_000_000))],
    ["10,000,000 blank lines", () => readText("\n".repeat(10_000_000))],
    ["300,000 lines beside a table", () => readText(`<tr><td>甲</table>${"<p>a</p>".repeat(300_000)}`)],
    ["300,000 lines for final accounts", () => readLines(bytesOf("a\n".repeat(300_000)), "a.txt")],
  ];

  it.each(refused)("is refused with a typed error: %s", async (_, read) => {
    const error: unknown = await Promise.resolve()
      .then(read)
      .catch((thrown) => thrown);
    expect(error).toBeInstanceOf(ImportError);
    expect((error as ImportError).code).toBe("too-many-cells");
  });

  it("is refused where its characters alone are more than a file may have bytes", () => {
    const long = "a".repeat(10 * 1024 * 1024 + 1);
    for (const read of [readText, readDelimited])
      expect(() => read(long)).toThrow(expect.objectContaining({ code: "too-large" }));
  });
});

describe("a text of nearly as many cells as may be", () => {
  it("is read, and a thousand of its notes are listed", () => {
    // A note to each of 125,000 lines outside any form: 124,000 more than are listed.
    const { evaluations, notes } = readText("a,b\n".repeat(125_000));
    expect(evaluations).toEqual([]);
    expect(notes).toHaveLength(1_001);
    expect(notes[999]?.cell).toBe("line 1000, column 1");
    expect(notes[1_000]).toEqual({
      cell: null,
      path: null,
      code: "notes.too-many",
      sure: "certain",
      message: { zh: "另有 124000 条说明，未列出", en: "and 124000 more notes, not listed" },
    });
  });

  it("in a single row is read as a table and as lines", async () => {
    const row = bytesOf("甲,".repeat(150_000));
    expect((await readDocument(row, "a.csv")).notes).toHaveLength(1_001);
    expect((await readLines(row, "a.csv"))[0]?.cells).toHaveLength(150_000);
  });

  it("whose lines are mostly blank is read to its end", () => {
    const { evaluations } = readText(`项目名称\t甲\n${"\n".repeat(300_000)}主管部门\t某局`);
    expect(evaluations[0]?.evaluation.project?.department).toBe("某局");
  });
});
