import { describe, expect, test } from "vitest";
import { assess } from "../../src/assess/assess";
import { assessMany } from "../../src/batch/assessMany";
import { compare } from "../../src/batch/compare";
import { parseEvaluation } from "../../src/evaluation/parse";
import type { Ruleset } from "../../src/ruleset/schema";
import { mof2020 } from "../../src/rulesets";

const form = { indicators: [] };

test.each([undefined, null, "mof-2020", {}])(
  "a caller without types who gives %j as ruleset is told what to give",
  (ruleset) => {
    expect(() => assess(form, ruleset as unknown as Ruleset)).toThrow(
      expect.objectContaining({ name: "RulesetError", code: "ruleset.missing" }),
    );
  },
);

test.each([undefined, null, "mof-2020", {}])(
  "and so is one who assesses many, before the first form is asked for: %j",
  (ruleset) => {
    async function* stream() {
      yield form;
    }
    for (const forms of [[form], stream()])
      expect(() => assessMany(forms as Iterable<unknown>, ruleset as unknown as Ruleset)).toThrow(
        expect.objectContaining({ name: "RulesetError", code: "ruleset.missing" }),
      );
  },
);

describe("a ruleset file that did not pass through parseRuleset", () => {
  const county = {
    id: "county",
    extends: "mof-2020",
    parameters: { gradeBasis: mof2020.parameters.gradeBasis },
  };
  const { ownChecks: _, ...alone } = mof2020;
  const raw: [string, unknown][] = [
    ["extends another", county],
    ["extends another and has checks of its own", { ...county, checks: {}, references: {}, ownChecks: [] }],
    ["stands alone, without checks of its own", alone],
  ];
  test.each(raw)("and %s is told to do so", (_, ruleset) => {
    const notParsed = expect.objectContaining({ name: "RulesetError", code: "ruleset.not-parsed", path: "" });
    const given = ruleset as Ruleset;
    expect(() => assess(form, given)).toThrow(notParsed);
    expect(() => assessMany([form], given)).toThrow(notParsed);
    expect(() => compare([], given, mof2020)).toThrow(notParsed);
    expect(() => compare([], mof2020, given)).toThrow(/parseRuleset/);
  });
});

test.each([[[form]], [null], ["form"]])("%j is told to be no form", (data) => {
  expect(() => parseEvaluation(data)).toThrow(/a form is one object with at least the key indicators/);
});
