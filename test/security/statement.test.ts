import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");

/** The rows of the tables of threats. */
const rowsOf = (page: string, end: string) =>
  (readFileSync(join(root, page), "utf8").split(end)[0] ?? "")
    .split("\n")
    .filter((line) => line.startsWith("| ") && !/^\| (threat|威胁) /.test(line));

const english = rowsOf("SECURITY.md", "## Hostile inputs tried");
const chinese = rowsOf("SECURITY.zh-CN.md", "## 试过的恶意输入");

/** The tests a row names: `file` "title", "title"; `file` "title". */
function testsOf(row: string): { file: string; title: string }[] {
  return [...row.matchAll(/`(test\/[^`]+)` ("[^"]+"(?:, "[^"]+")*)/g)].flatMap(([, file = "", titles = ""]) =>
    [...titles.matchAll(/"([^"]+)"/g)].map(([, title = ""]) => ({ file, title })),
  );
}

describe.each([
  ["SECURITY.md", english, "| a short run in CI |"],
  ["SECURITY.zh-CN.md", chinese, "| CI 里短跑一次 |"],
])("%s", (_, rows, inCi) => {
  test("every threat names the tests behind it, or that it runs in CI", () => {
    expect(rows.length).toBeGreaterThan(30);
    expect(rows.filter((row) => testsOf(row).length === 0 && !row.endsWith(inCi))).toEqual([]);
  });

  test("every test that is named is there", () => {
    const missing = rows.flatMap(testsOf).filter(({ file, title }) => {
      const path = join(root, file);
      return !existsSync(path) || !readFileSync(path, "utf8").includes(`"${title}"`);
    });
    expect(missing).toEqual([]);
  });
});

test("both languages name the same threats: the same tests behind each row", () => {
  expect(chinese.map(testsOf)).toEqual(english.map(testsOf));
});
