import { CellCount } from "./cellCount";
import { ImportError } from "./errors";
import { cleanText, type Grid, type GridCell, type GridRow } from "./grid";
import { type ReadResult, readGrids } from "./readGrid";
import { guardedParts, tooManyCells } from "./workbook/guard";
import { LIMITS } from "./workbook/limits";

/**
 * Tables of a .docx. Only what tables and paragraphs need is read from the markup: rows, cells, `gridSpan`
 * (merged across), `vMerge` (merged down), text, line breaks. Paragraphs between tables become rows of one cell.
 */

const TOKEN = /<(\/?)w:(tbl|tr|tc|p|t|br|tab|gridSpan|vMerge|gridBefore)(\s[^<>]*?)?(\/?)>/g;
const VALUE = /\sw:val="([^"]{0,20})"/;

interface OpenCell {
  text: string;
  span: number;
  /** `restart` opens a cell merged down, `continue` belongs to the one above. */
  merge: "restart" | "continue" | null;
}

interface MutableCell extends Omit<GridCell, "rowSpan"> {
  rowSpan: number;
}

class DocumentTables {
  private readonly rows: { index: number; cells: MutableCell[] }[] = [];
  private readonly above = new Map<number, MutableCell>();
  private row: MutableCell[] = [];
  private column = 0;
  private cell: OpenCell | null = null;
  private tables = 0;
  private depth = 0;
  private paragraph = "";
  private index = 0;
  private readonly count = new CellCount();

  read(xml: string): GridRow[] {
    let textFrom = -1;
    for (const match of xml.matchAll(TOKEN)) {
      const [token, slash, name, attributes = "", closed] = match;
      if (name === "t") {
        if (slash === "" && closed === "") textFrom = match.index + token.length;
        else if (slash === "/" && textFrom >= 0) {
          this.addText(unescaped(xml.slice(textFrom, match.index)));
          textFrom = -1;
        }
      } else if (slash === "/") this.close(name ?? "");
      else this.open(name ?? "", VALUE.exec(attributes)?.[1] ?? null, closed === "/");
    }
    return this.rows;
  }

  private addText(text: string): void {
    if (this.cell !== null) this.cell.text += text;
    else if (this.depth === 0) this.paragraph += text;
  }

  private open(name: string, value: string | null, closed: boolean): void {
    if (name === "tbl" && !closed) this.openTable();
    else if (name === "tr" && this.depth === 1) {
      this.row = [];
      this.column = 0;
    } else if (name === "tc" && this.depth === 1) this.cell = { text: "", span: 1, merge: null };
    else if (name === "br" || name === "tab") this.addText(name === "br" ? "\n" : " ");
    else if (this.cell !== null && this.depth === 1 && name === "gridSpan") this.cell.span = count(value);
    else if (this.depth === 1 && name === "gridBefore") this.column += count(value);
    else if (this.cell !== null && this.depth === 1 && name === "vMerge") {
      this.cell.merge = value === "restart" ? "restart" : "continue";
    }
  }

  private openTable(): void {
    this.depth += 1;
    if (this.depth > 1) return;
    this.tables += 1;
    this.above.clear();
  }

  private close(name: string): void {
    if (name === "tbl") this.depth = Math.max(0, this.depth - 1);
    else if (name === "p") this.closeParagraph();
    else if (this.depth !== 1) return;
    else if (name === "tc") this.closeCell();
    else if (name === "tr") this.pushRow(this.row);
  }

  private closeParagraph(): void {
    if (this.cell !== null) {
      this.cell.text += "\n";
      return;
    }
    if (this.depth > 0) return;
    const text = cleanText(this.paragraph);
    this.paragraph = "";
    if (text === "") return;
    this.count.addCell();
    const where = `paragraph ${this.index + 1}`;
    this.pushRow([{ row: this.index, column: 0, rowSpan: 1, columnSpan: 1, text, where }]);
  }

  private closeCell(): void {
    const open = this.cell;
    this.cell = null;
    if (open === null) return;
    this.count.addCell();
    if (this.column > LIMITS.columns) throw tooManyCells();
    const column = this.column;
    this.column += open.span;
    const held = this.above.get(column);
    if (open.merge === "continue" && held !== undefined) {
      held.rowSpan += 1;
      return;
    }
    const cell: MutableCell = {
      row: this.index,
      column,
      rowSpan: 1,
      columnSpan: open.span,
      text: cleanText(open.text),
      where: `table ${this.tables}, row ${this.index + 1}, column ${column + 1}`,
    };
    if (open.merge === "restart") this.above.set(column, cell);
    else this.above.delete(column);
    if (cell.text !== "") this.row.push(cell);
  }

  private pushRow(cells: MutableCell[]): void {
    if (cells.length > 0) this.rows.push({ index: this.index, cells });
    this.index += 1;
  }
}

function count(value: string | null): number {
  const number = Number(value);
  return Number.isInteger(number) && number > 0 && number <= 200 ? number : 1;
}

const ENTITIES: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

function unescaped(text: string): string {
  return text.replace(
    /&(?:(lt|gt|amp|quot|apos)|#(\d{1,7})|#x([\da-fA-F]{1,6}));/g,
    (whole, name, decimal, hex) => {
      if (name !== undefined) return ENTITIES[name] ?? whole;
      const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "";
    },
  );
}

/** The tables of a .docx as one grid, in the order of the document. */
export async function gridOfDocx(bytes: Uint8Array): Promise<Grid> {
  const parts = await guardedParts(bytes);
  const body = parts.get("word/document.xml");
  if (body === undefined) {
    throw new ImportError("unsupported-format", {
      zh: "这不是 Word 文档（.docx）。",
      en: "This is not a Word document (.docx).",
    });
  }
  return { name: "", rows: new DocumentTables().read(body), exact: true };
}

/** Reads the forms in the tables of a .docx. */
export async function readDocx(bytes: Uint8Array): Promise<ReadResult> {
  return readGrids([await gridOfDocx(bytes)]);
}
