import { type Alignment, alignCells, type Slot } from "./align";
import {
  isBareFigure,
  isBareUnit,
  isBlank,
  isCompletionPhrase,
  isFigure,
  isLarge,
  isPercent,
  isSpreadsheetError,
  startsWithOperator,
} from "./cellKinds";
import { type Column, columnOf } from "./columns";
import type { GridCell } from "./grid";
import type { IndicatorRole } from "./headings";
import { squeeze } from "./label";
import { type LevelWord, readHeadingRest, readLevelWord, readSideLabel } from "./levels";

/** A row of the indicators with its cells told apart, before it finds its place in the tree. */
export interface IndicatorRow {
  readonly levels: readonly LevelCell[];
  /** 绩效指标(50分) at the side. */
  readonly side: { readonly cell: GridCell; readonly weight: string | null } | null;
  /** The rest of a heading cut by a page break. */
  readonly rests: readonly {
    readonly cell: GridCell;
    readonly rest: string;
    readonly weight: string | null;
  }[];
  readonly values: ReadonlyMap<IndicatorRole, GridCell>;
  readonly leftOver: readonly GridCell[];
  /** Headings of levels that stand in no level's column. */
  readonly strays: number;
  /** Whether cells stood off their headings and were matched by content. */
  readonly shifted: boolean;
}

export interface LevelCell {
  readonly cell: GridCell;
  readonly word: LevelWord | null;
  /** The level whose column it stands in, where columns can be trusted. */
  readonly depth: 1 | 2 | null;
}

const LEVELS: ReadonlySet<IndicatorRole> = new Set(["level1", "level2"]);

/** Reads a row of a sheet: every cell belongs to the column it stands in. */
export function readExactRow(
  cells: readonly GridCell[],
  columns: readonly Column<IndicatorRole>[],
): IndicatorRow {
  const levels: LevelCell[] = [];
  const values = new Map<IndicatorRole, GridCell>();
  const leftOver: GridCell[] = [];
  let side: IndicatorRow["side"] = null;
  let strays = 0;
  for (const cell of cells) {
    if (isBlank(cell.text)) continue;
    const column = columnOf(cell, columns);
    const asSide = column === null ? readSideLabel(cell.text) : null;
    const word = column === null ? readLevelWord(cell.text) : null;
    if (asSide !== null) side = { cell, weight: asSide.weight };
    else if (word !== null) {
      levels.push({ cell, word, depth: word.depth });
      strays += 1;
    } else if (column === null) leftOver.push(cell);
    else if (column.role === "unused") continue;
    else if (LEVELS.has(column.role)) {
      levels.push({ cell, word: readLevelWord(cell.text), depth: column.role === "level1" ? 1 : 2 });
    } else if (values.has(column.role)) leftOver.push(cell);
    else values.set(column.role, cell);
  }
  return { levels, side, rests: [], values, leftOver, strays, shifted: false };
}

const ABSENT: Readonly<Partial<Record<IndicatorRole, number>>> = {
  name: 6,
  initialTarget: 1,
  target: 3,
  actual: 3,
  weight: 4,
  score: 2,
  operator: 1,
  unit: 1,
};

function targetCost(text: string, role: IndicatorRole): number {
  if (isCompletionPhrase(text)) return role === "actual" ? 0 : 6;
  if (isBareUnit(text)) return role === "initialTarget" ? 0 : 2;
  return isBareFigure(text) ? 0.5 : 0;
}

function isUnitWord(text: string): boolean {
  const plain = squeeze(text);
  return plain.length <= 8 && !/\d/.test(plain);
}

function scoreCost(text: string): number {
  if (isSpreadsheetError(text)) return 2;
  if (!isBareFigure(text) || isPercent(text)) return 40;
  return isLarge(text) ? 6 : 0;
}

function contentCost(text: string, role: IndicatorRole): number {
  switch (role) {
    case "weight":
    case "score":
    case "reviewScore":
    case "level1Weight":
    case "level2Weight":
      return scoreCost(text);
    case "name":
      if (isFigure(text)) return 25;
      return startsWithOperator(text) ? 12 : 0;
    case "initialTarget":
    case "target":
    case "actual":
      return targetCost(text, role);
    case "operator":
      return /^[≥≤≧≦><=]{1,2}$|^(?:定[性量]|正向|反向)(?:指标)?$/.test(squeeze(text)) ? 0 : 20;
    case "unit":
      return isUnitWord(text) ? 0 : 20;
    case "reason":
      if (isBareFigure(text)) return 15;
      return startsWithOperator(text) ? 8 : 0;
    case "unused":
      return 0.5;
    default:
      return 6;
  }
}

/** Longer rows are no rows of a form. */
const MAX_CELLS = 40;
const WORD_AS_NAME = 3;

interface Peeled {
  readonly levels: LevelCell[];
  readonly rests: { cell: GridCell; rest: string; weight: string | null }[];
  side: IndicatorRow["side"];
  readonly values: GridCell[];
}

