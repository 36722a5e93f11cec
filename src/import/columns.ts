import { columnOverlap, type GridCell, type GridRow } from "./grid";
import {
  FUNDS_HEADINGS,
  type FundsRole,
  headingRole,
  INDICATOR_HEADINGS,
  type IndicatorRole,
} from "./headings";
import { readLevelWord, readSideLabel } from "./levels";

/** A column of a block, known by its heading. */
export interface Column<Role extends string> {
  readonly role: Role;
  readonly column: number;
  readonly columnSpan: number;
  readonly heading: GridCell;
}

function columnAt<Role extends string>(role: Role, cell: GridCell): Column<Role> {
  return { role, column: cell.column, columnSpan: cell.columnSpan, heading: cell };
}

/** The cells of a row that are headings of the funds block. */
export function fundsHeadings(row: GridRow): Column<FundsRole>[] {
  const found: Column<FundsRole>[] = [];
  for (const cell of row.cells) {
    const role = headingRole(cell.text, FUNDS_HEADINGS);
    if (role !== null) found.push(columnAt(role, cell));
  }
  return found;
}

const MONEY_ROLES: ReadonlySet<FundsRole> = new Set(["appliedBudget", "initialBudget", "budget", "executed"]);

/** Whether a row heads the funds block: an executed amount and a budget or a rate have a column. */
export function isFundsHeader(row: GridRow): boolean {
  const roles = new Set(fundsHeadings(row).map((column) => column.role));
  if (!roles.has("executed") && !roles.has("rate")) return false;
  return [...roles].filter((role) => MONEY_ROLES.has(role) || role === "rate").length >= 2;
}

/** Lower headings win over the heading they stand under (年初预算数 over 目标申报数, 预算编制数). */
export function fundsColumns(rows: readonly GridRow[]): Column<FundsRole>[] {
  const byRole = new Map<FundsRole, Column<FundsRole>>();
  for (const row of rows) for (const column of fundsHeadings(row)) byRole.set(column.role, column);
  const columns = [...byRole.values()];
  if (byRole.has("initialBudget") || !byRole.has("budget")) return columns.sort(byColumn);
  return columns.sort(byColumn);
}

function byColumn(a: { column: number }, b: { column: number }): number {
  return a.column - b.column;
}

type RawColumn = Column<IndicatorRole | "yearStartTarget">;

function indicatorHeadings(row: GridRow): RawColumn[] {
  const found: RawColumn[] = [];
  for (const cell of row.cells) {
    const role = headingRole(cell.text, INDICATOR_HEADINGS);
    if (role !== null) found.push(columnAt(role, cell));
  }
  return found;
}

const LEVEL_ROLES: ReadonlySet<string> = new Set(["level1", "level2", "name"]);
const VALUE_ROLES: ReadonlySet<string> = new Set(["target", "yearStartTarget", "actual", "weight", "score"]);

function isHeadingOrSide({ text }: GridCell): boolean {
  return headingRole(text, INDICATOR_HEADINGS) !== null || readSideLabel(text) !== null;
}

/** Whether a row heads the indicators: a level of indicators and a value of theirs have a column. */
export function isIndicatorHeader(row: GridRow, below: GridRow | undefined): boolean {
  const roles = indicatorHeadings(row).map((column) => column.role);
  if (!roles.some((role) => LEVEL_ROLES.has(role))) {
    if (below === undefined || !roles.some((role) => VALUE_ROLES.has(role))) return false;
    if (!isLowerHeading(below)) return false;
    // 年度绩效目标 beside a text is no heading over one that is whole by itself.
    return row.cells.every(isHeadingOrSide) || !isIndicatorHeader(below, undefined);
  }
  if (roles.some((role) => VALUE_ROLES.has(role))) return true;
  return below !== undefined && isLowerHeading(below);
}

/** Whether a row holds headings only, as the second row of a heading does. */
export function isLowerHeading(row: GridRow): boolean {
  const headings = indicatorHeadings(row);
  return headings.length >= 2 && headings.length === row.cells.length;
}

/** Headings of both rows; where one stands over others, the lower ones count. */
function visibleHeadings(rows: readonly GridRow[]): RawColumn[] {
  const [upper, lower] = rows.map(indicatorHeadings);
  if (upper === undefined) return [];
  if (lower === undefined) return upper;
  const kept = upper.filter((column) => !lower.some((child) => columnOverlap(column, child) > 0));
  return [...kept, ...lower].sort(byColumn);
}

/**
 * The columns of the indicators by their headings. 年初指标值 is the initial target only beside 调整后指标值;
 * a weight in front of the third level belongs to the level before it; without 三级指标 the second level is the row.
 */
export function indicatorColumns(rows: readonly GridRow[]): Column<IndicatorRole>[] {
  const raw = visibleHeadings(rows);
  const hasTarget = raw.some((column) => column.role === "target");
  const hasName = raw.some((column) => column.role === "name");
  const seen = new Set<IndicatorRole>();
  const columns: Column<IndicatorRole>[] = [];
  for (const column of raw) {
    let role: IndicatorRole;
    if (column.role === "yearStartTarget") role = hasTarget ? "initialTarget" : "target";
    else if (column.role === "level2" && !hasName) role = "name";
    else role = column.role;
    if (role === "weight" && hasName && !seen.has("name")) {
      role = seen.has("level2") ? "level2Weight" : "level1Weight";
    }
    if (role !== "unused" && seen.has(role)) role = "unused";
    seen.add(role);
    columns.push({ ...column, role });
  }
  return columns;
}

/** A level's heading that stands in the heading row itself, at its left. */
export function levelInHeader(row: GridRow): GridCell | null {
  const first = row.cells[0];
  return first !== undefined && readLevelWord(first.text) !== null ? first : null;
}

/** The column a cell stands in: the one it shares most with. */
export function columnOf<Role extends string>(
  cell: GridCell,
  columns: readonly Column<Role>[],
): Column<Role> | null {
  let best: Column<Role> | null = null;
  let most = 0;
  for (const column of columns) {
    const shared = columnOverlap(cell, column);
    if (shared > most) {
      most = shared;
      best = column;
    }
  }
  return best;
}
