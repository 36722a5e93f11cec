import type { Assessment } from "../../assess/assessment";
import type { Bilingual } from "../../errors";
import type { Evaluation } from "../../evaluation/schema";
import { add, compare, type Exact, exact, format, negate, signOf, subtract, ZERO } from "../../figure/exact";
import { type Level, normalize, type Row } from "../../normalize/normalize";
import { rulesFor } from "../../ruleset/rules";
import type { Ruleset } from "../../ruleset/schema";
import { executionWeightOf } from "../../score/executionRate";
import { levelsThatCount, sumOfNode, sumOfTree } from "../../score/rollUp";
import { clip } from "./clip";

/**
 * - `full`: 满分, where it starts
 * - `lost`: points the form itself takes off
 * - `mismatch`: what the stated total adds to (or leaves out of) the sum of its parts
 * - `stated`: the total as stated
 * - `unearned`: points taken without ground
 * - `withheld`: points taken off although the result supports them
 * - `adjusted`: what the ruleset does to the total as a whole: caps, rescaling, other weights
 * - `accepted`: the total as it stands
 */
export type WaterfallKind =
  | "full"
  | "lost"
  | "mismatch"
  | "stated"
  | "unearned"
  | "withheld"
  | "adjusted"
  | "accepted";

/** One bar, from one height to another (points). */
export interface WaterfallStep {
  readonly kind: WaterfallKind;
  readonly label: Bilingual;
  /** The cell or indicator it is about. */
  readonly path: string | null;
  readonly from: string;
  readonly to: string;
  readonly change: string;
}

/** More losses than these are shown as one. */
const MOST_LOSSES = 8;

/** Execution, a row, or a level that is weighed or scored only as a whole. */
interface Part {
  readonly label: Bilingual;
  readonly path: string;
  readonly weight: Exact;
  readonly stated: Exact;
  readonly accepted: Exact;
}

/** The way from the full weight down to the stated total and on to the accepted one. */
export function waterfallOf(
  evaluation: Evaluation,
  assessment: Assessment,
  ruleset: Ruleset,
): WaterfallStep[] {
  const form = normalize(evaluation);
  const rules = rulesFor(ruleset, form.year);
  const full = form.total.weight.kind === "figure" ? form.total.weight.figure.value : rules.totalWeight;
  const parts = partsOf(form, assessment, executionWeightOf(form, rules));
  const weights = parts.reduce((sum, part) => add(sum, part.weight), ZERO);
  const path = new Steps(full);

  path.stand("full", WORDS.full, "/total/weight");
  path.move(
    "adjusted",
    compare(weights, full) < 0 ? WORDS.unassigned : WORDS.excess,
    subtract(weights, full),
  );
  for (const { part, change } of losses(parts)) path.move("lost", part.label, change, part.path);

  const { stated, accepted } = assessment.total;
  const gap = stated === null ? ZERO : subtract(exact(stated), path.height);
  const isMismatch = assessment.findings.some(({ code }) => code === "total.sum");
  path.move(isMismatch ? "mismatch" : "adjusted", isMismatch ? WORDS.mismatch : WORDS.rules, gap);
  if (stated !== null) path.stand("stated", WORDS.stated, "/total/score");
  if (isMismatch) path.move("mismatch", WORDS.undone, negate(gap));
  for (const part of parts) {
    const change = subtract(part.accepted, part.stated);
    path.move(signOf(change) < 0 ? "unearned" : "withheld", part.label, change, part.path);
  }
  path.move("adjusted", WORDS.rules, subtract(exact(accepted), path.height));
  path.stand("accepted", WORDS.accepted, null);
  return path.steps;
}

