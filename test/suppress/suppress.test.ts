import { describe, expect, test } from "vitest";
import { assess } from "../../src/assess/assess";
import type { Evaluation } from "../../src/evaluation/schema";
import { rulesets } from "../../src/rulesets";
import { fingerprint, logicalPath } from "../../src/suppress/fingerprint";
import { createSuppressor, toSuppression } from "../../src/suppress/suppress";
import { safeParseSuppressions } from "../../src/suppress/suppressionsSchema";
import { sound, wrongTotal } from "../cli/forms";

const ruleset = rulesets["mof-2020"]!;
const totalSum = { code: "total.sum", path: "/total/score" };

const twins: Evaluation = {
  id: "twins",
  funds: { sources: [{ name: "区级资金" }, {}] },
  indicators: [
    {
      name: "产出指标",
      children: [{ name: "数量指标", children: [{ name: "次数" }, { name: "次数" }, {}] }],
    },
  ],
  analysis: { "a/b": "…" },
};

describe("logicalPath", () => {
  test.each([
    ["/total/score", ["total", "score"]],
    ["/funds/sources/0/rate", ["funds", "区级资金", "rate"]],
    ["/funds/sources/1/rate", ["funds", "#2", "rate"]],
    ["/indicators/0/children/0/children/0/score", ["产出指标", "数量指标", "次数", "score"]],
    ["/indicators/0/children/0/children/1/score", ["产出指标", "数量指标", "次数#2", "score"]],
    ["/indicators/0/children/0/children/2/score", ["产出指标", "数量指标", "#3", "score"]],
    ["/analysis/a~1b", ["analysis", "a/b"]],
  ])("calls %s by its names", (path, names) => {
    expect(logicalPath(twins, path)).toEqual(names);
  });
});

describe("fingerprint", () => {
  test("is 32 hexadecimal digits: the start of SHA-256 over form, code and names", () => {
    // printf '["wrong-total","total.sum",["total","score"]]' | sha256sum
    expect(fingerprint(wrongTotal, totalSum)).toBe("cdc94ee2c9fd4654a297e2f6d66927fb");
  });

  test("stays when indicators change places or figures", () => {
    const [first, ...rest] = sound.indicators;
    const moved: Evaluation = { ...sound, indicators: [...rest, first!] };
    const code = "score.unearned";
    expect(fingerprint(moved, { code, path: "/indicators/2/children/0/children/0/score" })).toBe(
      fingerprint(sound, { code, path: "/indicators/0/children/0/children/0/score" }),
    );
    const corrected: Evaluation = { ...wrongTotal, total: { ...wrongTotal.total, score: "98" } };
    expect(fingerprint(corrected, totalSum)).toBe(fingerprint(wrongTotal, totalSum));
  });

  test("differs by form, code and cell", () => {
    const all = [
      fingerprint(wrongTotal, totalSum),
      fingerprint(sound, totalSum),
      fingerprint(wrongTotal, { ...totalSum, code: "total.range" }),
      fingerprint(wrongTotal, { ...totalSum, path: "/total/grade" }),
      fingerprint({ ...wrongTotal, id: undefined }, totalSum),
      fingerprint({ ...wrongTotal, id: undefined, year: 2023 }, totalSum),
    ];
    expect(new Set(all).size).toBe(all.length);
  });
});

describe("a file of accepted findings", () => {
  const assessment = assess(wrongTotal, ruleset);
  const finding = assessment.findings.find(({ code }) => code === "total.sum")!;
  const accepted = toSuppression(wrongTotal, finding, {
    by: "李四",
    reason: "已函告更正",
    until: "2025-06-30",
  });

  test("marks the finding with who, why and until, and keeps it in the list", () => {
    const suppressor = createSuppressor({ suppressions: [accepted] }, "2025-06-30");
    const marked = suppressor.apply(wrongTotal, assessment);
    expect(marked.findings).toHaveLength(assessment.findings.length);
    expect(marked.findings.find(({ code }) => code === "total.sum")?.suppressed).toEqual({
      by: "李四",
      reason: "已函告更正",
      until: "2025-06-30",
    });
    expect(suppressor.expired).toEqual([]);
    expect(suppressor.unused()).toEqual([]);
  });

  test("accepts nothing from the day after `until` on", () => {
    const suppressor = createSuppressor({ suppressions: [accepted] }, "2025-07-01");
    expect(suppressor.apply(wrongTotal, assessment)).toBe(assessment);
    expect(suppressor.expired).toEqual([accepted]);
  });

  test("names what met no finding", () => {
    const suppressor = createSuppressor({ suppressions: [accepted] }, "2025-01-01");
    const clean = assess(sound, ruleset);
    expect(suppressor.apply(sound, clean)).toBe(clean);
    expect(suppressor.unused()).toEqual([accepted]);
  });

  test("is read strictly", () => {
    expect(safeParseSuppressions({ suppressions: [accepted] })).toEqual({
      success: true,
      data: { suppressions: [accepted] },
    });
    for (const bad of [
      { ...accepted, fingerprint: "total.sum" },
      { ...accepted, by: "" },
      { ...accepted, reason: undefined },
      { ...accepted, until: "2025-13-01" },
      { ...accepted, untill: "2025-06-30" },
    ]) {
      const result = safeParseSuppressions({ suppressions: [bad] });
      expect(result.success ? [] : result.issues.map(({ path }) => path)).toEqual([
        expect.stringMatching(/^\/suppressions\/0/),
      ]);
    }
  });
});

describe("figures of an accepted finding", () => {
  const accepted = (form: Evaluation) => {
    const finding = assess(form, ruleset).findings.find(({ code }) => code === "total.sum")!;
    return toSuppression(form, finding, { by: "李四", reason: "已函告更正" });
  };
  const isSuppressed = (form: Evaluation, suppression: ReturnType<typeof accepted>) => {
    const suppressor = createSuppressor({ suppressions: [suppression] }, "2025-06-30");
    const { findings } = suppressor.apply(form, assess(form, ruleset));
    return findings.find(({ code }) => code === "total.sum")?.suppressed !== undefined;
  };

  test("another stated total counts again", () => {
    const other: Evaluation = { ...wrongTotal, total: { ...wrongTotal.total, score: "12" } };
    expect(isSuppressed(wrongTotal, accepted(wrongTotal))).toBe(true);
    expect(isSuppressed(other, accepted(wrongTotal))).toBe(false);
    expect(isSuppressed(other, accepted(other))).toBe(true);
  });

  test("an entry that names no figures accepts any, as files written before do", () => {
    const { figures: _, ...before } = accepted(wrongTotal);
    const other: Evaluation = { ...wrongTotal, total: { ...wrongTotal.total, score: "12" } };
    expect(isSuppressed(other, before)).toBe(true);
  });
});
