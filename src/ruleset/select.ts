import { type Bilingual, RulesetError } from "../errors";
import type { Evaluation, IndicatorNode } from "../evaluation/schema";
import {
  add,
  divide,
  type Exact,
  equals,
  format,
  HUNDRED,
  lesser,
  ONE,
  round,
  signOf,
  subtract,
} from "../figure/exact";
import { isBlank, readFigure } from "../figure/printed";
import { gradeNamed } from "./gradeNamed";
import { rulesFor } from "./rules";
import type { ParameterName, Ruleset } from "./schema";

/** One ruleset for every form, or by id those from which `selectRuleset` picks one for each form. */
export type RulesetChoice = Ruleset | { readonly among: Readonly<Record<string, Ruleset>> };

/**
 * @returns finds the ruleset of a form, and throws RulesetError `ruleset.none-in-force` where there is none
 * @throws RulesetError `ruleset.missing` where none was given, `ruleset.not-parsed` where it is a file as it was read
 */
export function rulesetFinder(choice: RulesetChoice): (evaluation: Evaluation) => Ruleset {
  if (isAmong(choice)) return (evaluation) => selectRuleset(evaluation, choice.among).ruleset;
  // Whether it is whole is said at once, not form by form.
  rulesFor(choice, null);
  return () => choice;
}

/** Whether each form has its own ruleset chosen. */
export function isAmong(choice: RulesetChoice): choice is Exclude<RulesetChoice, Ruleset> {
  return typeof choice === "object" && choice !== null && "among" in choice;
}

/** The ruleset a form seems to be filled in by, and why. */
export interface RulesetSelection {
  readonly ruleset: Ruleset;
  /** What spoke for it, in the order in which it was asked; never empty. */
  readonly reasons: readonly Bilingual[];
  /** Ids of others the form fits as well; where there are any, the choice is a guess. */
  readonly alternatives: readonly string[];
}

/**
 * Picks the ruleset a form was filled in by, from its year and layout: the weight it gives 预算执行率, the words of
 * its grades, the place named in its heading, and whether 成本 is a first level. Among those left the one that
 * others are variants of; a formula cannot be seen on a form, so such variants must be named.
 *
 * @param rulesets - to choose from, by id
 * @throws RulesetError `ruleset.none-in-force`
 */
export function selectRuleset(
  evaluation: Evaluation,
  rulesets: Readonly<Record<string, Ruleset>>,
): RulesetSelection {
  const reasons: Bilingual[] = [];
  let candidates = Object.values(rulesets);
  for (const narrow of NARROWINGS) {
    const { kept, reason } = narrow(candidates, evaluation);
    if (reason !== null) reasons.push(reason);
    candidates = kept;
  }
  return simplest(candidates, rulesets, reasons);
}

interface Narrowed {
  readonly kept: Ruleset[];
  /** `null` where the form says nothing about it, or all candidates agree. */
  readonly reason: Bilingual | null;
}

type Narrow = (candidates: Ruleset[], form: Evaluation) => Narrowed;

const NARROWINGS: readonly Narrow[] = [byYear, byExecutionWeight, byGrade, byRegion, byCost];

function byYear(candidates: Ruleset[], { year }: Evaluation): Narrowed {
  const kept = candidates.filter(({ effectiveFrom, effectiveTo }) =>
    year === undefined
      ? effectiveTo === null
      : effectiveFrom <= `${year}-12-31` && (effectiveTo === null || effectiveTo >= `${year}-01-01`),
  );
  if (kept.length === 0) throw noneInForce(year);
  const reason =
    year === undefined
      ? {
          zh: "表上没有年度，取现行规则集",
          en: "the form names no year, so rulesets in force to this day are taken",
        }
      : { zh: `${year}年有效`, en: `in force in ${year}` };
  return { kept, reason };
}

function noneInForce(year: number | undefined): RulesetError {
  return new RulesetError([
    {
      code: "ruleset.none-in-force",
      path: "/year",
      message: {
        zh: `没有${year ?? ""}年有效的规则集；请核对年度，或用 --ruleset 指定`,
        en: `no ruleset was in force in ${year ?? ""}; check the year, or name one with --ruleset`,
      },
    },
  ]);
}

