import { describe, expect, test } from "vitest";
import type { Fault } from "../../src/check/report";
import { message, toFinding } from "../../src/explain/message";
import { escapeJson } from "../../src/explain/showHidden";

const FAULT: Fault = {
  code: "weight.missing",
  severity: "error",
  path: "/indicators/0/weight",
  stated: null,
  expected: null,
  related: [],
  params: { "row.score": "9", name: "道路" },
  reference: null,
};

describe("toFinding", () => {
  test("brings all that the fault says, and a message in both languages", () => {
    const finding = toFinding(FAULT);
    expect(finding).toMatchObject(FAULT);
    expect(finding.message.zh).toMatch(/分值/);
    expect(finding.message.en).toMatch(/weight/);
    expect(message(finding, "zh")).toBe(finding.message.zh);
    expect(message(finding, "en")).toBe(finding.message.en);
  });

  test("tells a code without words by itself", () => {
    expect(toFinding({ ...FAULT, code: "rule.own" }).message).toEqual({ zh: "rule.own", en: "rule.own" });
  });

  test.each([
    ["得分{row.score}", "得分9"],
    ["{name}的{name}", "道路的道路"],
    // What is no fact of the row stands as it is written.
    ["{row.weight}、{}、{row score}", "{row.weight}、{}、{row score}"],
    ["{constructor}", "{constructor}"],
    [`{${"a".repeat(61)}}`, `{${"a".repeat(61)}}`],
  ])("fills facts into a ruleset's own words: %s", (zh, expected) => {
    const own = { ...FAULT, message: { zh, en: `${zh}!` } };
    expect(toFinding(own).message).toEqual({ zh: expected, en: `${expected}!` });
  });
});

test("escapeJson writes both halves of a pair, and four digits", () => {
  expect(escapeJson("\u{E0041}")).toBe("\\udb40\\udc41");
  expect(escapeJson("\u0007")).toBe("\\u0007");
});
