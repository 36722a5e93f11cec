import { describe, expect, test } from "vitest";
import { compare } from "../../src/figure/exact";
import { readValue } from "../../src/value/readValue";
import { unitAlone, unitInName } from "../../src/value/units";
import type { Value } from "../../src/value/value";
import { randomCells } from "./randomCells";

const DAY = /^(19|20)\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const COMPARATORS = [null, "≥", ">", "≤", "<", "=", "±"];
const JUDGEMENTS = [null, "achieved", "partiallyAchieved", "notAchieved"];

/** What is wrong with the shape of a value, or `null`. */
function faultOf(value: Value, raw: string): string | null {
  if (value.kind === "blank") return null;
  if (value.raw !== raw) return "the raw form is lost";
  switch (value.kind) {
    case "text":
      return JUDGEMENTS.includes(value.judgement) ? null : "no judgement";
    case "date":
      return DAY.test(value.from) && DAY.test(value.to) && value.from <= value.to
        ? null
        : "no interval of days";
    case "quantity":
      if (!COMPARATORS.includes(value.comparator)) return "no comparator";
      if (compare(value.low, value.high) > 0) return "an empty range";
      if (value.decimals < 0 || value.decimals > 10) return "decimals beyond the limits";
      return value.unit === null || value.unit.dimension !== "" ? null : "a unit of no dimension";
  }
}

describe("20,000 random cells over the alphabet of real ones", () => {
  test("never throw and always give a value of a valid shape", () => {
    const faults: string[] = [];
    const kinds = new Map<string, number>();
    for (const cell of randomCells(20_241_231, 20_000)) {
      const value = readValue(cell, { year: 2024 });
      const fault = faultOf(value, cell);
      if (fault !== null) faults.push(`${JSON.stringify(cell)}: ${fault}`);
      kinds.set(value.kind, (kinds.get(value.kind) ?? 0) + 1);
      unitInName(cell);
      unitAlone(cell);
    }
    expect(faults).toEqual([]);
    // The generator reaches every kind, or the test would prove little.
    expect([...kinds.keys()].sort()).toEqual(["blank", "date", "quantity", "text"]);
  });
});

describe("cells of 100,000 characters", () => {
  const LONG = 100_000;
  test.each([
    ["digits", "9".repeat(LONG)],
    ["thousands", `1${",000".repeat(LONG / 4)}`],
    ["comparators", "≥".repeat(LONG)],
    ["comparators before a figure", `${"≥".repeat(LONG)}95%`],
    ["words before a figure", `${"不低于".repeat(LONG / 3)}95%`],
    ["numerals", "三".repeat(LONG)],
    ["tens", "十".repeat(LONG)],
    ["slashes", `5元${"/元".repeat(LONG / 2)}`],
    ["ranges", "10-".repeat(LONG / 3)],
    ["parentheses", "(".repeat(LONG)],
    ["years", "2024年".repeat(LONG / 5)],
    ["dashes", "-".repeat(LONG)],
    ["commas", ",".repeat(LONG)],
    ["prose with a figure at its end", `${"严格执行".repeat(LONG / 4)}完成率100%`],
  ])("of %s are text", (_, cell) => {
    expect(readValue(cell, { year: 2024 })).toEqual({ kind: "text", raw: cell, judgement: null });
    expect(unitAlone(cell)).toBeNull();
    expect(unitInName(cell)).toBeNull();
  });

  test("that are nearly all spaces are read as the few characters they hold", () => {
    const cell = `${" ".repeat(LONG / 2)}≥95%${"\n".repeat(LONG / 2)}`;
    expect(readValue(cell, { year: 2024 })).toMatchObject({ kind: "quantity", comparator: "≥" });
    expect(readValue("\u3000".repeat(LONG), { year: 2024 })).toEqual({ kind: "blank" });
  });
});
