import type { Evaluation } from "../../src/evaluation/schema";
import { decimalText, divideHalfUp, trimmed, withSeparators } from "./decimal";
import { Random } from "./random";

/**
 * Sound forms derived from real ones: the texts, the layout, the units and the habits of print of a published
 * form, with new amounts, weights and results, and every figure that follows from others computed anew, in whole
 * numbers and apart from the library. Amounts are made in 分 and rounded to the form's unit, line by line, so
 * that sums and quotients carry the roundings real forms carry.
 */

export interface Generated {
  readonly form: Evaluation;
  /** The real form it was derived from. */
  readonly base: string;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] extends object | undefined ? Mutable<T[K]> : T[K] };
type Draft = Mutable<Evaluation>;
type Line = Record<string, unknown>;
interface Node {
  name?: string;
  weight?: string;
  score?: string;
  target?: string;
  actual?: string;
  reason?: string;
  initialTarget?: string;
  children?: Node[];
}

/** Endless sound forms, always the same ones for a seed. */
export function* soundForms(bases: readonly Evaluation[], seed: number): Generator<Generated> {
  const random = new Random(seed);
  for (let number = 1; ; number += 1) {
    const base = random.pick(bases);
    yield { form: soundForm(base, number, random), base: base.id ?? "" };
  }
}

/** How a layout prints: A is typed by hand into a sheet, B comes out of the integrated budget system. */
interface Habit {
  readonly isSystem: boolean;
  readonly amountDecimals: number;
  readonly separators: boolean;
  readonly trims: boolean;
  readonly scoreDecimals: number;
}

function soundForm(base: Evaluation, number: number, random: Random): Evaluation {
  const draft = structuredClone(base) as Draft;
  const isSystem = draft.funds?.total !== undefined && "appliedBudget" in draft.funds.total;
  const habit: Habit = {
    isSystem,
    amountDecimals: isSystem ? 3 : random.pick([2, 2, 2, 4, 6]),
    separators: random.chance(15),
    trims: isSystem || random.chance(40),
    scoreDecimals: random.pick([0, 0, 1, 2]),
  };
  draft.id = `${base.id ?? "form"}-${number}`;
  draft.title = `${draft.year ?? 2024}年${draft.project?.name ?? ""}项目绩效自评表`;
  delete draft.meta;
  withoutFigures(draft);
  const executionScore = writeFunds(draft, habit, random);
  writeWeights(draft, random);
  const rows = rowsOf(draft.indicators as Node[]);
  for (const row of rows) writeResult(row, habit, draft, random);
  writeTotal(draft, executionScore, rows, habit);
  return draft as Evaluation;
}

/** What the texts say of amounts and rates is no longer true of the new figures: such clauses are dropped. */
function withoutFigures(draft: Draft): void {
  const goals = draft.goals as Record<string, string | null | undefined> | undefined;
  for (const key of ["planned", "achieved"]) {
    const text = goals?.[key];
    if (goals !== undefined && typeof text === "string") goals[key] = clausesWithoutDigits(text);
  }
  const analysis = draft.analysis as Record<string, string | null> | undefined;
  for (const [key, text] of Object.entries(analysis ?? {})) {
    if (analysis !== undefined && text !== null) analysis[key] = clausesWithoutDigits(text);
  }
}

function clausesWithoutDigits(text: string): string {
  const kept = text.split(/(?<=[，,。;；])/).filter((clause) => !/[\d０-９]/.test(clause));
  return kept.length === 0 ? "已按计划完成。" : kept.join("");
}

// Funds

/** 万元 in 分. */
const WAN_IN_FEN = 1_000_000n;

interface Amounts {
  readonly initialBudget: bigint;
  readonly budget: bigint;
  readonly executed: bigint;
}

/** Writes the funds block; returns the execution score in 0.01 points. */
function writeFunds(draft: Draft, habit: Habit, random: Random): bigint {
  const funds = draft.funds as { total?: Line; sources?: Line[]; weight?: string };
  const unit = draft.currencyUnit ?? "万元";
  const divisor = unit === "元" ? 100n : unit === "亿元" ? WAN_IN_FEN * 10_000n : WAN_IN_FEN;
  const lines = funds.sources ?? [];
  const inUse = lines.length === 0 ? 0 : Math.min(lines.length, random.pick([1, 1, 1, 2, 2, 3]));
  const used = new Set(random.shuffled(lines.map((_, i) => i)).slice(0, inUse));
  const hasInitial = funds.total?.initialBudget !== undefined;
  const parts = [...used].map(() => randomAmounts(habit, divisor, random));
  const whole = parts.length === 0 ? randomAmounts(habit, divisor, random) : parts.reduce(sumAmounts);
  if (random.chance(20)) funds.weight = "10";
  let next = 0;
  lines.forEach((line, i) => {
    const amounts = used.has(i) ? parts[next++]! : null;
    writeLine(line, amounts, divisor, habit, hasInitial, false);
  });
  funds.total ??= {};
  return writeLine(funds.total, whole, divisor, habit, hasInitial, true);
}

