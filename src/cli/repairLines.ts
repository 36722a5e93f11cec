import type { Assessment } from "../assess/assessment";
import type { Language } from "../explain/message";
import { slipName } from "../explain/slipNames";
import { cellName } from "../report/cellName";
import type { AssessedForm } from "./assessInputs";
import { printable } from "./printable";
import { type TableWords, tableWords } from "./words";

/** How many repairs are listed; `--format json` has them all. */
export const MOST_REPAIRS = 3;

/** The likeliest repairs of a form, one a line: the cells to change, the slip behind it, the findings it resolves. */
export function repairLines({ evaluation, assessment, source }: AssessedForm, lang: Language): string {
  const words = tableWords[lang];
  const { repairs } = assessment;
  const place = (path: string) => {
    const cell = source?.cellAt(path) ?? path;
    return `${printable(cellName(evaluation, path, lang), 50)} (${printable(cell, 200)})`;
  };
  const line = ({ cells, slip, resolves }: Assessment["repairs"][number], index: number) => {
    const changes = cells.map(
      ({ path, from, to }) => `${place(path)} ${printable(from ?? words.blank, 30)} → ${to}`,
    );
    const why = words.resolves(slipName(slip, lang), [...new Set(resolves)]);
    return `  ${words.repair(index + 1)}${changes.join(words.separator)}${why}\n`;
  };
  return repairs.slice(0, MOST_REPAIRS).map(line).join("") + moreRepairs(repairs.length, words);
}

/** That there are more repairs than are listed. */
export function moreRepairs(found: number, words: TableWords): string {
  return found > MOST_REPAIRS ? `  ${words.moreRepairs(found - MOST_REPAIRS)}\n` : "";
}
