import type { Finding } from "../../check/finding";
import type { IndicatorNode } from "../../evaluation/schema";
import { add, compare, exact, format, subtract, ZERO } from "../../figure/exact";
import type { Emitted } from "../emit";
import type { GridCell } from "../grid";
import { type Note, noteMessage } from "../notes";
import { cellAddress } from "./address";
import { isSum, reachedBy, referencesOf } from "./formula";
import { shortestText } from "./numberFormat";
import type { FormulaSheet } from "./reader";

/**
 * Where a total is a formula, it is compared three ways: the cells the formula takes in, its cached value, and
 * the cells the form's own structure says belong to it.
 */

interface Total {
  readonly path: string;
  /** The cells that belong to the total; each may be covered by itself or by a level above it. */
  readonly parts: readonly (readonly string[])[];
}

type Node = IndicatorNode & { readonly children?: readonly Node[] | undefined };

function rowParts(
  nodes: readonly Node[],
  key: "weight" | "score",
  path: string,
  above: readonly string[],
): string[][] {
  return nodes.flatMap((node, i) => {
    const at = `${path}/${i}`;
    const own = [`${at}/${key}`, ...above];
    if (node.children === undefined) return [own];
    return rowParts(node.children, key, `${at}/children`, own);
  });
}

const AMOUNTS = ["initialBudget", "budget", "executed", "carryover"] as const;

function totalsOf({ form }: Emitted): Total[] {
  const { indicators, funds } = form.evaluation;
  const scores = rowParts(indicators, "score", "/indicators", []);
  const sources = funds?.sources ?? [];
  return [
    { path: "/total/score", parts: [...scores, ["/funds/total/score"]] },
    { path: "/total/weight", parts: rowParts(indicators, "weight", "/indicators", []) },
    ...AMOUNTS.map((key) => ({
      path: `/funds/total/${key}`,
      parts: sources.map((_, i) => [`/funds/sources/${i}/${key}`]),
    })),
  ];
}

export function checkFormulas(emitted: Emitted, sheet: FormulaSheet): { findings: Finding[]; notes: Note[] } {
  const findings: Finding[] = [];
  const notes: Note[] = [];
  for (const total of totalsOf(emitted)) {
    const cell = emitted.cells.get(total.path);
    if (cell?.formula === undefined || !isSum(cell.formula)) continue;
    const missed = missedParts(emitted, total, cell.formula, sheet);
    if (missed.length > 0) findings.push(rangeFinding(total.path, cell, missed, emitted));
    const stale = staleSum(cell, sheet);
    if (stale !== null) notes.push(staleNote(total.path, cell, stale));
  }
  return { findings, notes };
}

/** The parts with a figure of their own that the formula reaches neither directly nor through their level. */
function missedParts(emitted: Emitted, total: Total, formula: string, sheet: FormulaSheet): string[] {
  const reached = reachedBy(formula, sheet);
  if (reached === null) return [];
  const isReached = (path: string) => {
    const cell = emitted.cells.get(path);
    return cell !== undefined && reached.has(cellAddress(cell.row, cell.column));
  };
  return total.parts
    .filter(([own]) => own !== undefined && emitted.cells.has(own))
    .filter((paths) => !paths.some(isReached))
    .flatMap(([own]) => (own === undefined ? [] : [own]));
}

function rangeFinding(path: string, cell: GridCell, missed: readonly string[], emitted: Emitted): Finding {
  const cells = missed.map((part) => emitted.form.provenance[part] ?? part);
  const list = cells.slice(0, 5).join("、") + (cells.length > 5 ? " …" : "");
  const formula = `=${cell.formula ?? ""}`.slice(0, 80);
  return {
    code: "cell.formula-range",
    severity: "warning",
    path,
    stated: cell.text,
    expected: null,
    related: missed,
    params: { formula, missed: cells.slice(0, 20).join(" ") },
    message: {
      zh: `合计公式 ${formula} 漏加 ${list}，请核对求和范围。`,
      en: `The formula ${formula} of this total leaves out ${list}; check the range it adds up.`,
    },
    reference: null,
    cell: cell.where,
  };
}

const PLAIN_SUM =
  /^\+?(?:SUM\([$A-Z\d:,\s]{1,150}\)|\$?[A-Z]{1,3}\$?\d{1,7})(?:\+(?:SUM\([$A-Z\d:,\s]{1,150}\)|\$?[A-Z]{1,3}\$?\d{1,7}))*$/i;
const NOISE = exact("0.000001");

/** The sum of the cells a plain formula names, where its cached value says something else. */
function staleSum(cell: GridCell, sheet: FormulaSheet): string | null {
  const formula = cell.formula ?? "";
  const cached = sheet.cells.get(cellAddress(cell.row, cell.column))?.value;
  if (cached === null || cached === undefined || formula.length > 200 || !PLAIN_SUM.test(formula))
    return null;
  let sum = ZERO;
  for (const address of referencesOf(formula)) {
    const value = sheet.cells.get(address)?.value ?? null;
    if (value !== null) sum = add(sum, exact(shortestText(value)));
  }
  const gap = subtract(sum, exact(shortestText(cached)));
  const isEqual = compare(gap, NOISE) <= 0 && compare(subtract(ZERO, gap), NOISE) <= 0;
  return isEqual ? null : format(sum);
}

function staleNote(path: string, cell: GridCell, sum: string): Note {
  return {
    cell: cell.where,
    path,
    code: "formula.stale",
    sure: "certain",
    message: noteMessage("formula.stale", `${cell.text} / =${cell.formula ?? ""} = ${sum}`),
  };
}
