import type { Language } from "../../explain/message";
import { showHidden } from "../../explain/showHidden";
import { isBlank } from "../../figure/printed";
import type { FindingView, FormView } from "../view/formView";
import { type Words, words } from "../words";
import { type Html, html } from "./html";

/** What a drawn cell needs. */
export interface CellDrawing {
  readonly words: Words;
  /** Findings by the cell they are about. */
  readonly marks: ReadonlyMap<string, readonly FindingView[]>;
}

/** What every part of a drawn form needs. */
export interface Drawing extends CellDrawing {
  readonly view: FormView;
  readonly lang: Language;
}

export function drawingOf(view: FormView, lang: Language): Drawing {
  const marks = new Map<string, FindingView[]>();
  for (const finding of view.findings) {
    const there = marks.get(finding.path);
    if (there === undefined) marks.set(finding.path, [finding]);
    else there.push(finding);
  }
  return { view, lang, words: words[lang], marks };
}

export type Printed = string | number | null | undefined;

export interface CellOptions {
  /** Column heading, shown beside the value where the table is too narrow for columns. */
  readonly label?: string;
  readonly className?: string;
  readonly rows?: number;
  readonly columns?: number;
  /** Draws the cell once more in another place: without the anchor. */
  readonly again?: boolean;
  /** Put in front of the value. */
  readonly before?: Html;
  /** Id of the explanation of the value, shown after the findings about it. */
  readonly explained?: string;
}

/** Figures stand on one line; what is longer is none. */
const LONGEST_FIGURE = 24;

/** A cell of the form as printed, marked where a finding is about it. */
export function cell(drawing: CellDrawing, path: string, value: Printed, options: CellOptions = {}): Html {
  const { label, className, rows, columns, again, explained } = options;
  const findings = drawing.marks.get(path) ?? [];
  const isLong = showHidden(String(value ?? "")).length > LONGEST_FIGURE;
  const classes = [
    className,
    markClass(findings),
    isBlank(value) ? "empty" : undefined,
    isLong ? "wrap" : undefined,
  ].filter(Boolean);
  return html`<td role="cell" data-path="${path}"${again ? "" : html` id="c${path}"`}${attribute("class", classes.join(" "))}${attribute("data-label", label)}${attribute("rowspan", rows)}${attribute("colspan", columns)}${tip(findings, explained)}>${content(drawing, value, findings, options)}</td>`;
}

/** The same for a text that stands outside a table. */
export function passage(
  drawing: Drawing,
  path: string,
  value: Printed,
  tag: "h2" | "p" | "dd" | "span",
): Html {
  const findings = drawing.marks.get(path) ?? [];
  const open = html`data-path="${path}" id="c${path}"${attribute("class", markClass(findings))}${tip(findings)}`;
  const inner = content(drawing, value, findings);
  if (tag === "h2") return html`<h2 ${open}>${inner}</h2>`;
  if (tag === "p") return html`<p ${open}>${inner}</p>`;
  if (tag === "dd") return html`<dd ${open}>${inner}</dd>`;
  return html`<span ${open}>${inner}</span>`;
}

/** A cell that holds nothing from the form. */
export function plainCell(value: Html | string, options: CellOptions = {}): Html {
  const { label, className, rows, columns } = options;
  return html`<td role="cell"${attribute("class", className)}${attribute("data-label", label)}${attribute("rowspan", rows)}${attribute("colspan", columns)}>${value}</td>`;
}

export function heading(text: string, className?: string): Html {
  return html`<th role="columnheader" scope="col"${attribute("class", className)}>${text}</th>`;
}

function attribute(name: string, value: string | number | undefined): Html | null {
  if (value === undefined || value === "" || value === 1) return null;
  return html` ${{ html: name }}="${value}"`;
}

function tip(findings: readonly FindingView[], explained?: string): Html | null {
  const ids = findings.map(({ number }) => `f-${number}`);
  if (explained !== undefined) ids.push(explained);
  return ids.length === 0 ? null : html` data-tip="${ids.join(" ")}"`;
}

function content(
  drawing: CellDrawing,
  value: Printed,
  findings: readonly FindingView[],
  { before, explained }: CellOptions = {},
): Html {
  const text = isBlank(value)
    ? findings.length > 0 && html`<span class="blank">${drawing.words.blank}</span>`
    : html`<span class="v">${String(value)}</span>`;
  return html`${before}${text}${findings.map((finding) => mark(drawing, finding, explained))}`;
}

/** The number of a finding, as a button that shows it. */
export function mark({ words }: CellDrawing, finding: FindingView, explained?: string): Html {
  const { number, severity } = finding;
  const label = `${words.severity[severity]} ${number}`;
  const more = explained === undefined ? "" : ` ${explained}`;
  return html`<button type="button" class="mark ${severityClass(finding)}" data-tip="f-${number}${more}" aria-label="${label}" aria-describedby="m-${number}${more}">${number}</button>`;
}

/** `e`, `w`, `i`, or `s` for one someone accepted. */
export function severityClass({ severity, suppressed }: FindingView): string {
  return suppressed === null ? severity.charAt(0) : "s";
}

/** Findings come with the most severe first. */
function markClass(findings: readonly FindingView[]): string | undefined {
  const [worst] = findings;
  return worst === undefined ? undefined : `marked ${severityClass(worst)}`;
}
