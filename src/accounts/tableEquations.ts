import type { CellBook, SignedCell } from "./cellBook";
import type { SumEquation } from "./equation";
import type { AccountsRules, AccountsSeverity, EquationRules, TermRules } from "./rulesSchema";
import type { LabelledRow } from "./select";

/** Every equation of the rules, one instance for each row and column it speaks of. */
export function tableEquations(book: CellBook, rules: AccountsRules): SumEquation[] {
  return rules.equations.flatMap((rule) => instances(rule, book, rules));
}

function instances(rule: EquationRules, book: CellBook, rules: AccountsRules): SumEquation[] {
  if (rule.each === undefined) return [instance(rule, book, rules, null, null)];
  const { table, rows, columns } = rule.each;
  return book.rows
    .select(table, rows)
    .filter((row) => row.row.code !== undefined || !comparesCodes(rule))
    .flatMap((row) => columns.map((column) => instance(rule, book, rules, row, column)));
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
export function severityOf(code: string, rules: AccountsRules): AccountsSeverity {
  return rules.checks[code]?.severity ?? "warning";
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
