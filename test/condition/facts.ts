import { expect } from "vitest";
import type { Facts, FactType, Vocabulary } from "../../src/condition/index";
import { compileCondition, evaluateCondition, readerOf } from "../../src/condition/index";
import { exact } from "../../src/figure/exact";

/** A small vocabulary for tests; `?` facts are blank, `rows.none…` are empty lists. */
export const VOCABULARY = {
  "row.score": "figure",
  "row.weight": "figure",
  "row.reason": "text",
  "row.name": "text",
  "row.scored": "flag",
  "row.late": "flag",
  "rows.scores": "figures",
  "rows.noScores": "figures",
  "rows.names": "texts",
  "rows.noNames": "texts",
  "blank.figure": "figure",
  "blank.text": "text",
  "blank.flag": "flag",
  "blank.figures": "figures",
  "blank.texts": "texts",
} as const satisfies Record<string, FactType>;

export const FACTS: Facts = {
  "row.score": exact("9.5"),
  "row.weight": exact("10"),
  "row.reason": "受疫情影响,采购推迟",
  "row.name": "设备采购",
  "row.scored": true,
  "row.late": false,
  "rows.scores": [exact("9.5"), exact("20"), exact("-3.25")],
  "rows.noScores": [],
  "rows.names": ["设备采购", "人员培训"],
  "rows.noNames": [],
};

/** The answer, which compiled and by json-logic-js must be one and the same. */
export function answer(
  logic: unknown,
  facts: Facts = FACTS,
  vocabulary: Vocabulary = VOCABULARY,
): boolean | null {
  const compiled = compileCondition(logic, vocabulary).holds(readerOf(facts));
  expect(evaluateCondition(logic, vocabulary, facts)).toBe(compiled);
  return compiled;
}

/** The fact of that name, as a condition reads it. */
export function fact(name: keyof typeof VOCABULARY | ""): { readonly var: string } {
  return { var: name };
}
