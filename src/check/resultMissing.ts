import type { Check } from "./report";

/** `target.missing`, `actual.missing`: a row without 指标值, without 实际完成值. */
export const resultMissing: Check = {
  codes: ["target.missing", "actual.missing"],
  run({ form }, report) {
    const target = report.of("target.missing");
    const actual = report.of("actual.missing");
    for (const row of form.rows) {
      const { path } = row;
      if (row.target.kind !== "blank") target.pass();
      else {
        const related = [`${path}/actual`];
        target.fail({ path: `${path}/target`, stated: null, related, params: { name: row.name } });
      }
      if (row.actual.kind !== "blank") actual.pass();
      else {
        const related = [`${path}/target`];
        actual.fail({ path: `${path}/actual`, stated: null, related, params: { name: row.name } });
      }
    }
  },
};