function randomAmounts(habit: Habit, divisor: bigint, random: Random): Amounts {
  const magnitude = random.pick([1, 2, 3, 4, 5, 6, 9]);
  const fine = habit.amountDecimals >= 4 || random.chance(70);
  const wan = BigInt(random.between(1, 9)) * 10n ** BigInt(magnitude) + BigInt(random.below(10 ** magnitude));
  const cents = (wan * WAN_IN_FEN) / 10n + (fine ? BigInt(random.below(1_000_000)) : 0n);
  const budget = fine ? cents : (cents / divisor + 1n) * divisor;
  const executed = random.pick([
    () => budget,
    () => budget,
    () => (budget * BigInt(random.between(900, 999))) / 1000n,
    () => (budget * BigInt(random.between(9000, 9999))) / 10_000n,
    () => (budget * BigInt(random.between(200, 999))) / 1000n,
  ])();
  const initialBudget = random.pick([
    () => budget,
    () => budget,
    () => (budget * BigInt(random.between(500, 2000))) / 1000n,
    () => 0n,
  ])();
  return { initialBudget, budget, executed };
}

function sumAmounts(a: Amounts, b: Amounts): Amounts {
  return {
    initialBudget: a.initialBudget + b.initialBudget,
    budget: a.budget + b.budget,
    executed: a.executed + b.executed,
  };
}

function writeLine(
  line: Line,
  amounts: Amounts | null,
  divisor: bigint,
  habit: Habit,
  hasInitial: boolean,
  isTotal: boolean,
): bigint {
  const cells = ["appliedBudget", "initialBudget", "budget", "executed", "carryover", "rate", "score"];
  const printed = cells.filter((key) => line[key] !== undefined);
  for (const key of cells) delete line[key];
  if (amounts === null) return 0n;
  const text = (fen: bigint) => amountText(fen, divisor, habit);
  if (habit.isSystem) line.appliedBudget = text(amounts.initialBudget);
  if (hasInitial) line.initialBudget = text(amounts.initialBudget);
  line.budget = text(amounts.budget);
  line.executed = text(amounts.executed);
  if (habit.isSystem) line.carryover = text(amounts.budget - amounts.executed);
  const rate = decimalText(divideHalfUp(amounts.executed * 10_000n, amounts.budget), 2);
  line.rate = habit.isSystem ? (isTotal ? trimmed(rate) : rate) : `${rate}%`;
  const score = divideHalfUp(amounts.executed * 1000n, amounts.budget);
  if (isTotal || printed.includes("score")) {
    line.score = habit.isSystem && isTotal ? trimmed(decimalText(score, 2)) : decimalText(score, 2);
  }
  return score;
}

function amountText(fen: bigint, divisor: bigint, habit: Habit): string {
  const scale = 10n ** BigInt(habit.amountDecimals);
  const text = decimalText(divideHalfUp(fen * scale, divisor), habit.amountDecimals);
  const shown = habit.trims ? trimmed(text) : text;
  return habit.separators ? withSeparators(shown) : shown;
}

// Weights and results

function rowsOf(nodes: readonly Node[]): Node[] {
  return nodes.flatMap((node) => (node.children === undefined ? [node] : rowsOf(node.children)));
}

const INDICATOR_POINTS = 90;

/** Splits 90 points over the rows, keeping the real split where it makes 90, and prints the levels' sums. */
function writeWeights(draft: Draft, random: Random): void {
  const nodes = draft.indicators as Node[];
  const rows = rowsOf(nodes);
  const real = rows.map((row) => Number(row.weight));
  const isWhole = real.every((weight) => Number.isInteger(weight) && weight > 0);
  const keeps = isWhole && real.reduce((a, b) => a + b, 0) === INDICATOR_POINTS && random.chance(50);
  const weights = keeps ? real : split(INDICATOR_POINTS, rows.length, random);
  rows.forEach((row, i) => {
    row.weight = String(weights[i]);
  });
  printLevels(nodes);
  (draft.total as Line).weight ??= undefined;
}

