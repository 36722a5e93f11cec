import { band, file, ownCheck, parameter, stating } from "./file";

/** As it arrives from a file: `__proto__` is then a key like any other. */
function json(text: string): unknown {
  return JSON.parse(text);
}

function withKey(key: string, value: string): unknown {
  return json(`${JSON.stringify(file()).slice(0, -1)},"${key}":${value}}`);
}

function asserting(assert: unknown, over: object = {}): unknown {
  return file({ ownChecks: [ownCheck({ assert, ...over })] });
}

function nested(depth: number): unknown {
  let value: unknown = true;
  for (let i = 0; i < depth; i += 1) value = { "!": [value] };
  return value;
}

function cyclic(): unknown {
  const value = file();
  value.ownChecks = [value];
  return value;
}

const SCORE = { var: "row.score" };
const DOCUMENT = '{"issuer":"x","documentNumber":null,"title":"x","publishedOn":null}';
const AT = "/parameters/executionWeight/values/0";
const CHECK = '{"severity":"info","basis":"reading","reference":null,"clause":null,"checkedOn":null}';

function weight(value: unknown, from: unknown = "2024-01-01") {
  const ground = { basis: "reading", reference: null, clause: null, checkedOn: null };
  return file({ parameters: { executionWeight: { unit: "points", values: [{ from, value, ...ground }] } } });
}

