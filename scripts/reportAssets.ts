import { readFileSync } from "node:fs";
import { build, transform } from "esbuild";

/** Script and style of a report as a module: what stands inside the HTML has no file of its own to be read from. */
export async function reportAssets(): Promise<string> {
  const root = new URL("../", import.meta.url);
  const bundle = await build({
    entryPoints: [new URL("page/report.ts", root).pathname],
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    target: "es2022",
    charset: "utf8",
    legalComments: "none",
  });
  const css = readFileSync(new URL("src/report/style.css", root), "utf8");
  const { code: style } = await transform(css, {
    loader: "css",
    minify: true,
    charset: "utf8",
    target: "chrome111",
  });
  const script = bundle.outputFiles[0]?.text.trim() ?? "";
  if (/<\/(script|style)|<!--/i.test(script + style))
    throw new Error("the assets end the element they stand in");
  return [
    "// Made by `npm run report-assets` from page/report.ts and src/report/style.css; a test says when it is stale.",
    `export const script = ${JSON.stringify(script)};`,
    `export const style = ${JSON.stringify(style.trim())};`,
    "",
  ].join("\n");
}
