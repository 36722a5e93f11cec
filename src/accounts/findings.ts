import type { Expected, Finding } from "../check/finding";
import * as Ex from "../figure/exact";
import { type Interval, interval, printsOf } from "../figure/interval";
import type { Cell } from "./cell";
import { cellsIn } from "./equation";
import { explainJudgement } from "./explain";
import { dueRange, type Judgement } from "./judge";
import type { AccountsCheck, AccountsRules } from "./rulesSchema";
import { referenceOf, severityOf } from "./tableEquations";

/** The finding of an equation that no values printed like this can satisfy. */
export function findingOf(judgement: Judgement, rules: AccountsRules): Finding {
  const { equation, left, right, difference, slack } = judgement;
  const cells = cellsIn(equation);
  const stated = cells[0]!;
  return {
    ...placed(equation.check, stated, rules),
    expected: expectedOf(judgement, stated),
    related: [...new Set(cells.slice(1).map(({ path }) => path))].filter((path) => path !== stated.path),
    params: {
      equation: equation.id,
      relation: equation.kind === "sum" ? equation.relation : "rate",
      left: left === null ? "" : Ex.format(left),
      right: right === null ? "" : Ex.format(right),
      difference: difference === null ? "" : Ex.format(difference),
      slack: slack === null ? "" : Ex.format(slack),
    },
    message: explainJudgement(judgement),
    reference: equation.reference ?? checkReference(equation.check, rules),
  };
}

/** `cell.not-a-number`: a cell of a table that must hold a figure does not. */
export function unreadableFinding(cell: Cell, rules: AccountsRules): Finding {
  return {
    ...placed("cell.not-a-number", cell, rules),
    expected: null,
    related: [],
    params: { label: cell.label.zh },
    message: {
      zh: `${cell.label.zh}应为数字，现为“${cell.printed}”；请按原表改正`,
      en: `${cell.label.en} must hold a figure, not "${cell.printed}"; correct it from the printed table`,
    },
    reference: checkReference("cell.not-a-number", rules),
  };
}

/** A finding about a cell, still without what it says. */
export function placed(
  code: AccountsCheck,
  cell: Pick<Cell, "path" | "printed" | "at">,
  rules: AccountsRules,
): Pick<Finding, "code" | "severity" | "path" | "stated" | "cell"> {
  return {
    code,
    severity: severityOf(code, rules),
    path: cell.path,
    stated: cell.printed,
    ...(cell.at === null ? {} : { cell: cell.at }),
  };
}

export function checkReference(code: AccountsCheck, rules: AccountsRules): string | null {
  return referenceOf(rules.checks[code], rules);
}

/** What the stated cell may show for its equation to hold. */
function expectedOf({ equation, rightRange }: Judgement, stated: Cell): Expected | null {
  if (stated.fixed) return null;
  const range = equation.kind === "sum" ? dueRange(equation) : rightRange;
  return range === null ? null : prints(range, stated);
}

function prints(range: Interval, { scale, places, filledHalf }: Cell): Expected {
  const own = interval(Ex.divide(range.lo, scale), Ex.divide(range.hi, scale));
  const shown = Ex.signOf(filledHalf) === 0 ? own : printsOf(own, places);
  return { min: Ex.formatPlaces(shown.lo, places), max: Ex.formatPlaces(shown.hi, places) };
}