/** Keeps the candidates that fit; where none does, the form's mark says nothing. */
function keep(candidates: Ruleset[], fits: (ruleset: Ruleset) => boolean, reason: Bilingual): Narrowed {
  const kept = candidates.filter(fits);
  if (kept.length === 0 || kept.length === candidates.length) return { kept: candidates, reason: null };
  return { kept, reason };
}

function byExecutionWeight(candidates: Ruleset[], form: Evaluation): Narrowed {
  const weightIs = (weight: Exact) => (ruleset: Ruleset) =>
    equals(rulesFor(ruleset, form.year ?? null).executionWeight, weight);
  for (const { weight, told } of executionWeights(form)) {
    if (!candidates.some(weightIs(weight))) continue;
    return keep(candidates, weightIs(weight), {
      zh: `预算执行率分值为${format(weight)}（${told.zh}）`,
      en: `the execution weight is ${format(weight)} (${told.en})`,
    });
  }
  const printed = figure(form.funds?.weight);
  if (printed === null) return { kept: candidates, reason: null };
  const reason = {
    zh: `预算执行率分值为${format(printed)}，没有规则集与此相同`,
    en: `the execution weight is ${format(printed)}, which no ruleset has`,
  };
  return { kept: candidates, reason };
}

/** What the form says its execution weight is: as printed, else by what it can be told, the surest first. */
function executionWeights(form: Evaluation): { weight: Exact; told: Bilingual }[] {
  const printed = figure(form.funds?.weight);
  if (printed !== null) return [{ weight: printed, told: { zh: "表上印明", en: "as printed" } }];
  const ways: readonly (readonly [Exact | null, Bilingual])[] = [
    [weightByScore(form), { zh: "执行率得分除以执行率", en: "the execution score divided by the rate" }],
    [weightLeft(form), { zh: "总分减各指标分值", en: "the total less the weights of the indicators" }],
  ];
  return ways.flatMap(([weight, told]) => (weight === null ? [] : [{ weight, told }]));
}

/** The whole number of points of which the printed score is the rate's share. */
function weightByScore({ funds }: Evaluation): Exact | null {
  const [score, executed, budget] = [funds?.total?.score, funds?.total?.executed, funds?.total?.budget].map(
    figure,
  );
  if (!score || !executed || !budget || signOf(executed) <= 0 || signOf(budget) <= 0) return null;
  return round(divide(score, lesser(divide(executed, budget), ONE)), 0, "half-up");
}

/** What the indicators leave of the total; `null` where they leave nothing or have no weights. */
function weightLeft(form: Evaluation): Exact | null {
  const indicators = weightOf(form.indicators);
  if (indicators === null) return null;
  const left = subtract(figure(form.total?.weight) ?? HUNDRED, indicators);
  return signOf(left) > 0 ? left : null;
}

function figure(cell: string | number | null | undefined): Exact | null {
  const read = readFigure(cell);
  return read.kind === "figure" ? read.figure.value : null;
}

/** What the rows weigh, or a level where its rows have no weights; `null` where nothing has one. */
function weightOf(nodes: readonly IndicatorNode[]): Exact | null {
  let sum: Exact | null = null;
  for (const node of nodes) {
    const below = "children" in node && node.children !== undefined ? weightOf(node.children) : null;
    const weight = below ?? figure(node.weight);
    if (weight !== null) sum = sum === null ? weight : add(sum, weight);
  }
  return sum;
}

function byGrade(candidates: Ruleset[], form: Evaluation): Narrowed {
  const printed = form.total?.grade;
  if (typeof printed !== "string" || isBlank(printed)) return { kept: candidates, reason: null };
  const word = printed.trim().slice(0, 10);
  return keep(candidates, (ruleset) => gradeNamed(printed, rulesFor(ruleset, form.year ?? null)) !== null, {
    zh: `等级写作“${word}”`,
    en: `the grade is written "${word}"`,
  });
}

function byRegion(candidates: Ruleset[], form: Evaluation): Narrowed {
  const texts = [form.title, form.project?.department, form.project?.implementer].join("\n");
  const named = (ruleset: Ruleset) => (ruleset.regions ?? []).filter((word) => texts.includes(word));
  const local = candidates.filter((ruleset) => named(ruleset).length > 0);
  if (local.length > 0) {
    const words = [...new Set(local.flatMap(named))].join("、");
    const reason = { zh: `表名或单位写有“${words}”`, en: `heading or department name "${words}"` };
    return { kept: local, reason };
  }
  return { kept: withoutRegion(candidates), reason: null };
}

