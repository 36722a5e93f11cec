import { describe, expect, test } from "vitest";
import { rulesetFileSchema, rulesetSchema } from "../../src/ruleset/schema";
import { checkShape } from "../../src/ruleset/shape";
import { checkSize } from "../../src/ruleset/size";
import { rulesets } from "../../src/rulesets";
import { band, file, ownCheck, parameter, stating } from "./file";

/** What the validator tells; zod, of whose schema it was made, has to refuse the same files. */
function told(data: unknown): readonly string[] {
  const issues = checkShape(data).map(({ code, path, message: { zh, en } }) => {
    return `${code} ${path}: ${zh} | ${en}`;
  });
  expect(rulesetFileSchema.safeParse(data).success).toBe(issues.length === 0);
  return issues;
}

const DECIMAL = "^-?\\d{1,20}(\\.\\d{1,10})?$";
const DAY = "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$";
const ID = "^[a-z0-9][a-z0-9-]{0,60}$";
const GROUND = { basis: "reading", reference: null, clause: null, checkedOn: null };
const DOCUMENT = {
  issuer: "财政部",
  documentNumber: "财预〔2020〕10号",
  title: "办法",
  publishedOn: "2020-02-25",
};
const AT = (name: string) => `/parameters/${name}/values/0/value`;
const unknown = "不认识的键；请删除或改正拼写 | unknown key; remove it or correct its spelling";
const name =
  "不能用作编号；请用小写字母、数字、点和短横线 | cannot be a key; use lower-case letters, digits, dots and hyphens";
const missing = (key: string) => `缺少“${key}” | "${key}" is missing`;
const type = (word: string) => `类型应为 ${word} | must be of type ${word}`;
const oneOf = (words: string) => `只能是：${words} | must be one of: ${words}`;
const limit = (words: string) => `超出限制（${words}） | beyond its limit (${words})`;
const format = (pattern: string) =>
  `格式不符：${pattern}（数字写成十进制文本如 "0.8"，日期写成 "2024-01-01"） | does not have the form ${pattern} (figures are decimal texts such as "0.8", days "2024-01-01")`;

