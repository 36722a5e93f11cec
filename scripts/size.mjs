// What an app that uses the built package carries, all packages in: bundled by esbuild, minified, gzipped.
// Fails where something outgrew its budget in size-budgets.json; a raise comes with its reason there.
//
//   npm run build && npm run size
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
const { bundles, tarball } = JSON.parse(readFileSync(new URL("size-budgets.json", import.meta.url), "utf8"));

async function bundled({ code, platform = "browser" }) {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: root },
    bundle: true,
    minify: true,
    format: "esm",
    charset: "utf8",
    target: "es2022",
    platform,
    write: false,
    logLevel: "error",
  });
  const [{ contents }] = outputFiles;
  return { minified: contents.length, gzipped: gzipSync(contents, { level: 9 }).length };
}

const kilobytes = (bytes) => (bytes / 1000).toFixed(1).padStart(9);
const over = [];

function row(name, before, counted, budget) {
  const fits = counted <= budget * 1000;
  console.log(
    `${name.padEnd(46)}${kilobytes(before)}${kilobytes(counted)}${kilobytes(budget * 1000)}${fits ? "" : "  over"}`,
  );
  if (!fits) over.push(name);
}

console.log(`${"kB".padEnd(46)}${"minified".padStart(9)}${"gzipped".padStart(9)}${"budget".padStart(9)}`);
for (const bundle of bundles) {
  const { minified, gzipped } = await bundled(bundle);
  row(bundle.name, minified, gzipped, bundle.budget);
}

const [packed] = JSON.parse(
  execFileSync("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], { cwd: root, encoding: "utf8" }),
);
row(
  `npm tarball, ${packed.files.length} files (unpacked, packed)`,
  packed.unpackedSize,
  packed.size,
  tarball.budget,
);

if (over.length > 0) {
  console.error(
    `over budget: ${over.join(", ")}; make it smaller, or raise scripts/size-budgets.json with a reason`,
  );
  process.exit(1);
}
