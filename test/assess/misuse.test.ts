import { expect, test } from "vitest";
import { assess } from "../../src/assess/assess";
import { parseEvaluation } from "../../src/evaluation/parse";
import type { Ruleset } from "../../src/ruleset/schema";

const form = { indicators: [] };

test.each([undefined, null, "mof-2020", {}])(
  "a caller without types who gives %j as ruleset is told what to give",
  (ruleset) => {
    expect(() => assess(form, ruleset as unknown as Ruleset)).toThrow(
      expect.objectContaining({ name: "RulesetError", code: "ruleset.missing" }),
    );
  },
);

test.each([[[form]], [null], ["form"]])("%j is told to be no form", (data) => {
  expect(() => parseEvaluation(data)).toThrow(/a form is one object with at least the key indicators/);
});