describe("what a broken file is told, all of it, where and in which words", () => {
  test.each<[string, unknown, string[]]>([
    ["a list", [], [`ruleset.wrong-type : ${type("object")}`]],
    ["an unknown key", file({ parametres: {} }), [`ruleset.unknown-key /parametres: ${unknown}`]],
    // ~ and / are written ~0 and ~1 in a pointer (RFC 6901).
    ["a key of strange letters", file({ "a/b~c": 1 }), [`ruleset.unknown-key /a~1b~0c: ${unknown}`]],
    [
      "a key of 80 letters, of which 60 are shown",
      file({ ["k".repeat(80)]: 1 }),
      [`ruleset.unknown-key /${"k".repeat(60)}: ${unknown}`],
    ],
    ["no version", { ...file(), version: undefined }, [`ruleset.missing-key : ${missing("version")}`]],
    [
      "a name that is no key, told once",
      file({ references: { "A b": DOCUMENT, "mof-2020": DOCUMENT } }),
      [`ruleset.bad-name /references/A b: ${name}`],
    ],
    ["an id that is a number", file({ id: 5 }), [`ruleset.wrong-type /id: ${type("string")}`]],
    ["an id in capitals", file({ id: "MOF" }), [`ruleset.wrong-format /id: ${format(ID)}`]],
    [
      "two faults at once",
      file({ id: "MOF", version: 1 }),
      [`ruleset.wrong-format /id: ${format(ID)}`, `ruleset.wrong-type /version: ${type("string")}`],
    ],
    [
      "a day that is a number: each thing it may be",
      file({ effectiveTo: 20241231 }),
      [
        `ruleset.wrong-type /effectiveTo: ${type("string")}`,
        `ruleset.wrong-type /effectiveTo: ${type("null")}`,
      ],
    ],
    [
      "a cap that is a percentage",
      stating("executionCap", "ratio", "100%"),
      [
        `ruleset.wrong-format ${AT("executionCap")}: ${format(DECIMAL)}`,
        `ruleset.wrong-type ${AT("executionCap")}: ${type("null")}`,
      ],
    ],
    ["a 30th of February, which has the form of a day", file({ effectiveFrom: "2024-02-30" }), []],
    [
      "a 32nd of February",
      file({ effectiveFrom: "2024-02-32" }),
      [`ruleset.wrong-format /effectiveFrom: ${format(DAY)}`],
    ],
    [
      "a word that is none of two",
      stating("notApplicableRows", "choice", "drop"),
      [`ruleset.not-allowed ${AT("notApplicableRows")}: ${oneOf("keep / rescale")}`],
    ],
    [
      "a curve with the parts of another",
      stating("executionCurve", "choice", { kind: "linear", steps: [{ from: "0", share: "0" }] }),
      [
        `ruleset.unknown-key ${AT("executionCurve")}/steps: ${unknown}`,
        `ruleset.not-allowed ${AT("executionCurve")}/kind: ${oneOf("steps")}`,
      ],
    ],
    [
      "no grades",
      stating("grades", "bands", []),
      [`ruleset.too-few ${AT("grades")}: ${limit("minItems 1")}`],
    ],
    [
      "101 caps",
      stating("totalCaps", "bands", new Array(101).fill({ cap: "59", ...band("0", "1") })),
      [`ruleset.too-many ${AT("totalCaps")}: ${limit("maxItems 100")}`],
    ],
    [
      "seven places",
      stating("scoreRounding", "places", { places: 7, mode: "down" }),
      [`ruleset.out-of-range ${AT("scoreRounding")}/places: ${limit("maximum 6")}`],
    ],
    [
      "−1 places",
      stating("scoreRounding", "places", { places: -1, mode: "down" }),
      [`ruleset.out-of-range ${AT("scoreRounding")}/places: ${limit("minimum 0")}`],
    ],
  ])("%s", (_, data, complaints) => {
    // As it comes from a file: what is undefined is not there.
    expect(told(JSON.parse(JSON.stringify(data)))).toEqual(complaints);
  });

  test("of 200 faults a hundred", () => {
    const issues = told(file({ ownChecks: new Array(200).fill("?") }));
    expect([issues.length, issues[99]]).toEqual([100, `ruleset.wrong-type /ownChecks/99: ${type("object")}`]);
  });
});

const bands = ["achieved", "partiallyAchieved", "notAchieved"].map((judgement) => ({
  judgement,
  ...band("0", "1"),
}));
const over = { threshold: "1.3", thresholdIncluded: true, zeroTargetActual: null, deduction: null };

/** Every parameter with every word and kind of value it may have. */
const PARAMETERS: Readonly<Record<string, readonly unknown[]>> = {
  totalWeight: ["points", "100"],
  executionWeight: ["points", "-0.5"],
  executionBase: ["choice", "total", "sources"],
  executionCurve: ["choice", { kind: "linear" }, { kind: "steps", steps: [{ from: "1", share: "1" }] }],
  executionCap: ["ratio", "1", null],
  zeroBudget: ["choice", "unscored", "zero", "full"],
  firstLevelWeights: [
    "list",
    [
      [
        { dimension: "cost", names: ["成本"], weight: null },
        { dimension: "output", names: ["产出"], weight: "50" },
      ],
    ],
  ],
  requiredDimensions: ["list", [], ["cost", "output", "benefit", "satisfaction"]],
  lowerIsBetterFormula: ["choice", "proportional", "linear-to-double"],
  equalTargets: ["choice", "by-dimension", "as-higher"],
  passThreshold: ["ratio", null, "0.6"],
  qualitativeBands: ["bands", bands],
  satisfactionSteps: ["bands", null, [{ from: "0.9", share: "1" }]],
  overachievement: [
    "choice",
    { ...over, reasonRequired: true },
    { ...over, zeroTargetActual: "30", deduction: "1", reasonRequired: false },
  ],
  totalCaps: ["bands", [], [{ cap: "59", ...band("0", "0.6") }]],
  notApplicableRows: ["choice", "keep", "rescale"],
  scoreRounding: [
    "places",
    { places: 0, mode: "half-up" },
    { places: 2, mode: "half-even" },
    { places: 6, mode: "down" },
  ],
  grades: ["bands", [{ grade: "优", aliases: ["优秀"], ...band("90", "100", "[]") }]],
  gradeBasis: ["choice", "printed", "raw"],
  executionGap: [
    "ratio",
    { indicatorRate: "0.95", unspent: "0.3", excess: null },
    { indicatorRate: "0.95", unspent: null, excess: "0.2" },
  ],
  plausibleAmount: ["yuan", { min: "1000", max: "10000000000" }],
};

