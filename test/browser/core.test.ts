import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import type { Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { rulesets } from "../../src/rulesets";
import { FORM_NAMES, realForm } from "../forms";
import { chromiumPath, launch, NO_BROWSER, serve } from "../page/browser";
import { allCases } from "../ruleset/caseFile";
import { type Given, type Outcome, runBattery } from "./battery";
import type { Told } from "./main";

if (chromiumPath === null) {
  if (process.env.CI) throw new Error(NO_BROWSER);
  console.warn(NO_BROWSER);
}

const POLICY =
  "default-src 'none'; script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'";
const PAGE = `<!doctype html>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<link rel="icon" href="data:,">
<script type="module" src="main.js"></script>
<pre id="told" hidden></pre>
`;

function given(): Given {
  const root = new URL("../../", import.meta.url);
  const read = (path: string) => ({
    name: path,
    file: JSON.parse(readFileSync(new URL(path, root), "utf8")),
  });
  const folders = readdirSync(new URL("test/cases/", root)).sort();
  const ofCases = folders.filter((folder) => !Object.hasOwn(rulesets, folder));
  return {
    rulesetFiles: [
      ...Object.keys(rulesets).map((id) => read(`rulesets/${id}.json`)),
      ...ofCases.map((folder) => read(`test/cases/${folder}/ruleset.json`)),
    ],
    cases: allCases().map(({ title, ruleset, form }) => ({ title, ruleset: ruleset.id, form })),
    forms: FORM_NAMES.map((name) => ({ name, form: realForm(name) })),
  };
}

/** The first place where two texts part, with what stands around it. */
function parting(a: string, b: string): string {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  const around = (text: string) => text.slice(Math.max(0, at - 40), at + 40);
  return `Node ${around(a)} | browser ${around(b)}`;
}

describe.skipIf(chromiumPath === null)("The core in a page under a strict policy", () => {
  let folder: string;
  let onNode: readonly Outcome[];
  let browser: Browser;
  let server: Server;
  let told: Told;
  const complaints: string[] = [];
  const requests: string[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "jixiao-core-"));
    const input = given();
    onNode = runBattery(input);
    await build({
      entryPoints: [fileURLToPath(new URL("main.ts", import.meta.url))],
      outdir: folder,
      bundle: true,
      splitting: true,
      format: "esm",
      target: "es2022",
      charset: "utf8",
    });
    writeFileSync(join(folder, "index.html"), PAGE);
    writeFileSync(join(folder, "given.json"), JSON.stringify(input));
    const served = await serve(folder);
    server = served.server;
    browser = await launch();
    // Another language and another day than Node's.
    const context = await browser.newContext({ locale: "tr-TR", timezoneId: "Pacific/Kiritimati" });
    const page = await context.newPage();
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("request", (request) => requests.push(request.url().replace(served.address, "")));
    await page.goto(`${served.address}index.html`);
    // By a locator, which looks from a world of its own: the policy forbids what `waitForFunction` does.
    const written = page.locator("#told:not(:empty)");
    await written.waitFor({ state: "attached", timeout: 50_000 });
    const text = (await written.textContent()) ?? "";
    if (!text.startsWith("{")) throw new Error(text);
    told = JSON.parse(text);
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    server?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test("gives the same as on Node, byte for byte", () => {
    expect(told.outcomes.map(([tried]) => tried)).toEqual(onNode.map(([tried]) => tried));
    const differing = onNode.flatMap(([tried, json], i) => {
      const inBrowser = told.outcomes[i]?.[1] ?? "";
      return json === inBrowser ? [] : [`${tried}: ${parting(json, inBrowser)}`];
    });
    expect(differing).toEqual([]);
  });

  test("changes nothing global, but for two names by which zod knows itself", () => {
    expect(told.changedByAssess).toEqual([]);
    expect(told.changed).toEqual(["__zod_globalConfig", "__zod_globalRegistry"]);
    expect(told.control.changed).toEqual([...told.changed, "added", "polluted", "parse"]);
  });

  test("does nothing the page forbids, and asks for nothing", () => {
    expect(complaints).toEqual([]);
    expect(told.stopped).toEqual([]);
    expect(told.control.stopped).toEqual(["eval"]);
    expect(requests.filter((path) => !/^(index\.html|given\.json|[\w-]+\.js|data:,)$/.test(path))).toEqual(
      [],
    );
  });
});
