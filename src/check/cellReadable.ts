import { escapeToken } from "../evaluation/parse";
import type { FundsLine, IndicatorNode } from "../evaluation/schema";
import { type FigureCell, spreadsheetErrorIn } from "../figure/printed";
import { AMOUNT_KEYS, type FundsFigures } from "../normalize/normalize";
import type { Check, CheckInput, CheckReport } from "./report";

/**
 * `cell.not-a-number`: a cell that must hold a figure does not.
 * `cell.spreadsheet-error`: a cell of any kind shows `#DIV/0!` and the like.
 */
export const cellReadable: Check = {
  codes: ["cell.not-a-number", "cell.spreadsheet-error"],
  run(input, report) {
    checkFigures(input, report);
    checkTexts(input, report);
  },
};

function checkFigures({ form }: CheckInput, report: CheckReport): void {
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

type Texts = Readonly<Record<string, unknown>>;
const NODE_TEXTS: readonly (keyof IndicatorNode)[] = ["name", "initialTarget", "target", "actual", "reason"];
const LINE_TEXTS: readonly (keyof FundsLine)[] = ["reason"];

function checkTexts({ form }: CheckInput, report: CheckReport): void {
  const { source } = form;
  texts(report, source, "", ["title"]);
  texts(report, source.project, "/project");
  texts(report, source.goals, "/goals");
  texts(report, source.analysis, "/analysis");
  texts(report, source.total, "/total", ["grade"]);
  texts(report, source.funds?.total, "/funds/total", LINE_TEXTS);
  source.funds?.sources?.forEach((line, i) => {
    texts(report, line, `/funds/sources/${i}`, ["name", ...LINE_TEXTS]);
  });
  source.indicators.forEach((node, i) => {
    nodeTexts(report, node, `/indicators/${i}`);
  });
}

function nodeTexts(report: CheckReport, node: IndicatorNode, path: string): void {
  texts(report, node, path, NODE_TEXTS);
  if (!("children" in node)) return;
  node.children?.forEach((child: IndicatorNode, i: number) => {
    nodeTexts(report, child, `${path}/children/${i}`);
  });
}

function texts(report: CheckReport, holder: Texts | undefined, path: string, keys?: readonly string[]): void {
  if (holder === undefined) return;
  for (const key of keys ?? Object.keys(holder)) {
    const cell = holder[key];
    if (typeof cell !== "string") continue;
    const error = spreadsheetErrorIn(cell);
    if (error === null) report.pass("cell.spreadsheet-error");
    else
      report.fail("cell.spreadsheet-error", { path: `${path}/${escapeToken(key)}`, stated: excerpt(cell) });
  }
}

/** Findings quote a cell, they do not carry whole texts. */
function excerpt(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
