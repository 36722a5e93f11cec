import { expectTypeOf, test } from "vitest";
import type { Evaluation, Issue, Ruleset, RulesetFile } from "../../src/index";
import * as jixiao from "../../src/index";

declare const data: unknown;
declare const form: Evaluation;
declare const ruleset: Ruleset;
declare const file: RulesetFile;

test("safeParseRuleset gives the ruleset or its issues, told apart by success", () => {
  const result = jixiao.safeParseRuleset(data, { known: { [ruleset.id]: ruleset } });
  if (result.success) expectTypeOf(result.data).toEqualTypeOf<Ruleset>();
  else expectTypeOf(result.issues).toEqualTypeOf<readonly Issue[]>();
  expectTypeOf(jixiao.parseRuleset(data)).toEqualTypeOf<Ruleset>();
});

test("a file that extends another is no ruleset yet", () => {
  // @ts-expect-error parameters may be missing
  jixiao.assess(form, file);
  // @ts-expect-error a file is no ruleset to extend either
  jixiao.parseRuleset(data, { known: { a: file } });
});

test("figures of a ruleset are decimal texts", () => {
  expectTypeOf(ruleset.parameters.totalWeight.values[0]!.value).toEqualTypeOf<string>();
});

test("every value says on what ground it stands", () => {
  expectTypeOf(ruleset.parameters.totalWeight.values[0]!.basis).toEqualTypeOf<
    "law" | "localRule" | "form" | "reading" | "recalled"
  >();
});

test("selectRuleset gives the ruleset and why", () => {
  expectTypeOf(jixiao.selectRuleset(form, { "mof-2020": ruleset })).toEqualTypeOf<jixiao.RulesetSelection>();
  expectTypeOf<jixiao.RulesetSelection["ruleset"]>().toEqualTypeOf<Ruleset>();
  // @ts-expect-error rulesets by id
  jixiao.selectRuleset(form, "mof-2020");
});

test("diffRulesets compares whole rulesets", () => {
  expectTypeOf(jixiao.diffRulesets(ruleset, ruleset)).toEqualTypeOf<jixiao.RulesetDifference>();
  // @ts-expect-error a file leaves out what it inherits
  jixiao.diffRulesets(ruleset, file);
});

test("lintRuleset lists issues that nobody can change", () => {
  expectTypeOf(jixiao.lintRuleset).returns.toExtend<readonly jixiao.LintIssue[]>();
});

test("inferFormula takes forms of any number and a ruleset", () => {
  expectTypeOf(jixiao.inferFormula([form], ruleset)).toEqualTypeOf<jixiao.FormulaInference>();
  // @ts-expect-error one form is no list
  jixiao.inferFormula(form, ruleset);
});
