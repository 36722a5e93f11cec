import type { Issue } from "../../errors";
import { type AccountsDocument, MAX_ROWS, type StatementRow, type StatementTable } from "../documentSchema";
import type { AccountsRules, ColumnRules, TableRules } from "../rulesSchema";
import { readHeader } from "./header";
import { readParagraphs } from "./paragraphs";
import { readRows } from "./rows";
import { linesOfText, type SourceLine } from "./source";
import { sortTableLines, type TableLines } from "./tableLines";
import { findZones, type TableZone } from "./zones";

/** What was read, and what of it could not be placed. */
export interface AccountsReading {
  readonly document: AccountsDocument;
  readonly problems: readonly Issue[];
}

/**
 * Reads published final accounts: the tables by their marks 公开NN表 and the text behind them. Nothing is
 * refused for its content; what cannot be placed is listed.
 *
 * @param source - a text (cells separated by tabs or `|`), or lines of cells such as the rows of a workbook
 * @param rules - which tables and columns there are
 */
export function readAccounts(source: string | readonly SourceLine[], rules: AccountsRules): AccountsReading {
  const lines = typeof source === "string" ? linesOfText(source) : source;
  const zones = findZones(lines);
  const reader = new TableReader(rules);
  for (const zone of zones.tables) reader.read(zone);
  reader.nameMissing();
  const { tables, unit, year, problems } = reader;
  const document: AccountsDocument = { tables, narrative: readParagraphs(zones.text) };
  if (unit !== null) document.unit = unit;
  if (year !== null) document.year = year;
  return { document, problems };
}

/** Whether a text or workbook looks like published final accounts: it bears at least one mark 公开NN表. */
export function looksLikeAccounts(source: string | readonly SourceLine[]): boolean {
  return findZones(typeof source === "string" ? linesOfText(source) : source).tables.length > 0;
}

/** A table as read so far, with what the next page of it needs. */
interface OpenTable {
  readonly headings: readonly SourceLine[];
  readonly known: Set<string>;
}

class TableReader {
  readonly tables: StatementTable[] = [];
  readonly problems: Issue[] = [];
  unit: string | null = null;
  year: number | null = null;
  private open: OpenTable = { headings: [], known: new Set() };

  constructor(private readonly rules: AccountsRules) {}

  read(zone: TableZone): void {
    const sorted = sortTableLines(zone.lines);
    this.unit ??= sorted.unit;
    this.year ??= sorted.year;
    const known = this.rules.tables.find((table) => table.number === zone.number);
    if (known === undefined) {
      this.problems.push(unknownTable(zone));
      return;
    }
    const first = this.tables.findIndex((table) => table.number === zone.number);
    if (first < 0) this.begin(zone, sorted, known);
    else if (first < this.tables.length - 1 || !this.carryOn(zone, sorted, known)) {
      this.problems.push(tableTwice(zone, first));
    }
  }

  nameMissing(): void {
    for (const { number } of this.rules.tables) {
      if (!this.tables.some((table) => table.number === number)) this.problems.push(missingTable(number));
    }
  }

  private begin(zone: TableZone, sorted: TableLines, rules: TableRules): void {
    const header = readHeader(sorted.grid, rules);
    const rows = readRows(header.body, header.blocks, rules);
    const table: StatementTable = { number: zone.number, at: zone.at, rows: rows.slice(0, MAX_ROWS) };
    if (zone.title !== null) table.title = zone.title;
    if (sorted.currencyUnit !== null) table.currencyUnit = sorted.currencyUnit;
    if (sorted.noData && rows.every(isBlankRow)) table.noData = true;
    const path = `/tables/${this.tables.length}`;
    this.tables.push(table);
    const body = new Set(header.body);
    this.open = {
      headings: sorted.grid.filter((line) => !body.has(line)),
      known: new Set(table.rows.map(rowKey)),
    };
    if (rows.length > MAX_ROWS) this.problems.push(tooLong(zone, path));
    for (const column of header.missing) this.problems.push(missingColumn(zone, column, path));
    this.noteUnread(zone, sorted, path);
  }

  private noteUnread(zone: TableZone, { unread }: TableLines, path: string): void {
    for (const line of unread) this.problems.push(unreadLine(zone, line, path));
  }

  /** A mark printed again on a new page carries the table on; rows that are there already are another table. */
  private carryOn(zone: TableZone, sorted: TableLines, rules: TableRules): boolean {
    const { headings, known } = this.open;
    const header = readHeader([...headings, ...sorted.grid], rules);
    const rows = readRows(header.body, header.blocks, rules);
    const table = this.tables.at(-1)!;
    if (rows.some((row) => known.has(rowKey(row)))) return false;
    const path = `/tables/${this.tables.length - 1}`;
    const room = MAX_ROWS - table.rows.length;
    if (rows.length > room) this.problems.push(tooLong(zone, path));
    for (const row of rows.slice(0, room)) {
      table.rows.push(row);
      known.add(rowKey(row));
    }
    if (sorted.noData && table.rows.every(isBlankRow)) table.noData = true;
    this.noteUnread(zone, sorted, path);
    return true;
  }
}

function isBlankRow({ figures }: StatementRow): boolean {
  return Object.keys(figures).length === 0;
}

function rowKey({ block, code, name }: StatementRow): string {
  return JSON.stringify([block, code, name]);
}

function tableTwice({ number, at }: TableZone, first: number): Issue {
  return issue("accounts.table-twice", `/tables/${first}`, [
    `公开${number}表出现了两次，第二次（${at}）未读入；请删去一张，或改正表号`,
    `table ${number} is there twice; the second (${at}) was not read: take one out, or correct its number`,
  ]);
}

function tooLong({ number }: TableZone, path: string): Issue {
  return issue("accounts.table-too-long", path, [
    `公开${number}表多于 ${MAX_ROWS} 行，其余未读入`,
    `table ${number} has more than ${MAX_ROWS} rows; the rest was not read`,
  ]);
}

function missingColumn({ number, at }: TableZone, { title }: ColumnRules, path: string): Issue {
  return issue("accounts.column-missing", path, [
    `公开${number}表（${at}）没有找到“${title.zh}”一栏；请检查表头`,
    `table ${number} (${at}) has no column "${title.zh}"; check its headings`,
  ]);
}

function unreadLine({ number }: TableZone, line: SourceLine, path: string): Issue {
  const words = line.cells.join(" ").trim().slice(0, 40);
  return issue("accounts.line-unread", path, [
    `公开${number}表中 ${line.at} 的文字不成一行，未读入：${words}`,
    `${line.at} in table ${number} is no row and was not read: ${words}`,
  ]);
}

function unknownTable(zone: TableZone): Issue {
  return issue("accounts.table-unknown", "/tables", [
    `公开${zone.number}表（${zone.at}）不在规则之列，未读入`,
    `table ${zone.number} (${zone.at}) is not described by the rules and was not read`,
  ]);
}

function missingTable(number: string): Issue {
  return issue("accounts.table-missing", "/tables", [
    `没有找到公开${number}表；涉及它的等式无法核对`,
    `no table ${number} was found; equations with it cannot be evaluated`,
  ]);
}

function issue(code: string, path: string, [zh, en]: readonly [string, string]): Issue {
  return { code, path, message: { zh, en } };
}
