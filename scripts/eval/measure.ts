import { assess } from "../../src/assess/assess";
import type { Repair } from "../../src/assess/assessment";
import type { CheckInput, Fault } from "../../src/check/report";
import type { Evaluation } from "../../src/evaluation/schema";
import { ARITHMETIC, keyOf } from "../../src/repair/judge";
import { localize } from "../../src/repair/localize";
import { buildNetwork } from "../../src/repair/network";
import { mof2020 } from "../../src/rulesets";
import { expectedFindings, inputOf, reportOf } from "./oracle";
import {
  cellAt,
  FAULT_KINDS,
  type FaultKind,
  type Planted,
  plant,
  withCell,
  withGradeOfTotal,
} from "./plant";
import type { Random } from "./random";

/** How often the guilty cell was named, and where among the repairs. */
export interface Tally {
  cases: number;
  detected: number;
  inSets: number;
  exact: number;
  first: number;
  firstThree: number;
  named: number;
}

/** Found, missed and wrongly raised findings of one code. */
export interface CodeTally {
  expected: number;
  found: number;
  raised: number;
  justified: number;
}

export interface Timing {
  readonly sound: number[];
  readonly faulty: number[];
}

export interface Measured {
  readonly sound: { forms: number; errors: Map<string, number> };
  readonly kinds: Map<string, Tally>;
  readonly cells: Map<string, Tally>;
  readonly undetermined: Map<string, Tally>;
  readonly pairs: Tally & { cut: number };
  readonly codes: Map<string, CodeTally>;
  readonly timing: Timing;
  readonly misses: string[];
  readonly unraised: string[];
}

function emptyTally(): Tally {
  return { cases: 0, detected: 0, inSets: 0, exact: 0, first: 0, firstThree: 0, named: 0 };
}

export function emptyMeasured(): Measured {
  return {
    sound: { forms: 0, errors: new Map() },
    kinds: new Map(FAULT_KINDS.map((kind) => [kind, emptyTally()])),
    cells: new Map(),
    undetermined: new Map(),
    pairs: { ...emptyTally(), cut: 0 },
    codes: new Map(),
    timing: { sound: [], faulty: [] },
    misses: [],
    unraised: [],
  };
}

/** False alarms: errors raised on a form whose every figure is right. */
export function measureSound(form: Evaluation, into: Measured): void {
  into.sound.forms += 1;
  for (const finding of assess(form, mof2020, { explain: false }).findings) {
    if (finding.severity === "error") count(into.sound.errors, finding.code);
  }
  const input = inputOf(form);
  const { faults } = reportOf(input);
  into.timing.sound.push(timed(() => localize(input, faults)).milliseconds);
}

function count(into: Map<string, number>, key: string): void {
  into.set(key, (into.get(key) ?? 0) + 1);
}

function timed<T>(run: () => T): { result: T; milliseconds: number } {
  const start = performance.now();
  const result = run();
  return { result, milliseconds: performance.now() - start };
}

/** A faulty form with the cells that are wrong in it. */
export interface Case {
  readonly form: Evaluation;
  readonly faults: readonly Planted[];
  /** Paths of the cells to change: the planted ones, and the grade of a wrong total. */
  readonly guilty: readonly string[];
}

/** Plants one fault; half of the wrong totals carry the grade they would earn. */
export function plantOne(sound: Evaluation, kind: FaultKind, random: Random): Case | null {
  const fault = plant(sound, kind, random);
  if (fault === null) return null;
  const changed = withCell(sound, fault.path, fault.wrong);
  if (fault.path !== "/total/score" || random.chance(50)) {
    return { form: changed, faults: [fault], guilty: [fault.path] };
  }
  const form = withGradeOfTotal(changed);
  const isRegraded = cellAt(form, "/total/grade") !== cellAt(sound, "/total/grade");
  return { form, faults: [fault], guilty: isRegraded ? [fault.path, "/total/grade"] : [fault.path] };
}

export function measureSingle(sound: Evaluation, each: Case, kind: FaultKind, into: Measured): void {
  const [fault] = each.faults;
  if (fault === undefined) return;
  const regraded = each.guilty.includes("/total/grade");
  const expected = expectedFindings(inputOf(sound), fault).filter(
    (key) => !(regraded && key.startsWith("total.grade ")),
  );
  const input = inputOf(each.form);
  const { faults } = reportOf(input);
  countCodes(expected, input, faults, each.guilty, into);
  const { result, milliseconds } = timed(() => localize(input, faults));
  const isDetected = faults.some((found) => found.severity === "error");
  if (isDetected) into.timing.faulty.push(milliseconds);
  const judged = judge(result.repairs, each, fault, isDetected);
  if (expected.length === 0) {
    add(tallyOf(into.undetermined, kind), judged);
    return;
  }
  add(into.kinds.get(kind)!, judged);
  add(tallyOf(into.cells, kindOfCell(fault.path)), judged);
  if (!judged.detected || !judged.inSets) {
    into.misses.push(
      `${kind} ${fault.path} ${fault.right} → ${fault.wrong} in ${sound.id}: ${expected.join(", ")}`,
    );
  }
}

interface Judged {
  readonly detected: boolean;
  readonly inSets: boolean;
  readonly exact: boolean;
  readonly first: boolean;
  readonly firstThree: boolean;
  readonly named: boolean;
}

