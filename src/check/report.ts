import type { Bilingual } from "../errors";
import type { NormalizedEvaluation } from "../normalize/normalize";
import type { CompiledOwnCheck } from "../ruleset/ownChecks";
import type { Rules } from "../ruleset/rules";
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

/** The codes that checks report under, and where each stands among them. */
export interface CheckCodes {
  readonly list: readonly string[];
  readonly places: ReadonlyMap<string, number>;
  /** No outcomes of any: copied and filled, it is made in half the time of one put together anew. */
  readonly none: Readonly<Record<string, CheckCounts>>;
}

/** The codes of these checks, in their order, each once. */
export function codesOf(checks: readonly Pick<Check, "codes">[]): CheckCodes {
  const list = [...new Set(checks.flatMap((check) => check.codes))];
  return {
    list,
    places: new Map(list.map((code, place) => [code, place])),
    none: Object.fromEntries(list.map((code) => [code, NO_COUNTS])),
  };
}

const NO_COUNTS: CheckCounts = { passed: 0, failed: 0, notEvaluated: 0 };
const NOTHING: readonly string[] = [];
const NO_PARAMS: Readonly<Record<string, string>> = {};

/** Where the severity and ground of a finding come from. */
export type CheckRules = Pick<Rules, "checks" | "grounds">;

/** The outcomes of one check over one form. */
export class Outcomes implements CheckCounts {
  passed = 0;
  failed = 0;
  notEvaluated = 0;

  constructor(
    readonly code: string,
    private readonly rules: CheckRules,
    private readonly faults: Fault[],
  ) {}

  pass(): void {
    this.passed += 1;
  }

  /** A cell the check needs is blank or unreadable: neither right nor wrong. */
  skip(): void {
    this.notEvaluated += 1;
  }

  fail(detail: FaultDetail): void {
    this.failed += 1;
    const rule = this.rules.checks.get(this.code);
    const parameter = detail.parameter ?? null;
    this.faults.push({
      code: this.code,
      severity: severityOf(rule?.severity ?? "warning", detail),
      path: detail.path,
      stated: detail.stated,
      expected: detail.expected ?? null,
      related: detail.related ?? NOTHING,
      params: detail.params ?? NO_PARAMS,
      reference: (parameter === null ? rule?.reference : this.rules.grounds.get(parameter)) ?? null,
    });
  }

  /** The outcome of a plain yes-or-no check. */
  judge(holds: boolean, detail: () => FaultDetail): void {
    if (holds) this.passed += 1;
    else this.fail(detail());
  }
}

/** Collects the outcomes of all checks over one form. */
export class CheckReport {
  readonly faults: Fault[] = [];
  private readonly outcomes: Outcomes[] = [];

  /**
   * @param codes - the checks that will run; each is listed, also one that meets nothing to look at
   */
  constructor(
    private readonly rules: CheckRules,
    private readonly codes: CheckCodes,
  ) {
    for (const code of codes.list) this.outcomes.push(new Outcomes(code, rules, this.faults));
  }

  /** What becomes of the check under this code. */
  of(code: string): Outcomes {
    const place = this.codes.places.get(code);
    return place === undefined ? this.ofOwn(code) : this.outcomes[place]!;
  }

  /** A ruleset's own check fails: it brings its severity, words and ground itself. */
  failOwn(check: CompiledOwnCheck, detail: FaultDetail): void {
    this.ofOwn(check.code).failed += 1;
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

  /** Every check in the order it was named, the ruleset's own last. */
  all(): readonly Outcomes[] {
    return this.outcomes;
  }

  counted(): Record<string, CheckCounts> {
    const counts = { ...this.codes.none };
    for (const { code, passed, failed, notEvaluated } of this.outcomes) {
      counts[code] = { passed, failed, notEvaluated };
    }
    return counts;
  }

  /** A ruleset's own check; listed from when it is first asked for. */
  private ofOwn(code: string): Outcomes {
    let outcomes = this.outcomes.find((other) => other.code === code);
    if (outcomes === undefined) {
      outcomes = new Outcomes(code, this.rules, this.faults);
      this.outcomes.push(outcomes);
    }
    return outcomes;
  }
}
