import { readdirSync, readFileSync } from "node:fs";
import { assess } from "../../../src/assess/assess";
import { RulesetError } from "../../../src/errors";
import { lintRuleset } from "../../../src/ruleset/lint/lintRuleset";
import { safeParseRuleset } from "../../../src/ruleset/parse";
import { rulesets as SHIPPED } from "../../../src/rulesets";
import { file, ownCheck } from "../../../test/ruleset/file";
import { mutateCells, mutateJson } from "../mutate";
import { CELLS, FORMS } from "../seeds";
import { must, type Target } from "../target";

const FOLDER = new URL("../../../rulesets/", import.meta.url);
const FILES: readonly unknown[] = [
  ...readdirSync(FOLDER)
    .filter((name) => !name.startsWith("final-accounts"))
    .map((name) => JSON.parse(readFileSync(new URL(name, FOLDER), "utf8"))),
  file({
    ownChecks: [
      ownCheck(),
      ownCheck({ id: "second", scope: "evaluation", assert: { present: { var: "total.score" } } }),
    ],
  }),
];
const WORDS = CELLS.slice(0, 200).concat(
  "half-up",
  "proportional",
  "0",
  "0.5",
  "[)",
  "2024-01-01",
  "9999-12-31",
);

/** Rulesets from outside: refused with issues, or good enough to score a form with. */
export const rulesets: Target = {
  name: "rulesets",
  share: 8,
  patience: 1000,
  run(random) {
    const base = random.pick(FILES);
    const document = random.chance(50) ? mutateJson(base, random, FILES) : mutateCells(base, random, WORDS);
    const result = safeParseRuleset(document, { known: SHIPPED });
    const lint = lintRuleset(document, { known: SHIPPED });
    must(lint.length <= 2_000, `${lint.length} lint issues`, document);
    if (!result.success) {
      must(
        result.issues.length >= 1 && result.issues.length <= 100,
        `${result.issues.length} issues`,
        document,
      );
      must(JSON.stringify(result.issues).length < 100_000, "issues as long as the document", document);
      return;
    }
    try {
      assess(random.pick(FORMS), result.data, { explain: random.chance(30), repair: random.chance(10) });
    } catch (error) {
      // A ruleset may have no value for the form's year; everything else it was let through with must work.
      if (!(error instanceof RulesetError)) throw error;
      must(
        error.code === "parameter-not-in-force" || error.code === "condition.steps",
        error.message,
        document,
      );
    }
  },
};
