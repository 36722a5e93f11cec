import type { AccountsDocument, StatementRow } from "./documentSchema";
import { levelOf, type Numbering, splitNumbering } from "./label";
import type { RowSelector } from "./rulesSchema";

/** 功能科目 and 经济科目 have at most seven digits; anything much longer is no code. */
const LONGEST_CODE = 20;

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
  private readonly below = new Map<string, ReadonlyMap<string, readonly LabelledRow[]>>();
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
      const { code } = parent.row;
      children =
        code === undefined ? numberedBelow(parent, rows) : (this.superiors(parent.table).get(code) ?? []);
      this.childrenOf.set(parent, children);
    }
    return children;
  }

  /** Its name behind those of its superiors, as a text names it. */
  fullName(row: LabelledRow): string {
    const code = row.row.code ?? "";
    const rows = this.tables.get(row.table) ?? [];
    const above = rows.filter(
      ({ row: { code: other } }) =>
        other !== undefined && other.length < code.length && code.startsWith(other),
    );
    const ordered = above.sort((a, b) => a.row.code!.length - b.row.code!.length);
    return [...ordered, row].map(({ name }) => name).join("");
  }

  private superiors(table: string): ReadonlyMap<string, readonly LabelledRow[]> {
    let below = this.below.get(table);
    if (below === undefined) {
      below = rowsBySuperior(this.tables.get(table) ?? []);
      this.below.set(table, below);
    }
    return below;
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

/** The rows of each code whose nearest printed superior it is: 20103 below 201, or 2010350 where 20103 is not printed. */
function rowsBySuperior(rows: readonly LabelledRow[]): ReadonlyMap<string, readonly LabelledRow[]> {
  const codes = new Set(rows.map(({ row }) => row.code));
  const below = new Map<string, LabelledRow[]>();
  for (const row of rows) {
    const superior = superiorOf(row.row.code ?? "", codes);
    if (superior === null) continue;
    const known = below.get(superior);
    if (known === undefined) below.set(superior, [row]);
    else known.push(row);
  }
  return below;
}

function superiorOf(code: string, codes: ReadonlySet<string | undefined>): string | null {
  if (code.length > LONGEST_CODE) return null;
  for (let length = code.length - 1; length > 0; length -= 1) {
    const start = code.slice(0, length);
    if (codes.has(start)) return start;
  }
  return null;
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
