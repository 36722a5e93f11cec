// Runs the examples as a reader would, on the built package: each with a good input and a bad one.
//
//   npm run build && npm run test:examples
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { toWorkbook } from "jixiao/import";
import { chromium } from "playwright-core";
import { build } from "vite";
import { createApp } from "../examples/http/server.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "jixiao-examples-"));
const published = join(root, "examples", "jincheng-2024");
const a03 = JSON.parse(readFileSync(join(published, "a03.json"), "utf8"));
const workbook = await toWorkbook(a03);
// a03: the scores make 99 where 100 is printed.
const SUM = "总分100与各项得分之和99不符（其中执行率得分10）";

const node = (...args) => execFileSync(process.execPath, args, { cwd: root, encoding: "utf8" });

function listen(server) {
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve(`http://127.0.0.1:${server.address().port}`));
  });
}

async function http() {
  const server = createServer(createApp());
  const address = await listen(server);
  const post = async (query, type, body) => {
    const response = await fetch(`${address}/assess${query}`, {
      method: "POST",
      headers: { "content-type": type },
      body,
    });
    return { status: response.status, ...(await response.json()) };
  };
  const BYTES = "application/octet-stream";
  try {
    const form = await post("", "application/json", JSON.stringify(a03));
    assert.equal(form.status, 200);
    assert.equal(form.forms[0].findings.find(({ code }) => code === "total.sum").message.zh, SUM);
    const file = await post("?name=a03.xlsx", BYTES, workbook);
    assert.equal(
      file.forms[0].findings.find(({ code }) => code === "total.sum").cell,
      "光机电项目扶持资金!H40",
    );
    const misspelt = await post("", "application/json", '{"indicators":[],"totl":{}}');
    assert.deepEqual([misspelt.status, misspelt.issues[0].path], [422, "/totl"]);
    const broken = await post("?name=a.xlsx", BYTES, workbook.slice(0, 2000));
    assert.deepEqual([broken.status, broken.issues[0].code], [422, "damaged"]);
    assert.equal((await post("", "application/json", "{")).status, 400);
    assert.equal((await post("", BYTES, undefined)).status, 400);
    assert.equal((await post("", BYTES, new Uint8Array(11 * 1024 * 1024))).status, 413);
    assert.equal((await post("?ruleset=__proto__", "application/json", JSON.stringify(a03))).status, 400);
  } finally {
    server.close();
  }
}

function sqlite() {
  const forms = join(folder, "forms.ndjson");
  const documents = readdirSync(published).map((name) => readFileSync(join(published, name), "utf8"));
  const lines = documents.map((text) => JSON.stringify(JSON.parse(text)));
  writeFileSync(forms, `${[...lines, "{broken"].join("\n")}\n`);
  const printed = node("examples/sqlite/batch.mjs", forms, join(folder, "results.db"));
  // The published forms a03, a04 and a16 have another total than the sum of their scores.
  assert.match(printed, /^total\.sum 3$/m);
  assert.match(printed, /forms: 25, impossible: \d+, unreadable: 1/);
}

function workbooks() {
  const [source, out] = [join(folder, "in"), join(folder, "out")];
  mkdirSync(source);
  writeFileSync(join(source, "a03.xlsx"), workbook);
  writeFileSync(join(source, "broken.xlsx"), workbook.slice(0, 2000));
  node("examples/workbooks/check-folder.mjs", source, out);
  const list = readFileSync(join(out, "问题清单.csv"), "utf8");
  assert.ok(list.includes(`"a03.xlsx","光机电项目扶持资金!H40","error","total.sum","${SUM}"`));
  assert.match(list, /"broken\.xlsx","","","damaged"/);
  assert.ok(existsSync(join(out, "a03.xlsx")));
}

const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8" };
const CHROMIUM = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/google-chrome"];

/** Builds a page, opens it, gives it a file, and waits until it says what it must. */
async function page(browser, name, file, says) {
  const outDir = join(folder, name);
  await build({ root: join(root, "examples", name), logLevel: "error", build: { outDir } });
  const server = createServer(({ url }, response) => {
    const path = join(outDir, url === "/" ? "index.html" : new URL(url, "http://localhost").pathname);
    if (!existsSync(path)) return response.writeHead(404).end();
    response.writeHead(200, { "content-type": TYPES[extname(path)] ?? "application/octet-stream" });
    return response.end(readFileSync(path));
  });
  const address = await listen(server);
  const tab = await browser.newPage();
  const complaints = [];
  tab.on("pageerror", (error) => complaints.push(String(error)));
  tab.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  try {
    await tab.goto(address);
    await tab.setInputFiles("#file", file);
    await tab.getByText(says).first().waitFor({ timeout: 60_000 });
    assert.deepEqual(
      complaints.filter((text) => !text.includes("favicon") && !text.includes("404")),
      [],
    );
  } finally {
    server.close();
  }
}

async function pages() {
  const executablePath = CHROMIUM.find((path) => path !== undefined && existsSync(path));
  if (executablePath === undefined) throw new Error("no Chromium here; install one or name it in CHROMIUM");
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
  try {
    const buffer = Buffer.from(workbook);
    await page(browser, "vite", { name: "a03.xlsx", mimeType: "", buffer }, SUM);
    const lines = Buffer.from(`${`${JSON.stringify(a03)}\n`.repeat(1200)}{broken\n`);
    const says = "共 1200 张，读不了 1 行；总分与各项得分不符 1200 张";
    await page(browser, "worker", { name: "forms.ndjson", mimeType: "", buffer: lines }, says);
  } finally {
    await browser.close();
  }
}

try {
  for (const example of [http, sqlite, workbooks, pages]) {
    await example();
    console.log(`examples: ${example.name} ok`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
