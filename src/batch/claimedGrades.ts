import type { Issue } from "../errors";
import { escapeToken } from "../evaluation/pointer";
import { gradeNamed } from "../ruleset/gradeNamed";
import { rulesFor } from "../ruleset/rules";
import type { Ruleset } from "../ruleset/schema";
import type { Claims } from "./claimsSchema";

/** Published numbers of grades that no form can be counted in, or that name one grade twice. */
export function issuesOfGrades({ grades = {} }: Claims, rulesets: readonly Ruleset[]): Issue[] {
  const rules = rulesets.map((ruleset) => rulesFor(ruleset, null));
  const known = [...new Set(rules.flatMap((one) => one.grades.map(({ grade }) => grade)))];
  const seen = new Map<string, string>();
  return Object.keys(grades).flatMap((name): Issue[] => {
    const path = `/grades/${escapeToken(name)}`;
    const grade = rules.map((one) => gradeNamed(name, one)?.grade).find((one) => one !== undefined);
    if (grade === undefined) return [unknownGrade(path, name, known)];
    const before = seen.get(grade);
    seen.set(grade, name);
    return before === undefined ? [] : [sameGrade(path, name, before)];
  });
}

function unknownGrade(path: string, name: string, known: readonly string[]): Issue {
  return {
    code: "claims.unknown-grade",
    path,
    message: {
      zh: `规则集没有等级“${name}”；可用：${known.join("、")}`,
      en: `the ruleset has no grade "${name}"; there are: ${known.join(", ")}`,
    },
  };
}

function sameGrade(path: string, name: string, before: string): Issue {
  return {
    code: "claims.same-grade",
    path,
    message: {
      zh: `“${name}”与“${before}”是同一等级；请合为一项`,
      en: `"${name}" and "${before}" are one grade; put them together`,
    },
  };
}
