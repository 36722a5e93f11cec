import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { describe, expect, test } from "vitest";
import { rulesets } from "../../src/rulesets";

const SOURCE = fileURLToPath(new URL("../../src/rulesets.ts", import.meta.url));

/** What a bundler makes of an app that imports one name. */
async function bundleOf(name: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: {
      contents: `import { ${name} } from ${JSON.stringify(SOURCE)}; console.log(${name});`,
      resolveDir: ".",
    },
    bundle: true,
    format: "esm",
    minify: true,
    write: false,
  });
  return outputFiles[0]?.text ?? "";
}

/** Ids in the bundle, those of rulesets it extends included. */
function idsIn(bundle: string): string[] {
  return Object.keys(rulesets).filter((id) => new RegExp(`\\bid:"${id}"`).test(bundle));
}

describe("An app carries only the rulesets it imports, and what they extend", () => {
  test.each([
    ["mof2020", ["mof-2020"]],
    ["mof2021Stepped", ["mof-2020", "mof-2021", "mof-2021-stepped"]],
    ["guangxi", ["mof-2020", "guangxi"]],
    ["rulesets", Object.keys(rulesets)],
  ])("%s", async (name, ids) => {
    expect(idsIn(await bundleOf(name))).toEqual(ids);
  });
});
