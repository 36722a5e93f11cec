import { describe, expect, it } from "vitest";
import { ImportError, readDocument, readWorkbook } from "../../src/import/index";
import { hostileFiles } from "./fixtures/hostile";

/** Beyond the limit of 50 MB, and no more than a test machine likes. */
const MEGABYTES = 60;

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
