import type { FigureCell } from "../figure/printed";
import type { FundsFigures, NormalizedEvaluation } from "../normalize/normalize";
import type { Check, Outcomes } from "./report";
import { excerpt } from "./texts";

/**
 * Cells that must hold a figure: `cell.not-a-number` where one does not, `cell.spreadsheet-error` where it shows
 * `#DIV/0!` and the like.
 */
export const cellFigures: Check = {
  codes: ["cell.not-a-number", "cell.spreadsheet-error"],
  run({ form }, report) {
    checkFigures(form, {
      notANumber: report.of("cell.not-a-number"),
      error: report.of("cell.spreadsheet-error"),
    });
  },
};

interface CellOutcomes {
  readonly notANumber: Outcomes;
  readonly error: Outcomes;
}

function checkFigures(form: NormalizedEvaluation, report: CellOutcomes): void {
  figure(report, form.funds.weight, "/funds", "weight");
  fundsLine(report, form.funds.total);
  for (const line of form.funds.sources) fundsLine(report, line);
  for (const level of form.levels) points(report, level, level.path);
  for (const row of form.rows) points(report, row, row.path);
  points(report, form.total, "/total");
}

interface Points {
  readonly weight: FigureCell;
  readonly score: FigureCell;
}

function points(report: CellOutcomes, { weight, score }: Points, parent: string): void {
  figure(report, weight, parent, "weight");
  figure(report, score, parent, "score");
}

function fundsLine(report: CellOutcomes, line: FundsFigures): void {
  // By name: looked up by a key, cells of every line took a good part of all checks.
  figure(report, line.appliedBudget, line.path, "appliedBudget");
  figure(report, line.initialBudget, line.path, "initialBudget");
  figure(report, line.budget, line.path, "budget");
  figure(report, line.executed, line.path, "executed");
  figure(report, line.carryover, line.path, "carryover");
  figure(report, line.rate, line.path, "rate");
  figure(report, line.score, line.path, "score");
}

function figure({ notANumber, error }: CellOutcomes, cell: FigureCell, parent: string, key: string): void {
  switch (cell.kind) {
    case "figure":
      notANumber.pass();
      return;
    case "blank":
      notANumber.skip();
      return;
    case "spreadsheetError":
      error.fail({ path: `${parent}/${key}`, stated: cell.printed });
      return;
    case "notANumber":
      notANumber.fail({
        path: `${parent}/${key}`,
        stated: excerpt(cell.printed),
        params: { reason: cell.reason },
      });
  }
}
