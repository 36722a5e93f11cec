import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { OPERATORS } from "../../src/condition/index";
import { PARAMETER_NAMES } from "../../src/ruleset/extend";
import { VOCABULARIES } from "../../src/ruleset/vocabulary";

function lintCodes(): Set<string> {
  const folder = new URL("../../src/ruleset/lint/", import.meta.url);
  const source = readdirSync(folder).map((file) => readFileSync(new URL(file, folder), "utf8"));
  const codes = source
    .join("\n")
    .matchAll(
      /"((?:band|grade|cap|step|figure|ratio|execution|overachievement|amount|unit|weight|dimension|date|basis|reference|check|own-check|parameter)\.[a-z-]+)"/g,
    );
  return new Set([...codes].map(([, code = ""]) => code));
}

describe.each(["rulesets.md", "rulesets.zh-CN.md"])("docs/%s", (name) => {
  const text = readFileSync(new URL(`../../docs/${name}`, import.meta.url), "utf8");

  test("names every parameter, fact, operator and lint code, and none that is not there", () => {
    const named = new Set([...text.matchAll(/^\| `([^`]+)` \|/gm)].map(([, word = ""]) => word));
    const facts = Object.values(VOCABULARIES).flatMap((vocabulary) => Object.keys(vocabulary));
    const operators = OPERATORS.map((operator) => operator.name);
    expect(named).toEqual(new Set([...PARAMETER_NAMES, ...facts, ...operators, ...lintCodes()]));
  });

  test("gives every fact its type", () => {
    for (const vocabulary of Object.values(VOCABULARIES)) {
      for (const [fact, type] of Object.entries(vocabulary))
        expect(text).toContain(`| \`${fact}\` | ${type} |`);
    }
  });
});
