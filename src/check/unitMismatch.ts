import type { Value } from "../value/value";
import type { Check } from "./report";

/**
 * `unit.mismatch`: target and actual in units that do not convert, or one of them printed without its unit
 * (`≥90%` beside `90`).
 */
export const unitMismatch: Check = {
  codes: ["unit.mismatch"],
  run({ scores }, report) {
    const mismatch = report.of("unit.mismatch");
    for (const { row, aligned } of scores.rows) {
      if (aligned === null) mismatch.skip();
      else if (aligned.note === null) mismatch.pass();
      else {
        mismatch.fail({
          path: `${row.path}/actual`,
          stated: row.actualText,
          related: [`${row.path}/target`],
          params: {
            name: row.name,
            target: row.targetText ?? "",
            kind: aligned.note,
            ...(aligned.note === "unit-missing" ? { missing: isBare(row.actual) ? "actual" : "target" } : {}),
          },
        });
      }
    }
  },
};

function isBare(value: Value): boolean {
  return value.kind === "quantity" && value.unit === null;
}
