import { describe, expect, test } from "vitest";
import { assess } from "../../src/assess/assess";
import { RulesetError } from "../../src/errors";
import { lintRuleset } from "../../src/ruleset/lint/lintRuleset";
import { parseRuleset, safeParseRuleset } from "../../src/ruleset/parse";
import { citation } from "../../src/ruleset/rules";
import { rulesetFileSchema } from "../../src/ruleset/schema";
import { checkShape } from "../../src/ruleset/shape";
import { mof2020, rulesets } from "../../src/rulesets";
import { realForm } from "../forms";
import { file, ownCheck } from "./file";
import { HOSTILE } from "./hostileRulesets";

/** Milliseconds of this process: on a busy machine the clock says nothing. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

describe("Hostile rulesets are refused, each with its code", () => {
  test.each(HOSTILE)("%s", (_, data, code, path) => {
    const started = processorTime();
    const result = safeParseRuleset(data, { known: rulesets });
    expect(processorTime() - started).toBeLessThan(500);
    if (result.success) throw new Error("was not refused");
    const issue = result.issues.find((each) => each.code === code);
    expect(issue, JSON.stringify(result.issues).slice(0, 500)).toBeDefined();
    expect(Object.keys(issue?.message ?? {})).toEqual(["zh", "en"]);
    expect(code === "condition.depth" ? issue?.path.slice(0, path.length) : issue?.path).toBe(path);
    expect(result.issues.length).toBeLessThanOrEqual(100);
    expect(JSON.stringify(result.issues).length).toBeLessThan(50_000);
    expect(() => parseRuleset(data, { known: rulesets })).toThrow(RulesetError);
    expect(lintRuleset(data, { known: rulesets })).toMatchObject(result.issues);
  });

  // Too large for zod in reasonable time; and zod does not see `__proto__` in a record, which the validator refuses.
  const forBoth = HOSTILE.filter(
    ([title, , code]) => code !== "ruleset.too-large" && !/^__proto__ as a [dc]/.test(title),
  );

  test.each(forBoth)("zod and the compiled JSON Schema agree on %s", (_, data) => {
    expect(rulesetFileSchema.safeParse(data).success).toBe(checkShape(data).length === 0);
  });

  test("there are at least forty", () => {
    expect(HOSTILE.length).toBeGreaterThanOrEqual(40);
  });

  test("none leaves a trace in the prototypes all objects share", () => {
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

describe("What is let through does no harm", () => {
  test("a document cited by the name of the inside of an object is no document", () => {
    const source = { reference: "constructor", clause: null };
    expect(citation(mof2020, source)).toBeNull();
  });

  test("an own check that reads every fact it can is bounded", () => {
    const heavy = Array.from({ length: 100 }, (_, i) => ownCheck({ id: `check-${i}` }));
    const ruleset = parseRuleset(file({ effectiveFrom: "2020-01-01", ownChecks: heavy }), {
      known: rulesets,
    });
    const started = processorTime();
    assess(realForm("a01"), ruleset);
    expect(processorTime() - started).toBeLessThan(500);
  });
});
