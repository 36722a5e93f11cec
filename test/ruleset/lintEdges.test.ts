import { describe, expect, test } from "vitest";
import { lintRuleset } from "../../src/ruleset/lint/lintRuleset";
import { parseRuleset } from "../../src/ruleset/parse";
import { rulesets } from "../../src/rulesets";
import { band, file, over, ownCheck, parameter, stating } from "./file";

const DOCUMENT = {
  issuer: "某局",
  documentNumber: "某财〔2024〕1号",
  title: "办法",
  publishedOn: "2024-01-01",
};
const LAW = { basis: "law", reference: "rule", clause: "第一条", checkedOn: "2024-02-01" };
const READING = { basis: "reading", reference: null, clause: null, checkedOn: null };
const V = "/values/0/value";

/** Every issue of a file, in order: `error code path`. */
function issues(data: unknown): string[] {
  return lintRuleset(data, { known: rulesets }).map(
    ({ severity, code, path }) => `${severity} ${code} ${path}`,
  );
}

function judged(...bands: readonly (readonly [judgement: string, band: object])[]) {
  return stating(
    "qualitativeBands",
    "bands",
    bands.map(([judgement, each]) => ({ judgement, ...each })),
  );
}

const A = "achieved";
const P = "partiallyAchieved";
const N = "notAchieved";
const BANDS = `/parameters/qualitativeBands${V}`;

function graded(...bands: readonly (readonly [name: string, band: object, ...aliases: string[]])[]) {
  return stating(
    "grades",
    "bands",
    bands.map(([grade, each, ...aliases]) => ({ grade, aliases, ...each })),
  );
}
const GRADES = `/parameters/grades${V}`;

function capped(...bands: readonly (readonly [cap: string, band: object])[]) {
  return stating(
    "totalCaps",
    "bands",
    bands.map(([cap, each]) => ({ cap, ...each })),
  );
}
const CAPS = `/parameters/totalCaps${V}`;

const stepsOf = (...steps: readonly (readonly [from: string, share: string])[]) =>
  steps.map(([from, share]) => ({ from, share }));
function curve(...steps: readonly (readonly [from: string, share: string])[]) {
  return stating("executionCurve", "choice", { kind: "steps", steps: stepsOf(...steps) });
}
function satisfaction(...steps: readonly (readonly [from: string, share: string])[]) {
  return stating("satisfactionSteps", "list", stepsOf(...steps));
}
const CURVE = `/parameters/executionCurve${V}/steps`;
const SATISFACTION = `/parameters/satisfactionSteps${V}`;

const OVER = `/parameters/overachievement${V}`;

function gap(value: object) {
  return stating("executionGap", "ratio", { indicatorRate: "0.9", unspent: null, excess: null, ...value });
}
const GAP = `/parameters/executionGap${V}`;

function splits(...list: readonly Readonly<Record<string, string | null>>[]) {
  return list.map((weights) =>
    Object.entries(weights).map(([dimension, weight]) => ({ dimension, names: [dimension], weight })),
  );
}
function weights(...list: readonly Readonly<Record<string, string | null>>[]) {
  return stating("firstLevelWeights", "list", splits(...list));
}
const WEIGHTS = `/parameters/firstLevelWeights${V}`;

function named(
  ...parts: readonly (readonly [dimension: string, names: readonly string[], weight: string])[]
) {
  return stating("firstLevelWeights", "list", [
    parts.map(([dimension, names, weight]) => ({ dimension, names, weight })),
  ]);
}

function dated(...days: readonly string[]) {
  const values = days.map((from, i) => ({ from, value: `0.${i + 1}`, ...READING }));
  return { passThreshold: { unit: "ratio", values } };
}
const DAY = "/parameters/passThreshold/values";

function cited(source: object, references: object = { rule: DOCUMENT }) {
  const value = { from: "2024-01-01", value: "10", ...LAW, ...source };
  return file({ references, parameters: { executionWeight: { unit: "points", values: [value] } } });
}
const SOURCE = "/parameters/executionWeight/values/0";

