import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { CHECKS } from "../../src/check/checks";
import { CHECK_CODES } from "../../src/ruleset/checkCodes";
import { lintRuleset } from "../../src/ruleset/lint/lintRuleset";
import type { Source } from "../../src/ruleset/schema";
import { rulesets } from "../../src/rulesets";
import { band, file, over, ownCheck, parameter, stating } from "./file";

const DOCUMENT = {
  issuer: "某局",
  documentNumber: "某财〔2024〕1号",
  title: "办法",
  publishedOn: "2024-01-01",
};
const LAW = { basis: "law", reference: "rule", clause: "第一条", checkedOn: "2024-02-01" };

function qualitative(...bands: readonly unknown[]) {
  const judgements = ["achieved", "partiallyAchieved", "notAchieved"];
  return stating(
    "qualitativeBands",
    "bands",
    bands.map((each, i) => ({ judgement: judgements[i], ...(each as object) })),
  );
}

function graded(...bands: readonly (readonly [name: string, band: object])[]) {
  return stating(
    "grades",
    "bands",
    bands.map(([grade, each]) => ({ grade, aliases: [], ...each })),
  );
}

function capped(...bands: readonly (readonly [cap: string, band: object])[]) {
  return stating(
    "totalCaps",
    "bands",
    bands.map(([cap, each]) => ({ cap, ...each })),
  );
}

function curve(...steps: readonly (readonly [from: string, share: string])[]) {
  return stating("executionCurve", "choice", {
    kind: "steps",
    steps: steps.map(([from, share]) => ({ from, share })),
  });
}

function split(weights: Readonly<Record<string, string | null>>) {
  return Object.entries(weights).map(([dimension, weight]) => ({ dimension, names: [dimension], weight }));
}

function cited(source: object, references: object = { rule: DOCUMENT }, over: object = {}) {
  const value = { from: "2024-01-01", value: "10", ...LAW, ...source };
  return file({ references, parameters: { executionWeight: { unit: "points", values: [value] } }, ...over });
}

const VALUE = "/values/0/value";

