import type { Evaluation } from "../evaluation/schema";
import { type Exact, equals, type RoundingMode, round, ZERO } from "../figure/exact";
import { normalize } from "../normalize/normalize";
import { type Rules, rulesFor } from "../ruleset/rules";
import type { Ruleset } from "../ruleset/schema";
import type { PrintedScore } from "../score/admissible";
import { type RowScore, scoreIndicator } from "../score/indicator";

/** A formula family with a way of rounding that a unit may have scored by. */
export interface FormulaFamily {
  /** Unmet targets where less is better, or nothing at all unless met. */
  readonly lower: Rules["lowerIsBetterFormula"] | "all-or-nothing";
  readonly rounding: RoundingMode;
}

/** How many of the rows that can tell the families apart one of them explains. */
export interface FormulaFit extends FormulaFamily {
  readonly explained: number;
  /** Rows it does not explain: index of the form and JSON Pointer of the row. */
  readonly unexplained: readonly RowRef[];
}

/** A row of a form: the form's index in the input, from 0, and the row's JSON Pointer. */
export interface RowRef {
  readonly form: number;
  readonly path: string;
}

/** 打分公式推断: which family explains the printed scores best. */
export interface FormulaInference {
  /** Quantitative rows whose target was missed and that print a score: only they tell families apart. */
  readonly rows: number;
  /** Best first; families that explain equally many rows stand in a fixed order. */
  readonly fits: readonly FormulaFit[];
  /** Rows no family explains. */
  readonly unexplained: readonly RowRef[];
}

const FAMILIES: readonly FormulaFamily["lower"][] = ["proportional", "linear-to-double", "all-or-nothing"];
const ROUNDINGS: readonly RoundingMode[] = ["half-up", "down", "up"];

/**
 * Tries every formula family and rounding on the printed scores of forms.
 *
 * A score fits where it is the family's points rounded at its own decimals. Rows that met their target fit every
 * family and are left out.
 *
 * @param ruleset - whose other rules (directions, thresholds) are kept
 */
export function inferFormula(forms: Iterable<Evaluation>, ruleset: Ruleset): FormulaInference {
  const tallies = FAMILIES.flatMap((lower) => ROUNDINGS.map((rounding) => newTally({ lower, rounding })));
  const unexplained: RowRef[] = [];
  let rows = 0;
  let index = 0;
  for (const evaluation of forms) {
    const form = normalize(evaluation);
    const rules = rulesFor(ruleset, form.year);
    for (const row of form.rows) {
      const trial = trialOf(scoreIndicator(row, rules), rules);
      if (trial === null) continue;
      rows += 1;
      const ref = { form: index, path: row.path };
      const fitting = tallies.filter((tally) => {
        const fits = explains(tally.family, trial);
        if (fits) tally.explained += 1;
        else tally.unexplained.push(ref);
        return fits;
      });
      if (fitting.length === 0) unexplained.push(ref);
    }
    index += 1;
  }
  const fits = tallies.map(({ family, explained, unexplained: misses }) => ({
    ...family,
    explained,
    unexplained: misses,
  }));
  return { rows, fits: fits.sort((a, b) => b.explained - a.explained), unexplained };
}

interface Tally {
  readonly family: FormulaFamily;
  explained: number;
  readonly unexplained: RowRef[];
}

function newTally(family: FormulaFamily): Tally {
  return { family, explained: 0, unexplained: [] };
}

/** A printed score and what each family gives, unrounded. */
interface Trial {
  readonly stated: PrintedScore;
  readonly points: Readonly<Record<FormulaFamily["lower"], Exact>>;
}

/** `null` where the row cannot tell the families apart. */
function trialOf({ row, formula, direction, stated, admissible }: RowScore, rules: Rules): Trial | null {
  const missed = formula === "proportional" || formula === "linear-to-double" || formula === "zero-target";
  if (!missed || direction === "doubtful" || stated === null || admissible === null) return null;
  const pointsBy = (lowerIsBetterFormula: Rules["lowerIsBetterFormula"]) =>
    scoreIndicator(row, { ...rules, lowerIsBetterFormula }).admissible!.lo;
  const points = {
    proportional: pointsBy("proportional"),
    "linear-to-double": pointsBy("linear-to-double"),
    "all-or-nothing": ZERO,
  };
  return { stated, points };
}

function explains({ lower, rounding }: FormulaFamily, { stated, points }: Trial): boolean {
  return equals(round(points[lower], stated.decimals, rounding), stated.value);
}
