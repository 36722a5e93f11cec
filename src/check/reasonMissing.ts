import { compare, ZERO } from "../figure/exact";
import type { Check } from "./report";

/** `reason.missing`: points are lost (score below the weight, or blank) and 偏差原因分析及改进措施 is blank. */
export const reasonMissing: Check = {
  codes: ["reason.missing"],
  run({ scores }, report) {
    for (const { row, stated, weight } of scores.rows) {
      if (weight === null || (stated === null && row.score.kind !== "blank")) {
        report.notEvaluated("reason.missing");
        continue;
      }
      const lost = compare(stated?.value ?? ZERO, weight) < 0;
      report.judge("reason.missing", !lost || row.reason !== null, () => ({
        path: `${row.path}/reason`,
        stated: null,
        related: [`${row.path}/score`, `${row.path}/weight`],
        params: { name: row.name },
      }));
    }
  },
};
