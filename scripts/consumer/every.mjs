// Every entry that package.json names loads, as a module and by require, and gives the same names.
import assert from "node:assert/strict";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const { exports, name } = require("jixiao/package.json");

const entries = Object.keys(exports).filter((entry) => exports[entry].import !== undefined);
assert.ok(entries.length >= 7);
for (const entry of entries) {
  const specifier = entry.replace(".", name);
  const [module, common] = [await import(specifier), require(specifier)];
  const names = Object.keys(module).sort();
  assert.ok(names.length > 0, specifier);
  assert.deepEqual(Object.keys(common).sort(), names, specifier);
  for (const each of names) assert.equal(typeof common[each], typeof module[each], `${specifier} ${each}`);
}
