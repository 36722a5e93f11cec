import type { Check } from "./report";

/** `weight.missing`: a third-level row without a 分值, where no level above it prints one either. */
export const weightMissing: Check = {
  codes: ["weight.missing"],
  run({ form }, report) {
    for (const row of form.rows) {
      const given = row.weight.kind !== "blank" || row.weightAbove;
      report.judge("weight.missing", given, () => ({ path: `${row.path}/weight`, stated: null }));
    }
  },
};
