import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { assess } from "../../../src/assess/assess";
import type { Assessment } from "../../../src/assess/assessment";
import { RulesetError } from "../../../src/errors";
import { safeParseEvaluation } from "../../../src/evaluation/parse";
import type { Evaluation } from "../../../src/evaluation/schema";
import { compare, exact } from "../../../src/figure/exact";
import { applyRepair } from "../../../src/repair/applyRepair";
import { rulesets as SHIPPED } from "../../../src/rulesets";
import type { Random } from "../../eval/random";
import { mutateCells, mutateJson } from "../mutate";
import { CELLS, FORMS } from "../seeds";
import { must, type Target } from "../target";

const schema = new URL("../../../schemas/assessment.schema.json", import.meta.url);
const isAssessment = new Ajv2020().compile(JSON.parse(readFileSync(schema, "utf8")));
const RULESETS = Object.values(SHIPPED);

/** From a printed form to the assessment: valid, the same bytes twice, the form untouched, every repair usable. */
export const wholePath: Target = {
  name: "wholePath",
  share: 10,
  patience: 3000,
  run(random) {
    const { document, form } = someForm(random);
    const ruleset = random.pick(RULESETS);
    const options = { explain: random.chance(30), repair: random.chance(40) };
    const before = JSON.stringify(document);
    let assessment: Assessment;
    try {
      assessment = assess(form, ruleset, options);
    } catch (error) {
      must(
        error instanceof RulesetError && error.code === "parameter-not-in-force",
        String((error as Error).stack),
        document,
      );
      return;
    }
    must(JSON.stringify(document) === before, "the form was changed", document);
    const bytes = JSON.stringify(assessment);
    const told = JSON.parse(bytes) as unknown;
    must(isAssessment(told), `not valid: ${JSON.stringify(isAssessment.errors?.[0])}`, document);
    const again = JSON.stringify(assess(JSON.parse(before), ruleset, options));
    must(again === bytes, "not the same bytes a second time", document);
    mustAddUp(assessment, document);
    for (const repair of assessment.repairs) {
      must(safeParseEvaluation(applyRepair(form, repair)).success, "a repair makes no form", document);
    }
    for (const finding of assessment.findings) {
      const { zh, en } = finding.message;
      must(
        zh.length < 1_500 && en.length < 2_500,
        `a message of ${en.length} characters: ${finding.code}`,
        document,
      );
    }
  },
};

function mustAddUp({ indicators, total }: Assessment, document: unknown): void {
  for (const { path, score } of indicators) {
    if (score.computed === null || score.accepted === null) continue;
    const { min, max } = score.computed;
    must(compare(exact(min), exact(max)) <= 0, `an empty interval at ${path}`, document);
    const inside =
      compare(exact(min), exact(score.accepted)) <= 0 && compare(exact(score.accepted), exact(max)) <= 0;
    must(inside, `accepted ${score.accepted} outside ${min}…${max} at ${path}`, document);
  }
  must(compare(exact(total.computed.min), exact(total.computed.max)) <= 0, "an empty total", document);
}

/** Changed until it is a form again: what is none is for the target `forms`. */
function someForm(random: Random): { document: unknown; form: Evaluation } {
  for (;;) {
    const seed = random.pick(FORMS);
    const document = random.chance(75) ? mutateCells(seed, random, CELLS) : mutateJson(seed, random, FORMS);
    const parsed = safeParseEvaluation(document);
    if (parsed.success) return { document, form: parsed.data };
  }
}