const BASES = ["law", "localRule", "form", "reading", "recalled"];
const check = { severity: "info", ...GROUND };

/** One of everything. */
function whole(): Record<string, unknown> {
  const shared = file({
    $schema: "../schemas/ruleset.schema.json",
    effectiveTo: "2030-12-31",
    regions: ["广西"],
    references: {
      "mof-2020": DOCUMENT,
      a: { ...DOCUMENT, documentNumber: null, publishedOn: null },
    },
    parameters: Object.fromEntries(
      Object.entries(PARAMETERS).map(([key, [unit, ...values]]) => [key, parameter(String(unit), ...values)]),
    ),
    checks: {
      "total.sum": { ...check, severity: "error" },
      "total.grade": { ...check, severity: "warning" },
      ...Object.fromEntries(BASES.map((basis) => [basis.toLowerCase(), { ...check, basis }])),
      cited: { ...check, reference: "mof-2020", clause: "第九条", checkedOn: "2026-11-28" },
    },
    ownChecks: ["row", "evaluation", "batch"].map((scope) => ownCheck({ scope, when: null })),
  });
  return structuredClone(shared);
}

/** Every object of the file with its path; names that are free, and conditions, are left out. */
function objectsIn(value: unknown, path = ""): [object: Record<string, unknown>, path: string][] {
  if (typeof value !== "object" || value === null || /\/(assert|when)$/.test(path)) return [];
  const below = Object.entries(value).flatMap(([key, each]) => objectsIn(each, `${path}/${key}`));
  const isFree = Array.isArray(value) || path === "/references" || path === "/checks";
  return isFree ? below : [[value as Record<string, unknown>, path], ...below];
}

/** Keys a file may leave out; of a parameter and a ground everything is due. */
const OPTIONAL = ["$schema", "regions", "extends", "references", "parameters", "checks", "ownChecks", "when"];

describe("the shape of a file", () => {
  test("holds every parameter, word and kind of ground", () => {
    expect(told(whole())).toEqual([]);
  });

  test.each(["points", "ratio", "yuan", "choice", "bands", "places", "list"])("knows the unit %s", (unit) => {
    expect(told(stating("totalWeight", unit, "100"))).toEqual([]);
  });

  const places = objectsIn(whole()).map(([, path]) => path);

  test.each(places)("at '%s' has no other key", (path) => {
    const data = whole();
    objectsIn(data).find(([, place]) => place === path)![0].Other = null;
    expect(told(data)).toContain(`ruleset.unknown-key ${path}/Other: ${unknown}`);
  });

  test.each(places)("at '%s' has to have all its keys", (path) => {
    const find = (data: unknown) => objectsIn(data).find(([, place]) => place === path)![0];
    for (const key of Object.keys(find(whole()))) {
      const data = whole();
      delete find(data)[key];
      const isOptional = OPTIONAL.includes(key) || path === "/parameters";
      if (isOptional) expect(told(data)).toEqual([]);
      else expect(told(data)).toContain(`ruleset.missing-key ${path}: ${missing(key)}`);
    }
  });
});

const withDocument = (key: string) => file({ references: { [key]: DOCUMENT } });
const sixty = "a".repeat(60);

