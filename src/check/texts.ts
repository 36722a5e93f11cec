import { escapeToken } from "../evaluation/pointer";
import type { Evaluation, IndicatorNode } from "../evaluation/schema";

/** Visits every text cell of a form with its JSON Pointer; `meta` is the caller's own and is left out. */
export function eachText(form: Evaluation, visit: (text: string, path: string) => void): void {
  const holder = (of: object | undefined, path: string, keys?: readonly string[]) => {
    if (of === undefined) return;
    const cells = of as Readonly<Record<string, unknown>>;
    for (const key of keys ?? Object.keys(cells)) {
      const cell = cells[key];
      if (typeof cell === "string") visit(cell, `${path}/${escapeToken(key)}`);
    }
  };
  const node = (of: IndicatorNode, path: string) => {
    holder(of, path, NODE_TEXTS);
    if (!("children" in of)) return;
    of.children?.forEach((child: IndicatorNode, i: number) => {
      node(child, `${path}/children/${i}`);
    });
  };
  holder(form, "", ["title"]);
  holder(form.project, "/project");
  holder(form.funds?.total, "/funds/total", ["reason"]);
  form.funds?.sources?.forEach((line, i) => {
    holder(line, `/funds/sources/${i}`, ["name", "reason"]);
  });
  holder(form.goals, "/goals");
  form.indicators.forEach((of, i) => {
    node(of, `/indicators/${i}`);
  });
  holder(form.total, "/total", ["grade"]);
  holder(form.analysis, "/analysis");
}

const NODE_TEXTS = ["name", "initialTarget", "target", "actual", "reason"] as const;

/** Findings quote a cell, they do not carry whole texts. */
export function excerpt(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
