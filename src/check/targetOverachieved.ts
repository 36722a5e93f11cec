import { format } from "../figure/exact";
import { isOverachieved } from "../score/overachievement";
import type { Check } from "./report";
import { percent } from "./words";

/**
 * `target.overachieved`: the actual is beyond the ruleset's ratio of a target where more is better, so the target
 * was set too low; the finding gives the ratio, or over a target of 0 the actual from which on it counts.
 */
export const targetOverachieved: Check = {
  codes: ["target.overachieved"],
  run({ scores, rules: { overachievement } }, report) {
    const overachieved = report.of("target.overachieved");
    const { threshold, zeroTargetActual, thresholdIncluded } = overachievement;
    for (const score of scores.rows) {
      const { row, attainment } = score;
      const beyond = isOverachieved(score, row.actual, overachievement);
      if (beyond === null) overachieved.skip();
      else if (!beyond) overachieved.pass();
      else {
        overachieved.fail({
          path: `${row.path}/target`,
          stated: row.targetText,
          related: [`${row.path}/actual`],
          parameter: "overachievement",
          params: {
            name: row.name,
            actual: row.actualText ?? "",
            ratio: attainment === null ? "" : percent(attainment),
            included: String(attainment === null || thresholdIncluded),
            threshold: attainment === null ? format(zeroTargetActual ?? threshold) : percent(threshold),
          },
        });
      }
    }
  },
};