/** Whole points that add up, no row without any. */
function split(points: number, count: number, random: Random): number[] {
  const shares = new Array<number>(count).fill(1);
  for (let left = points - count; left > 0; ) {
    const step = Math.min(left, random.between(1, 3));
    shares[random.below(count)]! += step;
    left -= step;
  }
  return shares;
}

function printLevels(nodes: readonly Node[]): void {
  for (const node of nodes) {
    if (node.children === undefined) continue;
    printLevels(node.children);
    if (node.weight === undefined) continue;
    const below = rowsOf(node.children);
    if (below.length === 0) delete node.weight;
    else node.weight = String(below.reduce((sum, row) => sum + Number(row.weight), 0));
  }
}

/** Reasons as the real forms give them. */
const REASONS = [
  "部分企业未达到预期目标",
  "上级相关单位未派遣大学生来我区实习实训",
  "未找到合适时间安排",
  "企业未达到预期投资目标",
  "市场主体倍增项目结束",
  "法律服务由创新发展部负责",
];

/** A plain target of more or as much: `≥90%`, `=100%`, `25个`. */
const PLAIN_TARGET = /^([≥≧=>]?)(\d{1,7})(%|人|次|家|个|户|份|台|平方米)$/;

/** Writes what was achieved and the score that follows: mostly all of it, sometimes less and then why. */
function writeResult(row: Node, habit: Habit, draft: Draft, random: Random): void {
  const weight = Number(row.weight);
  row.score = row.weight!;
  delete row.reason;
  const plain = PLAIN_TARGET.exec(row.target ?? "");
  const falls = random.chance(12);
  if (plain !== null && !/成本/.test(levelsAbove(draft, row))) {
    const [, sign = "", digits = "0", unit = ""] = plain;
    const target = Number(digits);
    row.actual = `${habit.isSystem ? sign : ""}${target}${unit}`;
    if (!falls || target < 20) return;
    const actual = random.between(Math.floor(target / 2), target - 1);
    row.actual = `${habit.isSystem ? sign : ""}${actual}${unit}`;
    const scale = 10n ** BigInt(habit.scoreDecimals);
    const units = divideHalfUp(BigInt(weight) * BigInt(actual) * scale, BigInt(target));
    row.score = habit.trims
      ? trimmed(decimalText(units, habit.scoreDecimals))
      : decimalText(units, habit.scoreDecimals);
    if (row.score !== row.weight) row.reason = random.pick(REASONS);
    return;
  }
  writeQuality(row, weight, falls, habit, random);
}

function writeQuality(row: Node, weight: number, falls: boolean, habit: Habit, random: Random): void {
  if (!falls) {
    row.actual = habit.isSystem ? "达成预期指标" : row.target!;
    return;
  }
  if (random.chance(30)) {
    // Nothing achieved: the cell of the score is left blank.
    row.actual = "未达成预期指标且效果较差";
    delete row.score;
  } else {
    row.actual = "部分达成预期指标并具有一定效果";
    // In tenths of a point, from 60% to below 80% of the weight.
    row.score = trimmed(decimalText(BigInt(random.between(6 * weight, 8 * weight - 1)), 1));
  }
  row.reason = random.pick(REASONS);
}

function levelsAbove(draft: Draft, row: Node): string {
  for (const first of draft.indicators as Node[]) {
    for (const second of first.children ?? []) {
      if (second === row) return first.name ?? "";
      if (second.children?.includes(row)) return `${first.name ?? ""} ${second.name ?? ""}`;
    }
  }
  return "";
}

function writeTotal(draft: Draft, executionScore: bigint, rows: readonly Node[], habit: Habit): void {
  let sum = executionScore;
  for (const row of rows) sum += hundredths(row.score);
  const total = draft.total as Line;
  if (total.weight === undefined) delete total.weight;
  const text = decimalText(sum, 2);
  total.score = habit.trims || text.endsWith(".00") ? trimmed(text) : text;
  if (habit.isSystem) total.grade = gradeOf(sum);
  else delete total.grade;
}

function hundredths(score: string | undefined): bigint {
  if (score === undefined) return 0n;
  const [whole = "0", fraction = ""] = score.split(".");
  return BigInt(whole + fraction.padEnd(2, "0"));
}

/** 优 from 90, 良 from 80, 中 from 60, else 差. */
export function gradeOf(hundredthsOfPoints: bigint): string {
  if (hundredthsOfPoints >= 9000n) return "优";
  if (hundredthsOfPoints >= 8000n) return "良";
  return hundredthsOfPoints >= 6000n ? "中" : "差";
}