const [ALL, HALF] = [band("0.5", "1", "[]"), band("0", "0.5")];

/** A file that stated all of them would stand alone. */
const INHERITED = Object.entries(rulesets["mof-2020"]!.parameters).filter(([name]) => name !== "gradeBasis");

/** [what the file states, the file, every issue]: on both sides of each edge. */
type Edge = readonly [title: string, data: unknown, issues: readonly string[]];

const EDGES: readonly Edge[] = [
  // Bands.
  [
    "bands in any order",
    judged([N, band("0", "0.6")], [A, band("0.8", "1", "[]")], [P, band("0.6", "0.8")]),
    [],
  ],
  [
    "bands of judgements turned round",
    judged([A, band("0", "0.2")], [P, band("0.2", "0.5")], [N, band("0.5", "1", "[]")]),
    [`error band.order ${BANDS}/1`, `error band.order ${BANDS}/2`],
  ],
  [
    "two bands of a judgement, and none of another",
    judged([A, ALL], [A, HALF]),
    [`error band.duplicate ${BANDS}`, `error band.missing ${BANDS}`, `error band.missing ${BANDS}`],
  ],
  [
    "ends that touch, the lower one included",
    judged([A, band("0.8", "1", "(]")], [P, band("0.6", "0.8", "[]")], [N, HALF]),
    [`error band.gap ${BANDS}/1`],
  ],
  [
    "a band below 0",
    judged([A, band("0.8", "1", "[]")], [P, band("0.6", "0.8")], [N, band("-0.1", "0.6")]),
    [`error figure.negative ${BANDS}/2/min`, `error band.outside ${BANDS}/2`],
  ],
  ["a single value", judged([A, band("1", "1", "[]")], [P, band("0.5", "1")], [N, HALF]), []],
  [
    "a single value left out",
    judged([A, band("1", "1", "[)")], [P, band("0.5", "1", "[]")], [N, HALF]),
    [`error band.empty ${BANDS}/0`],
  ],
  [
    "a single value left out at the other end",
    judged([A, band("1", "1", "(]")], [P, band("0.5", "1", "[]")], [N, HALF]),
    [`error band.empty ${BANDS}/0`],
  ],
  [
    "0 left out",
    judged([A, band("0.8", "1", "[]")], [P, band("0.6", "0.8")], [N, band("0", "0.6", "()")]),
    [`error band.gap ${BANDS}/2`],
  ],
  ["grades to full marks", graded(["优", band("90", "100", "[]"), "优秀"], ["差", band("0", "90")]), []],
  [
    "grades to below full marks",
    graded(["优", band("90", "99.9", "[]")], ["差", band("0", "90")]),
    [`error band.gap ${GRADES}/0`],
  ],
  [
    "an alias that is a grade",
    graded(["优", band("90", "100", "[]"), "差"], ["差", band("0", "90"), "很差"]),
    [`error grade.duplicate-name ${GRADES}/1`],
  ],
  [
    "an alias twice",
    graded(["优", band("90", "100", "[]"), "甲", "甲"], ["差", band("0", "90")]),
    [`error grade.duplicate-name ${GRADES}/0`],
  ],
  [
    // A total of 120: the grades reach it, the weights make it.
    "grades of another total",
    file({
      parameters: {
        totalWeight: parameter("points", "120"),
        firstLevelWeights: parameter("list", splits({ output: "80", benefit: "30" })),
        grades: parameter("bands", [
          { grade: "优", aliases: [], ...band("90", "120", "[]") },
          { grade: "差", aliases: [], ...band("0", "90") },
        ]),
      },
    }),
    [],
  ],
  ["caps up to a rate", capped(["89", band("0.5", "0.8")], ["59", band("0", "0.5")]), []],
  ["caps that are equal", capped(["59", band("0.5", "0.8")], ["59", band("0", "0.5")]), []],
  ["caps listed upward", capped(["59", band("0", "0.5")], ["89", band("0.5", "0.8")]), []],
  ["no caps", capped(), []],
  ["a cap at all rates", capped(["99", band("0", "10", "[]")]), []],
  ["a cap below nothing", capped(["-1", band("0", "0.8")]), [`error figure.negative ${CAPS}/0/cap`]],
  ["a cap just below full marks", capped(["99.99", band("0", "0.8")]), []],
  ["a cap above full marks", capped(["101", band("0", "0.8")]), [`warning cap.idle ${CAPS}/0/cap`]],
  [
    "caps from below 0",
    capped(["59", band("-0.1", "0.8")]),
    [`error figure.negative ${CAPS}/0/min`, `error band.outside ${CAPS}/0`],
  ],
  // Steps.
  ["steps upward", curve(["0.6", "0.5"], ["0.8", "0.7"], ["1", "1"]), []],
  ["steps that earn the same", curve(["1", "0.7"], ["0.8", "0.7"]), []],
  ["a step at the cap", curve(["1", "1"]), []],
  ["a step beyond the cap", curve(["1.01", "1"], ["1", "0.9"]), [`warning step.unreachable ${CURVE}/0/from`]],
  [
    "steps of a rate that is not capped",
    file({
      parameters: {
        executionCap: parameter("ratio", null),
        executionCurve: parameter("choice", { kind: "steps", steps: stepsOf(["1.2", "1"], ["1", "0.9"]) }),
      },
    }),
    [],
  ],
  [
    "steps of a rate that is capped below 1, which is said already",
    file({
      parameters: {
        executionCap: parameter("ratio", "0.9"),
        executionCurve: parameter("choice", { kind: "steps", steps: stepsOf(["1", "1"]) }),
      },
    }),
    ["warning execution.cap-below-one /parameters/executionCap/values/0/value"],
  ],
  ["a share of all", curve(["1", "1"], ["0", "0"]), []],
  ["a share above all", curve(["1", "1.01"]), [`error ratio.percent ${CURVE}/0/share`]],
  ["a share below nothing", curve(["1", "1"], ["0.5", "-0.1"]), [`error figure.negative ${CURVE}/1/share`]],
  ["steps of satisfaction downward", satisfaction(["0.9", "1"], ["0.8", "0.8"]), []],
  [
    "a step of satisfaction twice",
    satisfaction(["0.9", "1"], ["0.9", "1"]),
    [`error step.duplicate ${SATISFACTION}/1/from`],
  ],
  [
    "steps of satisfaction to and fro",
    satisfaction(["0.8", "0.5"], ["0.9", "0.6"], ["0.6", "0.4"]),
    [`warning step.order ${SATISFACTION}`],
  ],
  [
    "steps of satisfaction that fall",
    satisfaction(["0.9", "0.5"], ["0.8", "0.6"], ["0.6", "0.4"]),
    [`error step.falling ${SATISFACTION}/0/share`],
  ],
  ["satisfaction from 200% on", satisfaction(["2", "1"]), []],
  ["satisfaction from more", satisfaction(["2.01", "1"]), [`error ratio.percent ${SATISFACTION}/0/from`]],
  ["no steps of satisfaction", stating("satisfactionSteps", "list", null), []],
  // Figures.
  [
    "a total of 0",
    stating("totalWeight", "points", "0"),
    [
      "error weight.execution /parameters/totalWeight/values/0/value",
      "error figure.negative /parameters/totalWeight/values/0/value",
    ],
  ],
  [
    "an execution weight of 0",
    file({
      parameters: {
        executionWeight: parameter("points", "0"),
        firstLevelWeights: parameter("list", splits({ output: "70", benefit: "30" })),
      },
    }),
    [],
  ],
  [
    "an execution weight below 0",
    file({
      parameters: {
        executionWeight: parameter("points", "-5"),
        firstLevelWeights: parameter("list", splits({ output: "75", benefit: "30" })),
      },
    }),
    ["error figure.negative /parameters/executionWeight/values/0/value"],
  ],
  [
    "a first level below 0",
    weights({ output: "100", benefit: "-10" }),
    [`error figure.negative ${WEIGHTS}/0/1/weight`],
  ],
  ["a first level of 0", weights({ output: "90", benefit: "0" }), []],
  ["an execution cap of ten times", stating("executionCap", "ratio", "10"), []],
  ["an execution cap of 1", stating("executionCap", "ratio", "1"), []],
  [
    "an execution cap just below",
    stating("executionCap", "ratio", "0.99"),
    ["warning execution.cap-below-one /parameters/executionCap/values/0/value"],
  ],
  ["a pass threshold of all", stating("passThreshold", "ratio", "1"), []],
  ["a pass threshold of nothing", stating("passThreshold", "ratio", "0"), []],
  [
    "a pass threshold above all",
    stating("passThreshold", "ratio", "1.01"),
    ["error ratio.percent /parameters/passThreshold/values/0/value"],
  ],
  ["a gap of all", gap({ indicatorRate: "1", unspent: "1", excess: "2" }), []],
  [
    "a gap beyond all",
    gap({ indicatorRate: "1.1", unspent: "1.1", excess: "2.1" }),
    [
      `error ratio.percent ${GAP}/indicatorRate`,
      `error ratio.percent ${GAP}/unspent`,
      `error ratio.percent ${GAP}/excess`,
    ],
  ],
  ["a threshold just above 1", over({ threshold: "1.01" }), []],
  ["a threshold of twenty times", over({ threshold: "20" }), []],
  ["a threshold of more", over({ threshold: "20.1" }), [`error ratio.percent ${OVER}/threshold`]],
  ["a deduction of nothing", over({ deduction: "0", zeroTargetActual: "0" }), []],
  ["an actual below 0", over({ zeroTargetActual: "-1" }), [`error figure.negative ${OVER}/zeroTargetActual`]],
  ["amounts from 0", stating("plausibleAmount", "yuan", { min: "0", max: "1" }), []],
  [
    "amounts from below 0",
    stating("plausibleAmount", "yuan", { min: "-1", max: "1" }),
    ["error amount.reversed /parameters/plausibleAmount/values/0/value"],
  ],
  [
    "amounts of one",
    stating("plausibleAmount", "yuan", { min: "1", max: "1" }),
    ["error amount.reversed /parameters/plausibleAmount/values/0/value"],
  ],
  [
    "a unit of the wrong kind for each",
    file({
      effectiveFrom: "2020-02-25",
      parameters: Object.fromEntries(
        INHERITED.map(([name, { values }]) => [
          name,
          { unit: name === "scoreRounding" ? "points" : "places", values },
        ]),
      ),
    }),
    INHERITED.map(([name]) => `warning unit.wrong /parameters/${name}/unit`),
  ],
  // Weights.
  [
    "an execution weight of everything",
    file({
      parameters: {
        executionWeight: parameter("points", "100"),
        firstLevelWeights: parameter("list", splits({ output: null, benefit: null })),
      },
    }),
    [],
  ],
  [
    "two splits, the second 5 short",
    weights({ output: "60", benefit: "30" }, { output: "40", benefit: "30", cost: "15" }),
    [`error weight.sum ${WEIGHTS}/1`],
  ],
  ["a split without weights", weights({ output: null, benefit: "30" }), []],
  [
    "a total that the inherited weights do not make",
    stating("totalWeight", "points", "120"),
    ["error weight.sum /parameters/totalWeight/values/0/value"],
  ],
  [
    "weights that make 110 from the second year on",
    stating("executionWeight", "points", "10", "20"),
    ["error weight.sum /parameters/executionWeight/values/1/value"],
  ],
  [
    "splits of the same dimensions in another order",
    weights({ output: "60", benefit: "30" }, { benefit: "30", output: "60" }),
    [`error weight.duplicate-split ${WEIGHTS}/1`],
  ],
  [
    "a dimension twice",
    named(["output", ["产出"], "60"], ["output", ["产出"], "30"]),
    [`error weight.duplicate-dimension ${WEIGHTS}/0`],
  ],
  [
    "a word twice for one dimension",
    named(["output", ["产出", "产出"], "60"], ["benefit", ["效益"], "30"]),
    [],
  ],
  [
    "a word for two",
    named(["output", ["产出", "效"], "60"], ["benefit", ["效益", "效"], "30"]),
    [`error dimension.ambiguous-name ${WEIGHTS}/0/1/names/1`],
  ],
  [
    "a blank word",
    named(["output", ["产出", " "], "60"], ["benefit", ["效益"], "30"]),
    [`error dimension.blank-name ${WEIGHTS}/0/0/names/1`],
  ],
  [
    "a dimension required that is named by the file itself",
    file({
      parameters: {
        firstLevelWeights: parameter("list", splits({ output: "50", benefit: "30", cost: "10" })),
        requiredDimensions: parameter("list", ["cost"]),
      },
    }),
    [],
  ],
  [
    // Named from 2025 on; required from 2024 on.
    "a dimension required before it is named",
    file({
      parameters: {
        firstLevelWeights: parameter(
          "list",
          splits({ output: "60", benefit: "30" }),
          splits({ output: "50", benefit: "30", cost: "10" }),
        ),
        requiredDimensions: parameter("list", ["cost"]),
      },
    }),
    ["error dimension.unnamed /parameters/requiredDimensions/values/0/value/0"],
  ],
  [
    "a dimension required from the year on in which it is named",
    file({
      parameters: {
        firstLevelWeights: parameter(
          "list",
          splits({ output: "60", benefit: "30" }),
          splits({ output: "50", benefit: "30", cost: "10" }),
        ),
        requiredDimensions: parameter("list", ["output"], ["cost"]),
      },
    }),
    [],
  ],
  // Dates.
  ["an end on the day of the beginning", file({ effectiveTo: "2024-01-01" }), []],
  ["29 February of a leap year", file({ effectiveTo: "2028-02-29" }), []],
  ["29 February of 2000", file({ effectiveFrom: "2000-02-29" }), []],
  ["29 February of 2100", file({ effectiveTo: "2100-02-29" }), ["error date.impossible /effectiveTo"]],
  ["28 February", file({ effectiveTo: "2025-02-28" }), []],
  ...[4, 6, 9, 11].map((month): Edge => {
    const day = `2025-${String(month).padStart(2, "0")}-31`;
    return [day, file({ effectiveTo: day }), ["error date.impossible /effectiveTo"]];
  }),
  ...[1, 3, 5, 7, 8, 10, 12].map((month): Edge => {
    const day = `2025-${String(month).padStart(2, "0")}-31`;
    return [day, file({ effectiveTo: day }), []];
  }),
  [
    "an impossible first day",
    file({ effectiveFrom: "2023-02-30" }),
    ["error date.impossible /effectiveFrom"],
  ],
  [
    "impossible days of a document and a value",
    cited(
      { from: "2024-02-30", checkedOn: "2024-06-31" },
      { rule: { ...DOCUMENT, publishedOn: "2023-02-29" } },
    ),
    [
      "error date.impossible /references/rule/publishedOn",
      `error date.impossible ${SOURCE}/from`,
      `error date.impossible ${SOURCE}/checkedOn`,
    ],
  ],
  [
    "values of one day",
    file({ parameters: dated("2024-01-01", "2024-01-01") }),
    [`error date.order ${DAY}/1/from`],
  ],
  ["values a day apart", file({ parameters: dated("2024-01-01", "2024-01-02") }), []],
  [
    "a value of the last day",
    file({ effectiveTo: "2024-12-31", parameters: dated("2024-01-01", "2024-12-31") }),
    [],
  ],
  ["a value of the first day", file({ effectiveFrom: "2024-06-01", parameters: dated("2024-06-01") }), []],
  [
    "a value of the first year's end",
    file({ effectiveFrom: "2024-06-01", parameters: dated("2024-12-31") }),
    [],
  ],
  [
    "a value of the next year",
    file({ effectiveFrom: "2024-06-01", parameters: dated("2025-01-01") }),
    [`error date.not-in-force ${DAY}/0/from`],
  ],
  [
    "values of later years, not in order",
    file({ effectiveFrom: "2024-06-01", parameters: dated("2026-01-01", "2025-01-01") }),
    [`error date.order ${DAY}/1/from`, `error date.not-in-force ${DAY}/1/from`],
  ],
  // Grounds.
  ["law compared on the day of its publication", cited({ checkedOn: "2024-01-01" }), []],
  ["law of a day nobody knows", cited({}, { rule: { ...DOCUMENT, publishedOn: null } }), []],
  [
    "law without clause and day",
    cited({ clause: null, checkedOn: null }),
    [`error basis.unchecked ${SOURCE}/clause`],
  ],
  [
    "law without a document",
    cited({ reference: null }, {}),
    [`error basis.no-reference ${SOURCE}/reference`],
  ],
  ["a reading without a document", cited(READING, {}), []],
  ["recalled, without a clause", cited({ basis: "recalled", clause: null, checkedOn: null }), []],
  [
    "a local rule without a number",
    cited({ basis: "localRule" }, { rule: { ...DOCUMENT, documentNumber: null } }),
    [],
  ],
  [
    "an inherited document said again",
    cited({ reference: "mof-2020-10" }, { "mof-2020-10": rulesets["mof-2020"]!.references["mof-2020-10"] }),
    [],
  ],
  [
    "a document cited by a check alone",
    file({ references: { rule: DOCUMENT }, checks: { "total.sum": { severity: "error", ...LAW } } }),
    [],
  ],
  [
    "a document cited by an own check alone",
    file({ references: { rule: DOCUMENT }, ownChecks: [ownCheck(LAW)] }),
    [],
  ],
  [
    "an own check and a check without their documents",
    file({
      checks: { "total.sum": { severity: "error", ...READING, basis: "form" } },
      ownChecks: [ownCheck({ basis: "localRule" }), ownCheck({ id: "other", ...LAW, reference: "gone" })],
    }),
    [
      "error basis.no-reference /checks/total.sum/reference",
      "error basis.no-reference /ownChecks/0/reference",
      "error reference.missing /ownChecks/1/reference",
    ],
  ],
  // Own checks.
  [
    "an own check that asks whether a fact is there",
    file({ ownChecks: [ownCheck({ assert: { present: [{ var: "row.score" }] } })] }),
    [],
  ],
  [
    "an own check that asks so further in",
    file({ ownChecks: [ownCheck({ assert: { "!": [{ "!": [{ present: [{ var: "row.score" }] }] }] } })] }),
    [],
  ],
  [
    "an own check with a default",
    file({ ownChecks: [ownCheck({ assert: { "dec.gte": [{ var: ["row.score", "0"] }, "0"] } })] }),
    [],
  ],
  [
    "a default that is no fact",
    file({ ownChecks: [ownCheck({ assert: { "dec.lt": ["1", "2"] }, message: { zh: "无", en: "none" } })] }),
    ["error own-check.cannot-fail /ownChecks/0/assert"],
  ],
  [
    "a fact only the condition reads, quoted",
    file({
      ownChecks: [
        ownCheck({
          when: { "dec.gt": [{ var: "row.weight" }, "0"] },
          message: { zh: "{row.weight}", en: "{row.score}{row.weight}" },
        }),
      ],
    }),
    [],
  ],
  [
    "facts the condition does not read, quoted in either language: they are filled in all the same",
    file({
      ownChecks: [ownCheck({ message: { zh: "{row.name}和{row.score}", en: "{row.max} {form.year}" } })],
    }),
    [],
  ],
  [
    "what is no fact, or one of another scope",
    file({
      ownChecks: [
        ownCheck({
          message: { zh: "{row.nmae}和{row.score}", en: "{row.max} {x} {batch.forms} {toString}" },
        }),
      ],
    }),
    [
      "warning own-check.placeholder /ownChecks/0/message/zh",
      "warning own-check.placeholder /ownChecks/0/message/en",
      "warning own-check.placeholder /ownChecks/0/message/en",
      "warning own-check.placeholder /ownChecks/0/message/en",
    ],
  ],
  [
    "a blank English message",
    file({ ownChecks: [ownCheck({ message: { zh: "得分", en: "" } })] }),
    ["error own-check.no-message /ownChecks/0/message/en"],
  ],
  ["own checks of other ids", file({ ownChecks: [ownCheck(), ownCheck({ id: "other" })] }), []],
  // Inheritance.
  [
    "two values said again",
    file({
      effectiveFrom: "2020-02-25",
      parameters: {
        gradeBasis: rulesets["mof-2020"]!.parameters.gradeBasis,
        grades: rulesets["mof-2020"]!.parameters.grades,
      },
    }),
    ["info parameter.restated /parameters/gradeBasis", "info parameter.restated /parameters/grades"],
  ],
];

