// Cold import of the built package beside the packages it uses: fresh processes by turns, the median of many.
//
//   npm run build && npm run bench:start [-- --runs 41]
import { execFileSync } from "node:child_process";
import { parseArgs } from "node:util";

const { values } = parseArgs({ options: { runs: { type: "string", default: "41" } } });

const dist = (name) => new URL(`../dist/${name}.js`, import.meta.url).href;
const PACKAGES = ["decimal.js", "zod/mini", "@noble/hashes/sha2.js", "@noble/hashes/utils.js"];

/** What is loaded, at once, in a process of its own. */
const CASES = {
  "decimal.js, zod, @noble/hashes": PACKAGES,
  jixiao: [dist("index")],
  "jixiao/assess": [dist("assess")],
  "jixiao/assess and jixiao/rulesets": [dist("assess"), dist("rulesets")],
};

function load(specifiers) {
  const imports = specifiers.map((specifier) => `import(${JSON.stringify(specifier)})`).join();
  const program = `const start = performance.now();await Promise.all([${imports}]);console.log(performance.now() - start);`;
  const cwd = new URL("..", import.meta.url);
  return Number(execFileSync(process.execPath, ["--input-type=module", "-e", program], { cwd, encoding: "utf8" }));
}

const times = new Map(Object.keys(CASES).map((name) => [name, []]));
for (let run = 0; run < Number(values.runs); run += 1) {
  for (const [name, specifiers] of Object.entries(CASES)) times.get(name).push(load(specifiers));
}

const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];
const packages = median(times.get("decimal.js, zod, @noble/hashes"));
for (const [name, list] of times) {
  const middle = median(list);
  console.log(`${name.padEnd(36)}${middle.toFixed(1).padStart(7)} ms${(middle / packages).toFixed(2).padStart(7)} ×`);
}