/** A local ruleset is not for forms of other places, unless only local ones fit the layout. */
function withoutRegion(candidates: Ruleset[]): Ruleset[] {
  const general = candidates.filter(({ regions = [] }) => regions.length === 0);
  return general.length > 0 ? general : candidates;
}

function byCost(candidates: Ruleset[], form: Evaluation): Narrowed {
  const hasCost = form.indicators.some(({ name }) => name?.includes("成本"));
  return keep(
    candidates,
    (ruleset) => {
      const splits = rulesFor(ruleset, form.year ?? null).firstLevelWeights;
      return splits.some((split) => split.some(({ dimension }) => dimension === "cost")) === hasCost;
    },
    hasCost
      ? { zh: "成本是一级指标", en: "成本 is a first level" }
      : { zh: "成本不是一级指标", en: "成本 is no first level" },
  );
}

/** Of those that fit alike the one others are variants of; of equals the one that changes least. */
function simplest(
  candidates: readonly Ruleset[],
  rulesets: Readonly<Record<string, Ruleset>>,
  reasons: readonly Bilingual[],
): RulesetSelection {
  const ranked = candidates
    .map((ruleset) => ({ ruleset, ...lineageOf(ruleset, rulesets) }))
    .sort((a, b) => a.depth - b.depth || a.changes - b.changes);
  const best = ranked[0]!;
  const equal = ranked.filter(({ depth }) => depth === best.depth);
  const { ruleset } = best;
  if (equal.length > 1) {
    const ids = equal.map((each) => each.ruleset.id);
    const guess = {
      zh: `${ids.join("、")} 都相符，由表上不能确定，取改动最少的 ${ruleset.id}；如有不符请用 --ruleset 指定`,
      en: `${ids.join(", ")} fit alike and the form does not tell; ${ruleset.id} changes least. Name another with --ruleset`,
    };
    return { ruleset, reasons: [...reasons, guess], alternatives: ids.filter((id) => id !== ruleset.id) };
  }
  const variants = ranked.slice(1).map((each) => each.ruleset.id);
  if (variants.length === 0) return { ruleset, reasons, alternatives: [] };
  const base = {
    zh: `${variants.join("、")} 是其变体，由表上看不出，须指定才用`,
    en: `${variants.join(", ")} are variants of it that a form does not show; they are used when named`,
  };
  return { ruleset, reasons: [...reasons, base], alternatives: [] };
}

interface Lineage {
  readonly depth: number;
  readonly changes: number;
}

const lineages = new WeakMap<Readonly<Record<string, Ruleset>>, Map<Ruleset, Lineage>>();

/** Purely a memo: it is the same for every form, and takes longer than all the rest of the choice. */
function lineageOf(ruleset: Ruleset, rulesets: Readonly<Record<string, Ruleset>>): Lineage {
  const known = lineages.get(rulesets) ?? new Map<Ruleset, Lineage>();
  lineages.set(rulesets, known);
  let lineage = known.get(ruleset);
  if (lineage === undefined) {
    lineage = { depth: depthOf(ruleset, rulesets), changes: changesIn(ruleset, rulesets) };
    known.set(ruleset, lineage);
  }
  return lineage;
}

/** How many rulesets it builds on. */
function depthOf(ruleset: Ruleset, rulesets: Readonly<Record<string, Ruleset>>): number {
  const seen = new Set<Ruleset>();
  for (let at = baseOf(ruleset, rulesets); at !== null && !seen.has(at); at = baseOf(at, rulesets)) {
    seen.add(at);
  }
  return seen.size;
}

function changesIn(ruleset: Ruleset, rulesets: Readonly<Record<string, Ruleset>>): number {
  const base = baseOf(ruleset, rulesets);
  if (base === null) return 0;
  const names = Object.keys(ruleset.parameters) as ParameterName[];
  return names.filter(
    (name) => JSON.stringify(ruleset.parameters[name]) !== JSON.stringify(base.parameters[name]),
  ).length;
}

function baseOf({ extends: id }: Ruleset, rulesets: Readonly<Record<string, Ruleset>>): Ruleset | null {
  return id !== undefined && Object.hasOwn(rulesets, id) ? (rulesets[id] ?? null) : null;
}