const WORDS = {
  full: { zh: "满分", en: "full weight" },
  unassigned: { zh: "分值合计不足", en: "weights fall short" },
  excess: { zh: "分值合计超出", en: "weights exceed it" },
  others: (count: number) => ({ zh: `其余 ${count} 项`, en: `${count} others` }),
  mismatch: { zh: "总分与各项之和不符", en: "total differs from its parts" },
  undone: { zh: "回到各项之和", en: "back to the sum of its parts" },
  stated: { zh: "自评总分", en: "stated total" },
  rules: { zh: "按规则集封顶或折算", en: "capped or rescaled by the ruleset" },
  accepted: { zh: "核定总分", en: "accepted total" },
  execution: { zh: "预算执行率", en: "budget execution" },
  level: { zh: "（无名指标）", en: "(unnamed)" },
};

/** Collects bars, each beginning where the last ended. */
class Steps {
  readonly steps: WaterfallStep[] = [];

  constructor(public height: Exact) {}

  /** A bar from the ground. */
  stand(kind: WaterfallKind, label: Bilingual, path: string | null): void {
    const height = format(this.height);
    this.steps.push({ kind, label, path, from: "0", to: height, change: height });
  }

  /** A bar up or down; none where nothing changes. */
  move(kind: WaterfallKind, label: Bilingual, change: Exact, path: string | null = null): void {
    if (signOf(change) === 0) return;
    const from = format(this.height);
    this.height = add(this.height, change);
    this.steps.push({ kind, label, path, from, to: format(this.height), change: format(change) });
  }
}

function partsOf(form: ReturnType<typeof normalize>, assessment: Assessment, executionWeight: Exact): Part[] {
  const accepted = new Map(assessment.indicators.map(({ path, score }) => [path, score.accepted]));
  const scoredLevels = new Set(levelsThatCount(form.levels, "score"));
  const acceptedOf = (node: Level | Row): Exact => {
    if (node.kind === "row") return exact(accepted.get(node.path) ?? "0");
    if (scoredLevels.has(node)) return sumOfNode(node, "score") ?? ZERO;
    return node.children.reduce((sum, child) => add(sum, acceptedOf(child)), ZERO);
  };
  const part = (node: Level | Row): Part => ({
    label: node.name === "" ? WORDS.level : { zh: clip(node.name, 60), en: clip(node.name, 60) },
    path: node.path,
    weight: sumOfNode(node, "weight") ?? ZERO,
    stated: sumOfNode(node, "score") ?? ZERO,
    accepted: acceptedOf(node),
  });
  const split = (node: Level | Row): Part[] => {
    const isSplit =
      node.kind === "level" &&
      sumOfTree(node.children, "weight") !== null &&
      (sumOfTree(node.children, "score") !== null || !scoredLevels.has(node));
    return isSplit ? node.children.flatMap(split) : [part(node)];
  };
  const { score } = assessment.execution;
  const execution: Part[] =
    score === null
      ? []
      : [
          {
            label: WORDS.execution,
            path: "/funds/total",
            weight: executionWeight,
            stated: exact(score.stated ?? score.accepted ?? "0"),
            accepted: exact(score.accepted ?? "0"),
          },
        ];
  return [...execution, ...form.firstLevel.flatMap(split)];
}

/** What the form takes off, in its order; the smallest are put together where there are many. */
function losses(
  parts: readonly Part[],
): { part: Pick<Part, "label"> & { path: string | null }; change: Exact }[] {
  const all = parts
    .map((part) => ({
      part: part as Pick<Part, "label"> & { path: string | null },
      change: subtract(part.stated, part.weight),
    }))
    .filter(({ change }) => signOf(change) !== 0);
  if (all.length <= MOST_LOSSES) return all;
  const largest = new Set(
    [...all].sort((a, b) => compare(size(b.change), size(a.change))).slice(0, MOST_LOSSES - 1),
  );
  const rest = all.filter((loss) => !largest.has(loss));
  const change = rest.reduce((sum, loss) => add(sum, loss.change), ZERO);
  const others = { label: WORDS.others(rest.length), path: null };
  return [...all.filter((loss) => largest.has(loss)), { part: others, change }];
}

function size(change: Exact): Exact {
  return signOf(change) < 0 ? negate(change) : change;
}
