// Mutation testing, one room at a time: what the room's own tests would not notice if it were wrong.
//
//   npm run mutation -- figure                         the whole room
//   npm run mutation -- ruleset src/ruleset/lint/*.ts  some of its files; the others keep their last result
//
// Results stay in .tmp/mutation/ROOM.json and are used again where neither code nor tests changed.
import { existsSync, mkdirSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Stryker } from "@stryker-mutator/core";
import { printReport } from "./report.mjs";
import { ROOMS } from "./rooms.mjs";

const [room, ...files] = process.argv.slice(2);
const chosen = ROOMS[room];
if (chosen === undefined) {
  console.error(`usage: npm run mutation -- ${Object.keys(ROOMS).join("|")} [FILE...]`);
  process.exit(2);
}

const folder = ".tmp/mutation";
mkdirSync(folder, { recursive: true });
process.env.MUTATION_TESTS = JSON.stringify(
  chosen.tests.flatMap(testsIn).filter((file) => !chosen.without?.includes(file)),
);
process.env.MUTATION_RUNS = String(chosen.runs ?? 100);

await new Stryker({
  testRunner: "one-process",
  plugins: ["./runner.mjs", "./sentences.mjs"].map((file) => fileURLToPath(new URL(file, import.meta.url))),
  ignorers: chosen.sentences ? ["sentences"] : [],
  mutate: files.length > 0 ? files : [`src/${room}/**/*.ts`, "!**/*.d.ts", ...(chosen.except ?? [])],
  coverageAnalysis: "perTest",
  incremental: true,
  incrementalFile: `${folder}/${room}.incremental.json`,
  concurrency: 1,
  // The runner itself ends endless loops, by processor time: a busy machine must not pass for one.
  timeoutMS: 7_200_000,
  dryRunTimeoutMinutes: 120,
  // The runner checks no types, and generated files are compared as they are.
  disableTypeChecks: false,
  reporters: ["json", "progress-append-only"],
  jsonReporter: { fileName: `${folder}/${room}.json` },
  tempDirName: ".tmp/stryker",
  ignorePatterns: ["/.tmp", "/biome.json", "/page", "/bench"],
}).runMutationTest();

printReport(`${folder}/${room}.json`);

function testsIn(path) {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  const names = readdirSync(path, { recursive: true }).filter((name) => name.endsWith(".test.ts"));
  return names.sort().map((name) => join(path, name));
}