/** How many cells of a row hold what its columns do not: a text as score, 数量指标 as first level. */
export function misfitsIn(row: IndicatorRow): number {
  let count = row.leftOver.length + row.strays;
  for (const { depth, word } of row.levels) {
    if (depth === 1 && word?.depth === 2 && word.stem !== "成本") count += 1;
  }
  for (const [role, cell] of row.values) {
    if (contentCost(cell.text, role) >= PLAIN_MISFIT) count += 1;
  }
  return count;
}

const PLAIN_MISFIT = 10;

/** Whether the levels have columns; where there is 指标名称 alone, 受益对象满意度 beside a value is a name. */
function hasLevels(columns: readonly Column<IndicatorRole>[]): boolean {
  return columns.some(({ role }) => LEVELS.has(role));
}

/** Takes the headings of levels off the front of a row; what follows is the row itself. */
function peelLevels(cells: readonly GridCell[], leveled: boolean): Peeled {
  const peeled: Peeled = { levels: [], rests: [], side: null, values: [] };
  const namesOnly = !leveled && cells.filter(({ text }) => !isBlank(text)).length > 2;
  for (const cell of cells) {
    if (isBlank(cell.text)) continue;
    if (peeled.values.length > 0 || namesOnly) {
      peeled.values.push(cell);
      continue;
    }
    const side = readSideLabel(cell.text);
    const word = side === null ? readLevelWord(cell.text) : null;
    const rest = side === null && word === null ? readHeadingRest(cell.text) : null;
    if (side !== null) peeled.side = { cell, weight: side.weight };
    else if (word !== null) peeled.levels.push({ cell, word, depth: null });
    else if (rest !== null) peeled.rests.push({ cell, ...rest });
    else peeled.values.push(cell);
  }
  return peeled;
}

function alignValues(
  cells: readonly GridCell[],
  slots: readonly Slot<IndicatorRole>[],
  gapless: boolean,
): Alignment<IndicatorRole> {
  const name = cells[0]?.text;
  const aligned = alignCells(cells, slots, {
    content: (text, role) =>
      text === name && (role === "target" || role === "initialTarget" || role === "actual")
        ? 4.5
        : contentCost(text, role),
    absent: (role) => absentCost(role, slots, gapless),
    spare: (i) => (i > 0 && cells[i]?.text === cells[i - 1]?.text ? 2 : 9),
    orderOnly: gapless,
  });
  if (!gapless || !hasScoreAboveWeight(cells, aligned)) return aligned;
  const unscored = alignValues(
    cells,
    slots.filter(({ role }) => role !== "score"),
    gapless,
  );
  return unscored.roles.includes(null) ? aligned : unscored;
}

/** Where blank cells left no trace: figures at the end of a row are its weight and score before its result. */
const ABSENT_SCORE = 4;
/** 调整后指标值 is blank where nothing was changed. */
const ABSENT_CHANGE = 1.5;

function absentCost(role: IndicatorRole, slots: readonly Slot<IndicatorRole>[], gapless: boolean): number {
  if (gapless && role === "score") return ABSENT_SCORE;
  if (role === "target" && slots.some((slot) => slot.role === "initialTarget")) return ABSENT_CHANGE;
  return ABSENT[role] ?? 0;
}

function hasScoreAboveWeight(
  cells: readonly GridCell[],
  { roles }: { readonly roles: readonly (IndicatorRole | null)[] },
): boolean {
  const weight = Number(cells[roles.indexOf("weight")]?.text);
  return Number(cells[roles.indexOf("score")]?.text) > weight;
}

/** Reads a row of a text: headings of levels by their words, the rest by what fits the columns in order. */
export function readLooseRow(
  cells: readonly GridCell[],
  columns: readonly Column<IndicatorRole>[],
  gapless = false,
): IndicatorRow {
  const peeled = peelLevels(cells, hasLevels(columns));
  const slots = columns.filter((column) => !LEVELS.has(column.role));
  let values = peeled.values.slice(0, MAX_CELLS);
  const cut = peeled.values.slice(MAX_CELLS);
  let levels = peeled.levels;
  let best = alignValues(values, slots, gapless);
  const last = levels.at(-1);
  if (last !== undefined && values.length > 0) {
    const withWord = [last.cell, ...values];
    const other = alignValues(withWord, slots, gapless);
    if (other.cost + WORD_AS_NAME < best.cost) {
      best = other;
      values = withWord;
      levels = levels.slice(0, -1);
    }
  }
  const byRole = new Map<IndicatorRole, GridCell>();
  const leftOver: GridCell[] = [...cut];
  let shifted = false;
  values.forEach((cell, i) => {
    const role = best.roles[i] ?? null;
    if (role === null || role === "unused") leftOver.push(cell);
    else {
      byRole.set(role, cell);
      if (!gapless && slots.find((slot) => slot.role === role)?.column !== cell.column) shifted = true;
    }
  });
  return { levels, side: peeled.side, rests: peeled.rests, values: byRole, leftOver, strays: 0, shifted };
}
