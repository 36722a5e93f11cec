import { expect, test } from "vitest";
import { assess } from "../../src/assess/assess";
import { assessMany } from "../../src/batch/assessMany";
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

test.each([[[form]], [null], ["form"]])("%j is told to be no form", (data) => {
  expect(() => parseEvaluation(data)).toThrow(/a form is one object with at least the key indicators/);
});
