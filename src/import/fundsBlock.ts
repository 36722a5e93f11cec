import type { CurrencyUnit } from "../evaluation/schema";
import { alignCells, type Slot } from "./align";
import { isBareFigure, isBlank, isFigure, isLarge, isPercent, isSpreadsheetError } from "./cellKinds";
import { type Column, columnOf } from "./columns";
import { type Draft, type DraftLine, type FundsKey, type Printed, placesIn } from "./draft";
import type { GridCell, GridRow } from "./grid";
import type { FundsRole } from "./headings";
import { bareLabel, oneLine, squeeze } from "./label";

/** 资金情况: one line for the total, one for each source, under headings of the form's own. */

const TOTAL_NAME =
  /^(?:其中)?(?:年度|项目|全年|本年|预算|财政|部门)*(?:资金|预算|支出)*(?:总额|合计|总计|总数|总量|总金额|总资金|小计)$/;
const PART_MARK = /^(?:其中|其中包括)[:：]?/;

function isTotalName(name: string): boolean {
  return name.length <= 30 && TOTAL_NAME.test(name) && !PART_MARK.test(name);
}

const UNIT_IN_BRACKETS =
  /\((?:单位|金额单位)?:?(亿元|万元|元)\)|(?:单位|金额单位):?(?:人民币)?(亿元|万元|元)|(亿元|万元)$/;

/** The currency unit a heading or line states (`资金情况(万元)`, `单位：元`). */
export function currencyUnitIn(text: string): CurrencyUnit | null {
  if (text.length > 60 || !text.includes("元")) return null;
  const found = UNIT_IN_BRACKETS.exec(squeeze(text));
  return ((found?.[1] ?? found?.[2] ?? found?.[3]) as CurrencyUnit | undefined) ?? null;
}

type FundsSlot = FundsRole | "label";

interface FundsRow {
  readonly label: GridCell | null;
  readonly figures: ReadonlyMap<FundsRole, GridCell>;
  readonly leftOver: readonly GridCell[];
}

const AMOUNTS: ReadonlySet<FundsSlot> = new Set([
  "appliedBudget",
  "initialBudget",
  "budget",
  "executed",
  "carryover",
]);

function contentCost(text: string, role: FundsSlot): number {
  const figure = isFigure(text);
  if (role === "label") return figure || isSpreadsheetError(text) ? 40 : 0;
  if (role === "reason") return figure ? 15 : 0;
  if (isSpreadsheetError(text)) return role === "rate" ? 0 : 1;
  if (!figure) return 40;
  if (role === "rate") return isPercent(text) ? 0 : 0.4;
  if (AMOUNTS.has(role)) return isPercent(text) ? 20 : 0;
  if (!isBareFigure(text)) return 20;
  return isLarge(text) ? 6 : 0;
}

function alignRow(
  cells: readonly GridCell[],
  columns: readonly Column<FundsRole>[],
  gapless: boolean,
): FundsRow {
  const first = Math.min(...columns.map((column) => column.column));
  const slots: Slot<FundsSlot>[] = [{ role: "label", column: Math.max(0, first - 1) }, ...columns];
  const { roles } = alignCells(cells, slots, {
    content: contentCost,
    absent: () => 0.3,
    spare: (i) => (i > 0 && cells[i]?.text === cells[i - 1]?.text ? 2 : 9),
    orderOnly: gapless,
  });
  let label: GridCell | null = null;
  const figures = new Map<FundsRole, GridCell>();
  const leftOver: GridCell[] = [];
  cells.forEach((cell, i) => {
    const role = roles[i] ?? null;
    if (role === null) leftOver.push(cell);
    else if (role === "label") label = cell;
    else figures.set(role, cell);
  });
  return { label, figures, leftOver };
}

function readExactly(cells: readonly GridCell[], columns: readonly Column<FundsRole>[]): FundsRow {
  const first = Math.min(...columns.map((column) => column.column));
  let label: GridCell | null = null;
  const figures = new Map<FundsRole, GridCell>();
  const leftOver: GridCell[] = [];
  for (const cell of cells) {
    const column = columnOf(cell, columns);
    if (column !== null && !figures.has(column.role)) figures.set(column.role, cell);
    else if (cell.column < first && !isFigure(cell.text)) {
      if (label !== null) leftOver.push(label);
      label = cell;
    } else leftOver.push(cell);
  }
  return { label, figures, leftOver };
}

