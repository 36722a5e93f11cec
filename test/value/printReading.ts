import { compare, format } from "../../src/figure/exact";
import type { Value } from "../../src/value/value";

/** A value in the notation of the tables beside this file (see `realCells.ts`). */
export function printReading(value: Value): string {
  switch (value.kind) {
    case "blank":
      return "blank";
    case "text":
      return value.judgement === null ? "text" : `text ${value.judgement}`;
    case "date":
      return `${value.from}..${value.to}`;
    case "quantity": {
      const { comparator, low, high, unit } = value;
      const figure = compare(low, high) === 0 ? format(low) : `${format(low)}..${format(high)}`;
      return `${comparator ?? "·"} ${figure} ${unit?.printed ?? "·"} ${unit?.dimension ?? "·"}`;
    }
  }
}
