import { expect, test } from "vitest";
import { assess } from "../../src/assess/assess";
import { assessBriefly } from "../../src/batch/assessBriefly";
import { briefOf } from "../../src/batch/brief";
import { SummaryBuilder, summarize } from "../../src/batch/summary";
import { resultLine } from "../../src/node/resultLine";
import { guangxi, hubei8020, mof2020 } from "../../src/rulesets";
import { FORM_NAMES, realForm } from "../forms";

const rulesets = [mof2020, hubei8020, guangxi];
const extras = { isChosen: true, isOtherChosen: false, against: null };

test.each(FORM_NAMES)("a brief assessment of %s says what the whole one says", (name) => {
  const form = realForm(name);
  for (const ruleset of rulesets) {
    const brief = assessBriefly(form, ruleset);
    const whole = assess(form, ruleset);
    expect(resultLine(brief, "summary", extras)).toBe(resultLine(whole, "summary", extras));
    const counts = briefOf(whole).checks.map(({ code, passed, failed, notEvaluated }) => [
      code,
      passed,
      failed,
      notEvaluated,
    ]);
    const briefly = brief.checks.map(({ code, passed, failed, notEvaluated }) => [
      code,
      passed,
      failed,
      notEvaluated,
    ]);
    expect(briefly).toEqual(counts);
  }
});

test("a summary of brief assessments is that of whole ones", () => {
  const builder = new SummaryBuilder();
  const outcomes = FORM_NAMES.map((name) => {
    const evaluation = realForm(name);
    builder.addForm(evaluation, assessBriefly(evaluation, mof2020));
    return { kind: "assessed" as const, evaluation, assessment: assess(evaluation, mof2020) };
  });
  expect(builder.build()).toEqual(summarize(outcomes));
});
