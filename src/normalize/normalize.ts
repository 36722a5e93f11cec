import { childPointers } from "../evaluation/pointer";
import type { CurrencyUnit, Evaluation, FundsLine, IndicatorNode } from "../evaluation/schema";
import { type Figure, type FigureCell, isBlank, readFigure, trimmed } from "../figure/printed";
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
  /** The levels above. */
  readonly above: LevelsAbove;
}

/** What the levels above a row say of it; one object for all rows below a level. */
export interface LevelsAbove {
  /** First level first. */
  readonly names: readonly string[];
  /** Whether one of them prints a weight, so that a row needs none of its own. */
  readonly hasWeight: boolean;
  /** Whether one of them is a 成本 indicator, a 满意度 indicator, a 时效 indicator. */
  readonly isCost: boolean;
  readonly isSatisfaction: boolean;
  readonly isTimeliness: boolean;
}

const NOTHING_ABOVE: LevelsAbove = {
  names: [],
  hasWeight: false,
  isCost: false,
  isSatisfaction: false,
  isTimeliness: false,
};

function below(above: LevelsAbove, name: string, hasWeight: boolean): LevelsAbove {
  return {
    names: [...above.names, name],
    hasWeight: above.hasWeight || hasWeight,
    isCost: above.isCost || name.includes("成本"),
    isSatisfaction: above.isSatisfaction || name.includes("满意度"),
    isTimeliness: above.isTimeliness || name.includes("时效"),
  };
}

/** Reads every cell of a form. Never throws: what cannot be read is kept as it is printed. */
export function normalize(source: Evaluation): NormalizedEvaluation {
  const walk = new Walk({ year: source.year ?? null });
  const firstLevel = source.indicators.map((node, i) =>
    walk.node(node, `/indicators/${i}`, NOTHING_ABOVE, 1),
  );
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

  node(node: IndicatorNode, path: string, above: LevelsAbove, depth: 1 | 2): Level | Row {
    const children: readonly IndicatorNode[] | undefined = "children" in node ? node.children : undefined;
    const name = trimmed(node.name ?? "");
    const weight = readPoints(node.weight);
    const score = readPoints(node.score);
    if (children === undefined) {
      const target = readValue(node.target, this.context);
      const actual = readValue(node.actual, this.context);
      const row: Row = {
        kind: "row",
        path,
        name,
        weight,
        score,
        initialTarget: textOf(node.initialTarget),
        // A cell that holds a value is not blank.
        targetText: target.kind === "blank" ? textOf(node.target) : printed(node.target),
        actualText: actual.kind === "blank" ? textOf(node.actual) : printed(node.actual),
        target,
        actual,
        reason: textOf(node.reason),
        above,
      };
      this.rows.push(row);
      return row;
    }
    const list: (Level | Row)[] = [];
    const level: Level = { kind: "level", path, depth, name, weight, score, children: list };
    this.levels.push(level);
    const inside = below(above, name, weight.kind === "figure");
    const paths = childPointers(path, children.length);
    for (let i = 0; i < children.length; i += 1) {
      list.push(this.node(children[i]!, paths[i]!, inside, 2));
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
    most = Math.max(
      most,
      decimalsOf(line.appliedBudget),
      decimalsOf(line.initialBudget),
      decimalsOf(line.budget),
      decimalsOf(line.executed),
      decimalsOf(line.carryover),
    );
  }
  return most;
}

function decimalsOf(cell: FigureCell): number {
  return cell.kind === "figure" && cell.figure.suffix === null ? cell.figure.decimals : 0;
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
  return isBlank(cell) ? null : printed(cell);
}

function printed(cell: string | number | null | undefined): string {
  return typeof cell === "string" ? cell : String(cell);
}
