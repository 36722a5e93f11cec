import type { AccountsDocument, StatementRow } from "./documentSchema";
import { levelOf, type Numbering, splitNumbering } from "./label";
import type { RowSelector } from "./rulesSchema";

/** A row with what its label says: name without numbering, depth, place in the table. */
export interface LabelledRow {
  readonly row: StatementRow;
  readonly table: string;
  readonly path: string;
  readonly name: string;
  readonly numbering: Numbering;
  /** Its place among the rows of the table. */
  readonly index: number;
}

/** The rows of every table of a document, ready to be selected from. */
export class RowIndex {
  private readonly tables = new Map<string, readonly LabelledRow[]>();
  private readonly childrenOf = new Map<LabelledRow, readonly LabelledRow[]>();
  private readonly byCode = new Map<string, readonly LabelledRow[]>();

  constructor(document: AccountsDocument) {
    for (const [index, table] of document.tables.entries()) {
      if (this.tables.has(table.number)) continue;
      const rows = labelRows(table.rows, table.number, `/tables/${index}/rows`);
      this.tables.set(table.number, rows);
      for (const row of rows) {
        if (row.row.code === undefined) continue;
        const key = `${table.number}/${row.row.code}`;
        this.byCode.set(key, [...(this.byCode.get(key) ?? []), row]);
      }
    }
  }

  has(table: string): boolean {
    return this.tables.has(table);
  }

  /**
   * The rows that meet every condition, in the order of the table.
   *
   * @param each - the row that `of` refers to
   */
  select(table: string, selector: RowSelector, each: LabelledRow | null = null): readonly LabelledRow[] {
    return this.related(table, selector, each).filter((row) => this.meets(row, selector));
  }

  /** Direct children (下级科目, or the next deeper numbering below a row). */
  children(parent: LabelledRow): readonly LabelledRow[] {
    let children = this.childrenOf.get(parent);
    if (children === undefined) {
      const rows = this.tables.get(parent.table) ?? [];
      children = parent.row.code === undefined ? numberedBelow(parent, rows) : codedBelow(parent, rows);
      this.childrenOf.set(parent, children);
    }
    return children;
  }

  private related(table: string, selector: RowSelector, each: LabelledRow | null): readonly LabelledRow[] {
    const rows = this.tables.get(table) ?? [];
    if (selector.of === undefined) return rows;
    if (each === null) return [];
    switch (selector.of) {
      case "each":
        return [each];
      case "children":
        return this.children(each);
      case "sameCode":
        return this.byCode.get(`${table}/${each.row.code ?? ""}`) ?? [];
      case "sameName":
        return rows.filter((row) => row.name === each.name && row.name !== "");
    }
  }

  private meets(row: LabelledRow, selector: RowSelector): boolean {
    const { code, block, section } = row.row;
    if (selector.block !== undefined && block !== selector.block) return false;
    if (selector.section !== undefined && section !== selector.section) return false;
    if (selector.name !== undefined && !selector.name.includes(row.name)) return false;
    if (selector.code !== undefined && !selector.code.includes(code ?? "")) return false;
    if (selector.digits !== undefined && code?.length !== selector.digits) return false;
    if (selector.numbering !== undefined && row.numbering !== selector.numbering) return false;
    if (selector.above !== undefined && !this.isBeside(row, selector.above, -1)) return false;
    if (selector.below !== undefined && !this.isBeside(row, selector.below, 1)) return false;
    return selector.parent !== true || this.children(row).length > 0;
  }

  /** Whether a row stands above (−1) or below (1) the first row of a name on its side of the table. */
  private isBeside(row: LabelledRow, name: string, direction: 1 | -1): boolean {
    const rows = this.tables.get(row.table) ?? [];
    const mark = rows.find((other) => other.name === name && other.row.block === row.row.block);
    return mark !== undefined && (row.index - mark.index) * direction > 0;
  }
}

function labelRows(rows: readonly StatementRow[], table: string, path: string): LabelledRow[] {
  let ofWhich = false;
  return rows.map((row, index) => {
    const { numbering, name } = splitNumbering(row.name ?? "");
    // 其中： is printed once; the rows without numbering below it are parts as well, up to a total.
    ofWhich = numbering === "其中" || (ofWhich && numbering === "none" && !/合计$|总计$/.test(name));
    return { row, table, path: `${path}/${index}`, name, numbering: ofWhich ? "其中" : numbering, index };
  });
}

function codedBelow(parent: LabelledRow, rows: readonly LabelledRow[]): LabelledRow[] {
  const code = parent.row.code ?? "";
  const below = rows.filter(
    ({ row }) => row.code !== undefined && row.code.length > code.length && row.code.startsWith(code),
  );
  // A row stands directly below unless a row between the two is printed.
  return below.filter(
    ({ row }) =>
      !below.some(
        (other) => other.row.code!.length < row.code!.length && row.code!.startsWith(other.row.code!),
      ),
  );
}

function numberedBelow(parent: LabelledRow, rows: readonly LabelledRow[]): LabelledRow[] {
  const level = levelOf(parent.numbering);
  if (level === null) return [];
  const children: LabelledRow[] = [];
  let childLevel: number | null = null;
  for (const row of rows.slice(parent.index + 1)) {
    const deeper = levelOf(row.numbering);
    if (deeper === null || deeper <= level || row.row.block !== parent.row.block) break;
    childLevel ??= deeper;
    if (deeper === childLevel) children.push(row);
  }
  return children;
}