function judge(repairs: readonly Repair[], each: Case, fault: Planted, detected: boolean): Judged {
  const rank = repairs.findIndex((repair) => names(repair, fault.path, each.guilty));
  const found = repairs[rank];
  const cell = found?.cells.find(({ path }) => path === fault.path);
  return {
    detected,
    inSets: rank >= 0,
    exact: cell !== undefined && fault.right !== null && plain(cell.to) === plain(fault.right),
    first: rank === 0,
    firstThree: rank >= 0 && rank < 3,
    named: found?.slip === fault.kind,
  };
}

function plain(printed: string): string {
  const text = printed.replace(/[,%]/g, "");
  return text.includes(".") ? text.replace(/0+$/, "").replace(/\.$/, "") : text;
}

/** Whether a repair changes the planted cell, and nothing but guilty ones. */
function names(repair: Repair, planted: string, guilty: readonly string[]): boolean {
  const paths = repair.cells.map(({ path }) => path);
  return paths.includes(planted) && paths.every((path) => guilty.includes(path));
}

function add(tally: Tally, judged: Judged): void {
  tally.cases += 1;
  for (const key of ["detected", "inSets", "exact", "first", "firstThree", "named"] as const) {
    if (judged[key]) tally[key] += 1;
  }
}

function tallyOf(map: Map<string, Tally>, key: string): Tally {
  let tally = map.get(key);
  if (tally === undefined) {
    tally = emptyTally();
    map.set(key, tally);
  }
  return tally;
}

function kindOfCell(path: string): string {
  const key = path.split("/").at(-1) ?? "";
  if (path.startsWith("/funds/total")) return `funds total: ${key}`;
  if (path.startsWith("/funds/sources")) return `funds source: ${key}`;
  return path.startsWith("/total") ? `total ${key}` : `indicator ${key}`;
}

/** Precision over every error raised on planted forms, recall over the findings that must be raised. */
function countCodes(
  expected: readonly string[],
  input: CheckInput,
  faults: readonly Fault[],
  guilty: readonly string[],
  into: Measured,
): void {
  const raised = new Set(faults.map(keyOf));
  const network = buildNetwork(input);
  for (const key of expected) {
    const tally = codeOf(into, key.split(" ")[0] ?? "");
    tally.expected += 1;
    if (raised.has(key)) tally.found += 1;
    else into.unraised.push(`${key} (${guilty.join(", ")})`);
  }
  for (const fault of faults) {
    if (fault.severity !== "error") continue;
    const tally = codeOf(into, fault.code);
    tally.raised += 1;
    // A blank cell is no part of what a finding lists, but of what its equation adds up.
    const parts = network.constraintOf(fault.code, fault.path)?.cells ?? [];
    const isAbout = (path: string) =>
      fault.path === path || fault.related.includes(path) || parts.some((cell) => cell.path === path);
    if (guilty.some(isAbout)) tally.justified += 1;
  }
}

function codeOf(into: Measured, code: string): CodeTally {
  let tally = into.codes.get(code);
  if (tally === undefined) {
    tally = { expected: 0, found: 0, raised: 0, justified: 0 };
    into.codes.set(code, tally);
  }
  return tally;
}

/**
 * Plants two faults in different cells, each of which the rest of the form determines, also beside the other: two
 * that cancel each other out (a row left blank and left out of the total) leave nothing to find.
 */
export function plantTwo(sound: Evaluation, random: Random): Case | null {
  const first = plant(sound, random.pick(FAULT_KINDS), random);
  const second = plant(sound, random.pick(FAULT_KINDS), random);
  if (first === null || second === null || first.path === second.path) return null;
  const input = inputOf(sound);
  if (expectedFindings(input, first).length === 0 || expectedFindings(input, second).length === 0)
    return null;
  const afterFirst = withCell(sound, first.path, first.wrong);
  if (expectedFindings(inputOf(afterFirst), second).length === 0) return null;
  if (expectedFindings(inputOf(withCell(sound, second.path, second.wrong)), first).length === 0) return null;
  const form = withCell(afterFirst, second.path, second.wrong);
  return { form, faults: [first, second], guilty: [first.path, second.path] };
}

/** Two at once: detected at all, both cells among the repairs, both in the cheapest repair of what they broke. */
export function measurePair(each: Case, into: Measured): void {
  const input = inputOf(each.form);
  const { faults } = reportOf(input);
  const arithmetic = faults.filter((fault) => ARITHMETIC.has(fault.code));
  const { result, milliseconds } = timed(() => localize(input, faults));
  if (arithmetic.length > 0) into.timing.faulty.push(milliseconds);
  const { pairs } = into;
  pairs.cases += 1;
  if (!result.complete) pairs.cut += 1;
  if (faults.some((fault) => fault.severity === "error")) pairs.detected += 1;
  else
    into.misses.push(
      `pair ${each.faults.map((f) => `${f.kind} ${f.path} ${f.right} → ${f.wrong}`).join("; ")} in ${each.form.id}`,
    );
  const ranks = each.guilty.map((path) =>
    result.repairs.findIndex(
      (repair) =>
        repair.cells.some((cell) => cell.path === path) &&
        repair.cells.every((cell) => each.guilty.includes(cell.path)),
    ),
  );
  if (ranks.every((rank) => rank >= 0)) pairs.inSets += 1;
  if (ranks.some((rank) => rank === 0)) pairs.first += 1;
  if (ranks.every((rank) => rank >= 0 && rank < 3)) pairs.firstThree += 1;
}