/** [what is hostile, the data, the code it is refused with, the path] */
export const HOSTILE: readonly (readonly [title: string, data: unknown, code: string, path: string])[] = [
  // No ruleset at all.
  ["null", null, "ruleset.wrong-type", ""],
  ["a text", "mof-2020", "ruleset.wrong-type", ""],
  ["a list", [file()], "ruleset.wrong-type", ""],
  ["an empty object", {}, "ruleset.missing-key", ""],
  ["itself inside itself", cyclic(), "ruleset.too-deep", ""],
  ["a million values", file({ ownChecks: new Array(1_000_000).fill(0) }), "ruleset.too-large", ""],
  ["a list of four billion holes", file({ ownChecks: new Array(4_000_000_000) }), "ruleset.too-large", ""],
  [
    "a title of a million characters",
    file({ title: { zh: "長".repeat(1_000_000), en: "" } }),
    "ruleset.text-too-long",
    "/title/zh",
  ],
  [
    "10,000 lists inside one another",
    json(`{"id":${"[".repeat(10_000)}${"]".repeat(10_000)}}`),
    "ruleset.too-deep",
    "",
  ],
  // Keys and names.
  ["an unknown key", file({ parametres: {} }), "ruleset.unknown-key", "/parametres"],
  [
    "an unknown parameter",
    file({ parameters: { executionWeigth: {} } }),
    "ruleset.unknown-key",
    "/parameters/executionWeigth",
  ],
  ["__proto__ as a key", withKey("__proto__", '{"polluted":true}'), "ruleset.unknown-key", "/__proto__"],
  [
    "constructor as a key",
    withKey("constructor", '{"prototype":{"polluted":true}}'),
    "ruleset.unknown-key",
    "/constructor",
  ],
  [
    "__proto__ as a parameter",
    withKey("parameters", '{"__proto__":{}}'),
    "ruleset.unknown-key",
    "/parameters/__proto__",
  ],
  [
    "toString as a parameter",
    withKey("parameters", '{"toString":{}}'),
    "ruleset.unknown-key",
    "/parameters/toString",
  ],
  [
    "__proto__ as a document",
    withKey("references", `{"__proto__":${DOCUMENT}}`),
    "ruleset.bad-name",
    "/references/__proto__",
  ],
  [
    "constructor as a document",
    withKey("references", `{"constructor":${DOCUMENT}}`),
    "ruleset.bad-name",
    "/references/constructor",
  ],
  [
    "prototype as a document",
    withKey("references", `{"prototype":${DOCUMENT}}`),
    "ruleset.bad-name",
    "/references/prototype",
  ],
  [
    "__proto__ as a check",
    withKey("checks", `{"__proto__":${CHECK}}`),
    "ruleset.bad-name",
    "/checks/__proto__",
  ],
  [
    "hasOwnProperty as a check",
    withKey("checks", `{"hasOwnProperty":${CHECK}}`),
    "ruleset.bad-name",
    "/checks/hasOwnProperty",
  ],
  ["__proto__ as its id", file({ id: "__proto__" }), "ruleset.wrong-format", "/id"],
  ["a path as its id", file({ id: "../../etc/passwd" }), "ruleset.wrong-format", "/id"],
  ["markup as its id", file({ id: "<img src=x onerror=alert(1)>" }), "ruleset.wrong-format", "/id"],
  [
    "an own check named __proto__",
    asserting(true, { id: "__proto__" }),
    "ruleset.wrong-format",
    "/ownChecks/0/id",
  ],
  // Inheritance.
  ["an unknown base", file({ extends: "mof-1984" }), "ruleset.unknown-base", "/extends"],
  ["constructor as the base", file({ extends: "constructor" }), "ruleset.unknown-base", "/extends"],
  ["__proto__ as the base", file({ extends: "__proto__" }), "ruleset.wrong-format", "/extends"],
  ["a path as the base", file({ extends: "../secret" }), "ruleset.wrong-format", "/extends"],
  ["itself as the base", file({ extends: "bureau-2024" }), "ruleset.extends-itself", "/extends"],
  [
    "a shipped ruleset that extends itself",
    file({ id: "mof-2020", extends: "mof-2020" }),
    "ruleset.extends-itself",
    "/extends",
  ],
  [
    "no base and no parameters",
    file({ extends: undefined }),
    "ruleset.incomplete",
    "/parameters/totalWeight",
  ],
  // Figures.
  ["a figure as a number", weight(10), "ruleset.wrong-type", `${AT}/value`],
  ["NaN", weight("NaN"), "ruleset.wrong-format", `${AT}/value`],
  ["Infinity", weight("Infinity"), "ruleset.wrong-format", `${AT}/value`],
  ["an exponent", weight("1e9000000"), "ruleset.wrong-format", `${AT}/value`],
  ["a hexadecimal figure", weight("0x10"), "ruleset.wrong-format", `${AT}/value`],
  ["a separator", weight("1,000"), "ruleset.wrong-format", `${AT}/value`],
  ["a percentage", weight("10%"), "ruleset.wrong-format", `${AT}/value`],
  ["full-width digits", weight("１０"), "ruleset.wrong-format", `${AT}/value`],
  ["a line end behind the figure", weight("10\n"), "ruleset.wrong-format", `${AT}/value`],
  ["a figure of 9,000 digits", weight("9".repeat(9_000)), "ruleset.wrong-format", `${AT}/value`],
  [
    "rounding to 300 places",
    stating("scoreRounding", "places", { places: 300, mode: "half-up" }),
    "ruleset.out-of-range",
    "/parameters/scoreRounding/values/0/value/places",
  ],
  [
    "rounding to half a place",
    stating("scoreRounding", "places", { places: 1.5, mode: "half-up" }),
    "ruleset.wrong-type",
    "/parameters/scoreRounding/values/0/value/places",
  ],
  // Days.
  ["a month 13", file({ effectiveFrom: "2024-13-01" }), "ruleset.wrong-format", "/effectiveFrom"],
  ["a day 32", weight("10", "2024-01-32"), "ruleset.wrong-format", `${AT}/from`],
  ["a day as a number", file({ effectiveTo: 20241231 }), "ruleset.wrong-type", "/effectiveTo"],
  [
    "a day with a time",
    file({ effectiveTo: "2024-12-31T00:00:00Z" }),
    "ruleset.wrong-format",
    "/effectiveTo",
  ],
  // What is missing or too much.
  [
    "no values",
    file({ parameters: { executionWeight: { unit: "points", values: [] } } }),
    "ruleset.too-few",
    "/parameters/executionWeight/values",
  ],
  [
    "a value without its ground",
    file({
      parameters: { executionWeight: { unit: "points", values: [{ from: "2024-01-01", value: "10" }] } },
    }),
    "ruleset.missing-key",
    AT,
  ],
  [
    "101 values",
    file({ parameters: { executionWeight: parameter("points", ...new Array(101).fill("10")) } }),
    "ruleset.too-many",
    "/parameters/executionWeight/values",
  ],
  [
    "101 bands",
    stating("totalCaps", "bands", new Array(101).fill({ cap: "59", ...band("0", "1") })),
    "ruleset.too-many",
    "/parameters/totalCaps/values/0/value",
  ],
  [
    "1,001 own checks",
    file({ ownChecks: new Array(1_001).fill(ownCheck()) }),
    "ruleset.too-many",
    "/ownChecks",
  ],
  [
    "a formula that does not exist",
    stating("lowerIsBetterFormula", "choice", "generous"),
    "ruleset.not-allowed",
    "/parameters/lowerIsBetterFormula/values/0/value",
  ],
  [
    "a basis that does not exist",
    file({ ownChecks: [ownCheck({ basis: "gospel" })] }),
    "ruleset.not-allowed",
    "/ownChecks/0/basis",
  ],
  [
    "a severity that does not exist",
    file({ ownChecks: [ownCheck({ severity: "fatal" })] }),
    "ruleset.not-allowed",
    "/ownChecks/0/severity",
  ],
  // Conditions.
  ["code in an own check", asserting("process.exit()"), "condition.type", "/ownChecks/0/assert"],
  ["log", asserting({ log: SCORE }), "condition.forbidden-operator", "/ownChecks/0/assert/log"],
  [
    "method",
    asserting({ method: [SCORE, "toString"] }),
    "condition.forbidden-operator",
    "/ownChecks/0/assert/method",
  ],
  [
    "missing driven by data",
    asserting({ missing: { var: "row.name" } }),
    "condition.forbidden-operator",
    "/ownChecks/0/assert/missing",
  ],
  ["an unknown operator", asserting({ eval: "1" }), "condition.unknown-operator", "/ownChecks/0/assert/eval"],
  [
    "two operators in one",
    asserting({ "dec.lt": [SCORE, "1"], "dec.gt": [SCORE, "0"] }),
    "condition.multi-key",
    "/ownChecks/0/assert",
  ],
  [
    "var constructor",
    asserting({ var: "constructor" }),
    "condition.prototype-name",
    "/ownChecks/0/assert/var",
  ],
  [
    "var __proto__.polluted",
    asserting({ var: "__proto__.polluted" }),
    "condition.prototype-name",
    "/ownChecks/0/assert/var",
  ],
  [
    "an unknown fact",
    asserting({ present: { var: "row.salary" } }),
    "condition.unknown-fact",
    "/ownChecks/0/assert/present/var",
  ],
  [
    "a fact of a row asked of a form",
    asserting({ present: SCORE }, { scope: "evaluation" }),
    "condition.unknown-fact",
    "/ownChecks/0/assert/present/var",
  ],
  [
    "a comparison of figures as texts",
    asserting({ ">=": [SCORE, "90"] }),
    "condition.forbidden-operator",
    "/ownChecks/0/assert/>=",
  ],
  [
    "an exponent in a condition",
    asserting({ "dec.lt": [SCORE, "1e99"] }),
    "condition.literal",
    "/ownChecks/0/assert/dec.lt/1",
  ],
  ["70 levels of not", asserting(nested(35)), "condition.depth", "/ownChecks/0/assert"],
  [
    "150 own checks, each with a fault",
    file({
      ownChecks: Array.from({ length: 150 }, (_, i) => ownCheck({ id: `c-${i}`, assert: { log: SCORE } })),
    }),
    "condition.forbidden-operator",
    "/ownChecks/0/assert/log",
  ],
  ["600 values", asserting({ and: new Array(600).fill(true) }), "condition.nodes", "/ownChecks/0/assert"],
  [
    "a fault in when",
    asserting(true, { when: { log: "x" } }),
    "condition.forbidden-operator",
    "/ownChecks/0/when/log",
  ],
];
