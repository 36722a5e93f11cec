import { AnalysisReader, isAnalysisRow } from "./analysisBlock";
import { settleBoundaries } from "./boundaries";
import { isBlank } from "./cellKinds";
import {
  type Column,
  fundsColumns,
  fundsHeadings,
  indicatorColumns,
  isFundsHeader,
  isIndicatorHeader,
  isLowerHeading,
  levelInHeader,
} from "./columns";
import { type Draft, emptyDraft, type Printed } from "./draft";
import { type Emitted, emitForm } from "./emit";
import { currencyUnitIn, FundsReader } from "./fundsBlock";
import { type FundsPairs, openFundsPairs } from "./fundsPairs";
import {
  type GoalsColumns,
  goalsColumns,
  readGoalsBeside,
  readGoalsInHeadings,
  readGoalsRow,
} from "./goalsBlock";
import type { Grid, GridCell, GridRow } from "./grid";
import {
  FUNDS_HEADINGS,
  headingRole,
  INDICATOR_HEADINGS,
  type IndicatorRole,
  isFootnote,
  projectLabel,
} from "./headings";
import { type IndicatorRow, readExactRow, readLooseRow } from "./indicatorRow";
import { IndicatorTree } from "./indicatorTree";
import { readHeadingRest, readLevelWord, readSideLabel, splitWeight } from "./levels";
import { readProjectRow, yearIn } from "./projectBlock";
import type { FormRows } from "./sections";
import { isTotalRow, readTotalRow } from "./totalRow";

/** What the grid tells about the places of its cells. */
type FormGrid = Pick<Grid, "exact" | "gapless" | "addresses">;

type Block = "head" | "funds" | "goals" | "indicators" | "tail";

/** No form has more rows, and an `Evaluation` holds no more. */
const MAX_ROWS = 10_000;

/** Walks the rows of one form from 项目名称 to its last remark, block by block. */
class FormReader {
  private readonly draft: Draft;
  private block: Block = "head";
  private funds: FundsReader | null = null;
  private pairs: FundsPairs | null = null;
  /** `预算执行情况(20分)`: the weight of the execution rate beside its block, where no column gives it. */
  private sideWeight: Printed | null = null;
  private goals: GoalsColumns | null = null;
  private columns: readonly Column<IndicatorRole>[] = [];
  private tree: IndicatorTree | null = null;
  private readonly analysis: AnalysisReader;

  private readonly exact: boolean;
  private readonly gapless: boolean;

  constructor(
    private readonly form: FormRows,
    { exact, gapless, addresses }: FormGrid,
  ) {
    this.exact = exact;
    this.gapless = gapless === true;
    this.draft = emptyDraft(addresses ?? null);
    this.analysis = new AnalysisReader(this.draft, exact);
  }

  read(): Emitted {
    this.readHeading();
    const rows = this.form.rows.slice(0, MAX_ROWS);
    const cut = this.form.rows[MAX_ROWS]?.cells[0];
    if (cut !== undefined) this.draft.notes.add("rows.too-many", "certain", cut, cut.text);
    for (let i = 0; i < rows.length; i += 1) i += this.readRow(rows[i]!, rows[i + 1]);
    this.funds?.finish();
    this.draft.fundsWeight ??= this.sideWeight;
    if (!this.exact) settleBoundaries(this.draft);
    for (const row of this.form.labelled) readProjectRow(row, this.draft);
    if (this.tree === null) {
      this.draft.notes.add("form.no-indicators", "certain", null, this.draft.title?.text ?? "");
    }
    return emitForm(this.draft);
  }

  private readHeading(): void {
    const { title, above, ignored } = this.form;
    if (title !== null) this.draft.title = title;
    for (const cell of above) {
      this.draft.year ??= yearIn(cell.text);
      this.draft.currencyUnit ??= currencyUnitIn(cell.text);
    }
    this.draft.year ??= title === null ? null : yearIn(title.text);
    for (const cell of ignored) this.draft.notes.add("line.ignored", "certain", cell, cell.text);
  }

  /** Reads a row; returns how many further rows were read with it. */
  private readRow(row: GridRow, below: GridRow | undefined): number {
    if (this.block !== "tail" && isIndicatorHeader(row, below)) return this.openIndicators(row, below);
    const level = this.block === "indicators" && !this.exact ? joinedLevel(row, below) : null;
    if (level !== null) {
      this.draft.notes.add("cell.joined", "likely", below!.cells[0]!, below!.cells[0]!.text);
      this.readIndicatorRow(level);
      return 1;
    }
    if (this.block === "indicators") this.readIndicatorRow(row);
    else if (this.block === "tail") this.readTailRow(row);
    else return this.readUpperRow(row, below);
    return 0;
  }

