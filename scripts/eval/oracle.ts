import { runChecks } from "../../src/check/checks";
import type { CheckInput } from "../../src/check/report";
import type { Evaluation } from "../../src/evaluation/schema";
import {
  add,
  compare,
  type Exact,
  exact,
  HUNDRED,
  multiply,
  ONE,
  subtract,
  unitOf,
  ZERO,
} from "../../src/figure/exact";
import { readFigure } from "../../src/figure/printed";
import { normalize } from "../../src/normalize/normalize";
import type { Constraint } from "../../src/repair/constraint";
import type { Bounds } from "../../src/repair/linear";
import { buildNetwork } from "../../src/repair/network";
import { solveFor } from "../../src/repair/search";
import { rulesFor } from "../../src/ruleset/rules";
import { mof2020 } from "../../src/rulesets";
import { scoreForm } from "../../src/score/score";
import { decimalsOf } from "./decimal";
import type { Planted } from "./plant";

/** A form with everything computed of it. */
export function inputOf(form: Evaluation): CheckInput {
  const normalized = normalize(form);
  const rules = rulesFor(mof2020, normalized.year);
  return { form: normalized, scores: scoreForm(normalized, rules), rules };
}

export function reportOf(input: CheckInput) {
  return runChecks(input);
}

/**
 * The findings a planted fault must raise, told from the sound form: each equation leaves the cell an interval of
 * figures while all others stand, and the planted one lies outside, beyond what its own rounding could hide. None
 * where the rest of the form does not determine the cell.
 */
export function expectedFindings(sound: CheckInput, fault: Planted): string[] {
  const network = buildNetwork(sound);
  const cell = network.cells.find((each) => each.path === fault.path);
  if (cell === undefined) return [];
  const at = network.assignment([cell]);
  return network
    .touchedBy(cell)
    .filter((constraint) => excludes(constraint, fault, solveFor(at, [constraint])))
    .map(({ code, path }) => `${code} ${path}`);
}

function excludes(constraint: Constraint, fault: Planted, solution: ReturnType<typeof solveFor>): boolean {
  if (!solution.feasible || isNotAsked(constraint, fault)) return false;
  const bounds = solution.bounds[0];
  if (bounds === undefined || (bounds.lo === null && bounds.hi === null)) return false;
  if (fault.wrong !== null) {
    const value = figureOf(fault.wrong);
    // Without a sign a rate may also be a ratio (spec §3): 1.00 is as good as 100.
    const asPercent = multiply(value, HUNDRED);
    const isRatio =
      constraint.code === "execution.rate" && !fault.wrong.endsWith("%") && compare(value, ONE) <= 0;
    if (isRatio && fault.path.endsWith("/rate") && !isOutside(bounds, asPercent, ZERO)) return false;
    return isOutside(bounds, value, hiddenBy(fault));
  }
  // A blank counts as 0 in sums; in any other equation it leaves nothing to compare.
  const parts = constraint.cells.filter((cell) => cell.figure !== null).length;
  const isSum = constraint.code === "total.sum" || (constraint.code === "funds.sum" && parts > 2);
  return isSum && isOutside(bounds, ZERO, ZERO);
}

/** Without a budget there is no rate, and beyond full marks no grade: those checks are then not evaluated. */
function isNotAsked({ code }: Constraint, { path, wrong }: Planted): boolean {
  const value = figureOf(wrong ?? "0");
  if (code.startsWith("execution.") && path.endsWith("/budget")) return compare(value, ZERO) <= 0;
  return code === "total.grade" && compare(value, HUNDRED) > 0;
}

/** A figure printed with fewer decimals than the right one stands for a wider interval of its own. */
function hiddenBy({ right, wrong }: Planted): Exact {
  if (right === null || wrong === null || decimalsOf(wrong) >= decimalsOf(right)) return ZERO;
  return unitOf(decimalsOf(wrong));
}

function figureOf(printed: string): Exact {
  const cell = readFigure(printed);
  return cell.kind === "figure" ? cell.figure.value : exact("0");
}

function isOutside({ lo, hi }: Bounds, x: Exact, slack: Exact): boolean {
  return (
    (lo !== null && compare(add(x, slack), lo) < 0) || (hi !== null && compare(subtract(x, slack), hi) > 0)
  );
}
