import type { FigureCell } from "../figure/printed";
import { AMOUNT_KEYS, type FundsFigures, type NormalizedEvaluation } from "../normalize/normalize";
import type { Check, CheckReport } from "./report";
import { excerpt } from "./texts";

/**
 * Cells that must hold a figure: `cell.not-a-number` where one does not, `cell.spreadsheet-error` where it shows
 * `#DIV/0!` and the like.
 */
export const cellFigures: Check = {
  codes: ["cell.not-a-number", "cell.spreadsheet-error"],
  run({ form }, report) {
    checkFigures(form, report);
  },
};

function checkFigures(form: NormalizedEvaluation, report: CheckReport): void {
  figure(report, form.funds.weight, "/funds/weight");
  fundsLine(report, form.funds.total);
  for (const line of form.funds.sources) fundsLine(report, line);
  for (const node of [...form.levels, ...form.rows]) {
    figure(report, node.weight, `${node.path}/weight`);
    figure(report, node.score, `${node.path}/score`);
  }
  figure(report, form.total.weight, "/total/weight");
  figure(report, form.total.score, "/total/score");
}

function fundsLine(report: CheckReport, line: FundsFigures): void {
  for (const key of AMOUNT_KEYS) figure(report, line[key], `${line.path}/${key}`);
  figure(report, line.rate, `${line.path}/rate`);
  figure(report, line.score, `${line.path}/score`);
}

function figure(report: CheckReport, cell: FigureCell, path: string): void {
  switch (cell.kind) {
    case "figure":
      report.pass("cell.not-a-number");
      return;
    case "blank":
      report.notEvaluated("cell.not-a-number");
      return;
    case "spreadsheetError":
      report.fail("cell.spreadsheet-error", { path, stated: cell.printed });
      return;
    case "notANumber":
      report.fail("cell.not-a-number", {
        path,
        stated: excerpt(cell.printed),
        params: { reason: cell.reason },
      });
  }
}
