import { sameText } from "../value/text";
import type { Check } from "./report";

/** `actual.copied`: the actual repeats the target's bound (`≥95%` for `≥95%`) instead of a measured value. */
export const actualCopied: Check = {
  codes: ["actual.copied"],
  run({ form }, report) {
    for (const row of form.rows) {
      const { target, targetText, actualText } = row;
      if (target.kind !== "quantity" || targetText === null || actualText === null) {
        report.notEvaluated("actual.copied");
        continue;
      }
      const isBound = target.comparator !== null && target.comparator !== "=";
      report.judge("actual.copied", !(isBound && sameText(targetText, actualText)), () => ({
        path: `${row.path}/actual`,
        stated: actualText,
        related: [`${row.path}/target`],
        params: { name: row.name },
      }));
    }
  },
};
