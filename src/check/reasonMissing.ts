import { compare, ZERO } from "../figure/exact";
import { isOverachieved } from "../score/overachievement";
import type { Check } from "./report";

/**
 * `reason.missing`: 偏差原因分析及改进措施 is blank although points are lost (score below the weight, or blank),
 * or although the actual is far above its target and the ruleset asks why.
 */
export const reasonMissing: Check = {
  codes: ["reason.missing"],
  run({ scores, rules: { overachievement } }, report) {
    const missing = report.of("reason.missing");
    for (const score of scores.rows) {
      const { row, stated, weight } = score;
      if (weight === null || (stated === null && row.score.kind !== "blank")) {
        missing.skip();
        continue;
      }
      if (row.reason !== null) {
        missing.pass();
        continue;
      }
      const lost = compare(stated?.value ?? ZERO, weight) < 0;
      const beyond =
        overachievement.reasonRequired && isOverachieved(score, row.actual, overachievement) === true;
      if (!lost && !beyond) {
        missing.pass();
        continue;
      }
      missing.fail({
        path: `${row.path}/reason`,
        stated: null,
        related: lost
          ? [`${row.path}/score`, `${row.path}/weight`]
          : [`${row.path}/target`, `${row.path}/actual`],
        parameter: lost ? null : "overachievement",
        params: { name: row.name, cause: lost ? (stated === null ? "blank" : "lost") : "overachieved" },
      });
    }
  },
};
