import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { OPERATORS } from "../../src/condition/index";

describe.each([
  ["rulesets.md", "en"],
  ["rulesets.zh-CN.md", "zh"],
] as const)("docs/%s", (name, language) => {
  const rows = readFileSync(new URL(`../../docs/${name}`, import.meta.url), "utf8").split("\n");

  test.each(OPERATORS.map((each) => [each.name, each] as const))(
    "says of %s what it takes, gives and means",
    (_name, operator) => {
      const operands = operator.operands.join(", ");
      expect(rows).toContain(
        `| \`${operator.name}\` | ${operands} | ${operator.result} | ${operator.meaning[language]} |`,
      );
    },
  );
});
