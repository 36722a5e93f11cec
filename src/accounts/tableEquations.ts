import { EvaluationError } from "../errors";
import type { CellBook, SignedCell } from "./cellBook";
import type { SumEquation } from "./equation";
import type { AccountsCheck, AccountsRules, AccountsSeverity, EquationRules, TermRules } from "./rulesSchema";
import type { LabelledRow } from "./select";

/** A large department comes to some 30,000; many more are no accounts, such as thousands of rows called 合计. */
const MAX_TERMS = 200_000;

/**
 * Every equation of the rules, one instance for each row and column it speaks of.
 *
 * @throws EvaluationError `accounts.too-many-sums` where rows repeat each other beyond all measure
 */
export function tableEquations(book: CellBook, rules: AccountsRules): SumEquation[] {
  const equations: SumEquation[] = [];
  let terms = 0;
  for (const rule of rules.equations) {
    for (const equation of instances(rule, book, rules)) {
      terms += equation.left.length + equation.right.length;
      if (terms > MAX_TERMS) throw tooManySums();
      equations.push(equation);
    }
  }
  return equations;
}

function tooManySums(): EvaluationError {
  const message = {
    zh: `表中的合计关系多于 ${MAX_TERMS} 项，未核对；请检查是否有大量重复的行`,
    en: `the tables make sums of more than ${MAX_TERMS} cells and were not checked; look for rows repeated many times`,
  };
  return new EvaluationError([{ code: "accounts.too-many-sums", path: "/tables", message }]);
}

function* instances(rule: EquationRules, book: CellBook, rules: AccountsRules): Generator<SumEquation> {
  if (rule.each === undefined) {
    yield instance(rule, book, rules, null, null);
    return;
  }
  const { table, rows, columns } = rule.each;
  for (const row of book.rows.select(table, rows)) {
    if (row.row.code === undefined && comparesCodes(rule)) continue;
    for (const column of columns) yield instance(rule, book, rules, row, column);
  }
}

/** A row without a code, such as 合计, has no counterpart by code. */
function comparesCodes(rule: EquationRules): boolean {
  return [...rule.left, ...rule.right].some((term) => term.rows.of === "sameCode");
}

function instance(
  rule: EquationRules,
  book: CellBook,
  rules: AccountsRules,
  each: LabelledRow | null,
  column: string | null,
): SumEquation {
  const left = side(rule.left, book, each, column);
  const right = side(rule.right, book, each, column);
  const item = each === null ? "" : (each.row.code ?? each.name);
  const place = item === "" ? "" : `:${item}`;
  const several = (rule.each?.columns.length ?? 0) > 1;
  return {
    kind: "sum",
    id: `${rule.id}${place}${several ? `/${column}` : ""}`,
    rule: rule.id,
    check: rule.check,
    severity: severityOf(rule.check, rules),
    title: rule.title,
    relation: rule.relation,
    left: left.cells,
    right: right.cells,
    missing: left.missing ?? right.missing,
    reference: referenceOf(rule, rules),
  };
}

function side(
  terms: readonly TermRules[],
  book: CellBook,
  each: LabelledRow | null,
  column: string | null,
): { cells: SignedCell[]; missing: string | null } {
  const cells: SignedCell[] = [];
  let missing: string | null = null;
  for (const term of terms) {
    const found = book.cellsOf(term, each, column);
    cells.push(...found.cells);
    if (term.optional !== true && !(term.optional === "row" && book.has(term.table)))
      missing ??= found.missing;
  }
  return { cells, missing };
}

/** How grave a failure of this check is, as the rules say. */
export function severityOf(code: AccountsCheck, rules: AccountsRules): AccountsSeverity {
  return rules.checks[code].severity;
}

/** Document and clause of a rule, as the rules cite it; `null` for plain arithmetic or our own reading. */
export function referenceOf(
  rule: { readonly reference: string | null; readonly clause: string | null },
  rules: AccountsRules,
): string | null {
  if (rule.reference === null) return null;
  const source = rules.references[rule.reference];
  if (source === undefined) return null;
  return [source.documentNumber ?? source.issuer, source.title, rule.clause].filter(Boolean).join(" ");
}
