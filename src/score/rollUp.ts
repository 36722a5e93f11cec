import { add, type Exact, ZERO } from "../figure/exact";
import { type Interval, point, sum } from "../figure/interval";
import type { FigureCell } from "../figure/printed";
import type { Level, Row } from "../normalize/normalize";

/**
 * A weight or score printed only on a level counts there: a node gives the sum of what stands below it, or its
 * own figure where nothing does.
 *
 * @param key - which cell to add up
 * @returns the sum, and whether any figure was found
 */
export function sumOfTree(
  nodes: readonly (Level | Row)[],
  key: "weight" | "score",
): { sum: Exact; found: boolean } {
  let total = ZERO;
  let found = false;
  for (const node of nodes) {
    const part = sumOfNode(node, key);
    if (!part.found) continue;
    found = true;
    total = add(total, part.sum);
  }
  return { sum: total, found };
}

export function sumOfNode(node: Level | Row, key: "weight" | "score"): { sum: Exact; found: boolean } {
  if (node.kind === "level") {
    const below = sumOfTree(node.children, key);
    if (below.found) return below;
  }
  return own(node[key]);
}

function own(cell: FigureCell): { sum: Exact; found: boolean } {
  return cell.kind === "figure" ? { sum: cell.figure.value, found: true } : { sum: ZERO, found: false };
}

/** The levels whose own figure counts, since nothing below them has one. */
export function levelsThatCount(levels: readonly Level[], key: "weight" | "score"): Level[] {
  return levels.filter((level) => level[key].kind === "figure" && !sumOfTree(level.children, key).found);
}

export function sumOfIntervals(parts: readonly Interval[]): Interval {
  let total = point(ZERO);
  for (const part of parts) total = sum(total, part);
  return total;
}
