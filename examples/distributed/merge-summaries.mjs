// node merge-summaries.mjs PART.json…: the summary of all parts, as JSON. The order of the parts does not matter.
import { readFileSync } from "node:fs";
import { emptySummary, mergeSummaries } from "../../dist/index.js";

const parts = process.argv.slice(2).map((file) => JSON.parse(readFileSync(file, "utf8")).summary);
process.stdout.write(`${JSON.stringify(parts.reduce(mergeSummaries, emptySummary()))}\n`);