describe("Lint on both sides of each edge", () => {
  test.each(EDGES)("%s", (_, data, expected) => {
    expect(issues(data)).toEqual(expected);
  });

  test("at most 200 issues are told", () => {
    const checks = Array.from({ length: 201 }, () => ownCheck({ assert: true }));
    expect(issues(file({ ownChecks: checks }))).toHaveLength(200);
  });

  test("a check that does not exist is told with the one that may be meant", () => {
    const one = { severity: "error", ...READING };
    const told = lintRuleset(file({ checks: { "total.sun": one, zzzzzzzz: one } }), { known: rulesets });
    expect(
      told.map(({ path, message }) => [
        path,
        message.zh.includes("total.sum"),
        message.zh.includes("ownChecks"),
      ]),
    ).toEqual([
      ["/checks/total.sun", true, false],
      ["/checks/zzzzzzzz", false, true],
    ]);
  });

  test("the first eight checks left out are named, and that there are more", () => {
    const { checks, ...alone } = rulesets["mof-2020"]!;
    const codes = Object.keys(checks);
    const without = (count: number) => {
      const kept = Object.fromEntries(codes.slice(count).map((code) => [code, checks[code]]));
      return lintRuleset({ ...alone, checks: kept }).map(({ message }) => message.en);
    };
    expect(without(8)[0]).toContain(
      `8 checks have no severity and count as warnings: ${codes.slice(0, 8).join(" ")};`,
    );
    expect(without(9)[0]).toContain(
      `9 checks have no severity and count as warnings: ${codes.slice(0, 8).join(" ")} …;`,
    );
    expect(without(0)).toEqual([]);
  });

  test("a ruleset made whole is linted without its base, and not for values of before it was in force", () => {
    const whole = parseRuleset(file({ parameters: { gradeBasis: parameter("choice", "raw") } }), {
      known: rulesets,
    });
    expect(lintRuleset(whole)).toEqual([]);
    expect(lintRuleset(whole, { known: rulesets })).toEqual([]);
    // A file that only names its base is none.
    expect(lintRuleset({ ...whole, parameters: {} })).toMatchObject([{ code: "ruleset.unknown-base" }]);
    expect(lintRuleset({ ...whole, parameters: null })[0]?.code).toBe("ruleset.wrong-type");
  });
});
