import { defineConfig, type Options } from "tsup";

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
  esbuildOptions: (options) => {
    options.charset = "utf8";
  },
};

// Private copies: of json-logic-js, so that an app that also uses it and ours never share its table of operations; of
// zod, so that its sixty languages, which are most of its start, are not loaded.
const bundled = ["json-logic-js", "zod"];

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
