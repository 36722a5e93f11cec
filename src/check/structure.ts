import type { Level, Row } from "../normalize/normalize";
import { dimensionOf, hasFirstLevel } from "../score/dimension";
import { sameText } from "../value/text";
import type { Check, CheckInput, CheckReport, Outcomes } from "./report";

/**
 * `structure.missing-dimension`: a 一级指标 the ruleset requires is absent.
 * `structure.duplicate-indicator`: the same indicator with the same target twice under one second-level node.
 */
export const structure: Check = {
  codes: ["structure.missing-dimension", "structure.duplicate-indicator"],
  run(input, report) {
    checkDimensions(input, report);
    const duplicate = report.of("structure.duplicate-indicator");
    for (const level of input.form.levels) checkDuplicates(level, duplicate);
  },
};

function checkDimensions({ form, rules }: CheckInput, report: CheckReport): void {
  const names = [...form.levels.map((level) => level.name), ...form.firstLevel.map((node) => node.name)];
  const present = new Set(names.map((name) => dimensionOf(name, rules)));
  for (const dimension of rules.requiredDimensions) {
    if (form.rows.length === 0 || !hasFirstLevel(form)) {
      report.of("structure.missing-dimension").skip();
      continue;
    }
    report.of("structure.missing-dimension").judge(present.has(dimension), () => ({
      path: "/indicators",
      stated: null,
      parameter: "requiredDimensions",
      params: { dimension },
    }));
  }
}

function checkDuplicates(level: Level, duplicate: Outcomes): void {
  const seen = new Map<string, Row>();
  for (const row of level.children) {
    if (row.kind !== "row" || row.name === "") continue;
    const before = seen.get(row.name);
    // Names are often clipped by the print; only an equal target makes them one indicator.
    if (before === undefined || !sameText(before.targetText ?? "", row.targetText ?? "")) {
      if (before === undefined) seen.set(row.name, row);
      duplicate.pass();
      continue;
    }
    duplicate.fail({
      path: `${row.path}/name`,
      stated: row.name,
      related: [`${before.path}/name`],
      params: { name: row.name, level: level.name },
    });
  }
}
