/** The cells of a form in the order they are read; cells of one row from left to right. */
const ORDER = [
  "title",
  "year",
  "project",
  "name",
  "code",
  "department",
  "implementer",
  "currencyUnit",
  "funds",
  "sources",
  "goals",
  "planned",
  "achieved",
  "indicators",
  "initialTarget",
  "target",
  "actual",
  "appliedBudget",
  "initialBudget",
  "budget",
  "executed",
  "carryover",
  "rate",
  "weight",
  "score",
  "grade",
  "reason",
  "children",
  "total",
  "analysis",
];
const RANK = new Map(ORDER.map((key, index) => [key, index]));

/** Compares two JSON Pointers by where their cells stand on the form. */
export function compareByPlace(a: string, b: string): number {
  const [left, right] = [a.split("/"), b.split("/")];
  for (let i = 1; i < Math.min(left.length, right.length); i += 1) {
    const order = rankOf(left[i]!, left, i) - rankOf(right[i]!, right, i);
    if (order !== 0) return order;
  }
  return left.length - right.length;
}

function rankOf(token: string, path: readonly string[], at: number): number {
  if (/^\d+$/.test(token)) return Number(token);
  // Of the funds block the total line stands first; of the form, the total last but one.
  if (token === "total" && path[at - 1] === "funds") return RANK.get("sources")! - 0.5;
  return RANK.get(token) ?? ORDER.length;
}
