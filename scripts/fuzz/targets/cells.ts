import { isDeepStrictEqual } from "node:util";
import { compare } from "../../../src/figure/exact";
import { readValue } from "../../../src/value/readValue";
import { unitAlone, unitInName } from "../../../src/value/units";
import type { Value } from "../../../src/value/value";
import type { Random } from "../../eval/random";
import { mutateText, someFigure, someText } from "../mutate";
import { CELLS } from "../seeds";
import { must, type Target } from "../target";

const DAY = /^(19|20)\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const COMPARATORS: readonly unknown[] = [null, "≥", ">", "≤", "<", "=", "±"];
const JUDGEMENTS: readonly unknown[] = [null, "achieved", "partiallyAchieved", "notAchieved"];

/** The grammar of targets and actuals: any text has one reading of a valid shape, the same every time. */
export const cells: Target = {
  name: "cells",
  share: 780,
  patience: 250,
  run(random) {
    const cell = someCell(random);
    const year = random.pick([2023, 2024, null]);
    const value = readValue(cell, { year });
    const fault = faultOf(value, String(cell));
    must(fault === null, fault ?? "", cell);
    if (typeof cell === "string") {
      unitInName(cell);
      unitAlone(cell);
    }
    if (random.chance(10)) {
      // Another year in between makes the reader forget.
      readValue("", { year: 1999 });
      must(isDeepStrictEqual(readValue(cell, { year }), value), "reads otherwise a second time", cell);
    }
  },
};

function someCell(random: Random): string | number {
  const kind = random.below(20);
  if (kind < 9) return mutateText(random.pick(CELLS), random);
  if (kind < 15) return someText(random);
  if (kind < 18)
    return (
      random.pick(["≥", "≤", "不低于", "控制在", "2024年", "约"]) + someFigure(random) + someText(random)
    );
  if (kind < 19)
    return (
      Number(
        someFigure(random)
          .replace(/[^\d.]/g, "")
          .slice(0, 15),
      ) || 0
    );
  return random.pick(CELLS) + random.pick(CELLS);
}

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
