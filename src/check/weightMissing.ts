import type { Check } from "./report";

/** `weight.missing`: a third-level row without a 分值, where no level above it prints one either. */
export const weightMissing: Check = {
  codes: ["weight.missing"],
  run({ form }, report) {
    const missing = report.of("weight.missing");
    for (const row of form.rows) {
      if (row.weight.kind !== "blank" || row.above.hasWeight) missing.pass();
      else missing.fail({ path: `${row.path}/weight`, stated: null });
    }
  },
};
