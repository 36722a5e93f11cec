import type { Evaluation, IndicatorNode } from "../evaluation/schema";
import { equals } from "../figure/exact";
import { readFigure } from "../figure/printed";

/** Whether every row that has a weight got all of it; false where no row has one. */
export function isFullMarks(evaluation: Evaluation): boolean {
  return judge(evaluation.indicators, "none") === "full";
}

type Marks = "none" | "full" | "less";

function judge(nodes: readonly IndicatorNode[], before: Marks): Marks {
  let marks = before;
  for (const node of nodes) {
    const children: readonly IndicatorNode[] | undefined = "children" in node ? node.children : undefined;
    if (children !== undefined) marks = judge(children, marks);
    else marks = judgeRow(node, marks);
    if (marks === "less") return marks;
  }
  return marks;
}

function judgeRow({ weight, score }: IndicatorNode, before: Marks): Marks {
  const full = readFigure(weight);
  if (full.kind !== "figure") return before;
  if (weight === score) return "full";
  const stated = readFigure(score);
  return stated.kind === "figure" && equals(full.figure.value, stated.figure.value) ? "full" : "less";
}
