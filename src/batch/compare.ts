import { type Headline, headlineOf } from "../assess/assess";
import { scoreEvaluation } from "../assess/examine";
import type { Issue } from "../errors";
import type { Evaluation } from "../evaluation/schema";
import type { RulesetName } from "../ruleset/diff";
import type { Ruleset } from "../ruleset/schema";
import { type RulesetChoice, rulesetFinder } from "../ruleset/select";
import { assessBriefly } from "./assessBriefly";
import { issuesOf } from "./assessMany";
import type { Brief } from "./brief";
import { type Compared, type FindingsMoved, type Migration, MigrationBuilder, type Move } from "./migration";
import { Counter, type Tally } from "./tally";

export interface Comparison extends Migration {
  readonly moves: readonly Move[];
  /** Forms that one of the rulesets cannot score, such as those of a year it has no values for; in input order. */
  readonly notCompared: readonly NotCompared[];
}

/** A form that was not compared, and why. */
export interface NotCompared {
  /** Its place in the input, from 0. */
  readonly index: number;
  readonly id: string | null;
  readonly issues: readonly Issue[];
}

/**
 * Which forms another ruleset would move, through which of its parameters, and which findings appear and vanish.
 *
 * @returns the moved forms in input order, the migration matrix of accepted grades, counts by parameter and by
 * finding, and the forms that could not be compared
 * @param from - one ruleset, or `{ among }` from which each form has its own chosen; so with `to`
 * @throws RulesetError `ruleset.missing` or `ruleset.not-parsed`, at once, where either is no whole ruleset
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
  const notCompared: NotCompared[] = [];
  let index = -1;
  for (const evaluation of evaluations) {
    index += 1;
    try {
      const compared = compareUnder(fromFor(evaluation), toFor(evaluation))(evaluation);
      migration.add(compared);
      if (compared.move !== null) moves.push(compared.move);
    } catch (error) {
      notCompared.push({ index, id: evaluation?.id ?? null, issues: issuesOf(error) });
    }
  }
  return { ...migration.build(), moves, notCompared };
}

/** Compares a form, given its assessment under the first ruleset where there is one already. */
type Comparer = (evaluation: Evaluation, known?: Known) => Compared;
type Known = Pick<Brief, "total" | "grade" | "findings">;

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
 * Prepares a comparison of many forms; only a form that moves costs more than an assessment under each.
 *
 * @returns takes a form, and its assessment under the first ruleset where there is one already
 */
function createComparer(from: Ruleset, to: Ruleset): Comparer {
  const rulesets = { from: nameOf(from), to: nameOf(to) };
  const differing = differingParameters(from, to);
  const changed = differing.map((name) => mixed(from, to, [name]));
  const kept = differing.map((name) => mixed(to, from, [name]));
  return (evaluation, known = assessBriefly(evaluation, from)) => {
    const other = assessBriefly(evaluation, to);
    const [before, after] = [outcomeOf(known), outcomeOf(other)];
    const grade = { from: before.grade, to: after.grade };
    const findings = findingsMoved(known.findings, other.findings);
    if (isSame(before, after)) return { rulesets, grade, findings, move: null };
    const moves = (ruleset: Ruleset) => !isSame(before, outcomeUnder(evaluation, ruleset));
    let through = differing.filter((_, i) => moves(changed[i]!));
    if (through.length === 0) through = differing.filter((_, i) => !moves(kept[i]!));
    if (through.length === 0) through = differing;
    const total = { from: before.total, to: after.total };
    return { rulesets, grade, findings, move: { id: evaluation.id ?? null, total, grade, through } };
  };
}

interface Result {
  readonly total: string;
  readonly grade: string | null;
}

function nameOf({ id, version }: Ruleset): RulesetName {
  return { id, version };
}

type Findings = Known["findings"];

function findingsMoved(before: Findings, after: Findings): FindingsMoved {
  return { appearing: codesBeyond(before, after), vanishing: codesBeyond(after, before) };
}

/** The findings that have none of their code and cell among the others, by code. */
function codesBeyond(others: Findings, findings: Findings): Tally {
  const known = new Map<string, number>();
  for (const { code, path } of others) {
    const place = `${code} ${path}`;
    known.set(place, (known.get(place) ?? 0) + 1);
  }
  const beyond = new Counter();
  for (const { code, path } of findings) {
    const place = `${code} ${path}`;
    const left = known.get(place) ?? 0;
    if (left > 0) known.set(place, left - 1);
    else beyond.add(code);
  }
  return beyond.build();
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
