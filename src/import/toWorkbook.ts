import type { Evaluation, IndicatorNode } from "../evaluation/schema";
import { add, type Exact, equals, ZERO } from "../figure/exact";
import { isBlank, readFigure } from "../figure/printed";
import type { ValueKey } from "./draft";
import {
  FUNDS_ORDER,
  type FundsColumn,
  fundsHeading,
  LAYOUTS,
  type Layout,
  type LayoutWords,
  VALUE_ORDER,
  valueHeading,
} from "./layouts";
import { cellAddress } from "./workbook/address";
import { printNumber } from "./workbook/numberFormat";
import { type PlannedCell, type PlannedSheet, writeSheets } from "./workbook/writer";

type Node = IndicatorNode & { readonly children?: readonly Node[] | undefined };
type Printable = string | number | null | undefined;

function textOf(value: Printable): string | null {
  if (value === null || value === undefined || isBlank(value)) return null;
  return String(value);
}

function label(text: string): PlannedCell {
  return { value: text, look: "label" };
}

function text(value: Printable): PlannedCell {
  return { value: textOf(value), look: "text" };
}

/** The number format under which a figure prints as it did, or `null` where it is no plain figure. */
function formatOf(printed: string): string | null {
  const found = /^-?(?:\d{1,15}|\d{1,3}(?:,\d{3}){1,4})(?:\.(\d{1,10}))?(%)?$/.exec(printed);
  if (found === null) return null;
  const whole = printed.includes(",") ? "#,##0" : "0";
  const places = found[1] === undefined ? "" : `.${"0".repeat(found[1].length)}`;
  return `${whole}${places}${found[2] ?? ""}`;
}

/** A figure as a number that prints the same, or as text where no number does. */
function figure(value: Printable): PlannedCell {
  const printed = textOf(value);
  if (printed === null) return text(null);
  const format = formatOf(printed);
  if (format === null) return text(printed);
  const plain = Number(printed.replace(/[,%]/g, ""));
  const number = format.endsWith("%") ? Number((plain / 100).toPrecision(15)) : plain;
  return printNumber(number, format) === printed ? { value: number, format, look: "text" } : text(printed);
}

/** The exact value of a printed figure; `null` where it is blank, `undefined` where it cannot be added. */
function exactOf(value: Printable): Exact | null | undefined {
  const read = readFigure(value);
  if (read.kind === "blank") return null;
  return read.kind === "figure" && read.figure.suffix === null ? read.figure.value : undefined;
}

interface Part {
  readonly address: string;
  readonly value: Printable;
}

/** A total as a formula, where the cells it adds up make what is printed, or in a template. */
function total(value: Printable, parts: readonly Part[], isTemplate: boolean): PlannedCell {
  const cell = figure(value);
  if (cell === null || parts.length === 0) return cell;
  const formula = sumOf(parts.map((part) => part.address));
  if (textOf(value) === null) return isTemplate ? { ...cell, formula } : cell;
  const stated = exactOf(value);
  let sum = ZERO;
  for (const part of parts) {
    const addend = exactOf(part.value);
    if (addend === undefined) return cell;
    if (addend !== null) sum = add(sum, addend);
  }
  return typeof cell.value === "number" && stated && equals(sum, stated) ? { ...cell, formula } : cell;
}

/** `SUM(F6:F9)` for neighbours, `SUM(F6,F8)` else. */
function sumOf(addresses: readonly string[]): string {
  const runs: string[][] = [];
  for (const address of addresses) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run !== undefined && last !== undefined && isBelow(last, address)) run.push(address);
    else runs.push([address]);
  }
  return `SUM(${runs.map((run) => (run.length === 1 ? run[0] : `${run[0]}:${run.at(-1)}`)).join(",")})`;
}

function isBelow(above: string, address: string): boolean {
  const split = (a: string) => /^([A-Z]+)(\d+)$/.exec(a) ?? ["", "", "0"];
  const [, columnA, rowA] = split(above);
  const [, columnB, rowB] = split(address);
  return columnA === columnB && Number(rowA) + 1 === Number(rowB);
}

/** Lays a form out row by row. */
class FormSheet {
  private readonly rows: PlannedCell[][] = [];
  private readonly merges: PlannedSheet["merges"][number][] = [];
  private readonly words: LayoutWords;
  private readonly fundsColumns: readonly FundsColumn[];
  private readonly valueKeys: readonly ValueKey[];
  private readonly width: number;
  /** A form nobody has filled in yet: no amount, result or score. */
  private readonly isTemplate: boolean;
  private fundsScore: Part | null = null;
  private fundsWeight: Part | null = null;
  private readonly weights: Part[] = [];
  private readonly scores: Part[] = [];

  constructor(
    private readonly form: Evaluation,
    layout: Layout,
  ) {
    this.words = LAYOUTS[layout];
    this.fundsColumns = this.usedFundsColumns();
    this.valueKeys = this.usedValueKeys();
    this.isTemplate = !isFilledIn(form);
    this.width = Math.max(2 + this.fundsColumns.length, 4 + this.valueKeys.length, 6);
  }

