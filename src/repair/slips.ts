import type { CheckInput } from "../check/report";
import {
  add,
  compare,
  decimalsNeeded,
  type Exact,
  equals,
  exact,
  formatPlaces,
  multiply,
  negate,
  round,
  signOf,
  subtract,
  ZERO,
} from "../figure/exact";
import { contains } from "../figure/interval";
import { AMOUNT_KEYS } from "../normalize/normalize";
import { printedScores } from "../score/admissible";
import { rateOf } from "../score/executionRate";
import type { Cell, CellKind } from "./cells";
import type { Constraint } from "./constraint";
import { scaleOf } from "./executionConstraints";
import { isAmount, type Network } from "./network";
import { digitsCompared, type TypingSlip, typingSlip } from "./typing";

/** What people get wrong: the kind of slip that explains a repair; `recomputed` where none does. */
export type Slip =
  | TypingSlip
  | "weight-as-score"
  | "stale-total"
  | "row-left-out"
  | "execution-left-out"
  | "execution-counted-twice"
  | "rate-on-initial-budget"
  | "blank-filled"
  | "recomputed";

/** How a change of one cell is explained, and what that adds to the cell's weight. */
export interface Explained {
  readonly slip: Slip;
  readonly surcharge: number;
}

/** What the explanations look at besides the cell itself. */
export interface SlipContext {
  readonly input: CheckInput;
  readonly network: Network;
  /** The conditions that do not hold as printed. */
  readonly contradictions: readonly Constraint[];
  /** Their findings, as `code path`. */
  readonly failing: ReadonlySet<string>;
}

/** Nothing explains the change. */
const UNEXPLAINED = 3;

/**
 * What a likeness of digits adds, by how many digits were compared (1, 2, 3, 4 and more): in short figures it is
 * likely to be chance.
 */
const TYPING_SURCHARGE: Readonly<Record<TypingSlip, readonly [number, number, number, number]>> = {
  "digits-swapped": [3, 1, 0, 0],
  "digit-lost": [3, 2, 1, 0],
  "digit-added": [3, 2, 1, 0],
  "decimal-point-moved": [3, 2, 1, 0],
  "digit-mistyped": [3, 3, 2, 1],
  "yuan-for-wan": [0, 0, 0, 0],
};

/** The cheapest explanation of a figure put into a cell. */
export function explainFigure(
  cell: Cell,
  right: Exact,
  context: SlipContext,
  alsoChanged: readonly Cell[],
): Explained {
  const found = cell.figure === null ? filled(cell, right, context) : changed(cell, right, context);
  const evidence = evidenceAbout(cell, right, context, alsoChanged);
  return evidence === 0 ? found : { ...found, surcharge: found.surcharge + evidence };
}

function changed(cell: Cell, right: Exact, context: SlipContext): Explained {
  if (isConsequence(cell, context)) {
    return { slip: cell.kind === "totalScore" ? "stale-total" : "recomputed", surcharge: 0 };
  }
  const reasons = [ofField(cell, right, context), ofHand(cell, right, context)];
  let best: Explained | null = null;
  for (const reason of reasons) {
    if (reason !== null && (best === null || reason.surcharge < best.surcharge)) best = reason;
  }
  return best ?? { slip: "recomputed", surcharge: UNEXPLAINED };
}

/** A line of the funds without any figure is not in use, so that nothing was forgotten in it. */
const LINE_NOT_IN_USE = 6;

/** A blank row that should have had its full weight and gives no reason was forgotten; other fillings are guesses. */
function filled(cell: Cell, right: Exact, { input }: SlipContext): Explained {
  const line = input.form.funds.sources.find((each) => cell.path.startsWith(`${each.path}/`));
  if (line !== undefined && AMOUNT_KEYS.every((key) => line[key].kind !== "figure")) {
    return { slip: "blank-filled", surcharge: LINE_NOT_IN_USE };
  }
  const row = cell.row?.row;
  const isForgotten =
    row?.weight.kind === "figure" && row.reason === null && equals(row.weight.figure.value, right);
  return { slip: "blank-filled", surcharge: isForgotten ? 0 : UNEXPLAINED };
}

/** The check that says what a derived cell should be. */
const DEFINING: Partial<Record<CellKind, string>> = {
  carryover: "funds.carryover",
  rate: "execution.rate",
  executionScore: "execution.score",
  levelWeight: "weight.level",
  totalWeight: "weight.total",
  totalScore: "total.sum",
  grade: "total.grade",
  initialBudget: "funds.sum",
  budget: "funds.sum",
  executed: "funds.sum",
};

/**
 * Whether a derived cell agreed with what it is derived from as printed: then it is changed only because one of
 * those was wrong.
 */
