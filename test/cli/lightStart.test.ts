import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { ndjson, sound } from "./forms";
import { run } from "./run";

const loaded = vi.hoisted(() => new Set<string>());
vi.mock("../../src/import/index", async (original) => {
  loaded.add("import");
  return await original();
});
vi.mock("../../src/accounts/index", async (original) => {
  loaded.add("accounts");
  return await original();
});

test("JSON is checked without the readers of sheets and the rules of final accounts; a text loads them", async () => {
  const cwd = mkdtempSync(join(tmpdir(), "jixiao-"));
  writeFileSync(join(cwd, "form.txt"), "项目名称\t某项目");
  await run(["check", "-", "--explain", "--infer"], { stdin: ndjson(sound), cwd });
  expect([...loaded]).toEqual([]);
  await run(["check", "form.txt"], { cwd });
  expect([...loaded].sort()).toEqual(["accounts", "import"]);
  rmSync(cwd, { recursive: true });
});
