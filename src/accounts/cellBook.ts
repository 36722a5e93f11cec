import * as Ex from "../figure/exact";
import { type Cell, nothingStated, readCell, scaleOf, usualPlaces } from "./cell";
import type { AccountsDocument, StatementTable } from "./documentSchema";
import type { AccountsRules, TableRules, TermRules } from "./rulesSchema";
import { type LabelledRow, RowIndex } from "./select";

/** A cell in a sum, with its sign. */
export interface SignedCell {
  readonly cell: Cell;
  readonly sign: 1 | -1;
}

/** The cells a term of the rules stands for; `missing` names the table or rows that are not there. */
export type TermCells = { readonly cells: readonly SignedCell[]; readonly missing: string | null };

interface BookTable {
  readonly table: StatementTable;
  readonly path: string;
  readonly rules: TableRules;
  readonly places: number;
  readonly counts: ReadonlySet<LabelledRow>;
}

/** The cells of all tables of a document, each made once. */
export class CellBook {
  readonly rows: RowIndex;
  private readonly tables = new Map<string, BookTable>();
  private readonly cells = new Map<string, Cell>();

  constructor(document: AccountsDocument, rules: AccountsRules) {
    this.rows = new RowIndex(document);
    for (const [index, table] of document.tables.entries()) {
      const described = rules.tables.find(({ number }) => number === table.number);
      if (described === undefined || this.tables.has(table.number)) continue;
      const counts = new Set(
        (described.counts ?? []).flatMap((selector) => this.rows.select(table.number, selector)),
      );
      const amounts = this.rows.select(table.number, {}).filter((row) => !counts.has(row));
      const places = usualPlaces(amounts.flatMap(({ row }) => Object.values(row.figures)));
      this.tables.set(table.number, { table, path: `/tables/${index}`, rules: described, places, counts });
    }
  }

  has(table: string): boolean {
    return this.tables.has(table);
  }

  /** The cells of a term; `each` and `column` are those of the instance, where there is one. */
  cellsOf(term: TermRules, each: LabelledRow | null = null, column: string | null = null): TermCells {
    if (!this.tables.has(term.table)) return { cells: [], missing: `公开${term.table}表` };
    const id = term.column === "each" ? column : term.column;
    const rows = this.rows.select(term.table, term.rows, each);
    const sign = term.sign === "-" ? -1 : 1;
    if (rows.length === 0 || id === null) {
      const nothing = term.optional === undefined ? this.nothingIn(term.table) : null;
      if (nothing !== null) return { cells: [{ cell: nothing, sign }], missing: null };
      return { cells: [], missing: missingRow(term, each) };
    }
    return { cells: rows.map((row) => ({ cell: this.cell(row, id), sign })), missing: null };
  }

  /** 本表无数据 stands for every figure of the table being blank. */
  private nothingIn(number: string): Cell | null {
    const { table, path } = this.tables.get(number)!;
    if (table.noData !== true) return null;
    const label = { zh: `公开${number}表“本表无数据”`, en: `table ${number} "no data"` };
    return {
      ...nothingStated("本表无数据", { path: `${path}/noData`, at: table.at, label }),
      state: "blank",
    };
  }

  cell(row: LabelledRow, column: string): Cell {
    const path = `${row.path}/figures/${column}`;
    let cell = this.cells.get(path);
    if (cell === undefined) {
      const { table, rules, places, counts } = this.tables.get(row.table)!;
      const counted = counts.has(row);
      cell = readCell(
        row.row.figures[column],
        { path, at: row.row.at, label: labelOf(row, column, rules) },
        { scale: counted ? Ex.ONE : scaleOf(table.currencyUnit), places: counted ? "exact" : places },
      );
      this.cells.set(path, cell);
    }
    return cell;
  }

  /** Every cell of the tables that holds something. */
  *filled(): Generator<Cell> {
    for (const { table, rules } of this.tables.values()) {
      const columns = new Set(rules.blocks.flatMap((block) => block.columns.map((column) => column.id)));
      for (const row of this.rows.select(table.number, {})) {
        for (const column of Object.keys(row.row.figures)) {
          if (columns.has(column)) yield this.cell(row, column);
        }
      }
    }
  }
}

function missingRow(term: TermRules, each: LabelledRow | null): string {
  const wanted = term.rows.name?.[0] ?? each?.row.code ?? each?.name ?? "";
  return `公开${term.table}表${wanted}`;
}

function labelOf({ row, name }: LabelledRow, column: string, rules: TableRules) {
  const block = rules.blocks.find(({ id }) => row.block === undefined || id === row.block);
  const columns = block?.columns ?? [];
  const title = columns.find(({ id }) => id === column)?.title ?? { zh: column, en: column };
  const single = columns.filter(({ role }) => role === "figure").length === 1;
  const item = `${row.code ?? ""}${name}`;
  const side = block?.title;
  const zh = [row.section ?? side?.zh, item, single ? "" : title.zh].filter(Boolean).join("·");
  const en = [row.section ?? side?.en, item, single ? "" : title.en].filter(Boolean).join(" · ");
  return { zh: `公开${rules.number}表${zh}`, en: `table ${rules.number} ${en}` };
}