  plan(): PlannedSheet {
    this.addHead();
    this.addFunds();
    this.addGoals();
    this.addIndicators();
    this.addTotal();
    this.addAnalysis();
    const name = textOf(this.form.project?.name) ?? "绩效自评表";
    return {
      name: name.replace(/[\\/?*[\]:']/g, "").slice(0, 31) || "绩效自评表",
      rows: this.rows,
      merges: this.merges,
      widths: [10, 14, 16, 22, ...Array.from({ length: this.width - 4 }, () => 16)],
    };
  }

  private usedFundsColumns(): FundsColumn[] {
    const { funds } = this.form;
    const lines = [funds?.total ?? {}, ...(funds?.sources ?? [])];
    return FUNDS_ORDER.filter((column) => {
      if (this.words.fundsColumns.includes(column)) return true;
      if (column === "weight") return textOf(funds?.weight) !== null;
      return lines.some((line) => textOf(line[column]) !== null);
    });
  }

  private usedValueKeys(): ValueKey[] {
    const uses = (nodes: readonly Node[], key: ValueKey): boolean =>
      nodes.some((node) => textOf(node[key]) !== null || uses(node.children ?? [], key));
    return VALUE_ORDER.filter(
      (key) => this.words.valueColumns.includes(key) || uses(this.form.indicators as readonly Node[], key),
    );
  }

  private addRow(cells: readonly PlannedCell[]): number {
    this.rows.push([...cells]);
    return this.rows.length - 1;
  }

  private merge(startRow: number, startCol: number, endRow: number, endCol: number): void {
    if (endRow > startRow || endCol > startCol) this.merges.push({ startRow, startCol, endRow, endCol });
  }

  private addLine(cell: PlannedCell): void {
    const row = this.addRow([cell]);
    this.merge(row, 0, row, this.width - 1);
  }

  private addHead(): void {
    const { form, words } = this;
    this.addLine({ value: textOf(form.title) ?? "项目支出绩效自评表", look: "title" });
    this.addLine({ value: form.year === undefined ? "（    年度）" : `（${form.year}年度）`, look: "plain" });
    this.addPair("项目名称", form.project?.name);
    if (textOf(form.project?.code) !== null) this.addPair("项目编码", form.project?.code);
    const row = this.addRow([
      label(words.department),
      null,
      text(form.project?.department),
      null,
      label(words.implementer),
      text(form.project?.implementer),
    ]);
    this.merge(row, 0, row, 1);
    this.merge(row, 2, row, 3);
    this.merge(row, 5, row, this.width - 1);
  }

  private addPair(name: string, value: Printable): void {
    const row = this.addRow([label(name), null, text(value)]);
    this.merge(row, 0, row, 1);
    this.merge(row, 2, row, this.width - 1);
  }

  private addFunds(): void {
    const { form, words, fundsColumns } = this;
    const unit = form.currencyUnit === undefined ? "" : `(${form.currencyUnit})`;
    const first = this.addRow([label(`${words.funds}${unit}`), null]);
    const headings = fundsColumns.map((column) => label(fundsHeading(words, column)));
    this.rows[first]?.push(...headings);
    const sources = form.funds?.sources ?? [];
    const totalRow = this.rows.length;
    this.addRow([
      null,
      label(words.fundsTotal),
      ...fundsColumns.map((column, i) => this.fundsTotalCell(column, 2 + i, totalRow)),
    ]);
    for (const source of sources) {
      const name = textOf(source.name);
      const cells = fundsColumns.map((column) => {
        if (column === "weight") return text(null);
        return column === "reason" ? text(source.reason) : figure(source[column]);
      });
      this.addRow([null, text(name), ...cells]);
    }
    this.merge(first, 0, this.rows.length - 1, 0);
  }

  private fundsTotalCell(column: FundsColumn, at: number, row: number): PlannedCell {
    const { funds } = this.form;
    const line = funds?.total ?? {};
    const address = cellAddress(row, at);
    if (column === "weight") {
      this.fundsWeight = { address, value: funds?.weight };
      return figure(funds?.weight);
    }
    if (column === "reason") return text(line.reason);
    if (column === "score") {
      this.fundsScore = { address, value: line.score };
      return figure(line.score);
    }
    if (column === "rate") return figure(line.rate);
    const sources = funds?.sources ?? [];
    const parts = sources.map((source, i) => ({
      address: cellAddress(row + 1 + i, at),
      value: source[column],
    }));
    return total(line[column], parts, this.isTemplate);
  }

  private addGoals(): void {
    const { words, form, width } = this;
    const half = 1 + Math.ceil((width - 1) / 2);
    const cells = (a: PlannedCell, b: PlannedCell): PlannedCell[] => {
      const row: PlannedCell[] = Array.from({ length: half + 1 }, () => null);
      row[1] = a;
      row[half] = b;
      return row;
    };
    const heading = this.addRow(cells(label(words.planned), label(words.achieved)));
    this.rows[heading]![0] = label(words.goals);
    this.addRow(cells(text(form.goals?.planned), text(form.goals?.achieved)));
    for (const row of [heading, heading + 1]) {
      this.merge(row, 1, row, half - 1);
      this.merge(row, half, row, width - 1);
    }
    this.merge(heading, 0, heading + 1, 0);
  }

  private addIndicators(): void {
    const hasInitial = this.valueKeys.includes("initialTarget");
    const heading = this.addRow([
      label("绩效指标"),
      label("一级指标"),
      label("二级指标"),
      label("三级指标"),
      ...this.valueKeys.map((key) => label(valueHeading(this.words, key, hasInitial))),
    ]);
    for (const first of this.form.indicators as readonly Node[]) this.addFirstLevel(first);
    this.merge(heading, 0, this.rows.length - 1, 0);
  }

  private addFirstLevel(node: Node): void {
    const from = this.rows.length;
    if (isRow(node)) {
      this.addIndicatorRow([null, null, null], node);
      return;
    }
    for (const child of node.children ?? []) this.addSecondLevel(child);
    if (this.rows.length === from) this.addRow([null, null]);
    this.rows[from]![1] = levelCell(node);
    this.merge(from, 1, this.rows.length - 1, 1);
  }

  private addSecondLevel(node: Node): void {
    const from = this.rows.length;
    if (isRow(node)) {
      this.addIndicatorRow([null, null, null], node);
      return;
    }
    for (const child of node.children ?? []) this.addIndicatorRow([null, null, null], child);
    if (this.rows.length === from) this.addRow([null, null, null]);
    this.rows[from]![2] = levelCell(node);
    this.merge(from, 2, this.rows.length - 1, 2);
  }

  private addIndicatorRow(levels: readonly PlannedCell[], node: Node): void {
    const row = this.addRow([...levels, text(node.name)]);
    this.valueKeys.forEach((key, i) => {
      const part = { address: cellAddress(row, 4 + i), value: node[key] };
      if (key === "weight") this.weights.push(part);
      if (key === "score") this.scores.push(part);
      this.rows[row]?.push(key === "weight" || key === "score" ? figure(node[key]) : text(node[key]));
    });
  }

  private addTotal(): void {
    const { total: printed } = this.form;
    const cells: PlannedCell[] = Array.from({ length: 4 + this.valueKeys.length }, () => null);
    cells[0] = label(this.words.total);
    const place = (key: ValueKey, cell: PlannedCell) => {
      cells[4 + this.valueKeys.indexOf(key)] = cell;
    };
    const scores = this.fundsScore === null ? this.scores : [this.fundsScore, ...this.scores];
    place("weight", this.weightTotal());
    place("score", total(printed?.score, scores, this.isTemplate));
    if (textOf(printed?.grade) !== null) place("reason", text(printed?.grade));
    const row = this.addRow(cells);
    this.merge(row, 0, row, 3 + this.valueKeys.indexOf("weight"));
  }

  /** The weights' sum takes the execution rate's in where only then it makes what is printed. */
  private weightTotal(): PlannedCell {
    const printed = this.form.total?.weight;
    const alone = total(printed, this.weights, this.isTemplate);
    if (alone === null || alone.formula !== undefined || this.fundsWeight === null) return alone;
    return total(printed, [this.fundsWeight, ...this.weights], this.isTemplate);
  }

  private addAnalysis(): void {
    for (const [name, value] of Object.entries(this.form.analysis ?? {})) {
      if (textOf(value) === null) continue;
      const row = this.addRow([label(name), null, null, text(value)]);
      this.merge(row, 0, row, 2);
      this.merge(row, 3, row, this.width - 1);
    }
  }
}

function isFilledIn(form: Evaluation): boolean {
  const lines = [form.funds?.total ?? {}, ...(form.funds?.sources ?? [])];
  const amounts = lines.flatMap((line) => [line.initialBudget, line.budget, line.executed, line.score]);
  const hasResult = (node: Node): boolean =>
    textOf(node.actual) !== null || textOf(node.score) !== null || (node.children ?? []).some(hasResult);
  return (
    [...amounts, form.total?.score].some((value) => textOf(value) !== null) ||
    (form.indicators as readonly Node[]).some(hasResult)
  );
}

/** A row is a node without `children`; a level without rows has an empty list. */
function isRow(node: Node): boolean {
  return node.children === undefined;
}

function levelCell(node: Node): PlannedCell {
  const weight = textOf(node.weight);
  return label(`${textOf(node.name) ?? ""}${weight === null ? "" : `(${weight.replace(/分$/, "")}分)`}`);
}

/**
 * A form as a clean .xlsx in one of the printed layouts, totals as formulas. A form without figures gives a
 * template to fill in. `id` and `meta` are not printed; a score printed on a level only is left out.
 *
 * @example await readWorkbook(await toWorkbook(evaluation, "standard")) // the same evaluation
 */
export function toWorkbook(evaluation: Evaluation, layout: Layout = "standard"): Promise<Uint8Array> {
  return writeSheets([new FormSheet(evaluation, layout).plan()]);
}
