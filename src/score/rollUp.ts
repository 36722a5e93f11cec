import { type Exact, Sum } from "../figure/exact";
import type { Level, Row } from "../normalize/normalize";

/**
 * A weight or score printed only on a level counts there: a node gives the sum of what stands below it, or its
 * own figure where nothing does.
 *
 * @param key - which cell to add up
 * @returns the sum; `null` where no figure was found
 */
export function sumOfTree(nodes: readonly (Level | Row)[], key: PointsKey): Exact | null {
  const sum = new Sum();
  return addTree(nodes, key, sum) ? sum.total() : null;
}

export function sumOfNode(node: Level | Row, key: PointsKey): Exact | null {
  const sum = new Sum();
  return addNode(node, key, sum) ? sum.total() : null;
}

type PointsKey = "weight" | "score";

/** @returns whether a figure was found */
function addTree(nodes: readonly (Level | Row)[], key: PointsKey, sum: Sum): boolean {
  let found = false;
  for (const node of nodes) if (addNode(node, key, sum)) found = true;
  return found;
}

function addNode(node: Level | Row, key: PointsKey, sum: Sum): boolean {
  if (node.kind === "level" && addTree(node.children, key, sum)) return true;
  const cell = key === "weight" ? node.weight : node.score;
  if (cell.kind !== "figure") return false;
  sum.add(cell.figure.value);
  return true;
}

/** The levels whose own figure counts, since nothing below them has one. */
export function levelsThatCount(levels: readonly Level[], key: PointsKey): Level[] {
  const counting: Level[] = [];
  for (const level of levels) {
    if (level[key].kind === "figure" && sumOfTree(level.children, key) === null) counting.push(level);
  }
  return counting;
}
