// Installs the packed tarball into a scratch folder, and uses it there as its users do:
// from ESM, from CommonJS, from TypeScript, bundled by Vite, in a browser as it is, and on the command line.
//
//   node --import tsx scripts/consumer-test.mjs jixiao-<version>.tgz
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { chromiumPath, launch, NO_BROWSER, serve } from "../test/page/browser.ts";

const tarball = process.argv[2];
if (tarball === undefined) throw new Error("usage: node scripts/consumer-test.mjs <tarball>");

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "jixiao-consumer-"));
const tsc = createRequire(import.meta.url).resolve("typescript/bin/tsc");

/** What the program printed; where it fails, that is shown and the test ends. */
function run(file, args) {
  console.log(`consumer: ${[file, ...args].join(" ").replaceAll(root, "")}`);
  try {
    return execFileSync(file, args, { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
  } catch (error) {
    console.error(error.stdout);
    throw error;
  }
}

function compile(module, resolution, file) {
  const strict = ["--strict", "--exactOptionalPropertyTypes", "--noUncheckedIndexedAccess"];
  const target = ["--target", "es2022", "--lib", "es2023,dom", "--noEmit"];
  run(process.execPath, [
    tsc,
    ...strict,
    ...target,
    "--module",
    module,
    "--moduleResolution",
    resolution,
    file,
  ]);
}

/** A small app of each kind: what it put into its title, and nothing went wrong on the way. */
async function browse() {
  const { server, address } = await serve(folder);
  const browser = await launch();
  try {
    const page = await browser.newPage();
    const faults = [];
    page.on("pageerror", (error) => faults.push(error.message));
    page.on("console", (said) => said.type() === "error" && faults.push(said.text()));
    page.on("requestfailed", (request) => faults.push(request.url()));
    const titles = [];
    for (const app of ["vite/dist/", "browser/"]) {
      console.log(`consumer: ${app} in the browser`);
      await page.goto(`${address}${app}index.html`);
      await page.waitForFunction("document.title !== '…'", undefined, { timeout: 60_000 }).catch(() => {
        throw new Error(`${app} never finished: ${faults.join("; ")}`);
      });
      titles.push(JSON.parse(await page.title()));
    }
    assert.deepEqual(faults, []);
    return titles;
  } finally {
    await browser.close();
    server.close();
  }
}

try {
  cpSync(join(root, "scripts", "consumer"), folder, { recursive: true });
  const form = JSON.parse(readFileSync(join(root, "examples", "jincheng-2024", "a03.json"), "utf8"));
  writeFileSync(join(folder, "form.json"), JSON.stringify(form));
  writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true }));
  run("npm", ["install", "--no-audit", "--no-fund", "--prefer-offline", resolve(tarball)]);

  run(process.execPath, ["every.mjs"]);
  run(process.execPath, ["esm.mjs"]);
  run(process.execPath, ["--disallow-code-generation-from-strings", "esm.mjs"]);
  run(process.execPath, ["commonjs.cjs"]);
  compile("node16", "node16", "types.mts");
  compile("node16", "node16", "types.cts");
  compile("esnext", "bundler", "types.mts");

  console.log("consumer: vite build");
  await build({ root: join(folder, "vite"), base: "./", configFile: false, logLevel: "error" });
  writeFileSync(join(folder, "vite", "dist", "form.json"), JSON.stringify(form));
  if (chromiumPath === null) console.log(`consumer: ${NO_BROWSER}`);
  else {
    assert.deepEqual(await browse(), [
      { sum: "99", forms: 0, accounts: false, report: "<!doctype html>" },
      { sum: "99", same: true },
    ]);
  }

  const bin = join("node_modules", ".bin", "jixiao");
  const version = run(bin, ["--version"]).trim();
  if (!/^\d+\.\d+\.\d+$/.test(version)) throw new Error(`jixiao --version printed ${version}`);
  const [result] = run(bin, ["check", "form.json", "--format", "ndjson", "--fail-on", "never"])
    .trim()
    .split("\n");
  const codes = JSON.parse(result).findings.map((finding) => finding.code);
  if (!codes.includes("total.sum")) throw new Error(`jixiao check found ${codes}`);
  // A reader that stops early is no failure.
  writeFileSync(join(folder, "many.ndjson"), `${JSON.stringify(form)}\n`.repeat(500));
  run("bash", ["-c", `set -o pipefail; ${bin} check many.ndjson --format ndjson 2>/dev/null | head -c 100`]);
  console.log("consumer: all good");
} finally {
  rmSync(folder, { recursive: true, force: true });
}
