import type { Language } from "../../explain/message";
import { showHidden } from "../../explain/showHidden";
import { type Exact, exact, format, signOf, subtract } from "../../figure/exact";
import { isBlank, readFigure } from "../../figure/printed";
import { type PlannedCell, type PlannedSheet, writeSheets } from "../../import/workbook/writer";
import { indicatorLines } from "../draw/shape";
import type { ReportedForm } from "../report";
import { type FindingView, type FormView, formView } from "../view/formView";
import { words } from "../words";
import { reviewWords } from "./words";

/** More sheets than these are no help in one workbook. */
export const MOST_REVIEW_SHEETS = 200;

/**
 * 审核意见表: a workbook with a sheet for each form, for the reviewer to fill in. First every score, as stated, as
 * recomputed, their difference and room for the reviewed one; then the findings, the weightiest first. The last
 * column tells `readReview` what a line is about.
 *
 * @throws RangeError beyond `MOST_REVIEW_SHEETS` forms
 */
export async function writeReview(
  forms: readonly ReportedForm[],
  lang: Language = "zh",
): Promise<Uint8Array> {
  if (forms.length > MOST_REVIEW_SHEETS)
    throw new RangeError(`more than ${MOST_REVIEW_SHEETS} forms in one workbook`);
  return writeSheets(
    forms.map(({ evaluation, assessment, ruleset }, index) => {
      const view = formView(evaluation, assessment, ruleset, { index });
      return new ReviewSheet(view, assessment.id ?? "", lang).plan();
    }),
  );
}

const WIDTHS = [6, 26, 9, 14, 14, 10, 12, 60, 24, 36];
const LAST = WIDTHS.length - 1;

class ReviewSheet {
  private readonly rows: PlannedCell[][] = [];
  private readonly merges: PlannedSheet["merges"][number][] = [];
  private readonly words: (typeof reviewWords)[Language];

  constructor(
    private readonly view: FormView,
    private readonly id: string,
    private readonly lang: Language,
  ) {
    this.words = reviewWords[lang];
  }

