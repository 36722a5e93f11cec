import { linesOfText, type SourceLine } from "../../src/accounts/index";
import { cellAddress } from "../../src/import/workbook/address";
import { type SheetPlan, workbookOf } from "../import/fixtures/sheet";

type Value = string | number | null;

/**
 * The workbook a unit publishes its final accounts in: a sheet for each table 公开NN表, named by its mark, and one
 * for 情况说明. Figures are numbers with two decimals, headings span the columns they head.
 */
export function workbookOfAccounts(text: string): Promise<Uint8Array> {
  const lines = linesOfText(text).filter(({ cells }) => cells.some((cell) => cell !== ""));
  const marks = lines.flatMap(({ cells }, index) => {
    const joined = cells[0] + (lines[index + 1]?.cells[0] ?? "");
    const number = /^公开(\d{2})表/.exec(cells.length === 1 ? joined : "")?.[1];
    return number === undefined ? [] : [{ number, from: index - 1 }];
  });
  const end = lines.findIndex(({ cells }) => cells[0]!.startsWith("第三部分"));
  const sheets = marks.map(({ number, from }, index) =>
    tableSheet(`公开${number}表`, lines.slice(from, marks[index + 1]?.from ?? end)),
  );
  return workbookOf(...sheets, textSheet("情况说明", lines.slice(end)));
}

function textSheet(name: string, lines: readonly SourceLine[]): SheetPlan {
  return { name, rows: lines.map(({ cells }) => [...cells]) };
}

function tableSheet(name: string, lines: readonly SourceLine[]): SheetPlan {
  const rows = lines.map(({ cells }) => cells.map(printedValue));
  const formats: Record<string, string> = {};
  for (const [row, cells] of rows.entries()) {
    for (const [column, value] of cells.entries()) {
      if (typeof value === "number") formats[cellAddress(row, column)] = "#,##0.00";
    }
  }
  const grid = lines.flatMap(({ cells }, row) => (cells.length > 1 ? [row] : []));
  const numbers = grid.find((row) =>
    /^(栏次|1)$/.test(lines[row]!.cells.find((cell) => cell !== "")?.trim() ?? ""),
  );
  const headings = grid.filter((row) => row < (numbers ?? grid[0]! + 2));
  return { name, rows, formats, merges: headingMerges(lines, headings) };
}

/** Amounts as numbers; codes, lines and counts as printed. */
function printedValue(cell: string): Value {
  if (cell === "") return null;
  return /^\d+\.\d{2}$/.test(cell) ? Number(cell) : cell;
}

/** A heading spans the empty cells on its right below the same heading, and then the empty cells below it. */
function headingMerges(lines: readonly SourceLine[], rows: readonly number[]): string[] {
  const merges: string[] = [];
  const owner = new Map<string, string>();
  const width = Math.max(0, ...rows.map((row) => lines[row]!.cells.length));
  const isEmpty = (row: number, column: number) =>
    (lines[row]?.cells[column] ?? "") === "" && !owner.has(`${row},${column}`);
  for (const [index, row] of rows.entries()) {
    for (let column = 0; column < width; column += 1) {
      if ((lines[row]!.cells[column] ?? "") === "") continue;
      const above = owner.get(`${row - 1},${column}`);
      let right = column;
      while (
        right + 1 < width &&
        isEmpty(row, right + 1) &&
        (index === 0 || owner.get(`${row - 1},${right + 1}`) === above)
      )
        right += 1;
      let bottom = row;
      while (
        rows.includes(bottom + 1) &&
        Array.from({ length: right - column + 1 }, (_, at) => column + at).every((at) =>
          isEmpty(bottom + 1, at),
        )
      )
        bottom += 1;
      const corner = cellAddress(row, column);
      for (let r = row; r <= bottom; r += 1)
        for (let c = column; c <= right; c += 1) owner.set(`${r},${c}`, corner);
      if (right > column || bottom > row) merges.push(`${corner}:${cellAddress(bottom, right)}`);
    }
  }
  return merges;
}
