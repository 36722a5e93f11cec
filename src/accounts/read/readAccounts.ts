import type { Issue } from "../../errors";
import { type AccountsDocument, MAX_ROWS, type StatementTable } from "../documentSchema";
import type { AccountsRules, TableRules } from "../rulesSchema";
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
  const problems: Issue[] = [];
  const tables: StatementTable[] = [];
  let unit: string | null = null;
  let year: number | null = null;
  for (const zone of zones.tables) {
    const sorted = sortTableLines(zone.lines);
    unit ??= sorted.unit;
    year ??= sorted.year;
    const known = rules.tables.find((table) => table.number === zone.number);
    if (known === undefined) problems.push(unknownTable(zone));
    else tables.push(readTable(zone, sorted, known, tables.length, problems));
  }
  for (const { number } of rules.tables) {
    if (!tables.some((table) => table.number === number)) problems.push(missingTable(number));
  }
  const document: AccountsDocument = { tables, narrative: readParagraphs(zones.after) };
  if (unit !== null) document.unit = unit;
  if (year !== null) document.year = year;
  return { document, problems };
}

/** Whether a text or workbook looks like published final accounts: it bears at least one mark 公开NN表. */
export function looksLikeAccounts(source: string | readonly SourceLine[]): boolean {
  return findZones(typeof source === "string" ? linesOfText(source) : source).tables.length > 0;
}

function readTable(
  zone: TableZone,
  sorted: TableLines,
  rules: TableRules,
  index: number,
  problems: Issue[],
): StatementTable {
  const header = readHeader(sorted.grid, rules);
  const rows = readRows(header.body, header.blocks, rules);
  const table: StatementTable = { number: zone.number, at: zone.at, rows: rows.slice(0, MAX_ROWS) };
  if (zone.title !== null) table.title = zone.title;
  if (sorted.currencyUnit !== null) table.currencyUnit = sorted.currencyUnit;
  if (sorted.noData) table.noData = true;
  const path = `/tables/${index}`;
  if (rows.length > MAX_ROWS) {
    problems.push(
      issue("accounts.table-too-long", path, [
        `公开${zone.number}表多于 ${MAX_ROWS} 行，其余未读入`,
        `table ${zone.number} has more than ${MAX_ROWS} rows; the rest was not read`,
      ]),
    );
  }
  for (const column of header.missing) {
    problems.push(
      issue("accounts.column-missing", path, [
        `公开${zone.number}表（${zone.at}）没有找到“${column.title.zh}”一栏；请检查表头`,
        `table ${zone.number} (${zone.at}) has no column "${column.title.zh}"; check its headings`,
      ]),
    );
  }
  for (const line of sorted.unread) {
    problems.push(
      issue("accounts.line-unread", path, [
        `公开${zone.number}表中 ${line.at} 的文字不成一行，未读入：${line.cells.join(" ").trim().slice(0, 40)}`,
        `${line.at} in table ${zone.number} is no row and was not read: ${line.cells.join(" ").trim().slice(0, 40)}`,
      ]),
    );
  }
  return table;
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
