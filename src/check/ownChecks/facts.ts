import type { FactReader, FactValue } from "../../condition";
import { add, type Exact, integer, ZERO } from "../../figure/exact";
import { type FigureCell, isBlank } from "../../figure/printed";
import type { Dimension } from "../../ruleset/schema";
import type { EvaluationFact, RowFact } from "../../ruleset/vocabulary";
import { dimensionOf } from "../../score/dimension";
import { isUnderCost } from "../../score/direction";
import type { RowScore } from "../../score/indicator";
import type { CheckInput } from "../report";

type EvaluationFacts = Readonly<Record<EvaluationFact, (input: CheckInput) => FactValue>>;
type RowFacts = Readonly<Record<RowFact, (row: RowScore) => FactValue>>;

const FORM: EvaluationFacts = {
  "form.year": ({ form }) => (form.year === null ? null : integer(form.year)),
  "form.currencyUnit": ({ form }) => form.currencyUnit,
  "form.title": ({ form }) => text(form.source.title),
  "project.name": ({ form }) => text(form.source.project?.name),
  "project.department": ({ form }) => text(form.source.project?.department),
  "project.implementer": ({ form }) => text(form.source.project?.implementer),
  "goals.planned": ({ form }) => text(form.source.goals?.planned),
  "goals.achieved": ({ form }) => text(form.source.goals?.achieved),
  "funds.appliedBudget": ({ form }) => figure(form.funds.total.appliedBudget),
  "funds.initialBudget": ({ form }) => figure(form.funds.total.initialBudget),
  "funds.budget": ({ form }) => figure(form.funds.total.budget),
  "funds.executed": ({ form }) => figure(form.funds.total.executed),
  "funds.carryover": ({ form }) => figure(form.funds.total.carryover),
  "funds.sources.count": ({ form }) => integer(form.funds.sources.length),
  "execution.rate": ({ scores }) => scores.execution.rate,
  "execution.rateOnInitialBudget": ({ scores }) => scores.onInitialBudget?.rate ?? null,
  "execution.counts": ({ scores }) => scores.executionCounts,
  "execution.weight": ({ scores }) => scores.execution.weight,
  "execution.score": ({ scores }) => scores.execution.stated?.value ?? null,
  "execution.accepted": ({ scores }) => (scores.executionCounts ? scores.execution.accepted : null),
  "total.weight": ({ scores }) => scores.totalWeight,
  "total.stated": ({ form }) => figure(form.total.score),
  "total.sum": ({ scores }) => scores.sum,
  "total.min": ({ scores }) => scores.computed.lo,
  "total.max": ({ scores }) => scores.computed.hi,
  "total.accepted": ({ scores }) => scores.accepted,
  "total.grade": ({ form }) => form.total.grade,
  "rows.count": ({ form }) => integer(form.rows.length),
  "rows.names": ({ form }) => form.rows.map((row) => row.name),
  "rows.weights": ({ form }) => figures(form.rows.map((row) => row.weight)),
  "rows.scores": ({ form }) => figures(form.rows.map((row) => row.score)),
  "rows.reasons": ({ form }) => form.rows.flatMap((row) => row.reason ?? []),
  "output.weight": (input) => sumOf(input, "output", "weight"),
  "output.score": (input) => sumOf(input, "output", "score"),
  "benefit.weight": (input) => sumOf(input, "benefit", "weight"),
  "benefit.score": (input) => sumOf(input, "benefit", "score"),
  "satisfaction.weight": (input) => sumOf(input, "satisfaction", "weight"),
  "satisfaction.score": (input) => sumOf(input, "satisfaction", "score"),
  "cost.weight": (input) => sumOf(input, "cost", "weight"),
  "cost.score": (input) => sumOf(input, "cost", "score"),
};

const ROW: RowFacts = {
  "row.name": ({ row }) => row.name,
  "row.firstLevel": ({ row }) => row.above.names[0] ?? null,
  "row.secondLevel": ({ row }) => row.above.names[1] ?? null,
  "row.target": ({ row }) => row.targetText,
  "row.actual": ({ row }) => row.actualText,
  "row.reason": ({ row }) => row.reason,
  "row.weight": ({ weight }) => weight,
  "row.score": ({ stated }) => stated?.value ?? null,
  "row.min": ({ computed }) => computed?.lo ?? null,
  "row.max": ({ computed }) => computed?.hi ?? null,
  "row.accepted": ({ accepted }) => accepted,
  "row.attainment": ({ attainment }) => attainment,
  "row.method": ({ method }) => method,
  "row.judgement": ({ judgement }) => judgement,
  "row.isCost": ({ row }) => isUnderCost(row),
};

/** Reads the facts of a form; names outside the vocabulary never reach it. */
export function formFacts(input: CheckInput): FactReader {
  return (name) => FORM[name as EvaluationFact](input);
}

/** Reads the facts of a row, and those of its form. */
export function rowFacts(input: CheckInput, row: RowScore): FactReader {
  return (name) =>
    name.startsWith("row.") ? ROW[name as RowFact](row) : FORM[name as EvaluationFact](input);
}

/** A blank cell is no text. */
function text(cell: string | null | undefined): string | null {
  return isBlank(cell) ? null : (cell ?? null);
}

function figure(cell: FigureCell): Exact | null {
  return cell.kind === "figure" ? cell.figure.value : null;
}

function figures(cells: readonly FigureCell[]): Exact[] {
  return cells.flatMap((cell) => (cell.kind === "figure" ? [cell.figure.value] : []));
}

function sumOf({ form, rules }: CheckInput, dimension: Dimension, key: "weight" | "score"): Exact {
  let sum = ZERO;
  for (const row of form.rows) {
    const cell = row[key];
    if (cell.kind !== "figure" || dimensionOf(row.above.names[0] ?? row.name, rules) !== dimension) continue;
    sum = add(sum, cell.figure.value);
  }
  return sum;
}
