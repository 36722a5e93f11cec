import type { Level, Row } from "../normalize/normalize";
import { dimensionOf } from "../score/dimension";
import { sameText } from "../value/text";
import type { Check, CheckInput, CheckReport } from "./report";

/**
 * `structure.missing-dimension`: a 一级指标 the ruleset requires is absent.
 * `structure.duplicate-indicator`: the same indicator with the same target twice under one second-level node.
 */
export const structure: Check = {
  codes: ["structure.missing-dimension", "structure.duplicate-indicator"],
  run(input, report) {
    checkDimensions(input, report);
    for (const level of input.form.levels) checkDuplicates(level, report);
  },
};

function checkDimensions({ form, rules }: CheckInput, report: CheckReport): void {
  const names = [...form.levels.map((level) => level.name), ...form.firstLevel.map((node) => node.name)];
  const present = new Set(names.map((name) => dimensionOf(name, rules)));
  for (const dimension of rules.requiredDimensions) {
    if (form.rows.length === 0) {
      report.notEvaluated("structure.missing-dimension");
      continue;
    }
    report.judge("structure.missing-dimension", present.has(dimension), () => ({
      path: "/indicators",
      stated: null,
      parameter: "requiredDimensions",
      params: { dimension },
    }));
  }
}

function checkDuplicates(level: Level, report: CheckReport): void {
  const seen = new Map<string, Row>();
  for (const row of level.children) {
    if (row.kind !== "row" || row.name === "") continue;
    const before = seen.get(row.name);
    if (before === undefined) seen.set(row.name, row);
    // Names are often clipped by the print; only an equal target makes them one indicator.
    const twin =
      before !== undefined && sameText(before.targetText ?? "", row.targetText ?? "") ? before : null;
    report.judge("structure.duplicate-indicator", twin === null, () => ({
      path: `${row.path}/name`,
      stated: row.name,
      related: twin === null ? [] : [`${twin.path}/name`],
      params: { name: row.name, level: level.name },
    }));
  }
}
