import { type Headline, headlineOf } from "../assess/assess";
import { scoreEvaluation } from "../assess/examine";
import type { Evaluation } from "../evaluation/schema";
import type { Ruleset } from "../ruleset/schema";
import { type Change, type Migration, MigrationBuilder, type Move } from "./migration";

export interface Comparison extends Migration {
  readonly moves: readonly Move[];
}

/**
 * Which forms another ruleset would move, and through which of its parameters.
 *
 * @returns the moved forms in input order, the migration matrix of accepted grades, and counts by parameter
 * @throws RulesetError `parameter-not-in-force` where either ruleset has no value for a form's year
 */
export function compare(evaluations: Iterable<Evaluation>, from: Ruleset, to: Ruleset): Comparison {
  const comparer = createComparer(from, to);
  const migration = new MigrationBuilder();
  const moves: Move[] = [];
  for (const evaluation of evaluations) {
    const { grade, move } = comparer(evaluation);
    migration.add(grade, move);
    if (move !== null) moves.push(move);
  }
  const none: Migration = { forms: 0, moved: 0, regraded: 0, matrix: {}, byParameter: {} };
  return { ...(migration.build() ?? none), moves };
}

export interface Compared {
  readonly grade: Change<string | null>;
  /** `null` where neither total nor grade changes. */
  readonly move: Move | null;
}

/**
 * Prepares a comparison of many forms; only a form that moves costs more than a second assessment.
 *
 * @returns takes a form, and its assessment under the first ruleset where there is one already
 */
export function createComparer(
  from: Ruleset,
  to: Ruleset,
): (evaluation: Evaluation, known?: Pick<Headline, "total" | "grade">) => Compared {
  const differing = differingParameters(from, to);
  const changed = differing.map((name) => mixed(from, to, [name]));
  const kept = differing.map((name) => mixed(to, from, [name]));
  return (evaluation, known) => {
    const before = known === undefined ? outcomeUnder(evaluation, from) : outcomeOf(known);
    const after = outcomeUnder(evaluation, to);
    const grade = { from: before.grade, to: after.grade };
    if (isSame(before, after)) return { grade, move: null };
    const moves = (ruleset: Ruleset) => !isSame(before, outcomeUnder(evaluation, ruleset));
    let through = differing.filter((_, i) => moves(changed[i]!));
    if (through.length === 0) through = differing.filter((_, i) => !moves(kept[i]!));
    if (through.length === 0) through = differing;
    const total = { from: before.total, to: after.total };
    return { grade, move: { id: evaluation.id ?? null, total, grade, through } };
  };
}

interface Result {
  readonly total: string;
  readonly grade: string | null;
}

/** Total and grade ask for scores alone; no check is run. */
function outcomeUnder(evaluation: Evaluation, ruleset: Ruleset): Result {
  return outcomeOf(headlineOf(scoreEvaluation(evaluation, ruleset), null));
}

function outcomeOf({ total, grade }: Pick<Headline, "total" | "grade">): Result {
  return { total: total.accepted, grade: grade.ofAccepted };
}

function isSame(a: Result, b: Result): boolean {
  return a.total === b.total && a.grade === b.grade;
}

type ParameterName = keyof Ruleset["parameters"];

/** The parameters whose dated values differ; their grounds may. */
function differingParameters(a: Ruleset, b: Ruleset): ParameterName[] {
  const names = Object.keys({ ...a.parameters, ...b.parameters }) as ParameterName[];
  return names.filter((name) => valuesOf(a, name) !== valuesOf(b, name)).sort();
}

function valuesOf(ruleset: Ruleset, name: ParameterName): string {
  const values: readonly { readonly from: string; readonly value: unknown }[] =
    ruleset.parameters[name].values;
  return JSON.stringify(values.map(({ from, value }) => [from, value]));
}

/** `base` with the named parameters of `other`. */
function mixed(base: Ruleset, other: Ruleset, names: readonly ParameterName[]): Ruleset {
  const taken = Object.fromEntries(names.map((name) => [name, other.parameters[name]]));
  return { ...base, parameters: { ...base.parameters, ...taken } };
}