describe("how texts are written", () => {
  test.each<[string, (text: string) => unknown, string[], string[]]>([
    [
      "a figure: up to 20 digits, and up to 10 behind a point",
      (text) => stating("totalWeight", "points", text),
      ["0", "7", "-1", "10.5", "9".repeat(20), "0.0123456789"],
      ["", "-", "1.", ".5", "+1", "--1", "x1", "1x", "1.x", "1.5.5", "1 ", "9".repeat(21), "0.01234567890"],
    ],
    [
      "a day: year, month and day of two digits each",
      (text) => file({ effectiveFrom: text }),
      [
        "0000-01-01",
        "2024-02-09",
        "2024-09-10",
        "2024-10-19",
        "9999-11-20",
        "2024-12-29",
        "2024-12-30",
        "2024-12-31",
      ],
      [
        ...["2024-00-01", "2024-13-01", "2024-20-01", "2024-01-00", "2024-01-32", "2024-01-40", "2024-x1-01"],
        ...["2024-1-01", "2024-01-1", "224-01-01", "12024-01-01", "2024-01-011", "2024-01-3x", "x2024-01-01"],
      ],
    ],
    [
      "an id: up to 61 small letters, digits and hyphens, the first no hyphen",
      (text) => file({ id: text }),
      ["a", "z", "0", "9", "aa", "az", "a0", "a9", "a-", `a${sixty}`],
      ["", "-a", "A", "aA", "a_b", "a.b", "a b", "甲", `ab${sixty}`, "a!", "!a"],
    ],
    [
      "a key: an id with points, and no name of the inside of an object",
      withDocument,
      ["a", "z", "0", "9", "aa", "az", "a0", "a9", "a-", "a.b", "constructors", "prototypes", `a${sixty}`],
      ["", ".a", "-a", "A", "aA", "a_b", "constructor", "prototype", `ab${sixty}`, "a!", "!a"],
    ],
    [
      "a version: three numbers of up to six digits",
      (text) => file({ version: text }),
      ["0.0.0", "10.20.30", "123456.123456.123456"],
      [
        ...[
          "1",
          "1.0",
          "1.0.0.0",
          ".0.0",
          "0..0",
          "0.0.",
          "x.0.0",
          "0.x.0",
          "0.0.x",
          "1-0.0",
          "1.0-0",
          "v1.0.0",
          "1.0.0x",
        ],
        ...["1234567.0.0", "0.1234567.0", "0.0.1234567"],
      ],
    ],
  ])("%s", (_, fileWith, sound, broken) => {
    expect(sound.filter((text) => told(fileWith(text)).length > 0)).toEqual([]);
    expect(broken.filter((text) => told(fileWith(text)).length === 0)).toEqual([]);
  });
});

test.each(Object.keys(rulesets))("%s as it is shipped is whole: with one part less it is not", (id) => {
  const ruleset = rulesets[id as keyof typeof rulesets];
  expect(rulesetSchema.safeParse(ruleset).success).toBe(true);
  for (const part of ["references", "parameters", "checks", "ownChecks"] as const) {
    const less = { ...ruleset, [part]: undefined };
    expect(rulesetSchema.safeParse(less).success).toBe(false);
  }
});

describe("how large a file may be", () => {
  const nested = (lists: number) => JSON.parse(`${"[".repeat(lists)}${"]".repeat(lists)}`);

  test.each<[string, unknown, string | null]>([
    // The list itself is one of the values.
    ["200,000 values", new Array(199_999).fill(0), null],
    ["200,001 values", new Array(200_000).fill(0), "ruleset.too-large "],
    ["200,000 values in two lists", [new Array(99_999).fill(0), new Array(99_998).fill(0)], null],
    [
      "200,001 values in two lists",
      [new Array(99_999).fill(0), new Array(99_999).fill(0)],
      "ruleset.too-large ",
    ],
    ["100 lists inside one another", nested(100), null],
    ["101 lists inside one another", nested(101), "ruleset.too-deep "],
    ["a text of 10,000 characters", ["x".repeat(10_000)], null],
    ["a text of 10,001 characters", { a: [0, null, "x".repeat(10_001)] }, "ruleset.text-too-long /a/2"],
    [
      "its path, of which 500 characters are shown",
      { ["k".repeat(600)]: "x".repeat(10_001) },
      `ruleset.text-too-long /${"k".repeat(499)}`,
    ],
  ])("%s", (_, data, complaint) => {
    const issue = checkSize(data);
    expect(issue === null ? null : `${issue.code} ${issue.path}`).toBe(complaint);
    // The limit is told.
    const limit = expect.stringMatching(/ (200000|100|10000) /);
    expect(issue?.message).toEqual(complaint === null ? undefined : { zh: limit, en: limit });
  });
});
