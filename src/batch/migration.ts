import type { RulesetName } from "../ruleset/diff";
import { byKey, Counter, type Tally } from "./tally";

/** A form whose accepted total or grade differs between two rulesets. */
export interface Move {
  readonly id: string | null;
  readonly total: Change<string>;
  readonly grade: Change<string | null>;
  /**
   * The parameters that move it: each does so when it alone is taken from the second ruleset. Where none does
   * alone, those without which the form would not move; where there are none of these either, all that differ.
   */
  readonly through: readonly string[];
}

/** A value under the first ruleset and under the second. */
export interface Change<T> {
  readonly from: T;
  readonly to: T;
}

/** How summaries name a ruleset: `id@version`. */
export function nameOfRuleset({ id, version }: RulesetName): string {
  return `${id}@${version}`;
}

/** A form under two rulesets. */
export interface Compared {
  readonly rulesets: Change<RulesetName>;
  readonly grade: Change<string | null>;
  readonly findings: FindingsMoved;
  /** `null` where neither total nor grade changes. */
  readonly move: Move | null;
}

/** Findings of one form by code: those only the second ruleset gives, and those only the first gives. */
export interface FindingsMoved {
  readonly appearing: Tally;
  readonly vanishing: Tally;
}

/** Findings of one code over a batch: how many appear and vanish, and in how many forms any does. */
export interface FindingMoves {
  readonly appearing: number;
  readonly vanishing: number;
  readonly forms: number;
}

/** What moves in a batch under a second ruleset. Mergeable as a part of `Summary`. */
export interface Migration {
  /** Forms by the ruleset they were assessed under (`id@version`), first and second. */
  readonly rulesets: Change<Tally>;
  /** Forms assessed under both. */
  readonly forms: number;
  /** Forms whose accepted total or grade changes. */
  readonly moved: number;
  readonly regraded: number;
  /** Forms by accepted grade under the first (rows) and the second ruleset; `""` outside all bands. */
  readonly matrix: Readonly<Record<string, Tally>>;
  /** Moved and regraded forms by the parameter that moves them; a form may be moved by several. */
  readonly byParameter: Readonly<Record<string, { readonly moved: number; readonly regraded: number }>>;
  /** By code, those that appear or vanish; a finding stays where the same cell has one of the same code. */
  readonly findings: Readonly<Record<string, FindingMoves>>;
}

/** Collects moves; see `SummaryBuilder`. */
export class MigrationBuilder {
  private forms = 0;
  private moved = 0;
  private regraded = 0;
  private readonly rulesets = { from: new Counter(), to: new Counter() };
  private readonly matrix = new Map<string, Map<string, number>>();
  private readonly byParameter = new Map<string, { moved: number; regraded: number }>();
  private readonly findings = new Map<string, FindingMoves>();

  add({ rulesets, grade, findings, move }: Compared): void {
    this.forms += 1;
    this.rulesets.from.add(nameOfRuleset(rulesets.from));
    this.rulesets.to.add(nameOfRuleset(rulesets.to));
    this.count(grade.from ?? "", grade.to ?? "", 1);
    const { appearing, vanishing } = findings;
    for (const code of Object.keys({ ...appearing, ...vanishing })) {
      this.countFindings(code, {
        appearing: appearing[code] ?? 0,
        vanishing: vanishing[code] ?? 0,
        forms: 1,
      });
    }
    if (move === null) return;
    const regraded = move.grade.from === move.grade.to ? 0 : 1;
    this.moved += 1;
    this.regraded += regraded;
    for (const name of move.through) this.countParameter(name, 1, regraded);
  }

  merge(other: Migration): void {
    this.forms += other.forms;
    this.moved += other.moved;
    this.regraded += other.regraded;
    this.rulesets.from.merge(other.rulesets.from);
    this.rulesets.to.merge(other.rulesets.to);
    for (const [from, row] of Object.entries(other.matrix)) {
      for (const [to, forms] of Object.entries(row)) this.count(from, to, forms);
    }
    for (const [name, { moved, regraded }] of Object.entries(other.byParameter)) {
      this.countParameter(name, moved, regraded);
    }
    for (const [code, moves] of Object.entries(other.findings)) this.countFindings(code, moves);
  }

  /** Whether no form was compared. */
  get isEmpty(): boolean {
    return this.forms === 0;
  }

  build(): Migration {
    const { forms, moved, regraded } = this;
    const rulesets = { from: this.rulesets.from.build(), to: this.rulesets.to.build() };
    const matrix = byKey([...this.matrix].map(([from, row]) => [from, byKey(row)]));
    const byParameter = byKey([...this.byParameter].map(([name, counts]) => [name, { ...counts }]));
    return { rulesets, forms, moved, regraded, matrix, byParameter, findings: byKey(this.findings) };
  }

  private count(from: string, to: string, forms: number): void {
    let row = this.matrix.get(from);
    if (row === undefined) {
      row = new Map();
      this.matrix.set(from, row);
    }
    row.set(to, (row.get(to) ?? 0) + forms);
  }

  private countFindings(code: string, { appearing, vanishing, forms }: FindingMoves): void {
    const counts = this.findings.get(code);
    this.findings.set(code, {
      appearing: (counts?.appearing ?? 0) + appearing,
      vanishing: (counts?.vanishing ?? 0) + vanishing,
      forms: (counts?.forms ?? 0) + forms,
    });
  }

  private countParameter(name: string, moved: number, regraded: number): void {
    const counts = this.byParameter.get(name) ?? { moved: 0, regraded: 0 };
    this.byParameter.set(name, { moved: counts.moved + moved, regraded: counts.regraded + regraded });
  }
}
