import type { ParameterName } from "../schema";
import { type Linter, type LintInput, type LintIssue, lintIssue } from "./issue";

/** Days that exist, in order, and inside the time the ruleset is in force. */
export const lintDates: Linter = (input) => [...term(input), ...values(input), ...impossible(input)];

function term({ file }: LintInput): LintIssue[] {
  if (file.effectiveTo === null || file.effectiveTo >= file.effectiveFrom) return [];
  return [
    lintIssue(
      "error",
      "date.reversed",
      "/effectiveTo",
      `失效日期 ${file.effectiveTo} 早于施行日期 ${file.effectiveFrom}`,
      `in force until ${file.effectiveTo}, which is before ${file.effectiveFrom}`,
    ),
  ];
}

function values({ file, merged }: LintInput): LintIssue[] {
  const { effectiveFrom, effectiveTo } = file;
  const firstYearEnd = `${effectiveFrom.slice(0, 4)}-12-31`;
  return Object.entries(file.parameters ?? {}).flatMap(([name, parameter]) => {
    const days = (parameter?.values ?? []).map(({ from }) => from);
    const issues: LintIssue[] = [];
    const report = (code: string, i: number, zh: string, en: string, severity: "error" | "warning") =>
      issues.push(lintIssue(severity, code, `/parameters/${name as ParameterName}/values/${i}/from`, zh, en));
    for (const [i, from] of days.entries()) {
      const before = days[i - 1];
      if (before !== undefined && from <= before) {
        report(
          "date.order",
          i,
          `${from} 不晚于前一个值的 ${before}；各值按日期先后排列，每日只有一个`,
          `${from} is not after ${before}; list the values by date, one a day`,
          "error",
        );
      }
      if (from < effectiveFrom && !merged) {
        report(
          "date.before-effective",
          i,
          `${from} 早于规则集的施行日期 ${effectiveFrom}`,
          `${from} is before the ruleset is in force (${effectiveFrom})`,
          "warning",
        );
      }
      if (effectiveTo !== null && from > effectiveTo) {
        report(
          "date.after-end",
          i,
          `${from} 晚于规则集的失效日期 ${effectiveTo}，永远用不到`,
          `${from} is after the ruleset's end (${effectiveTo}), so it is never used`,
          "warning",
        );
      }
    }
    const first = [...days].sort()[0];
    if (first !== undefined && first > firstYearEnd) {
      report(
        "date.not-in-force",
        days.indexOf(first),
        `规则集自 ${effectiveFrom} 施行，${name} 到 ${first} 才有值，此前年度的表无法核查；请补上此前的值`,
        `the ruleset is in force from ${effectiveFrom}, but ${name} has no value before ${first}, so that earlier forms cannot be assessed; state the value before it`,
        "error",
      );
    }
    return issues;
  });
}

/** The schema lets only months 1–12 and days 1–31 through; this finds 30 February. */
function impossible({ file }: LintInput): LintIssue[] {
  const days: (readonly [path: string, day: string | null])[] = [
    ["/effectiveFrom", file.effectiveFrom],
    ["/effectiveTo", file.effectiveTo],
    ...Object.entries(file.references ?? {}).map(
      ([key, { publishedOn }]) => [`/references/${key}/publishedOn`, publishedOn] as const,
    ),
    ...Object.entries(file.parameters ?? {}).flatMap(([name, parameter]) =>
      (parameter?.values ?? []).flatMap(({ from, checkedOn }, i) => [
        [`/parameters/${name}/values/${i}/from`, from] as const,
        [`/parameters/${name}/values/${i}/checkedOn`, checkedOn] as const,
      ]),
    ),
  ];
  return days.flatMap(([path, day]) =>
    day === null || exists(day)
      ? []
      : [lintIssue("error", "date.impossible", path, `没有 ${day} 这一天`, `there is no day ${day}`)],
  );
}

function exists(day: string): boolean {
  const [year, month, date] = day.split("-").map(Number) as [number, number, number];
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return date <= (lengths[month - 1] ?? 0);
}
