/** The rows of a table whose last columns may be left out, each with a title made of its short columns. */
export function titled<T extends readonly unknown[]>(
  rows: readonly T[],
): (readonly [title: string, row: T])[] {
  return rows.map((row) => {
    const columns = row.map((column) => (typeof column === "string" ? column : JSON.stringify(column)));
    return [columns.filter((column) => column && column.length < 120).join(", "), row];
  });
}
