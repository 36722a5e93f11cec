import type { CurrencyUnit } from "../../evaluation/schema";
import { compare, divide, exact, format, HUNDRED } from "../../figure/exact";
import { type Interval, meets, point, product, rounded } from "../../figure/interval";
import { type FigureCell, toHalfWidth } from "../../figure/printed";
import { CURRENCY_FACTOR } from "../../normalize/amounts";
import type { AmountKey, NormalizedEvaluation, Row } from "../../normalize/normalize";
import { isUnderCost } from "../../score/direction";
import { amountInYuan } from "../money";
import type { Check, CheckInput, CheckReport } from "../report";
import { percent } from "../words";
import {
  type AmountKind,
  type AmountStatement,
  amountsIn,
  countedIn,
  countsIn,
  type Narrative,
  narrativesOf,
  ratesIn,
  type Statement,
} from "./statements";

/**
 * `narrative.figure`: an amount, a rate or a count in 实际完成情况 or the analysis contradicts the table. Precision
 * first: a match that is not sure is no finding.
 */
export const narrativeFigure: Check = {
  codes: ["narrative.figure"],
  run(input, report) {
    for (const narrative of narrativesOf(input.form.source)) {
      const { printed } = narrative;
      for (const rate of ratesIn(printed)) judgeRate(input, narrative, rate, report);
      for (const amount of amountsIn(printed)) judgeAmount(input.form, narrative, amount, report);
      judgeAllCounts(input.form.rows, narrative, report);
    }
  },
};

function fail(
  report: CheckReport,
  narrative: Narrative,
  said: Statement,
  table: string,
  printed: string,
  params = {},
): void {
  report.of("narrative.figure").fail({
    path: narrative.path,
    stated: said.printed,
    related: [table],
    params: { said: said.printed, table: printed, ...params },
  });
}

/** The text's rate against the printed one, or the recomputed where none is printed. */
function judgeRate(
  { form, scores }: CheckInput,
  narrative: Narrative,
  said: Statement,
  report: CheckReport,
): void {
  const { rate } = form.funds.total;
  const computed = scores.execution.rate;
  const stated = rate.kind === "figure" ? rate.figure : null;
  if (stated === null && computed === null) {
    report.of("narrative.figure").skip();
    return;
  }
  const told = percentInterval(said.figure);
  const holds =
    (stated !== null && ratesOf(rate).some((range) => meets(told, range))) ||
    (computed !== null && meets(told, point(computed)));
  if (holds) {
    report.of("narrative.figure").pass();
    return;
  }
  const onInitial = scores.onInitialBudget;
  const basis = onInitial !== null && meets(told, point(onInitial.rate)) ? { basis: "initialBudget" } : {};
  const printed = stated?.printed ?? (computed === null ? "" : percent(computed));
  fail(report, narrative, said, `${form.funds.total.path}/rate`, printed, { kind: "rate", ...basis });
}

function percentInterval(figure: string): Interval {
  return product(rounded(exact(figure), decimalsOf(figure)), PERCENT);
}

const PERCENT = point(divide(exact("1"), HUNDRED));

function ratesOf(cell: FigureCell): Interval[] {
  if (cell.kind !== "figure") return [];
  const range = rounded(cell.figure.value, cell.figure.decimals);
  const asPercent = product(range, PERCENT);
  return cell.figure.suffix === "%" ? [asPercent] : [asPercent, range];
}

function decimalsOf(figure: string): number {
  const dot = figure.indexOf(".");
  return dot < 0 ? 0 : figure.length - dot - 1;
}

const COLUMNS: Readonly<Record<AmountKind, readonly AmountKey[]>> = {
  executed: ["executed"],
  delivered: ["budget", "initialBudget", "appliedBudget"],
  budget: ["initialBudget", "budget", "appliedBudget"],
};

function judgeAmount(
  form: NormalizedEvaluation,
  narrative: Narrative,
  said: AmountStatement,
  report: CheckReport,
): void {
  const { total, amountDecimals } = form.funds;
  const unit = form.currencyUnit;
  const cells = COLUMNS[said.kind].flatMap((key) => {
    const cell = total[key];
    return cell.kind === "figure" ? [{ key, figure: cell.figure }] : [];
  });
  if (unit === null || cells.length === 0) {
    report.of("narrative.figure").skip();
    return;
  }
  const factor = point(CURRENCY_FACTOR[said.unit as CurrencyUnit]);
  const told = product(rounded(exact(said.figure), decimalsOf(said.figure)), factor);
  const inYuan = cells.map(({ figure }) => amountInYuan(figure.value, amountDecimals, unit));
  // The same digits in the other unit are a slip of the pen (7元 for 7万元), too doubtful to accuse the table.
  const sameDigits = cells.some(({ figure }) => compare(figure.value, exact(said.figure)) === 0);
  if (sameDigits || inYuan.some((range) => meets(told, range))) {
    report.of("narrative.figure").pass();
    return;
  }
  const first = cells[0]!;
  fail(report, narrative, said, `${total.path}/${first.key}`, `${first.figure.printed}${unit}`, {
    kind: said.kind,
  });
}

function judgeAllCounts(rows: readonly Row[], narrative: Narrative, report: CheckReport): void {
  const counted = countedIn(narrative.printed);
  if (counted.length === 0) return;
  let text: string | null = null;
  for (const row of rows) {
    if (!isCountedIn(row, counted)) continue;
    text ??= toHalfWidth(narrative.printed);
    judgeCounts(row, wordsOf(row.name), text, narrative, report);
  }
}

/**
 * Whether a row's actual is one number of counted things that is better when it is more, and the text counts
 * such things at all.
 *
 * @param counted - what stands behind the figures of the text
 */
function isCountedIn(row: Row, counted: readonly string[]): boolean {
  const { actual } = row;
  if (actual.kind !== "quantity" || actual.unit === null) return false;
  const { printed, dimension } = actual.unit;
  if (!isAmong(counted, printed)) return false;
  if (isUnderCost(row) || actual.comparator === "≤" || actual.comparator === "<") return false;
  return dimension.startsWith("count:") && compare(actual.low, actual.high) === 0;
}

function isAmong(counted: readonly string[], unit: string): boolean {
  for (const behind of counted) if (behind.startsWith(unit)) return true;
  return false;
}

/** A count told of an indicator against its 实际完成值; only fewer than stated is a contradiction. */
function judgeCounts(
  row: Row,
  words: readonly string[],
  text: string,
  narrative: Narrative,
  report: CheckReport,
): void {
  const { actual } = row;
  if (actual.kind !== "quantity" || actual.unit === null) return;
  for (const word of words) {
    if (!text.includes(word)) continue;
    const said = countsIn(text, word, actual.unit.printed);
    const fewer = said.filter((statement) => compare(exact(statement.figure), actual.low) < 0);
    // Told twice with different figures, it is not sure which is meant.
    if (said.length === 0 || fewer.length !== said.length) continue;
    fail(report, narrative, fewer[0]!, `${row.path}/actual`, row.actualText ?? format(actual.low), {
      kind: "count",
      name: row.name,
    });
    return;
  }
}

/** The whole name, and its parts where it lists several (`防控、处突`). */
function wordsOf(name: string): string[] {
  const plain = name.replace(/[《》“”"]/g, "").replace(/(?:次数|人数|数量|人次|数)$/, "");
  const parts = plain.split(/[、，,及和]/).filter((part) => part.length >= 2);
  return plain.length >= 2 ? [plain, ...parts.filter((part) => part !== plain)] : [];
}