  private readUpperRow(row: GridRow, below: GridRow | undefined): number {
    if (this.funds === null && this.pairs === null && isFundsHeader(row)) {
      this.pairs = openFundsPairs(row, this.draft);
      if (this.pairs !== null) {
        for (const cell of row.cells) this.draft.currencyUnit ??= currencyUnitIn(cell.text);
        return 0;
      }
      return this.openFunds(row, below);
    }
    const goals = goalsColumns(row);
    if (this.block === "goals" && row.cells.every(isBrokenHeading)) return 0;
    if (goals !== null) {
      this.goals = goals;
      readGoalsInHeadings(row, goals, this.draft);
      this.block = "goals";
    } else if (this.block === "goals" && this.goals !== null && !this.isLabelled(row)) {
      readGoalsRow(row, this.goals, this.draft);
    } else if (readGoalsBeside(row, this.draft) || this.pairs?.read(row) === true) return 0;
    else if (this.block === "funds") this.funds?.read(row);
    else readProjectRow(row, this.draft);
    return 0;
  }

  private isLabelled(row: GridRow): boolean {
    const first = row.cells[0];
    return first !== undefined && projectLabel(first.text) !== undefined;
  }

  private openFunds(row: GridRow, below: GridRow | undefined): number {
    this.block = "funds";
    const side = row.cells.find((cell) => splitWeight(cell.text).weight !== null);
    if (side !== undefined && headingRole(side.text, FUNDS_HEADINGS) === null) {
      this.sideWeight = { text: splitWeight(side.text).weight ?? "", cell: side };
    }
    for (const cell of row.cells) this.draft.currencyUnit ??= currencyUnitIn(cell.text);
    const lower = below !== undefined && fundsHeadings(below).length === below.cells.length ? below : null;
    const headings = lower === null || lower.cells.length === 0 ? [row] : [row, lower];
    this.funds = new FundsReader(this.draft, fundsColumns(headings), this.exact, this.gapless);
    return headings.length - 1;
  }

  private openIndicators(row: GridRow, below: GridRow | undefined): number {
    const lower = below !== undefined && isLowerHeading(below) ? below : null;
    const headings = lower === null ? [row] : [row, lower];
    this.columns = indicatorColumns(headings);
    this.block = "indicators";
    this.noteColumns();
    this.tree ??= new IndicatorTree(this.draft, this.columns, this.exact);
    const level = levelInHeader(row);
    if (level !== null) this.tree.add(readLooseRow([level], this.columns));
    return headings.length - 1;
  }

  private noteColumns(): void {
    for (const column of this.columns) {
      const cell = column.heading;
      if (column.role === "unused") this.draft.notes.add("column.unused", "certain", cell, cell.text);
      if (column.role === "reviewScore") {
        this.draft.notes.add("column.review-score", "certain", cell, cell.text);
      }
    }
  }

  private readIndicatorRow(row: GridRow): void {
    if (isTotalRow(row)) {
      readTotalRow(row, this.columns, this.draft, this.exact);
      this.block = "tail";
      return;
    }
    if (isAnalysisRow(row) && !this.looksLikeRow(row)) {
      this.block = "tail";
      this.readTailRow(row);
      return;
    }
    const read = this.rowOf(row);
    if (
      this.tree?.joinContinuation(
        read,
        row.cells.filter((cell) => !isBlank(cell.text)),
      )
    )
      return;
    if (!this.exact && this.isStray(read)) {
      for (const cell of row.cells) this.draft.notes.notUnderstood(cell);
      return;
    }
    this.tree?.add(read);
  }

  private rowOf({ cells }: GridRow): IndicatorRow {
    return this.exact ? readExactRow(cells, this.columns) : readLooseRow(cells, this.columns, this.gapless);
  }

  private looksLikeRow(row: GridRow): boolean {
    const read = this.rowOf(row);
    return read.values.has("weight") || read.values.has("score");
  }

  /** In a text, cells without weight, score and result below rows that have them are no indicator. */
  private isStray(row: IndicatorRow): boolean {
    if (row.values.size === 0 || row.values.has("weight") || row.values.has("score")) return false;
    if (row.values.has("target") && row.values.has("actual")) return false;
    return this.tree?.hasWeights() ?? false;
  }

  private readTailRow(row: GridRow): void {
    const first = row.cells[0];
    if (first === undefined) return;
    if (isTotalRow(row)) readTotalRow(row, this.columns, this.draft, this.exact);
    else if (isFootnote(first.text) && row.cells.length <= 2) {
      this.draft.notes.add("line.ignored", "certain", first, first.text);
    } else this.analysis.read(row);
  }
}

/** `可持续影` and `响指标` on a row each are one heading of a level. */
function joinedLevel(row: GridRow, below: GridRow | undefined): GridRow | null {
  const [upper, lower] = [row.cells[0], below?.cells[0]];
  if (upper === undefined || lower === undefined || row.cells.length + below!.cells.length > 2) return null;
  const text = upper.text + lower.text;
  if (readLevelWord(upper.text) !== null || readLevelWord(lower.text) !== null) return null;
  return readLevelWord(text) === null ? null : { ...row, cells: [{ ...upper, text }] };
}

/** 绩效指标, 一级, 指标: what the print broke off the heading of the indicators below. */
function isBrokenHeading({ text }: GridCell): boolean {
  return (
    readSideLabel(text) !== null ||
    readHeadingRest(text) !== null ||
    headingRole(text, INDICATOR_HEADINGS) === "level1"
  );
}

/** Reads the rows of one form. */
export function readForm(form: FormRows, grid: FormGrid): Emitted {
  return new FormReader(form, grid).read();
}
