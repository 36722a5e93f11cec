import { type Headline, headlineOf } from "../assess/assess";
import { scoreEvaluation } from "../assess/examine";
import type { Evaluation } from "../evaluation/schema";
import type { RulesetName } from "../ruleset/diff";
import type { Ruleset } from "../ruleset/schema";
import { type RulesetChoice, rulesetFinder } from "../ruleset/select";
import { type Compared, type Migration, MigrationBuilder, type Move } from "./migration";

export interface Comparison extends Migration {
  readonly moves: readonly Move[];
}

/**
 * Which forms another ruleset would move, and through which of its parameters.
 *
 * @returns the moved forms in input order, the migration matrix of accepted grades, and counts by parameter
 * @param from - one ruleset, or `{ among }` from which each form has its own chosen; so with `to`
 * @throws RulesetError `parameter-not-in-force` where either ruleset has no value for a form's year
 */
export function compare(
  evaluations: Iterable<Evaluation>,
  from: RulesetChoice,
  to: RulesetChoice,
): Comparison {
  const [fromFor, toFor] = [rulesetFinder(from), rulesetFinder(to)];
  const compareUnder = createComparers();
  const migration = new MigrationBuilder();
  const moves: Move[] = [];
  for (const evaluation of evaluations) {
    const compared = compareUnder(fromFor(evaluation), toFor(evaluation))(evaluation);
    migration.add(compared);
    if (compared.move !== null) moves.push(compared.move);
  }
  return { ...migration.build(), moves };
}

/** Compares a form, given its assessment under the first ruleset where there is one already. */
type Comparer = (evaluation: Evaluation, known?: Pick<Headline, "total" | "grade">) => Compared;

/** One comparison, prepared once, for each pair of rulesets that is met. */
export function createComparers(): (from: Ruleset, to: Ruleset) => Comparer {
  const made = new Map<Ruleset, Map<Ruleset, Comparer>>();
  return (from, to) => {
    const others = made.get(from) ?? new Map<Ruleset, Comparer>();
    made.set(from, others);
    const comparer = others.get(to) ?? createComparer(from, to);
    others.set(to, comparer);
    return comparer;
  };
}

/**
 * Prepares a comparison of many forms; only a form that moves costs more than a second assessment.
 *
 * @returns takes a form, and its assessment under the first ruleset where there is one already
 */
function createComparer(from: Ruleset, to: Ruleset): Comparer {
  const rulesets = { from: nameOf(from), to: nameOf(to) };
  const differing = differingParameters(from, to);
  const changed = differing.map((name) => mixed(from, to, [name]));
  const kept = differing.map((name) => mixed(to, from, [name]));
  return (evaluation, known) => {
    const before = known === undefined ? outcomeUnder(evaluation, from) : outcomeOf(known);
    const after = outcomeUnder(evaluation, to);
    const grade = { from: before.grade, to: after.grade };
    if (isSame(before, after)) return { rulesets, grade, move: null };
    const moves = (ruleset: Ruleset) => !isSame(before, outcomeUnder(evaluation, ruleset));
    let through = differing.filter((_, i) => moves(changed[i]!));
    if (through.length === 0) through = differing.filter((_, i) => !moves(kept[i]!));
    if (through.length === 0) through = differing;
    const total = { from: before.total, to: after.total };
    return { rulesets, grade, move: { id: evaluation.id ?? null, total, grade, through } };
  };
}

interface Result {
  readonly total: string;
  readonly grade: string | null;
}

function nameOf({ id, version }: Ruleset): RulesetName {
  return { id, version };
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
