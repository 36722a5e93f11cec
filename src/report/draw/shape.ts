import type { Evaluation, IndicatorNode } from "../../evaluation/schema";

type Node = IndicatorNode & { readonly children?: readonly Node[] | undefined };

/** A node with its path. */
export interface Placed {
  readonly node: Node;
  readonly path: string;
}

/** A line of the table of indicators. */
export interface IndicatorLine {
  /** A level that begins here, and over how many lines it reaches; `null` where one from above goes on. */
  readonly level1: (Placed & { readonly span: number }) | null;
  readonly level2: (Placed & { readonly span: number }) | null;
  /** `null` for a level without rows. */
  readonly row: Placed | null;
  /** How many level cells the row itself fills, being higher up than third level. */
  readonly rowDepth: 1 | 2 | 3;
}

/** The tree of indicators as lines with spans, as the form prints it. */
export function indicatorLines(evaluation: Evaluation): IndicatorLine[] {
  return evaluation.indicators.flatMap((node, i) => firstLevelLines({ node, path: `/indicators/${i}` }));
}

function firstLevelLines(first: Placed): IndicatorLine[] {
  const children = childrenOf(first);
  if (children === null) return [{ level1: null, level2: null, row: first, rowDepth: 1 }];
  if (children.length === 0) {
    return [{ level1: { ...first, span: 1 }, level2: null, row: null, rowDepth: 2 }];
  }
  const lines = children.flatMap(secondLevelLines);
  return lines.map((line, i) => (i === 0 ? { ...line, level1: { ...first, span: lines.length } } : line));
}

function secondLevelLines(second: Placed): IndicatorLine[] {
  const children = childrenOf(second);
  if (children === null) return [{ level1: null, level2: null, row: second, rowDepth: 2 }];
  if (children.length === 0) {
    return [{ level1: null, level2: { ...second, span: 1 }, row: null, rowDepth: 3 }];
  }
  return children.map((row, i) => ({
    level1: null,
    level2: i === 0 ? { ...second, span: children.length } : null,
    row,
    rowDepth: 3,
  }));
}

function childrenOf({ node, path }: Placed): Placed[] | null {
  return node.children?.map((child, i) => ({ node: child, path: `${path}/children/${i}` })) ?? null;
}
