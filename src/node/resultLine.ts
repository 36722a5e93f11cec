import type { Assessment } from "../assess/assessment";
import type { Brief } from "../batch/brief";
import type { Compared } from "../batch/compare";
import type { Issue } from "../errors";
import { visibleJson } from "../explain/showHidden";

/** What a result line holds: the whole assessment, its figures and counts, or its findings. */
export type OutputKind = "full" | "summary" | "findings";

/** One line of JSON, without its line end. */
export function resultLine(assessment: Assessment, kind: OutputKind, compared: Compared | null): string {
  const against = compared === null ? {} : { against: againstOf(compared) };
  switch (kind) {
    case "full":
      return lineOf(compared === null ? assessment : { ...assessment, ...against });
    case "findings":
      return lineOf({ id: assessment.id, findings: assessment.findings, ...against });
    case "summary":
      return summaryLine(assessment, compared);
  }
}

/** What a line of `summary` is made of; a brief assessment has it too. */
type Summarized = Pick<Brief, "id" | "total" | "grade" | "execution" | "findings">;

export function summaryLine(assessment: Summarized, compared: Compared | null): string {
  const summary = summaryOf(assessment);
  return lineOf(compared === null ? summary : { ...summary, against: againstOf(compared) });
}

function summaryOf({ id, total, grade, execution, findings }: Summarized) {
  const counts = { error: 0, warning: 0, info: 0 };
  const codes: Record<string, number> = {};
  let accepted = 0;
  for (const { code, severity, suppressed } of findings) {
    if (suppressed === undefined) counts[severity] += 1;
    else accepted += 1;
    codes[code] = (codes[code] ?? 0) + 1;
  }
  return {
    id,
    total: { stated: total.stated, sum: total.sum, accepted: total.accepted },
    grade: { stated: grade.stated, ofStatedTotal: grade.ofStatedTotal, ofAccepted: grade.ofAccepted },
    executionRate: execution.rate,
    onInitialBudget: execution.onInitialBudget?.rate ?? null,
    findings: { ...counts, ...(accepted > 0 && { accepted }) },
    codes,
  };
}

/** What a second ruleset makes of the form, where that differs. */
function againstOf({ grade, move }: Compared) {
  if (move === null) return { moved: false };
  return { moved: true, total: move.total, grade, through: move.through };
}

/** A line that could not be read, answered in its place. */
export function errorLine(
  file: string,
  line: number | null,
  column: number | null,
  issues: readonly Issue[],
): string {
  const [first, ...more] = issues;
  const { code, path, message } = first ?? UNKNOWN;
  const others = more.map((issue) => ({ code: issue.code, path: issue.path, message: issue.message }));
  return lineOf({
    line,
    file,
    error: { code, path, line, column, message, ...(others.length > 0 && { more: others }) },
  });
}

/** JSON in which a terminal shows every character, also a hidden one of a hostile name. */
function lineOf(record: object): string {
  return visibleJson(JSON.stringify(record));
}

const UNKNOWN: Issue = { code: "invalid", path: "", message: { zh: "输入无效", en: "invalid input" } };
