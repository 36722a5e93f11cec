import type { CurrencyUnit, Evaluation, FundsLine, IndicatorNode } from "../evaluation/schema";
import { type Figure, type FigureCell, isBlank, readFigure } from "../figure/printed";
import { readValue } from "../value/readValue";
import type { Value, ValueContext } from "../value/value";
import { amountsIn } from "./amounts";

/**
 * The form with every cell read: same tree, same paths, nothing dropped. Rows and levels are listed in document
 * order; a row knows the levels above it.
 */
export interface NormalizedEvaluation {
  readonly source: Evaluation;
  readonly year: number | null;
  readonly currencyUnit: CurrencyUnit | null;
  readonly funds: NormalizedFunds;
  readonly levels: readonly Level[];
  readonly rows: readonly Row[];
  /** First-level nodes in document order, be they levels or rows. */
  readonly firstLevel: readonly (Level | Row)[];
  readonly total: { readonly weight: FigureCell; readonly score: FigureCell; readonly grade: string | null };
}

export interface NormalizedFunds {
  readonly weight: FigureCell;
  readonly total: FundsFigures;
  readonly sources: readonly FundsFigures[];
  /** Most decimals any amount of the block shows, at least 2: trailing zeros are often trimmed. */
  readonly amountDecimals: number;
}

export const AMOUNT_KEYS = ["appliedBudget", "initialBudget", "budget", "executed", "carryover"] as const;
export type AmountKey = (typeof AMOUNT_KEYS)[number];

/** One line of the funds block: the total or a source. */
export interface FundsFigures extends Readonly<Record<AmountKey, FigureCell>> {
  readonly path: string;
  readonly name: string | null;
  readonly rate: FigureCell;
  readonly score: FigureCell;
}

/** 一级/二级指标: a node with children. */
export interface Level {
  readonly kind: "level";
  readonly path: string;
  readonly depth: 1 | 2;
  readonly name: string;
  readonly weight: FigureCell;
  readonly score: FigureCell;
  readonly children: readonly (Level | Row)[];
}

/** 三级指标: a node without children, whatever its depth. */
export interface Row {
  readonly kind: "row";
  readonly path: string;
  readonly name: string;
  readonly weight: FigureCell;
  readonly score: FigureCell;
  readonly initialTarget: string | null;
  readonly targetText: string | null;
  readonly actualText: string | null;
  readonly target: Value;
  readonly actual: Value;
  readonly reason: string | null;
  /** Names of the levels above, first level first. */
  readonly levelNames: readonly string[];
  /** Whether a level above prints a weight, so that the row needs none of its own. */
  readonly weightAbove: boolean;
}

/** Reads every cell of a form. Never throws: what cannot be read is kept as it is printed. */
export function normalize(source: Evaluation): NormalizedEvaluation {
  const walk = new Walk({ year: source.year ?? null });
  const firstLevel = source.indicators.map((node, i) => walk.node(node, `/indicators/${i}`, [], false));
  return {
    source,
    year: source.year ?? null,
    currencyUnit: source.currencyUnit ?? null,
    funds: normalizeFunds(source),
    levels: walk.levels,
    rows: walk.rows,
    firstLevel,
    total: {
      weight: readPoints(source.total?.weight),
      score: readPoints(source.total?.score),
      grade: textOf(source.total?.grade),
    },
  };
}

class Walk {
  readonly levels: Level[] = [];
  readonly rows: Row[] = [];

  constructor(private readonly context: ValueContext) {}

  node(node: IndicatorNode, path: string, above: readonly string[], weightAbove: boolean): Level | Row {
    const children: readonly IndicatorNode[] | undefined = "children" in node ? node.children : undefined;
    const name = node.name?.trim() ?? "";
    const weight = readPoints(node.weight);
    const score = readPoints(node.score);
    if (children === undefined) {
      const row: Row = {
        kind: "row",
        path,
        name,
        weight,
        score,
        initialTarget: textOf(node.initialTarget),
        targetText: textOf(node.target),
        actualText: textOf(node.actual),
        target: readValue(node.target, this.context),
        actual: readValue(node.actual, this.context),
        reason: textOf(node.reason),
        levelNames: above,
        weightAbove,
      };
      this.rows.push(row);
      return row;
    }
    const names = [...above, name];
    const hasWeight = weightAbove || weight.kind === "figure";
    const list: (Level | Row)[] = [];
    const depth = above.length === 0 ? 1 : 2;
    const level: Level = { kind: "level", path, depth, name, weight, score, children: list };
    this.levels.push(level);
    for (let i = 0; i < children.length; i += 1) {
      list.push(this.node(children[i]!, `${path}/children/${i}`, names, hasWeight));
    }
    return level;
  }
}

function normalizeFunds(source: Evaluation): NormalizedFunds {
  const unit = source.currencyUnit ?? null;
  const total = fundsFigures(source.funds?.total, "/funds/total", null, unit);
  const sources = (source.funds?.sources ?? []).map((line, i) =>
    fundsFigures(line, `/funds/sources/${i}`, line.name ?? null, unit),
  );
  return {
    weight: readPoints(source.funds?.weight),
    total,
    sources,
    amountDecimals: amountDecimals([total, ...sources]),
  };
}

function fundsFigures(
  line: FundsLine | undefined,
  path: string,
  name: string | null,
  unit: CurrencyUnit | null,
): FundsFigures {
  return {
    path,
    name,
    appliedBudget: amountsIn(unit, readFigure(line?.appliedBudget)),
    initialBudget: amountsIn(unit, readFigure(line?.initialBudget)),
    budget: amountsIn(unit, readFigure(line?.budget)),
    executed: amountsIn(unit, readFigure(line?.executed)),
    carryover: amountsIn(unit, readFigure(line?.carryover)),
    rate: withSuffix(readFigure(line?.rate), "%"),
    score: readPoints(line?.score),
  };
}

function amountDecimals(lines: readonly FundsFigures[]): number {
  let most = 2;
  for (const line of lines) {
    for (const key of AMOUNT_KEYS) {
      const cell = line[key];
      if (cell.kind === "figure" && cell.figure.suffix === null && cell.figure.decimals > most)
        most = cell.figure.decimals;
    }
  }
  return most;
}

/** 分值 or 得分: points, printed bare or with 分. */
function readPoints(cell: string | number | null | undefined): FigureCell {
  return withSuffix(readFigure(cell), "分");
}

/** A figure may be printed bare or with the one suffix its cell allows; any other makes it no figure of this cell. */
function withSuffix(cell: FigureCell, allowed: Figure["suffix"]): FigureCell {
  if (cell.kind !== "figure" || cell.figure.suffix === null || cell.figure.suffix === allowed) return cell;
  return { kind: "notANumber", printed: cell.figure.printed, reason: "grammar" };
}

function textOf(cell: string | number | null | undefined): string | null {
  return isBlank(cell) ? null : String(cell);
}
