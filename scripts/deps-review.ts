import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/**
 * `npm run deps:review`: what a user of the package takes in with it. For each runtime dependency its version,
 * licence, scripts run on installing, packages below it and size, then what `npm audit` says, where it can be
 * reached. Ends with 1 where a licence or an install script is not allowed, or a copied package lacks its licence.
 */

const ROOT = join(import.meta.dirname, "..");
const LICENCES: ReadonlySet<string> = new Set([
  "MIT",
  "ISC",
  "Apache-2.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "0BSD",
]);
/** Runtime packages that may run something when they are installed: none. */
const INSTALL_SCRIPTS: ReadonlySet<string> = new Set();
/** Packages that `dist/` holds copies of, as `tsup.config.ts` and the charts bring them in. */
export const COPIED: readonly string[] = [
  "json-logic-js",
  "zod",
  "hucre",
  "@noble/hashes",
  "echarts",
  "zrender",
  "tslib",
];

interface Locked {
  readonly version: string;
  readonly license?: string;
  readonly hasInstallScript?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const json = (path: string) => JSON.parse(readFileSync(join(ROOT, path), "utf8"));
const packages: Readonly<Record<string, Locked>> = json("package-lock.json").packages;
const direct = Object.keys(json("package.json").dependencies).sort();

/** Where the lockfile has what a package at `from` gets for a name: beside it, or in a folder above. */
function resolve(name: string, from: string): string | null {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf("/node_modules/")))) {
    const path = `${at === "" ? "" : `${at}/`}node_modules/${name}`;
    if (packages[path] !== undefined) return path;
    if (at === "") return null;
  }
}

/** A package and all below it. */
function closure(path: string, into = new Set<string>()): Set<string> {
  if (into.has(path)) return into;
  into.add(path);
  const { dependencies, optionalDependencies } = packages[path]!;
  for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
    const below = resolve(name, path);
    if (below !== null) closure(below, into);
  }
  return into;
}

function sizeOf(folder: string): number {
  if (!existsSync(folder)) return 0;
  let size = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && entry.name !== "node_modules") size += sizeOf(path);
    else if (entry.isFile()) size += statSync(path).size;
  }
  return size;
}

/** What is not allowed, in words. */
export function faults(): string[] {
  const found: string[] = [];
  for (const path of new Set(direct.flatMap((name) => [...closure(`node_modules/${name}`)]))) {
    const { license = "none stated", hasInstallScript = false } = packages[path]!;
    const name = path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
    if (!LICENCES.has(license)) found.push(`${name}: licence ${license} is not allowed`);
    if (hasInstallScript && !INSTALL_SCRIPTS.has(name))
      found.push(`${name}: runs a script when it is installed`);
  }
  const licences = readFileSync(join(ROOT, "THIRD-PARTY-LICENSES.md"), "utf8");
  for (const name of COPIED) {
    const heading = name === "echarts" ? "Apache ECharts" : name;
    if (!licences.includes(`\n## ${heading}\n`))
      found.push(`${name}: THIRD-PARTY-LICENSES.md has no part for it`);
    for (const line of copyrightsOf(name)) {
      if (!licences.includes(line)) found.push(`${name}: THIRD-PARTY-LICENSES.md lacks “${line}”`);
    }
  }
  return found;
}

/** The lines of a package's own licence that say whose it is. */
function copyrightsOf(name: string): string[] {
  // ECharts brings its own; every other copied package stands at the top, where the search ends.
  const folder = join(ROOT, resolve(name, "node_modules/echarts") ?? "");
  const file = readdirSync(folder).find((entry) => /^(licen[cs]e|notice)/i.test(entry));
  if (file === undefined) return [];
  const lines = readFileSync(join(folder, file), "utf8").split(/\r?\n/);
  return lines.map((line) => line.trim()).filter((line) => /^copyright (?:\(c\) )?\d{4}/i.test(line));
}

function advisories(): string {
  try {
    const args = ["audit", "--omit=dev", "--audit=true", "--json"];
    const told = execFileSync("npm", args, {
      cwd: ROOT,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
    return `${JSON.parse(told).metadata.vulnerabilities.total} known`;
  } catch (error) {
    const told = JSON.parse((error as { stdout?: string }).stdout || "{}");
    const total = told.metadata?.vulnerabilities?.total;
    return total === undefined
      ? "not known: the registry does not answer npm audit from here"
      : `${total} known`;
  }
}

if (process.argv[1] === import.meta.filename) {
  console.log("package             version  licence  install scripts  packages  kB");
  for (const name of direct) {
    const all = [...closure(`node_modules/${name}`)];
    const { version, license = "?" } = packages[`node_modules/${name}`]!;
    const scripts = all.filter((path) => packages[path]!.hasInstallScript === true).length;
    const size = all.reduce((sum, path) => sum + sizeOf(join(ROOT, path)), 0);
    console.log(
      [
        name.padEnd(19),
        version.padEnd(8),
        license.padEnd(8),
        String(scripts || "none").padEnd(16),
        String(all.length).padStart(8),
        String(Math.ceil(size / 1000)).padStart(6),
      ].join(" "),
    );
  }
  const all = new Set(direct.flatMap((name) => [...closure(`node_modules/${name}`)]));
  console.log(`${all.size} packages in all. Advisories: ${advisories()}.`);
  const wrong = faults();
  for (const fault of wrong) console.error(fault);
  process.exitCode = wrong.length > 0 ? 1 : 0;
}