/** [what is wrong, the file, code, path]; each file has this one fault. */
const FAULTS: readonly (readonly [title: string, data: unknown, code: string, path: string])[] = [
  // Bands.
  [
    "a gap between judgements",
    qualitative(band("0.8", "1", "[]"), band("0.6", "0.75"), band("0", "0.6")),
    "band.gap",
    `/parameters/qualitativeBands${VALUE}/0`,
  ],
  [
    "an end that no band includes",
    qualitative(band("0.8", "1", "[]"), band("0.6", "0.8", "()"), band("0", "0.6")),
    "band.gap",
    `/parameters/qualitativeBands${VALUE}/1`,
  ],
  [
    "an end that two bands include",
    qualitative(band("0.8", "1", "[]"), band("0.6", "0.8", "[]"), band("0", "0.6")),
    "band.overlap",
    `/parameters/qualitativeBands${VALUE}/0`,
  ],
  [
    "bands that do not reach full marks",
    qualitative(band("0.8", "1"), band("0.6", "0.8"), band("0", "0.6")),
    "band.gap",
    `/parameters/qualitativeBands${VALUE}/0`,
  ],
  [
    "bands that do not start at 0",
    qualitative(band("0.8", "1", "[]"), band("0.6", "0.8"), band("0.1", "0.6")),
    "band.gap",
    `/parameters/qualitativeBands${VALUE}/2`,
  ],
  [
    "a band turned round",
    qualitative(band("0.8", "1", "[]"), band("0.75", "0.6"), band("0", "0.6")),
    "band.empty",
    `/parameters/qualitativeBands${VALUE}/1`,
  ],
  [
    "a judgement without a band",
    qualitative(band("0.6", "1", "[]"), band("0", "0.6")),
    "band.missing",
    `/parameters/qualitativeBands${VALUE}`,
  ],
  [
    "bands in percent",
    qualitative(band("80", "100", "[]"), band("0.6", "0.8"), band("0", "0.6")),
    "ratio.percent",
    `/parameters/qualitativeBands${VALUE}/0/min`,
  ],
  [
    "grades that overlap",
    graded(["优", band("90", "100", "[]")], ["良", band("80", "91")], ["差", band("0", "80")]),
    "band.overlap",
    `/parameters/grades${VALUE}/0`,
  ],
  [
    "grades from worst to best",
    graded(["差", band("0", "80")], ["优", band("80", "100", "[]")]),
    "band.order",
    `/parameters/grades${VALUE}/1`,
  ],
  [
    "grades beyond full marks",
    graded(["优", band("90", "120", "[]")], ["差", band("0", "90")]),
    "band.outside",
    `/parameters/grades${VALUE}/0`,
  ],
  [
    "two grades of one name",
    graded(["优", band("90", "100", "[]")], ["优", band("0", "90")]),
    "grade.duplicate-name",
    `/parameters/grades${VALUE}/1`,
  ],
  [
    "a gap between caps",
    capped(["89", band("0.7", "0.8")], ["59", band("0", "0.6")]),
    "band.gap",
    `/parameters/totalCaps${VALUE}/0`,
  ],
  [
    "the lowest rates free of caps",
    capped(["89", band("0.7", "0.8")]),
    "band.gap",
    `/parameters/totalCaps${VALUE}/0`,
  ],
  [
    "a cap at full marks",
    capped(["100", band("0", "0.8")]),
    "cap.idle",
    `/parameters/totalCaps${VALUE}/0/cap`,
  ],
  [
    "a lower cap for a higher rate",
    capped(["59", band("0.7", "0.8")], ["89", band("0", "0.7")]),
    "cap.order",
    `/parameters/totalCaps${VALUE}/0/cap`,
  ],
  [
    "caps in percent",
    capped(["59", band("0", "80")]),
    "ratio.percent",
    `/parameters/totalCaps${VALUE}/0/max`,
  ],
  // Steps.
  [
    "steps out of order",
    curve(["0.8", "0.7"], ["1", "1"], ["0.6", "0.5"]),
    "step.order",
    `/parameters/executionCurve${VALUE}/steps`,
  ],
  [
    "a step written twice",
    curve(["1", "1"], ["0.8", "0.7"], ["0.8", "0.7"]),
    "step.duplicate",
    `/parameters/executionCurve${VALUE}/steps/2/from`,
  ],
  [
    "a higher step that earns less",
    curve(["1", "0.5"], ["0.8", "0.7"]),
    "step.falling",
    `/parameters/executionCurve${VALUE}/steps/0/share`,
  ],
  [
    "a step above the cap of the rate",
    curve(["1.2", "1"], ["1", "0.9"]),
    "step.unreachable",
    `/parameters/executionCurve${VALUE}/steps/0/from`,
  ],
  [
    "a share in points",
    curve(["1", "10"]),
    "ratio.percent",
    `/parameters/executionCurve${VALUE}/steps/0/share`,
  ],
  [
    "steps of satisfaction in percent",
    stating("satisfactionSteps", "list", [{ from: "90", share: "1" }]),
    "ratio.percent",
    `/parameters/satisfactionSteps${VALUE}/0/from`,
  ],
  // Figures.
  [
    "a pass threshold in percent",
    stating("passThreshold", "ratio", "60"),
    "ratio.percent",
    `/parameters/passThreshold${VALUE}`,
  ],
  [
    "a negative pass threshold",
    stating("passThreshold", "ratio", "-0.6"),
    "figure.negative",
    `/parameters/passThreshold${VALUE}`,
  ],
  [
    "an execution cap in percent",
    stating("executionCap", "ratio", "100"),
    "ratio.percent",
    `/parameters/executionCap${VALUE}`,
  ],
  [
    "an execution cap below 1",
    stating("executionCap", "ratio", "0.9"),
    "execution.cap-below-one",
    `/parameters/executionCap${VALUE}`,
  ],
  [
    "a threshold below 1",
    over({ threshold: "0.3" }),
    "overachievement.threshold",
    `/parameters/overachievement${VALUE}/threshold`,
  ],
  [
    "a threshold of 1",
    over({ threshold: "1" }),
    "overachievement.threshold",
    `/parameters/overachievement${VALUE}/threshold`,
  ],
  [
    "a threshold in percent",
    over({ threshold: "130" }),
    "ratio.percent",
    `/parameters/overachievement${VALUE}/threshold`,
  ],
  [
    "a deduction that adds",
    over({ deduction: "-2" }),
    "figure.negative",
    `/parameters/overachievement${VALUE}/deduction`,
  ],
  [
    "unspent money in percent",
    stating("executionGap", "ratio", { indicatorRate: "0.9", unspent: "20", excess: null }),
    "ratio.percent",
    `/parameters/executionGap${VALUE}/unspent`,
  ],
  [
    "amounts turned round",
    stating("plausibleAmount", "yuan", { min: "10", max: "1" }),
    "amount.reversed",
    `/parameters/plausibleAmount${VALUE}`,
  ],
  [
    "a unit of another kind",
    stating("gradeBasis", "points", "raw"),
    "unit.wrong",
    "/parameters/gradeBasis/unit",
  ],
  // Weights.
  [
    "weights that make 105 with the inherited split",
    stating("executionWeight", "points", "15"),
    "weight.sum",
    `/parameters/executionWeight${VALUE}`,
  ],
  [
    "a split that makes 95 with the inherited execution weight",
    stating("firstLevelWeights", "list", [split({ output: "50", benefit: "35" })]),
    "weight.sum",
    `/parameters/firstLevelWeights${VALUE}/0`,
  ],
  [
    "weights that make 100 until one of them changes",
    file({
      parameters: {
        executionWeight: parameter("points", "10", "20"),
        firstLevelWeights: parameter("list", [split({ output: "60", benefit: "30" })]),
      },
    }),
    "weight.sum",
    `/parameters/firstLevelWeights${VALUE}/0`,
  ],
  [
    "more for execution than for everything",
    stating("executionWeight", "points", "120"),
    "weight.execution",
    `/parameters/executionWeight${VALUE}`,
  ],
  [
    "one dimension twice in a split",
    stating("firstLevelWeights", "list", [
      [...split({ output: "60" }), ...split({ output: "20", benefit: "10" })],
    ]),
    "weight.duplicate-dimension",
    `/parameters/firstLevelWeights${VALUE}/0`,
  ],
  [
    "two splits of the same dimensions",
    stating("firstLevelWeights", "list", [
      split({ output: "60", benefit: "30" }),
      split({ output: "50", benefit: "40" }),
    ]),
    "weight.duplicate-split",
    `/parameters/firstLevelWeights${VALUE}/1`,
  ],
  [
    "a word for two dimensions",
    stating("firstLevelWeights", "list", [
      [
        { dimension: "output", names: ["指标"], weight: "60" },
        { dimension: "benefit", names: ["指标"], weight: "30" },
      ],
    ]),
    "dimension.ambiguous-name",
    `/parameters/firstLevelWeights${VALUE}/0/1/names/0`,
  ],
  [
    "a blank word for a dimension",
    stating("firstLevelWeights", "list", [
      [
        { dimension: "output", names: [""], weight: "60" },
        { dimension: "benefit", names: ["效益"], weight: "30" },
      ],
    ]),
    "dimension.blank-name",
    `/parameters/firstLevelWeights${VALUE}/0/0/names/0`,
  ],
  [
    "a required dimension nothing is named after",
    stating("requiredDimensions", "list", ["output", "cost"]),
    "dimension.unnamed",
    `/parameters/requiredDimensions${VALUE}/1`,
  ],
  // Dates.
  ["an end before the beginning", file({ effectiveTo: "2023-12-31" }), "date.reversed", "/effectiveTo"],
  ["30 February", file({ effectiveTo: "2025-02-30" }), "date.impossible", "/effectiveTo"],
  ["29 February of a common year", file({ effectiveTo: "2025-02-29" }), "date.impossible", "/effectiveTo"],
  [
    "values not in order",
    file({
      parameters: {
        passThreshold: { unit: "ratio", values: parameter("ratio", "0.6", "0.5").values.reverse() },
      },
    }),
    "date.order",
    "/parameters/passThreshold/values/1/from",
  ],
  [
    "a value before the ruleset",
    file({ effectiveFrom: "2024-06-01", parameters: { passThreshold: parameter("ratio", "0.6") } }),
    "date.before-effective",
    "/parameters/passThreshold/values/0/from",
  ],
  [
    "a value after the ruleset",
    file({ effectiveTo: "2024-12-31", parameters: { passThreshold: parameter("ratio", "0.6", "0.5") } }),
    "date.after-end",
    "/parameters/passThreshold/values/1/from",
  ],
  [
    "no value for the ruleset's first years",
    file({ effectiveFrom: "2022-01-01", parameters: { passThreshold: parameter("ratio", "0.6") } }),
    "date.not-in-force",
    "/parameters/passThreshold/values/0/from",
  ],
  [
    "compared with the text before it was published",
    cited({ checkedOn: "2023-12-31" }),
    "date.checked-before-published",
    "/parameters/executionWeight/values/0/checkedOn",
  ],
  // Grounds and references.
  [
    "law without a clause",
    cited({ clause: null }),
    "basis.unchecked",
    "/parameters/executionWeight/values/0/clause",
  ],
  [
    "law not compared",
    cited({ checkedOn: null }),
    "basis.unchecked",
    "/parameters/executionWeight/values/0/checkedOn",
  ],
  [
    "law without a number",
    cited({}, { rule: { ...DOCUMENT, documentNumber: null } }),
    "basis.no-number",
    "/references/rule/documentNumber",
  ],
  [
    "a local rule without a document",
    cited({ basis: "localRule", reference: null }, {}),
    "basis.no-reference",
    "/parameters/executionWeight/values/0/reference",
  ],
  [
    "a document that is not listed",
    cited({ basis: "localRule", reference: "rules" }, {}),
    "reference.missing",
    "/parameters/executionWeight/values/0/reference",
  ],
  [
    "a document named after the inside of an object",
    cited({ basis: "localRule", reference: "constructor" }, {}),
    "reference.missing",
    "/parameters/executionWeight/values/0/reference",
  ],
  [
    "a document nobody cites",
    file({ references: { rule: DOCUMENT } }),
    "reference.unused",
    "/references/rule",
  ],
  [
    "an inherited document turned into another",
    cited({ reference: "mof-2020-10" }, { "mof-2020-10": DOCUMENT }),
    "reference.redefined",
    "/references/mof-2020-10",
  ],
  // Checks.
  [
    "a check that does not exist",
    file({
      checks: {
        "total.summ": { severity: "error", basis: "reading", reference: null, clause: null, checkedOn: null },
      },
    }),
    "check.unknown",
    "/checks/total.summ",
  ],
  [
    "an own check twice",
    file({ ownChecks: [ownCheck(), ownCheck()] }),
    "own-check.duplicate-id",
    "/ownChecks/1/id",
  ],
  [
    "a check no form can fail",
    file({ ownChecks: [ownCheck({ assert: true, message: { zh: "无", en: "none" } })] }),
    "own-check.cannot-fail",
    "/ownChecks/0/assert",
  ],
  [
    "a check no form can fail, whatever the fact",
    file({
      ownChecks: [
        ownCheck({ assert: { or: [{ "dec.gte": [{ var: "row.score" }, "0"] }, { "dec.lt": ["1", "2"] }] } }),
      ],
    }),
    "own-check.cannot-fail",
    "/ownChecks/0/assert",
  ],
  [
    "a check no form can pass",
    file({ ownChecks: [ownCheck({ assert: { and: [{ "dec.gte": [{ var: "row.score" }, "0"] }, false] } })] }),
    "own-check.cannot-pass",
    "/ownChecks/0/assert",
  ],
  [
    "a check for no form",
    file({ ownChecks: [ownCheck({ when: { "dec.gt": ["1", "2"] } })] }),
    "own-check.never-applies",
    "/ownChecks/0/when",
  ],
  [
    "a check for every form",
    file({ ownChecks: [ownCheck({ when: { "!": [false] } })] }),
    "own-check.always-applies",
    "/ownChecks/0/when",
  ],
  [
    "a message with what is no fact of its scope",
    file({ ownChecks: [ownCheck({ message: { zh: "得分{row.wieght}", en: "score" } })] }),
    "own-check.placeholder",
    "/ownChecks/0/message/zh",
  ],
  [
    "a blank message",
    file({ ownChecks: [ownCheck({ message: { zh: " ", en: "score" } })] }),
    "own-check.no-message",
    "/ownChecks/0/message/zh",
  ],
  // Inheritance.
  [
    "a value said again",
    file({
      effectiveFrom: "2020-02-25",
      parameters: { gradeBasis: rulesets["mof-2020"]?.parameters.gradeBasis },
    }),
    "parameter.restated",
    "/parameters/gradeBasis",
  ],
];

