import { linesOfText, type SourceLine } from "../accounts/read/source";
import { CellCount } from "./cellCount";
import { decodeText, gridOfDelimited } from "./delimited";
import { gridOfDocx } from "./docx";
import { kindOfFile } from "./fileKind";
import type { Grid } from "./grid";
import { openWorkbook } from "./workbook/reader";

/**
 * The lines of a file, whatever it is, each as cells from left to right: what `readAccounts` of `jixiao/accounts`
 * takes. Sheets follow each other in their order; a merged cell stands at its top left corner.
 *
 * @throws ImportError when the file cannot be read at all
 * @example readAccounts(await readLines(bytes, "2024年决算公开.xlsx"), finalAccounts2024)
 */
export async function readLines(bytes: Uint8Array, fileName: string): Promise<SourceLine[]> {
  switch (kindOfFile(bytes, fileName)) {
    case "workbook":
      return linesOf(await sheetsOf(bytes));
    case "docx":
      return linesOf([await gridOfDocx(bytes)]);
    case "csv":
      return linesOf([gridOfDelimited(bytes)]);
    default:
      return countedLines(decodeText(bytes));
  }
}

function countedLines(text: string): SourceLine[] {
  const lines = linesOfText(text);
  const count = new CellCount();
  for (const { cells } of lines) {
    count.addPlaces(cells.length);
    for (const cell of cells) if (cell.trim() !== "") count.addCell();
  }
  return lines;
}

async function sheetsOf(bytes: Uint8Array): Promise<Grid[]> {
  return (await openWorkbook(bytes)).map(({ grid }) => grid);
}

function linesOf(grids: readonly Grid[]): SourceLine[] {
  return grids.flatMap(({ name, rows }) =>
    rows.map((row) => {
      const width = row.cells.reduce((most, { column }) => Math.max(most, column + 1), 0);
      const cells = Array<string>(width).fill("");
      for (const cell of row.cells) cells[cell.column] = cell.text;
      return { cells, at: name === "" ? `L${row.index + 1}` : `${name}!${row.index + 1}` };
    }),
  );
}
