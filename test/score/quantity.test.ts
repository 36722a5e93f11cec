import { describe, expect, test } from "vitest";
import { exact, format } from "../../src/figure/exact";
import type { Interval } from "../../src/figure/interval";
import { type Rules, rulesFor } from "../../src/ruleset/rules";
import { mof2020 } from "../../src/rulesets";
import type { Direction } from "../../src/score/direction";
import { scoreQuantity } from "../../src/score/quantity";
import { titled } from "../titled";

const RULES = rulesFor(mof2020, 2024);
const LINEAR: Rules = { ...RULES, lowerIsBetterFormula: "linear-to-double" };
const PASS_60: Rules = { ...RULES, passThreshold: exact("0.6") };

/** `20`, or `20~30`. */
function ends(text: string) {
  const [low = "", high = low] = text.split("~");
  return { low: exact(low), high: exact(high) };
}

/** `0.5`, or `[0.5, 0.8]` with the brackets of its ends. */
function told({ lo, hi, loOpen, hiOpen }: Interval): string {
  if (format(lo) === format(hi)) return format(lo);
  return `${loOpen ? "(" : "["}${format(lo)}, ${format(hi)}${hiOpen ? ")" : "]"}`;
}

type Case = readonly [
  target: string,
  actual: string,
  direction: Direction,
  formula: string,
  share: string,
  attainment: string | null,
  rules?: Rules,
];

/** 财预〔2020〕10号附件3, 定量指标: met, the full weight; else weight × actual ÷ target. */
const CASES: readonly Case[] = [
  // More is better.
  ["20", "20", "higher", "met", "1", "1"],
  ["20", "25", "higher", "met", "1", "1.25"],
  ["20", "19", "higher", "proportional", "0.95", "0.95"],
  ["20", "0", "higher", "proportional", "0", "0"],
  ["20", "-5", "higher", "proportional", "0", "-0.25"],
  // Less is better: target ÷ actual.
  ["20", "20", "lower", "met", "1", "1"],
  ["20", "16", "lower", "met", "1", "1.25"],
  ["20", "25", "lower", "proportional", "0.8", "0.8"],
  // 1 − (25 − 20) ÷ 20; at twice the target and beyond nothing is left.
  ["20", "25", "lower", "linear-to-double", "0.75", "0.8", LINEAR],
  ["20", "40", "lower", "linear-to-double", "0", "0.5", LINEAR],
  ["20", "50", "lower", "linear-to-double", "0", "0.4", LINEAR],
  // The linear formula is one of less is better only.
  ["20", "19", "higher", "proportional", "0.95", "0.95", LINEAR],
  // A target of 0 never divides.
  ["0", "0", "higher", "met", "1", null],
  ["0", "3", "higher", "met", "1", null],
  ["0", "0", "lower", "met", "1", null],
  ["0", "1", "lower", "zero-target", "0", null],
  ["0", "-1", "higher", "zero-target", "0", null],
  ["0", "-1", "lower", "met", "1", null],
  // Nor is there a proportion of a target below 0: -8 ÷ -5 = 1.6 would say that -8度 is more than -5度 asks for.
  ["-5", "30", "higher", "met", "1", null],
  ["-5", "-5", "higher", "met", "1", null],
  ["-5", "-8", "higher", "negative-target", "[0, 1)", null],
  ["-18", "-20", "lower", "met", "1", null],
  ["-18", "-10", "lower", "negative-target", "[0, 1)", null],
  ["-18", "4", "lower", "negative-target", "[0, 1)", null, LINEAR],
  ["-5", "-8", "higher", "negative-target", "[0, 1)", null, PASS_60],
  ["-5~5", "-8", "higher", "negative-target", "[0, 1)", null],
  ["-5~5", "0", "higher", "met", "1", null],
  // Of an actual below 0 a ceiling is no share: 5 ÷ -3.
  ["5", "-3", "lower", "met", "1", null],
  // An actual of 0 where less is better is met, and has no ratio.
  ["5", "0", "lower", "met", "1", null],
  // 及格门槛 60%: just below it nothing, at it in proportion.
  ["100", "59", "higher", "below-threshold", "0", "0.59", PASS_60],
  ["100", "60", "higher", "proportional", "0.6", "0.6", PASS_60],
  ["60", "100", "lower", "proportional", "0.6", "0.6", PASS_60],
  ["60", "101", "lower", "below-threshold", "0", "0.5940594059", PASS_60],
  // A range as target: met at both ends and between; beyond its far end every score stays admissible.
  ["20~30", "20", "higher", "met", "1", "1"],
  ["20~30", "30", "higher", "met", "1", "1.5"],
  ["20~30", "31", "higher", "met", "[0, 1]", "1.55"],
  ["20~30", "15", "higher", "proportional", "0.75", "0.75"],
  ["20~30", "30", "lower", "met", "1", "1"],
  ["20~30", "20", "lower", "met", "1", "1.5"],
  ["20~30", "15", "lower", "met", "[0, 1]", "2"],
  ["20~30", "40", "lower", "proportional", "0.75", "0.75"],
  // A range as actual: from its worse end to its better one; the worse one names the formula.
  ["20", "10~15", "higher", "proportional", "[0.5, 0.75]", "0.5"],
  ["20", "15~25", "higher", "proportional", "[0.75, 1]", "0.75"],
  ["20", "16~25", "lower", "proportional", "[0.8, 1]", "0.8"],
  ["20", "20~25", "higher", "met", "1", "1"],
  // The wrong comparator: what either reading earns.
  ["20", "25", "doubtful", "met", "[0.8, 1]", "1.25"],
  ["20", "16", "doubtful", "proportional", "[0.8, 1]", "0.8"],
  ["20", "20", "doubtful", "met", "1", "1"],
];

describe("定量指标", () => {
  test.each(titled(CASES))("%s", (_, [target, actual, direction, formula, share, attainment, rules]) => {
    const judged = scoreQuantity(ends(target), ends(actual), direction, rules ?? RULES);
    expect(judged.formula).toBe(formula);
    expect(told(judged.share)).toBe(share);
    expect(judged.attainment === null ? null : format(judged.attainment)).toBe(attainment);
  });
});
