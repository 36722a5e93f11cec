import { isUtf8, transcode } from "node:buffer";
import { assess } from "../assess/assess";
import type { Assessment } from "../assess/assessment";
import { assessBriefly } from "../batch/assessBriefly";
import { BRIEF, issuesOf } from "../batch/assessMany";
import { type Brief, briefOf } from "../batch/brief";
import { createComparers } from "../batch/compare";
import { type Summary, SummaryBuilder } from "../batch/summary";
import type { Issue } from "../errors";
import { parseEvaluation } from "../evaluation/parse";
import type { Evaluation } from "../evaluation/schema";
import type { Ruleset } from "../ruleset/schema";
import { isAmong, type RulesetChoice, rulesetFinder } from "../ruleset/select";
import { createSuppressor, type Suppressor } from "../suppress/suppress";
import type { Suppressions } from "../suppress/suppressionsSchema";
import type { Block, Part } from "./blocks";
import { createLocator, EMPTY_ARRAY, EMPTY_FILE, readJson } from "./json";
import { type Against, errorLine, type LineExtras, type OutputKind, resultLine } from "./resultLine";

export interface ProcessorSettings {
  readonly ruleset: RulesetChoice;
  /** A second ruleset, to tell what moves under it. */
  readonly against: RulesetChoice | null;
  readonly output: OutputKind;
  /** Whether assessments carry explanations and repairs. */
  readonly explain: boolean;
  /** Accepted findings, and the day to hold their `until` against. */
  readonly accepted?: { readonly suppressions: Suppressions; readonly today: string };
}

export interface BlockResult {
  /** Result lines in UTF-8, each with its line end. */
  readonly output: Uint8Array<ArrayBuffer>;
  readonly forms: number;
  readonly errors: number;
}

/** Turns blocks of forms into blocks of result lines, and keeps their summary. */
export class Processor {
  private summary = new SummaryBuilder();
  private readonly rulesetFor: (evaluation: Evaluation) => Ruleset;
  private readonly againstFor: ((evaluation: Evaluation) => Ruleset) | null;
  private readonly chosen: Pick<LineExtras, "isChosen" | "isOtherChosen">;
  private readonly compareUnder = createComparers();
  private readonly suppressor: Suppressor | null;
  /** Whether nothing is asked of a form that a brief assessment leaves out. */
  private readonly isBrief: boolean;
  private lines: string[] = [];
  private forms = 0;
  private errors = 0;

  constructor(private readonly settings: ProcessorSettings) {
    const { ruleset, against, accepted } = settings;
    this.suppressor = accepted === undefined ? null : createSuppressor(accepted.suppressions, accepted.today);
    this.rulesetFor = rulesetFinder(ruleset);
    this.againstFor = against === null ? null : rulesetFinder(against);
    this.chosen = { isChosen: isAmong(ruleset), isOtherChosen: against !== null && isAmong(against) };
    this.isBrief = settings.output === "summary" && this.suppressor === null;
  }

  process(block: Pick<Block, "bytes" | "parts">): BlockResult {
    this.lines = [];
    this.forms = 0;
    this.errors = 0;
    for (const part of block.parts) this.part(block.bytes, part);
    if (this.lines.length > 0) this.lines.push("");
    const output = encode(this.lines.join("\n"));
    return { output, forms: this.forms, errors: this.errors };
  }

  /** The summary of all blocks since it was last taken. */
  takeSummary(): Summary {
    const summary = this.summary.build();
    this.summary = new SummaryBuilder();
    return summary;
  }

  private part(bytes: Uint8Array, part: Part): void {
    if (part.kind === "problem") this.fail(part.file, part.line, [part.issue]);
    else if (part.kind === "lines") this.linesOf(bytes.subarray(part.from, part.to), part.file, part.line);
    else this.document(bytes.subarray(part.from, part.to), part.file);
  }

  private linesOf(bytes: Uint8Array, file: string, firstLine: number): void {
    let line = firstLine;
    let start = 0;
    while (start < bytes.length) {
      const end = endOfPiece(bytes, start);
      line = this.piece(bytes.subarray(start, end), file, line);
      start = end;
    }
  }

  /** @returns the number of the line behind it */
  private piece(bytes: Uint8Array, file: string, firstLine: number): number {
    const text = decode(bytes);
    if (text === null) return this.linesNotAllUtf8(bytes, file, firstLine);
    let line = firstLine;
    let start = 0;
    while (start < text.length) {
      const found = text.indexOf("\n", start);
      const end = found === -1 ? text.length : found;
      this.line(text.slice(start, end), file, line);
      start = end + 1;
      line += 1;
    }
    return line;
  }

  /** Some line is not UTF-8: only that one is answered as such. */
  private linesNotAllUtf8(bytes: Uint8Array, file: string, firstLine: number): number {
    let line = firstLine;
    let start = 0;
    while (start < bytes.length) {
      const found = bytes.indexOf(LINE_FEED, start);
      const end = found === -1 ? bytes.length : found;
      const text = decode(bytes.subarray(start, end));
      if (text === null) this.fail(file, line, [notUtf8]);
      else this.line(text, file, line);
      start = end + 1;
      line += 1;
    }
    return line;
  }