export function isConsequence(cell: Cell, { network, failing }: SlipContext): boolean {
  const code = DEFINING[cell.kind];
  if (code === undefined || failing.has(`${code} ${cell.path}`)) return false;
  return network.constraintOf(code, cell.path) !== undefined;
}

function ofHand(cell: Cell, right: Exact, { input }: SlipContext): Explained | null {
  if (cell.figure === null) return null;
  const { value, decimals } = cell.figure;
  const slip = typingSlip(value, decimals, right);
  if (slip === null) return null;
  // 元 under 万元 is told by `yuanForWan`; the other way round, a figure too small by 10⁴ is 万元 under 元.
  if (slip === "yuan-for-wan" && !(isAmount(cell) && input.form.currencyUnit === "元")) {
    return { slip: "decimal-point-moved", surcharge: ONE_OF_MANY };
  }
  const digits = digitsCompared(value, decimals, right);
  return { slip, surcharge: TYPING_SURCHARGE[slip][Math.min(digits, 4) - 1] ?? UNEXPLAINED };
}

/** Slips of the field: which figure was taken, or left out, instead of the right one. */
function ofField(cell: Cell, right: Exact, context: SlipContext): Explained | null {
  switch (cell.kind) {
    case "totalScore":
      return ofTotal(cell, right, context);
    case "levelWeight":
    case "totalWeight":
      return ofWeights(cell, right, context);
    case "rowScore":
    case "executionScore":
      return weightAsScore(cell, right, context) ?? onInitialBudget(cell, context);
    case "rate":
      return onInitialBudget(cell, context);
    case "executionWeight":
    case "rowWeight":
    case "levelScore":
      return null;
    default:
      return yuanForWan(cell, right) ?? lineLeftOut(cell, right, context);
  }
}

const NONE = 0;
/** One of many rows may have just the difference by chance. */
const ONE_OF_MANY = 1;

function ofTotal(cell: Cell, right: Exact, { input }: SlipContext): Explained | null {
  const { scores } = input;
  const over = subtract(cell.value, right);
  if (scores.executionCounts) {
    const score = scores.execution.stated?.value ?? scores.execution.accepted;
    const added = equals(over, score) || equals(over, scores.execution.weight);
    if (signOf(score) > 0 && added) return { slip: "execution-counted-twice", surcharge: NONE };
    if (equals(over, negate(score))) return { slip: "execution-left-out", surcharge: NONE };
  }
  return staleTotal(over, input) ?? rowLeftOut(over, input);
}

/** The total still counts points that a row lost; a loss the form gives no reason for is itself doubtful. */
function staleTotal(over: Exact, { scores }: CheckInput): Explained | null {
  let all = ZERO;
  let doubt = 0;
  for (const { weight, stated, row, computed } of scores.rows) {
    if (weight === null) continue;
    const lost = subtract(weight, stated?.value ?? ZERO);
    if (signOf(lost) <= 0) continue;
    const own =
      (row.reason === null ? 2 : 0) +
      (row.reason === null && stated !== null && computed !== null && !contains(computed, stated.value)
        ? 1
        : 0);
    if (equals(lost, over)) return { slip: "stale-total", surcharge: own };
    all = add(all, lost);
    doubt = Math.max(doubt, own);
  }
  return equals(all, over) ? { slip: "stale-total", surcharge: doubt } : null;
}

function rowLeftOut(over: Exact, { scores }: CheckInput): Explained | null {
  const missing = negate(over);
  const isRow = scores.rows.some((row) => row.stated !== null && equals(row.stated.value, missing));
  return isRow ? { slip: "row-left-out", surcharge: ONE_OF_MANY } : null;
}

function ofWeights(cell: Cell, right: Exact, { input, network }: SlipContext): Explained | null {
  const missing = subtract(right, cell.value);
  if (cell.kind === "totalWeight" && input.scores.executionCounts) {
    const { weight } = input.scores.execution;
    if (equals(missing, weight)) return { slip: "execution-left-out", surcharge: NONE };
    if (equals(missing, negate(weight))) return { slip: "execution-counted-twice", surcharge: NONE };
  }
  const code = DEFINING[cell.kind] ?? "";
  return isPart(code, cell, missing, network) ? { slip: "row-left-out", surcharge: ONE_OF_MANY } : null;
}

/** A line of the funds left out of the total. */
function lineLeftOut(cell: Cell, right: Exact, { network }: SlipContext): Explained | null {
  const isLine = isPart("funds.sum", cell, subtract(right, cell.value), network);
  return isLine ? { slip: "row-left-out", surcharge: NONE } : null;
}

