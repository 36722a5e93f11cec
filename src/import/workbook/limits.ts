/** What a workbook of forms may hold at most; real ones stay far below. */
export const LIMITS = {
  fileBytes: 10 * 1024 * 1024,
  unpackedBytes: 50 * 1024 * 1024,
  entries: 2_000,
  cells: 200_000,
  /** Rows times columns of a sheet's used rectangle. */
  rectangle: 2_000_000,
  merges: 20_000,
  mergedCells: 200_000,
  /** Of one part of markup; 200,000 cells take about 12 MB. */
  markupBytes: 20 * 1024 * 1024,
  /** Excel itself ends a cell's text at 32,767 characters. */
  textBytes: 200_000,
  /** Characters of all cells of a sheet; a text that many cells share counts for each. */
  sheetText: 20 * 1024 * 1024,
  rows: 1_048_576,
  columns: 16_384,
} as const;
