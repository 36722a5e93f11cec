import { add, compare, type Exact, lesser, round, subtract, unitOf, ZERO } from "../figure/exact";
import { contains, type Interval, interval, isAbove, point } from "../figure/interval";
import type { FigureCell } from "../figure/printed";
import type { Rules } from "../ruleset/rules";

/** A score as typed: its value and its printed decimals. */
export interface PrintedScore {
  readonly value: Exact;
  readonly decimals: number;
}

export function statedScore(cell: FigureCell): PrintedScore | null {
  return cell.kind === "figure" ? cell.figure : null;
}

/**
 * The least and greatest score a cell may show for the points a result supports.
 *
 * A *derived* score is a rounding of the formula's points: it may be rounded down or up at its own decimals
 * (4.8653 → 4.8 or 4.9). Any other score is exact as typed, at the ruleset's decimals or its own if more; where no
 * score of those decimals is exact (60–80% of 2 points in whole points, a weight of 3.333 at two places) it may be
 * rounded too.
 *
 * @param decimals - of the stated score; `null` where the cell is blank: the ruleset's are used
 */
export function printedScores(
  points: Interval,
  derived: boolean,
  decimals: number | null,
  rulesetPlaces: number,
): Interval {
  const places = decimals ?? rulesetPlaces;
  if (derived) return outward(points, places);
  const printable = inward(points, places);
  if (compare(printable.lo, printable.hi) > 0) return outward(points, places);
  return places < rulesetPlaces ? inward(points, rulesetPlaces) : printable;
}

function outward(points: Interval, places: number): Interval {
  if (points.lo === points.hi) {
    const floor = round(points.lo, places, "floor");
    return compare(floor, points.lo) === 0 ? point(floor) : interval(floor, add(floor, unitOf(places)));
  }
  return interval(round(points.lo, places, "floor"), round(points.hi, places, "ceil"));
}

/** The first and last multiple of the unit inside the interval; `lo > hi` where there is none. */
function inward(points: Interval, places: number): Interval {
  let lo = round(points.lo, places, "ceil");
  let hi = points.hi === points.lo && lo === points.lo ? lo : round(points.hi, places, "floor");
  if (points.loOpen && compare(lo, points.lo) === 0) lo = add(lo, unitOf(places));
  if (points.hiOpen && compare(hi, points.hi) === 0) hi = subtract(hi, unitOf(places));
  return lo === points.lo && hi === points.hi ? points : interval(lo, hi);
}

/**
 * The points as a score is printed: rounded by the ruleset, at the stated score's decimals where those are fewer.
 *
 * @param decimals - of the stated score
 */
export function roundedScore(
  points: Exact,
  decimals: number,
  { places, mode }: Rules["rounding"],
): { readonly value: Exact; readonly places: number } {
  const fewest = Math.min(decimals, places);
  return { value: round(points, fewest, mode), places: fewest };
}

/**
 * The stated score if admissible, else the nearest admissible one; a blank cell counts as 0, or as the nearest
 * score the result supports.
 */
export function acceptedScore(
  computed: Interval,
  stated: PrintedScore | null,
  points: Interval,
  derived: boolean,
  rules: Rules,
): Exact {
  if (stated === null && derived) return round(points.lo, rules.rounding.places, rules.rounding.mode);
  const value = stated?.value ?? ZERO;
  if (contains(computed, value)) return value;
  return isAbove(computed, value) ? computed.hi : lesser(computed.lo, computed.hi);
}
