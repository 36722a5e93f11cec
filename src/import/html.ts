import { CellCount } from "./cellCount";
import { cleanText, type Grid, type GridCell, type GridRow } from "./grid";
import { withoutMarkup } from "./markup";
import { tooManyCells } from "./workbook/guard";

/** Tables of a published page: `colspan` and `rowspan` are the merges, other blocks of text rows of one cell. */

const TOKEN = /<(\/?)(table|tr|td|th|p|div|h[1-6])(\s[^<>]{0,2000})?\/?>/gi;
const MAX_SPAN = 1_000;
const MAX_COLUMNS = 1_000;
const ANY_TAG = /<\/?[a-z!][^<>]{0,2000}>/gi;

/** The text between tags. */
function plainText(html: string): string {
  return cleanText(withoutMarkup(html.replace(/<br\s{0,5}\/?>|<\/p>/gi, "\n").replace(ANY_TAG, "")));
}

/** Whether a text holds a table in HTML, not only tags inside its cells. */
export function hasTable(text: string): boolean {
  return /<td[\s>]/i.test(text) && /<tr[\s>]/i.test(text);
}

function span(attributes: string, name: "colspan" | "rowspan"): number {
  const found = new RegExp(`\\s${name}\\s{0,3}=\\s{0,3}["']?(\\d{1,4})`, "i").exec(attributes);
  return Math.min(MAX_SPAN, Math.max(1, Number(found?.[1] ?? 1)));
}

class PageTables {
  private readonly rows: GridRow[] = [];
  /** Per column, how many further rows a cell from above still covers. */
  private covered: number[] = [];
  private cells: GridCell[] = [];
  private column = 0;
  private open: { from: number; attributes: string } | null = null;
  private outsideFrom = 0;
  private depth = 0;
  private index = 0;
  private readonly count = new CellCount();

  constructor(private readonly page: string) {}

  read(): GridRow[] {
    for (const match of this.page.matchAll(TOKEN)) {
      const [token, slash, name = "", attributes = ""] = match;
      const tag = name.toLowerCase();
      if (this.depth === 0) this.addOutside(this.outsideFrom, match.index);
      if (tag === "table") this.enterTable(slash === "");
      else if (tag === "tr" && this.depth === 1) this.switchRow(slash === "", match.index);
      else if ((tag === "td" || tag === "th") && this.depth === 1) {
        this.closeCell(match.index);
        if (slash === "") this.open = { from: match.index + token.length, attributes };
      }
      this.outsideFrom = match.index + token.length;
    }
    if (this.depth === 0) this.addOutside(this.outsideFrom, this.page.length);
    this.closeCell(this.page.length);
    this.endRow();
    return this.rows;
  }

  private enterTable(opens: boolean): void {
    this.depth = Math.max(0, this.depth + (opens ? 1 : -1));
    if (this.depth > 1) return;
    this.endRow();
    this.covered = [];
  }

  private switchRow(opens: boolean, at: number): void {
    this.closeCell(at);
    if (opens) this.endRow();
  }

  private addOutside(from: number, to: number): void {
    const text = plainText(this.page.slice(from, to));
    if (text === "") return;
    for (const line of text.split("\n")) {
      this.count.addCell();
      const where = `row ${this.index + 1}`;
      const cell = { row: this.index, column: 0, rowSpan: 1, columnSpan: 1, text: line, where };
      this.rows.push({ index: this.index, cells: [cell], standsAlone: true });
      this.index += 1;
    }
  }

  private closeCell(at: number): void {
    const open = this.open;
    this.open = null;
    if (open === null) return;
    this.count.addCell();
    while ((this.covered[this.column] ?? 0) > 0) this.column += 1;
    const [columnSpan, rowSpan] = [span(open.attributes, "colspan"), span(open.attributes, "rowspan")];
    const column = this.column;
    if (column + columnSpan > MAX_COLUMNS) throw tooManyCells();
    for (let i = 0; i < columnSpan; i += 1) this.covered[column + i] = rowSpan;
    this.column += columnSpan;
    const text = plainText(this.page.slice(open.from, at));
    if (text === "") return;
    const where = `row ${this.index + 1}, column ${column + 1}`;
    this.cells.push({ row: this.index, column, rowSpan, columnSpan, text, where });
  }

  private endRow(): void {
    if (this.column === 0 && this.cells.length === 0) return;
    this.rows.push({ index: this.index, cells: this.cells });
    this.index += 1;
    this.cells = [];
    this.column = 0;
    this.covered = this.covered.map((rows) => Math.max(0, rows - 1));
  }
}

/** Leaves scripts and styles out; one that is never closed reaches to the end. */
function withoutBlocks(page: string, name: "script" | "style"): string {
  const lower = page.toLowerCase();
  let out = "";
  let from = 0;
  for (let at = lower.indexOf(`<${name}`); at !== -1; at = lower.indexOf(`<${name}`, from)) {
    out += page.slice(from, at);
    const end = lower.indexOf(`</${name}>`, at);
    if (end === -1) return out;
    from = end + name.length + 3;
  }
  return out + page.slice(from);
}

/** The tables of a page as one grid, in the order of the page. */
export function gridOfPage(page: string): Grid {
  const body = withoutBlocks(withoutBlocks(page, "script"), "style");
  return { name: "", rows: new PageTables(body).read().filter((row) => row.cells.length > 0), exact: true };
}
