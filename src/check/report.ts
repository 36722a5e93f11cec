import type { Bilingual } from "../errors";
import type { NormalizedEvaluation } from "../normalize/normalize";
import type { CompiledOwnCheck } from "../ruleset/ownChecks";
import { type Rules, sourceOf } from "../ruleset/rules";
import type { ParameterName, Severity } from "../ruleset/schema";
import type { FormScores } from "../score/score";
import type { CheckCounts, Expected, Finding } from "./finding";

/** What every check looks at. */
export interface CheckInput {
  readonly form: NormalizedEvaluation;
  readonly scores: FormScores;
  readonly rules: Rules;
}

/** A finding before it is put into words; a ruleset's own check brings its words. */
export type Fault = Omit<Finding, "message"> & { readonly message?: Bilingual };

/** What a check says of a cell that fails; severity and reference come from the ruleset. */
export interface FaultDetail {
  readonly path: string;
  readonly stated: string | null;
  readonly expected?: Expected;
  readonly related?: readonly string[];
  readonly params?: Readonly<Record<string, string>>;
  /** The parameter that gave the expected figure: its ground is cited instead of the check's. */
  readonly parameter?: ParameterName | null;
  /** Only words were compared: an error weighs as a warning. */
  readonly byWords?: boolean;
}

/** A check of the form's consistency: it reports one of three outcomes for each cell it looks at. */
export interface Check {
  /** The codes it reports under. */
  readonly codes: readonly string[];
  run(input: CheckInput, report: CheckReport): void;
}

function severityOf(severity: Severity, { byWords }: FaultDetail): Severity {
  return byWords === true && severity === "error" ? "warning" : severity;
}

interface Counter {
  passed: number;
  failed: number;
  notEvaluated: number;
}

const NOTHING: readonly string[] = [];
const NO_PARAMS: Readonly<Record<string, string>> = {};

/** Collects the outcomes of all checks over one form. */
export class CheckReport {
  readonly faults: Fault[] = [];
  private readonly counts = new Map<string, Counter>();
  private lastCode = "";
  private last: Counter = { passed: 0, failed: 0, notEvaluated: 0 };

  constructor(private readonly rules: Rules) {}

  /** Every check is listed, also one that met nothing to look at. */
  open(code: string): void {
    if (!this.counts.has(code)) this.counts.set(code, { passed: 0, failed: 0, notEvaluated: 0 });
  }

  pass(code: string): void {
    this.count(code).passed += 1;
  }

  /** As many passes at once. */
  passAll(code: string, times: number): void {
    this.count(code).passed += times;
  }

  /** A cell the check needs is blank or unreadable: neither right nor wrong. */
  notEvaluated(code: string): void {
    this.count(code).notEvaluated += 1;
  }

  fail(code: string, detail: FaultDetail): void {
    this.count(code).failed += 1;
    const rule = this.rules.checks.get(code);
    const parameter = detail.parameter ?? null;
    this.faults.push({
      code,
      severity: severityOf(rule?.severity ?? "warning", detail),
      path: detail.path,
      stated: detail.stated,
      expected: detail.expected ?? null,
      related: detail.related ?? NOTHING,
      params: detail.params ?? NO_PARAMS,
      reference: parameter === null ? (rule?.reference ?? null) : sourceOf(this.rules, parameter).reference,
    });
  }

  /** A ruleset's own check fails: it brings its severity, words and ground itself. */
  failOwn(check: CompiledOwnCheck, detail: FaultDetail): void {
    this.count(check.code).failed += 1;
    this.faults.push({
      code: check.code,
      severity: check.severity,
      path: detail.path,
      stated: detail.stated,
      expected: detail.expected ?? null,
      related: detail.related ?? NOTHING,
      params: detail.params ?? NO_PARAMS,
      reference: check.reference,
      message: check.message,
    });
  }

  /** The outcome of a plain yes-or-no check. */
  judge(code: string, holds: boolean, detail: () => FaultDetail): void {
    if (holds) this.pass(code);
    else this.fail(code, detail());
  }

  counted(): Record<string, CheckCounts> {
    const counts: Record<string, CheckCounts> = {};
    for (const [code, count] of this.counts) counts[code] = count;
    return counts;
  }

  private count(code: string): Counter {
    // A check reports under one code many times over.
    if (code === this.lastCode) return this.last;
    let count = this.counts.get(code);
    if (count === undefined) {
      count = { passed: 0, failed: 0, notEvaluated: 0 };
      this.counts.set(code, count);
    }
    this.lastCode = code;
    this.last = count;
    return count;
  }
}
