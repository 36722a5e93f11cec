import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");
const statement = readFileSync(join(root, "SECURITY.md"), "utf8");

/** The rows of the tables of threats. */
const rows = (statement.split("## Hostile inputs tried")[0] ?? "")
  .split("\n")
  .filter((line) => line.startsWith("| ") && !line.startsWith("| threat"));

/** The tests a row names: `file` "title", "title"; `file` "title". */
function testsOf(row: string): { file: string; title: string }[] {
  return [...row.matchAll(/`(test\/[^`]+)` ("[^"]+"(?:, "[^"]+")*)/g)].flatMap(([, file = "", titles = ""]) =>
    [...titles.matchAll(/"([^"]+)"/g)].map(([, title = ""]) => ({ file, title })),
  );
}

test("every threat names the tests behind it, or that it runs in CI", () => {
  expect(rows.length).toBeGreaterThan(30);
  expect(rows.filter((row) => testsOf(row).length === 0 && !row.endsWith("| a short run in CI |"))).toEqual(
    [],
  );
});

test("every test that is named is there", () => {
  const missing = rows.flatMap(testsOf).filter(({ file, title }) => {
    const path = join(root, file);
    return !existsSync(path) || !readFileSync(path, "utf8").includes(`"${title}"`);
  });
  expect(missing).toEqual([]);
});
