import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import type { Server } from "node:http";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { AxeResults } from "axe-core";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { assess } from "../../src/assess/assess";
import { toWorkbook } from "../../src/import/toWorkbook";
import { renderReport } from "../../src/report/report";
import { mof2020 } from "../../src/rulesets";
import { workbookOfAccounts } from "../accounts/workbook";
import { wrongTotal } from "../cli/forms";
import { realForm } from "../forms";
import { formOf, found, OUT_OF_SIGHT, TEXTS } from "../report/hostileForms";
import { chromiumPath, launch, NO_BROWSER, serve } from "./browser";

if (chromiumPath === null) {
  if (process.env.CI) throw new Error(NO_BROWSER);
  console.warn(NO_BROWSER);
}

const folder = mkdtempSync(join(tmpdir(), "jixiao-page-"));
const axeFile = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
let browser: Browser;
let server: Server;
let address: string;
let context: BrowserContext;
let page: Page;
/** Everything the page asked for, and every complaint of the browser. */
let requests: string[] = [];
let complaints: string[] = [];

async function open(at: string, options: Parameters<Browser["newContext"]>[0] = {}): Promise<void> {
  context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  page = await context.newPage();
  page.setDefaultTimeout(10_000);
  requests = [];
  complaints = [];
  context.on("request", (request) => requests.push(request.url()));
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.goto(at);
}

/** Drops files onto the page, as a hand does. */
async function drop(...files: { name: string; text?: string; bytes?: Uint8Array }[]): Promise<void> {
  const given = files.map(({ name, text, bytes }) => ({
    name,
    text: text ?? null,
    bytes: bytes ? [...bytes] : null,
  }));
  const transfer = await page.evaluateHandle((list) => {
    const data = new DataTransfer();
    for (const { name, text, bytes } of list) {
      data.items.add(new File([bytes === null ? (text ?? "") : new Uint8Array(bytes)], name));
    }
    return data;
  }, given);
  await page.dispatchEvent("body", "drop", { dataTransfer: transfer });
}

const dropForm = (name: string) => drop({ name: `${name}.json`, text: JSON.stringify(realForm(name)) });

/** Paths of the cells marked with that severity, in the order of the page. */
function marked(severity: "e" | "w" | "i"): Promise<string[]> {
  return page
    .locator(`.sheet [id].marked.${severity}`)
    .evaluateAll((cells) => cells.map((cell) => (cell as HTMLElement).dataset.path ?? ""));
}

const figure = (card: string) => page.locator(`.card.${card} .figure span`).first().textContent();

