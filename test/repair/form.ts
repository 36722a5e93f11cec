import { runChecks } from "../../src/check/checks";
import type { CheckInput } from "../../src/check/report";
import type { Evaluation } from "../../src/evaluation/schema";
import { normalize } from "../../src/normalize/normalize";
import { arithmeticFaults, keyOf } from "../../src/repair/judge";
import { type Localization, localize } from "../../src/repair/localize";
import { buildNetwork } from "../../src/repair/network";
import type { Repair } from "../../src/repair/repair";
import type { SlipContext } from "../../src/repair/slips";
import { type Rules, rulesFor } from "../../src/ruleset/rules";
import { mof2020 } from "../../src/rulesets";
import { scoreForm } from "../../src/score/score";

type Line = NonNullable<NonNullable<Evaluation["funds"]>["total"]>;

/** What a small form is made of; everything not given is sound. */
export interface SmallForm {
  readonly total?: Line;
  readonly sources?: readonly Line[];
  /** [weight, score, target, actual, reason] of each row. */
  readonly rows?: readonly (readonly [string, (string | null)?, string?, string?, string?])[];
  readonly levelWeight?: string;
  readonly totalScore?: string;
  readonly totalWeight?: string;
  readonly grade?: string;
  readonly executionWeight?: string;
}

const SOUND_LINE: Line = { budget: "926.00", executed: "828.06", rate: "89.42%", score: "8.94" };

/** A form of one line of funds and three rows (40 + 30 + 20), sound unless told otherwise: 98.94. */
export function smallForm(given: SmallForm = {}): Evaluation {
  const rows = given.rows ?? [["40"], ["30"], ["20"]];
  return {
    year: 2024,
    currencyUnit: "万元",
    funds: {
      ...(given.executionWeight === undefined ? {} : { weight: given.executionWeight }),
      total: given.total ?? SOUND_LINE,
      ...(given.sources === undefined ? {} : { sources: [...given.sources] }),
    },
    indicators: [
      {
        name: "产出指标",
        ...(given.levelWeight === undefined ? {} : { weight: given.levelWeight }),
        children: [
          {
            name: "数量指标",
            children: rows.map(
              ([weight, score = weight, target = "≥100次", actual = "100次", reason], i) => ({
                name: `指标${i + 1}`,
                target,
                actual,
                weight,
                ...(score === null ? {} : { score }),
                ...(reason === undefined ? {} : { reason }),
              }),
            ),
          },
        ],
      },
    ],
    total: {
      weight: given.totalWeight ?? "100",
      score: given.totalScore ?? "98.94",
      ...(given.grade === undefined ? {} : { grade: given.grade }),
    },
  };
}

/** Path of a cell of a row of the small form. */
export function row(i: number, key: "weight" | "score"): string {
  return `/indicators/0/children/0/children/${i}/${key}`;
}

/** @param other - what the ruleset says otherwise than `mof-2020` */
export function inputOf(form: Evaluation, other: Partial<Rules> = {}): CheckInput {
  const normalized = normalize(form);
  const rules = { ...rulesFor(mof2020, normalized.year), ...other };
  return { form: normalized, scores: scoreForm(normalized, rules), rules };
}

export function localizeForm(form: Evaluation, other?: Partial<Rules>): Localization {
  const input = inputOf(form, other);
  return localize(input, runChecks(input).faults);
}

/** What a search over the form looks at. */
export function contextOf(form: Evaluation, other?: Partial<Rules>): SlipContext {
  const input = inputOf(form, other);
  const network = buildNetwork(input);
  const faults = arithmeticFaults(form, input.rules);
  const contradictions = faults.flatMap(({ code, path }) => network.constraintOf(code, path) ?? []);
  return { input, network, contradictions, failing: new Set(faults.map(keyOf)) };
}

/** `path: from → to` of every cell, and the slip. */
export function told(repair: Repair | undefined): string {
  if (repair === undefined) return "none";
  const cells = repair.cells.map(({ path, from, to }) => `${path}: ${from ?? "blank"} → ${to}`);
  return `${cells.join("; ")} (${repair.slip})`;
}
