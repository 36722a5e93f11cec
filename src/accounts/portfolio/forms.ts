import type { Evaluation, FundsLine } from "../../evaluation/schema";
import type { Exact } from "../../figure/exact";
import * as Ex from "../../figure/exact";
import { readFigure } from "../../figure/printed";
import { type Cell, readCell, scaleOf } from "../cell";
import type { PortfolioForm } from "./form";

/** What a form brings into the comparison. */
export interface FormFunds {
  readonly name: string;
  readonly grade: string | null;
  /** 全年执行数 of all its money, in 万元. */
  readonly executed: Cell;
  readonly budget: Cell;
}

const LEAST_DECIMALS = 2;

/** The amounts of a form as cells, standing for ± half a unit of at least two decimals (spec §3). */
export function fundsOf({ evaluation, grade }: PortfolioForm, index: number): FormFunds {
  const name = evaluation.project?.name ?? evaluation.title ?? evaluation.id ?? `#${index + 1}`;
  const line = evaluation.funds?.total;
  const places = mostDecimals(evaluation);
  const cell = (key: "executed" | "budget") =>
    readCell(
      textOf(line, key),
      {
        path: `/forms/${index}/funds/total/${key}`,
        label:
          key === "executed"
            ? { zh: `${name}执行数`, en: `${name}: executed` }
            : { zh: `${name}预算数`, en: `${name}: budget` },
      },
      { scale: scaleOf(evaluation.currencyUnit), places },
    );
  return {
    name,
    grade: grade ?? evaluation.total?.grade ?? null,
    executed: cell("executed"),
    budget: cell("budget"),
  };
}

function textOf(line: FundsLine | undefined, key: "executed" | "budget"): string | undefined {
  const printed = line?.[key];
  return printed === undefined || printed === null ? undefined : String(printed);
}

function mostDecimals(evaluation: Evaluation): number {
  const lines = [evaluation.funds?.total, ...(evaluation.funds?.sources ?? [])];
  const decimals = lines.flatMap((line) =>
    (["initialBudget", "budget", "executed", "carryover"] as const).map((key) => {
      const read = readFigure(line?.[key]);
      return read.kind === "figure" ? read.figure.decimals : 0;
    }),
  );
  return Math.max(LEAST_DECIMALS, ...decimals);
}

/** The sum of cells, with what rounding may hide in it. */
export function sumOf(cells: readonly Cell[]): { value: Exact; slack: Exact } {
  return cells.reduce(
    (so, { value, half }) => ({ value: Ex.add(so.value, value), slack: Ex.add(so.slack, half) }),
    { value: Ex.ZERO, slack: Ex.ZERO },
  );
}
