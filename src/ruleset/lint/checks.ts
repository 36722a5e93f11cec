import { nearestWord } from "../../evaluation/nearestWord";
import { CHECK_CODES } from "../checkCodes";
import { type Linter, type LintIssue, lintIssue } from "./issue";

/** Severities of the library's checks: each code exists, and a ruleset that stands alone names them all. */
export const lintChecks: Linter = ({ file, whole }) => {
  const issues: LintIssue[] = [];
  for (const code of Object.keys(file.checks ?? {})) {
    if (CHECK_CODES.includes(code)) continue;
    const near = nearestWord(code, CHECK_CODES);
    issues.push(
      lintIssue(
        "error",
        "check.unknown",
        `/checks/${code}`,
        `没有检查“${code}”${near ? `，是否应为 ${near}？` : "；自有检查请写在 ownChecks 中"}`,
        `there is no check "${code}"${near ? `; did you mean ${near}?` : "; own checks belong in ownChecks"}`,
      ),
    );
  }
  const unnamed = CHECK_CODES.filter((code) => !Object.hasOwn(whole.checks, code));
  if (unnamed.length > 0) {
    const some = unnamed.slice(0, 8).join(" ");
    issues.push(
      lintIssue(
        "warning",
        "check.missing",
        "/checks",
        `有 ${unnamed.length} 项检查没有写明级别，一律按警告处理：${some}${unnamed.length > 8 ? " …" : ""}；请补上，或继承 mof-2020`,
        `${unnamed.length === 1 ? "1 check has no severity and counts as a warning" : `${unnamed.length} checks have no severity and count as warnings`}: ${some}${unnamed.length > 8 ? " …" : ""}; state them, or extend mof-2020`,
      ),
    );
  }
  return issues;
};
