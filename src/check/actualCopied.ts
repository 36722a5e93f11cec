import { compare } from "../figure/exact";
import { sameText } from "../value/text";
import type { Check } from "./report";

/** `actual.copied`: the actual repeats the target's bound (`≥95%` for `≥95%`) instead of a measured value. */
export const actualCopied: Check = {
  codes: ["actual.copied"],
  run({ form }, report) {
    const copied = report.of("actual.copied");
    for (const row of form.rows) {
      const { target, actual, targetText, actualText } = row;
      if (target.kind !== "quantity" || targetText === null || actualText === null) {
        copied.skip();
        continue;
      }
      const isBound = target.comparator !== null && target.comparator !== "=";
      // Another figure is no copy, whatever else the cells say.
      const isOther = actual.kind === "quantity" && compare(actual.low, target.low) !== 0;
      if (!isBound || isOther || !sameText(targetText, actualText)) {
        copied.pass();
        continue;
      }
      copied.fail({
        path: `${row.path}/actual`,
        stated: actualText,
        related: [`${row.path}/target`],
        params: { name: row.name },
      });
    }
  },
};
