import { defineConfig, type Options } from "tsup";
import { privateDecimalPlugin } from "./scripts/privateDecimal";

const entry = {
  index: "src/index.ts",
  // An entry of its own also keeps its code in chunks of its own, which bundlers can tell from the rest.
  assess: "src/assess/index.ts",
  rulesets: "src/rulesets.ts",
  accounts: "src/accounts/index.ts",
  import: "src/import/index.ts",
  node: "src/node/index.ts",
  report: "src/report/index.ts",
};

const shared: Options = {
  dts: { entry },
  splitting: true,
  target: "node20",
  esbuildPlugins: [privateDecimalPlugin],
  esbuildOptions: (options) => {
    options.charset = "utf8";
  },
};

// Private copies: of json-logic-js, so that an app that also uses it and ours never share its table of operations; of
// decimal.js and zod, so that what we never call of them (half of decimal.js, the 60 languages of zod) is not loaded.
const bundled = ["json-logic-js", "decimal.js", "zod"];

export default defineConfig([
  {
    ...shared,
    // The worker stands beside the chunks, where `jixiao/node` looks for it, from either format.
    entry: { ...entry, cli: "src/cli/bin.ts", worker: "src/node/worker.ts" },
    format: "esm",
    noExternal: bundled,
  },
  {
    ...shared,
    entry,
    format: "cjs",
    // hucre and @noble/hashes are ESM only, which `require` of early Node 20 cannot load: CommonJS carries them along.
    noExternal: [...bundled, "hucre", "@noble/hashes"],
    // `import.meta.url`, by which the worker is found.
    shims: true,
  },
]);
