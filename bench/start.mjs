// Cold import of the built package beside the packages it uses, as they are published: fresh processes by turns, and
// the processor's time, which other work on the machine does not stretch as it does the clock's. The median of many,
// and the quarter below and above.
//
//   npm run build && npm run bench:start [-- --runs 41]
import { execFileSync } from "node:child_process";
import { parseArgs } from "node:util";

const { values } = parseArgs({ options: { runs: { type: "string", default: "41" } } });

const dist = (name) => new URL(`../dist/${name}.js`, import.meta.url).href;
const PACKAGES = ["decimal.js", "json-logic-js", "zod/mini", "@noble/hashes/sha2.js", "@noble/hashes/utils.js"];

/** What is loaded, at once, in a process of its own. */
const CASES = {
  "the packages jixiao uses": PACKAGES,
  jixiao: [dist("index")],
  "jixiao/assess": [dist("assess")],
  "jixiao/assess and jixiao/rulesets": [dist("assess"), dist("rulesets")],
};

function load(specifiers) {
  const imports = specifiers.map((specifier) => `import(${JSON.stringify(specifier)})`).join();
  const program = `const start = process.cpuUsage();await Promise.all([${imports}]);const { user, system } = process.cpuUsage(start);console.log((user + system) / 1000);`;
  const cwd = new URL("..", import.meta.url);
  return Number(execFileSync(process.execPath, ["--input-type=module", "-e", program], { cwd, encoding: "utf8" }));
}

const times = new Map(Object.keys(CASES).map((name) => [name, []]));
for (let run = 0; run < Number(values.runs); run += 1) {
  for (const [name, specifiers] of Object.entries(CASES)) times.get(name).push(load(specifiers));
}

const quantile = (list, share) => list.toSorted((a, b) => a - b)[Math.floor(list.length * share)];
const packages = times.get("the packages jixiao uses");
for (const [name, list] of times) {
  // Each beside the packages of its own turn.
  const ratios = list.map((time, turn) => time / packages[turn]);
  const [low, middle, high] = [0.25, 0.5, 0.75].map((share) => quantile(ratios, share).toFixed(2));
  console.log(
    `${name.padEnd(36)}${quantile(list, 0.5).toFixed(1).padStart(7)} ms${middle.padStart(7)} × (${low} to ${high})`,
  );
}
