// node bench/file.mjs FILE WORKERS OUTPUT: time and peak memory of one batch of the built package, as JSON.
import { rescore } from "../dist/node.js";
import { mof2020 } from "../dist/rulesets.js";

const [file = "", workers = "1", output = "summary"] = process.argv.slice(2);
const started = performance.now();
const options = { ruleset: mof2020, workers: Number(workers), output };
const { summary } = await rescore({ names: [file] }, async () => {}, options);
const seconds = (performance.now() - started) / 1000;
const peak = process.resourceUsage().maxRSS * 1024;
process.stdout.write(JSON.stringify({ forms: summary.forms, seconds, peak }));