/** What axe calls serious or critical. */
async function seriousFaults(): Promise<string[]> {
  await page.addScriptTag({ path: axeFile });
  const { violations } = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run(): Promise<AxeResults> } };
    return axe.run();
  });
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .map(({ target }) => target.join(" "))
          .slice(0, 3)
          .join(", ")}`,
    );
}

beforeAll(async () => {
  if (chromiumPath === null) return;
  const root = fileURLToPath(new URL("../..", import.meta.url));
  const vite = createRequire(import.meta.url)
    .resolve("vite/package.json")
    .replace("package.json", "bin/vite.js");
  // As `npm run page` does, and not as a test: what is built depends on NODE_ENV.
  const env = { ...process.env, NODE_ENV: "production" };
  const options = ["build", "page", "--outDir", folder, "--emptyOutDir", "--logLevel", "error"];
  execFileSync(process.execPath, [vite, ...options], { cwd: root, env, stdio: "inherit" });
  ({ server, address } = await serve(folder));
  browser = await launch();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  server?.close();
  rmSync(folder, { recursive: true, force: true });
});

describe.skipIf(chromiumPath === null)("the page", () => {
  beforeEach(() => open(address));

  afterEach(async () => {
    // Its own files, below its own address, and nothing else.
    expect(
      requests.filter(
        (url) => !url.startsWith(address) && !url.startsWith("data:") && !url.startsWith("blob:"),
      ),
    ).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  });

  test.each([
    ["a01", ["/indicators/0/weight"], "98.94", "98.94"],
    ["a03", ["/total/score"], "100", "100"],
    [
      "a04",
      [
        "/funds/total/budget",
        "/funds/total/executed",
        "/funds/sources/3/rate",
        "/total/weight",
        "/total/score",
      ],
      "100",
      "90",
    ],
    ["b03", ["/total/grade"], "82", "82"],
    ["b25", ["/indicators/0/children/1/children/0/score"], "97", "96"],
  ])("%s, dropped: the guilty cells marked where they stand", async (name, errors, stated, accepted) => {
    await dropForm(name);
    await page.waitForSelector(".form-page");
    expect(await marked("e")).toEqual(errors);
    expect([await figure("stated"), await figure("accepted")]).toEqual([stated, accepted]);
  });

  test("a cell tells its finding on hover, focus and tap, and leaves on Escape", async () => {
    await dropForm("b25");
    const cell = page.locator('[id="c/indicators/0/children/1/children/0/score"]');
    await cell.hover();
    const pop = page.locator("#pop");
    await pop.getByText("至多可得9，却得10").waitFor();
    // The finding, its ground, both figures, and how the score comes about.
    const told = await pop.textContent();
    expect(told).toContain("财预〔2020〕10号");
    expect(told).toContain("10 应为 9");
    expect(told).toContain("按比例应得10×90÷100＝9分");
    // The pointer may go over to it, and it goes when the pointer has left.
    await pop.hover();
    await page.waitForTimeout(400);
    expect(await pop.isVisible()).toBe(true);
    await page.mouse.move(2, 2);
    await pop.waitFor({ state: "hidden" });
    await cell.hover();
    await pop.waitFor();
    await page.keyboard.press("Escape");
    expect(await pop.isVisible()).toBe(false);
    await cell.locator("button").focus();
    expect(await pop.isVisible()).toBe(true);
    await page.locator(".form-name").click();
    expect(await pop.isVisible()).toBe(false);
    const why = page.getByRole("button", { name: "核定 9", exact: true });
    await why.click();
    expect(await pop.textContent()).toContain("按比例应得10×90÷100＝9分");
  });

  test("the counts lead to the findings, and the address still names the form", async () => {
    await drop({ name: "a.json", text: JSON.stringify([realForm("a04"), realForm("b25")]) });
    await page.locator('a[data-form="1"]').click();
    await page.locator(".form-page .jump").click();
    expect(await page.evaluate(() => [location.hash, document.activeElement?.id])).toEqual([
      "#form-1",
      "findings-title",
    ]);
    expect(await page.title()).toBe("国际合作服务中心工作经费 · 绩效自评表核查");
    await page.selectOption("#ruleset", "hubei-80-20");
    await page.getByText("核定总分 96 → 106").waitFor();
  });

  test("a finding leads to its cell", async () => {
    await dropForm("b25");
    await page.locator(".findings .where").first().click();
    expect(
      await page.evaluate(() => document.activeElement?.closest("[data-path]")?.getAttribute("data-path")),
    ).toBe("/indicators/0/children/1/children/0/score");
  });

  test("a repair is applied, checked at once, and undone", async () => {
    await drop({ name: "wrong.json", text: JSON.stringify(wrongTotal) });
    await page.locator(".repairs li", { hasText: "总分 · 得分" }).getByRole("button").first().click();
    await page.getByText("已应用 1 处更正").waitFor();
    expect(await figure("stated")).toBe("99");
    expect(await marked("e")).toEqual([]);
    await page.getByRole("button", { name: "撤销更正" }).click();
    await page.waitForFunction(
      () => document.querySelector(".card.stated .figure span")?.textContent === "100",
    );
    expect(await marked("e")).toEqual(["/total/score"]);
  });

  test("another ruleset is applied, and what it changes is told", async () => {
    await dropForm("b25");
    await page.waitForSelector(".form-page");
    await page.selectOption("#ruleset", "hubei-80-20");
    await page.getByText("从“按每份表自动选择”换为“hubei-80-20”后的变化").waitFor();
    // There execution weighs 20 where the form gives it 10: its rows keep their 86, and 86 + 20 = 106.
    expect(await page.locator(".change").textContent()).toContain("核定总分 96 → 106");
    expect(await page.locator(".form-head .facts").textContent()).toContain("hubei-80-20@");
  });

  test("speaks English, and Chinese again", async () => {
    await dropForm("a04");
    await page.waitForSelector(".form-page");
    await page.getByRole("button", { name: "English" }).click();
    expect(await page.locator(".findings-panel h2").textContent()).toMatch(/^Findings error 5/);
    expect(await page.evaluate(() => document.documentElement.lang)).toBe("en");
    await page.getByRole("button", { name: "中文" }).click();
    expect(await page.locator(".findings-panel h2").textContent()).toMatch(/^核查发现 错误 5/);
  });

  test("reads a workbook, and names the sheet's cells", async () => {
    const bytes = await toWorkbook(realForm("b25"));
    await drop({ name: "自评表.xlsx", bytes });
    await page.waitForSelector(".form-page");
    expect(await page.locator(".finding").first().textContent()).toMatch(/单元格 .*![A-Z]+\d+/);
    expect(await figure("accepted")).toBe("96");
  });

  test("reads what is pasted", async () => {
    await page.locator("textarea").fill(JSON.stringify(realForm("a01")));
    await page.getByRole("button", { name: "核查" }).click();
    await page.waitForSelector(".form-page");
    expect(await figure("accepted")).toBe("98.94");
  });

  test("says why there is no form, and that it is not one", async () => {
    await drop({ name: "x.json", text: '{"indicator": []}' });
    await page.getByRole("alert").waitFor();
    // Every fault of it, not the first alone.
    expect(await page.getByRole("alert").textContent()).toMatch(
      /没有读到自评表[\s\S]*x\.json[\s\S]*“indicators”应为数组[\s\S]*“indicator”/,
    );
    await page.getByRole("button", { name: "English" }).click();
    expect(await page.getByRole("alert").textContent()).toMatch(/^No form found[\s\S]*x\.json/);
  });

  test("24 real forms: sorted, filtered, opened, saved as a report", async () => {
    await page.getByRole("button", { name: "看 24 份真实表单" }).click();
    await page.waitForSelector(".batch-page");
    expect(await page.locator(".charts svg").count()).toBe(3);
    await page.getByRole("button", { name: "错误" }).click();
    expect(await page.locator(".forms tbody tr").first().textContent()).toContain("jincheng-2024-a04");
    await page.locator('select[name="code"]').selectOption("total.sum");
    expect(await page.locator(".forms tbody tr").count()).toBe(3);
    // A bar of the chart does the same, and undoes it.
    const bars = page.locator(".kinds [ecmeta_data_index='0']");
    await bars.first().click();
    expect(await page.locator(".forms tbody tr").count()).toBe(23);
    expect(await page.locator('select[name="code"]').inputValue()).toBe("actual.copied");
    await bars.first().click();
    expect(await page.locator(".forms tbody tr").count()).toBe(24);
    await page.locator('select[name="code"]').selectOption("total.sum");
    await page.locator(".forms tbody a", { hasText: "鸿才苑" }).click();
    await page.waitForSelector(".form-page");
    expect(await figure("accepted")).toBe("90");
    await page.getByRole("link", { name: "返回总览" }).click();
    await page.waitForSelector(".batch-page");
    expect(await page.locator(".forms tbody tr").count()).toBe(3);
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "存为报告" }).click(),
    ]);
    expect(download.suggestedFilename()).toBe("绩效自评表核查.html");
  });

  test("5,000 forms go through the worker with progress; another run is cancelled half way", async () => {
    const form = realForm("b25");
    const lines = Array.from({ length: 5000 }, (_, i) => JSON.stringify({ ...form, id: `form-${i}` })).join(
      "\n",
    );
    const file = join(folder, "many.ndjson");
    writeFileSync(file, lines);
    await page.setInputFiles("#files", file);
    await page.getByText(/已核查 \d+ 份/).waitFor();
    // How much of the whole is known from the bytes read: between nothing and all of it.
    const share = await page.locator("progress").evaluate((meter) => (meter as HTMLProgressElement).value);
    expect(share).toBeGreaterThan(0);
    expect(share).toBeLessThan(1);
    await page.waitForSelector(".batch-page", { timeout: 60_000 });
    expect(await page.locator(".form-head .facts").textContent()).toContain("5000 份表单");
    expect(await page.locator(".forms tbody tr").count()).toBe(50);
    await page.setInputFiles("#files", file);
    await page.getByText(/已核查 \d+ 份/).waitFor();
    await page.getByRole("button", { name: "取消" }).click();
    const said = page.getByText(/已取消，以下为先完成的 \d+ 份/);
    await said.waitFor();
    const done = Number(/(\d+) 份$/.exec((await said.textContent()) ?? "")?.[1]);
    expect(done).toBeGreaterThan(0);
    expect(done).toBeLessThan(5000);
  });

  test.each(
    ["light", "dark"].flatMap((scheme) =>
      ["zh", "en"].flatMap((lang) => ["desk", "phone"].map((size) => [scheme, lang, size])),
    ),
  )("axe finds nothing serious: start, form and batch, %s, %s, %s", async (scheme, lang, size) => {
    // The page's policy lets no other script in; axe is let in past it.
    await context.close();
    const width = size === "desk" ? 1280 : 390;
    const colorScheme = scheme === "light" ? "light" : "dark";
    await open(address, { bypassCSP: true, colorScheme, viewport: { width, height: 844 } });
    // Nothing sticks out sideways.
    const isClean = async () => {
      expect(await seriousFaults()).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    };
    if (lang === "en") await page.getByRole("button", { name: "English" }).click();
    await isClean();
    await dropForm("a04");
    await page.waitForSelector(".form-page");
    await page.locator(".mark").first().focus();
    await isClean();
    await drop({ name: "a.json", text: JSON.stringify([realForm("a04"), realForm("b25")]) });
    await page.waitForSelector(".batch-page");
    await page.selectOption("#ruleset", "hubei-80-20");
    await page.locator(".change summary").click();
    await isClean();
  });

  test("a finger on a phone shows a finding, and takes it away beside it", async () => {
    await context.close();
    await open(address, { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
    await dropForm("b25");
    await page.locator('[id="c/indicators/0/children/1/children/0/score"]').tap();
    const pop = page.locator("#pop");
    await pop.getByText("至多可得9，却得10").waitFor();
    const box = await pop.boundingBox();
    expect(box!.x).toBeGreaterThanOrEqual(0);
    expect(box!.x + box!.width).toBeLessThanOrEqual(390);
    await page.locator(".card.stated").tap();
    await pop.waitFor({ state: "hidden" });
  });

  test("the keyboard alone reaches marks, corrections and the order of the table", async () => {
    await drop({ name: "wrong.json", text: JSON.stringify(wrongTotal) });
    await page.waitForSelector(".form-page");
    // From the button of the first correction on to the mark on the total, by Tab alone.
    await page.locator("[data-repair]").first().focus();
    const isMark = () => document.activeElement?.classList.contains("mark") ?? false;
    for (let i = 0; i < 60 && !(await page.evaluate(isMark)); i += 1) await page.keyboard.press("Tab");
    expect(await page.locator("#pop").textContent()).toContain("总分100与各项得分之和99不符");
    await page.keyboard.press("Escape");
    expect(await page.locator("#pop").isVisible()).toBe(false);
    await page.locator("[data-repair]").first().focus();
    await page.keyboard.press("Enter");
    await page.getByText("已应用 1 处更正").waitFor();
    await drop({ name: "a.json", text: JSON.stringify([realForm("a01"), realForm("a04")]) });
    await page.waitForSelector(".batch-page");
    await page.locator('[data-sort="errors"]').focus();
    await page.keyboard.press("Enter");
    const focused = () => document.activeElement?.closest("th")?.getAttribute("aria-sort");
    expect(await page.evaluate(focused)).toBe("descending");
    expect(await page.locator(".forms tbody tr").first().textContent()).toContain("a04");
  });

  test("on paper: black on white, no buttons, within the margins of an A4 page", async () => {
    await context.close();
    // 210 mm less twice 12 mm, at 96 dots an inch.
    await open(address, { colorScheme: "dark", viewport: { width: 703, height: 1000 } });
    await drop({ name: "a.json", text: JSON.stringify([realForm("b03"), realForm("a04")]) });
    await page.waitForSelector(".batch-page");
    const paper = () => ({
      width: document.documentElement.scrollWidth,
      table: (document.querySelector("table.grid:last-of-type")?.scrollWidth ?? 0) <= innerWidth,
      ground: getComputedStyle(document.body).backgroundColor,
      buttons: [...document.querySelectorAll(".button, .bar-top")].filter(
        (one) => one instanceof HTMLElement && one.offsetParent !== null,
      ).length,
    });
    const expected = { width: 703, table: true, ground: "rgb(255, 255, 255)", buttons: 0 };
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    expect(await page.evaluate(paper)).toEqual(expected);
    await page.emulateMedia({ media: "screen" });
    await page.locator('a[data-form="0"]').click();
    await page.waitForSelector(".form-page");
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    expect(await page.evaluate(paper)).toEqual(expected);
  });

  test.each(Object.entries(TEXTS))("hostile texts stay texts: %s", async (_, text) => {
    await page.evaluate(() => {
      const faults: string[] = [];
      Object.assign(globalThis, { faults, alert: () => faults.push("ran") });
    });
    const forms = [formOf(text), { ...formOf(text), id: `${text}2` }];
    const isHarmless = async () => {
      const shown = await page.evaluate(() => ({
        faults: (globalThis as unknown as { faults: string[] }).faults,
        foreign: document.querySelectorAll("#view img, #view script, #view style, #pop img").length,
        text: document.body.innerText,
        title: document.title,
        width: document.documentElement.scrollWidth,
      }));
      expect([shown.faults, shown.foreign, shown.width]).toEqual([[], 0, 1280]);
      expect(found(OUT_OF_SIGHT, shown.title)).toBeUndefined();
      expect(found(OUT_OF_SIGHT, shown.text.replaceAll("\n", ""))).toBeUndefined();
      expect(shown.text.length).toBeLessThan(150_000);
    };
    await drop({ name: `${text.slice(0, 100)}.json`, text: JSON.stringify(forms) });
    await page.waitForSelector(".batch-page");
    await isHarmless();
    await page.locator('a[data-form="0"]').click();
    await page.waitForSelector(".form-page");
    await page.locator(".mark").first().focus();
    await isHarmless();
    await drop({ name: `${text.slice(0, 100)}.json`, text: `{"x": ${JSON.stringify(text)}}` });
    await page.getByRole("alert").waitFor();
    await isHarmless();
  });
});

describe.skipIf(chromiumPath === null)("a report, opened from a file", () => {
  const file = join(folder, "report.html");
  const many = Array.from({ length: 90 }, (_, i) => ({
    ...realForm(i % 2 === 0 ? "b25" : "a04"),
    id: `form-${i}`,
  }));

  beforeAll(async () => {
    const forms = many.map((evaluation) => ({
      evaluation,
      ruleset: mof2020,
      assessment: assess(evaluation, mof2020),
    }));
    writeFileSync(file, await renderReport(forms));
  }, 60_000);

  test("asks for nothing, unpacks its forms, and is clean to axe", async () => {
    await open(`file://${file}`, { bypassCSP: true });
    expect(await seriousFaults()).toEqual([]);
    await page.locator('a[data-form="21"]').click();
    await page.waitForSelector(".form-page");
    expect(await page.locator(".form-head .facts").textContent()).toContain("form-21");
    expect(await marked("e")).toContain("/total/score");
    expect(await seriousFaults()).toEqual([]);
    await page.getByRole("button", { name: "English" }).click();
    await page.getByText("Where the points went").waitFor();
    expect(await page.locator(".brand").textContent()).toBe("Self-evaluation check");
    expect(await page.locator(".foot").textContent()).toMatch(/sends no request.*about [\d.]+ kB/);
    // The odd ones are a04.
    expect(await page.title()).toBe("光机电项目扶持资金 · Self-evaluation check");
    expect(requests).toEqual([`file://${file}`]);
    expect(complaints).toEqual([]);
    await context.close();
  });

  test("runs under its own policy", async () => {
    await open(`file://${file}`);
    await page.getByRole("button", { name: "差异" }).click();
    expect(await page.locator(".forms tbody tr").first().textContent()).toContain("−10");
    expect(complaints).toEqual([]);
    await context.close();
  });
});

