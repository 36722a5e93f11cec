import { readXlsx } from "hucre";
import { describe, expect, test } from "vitest";
import { assess } from "../../src/assess/assess";
import type { Assessment } from "../../src/assess/assessment";
import { annotate, readWorkbook } from "../../src/import/index";
import { toWorkbook } from "../../src/import/toWorkbook";
import { drawTable, FIRST_STATE } from "../../src/report/draw/batch";
import { renderReport } from "../../src/report/report";
import { writeReview } from "../../src/report/review/writeReview";
import { createSarif } from "../../src/report/sarif";
import { rowView } from "../../src/report/view/formView";
import { rulesets } from "../../src/rulesets";
import { ndjson } from "../cli/forms";
import { run } from "../cli/run";
import { realForm } from "../forms";
import { formOf, found, OUT_OF_SIGHT, TEXTS } from "./hostileForms";

// A form whose every text is an attack: nothing of it may be markup, a formula, a command or out of sight.

const ruleset = rulesets["mof-2020"]!;
const judged = (text: string) => {
  const evaluation = formOf(text);
  return { evaluation, ruleset, assessment: assess(evaluation, ruleset), place: text };
};

describe.each(Object.entries(TEXTS))("%s", (_, text) => {
  test("in a report on one form and on many, in both languages", async () => {
    for (const lang of ["zh", "en"] as const) {
      for (const forms of [[judged(text)], [judged(text), judged(text)]]) {
        const page = await renderReport(forms, { lang, title: text });
        const withoutScript = page.replace(/<script>[\s\S]*?<\/script>/, "");
        expect(found(/<img|<script>|onerror=alert\(1\)>|<\/style><!--/i, withoutScript)).toBeUndefined();
        expect(found(OUT_OF_SIGHT, withoutScript)).toBeUndefined();
        expect(page.match(/<script/g)).toHaveLength(3);
        expect(page.match(/<\/script>/g)).toHaveLength(3);
        expect(page.length).toBeLessThan(1_500_000);
        for (const [, json = ""] of page.matchAll(
          /<script type="application\/json"[^>]*>([\s\S]*?)<\/script>/g,
        )) {
          JSON.parse(json);
        }
      }
    }
  });

  test("in a page of the table of forms", () => {
    const { evaluation, assessment } = judged(text);
    const row = rowView(evaluation, assessment, { index: 0, place: text });
    const drawn = drawTable([row], "zh", { ...FIRST_STATE, text: "" }).html;
    expect(found(/<img|<script/i, drawn)).toBeUndefined();
    expect(found(OUT_OF_SIGHT, drawn)).toBeUndefined();
    expect(drawn.length).toBeLessThan(10_000);
  });

  test("in SARIF: as data, cut to size", () => {
    const sarif = createSarif();
    const { evaluation, assessment } = judged(text);
    sarif.add(evaluation, assessment, { file: `${text.slice(0, 100)}.json`, line: null });
    const log = sarif.build();
    const results = log.runs[0]?.results ?? [];
    expect(results.length).toBeGreaterThan(5);
    for (const { message, locations, partialFingerprints } of results) {
      expect(message.text?.length).toBeLessThan(1300);
      expect(locations?.[0]?.logicalLocations?.[0]?.fullyQualifiedName?.length).toBeLessThan(1600);
      expect(partialFingerprints?.["jixiao/v1"]).toMatch(/^[0-9a-f]{32}$/);
      expect(locations?.[0]?.physicalLocation?.artifactLocation?.uri).toMatch(/^[\w%.~!*'()/-]+$/);
    }
  });

  test("in a reviewer's sheet: as text, with nothing out of sight", async () => {
    const bytes = await writeReview([judged(text)]);
    const { sheets } = await readXlsx(bytes);
    const texts = (sheets[0]?.rows ?? []).flat().filter((value) => typeof value === "string");
    expect(texts.length).toBeGreaterThan(20);
    for (const one of [...texts, sheets[0]?.name ?? ""]) {
      expect(found(OUT_OF_SIGHT, one)).toBeUndefined();
      expect(found(/^[=+\-@]/, one)).toBeUndefined();
      expect(one.length).toBeLessThan(4100);
    }
  });

  test("in JSON and JSON lines: whole, as data, on the one line of its form", async () => {
    const stdin = ndjson(formOf(text), formOf(text));
    const lines = (await run(["check", "-", "--format", "ndjson"], { stdin })).stdout.trimEnd().split("\n");
    expect(lines).toHaveLength(2);
    const { stdout } = await run(["check", "-", "--format", "json"], { stdin });
    const all = [...lines.map((line): unknown => JSON.parse(line)), ...(JSON.parse(stdout) as unknown[])];
    expect(all).toHaveLength(4);
    for (const one of all as readonly Assessment[]) {
      expect(one.id === text).toBe(true);
      expect(one.findings.some(({ code, stated }) => code === "total.grade" && stated === text)).toBe(true);
    }
    // What commands a terminal or turns a line around is written by its number.
    expect(found(OUT_OF_SIGHT, stdout)).toBeUndefined();
    expect(found(OUT_OF_SIGHT, lines[0] ?? "")).toBeUndefined();
  });

  test("in the workbook that goes back, in remarks and on the sheet of findings", async () => {
    const sent = await toWorkbook(realForm("b25"));
    const [form] = (await readWorkbook(sent)).evaluations;
    const { findings } = judged(text).assessment;
    const evaluation = { ...form!.evaluation, project: { name: text } };
    const shown = findings.map((one) => ({ ...one, path: "/total/score", reference: text }));
    const returned = await annotate(sent, [
      { form: { ...form!, evaluation }, assessment: { findings: shown } },
    ]);
    const { sheets } = await readXlsx(returned, { readStyles: true });
    const remarks = sheets.flatMap(({ cells }) =>
      [...(cells?.values() ?? [])].flatMap(({ comment }) => comment?.text ?? []),
    );
    const texts = (sheets.at(-1)?.rows ?? []).flat().filter((value) => typeof value === "string");
    expect(remarks.length).toBeGreaterThan(0);
    expect(texts.length).toBeGreaterThan(20);
    for (const one of [...remarks, ...texts]) {
      expect(found(OUT_OF_SIGHT, one)).toBeUndefined();
      expect(found(/^[=+\-@]/, one)).toBeUndefined();
      expect(one.length).toBeLessThan(33_000);
    }
    for (const one of texts) expect(one.length).toBeLessThan(8100);
  });

  test("on the command line: what is printed for people has no control or hidden characters", async () => {
    const stdin = ndjson(formOf(text));
    const table = await run(["check", "-", "--explain"], { stdin });
    expect(found(OUT_OF_SIGHT, table.stdout + table.stderr)).toBeUndefined();
    const sarif = await run(["check", "-", "--format", "sarif"], { stdin });
    expect((JSON.parse(sarif.stdout) as { version: string }).version).toBe("2.1.0");
    expect(found(OUT_OF_SIGHT, sarif.stdout)).toBeUndefined();
    const page = await run(["report", "-"], { stdin });
    expect(found(/<img|onerror=alert\(1\)>/i, page.stdout)).toBeUndefined();
    expect(found(OUT_OF_SIGHT, page.stderr)).toBeUndefined();
  });
});

test("what is hidden is shown by its number", async () => {
  const page = await renderReport([judged(TEXTS.bidi)]);
  expect(page).toContain("⟦U+202E⟧100⟦U+2066⟧⟦U+2069⟧⟦U+200B⟧⟦U+200D⟧⟦U+FEFF⟧得分");
});