const SEVERITIES: Readonly<Record<string, string>> = {
  "cap.idle": "warning",
  "cap.order": "warning",
  "step.order": "warning",
  "step.unreachable": "warning",
  "execution.cap-below-one": "warning",
  "unit.wrong": "warning",
  "date.before-effective": "warning",
  "date.after-end": "warning",
  "basis.no-number": "warning",
  "reference.unused": "warning",
  "reference.redefined": "warning",
  "own-check.placeholder": "warning",
  "own-check.always-applies": "info",
  "parameter.restated": "info",
};

describe("Lint finds what a schema cannot say", () => {
  test.each(FAULTS)("%s", (_, data, code, path) => {
    const issues = lintRuleset(data, { known: rulesets });
    const found = issues.find((issue) => issue.code === code);
    expect(new Set(issues.map((issue) => issue.code))).toEqual(new Set([code]));
    expect(found, JSON.stringify(issues)).toMatchObject({ path, severity: SEVERITIES[code] ?? "error" });
    expect(found?.message.zh).not.toBe("");
    expect(found?.message.en).not.toBe("");
  });

  test("a file without fault gives none", () => {
    expect(lintRuleset(file(), { known: rulesets })).toEqual([]);
    expect(lintRuleset(cited({}), { known: rulesets })).toEqual([]);
  });

  test.each(Object.keys(rulesets))("%s is without fault, as a file and made whole", (id) => {
    const data = JSON.parse(readFileSync(new URL(`../../rulesets/${id}.json`, import.meta.url), "utf8"));
    expect(lintRuleset(data, { known: rulesets })).toEqual([]);
    expect(lintRuleset(rulesets[id])).toEqual([]);
  });

  test("no shipped value claims to be compared with the text of a law", () => {
    for (const { parameters, checks } of Object.values(rulesets)) {
      const sources: Source[] = Object.values(checks);
      for (const { values } of Object.values(parameters)) sources.push(...(values as readonly Source[]));
      for (const { basis, clause, checkedOn } of sources) {
        expect(basis).not.toBe("law");
        expect([clause, checkedOn]).toEqual([null, null]);
      }
    }
  });

  test("a ruleset that stands alone and leaves checks out is told so", () => {
    const { checks: _, ...alone } = rulesets["mof-2020"] as object as Record<string, unknown>;
    expect(lintRuleset(alone)).toMatchObject([
      { code: "check.missing", severity: "warning", path: "/checks" },
    ]);
  });

  test("what keeps a file from being loaded is an error of lint too", () => {
    expect(lintRuleset(null)).toMatchObject([{ code: "ruleset.wrong-type", severity: "error", path: "" }]);
    expect(lintRuleset(file({ extends: "nowhere" }), { known: rulesets })).toMatchObject([
      { code: "ruleset.unknown-base", severity: "error", path: "/extends" },
    ]);
  });

  test("the codes a ruleset may give a severity are those of the checks", () => {
    const ofForms = new Set(CHECKS.flatMap(({ codes }) => codes));
    const ofBatches = CHECK_CODES.filter((code) => code.startsWith("portfolio."));
    // Found while a workbook is read (src/import), not by a check of the form.
    const ofWorkbooks = ["cell.formula-range"];
    expect(new Set(CHECK_CODES)).toEqual(new Set([...ofForms, ...ofWorkbooks, ...ofBatches]));
    expect(Object.keys(rulesets["mof-2020"]?.checks ?? {})).toEqual(CHECK_CODES);
  });
});