describe.skipIf(chromiumPath === null)("final accounts", () => {
  const text = readFileSync(
    new URL("../../examples/final-accounts/jincheng-2024.txt", import.meta.url),
    "utf8",
  );
  /** 本年收入合计 of L60 with two digits exchanged. */
  const planted = text.replace("37267.49", "37276.49");

  test("dropped alone are shown with their guilty cells marked, in both languages, clean to axe", async () => {
    await open(address, { bypassCSP: true });
    await drop({ name: "决算.txt", text: planted });
    await page.waitForSelector("article.accounts");
    expect(await page.locator("article").count()).toBe(1);
    expect(await page.locator("article.accounts h1").textContent()).toBe(
      "晋城经济技术开发区管理委员会 2024 年度决算公开",
    );
    const guilty = page.locator("article.accounts td.marked.e");
    expect(await guilty.first().textContent()).toContain("37276.49");
    expect(await page.locator(".repairs .due").first().textContent()).toBe("37267.49");
    expect(await seriousFaults()).toEqual([]);
    await page.getByRole("button", { name: "English" }).click();
    expect(await page.locator("article.accounts .said .note").textContent()).toBe(
      "182 figures, 181 compared, 0 in contradiction.",
    );
    expect(complaints).toEqual([]);
    await context.close();
  });

  test("stand below the forms they came with, in a workbook too, and go into the report", async () => {
    await open(address);
    const form = realForm("a01");
    await drop(
      { name: "a01.json", text: JSON.stringify(form) },
      { name: "决算.xlsx", bytes: await workbookOfAccounts(text) },
    );
    await page.waitForSelector("article.batch-page");
    expect(await page.locator("article").count()).toBe(2);
    expect(await page.locator(".portfolio h2").textContent()).toContain("自评表与决算公开");
    expect(await page.locator(".portfolio details li").allTextContents()).toContain(
      "公布自评 48 个项目，给出自评表 1 张",
    );
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "存为报告" }).click(),
    ]);
    const report = readFileSync(await download.path(), "utf8");
    expect(report).toContain('<article class="accounts"');
    expect(report).toContain('<section class="panel portfolio">');
    await page.locator('.portfolio a[href="#form-0"]').click();
    await page.waitForSelector(".form-page");
    expect(await page.locator("article.accounts").count()).toBe(0);
    expect(complaints).toEqual([]);
    await context.close();
  });
});
