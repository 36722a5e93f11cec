// Runs tests on other Nodes, and with code from strings forbidden.
//
//   npm run test:nodes [-- FILTER…]
//
// The `node` package brings each Node. Tests that compile schemas with ajv, or need a browser, stay out where code
// from strings is forbidden: ajv writes code, which is why the package does without it.
import { execFileSync, spawnSync } from "node:child_process";

const filters = process.argv.slice(2);
const vitest = ["node_modules/vitest/vitest.mjs", "run", ...filters];
const withCode = ["**/schema.test.ts", "test/report/sarif.test.ts", "test/{page,browser}/**"];
const noCode = [
  "--execArgv=--disallow-code-generation-from-strings",
  ...withCode.flatMap((file) => ["--exclude", file]),
];

const runs = [
  ["20", vitest],
  ["22", vitest],
  ["24", vitest],
  ["20", [...vitest, ...noCode]],
  ["24", [...vitest, ...noCode]],
];

const results = runs.map(([version, args]) => {
  const find = ["exec", "--yes", "--package", `node@${version}`, "--", "node", "-p", "process.execPath"];
  const node = execFileSync("npm", find, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  const name = `${execFileSync(node, ["--version"], { encoding: "utf8" }).trim()}${args === vitest ? "" : ", no code from strings"}`;
  console.log(`\n== Node ${name}`);
  const { status } = spawnSync(node, [...args, "--reporter=dot"], { stdio: "inherit" });
  return { name, status };
});
for (const { name, status } of results) console.log(`Node ${name}: ${status === 0 ? "passed" : "FAILED"}`);
process.exitCode = results.every(({ status }) => status === 0) ? 0 : 1;
