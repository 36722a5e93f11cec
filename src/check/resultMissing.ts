import type { Check } from "./report";

/** `target.missing`, `actual.missing`: a row without 指标值, without 实际完成值. */
export const resultMissing: Check = {
  codes: ["target.missing", "actual.missing"],
  run({ form }, report) {
    for (const row of form.rows) {
      const params = { name: row.name };
      report.judge("target.missing", row.target.kind !== "blank", () => ({
        path: `${row.path}/target`,
        stated: null,
        related: [`${row.path}/actual`],
        params,
      }));
      report.judge("actual.missing", row.actual.kind !== "blank", () => ({
        path: `${row.path}/actual`,
        stated: null,
        related: [`${row.path}/target`],
        params,
      }));
    }
  },
};
