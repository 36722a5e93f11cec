import type { Assessment } from "../assess/assessment";
import type { Brief } from "../batch/brief";
import type { Compared } from "../batch/migration";
import type { Issue } from "../errors";
import { visibleJson } from "../explain/showHidden";

/** What a result line holds: the whole assessment, its figures and counts, or its findings. */
export type OutputKind = "full" | "summary" | "findings";

/** What a second ruleset makes of a form, or why it cannot be assessed under it. */
export type Against = Compared | { readonly issues: readonly Issue[] };

/** What a line tells beyond the form's own result. */
export interface LineExtras {
  /** Whether rulesets were chosen form by form, and are named. */
  readonly isChosen: boolean;
  readonly isOtherChosen: boolean;
  readonly against: Against | null;
}

/** One line of JSON, without its line end. */
export function resultLine(result: Assessment | Brief, kind: OutputKind, extras: LineExtras): string {
  const { isChosen, isOtherChosen, against } = extras;
  return lineOf({
    ...recordOf(result, kind),
    ...(isChosen && { ruleset: result.ruleset }),
    ...(against !== null && { against: againstOf(against, isOtherChosen) }),
  });
}

function recordOf(result: Assessment | Brief, kind: OutputKind): object {
  switch (kind) {
    case "full":
      return result;
    case "findings":
      return { id: result.id, findings: result.findings };
    case "summary":
      return summaryOf(result);
  }
}

/** What a line of `summary` is made of; a brief assessment has it too. */
type Summarized = Pick<Brief, "id" | "total" | "grade" | "execution" | "findings">;

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

function againstOf(against: Against, isNamed: boolean) {
  if ("issues" in against) return { moved: null, error: errorOf(against.issues) };
  const { rulesets, grade, findings, move } = against;
  const rest = { findings, ...(isNamed && { ruleset: rulesets.to }) };
  if (move === null) return { moved: false, ...rest };
  return { moved: true, total: move.total, grade, through: move.through, ...rest };
}

/** A line that could not be read, answered in its place. */
export function errorLine(
  file: string,
  line: number | null,
  column: number | null,
  issues: readonly Issue[],
): string {
  return lineOf({ line, file, error: errorOf(issues, { line, column }) });
}

/** The first issue, and the others below it. */
function errorOf(issues: readonly Issue[], place: object = {}) {
  const [first, ...more] = issues;
  const { code, path, message } = first ?? UNKNOWN;
  const others = more.map((issue) => ({ code: issue.code, path: issue.path, message: issue.message }));
  return { code, path, ...place, message, ...(others.length > 0 && { more: others }) };
}

/** JSON in which a terminal shows every character, also a hidden one of a hostile name. */
function lineOf(record: object): string {
  return visibleJson(JSON.stringify(record));
}

const UNKNOWN: Issue = { code: "invalid", path: "", message: { zh: "输入无效", en: "invalid input" } };
