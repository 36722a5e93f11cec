import { type Bilingual, EvaluationError, type Issue, type ParseResult, RulesetError } from "../errors";
import { pointer } from "../evaluation/pointer";
import { type AccountsDocument, accountsDocumentSchema } from "./documentSchema";
import { type AccountsRules, accountsRulesSchema, type SayingRules, type SectionRules } from "./rulesSchema";

const MAX_ISSUES = 100;

/** What zod says of a shape; which of the details are there depends on the code. */
interface SchemaIssue {
  readonly code: string;
  readonly path: readonly PropertyKey[];
  readonly keys?: readonly string[];
  readonly expected?: string;
  readonly pattern?: string;
  readonly values?: readonly unknown[];
  readonly maximum?: number | bigint;
}

/** Checks that data are published final accounts as the reader gives them; what they say is not judged here. */
export function safeParseAccounts(data: unknown): ParseResult<AccountsDocument> {
  const result = accountsDocumentSchema.safeParse(data);
  if (result.success) return { success: true, data: result.data };
  return { success: false, issues: issuesOf("accounts", result.error.issues) };
}

/** Like `safeParseAccounts`, but throws `EvaluationError`. */
export function parseAccounts(data: unknown): AccountsDocument {
  const result = safeParseAccounts(data);
  if (!result.success) throw new EvaluationError(result.issues);
  return result.data;
}

/** Checks that data are rules for final accounts, and that their equations name tables and columns they have. */
export function safeParseAccountsRules(data: unknown): ParseResult<AccountsRules> {
  const result = accountsRulesSchema.safeParse(data);
  if (!result.success) return { success: false, issues: issuesOf("ruleset", result.error.issues) };
  const issues = unknownNames(result.data);
  return issues.length > 0 ? { success: false, issues } : { success: true, data: result.data };
}

/** Like `safeParseAccountsRules`, but throws `RulesetError`. */
export function parseAccountsRules(data: unknown): AccountsRules {
  const result = safeParseAccountsRules(data);
  if (!result.success) throw new RulesetError(result.issues);
  return result.data;
}

function issuesOf(area: string, issues: readonly SchemaIssue[]): Issue[] {
  return issues.slice(0, MAX_ISSUES).map((issue) => ({
    code: `${area}.${issue.code.replaceAll("_", "-")}`,
    path: pointer(issue.path),
    message: shapeMessage(issue),
  }));
}

function shapeMessage({ code, keys, expected, pattern, values, maximum }: SchemaIssue): Bilingual {
  if (code === "unrecognized_keys") {
    const names = (keys ?? []).map((key) => key.slice(0, 40)).join(", ");
    return { zh: `没有这样的键：${names}；请检查拼写`, en: `no such key: ${names}; check the spelling` };
  }
  if (code === "too_big") return { zh: `最多 ${maximum}`, en: `at most ${maximum}` };
  const due = expected ?? pattern ?? (values ?? []).map(String).join(" | ");
  return due === ""
    ? { zh: "此处不符合格式", en: "not the required shape" }
    : { zh: `此处应为 ${due}`, en: `must be ${due}` };
}

function unknownNames(rules: AccountsRules): Issue[] {
  const columns = new Map(
    rules.tables.map((table) => [
      table.number,
      new Set(table.blocks.flatMap((block) => block.columns.map((column) => column.id))),
    ]),
  );
  const issues: Issue[] = [];
  const test = (table: string, column: string, path: string) => {
    if (columns.get(table)?.has(column) || (column === "each" && columns.has(table))) return;
    issues.push({
      code: "ruleset.unknown-column",
      path,
      message: {
        zh: `规则没有说明公开${table}表的“${column}”一栏`,
        en: `the rules describe no column "${column}" of table ${table}`,
      },
    });
  };
  for (const [index, equation] of rules.equations.entries()) {
    const path = `/equations/${index}`;
    for (const side of ["left", "right"] as const) {
      for (const [at, term] of equation[side].entries())
        test(term.table, term.column, `${path}/${side}/${at}`);
    }
    for (const column of equation.each?.columns ?? []) test(equation.each!.table, column, `${path}/each`);
  }
  const { sections, equations } = rules.narrative;
  for (const [index, section] of sections.entries()) {
    for (const [at, { value = [], budget = [] }] of (section.named ?? []).entries()) {
      for (const { table, column } of [...value, ...budget])
        test(table, column, `/narrative/sections/${index}/named/${at}`);
    }
  }
  for (const [index, { left, right }] of equations.entries()) {
    for (const [side, terms] of Object.entries({ left, right })) {
      for (const [at, term] of terms.entries()) {
        const path = `/narrative/equations/${index}/${side}/${at}`;
        if (!("section" in term)) test(term.table, term.column, path);
        else if (!isNamed(term, sections)) issues.push(unknownSaying(term, path));
      }
    }
  }
  return issues.concat(unknownReferences(rules));
}

function isNamed({ section: id, subject, count }: SayingRules, sections: readonly SectionRules[]): boolean {
  const section = sections.find((each) => each.id === id);
  if (subject === "rows") return section?.rows !== undefined;
  const named = section?.named?.find(({ labels }) => labels[0] === subject);
  return (
    named !== undefined && (count === undefined || (named.counts ?? []).some((each) => each.id === count))
  );
}

function unknownSaying({ section, subject, count }: SayingRules, path: string): Issue {
  const what = count === undefined ? subject : `${subject} ${count}`;
  return {
    code: "ruleset.unknown-subject",
    path,
    message: {
      zh: `规则的“${section}”一节没有说明“${what}”`,
      en: `the section "${section}" of the rules names no "${what}"`,
    },
  };
}

function unknownReferences(rules: AccountsRules): Issue[] {
  const grounded = [
    ...rules.equations.map((equation, index) => [equation, `/equations/${index}`] as const),
    ...rules.narrative.equations.map(
      (equation, index) => [equation, `/narrative/equations/${index}`] as const,
    ),
    ...Object.entries(rules.checks).map(([code, check]) => [check, `/checks/${code}`] as const),
    ...Object.entries(rules.parameters).map(([name, value]) => [value, `/parameters/${name}`] as const),
  ];
  return grounded
    .filter(([{ reference }]) => reference !== null && rules.references[reference] === undefined)
    .map(([{ reference }, path]) => ({
      code: "ruleset.unknown-reference",
      path: `${path}/reference`,
      message: { zh: `没有这个依据：${reference}`, en: `no such reference: ${reference}` },
    }));
}
