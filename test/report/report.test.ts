import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { reportAssets } from "../../scripts/reportAssets";
import { assess } from "../../src/assess/assess";
import type { Evaluation } from "../../src/evaluation/schema";
import { inflate, scriptJson } from "../../src/report/pack";
import {
  CHUNK_SIZE,
  createReport,
  type ReportChunk,
  type ReportedForm,
  renderReport,
} from "../../src/report/report";
import { rulesets } from "../../src/rulesets";
import { sound, wrongTotal } from "../cli/forms";
import { realForm } from "../forms";

const ruleset = rulesets["mof-2020"]!;

function reported(evaluation: Evaluation): ReportedForm {
  return { evaluation, ruleset, assessment: assess(evaluation, ruleset), place: "forms.ndjson:1" };
}

/** What stands in the scripts of the page, by their opening tags. */
function scripts(page: string, opening: string): string[] {
  return [...page.matchAll(/(<script[^>]*>)([\s\S]*?)<\/script>/g)].flatMap(([, tag, body]) =>
    tag === opening ? [body ?? ""] : [],
  );
}

test("script and style of reports are what page/report.ts and style.css make", async () => {
  const file = new URL("../../src/report/assets.generated.js", import.meta.url);
  expect(readFileSync(file, "utf8") === (await reportAssets()), "stale: npm run report-assets").toBe(true);
});

describe("a report on one form", () => {
  test("opens as the form itself: guilty cells marked, finding and expected figure in words", async () => {
    const page = await renderReport([reported(wrongTotal)]);
    expect(page).toMatch(
      /<td role="cell" data-path="\/total\/score" id="c\/total\/score" class="n marked e"[^>]*data-tip="f-1"/,
    );
    expect(page).toMatch(
      /<li class="finding e" id="f-1"[\s\S]*?总分与各项之和不符[\s\S]*?<span class="was">100<\/span>[\s\S]*?<span class="due">99<\/span>/,
    );
    expect(page).toContain("比自评 −1");
    expect(page).not.toMatch(/id="c\/indicators\/0\/children\/0\/children\/0\/score" class="[^"]*marked/);
  });

  test("says what it can without scripts, and says it in English too", async () => {
    const page = await renderReport([reported(wrongTotal)], { lang: "en" });
    expect(page).toContain('<html lang="en">');
    expect(page).toContain("total is not the sum");
    expect(page).toContain("−1 against stated");
  });

  test("lists accepted findings with who and why", async () => {
    const form = reported(wrongTotal);
    const findings = form.assessment.findings.map((finding) => ({
      ...finding,
      suppressed: { by: "李四", reason: "已函告", until: "2025-12-31" },
    }));
    const page = await renderReport([{ ...form, assessment: { ...form.assessment, findings } }]);
    expect(page).toContain("已认可：李四，至 2025-12-31：已函告");
    expect(page).not.toContain("marked e");
  });
});

describe("every report", () => {
  test("runs its own script alone and asks for nothing", async () => {
    const page = await renderReport([reported(sound), reported(wrongTotal)]);
    const [script = ""] = scripts(page, "<script>");
    const hash = createHash("sha256").update(script).digest("base64");
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1];
    expect(policy).toBe(
      `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`,
    );
    const markup = page.replace(script, () => "");
    expect(
      /https?:|\/\/[a-z]|<link|<iframe|<img|<object|<embed|@import|url\(/i.exec(markup)?.[0],
    ).toBeUndefined();
    expect(
      /\b(fetch|XMLHttpRequest|WebSocket|EventSource|sendBeacon|importScripts)\b/.exec(script)?.[0],
    ).toBeUndefined();
  });

  test("says how large it is, and has the title it was given", async () => {
    const page = await renderReport([reported(sound), reported(wrongTotal)], { title: "2024年度<批次>" });
    expect(page).toContain("<title>2024年度&lt;批次&gt; · 绩效自评表核查</title>");
    expect(page).toContain('<h1 class="form-name">2024年度&lt;批次&gt;</h1>');
    const said = Number(/全部数据在此文件内，约 (\d+) kB/.exec(page)?.[1]);
    // All but the few lines around the data, the script and the style are counted.
    const size = Buffer.byteLength(page) / 1000;
    expect(said).toBeGreaterThan(size - 4);
    expect(said).toBeLessThan(size + 1);
  });

  test("is the same, byte for byte, for the same forms", async () => {
    const forms = ["a03", "b25"].map((name) => reported(realForm(name)));
    expect(await renderReport(forms)).toBe(await renderReport(forms));
  });

  test("carries every form: as JSON where they are few", async () => {
    const page = await renderReport([reported(sound), reported(wrongTotal)]);
    const [text = ""] = scripts(page, '<script type="application/json" class="chunk">');
    const { views, charts } = JSON.parse(text) as ReportChunk;
    expect(views.map(({ row }) => [row.index, row.name, row.accepted])).toEqual([
      [0, "sound", "99"],
      [1, "wrong-total", "99"],
    ]);
    expect(charts).toHaveLength(2);
  });

  test("carries every form: deflated, twenty at a time, where they are many", async () => {
    const report = createReport();
    for (let i = 0; i < 105; i += 1) await report.add(reported({ ...sound, id: `form-${i}` }));
    const page = await report.finish();
    const chunks = scripts(page, '<script type="text/plain" class="chunk">');
    expect(chunks).toHaveLength(6);
    const views = (await Promise.all(chunks.map(inflate))).flatMap(
      (text) => (JSON.parse(text) as ReportChunk).views,
    );
    expect(views.map(({ row }) => row.name)).toEqual(Array.from({ length: 105 }, (_, i) => `form-${i}`));
    expect(CHUNK_SIZE).toBe(20);
    // The sentences stay; the steps, which say the same, do not.
    expect(views[0]?.indicators[0]?.explain?.steps).toEqual([]);
    expect(views[0]?.indicators[0]?.explain?.zh).toContain("养护里程");
  });

  test("tells what could not be read", async () => {
    const report = createReport({ lang: "en" });
    await report.add(reported(sound));
    report.addProblem({ place: "x.xlsx", message: { zh: "损坏", en: "damaged" } });
    const page = await report.finish();
    expect(page).toContain("1 unreadable");
    expect(page).toContain("<li><b>x.xlsx</b> damaged</li>");
  });
});

test("JSON inside a script can neither end it nor hide anything", () => {
  const text = "</script><!--<script>\u2028\u202E\u200B\uE000\uD800\u{E0041}";
  const json = scriptJson({ text });
  expect(json).toBe(
    '{"text":"\\u003c/script\\u003e\\u003c!--\\u003cscript\\u003e\\u2028\\u202e\\u200b\\ue000\\ud800\\udb40\\udc41"}',
  );
  expect(JSON.parse(json)).toEqual({ text });
});
