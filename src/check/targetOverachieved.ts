import { isOverachieved } from "../score/overachievement";
import type { Check } from "./report";
import { percent } from "./words";

/**
 * `target.overachieved`: the actual is beyond the ruleset's ratio of a target where more is better, so the target
 * was set too low; the finding gives the ratio.
 */
export const targetOverachieved: Check = {
  codes: ["target.overachieved"],
  run({ scores, rules }, report) {
    for (const { row, direction, attainment } of scores.rows) {
      if (direction !== "higher" || attainment === null) {
        report.notEvaluated("target.overachieved");
        continue;
      }
      const beyond = isOverachieved(attainment, rules.overachievement);
      report.judge("target.overachieved", !beyond, () => ({
        path: `${row.path}/target`,
        stated: row.targetText,
        related: [`${row.path}/actual`],
        params: {
          name: row.name,
          actual: row.actualText ?? "",
          ratio: percent(attainment),
          threshold: percent(rules.overachievement.threshold),
        },
      }));
    }
  },
};
