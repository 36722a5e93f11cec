import { inflateRawSync } from "node:zlib";
import { ImportError, readDocument } from "../../../src/import/index";
import { readZipDirectory } from "../../../src/import/workbook/zip";
import { type SheetPlan, workbookOf } from "../../../test/import/fixtures/sheet";
import { xlsOf } from "../../../test/import/fixtures/xls";
import { type PlannedEntry, zipOf } from "../../../test/import/fixtures/zip";
import type { Random } from "../../eval/random";
import { mutateBytes, mutateText } from "../mutate";
import { CELLS, PRINTS, SHEETS } from "../seeds";
import { must, type Target } from "../target";
import { mustBeForms } from "./readForms";
import { shuffled } from "./texts";

const XLSX = await Promise.all(SHEETS.map((sheet) => workbookOf(sheet)));
const XLS = SHEETS.map((sheet) => xlsOf(sheet));
const PARTS = XLSX.map(partsOf);

/** Workbooks and documents: bytes flipped, markup torn, cells changed; only a typed error may come of it. */
export const workbooks: Target = {
  name: "workbooks",
  share: 2,
  patience: 2000,
  async run(random) {
    const { bytes, name } = await someFile(random);
    try {
      mustBeForms(await readDocument(bytes, name), Buffer.from(bytes).toString("base64"));
    } catch (error) {
      const what = `not an ImportError: ${String(error)}\n${(error as Error).stack}`;
      must(error instanceof ImportError, what, Buffer.from(bytes).toString("base64"));
    }
  },
};

async function someFile(random: Random): Promise<{ bytes: Uint8Array; name: string }> {
  switch (random.below(6)) {
    case 0:
      return { bytes: mutateBytes(random.pick(XLSX), random), name: "a.xlsx" };
    case 1:
      return { bytes: mutateBytes(random.pick(XLS), random), name: "a.xls" };
    case 2:
      return { bytes: await workbookOf(planOf(random)), name: "a.xlsx" };
    case 3:
      return { bytes: documentOf(shuffled(random.pick(PRINTS), random), random), name: "a.docx" };
    default:
      return { bytes: zipOf(torn(random.pick(PARTS), random)), name: "a.xlsx" };
  }
}

function planOf(random: Random): SheetPlan {
  const rows = shuffled(random.pick(PRINTS), random)
    .split("\n")
    .slice(0, 60)
    .map((row) =>
      row
        .split("\t")
        .slice(0, 30)
        .map((cell) => plainCell(cell, random)),
    );
  const corner = () => `${String.fromCharCode(65 + random.below(9))}${random.between(1, rows.length)}`;
  const merges = random.chance(50) ? [] : [`${corner()}:${corner()}`].filter(isForward);
  return { rows, merges };
}

function isForward(merge: string): boolean {
  const [from = "", to = ""] = merge.split(":");
  return from[0]! <= to[0]! && Number(from.slice(1)) <= Number(to.slice(1));
}

function plainCell(cell: string, random: Random): string | number | null {
  const figure = Number(cell);
  if (cell !== "" && Number.isFinite(figure)) return figure;
  return random.chance(3) ? random.pick(CELLS) : cell;
}

function partsOf(bytes: Uint8Array): PlannedEntry[] {
  return readZipDirectory(bytes).map((entry) => ({
    name: entry.name,
    content: new TextDecoder().decode(inflateRawSync(entry.packed)),
  }));
}

/** The parts of a workbook, one or two of them with their markup changed. */
function torn(parts: readonly PlannedEntry[], random: Random): PlannedEntry[] {
  const changed = parts.map((part) => ({ ...part }));
  for (let left = random.between(1, 3); left > 0; left -= 1) {
    const part = random.pick(changed);
    const text = String(part.content);
    const at = random.below(changed.length);
    switch (random.below(6)) {
      case 0:
        changed[changed.indexOf(part)] = {
          ...part,
          content: text.replace(random.pick(MARKS), random.pick(MARKS)),
        };
        break;
      case 1:
        changed.splice(at, 1);
        if (changed.length === 0) return [...parts];
        break;
      case 2:
        changed[changed.indexOf(part)] = { ...part, content: text.slice(0, random.below(text.length + 1)) };
        break;
      default:
        changed[changed.indexOf(part)] = { ...part, content: mutateText(text, random) };
    }
  }
  return changed;
}

const MARKS = [
  "<c ",
  "</c>",
  "<row ",
  'r="',
  't="s"',
  "<v>",
  "</v>",
  "<f>",
  "<mergeCell ",
  "A1",
  "C3:I3",
  "<is>",
  "<t>",
  's="1"',
  's="99999"',
  "<v>99999</v>",
  "<v>-1</v>",
  "<v>1e308</v>",
  "&amp;",
  "&#x0;",
  "&#xFFFFFFF;",
  "&undefined;",
  "<![CDATA[",
  "]]>",
  "<!--",
  "rId1",
  "XFD1048576",
  'ref="A1:B2"',
];

/** A .docx with the cells in one table. */
function documentOf(print: string, random: Random): Uint8Array {
  const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  const span = () =>
    random.chance(10)
      ? `<w:tcPr><w:gridSpan w:val="${random.pick(["2", "3", "500", "x"])}"/>${random.pick(["", "<w:vMerge/>", '<w:vMerge w:val="restart"/>'])}</w:tcPr>`
      : "";
  const rows = print.split("\n").map((row) => {
    const cells = row
      .split("\t")
      .map((cell) => `<w:tc>${span()}<w:p><w:r><w:t>${escaped(cell)}</w:t></w:r></w:p></w:tc>`);
    return `<w:tr>${cells.join("")}</w:tr>`;
  });
  const table = `<w:tbl>${rows.join("")}</w:tbl>`;
  const content = `<?xml version="1.0"?><w:document><w:body>${random.chance(50) ? table : mutateText(table, random)}</w:body></w:document>`;
  return zipOf([
    { name: "[Content_Types].xml", content: "<Types/>" },
    { name: "word/document.xml", content },
  ]);
}
