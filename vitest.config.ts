import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin } from "vitest/config";
import { privateDecimal } from "./scripts/privateDecimal.ts";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** What is tested is the copy of decimal.js the package carries; the tests themselves compare it with the whole. */
const decimal: Plugin = {
  name: "private-decimal",
  enforce: "pre",
  async resolveId(source, importer) {
    if (source !== "decimal.js" || !importer?.endsWith("/src/figure/exact.ts")) return null;
    return `${at("./node_modules/decimal.js/decimal.mjs")}?private`;
  },
  load: (id) =>
    id.endsWith("?private") ? privateDecimal(readFileSync(id.slice(0, -"?private".length), "utf8")) : null,
};

export default defineConfig({
  plugins: [decimal],
  // The programs of the documentation import jixiao as its users do.
  resolve: {
    alias: [
      { find: /^jixiao$/, replacement: at("./src/index.ts") },
      { find: /^jixiao\/rulesets$/, replacement: at("./src/rulesets.ts") },
      { find: /^jixiao\/(accounts|assess|import|node|report)$/, replacement: at("./src/$1/index.ts") },
    ],
  },
  test: { include: ["test/**/*.test.ts"], testTimeout: 60_000 },
});
