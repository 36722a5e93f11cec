import type { Value } from "../value/value";
import type { Check } from "./report";

/**
 * `target.direction`: the comparator rewards the wrong way: ≤ on 数量, 质量, 效益 or 满意度 where more is better,
 * ≥ on a cost.
 */
export const targetDirection: Check = {
  codes: ["target.direction"],
  run({ scores }, report) {
    const wrongWay = report.of("target.direction");
    for (const { row, direction } of scores.rows) {
      if (direction === null) wrongWay.skip();
      else if (direction !== "doubtful") wrongWay.pass();
      else {
        wrongWay.fail({
          path: `${row.path}/target`,
          stated: row.targetText,
          related: [`${row.path}/actual`, `${row.path}/score`],
          params: {
            name: row.name,
            level: row.above.names.at(-1) ?? "",
            // What the comparator rewards.
            rewards: isCeiling(row.target) ? "less" : "more",
          },
        });
      }
    }
  },
};

function isCeiling(target: Value): boolean {
  return target.kind === "quantity" && (target.comparator === "≤" || target.comparator === "<");
}
