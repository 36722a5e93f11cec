import type { AccountsDocument } from "../documentSchema";
import type { AccountsRepair, RepairedCell } from "./localise";

/** The document with the figures of a repair put in; the given one stays as it is. */
export function applyAccountsRepair(document: AccountsDocument, repair: AccountsRepair): AccountsDocument {
  // From the last figure of a text to the first, so that places before it stay.
  const cells = [...repair.cells].sort((a, b) => (b.offset ?? 0) - (a.offset ?? 0));
  return cells.reduce(withCell, document);
}

function withCell(document: AccountsDocument, cell: RepairedCell): AccountsDocument {
  const [, part, index, , row, , column] = cell.path.split("/");
  if (part === "narrative") {
    return {
      ...document,
      narrative: document.narrative.map((paragraph, at) =>
        at === Number(index) ? { ...paragraph, text: withFigure(paragraph.text, cell) } : paragraph,
      ),
    };
  }
  const figuresOf = (figures: Readonly<Record<string, string>>) => ({ ...figures, [column!]: cell.to });
  return {
    ...document,
    tables: document.tables.map((table, at) =>
      at !== Number(index)
        ? table
        : {
            ...table,
            rows: table.rows.map((each, line) =>
              line === Number(row) ? { ...each, figures: figuresOf(each.figures) } : each,
            ),
          },
    ),
  };
}

function withFigure(text: string, { offset, from, to }: RepairedCell): string {
  if (offset === undefined || from === null) return text;
  return text.slice(0, offset) + to + text.slice(offset + from.length);
}