/** No text in place of a figure is longer. */
const LONGEST_FIGURE = 20;

/** Whether a row has no figure at all and a long text where one should stand: no line of funds. */
function isProse({ figures }: FundsRow): boolean {
  const texts = [...figures].filter(([role]) => role !== "reason").map(([, { text }]) => text);
  if (texts.some((text) => isFigure(text) || isSpreadsheetError(text))) return false;
  return texts.some((text) => text.length > LONGEST_FIGURE);
}

const KEYS: readonly FundsKey[] = [
  "appliedBudget",
  "initialBudget",
  "budget",
  "executed",
  "carryover",
  "rate",
  "score",
  "reason",
];

/** 原因 may hold the form's own note on how to fill it in, which gives no reason. */
const FILLING_NOTE = /需说明原因|字以内[)）]/;

function figuresOf(row: FundsRow): DraftLine["figures"] {
  const figures: Partial<Record<FundsKey, Printed>> = {};
  for (const key of KEYS) {
    const cell = row.figures.get(key);
    if (cell === undefined || (key === "reason" && FILLING_NOTE.test(cell.text))) continue;
    figures[key] = { text: key === "reason" ? cell.text : oneLine(cell.text), cell };
  }
  return figures;
}

/** Reads the rows of the funds block, one at a time; a row without a label waits for a total to turn up. */
export class FundsReader {
  private unlabelled: FundsRow | null = null;

  constructor(
    private readonly draft: Draft,
    private readonly columns: readonly Column<FundsRole>[],
    private readonly exact: boolean,
    private readonly gapless: boolean,
  ) {}

  read(gridRow: GridRow): void {
    const cells = gridRow.cells.filter((cell) => !isBlank(cell.text));
    if (cells.length === 0) return;
    const row = this.exact ? readExactly(cells, this.columns) : alignRow(cells, this.columns, this.gapless);
    this.noteLeftOver(row);
    if (isProse(row)) for (const cell of cells) this.draft.notes.notUnderstood(cell);
    else if (row.label === null) this.keepUnlabelled(row);
    else this.addLine(row, row.label);
  }

  /** To be called behind the block: a lone row without a label is its total. */
  finish(): void {
    const row = this.unlabelled;
    if (row === null) return;
    const cells = [...row.figures.values()];
    if (this.draft.fundsTotal !== null || row.figures.size < 2) {
      for (const cell of cells) this.draft.notes.notUnderstood(cell);
      return;
    }
    this.setTotal(row);
    this.draft.notes.add("funds.no-label", "likely", cells[0] ?? null, cells[0]?.text ?? "");
  }

  private noteLeftOver(row: FundsRow): void {
    for (const cell of row.leftOver) {
      const repeated = [...row.figures.values()].some((other) => other.text === cell.text);
      if (repeated) this.draft.notes.add("cell.repeated", "guess", cell, cell.text);
      else this.draft.notes.notUnderstood(cell);
    }
  }

  private keepUnlabelled(row: FundsRow): void {
    if (this.unlabelled !== null) {
      for (const cell of this.unlabelled.figures.values()) this.draft.notes.notUnderstood(cell);
    }
    this.unlabelled = row;
  }

  private addLine(row: FundsRow, label: GridCell): void {
    const name = bareLabel(label.text);
    if (this.draft.fundsTotal === null && isTotalName(name)) this.setTotal(row);
    else {
      const text = oneLine(label.text)
        .replace(/[:：]$/, "")
        .replace(PART_MARK, "")
        .trim();
      this.draft.sources.push({ ...this.lineOf(row), name: { text, cell: label } });
    }
  }

  private lineOf(row: FundsRow): DraftLine {
    const cell = row.label ?? [...row.figures.values()][0];
    const blanks = cell === undefined ? {} : placesIn(this.draft, cell.row, this.columns, KEYS);
    return { figures: figuresOf(row), blanks };
  }

  private setTotal(row: FundsRow): void {
    this.draft.fundsTotal = this.lineOf(row);
    const weight = row.figures.get("weight");
    if (weight !== undefined) this.draft.fundsWeight = { text: oneLine(weight.text), cell: weight };
    const review = row.figures.get("reviewScore");
    if (review !== undefined) this.draft.fundsReviewScore = { text: oneLine(review.text), cell: review };
  }
}