  private line(line: string, file: string, number: number): void {
    const text = number === 1 ? withoutByteOrderMark(line) : line;
    let data: unknown;
    try {
      data = JSON.parse(text);
    } catch {
      if (text.trim() !== "") this.failJson(text, file, number);
      return;
    }
    this.form(data, text, file, number);
  }

  /** A form, or an array of forms; where the text is neither, maybe a form a line. */
  private document(bytes: Uint8Array, file: string): void {
    const decoded = decode(bytes);
    if (decoded === null) {
      this.linesNotAllUtf8(bytes, file, 1);
      return;
    }
    const text = withoutByteOrderMark(decoded);
    let data: unknown;
    try {
      data = JSON.parse(text);
    } catch {
      const first = /[^\s].*/.exec(text)?.[0] ?? "";
      if (readJson(first).success) this.linesOf(bytes, file, 1);
      else if (first === "") this.fail(file, 1, [EMPTY_FILE]);
      else this.failJson(text, file, 1);
      return;
    }
    if (!Array.isArray(data)) this.form(data, text, file, 1);
    else if (data.length === 0) this.fail(file, 1, [EMPTY_ARRAY]);
    else for (const [index, form] of data.entries()) this.form(form, text, file, 1, `/${index}`);
  }

  /** @param prefix - where the form stands in its document */
  private form(data: unknown, text: string, file: string, line: number, prefix = ""): void {
    let evaluation: Evaluation;
    let ruleset: Ruleset;
    let result: Brief | Assessment;
    try {
      evaluation = parseEvaluation(data);
      ruleset = this.rulesetFor(evaluation);
      result = this.assess(evaluation, ruleset);
    } catch (error) {
      this.unreadable(issuesOf(error), text, file, line, prefix);
      return;
    }
    const against = this.against(evaluation, ruleset, result);
    this.forms += 1;
    this.lines.push(resultLine(result, this.settings.output, { ...this.chosen, against }));
    const brief = "repairs" in result ? briefOf(result) : result;
    this.summary.addForm(evaluation, brief, evaluation.id === undefined ? `${file}:${line}` : undefined);
    if (against !== null && "grade" in against) this.summary.addCompared(against);
  }

  /** A summary line asks for less than a whole assessment. */
  private assess(evaluation: Evaluation, ruleset: Ruleset): Brief | Assessment {
    if (this.isBrief) return assessBriefly(evaluation, ruleset);
    const assessment = assess(evaluation, ruleset, this.settings.explain ? {} : BRIEF);
    return this.suppressor?.apply(evaluation, assessment) ?? assessment;
  }

  /** What a second ruleset makes of the form; it may have no values for the form's year. */
  private against(evaluation: Evaluation, ruleset: Ruleset, result: Brief | Assessment): Against | null {
    if (this.againstFor === null) return null;
    try {
      return this.compareUnder(ruleset, this.againstFor(evaluation))(evaluation, result);
    } catch (error) {
      return { issues: issuesOf(error) };
    }
  }

  private unreadable(
    issues: readonly Issue[],
    text: string,
    file: string,
    line: number,
    prefix: string,
  ): void {
    const located = issues.map((issue) => ({ ...issue, path: prefix + issue.path }));
    this.fail(file, line, located, text);
  }

  private failJson(text: string, file: string, line: number): void {
    const json = readJson(text);
    const issue = json.success ? notUtf8 : json.issue;
    const at = json.success ? null : json.at;
    this.addError(file, line + (at?.line ?? 1) - 1, at?.column ?? null, [issue]);
  }

  private fail(file: string, line: number | null, issues: readonly Issue[], text?: string): void {
    const at = text === undefined || issues[0] === undefined ? null : createLocator(text)(issues[0].path);
    this.addError(file, line === null ? null : line + (at?.line ?? 1) - 1, at?.column ?? null, issues);
  }

  private addError(file: string, line: number | null, column: number | null, issues: readonly Issue[]): void {
    this.errors += 1;
    this.lines.push(errorLine(file, line, column, issues));
    this.summary.add({ kind: "unreadable", issues });
  }
}

const LINE_FEED = 0x0a;

const notUtf8: Issue = {
  code: "input.not-utf8",
  path: "",
  message: {
    zh: "不是 UTF-8 编码（可能是 GBK 或 UTF-16）；请另存为 UTF-8",
    en: "not UTF-8 (perhaps GBK or UTF-16); save it as UTF-8",
  },
};

/** Lines are decoded some at a time: a longer text would be kept until the next full collection. */
const PIECE = 48 * 1024;

/** Where the whole lines from `start` on fill a piece; a longer line is one of its own. */
function endOfPiece(bytes: Uint8Array, start: number): number {
  const limit = start + PIECE;
  if (limit >= bytes.length) return bytes.length;
  const last = bytes.lastIndexOf(LINE_FEED, limit - 1);
  if (last >= start) return last + 1;
  const next = bytes.indexOf(LINE_FEED, limit);
  return next === -1 ? bytes.length : next + 1;
}

/**
 * UTF-8 as text, or `null` where it is not UTF-8. By way of UTF-16, since that conversion takes a third of the
 * time `toString` does on Chinese text.
 */
function decode(bytes: Uint8Array): string | null {
  if (!isUtf8(bytes)) return null;
  if (bytes.length === 0) return "";
  return transcode(bytes, "utf8", "utf16le").toString("utf16le");
}

function encode(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

function withoutByteOrderMark(text: string): string {
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}
