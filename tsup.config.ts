import { defineConfig, type Options } from "tsup";

const library: Options = {
  entry: { index: "src/index.ts", rulesets: "src/rulesets.ts" },
  dts: true,
  splitting: true,
  target: "node20",
  // A private copy, so that an app that also uses json-logic-js and ours never share its table of operations.
  noExternal: ["json-logic-js"],
};

export default defineConfig([
  { ...library, format: "esm" },
  // hucre is ESM only, which `require` of early Node 20 cannot load: CommonJS carries it along.
  { ...library, format: "cjs", noExternal: ["json-logic-js", "hucre"] },
  { ...library, entry: { cli: "src/cli/bin.ts" }, format: "esm", dts: false },
]);