/** Whether just one of the figures is missing that a cell is the sum of. */
function isPart(code: string, sum: Cell, missing: Exact, network: Network): boolean {
  const cells = network.constraintOf(code, sum.path)?.cells ?? [];
  return cells.some((cell) => cell !== sum && equals(cell.value, missing));
}

const PER_WAN = exact("0.0001");

/** 元 typed under 万元, the right figure being rounded to the form's decimals. */
function yuanForWan(cell: Cell, right: Exact): Explained | null {
  if (signOf(right) === 0) return null;
  const inWan = round(multiply(cell.value, PER_WAN), Math.max(2, decimalsNeeded(right) ?? 2), "half-up");
  return equals(inWan, right) ? { slip: "yuan-for-wan", surcharge: NONE } : null;
}

/** The weight typed where the score belongs. */
function weightAsScore(cell: Cell, right: Exact, { input }: SlipContext): Explained | null {
  const weight = cell.kind === "executionScore" ? input.scores.execution.weight : cell.row?.weight;
  if (weight == null || !equals(cell.value, weight) || compare(right, weight) >= 0) return null;
  return { slip: "weight-as-score", surcharge: cell.kind === "executionScore" ? NONE : ONE_OF_MANY };
}

/** 执行率, or its score, taken on 年初预算数 instead of 全年预算数. */
function onInitialBudget(cell: Cell, { input }: SlipContext): Explained | null {
  const { form, scores } = input;
  const line = [form.funds.total, ...form.funds.sources].find((each) =>
    cell.path.startsWith(`${each.path}/`),
  );
  if (line === undefined || cell.figure === null) return null;
  const ratio = rateOf(line.executed, line.initialBudget);
  if (ratio === null) return null;
  const printed = multiply(ratio, cell.kind === "rate" ? scaleOf(cell, null) : scores.execution.weight);
  const { decimals, value } = cell.figure;
  const fits = formatPlaces(printed, decimals) === formatPlaces(value, decimals);
  return fits ? { slip: "rate-on-initial-budget", surcharge: NONE } : null;
}

function evidenceAbout(
  cell: Cell,
  right: Exact,
  { input }: SlipContext,
  alsoChanged: readonly Cell[],
): number {
  if (cell.kind === "executionWeight")
    return equals(cell.value, input.rules.executionWeight) ? PRESCRIBED : 0;
  if (cell.kind === "rowWeight" && signOf(right) === 0) return SOUND;
  // Where weight and score of a row both change, neither is evidence about the other.
  return alsoChanged.some((other) => other !== cell && other.row === cell.row) ? 0 : rowEvidence(cell, right);
}

/** The weight the ruleset gives is not the one to change. */
const PRESCRIBED = 4;
/** A row that is scored has a weight, and full marks are not lost by a change of weights. */
const SOUND = 3;

/**
 * What a row or level adds whose 分值 and 得分 both change: a full score that stays full follows its weight and needs no
 * reason of its own; one that does not has lost points for no reason.
 */
export function ofBoth(weight: Figures, score: Figures, reason: Explained): number {
  if (!equals(weight.from, score.from)) return 0;
  return equals(weight.to, score.to) ? -reason.surcharge : SOUND;
}

interface Figures {
  readonly from: Exact;
  readonly to: Exact;
}

/**
 * What the row itself says of its 分值 and 得分: a score the result does not support, points lost without a
 * reason, a weight its full score does not reach are likelier wrong than others.
 */
function rowEvidence(cell: Cell, right: Exact): number {
  return cell.kind === "rowScore" ? scoreEvidence(cell, right) : weightEvidence(cell, right);
}

function scoreEvidence({ figure, value, row }: Cell, right: Exact): number {
  if (row === null || row.weight === null || row.admissible === null) return 0;
  const { weight, admissible, derived } = row;
  const isAdmissible = (score: Exact, decimals: number | null) =>
    contains(printedScores(admissible, derived, decimals, 2), score);
  let evidence = 0;
  const wasAdmissible = isAdmissible(value, figure?.decimals ?? null);
  const willBe = isAdmissible(right, decimalsNeeded(right));
  if (!willBe) evidence += wasAdmissible ? 3 : 1;
  else if (!wasAdmissible) evidence -= 1;
  const losesPoints = compare(right, weight) < 0;
  if (row.row.reason !== null) return losesPoints ? evidence : evidence + 1;
  return figure !== null && !losesPoints && compare(value, weight) < 0
    ? evidence - 2
    : evidence + (losesPoints ? 2 : 0);
}

/** Most rows have their full weight as score: a weight is doubtful where they differ, sound where they agree. */
function weightEvidence(cell: Cell, right: Exact): number {
  const score = cell.row?.stated?.value;
  if (score === undefined || cell.figure === null) return 0;
  if (equals(right, score)) return -2;
  return equals(cell.value, score) ? 2 : 0;
}
