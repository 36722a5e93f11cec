import type { Finding } from "../check/finding";
import type { Evaluation, FundsLine, FundsSource } from "../evaluation/schema";
import { isBlank } from "./cellKinds";
import type { Blanks, Draft, DraftLine, DraftNode, Printed, ValueKey } from "./draft";
import type { GridCell } from "./grid";
import type { Note } from "./notes";

/** A form read: the `Evaluation`, where each value stood, and what was guessed or left aside on the way. */
export interface ReadForm {
  readonly evaluation: Evaluation;
  /** JSON Pointer → `表1!H23` or `line 12, column 3`; in sheets also for blank cells under a heading of their block. */
  readonly provenance: Readonly<Record<string, string>>;
  readonly notes: readonly Note[];
  /** Only what the source itself shows beside the form: `cell.formula-range`. */
  readonly findings: readonly Finding[];
}

/** The form, with the grid's cell behind each path and the path of each cell. */
export interface Emitted {
  readonly form: ReadForm;
  readonly cells: ReadonlyMap<string, GridCell>;
  /** How many cells of the indicators do not suit the columns they were read from. */
  readonly misfits: number;
}

const VALUE_ORDER: readonly ValueKey[] = ["initialTarget", "target", "actual", "weight", "score", "reason"];

class Emitter {
  readonly cells = new Map<string, GridCell>();
  readonly provenance: Record<string, string> = Object.create(null);
  readonly paths = new Map<object, string>();
  readonly reviewScores: Record<string, string> = {};

  /** A value for its key, or `undefined` where the cell is blank. */
  take(printed: Printed | null | undefined, path: string): string | undefined {
    if (printed === null || printed === undefined || isBlank(printed.text)) return undefined;
    this.locate(printed, path);
    return printed.text;
  }

  private locate(printed: Printed, path: string): void {
    this.paths.set(printed, path);
    const cell = printed.cell;
    if (cell === null) return;
    this.cells.set(path, cell);
    this.provenance[path] = cell.where;
    if (!this.paths.has(cell)) this.paths.set(cell, path);
  }

  fields<Key extends string>(
    values: Partial<Record<Key, Printed | null>>,
    keys: readonly Key[],
    path: string,
    blanks: Blanks<Key> = {},
  ): Partial<Record<Key, string>> {
    const out: Partial<Record<Key, string>> = {};
    for (const key of keys) {
      const text = this.take(values[key], `${path}/${key}`);
      const place = blanks[key];
      if (text !== undefined) out[key] = text;
      else if (place !== undefined) this.provenance[`${path}/${key}`] = place;
    }
    return out;
  }

  node(draft: DraftNode, path: string): Evaluation["indicators"][number] {
    this.paths.set(draft, path);
    const name = this.take(draft.name, `${path}/name`);
    const review = draft.reviewScore;
    if (review !== undefined && !isBlank(review.text)) this.reviewScores[`${path}/score`] = review.text;
    return {
      ...(name === undefined ? {} : { name }),
      ...this.fields(draft.values, VALUE_ORDER, path, draft.blanks),
      ...(draft.children === null
        ? {}
        : { children: draft.children.map((child, i) => this.node(child, `${path}/children/${i}`)) }),
    };
  }

  fundsLine(line: DraftLine, path: string): FundsLine {
    return this.fields(
      line.figures,
      ["appliedBudget", "initialBudget", "budget", "executed", "carryover", "rate", "score", "reason"],
      path,
      line.blanks,
    );
  }
}

function isEmpty(value: object): boolean {
  return Object.keys(value).length === 0;
}

function emitFunds(draft: Draft, emitter: Emitter): Evaluation["funds"] {
  const weight = emitter.take(draft.fundsWeight, "/funds/weight");
  const line = draft.fundsTotal === null ? {} : emitter.fundsLine(draft.fundsTotal, "/funds/total");
  const total = isEmpty(line) ? undefined : line;
  const sources: FundsSource[] = draft.sources.map((line, i) => {
    const path = `/funds/sources/${i}`;
    const name = emitter.take(line.name, `${path}/name`);
    return { ...(name === undefined ? {} : { name }), ...emitter.fundsLine(line, path) };
  });
  const review = draft.fundsReviewScore;
  if (review !== null && !isBlank(review.text)) emitter.reviewScores["/funds/total/score"] = review.text;
  if (weight === undefined && total === undefined && sources.length === 0) return undefined;
  return {
    ...(weight === undefined ? {} : { weight }),
    ...(total === undefined ? {} : { total }),
    ...(sources.length === 0 ? {} : { sources }),
  };
}

function emitAnalysis(draft: Draft, emitter: Emitter): Record<string, string> {
  const out: Record<string, string> = Object.create(null);
  for (const [label, printed] of draft.analysis) {
    const text = emitter.take(printed, `/analysis/${label.replace(/~/g, "~0").replace(/\//g, "~1")}`);
    if (text !== undefined) out[label] = text;
  }
  return { ...out };
}

/** Turns the draft into plain data: only keys that hold something, in the order of the contract. */
export function emitForm(draft: Draft): Emitted {
  const emitter = new Emitter();
  const title = emitter.take(draft.title, "/title");
  const project = emitter.fields(draft.project, ["name", "code", "department", "implementer"], "/project");
  const funds = emitFunds(draft, emitter);
  const goals = emitter.fields(
    { planned: draft.planned, achieved: draft.achieved },
    ["planned", "achieved"],
    "/goals",
  );
  const indicators = draft.indicators.map((node, i) => emitter.node(node, `/indicators/${i}`));
  const total = emitter.fields(draft.total, ["weight", "score", "grade"], "/total", draft.totalBlanks);
  // Where the score of 总分 is blank, the label stands for what is not printed.
  if (draft.total.score === undefined && draft.totalLabel !== null)
    emitter.provenance["/total"] = draft.totalLabel.where;
  if (draft.total.reviewScore !== undefined) {
    emitter.reviewScores["/total/score"] = draft.total.reviewScore.text;
  }
  const analysis = emitAnalysis(draft, emitter);
  const evaluation: Evaluation = {
    ...(title === undefined ? {} : { title }),
    ...(draft.year === null ? {} : { year: draft.year }),
    ...(isEmpty(project) ? {} : { project }),
    ...(draft.currencyUnit === null ? {} : { currencyUnit: draft.currencyUnit }),
    ...(funds === undefined ? {} : { funds }),
    ...(isEmpty(goals) ? {} : { goals }),
    indicators,
    ...(isEmpty(total) ? {} : { total }),
    ...(isEmpty(analysis) ? {} : { analysis }),
    ...(isEmpty(emitter.reviewScores) ? {} : { meta: { reviewScores: emitter.reviewScores } }),
  };
  const notes = draft.notes.entries.map(({ note, about }) => ({
    ...note,
    path: about === null ? null : (emitter.paths.get(about) ?? null),
  }));
  const provenance = { ...emitter.provenance };
  return {
    form: { evaluation, provenance, notes, findings: [] },
    cells: emitter.cells,
    misfits: draft.misfits,
  };
}
