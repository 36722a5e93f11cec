import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
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
