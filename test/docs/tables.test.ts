import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { emptySummary } from "../../src/batch/summary";
import { ROOT } from "./page";

const LANGUAGES = ["", ".zh-CN"];
const read = (path: string) => readFileSync(join(ROOT, path), "utf8");

/** The codes in the first column of the tables of a section. */
function firstColumn(text: string): string[] {
  const rows = [...text.matchAll(/^\| (`[^|]*) \|/gm)];
  return rows.flatMap(([, cell = ""]) => [...cell.matchAll(/`([^`]+)`/g)].map(([, code = ""]) => code));
}

describe.each(LANGUAGES)("the tables of the documentation%s", (language) => {
  test("tell every key of a summary", () => {
    const page = read(`docs/batches${language}.md`);
    expect(firstColumn(page)).toEqual(Object.keys(emptySummary()));
  });

  test("tell every slip", () => {
    const page = read(`docs/findings${language}.md`);
    const section = /^## (?:Repairs|更正建议)\n[\s\S]*?(?=^## )/m.exec(page)?.[0] ?? "";
    const names = [...read("src/explain/slipNames.ts").matchAll(/^ {2}"?([a-z-]+)"?: \{ zh/gm)];
    expect(names.length).toBeGreaterThan(0);
    expect(firstColumn(section).sort()).toEqual(names.map(([, name]) => name).sort());
  });
});

test("both READMEs name the same packages", () => {
  const packages = (path: string) => {
    const section = /^## (?:Dependencies|依赖)[\s\S]*?(?=^## )/m.exec(read(path))?.[0] ?? "";
    return [...section.matchAll(/^\| (.*?) \|/gm)].slice(1).flatMap(([, names = ""]) => names.split(/, |、/));
  };
  expect(packages("README.md")).toContain("decimal.js");
  expect(packages("README.zh-CN.md")).toEqual(packages("README.md"));
});