  plan(): PlannedSheet {
    this.addHead();
    this.addScores();
    this.addFindings();
    const { index, project } = this.view.row;
    const name = showHidden(project).replace(/[\\/?*[\]:'⟦⟧]/g, "");
    return {
      name: `${index + 1} ${name}`.slice(0, 31).trim(),
      rows: this.rows,
      merges: this.merges,
      widths: WIDTHS,
    };
  }

  private add(cells: readonly PlannedCell[]): number {
    this.rows.push([...cells]);
    return this.rows.length - 1;
  }

  /** One text over the whole width. */
  private addLine(cell: PlannedCell): void {
    const row = this.add([cell]);
    this.merges.push({ startRow: row, startCol: 0, endRow: row, endCol: LAST });
  }

  private addHead(): void {
    const { words, view } = this;
    this.addLine({ value: words.title, look: "title" });
    const pair = (label: string, value: string) => {
      const row = this.add([{ value: label, look: "label" }, null, text(value)]);
      this.merges.push({ startRow: row, startCol: 0, endRow: row, endCol: 1 });
      this.merges.push({ startRow: row, startCol: 2, endRow: row, endCol: LAST });
    };
    pair(words.project, view.row.project);
    pair(words.form, this.id);
    pair(words.ruleset, `${view.row.ruleset} ${view.ruleset.title[this.lang]}`);
  }

  private addScores(): void {
    const { words, view } = this;
    this.addLine({ value: words.scores, look: "plain" });
    const { number, indicator, weight, self, recomputed, difference, reviewed, ground, note, key } = words;
    this.add(labels([number, indicator, weight, self, recomputed, difference, reviewed, ground, note, key]));
    for (const [i, line] of scoreLines(view, words.execution, this.lang).entries()) {
      this.add([
        { value: i + 1, look: "text" },
        text(line.name),
        figure(line.weight),
        line.self === null ? text(words.blank) : figure(line.self),
        figure(line.recomputed),
        figure(differenceOf(line.recomputed, line.self)),
        text(""),
        text(line.ground),
        text(""),
        text(line.path),
      ]);
    }
    const { stated, accepted } = view.total;
    this.add([
      text(""),
      { value: words.total, look: "label" },
      figure(figureOf(view.evaluation.total?.weight)),
      stated === null ? text(words.blank) : figure(stated),
      figure(accepted),
      figure(differenceOf(accepted, stated)),
      text(""),
      text([view.grade.stated, view.grade.ofAccepted].map((grade) => grade ?? words.blank).join(" → ")),
      text(""),
      text("/total/score"),
    ]);
  }

  private addFindings(): void {
    const { words, view, lang } = this;
    if (view.findings.length === 0) return;
    this.addLine({ value: words.findings, look: "plain" });
    const { number, cell, severity, stated, expected, difference, verdict, finding, note, key } = words;
    this.add(labels([number, cell, severity, stated, expected, difference, verdict, finding, note, key]));
    for (const [i, one] of byWeight(view.findings).entries()) {
      this.add([
        { value: i + 1, look: "text" },
        text(one.cell[lang]),
        text(severityWord(one, lang)),
        text(one.stated ?? words.blank),
        text(one.expected ?? ""),
        figure(gapOf(one)),
        text(""),
        text([one.message[lang], one.reference, one.code].filter((part) => part !== null).join(" · ")),
        text(one.suppressed === null ? "" : `${one.suppressed.by}：${one.suppressed.reason}`),
        text(one.fingerprint),
      ]);
    }
  }
}

function labels(texts: readonly string[]): PlannedCell[] {
  return texts.map((value) => ({ value, look: "label" }));
}

/** A text as text, wherever the sheet is copied to; what would be invisible is shown. */
function text(value: string): PlannedCell {
  const shown = showHidden(value).slice(0, MOST_CHARACTERS);
  return { value: /^[=+\-@\t\r\n＝＋－＠]/.test(shown) ? `'${shown}` : shown, look: "text" };
}

const MOST_CHARACTERS = 4000;

/** A figure as a number with its places, or as text where a number would not hold it. */
function figure(value: string | null): PlannedCell {
  if (value === null) return text("");
  const places = value.includes(".") ? value.length - value.indexOf(".") - 1 : 0;
  const number = Number(value);
  if (value.replace(/\D/g, "").length > 15) return text(value);
  return { value: number, format: places === 0 ? "0" : `0.${"0".repeat(places)}`, look: "text" };
}

interface ScoreLine {
  readonly path: string;
  readonly name: string;
  readonly weight: string | null;
  readonly self: string | null;
  readonly recomputed: string | null;
  readonly ground: string;
}

/** 执行率 and every row, in the order of the form. */
function scoreLines(view: FormView, execution: string, lang: Language): ScoreLine[] {
  const lines: ScoreLine[] = [];
  const { score, explain } = view.execution;
  if (score !== null) {
    lines.push({
      path: "/funds/total/score",
      name: execution,
      weight: figureOf(view.evaluation.funds?.weight),
      self: score.stated,
      recomputed: score.accepted,
      ground: explain?.[lang] ?? "",
    });
  }
  const results = new Map(view.indicators.map((result) => [result.path, result]));
  for (const { row } of indicatorLines(view.evaluation)) {
    const result = row === null ? undefined : results.get(row.path);
    if (row === null || result === undefined) continue;
    lines.push({
      path: `${row.path}/score`,
      name: isBlank(row.node.name) ? words[lang].unnamed : String(row.node.name),
      weight: figureOf(row.node.weight),
      self: result.score.stated,
      recomputed: result.score.accepted,
      ground: result.explain?.[lang] ?? "",
    });
  }
  return lines;
}

function figureOf(printed: string | number | null | undefined): string | null {
  const cell = readFigure(printed);
  return cell.kind === "figure" ? format(cell.figure.value) : null;
}

function differenceOf(recomputed: string | null, self: string | null): string | null {
  return recomputed === null || self === null ? null : format(subtract(exact(recomputed), exact(self)));
}

/** How far the stated figure is from the nearest expected one; nothing where either is no figure. */
function gapOf({ stated, expected }: FindingView): string | null {
  const gap = exactGap(stated, expected);
  return gap === null ? null : format(gap);
}

function exactGap(stated: string | null, expected: string | null): Exact | null {
  const from = readFigure(stated);
  if (from.kind !== "figure" || expected === null) return null;
  const ends = expected.split("–").map((end) => readFigure(end));
  const gaps = ends.flatMap((end) =>
    end.kind === "figure" ? [subtract(end.figure.value, from.figure.value)] : [],
  );
  const [first, second] = gaps;
  if (first === undefined || second === undefined) return first ?? null;
  // Above the upper end, or below the lower one.
  return signOf(second) < 0 ? second : first;
}

const SEVERITIES = ["error", "warning", "info"];

/** The most severe first, and among these the largest difference; those someone accepted last. */
function byWeight(findings: readonly FindingView[]): FindingView[] {
  const size = (finding: FindingView) => Math.abs(Number(gapOf(finding) ?? 0));
  return [...findings].sort(
    (a, b) =>
      Number(a.suppressed !== null) - Number(b.suppressed !== null) ||
      SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
      size(b) - size(a) ||
      a.number - b.number,
  );
}

function severityWord({ severity, suppressed }: FindingView, lang: Language): string {
  return suppressed === null ? words[lang].severity[severity] : words[lang].suppressed;
}
