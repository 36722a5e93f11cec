import Table from "cli-table3";

const EDGES =
  "top top-mid top-left top-right bottom bottom-mid bottom-left bottom-right left left-mid mid mid-mid right right-mid";
const NO_LINES = Object.fromEntries(EDGES.split(" ").map((edge) => [edge, ""]));

/**
 * Rows of cells as text with aligned columns, Chinese characters counted as two wide; one line a row.
 *
 * @param right - the columns that are aligned to the right, by index
 */
export function alignColumns(rows: readonly (readonly string[])[], right: readonly number[] = []): string {
  const width = Math.max(0, ...rows.map((row) => row.length));
  const table = new Table({
    chars: { ...NO_LINES, middle: "  " },
    style: { "padding-left": 0, "padding-right": 0, head: [], border: [] },
    colAligns: Array.from({ length: width }, (_, index) => (right.includes(index) ? "right" : "left")),
  });
  for (const row of rows) table.push([...row]);
  return table
    .toString()
    .split("\n")
    .map((line) => `${line.trimEnd()}\n`)
    .join("");
}
